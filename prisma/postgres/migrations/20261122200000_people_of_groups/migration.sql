-- AlterTable
ALTER TABLE "Group" ADD COLUMN     "grandfathered" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "oneHoldsSince" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Membership" ADD COLUMN     "inactiveAt" TIMESTAMP(3),
ADD COLUMN     "inactiveSince" TIMESTAMP(3),
ADD COLUMN     "participatedAt" TIMESTAMP(3),
ADD COLUMN     "returnAskedAt" TIMESTAMP(3),
ADD COLUMN     "termEndsAt" TIMESTAMP(3);

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "counted" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "ladder" TEXT NOT NULL DEFAULT 'contributor',
ADD COLUMN     "level" TEXT,
ADD COLUMN     "levelAt" TIMESTAMP(3),
ADD COLUMN     "profileAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Candidacy" (
    "id" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "term" TEXT,
    "status" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "acceptedAt" TIMESTAMP(3),
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "Candidacy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sponsorship" (
    "id" TEXT NOT NULL,
    "candidacyId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "withdrawnAt" TIMESTAMP(3),

    CONSTRAINT "Sponsorship_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Nomination" (
    "id" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "nominatorId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "announcedAt" TIMESTAMP(3),
    "deadlineAt" TIMESTAMP(3),
    "outageMovedAt" TIMESTAMP(3),
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "Nomination_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NominationObjection" (
    "id" TEXT NOT NULL,
    "nominationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "liftedAt" TIMESTAMP(3),

    CONSTRAINT "NominationObjection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ParticipationDay" (
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "link" TEXT,
    "byId" TEXT,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ParticipationDay_pkey" PRIMARY KEY ("groupId","personId","day","kind")
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "loggedById" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "status" TEXT NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMP(3),

    CONSTRAINT "Contribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessChange" (
    "id" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "doneAt" TIMESTAMP(3),
    "doneById" TEXT,

    CONSTRAINT "AccessChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Candidacy_groupId_status_idx" ON "Candidacy"("groupId", "status");

-- CreateIndex
CREATE INDEX "Candidacy_personId_idx" ON "Candidacy"("personId");

-- CreateIndex
CREATE INDEX "Sponsorship_candidacyId_idx" ON "Sponsorship"("candidacyId");

-- CreateIndex
CREATE INDEX "Sponsorship_personId_withdrawnAt_idx" ON "Sponsorship"("personId", "withdrawnAt");

-- CreateIndex
CREATE INDEX "Nomination_groupId_status_idx" ON "Nomination"("groupId", "status");

-- CreateIndex
CREATE INDEX "Nomination_personId_idx" ON "Nomination"("personId");

-- CreateIndex
CREATE INDEX "Nomination_nominatorId_idx" ON "Nomination"("nominatorId");

-- CreateIndex
CREATE INDEX "Nomination_status_deadlineAt_idx" ON "Nomination"("status", "deadlineAt");

-- CreateIndex
CREATE UNIQUE INDEX "Nomination_serverId_number_key" ON "Nomination"("serverId", "number");

-- CreateIndex
CREATE INDEX "NominationObjection_nominationId_idx" ON "NominationObjection"("nominationId");

-- CreateIndex
CREATE INDEX "NominationObjection_personId_idx" ON "NominationObjection"("personId");

-- CreateIndex
CREATE INDEX "ParticipationDay_personId_idx" ON "ParticipationDay"("personId");

-- CreateIndex
CREATE INDEX "ParticipationDay_byId_idx" ON "ParticipationDay"("byId");

-- CreateIndex
CREATE INDEX "Contribution_groupId_personId_status_idx" ON "Contribution"("groupId", "personId", "status");

-- CreateIndex
CREATE INDEX "Contribution_personId_idx" ON "Contribution"("personId");

-- CreateIndex
CREATE INDEX "Contribution_loggedById_idx" ON "Contribution"("loggedById");

-- CreateIndex
CREATE INDEX "Contribution_decidedById_idx" ON "Contribution"("decidedById");

-- CreateIndex
CREATE INDEX "Contribution_status_at_idx" ON "Contribution"("status", "at");

-- CreateIndex
CREATE INDEX "AccessChange_groupId_status_idx" ON "AccessChange"("groupId", "status");

-- CreateIndex
CREATE INDEX "AccessChange_personId_idx" ON "AccessChange"("personId");

-- CreateIndex
CREATE INDEX "AccessChange_doneById_idx" ON "AccessChange"("doneById");

-- CreateIndex
CREATE INDEX "AccessChange_status_at_idx" ON "AccessChange"("status", "at");

-- CreateIndex
CREATE INDEX "Group_serverId_title_idx" ON "Group"("serverId", "title");

-- CreateIndex
CREATE INDEX "Group_oneHoldsSince_idx" ON "Group"("oneHoldsSince");

-- CreateIndex
CREATE INDEX "Membership_personId_endedAt_idx" ON "Membership"("personId", "endedAt");

-- CreateIndex
CREATE INDEX "Membership_inactiveAt_idx" ON "Membership"("inactiveAt");

-- CreateIndex
CREATE INDEX "Membership_termEndsAt_idx" ON "Membership"("termEndsAt");

-- CreateIndex
CREATE INDEX "Person_serverId_level_idx" ON "Person"("serverId", "level");

-- CreateIndex
CREATE INDEX "Person_profileAt_idx" ON "Person"("profileAt");

-- AddForeignKey
ALTER TABLE "Candidacy" ADD CONSTRAINT "Candidacy_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Candidacy" ADD CONSTRAINT "Candidacy_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sponsorship" ADD CONSTRAINT "Sponsorship_candidacyId_fkey" FOREIGN KEY ("candidacyId") REFERENCES "Candidacy"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sponsorship" ADD CONSTRAINT "Sponsorship_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Nomination" ADD CONSTRAINT "Nomination_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationObjection" ADD CONSTRAINT "NominationObjection_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NominationObjection" ADD CONSTRAINT "NominationObjection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipationDay" ADD CONSTRAINT "ParticipationDay_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ParticipationDay" ADD CONSTRAINT "ParticipationDay_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contribution" ADD CONSTRAINT "Contribution_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessChange" ADD CONSTRAINT "AccessChange_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AccessChange" ADD CONSTRAINT "AccessChange_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Groups that are there already are from before the rule of sponsors, and the three months of their people begin now.
UPDATE "Group" SET "grandfathered" = true;
UPDATE "Membership" SET
  "participatedAt" = CURRENT_TIMESTAMP,
  "inactiveAt" = CURRENT_TIMESTAMP + INTERVAL '3 months'
WHERE "tier" IN ('member', 'lead') AND "endedAt" IS NULL;
