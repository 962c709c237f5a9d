-- P7: who became WG Member or lead a year ago.
CREATE INDEX "Membership_tier_since_idx" ON "Membership"("tier", "since");

-- CreateIndex
CREATE INDEX "Membership_returnAskedAt_idx" ON "Membership"("returnAskedAt");
