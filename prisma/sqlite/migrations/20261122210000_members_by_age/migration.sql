-- P7: who became WG Member or lead a year ago.
CREATE INDEX "Membership_tier_since_idx" ON "Membership"("tier", "since");
