-- AlterTable
ALTER TABLE "Membership" ADD COLUMN "inactiveAt" DATETIME;
ALTER TABLE "Membership" ADD COLUMN "inactiveSince" DATETIME;
ALTER TABLE "Membership" ADD COLUMN "participatedAt" DATETIME;
ALTER TABLE "Membership" ADD COLUMN "returnAskedAt" DATETIME;
ALTER TABLE "Membership" ADD COLUMN "termEndsAt" DATETIME;

-- CreateTable
CREATE TABLE "Candidacy" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "term" TEXT,
    "status" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "settledAt" DATETIME,
    CONSTRAINT "Candidacy_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Candidacy_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Sponsorship" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "candidacyId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "withdrawnAt" DATETIME,
    CONSTRAINT "Sponsorship_candidacyId_fkey" FOREIGN KEY ("candidacyId") REFERENCES "Candidacy" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Sponsorship_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Nomination" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "nominatorId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "announcedAt" DATETIME,
    "deadlineAt" DATETIME,
    "outageMovedAt" DATETIME,
    "settledAt" DATETIME,
    CONSTRAINT "Nomination_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Nomination_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "NominationObjection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "nominationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "liftedAt" DATETIME,
    CONSTRAINT "NominationObjection_nominationId_fkey" FOREIGN KEY ("nominationId") REFERENCES "Nomination" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "NominationObjection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("groupId", "personId", "day", "kind"),
    CONSTRAINT "ParticipationDay_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ParticipationDay_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contribution" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "loggedById" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "link" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "status" TEXT NOT NULL,
    "decidedById" TEXT,
    "decidedAt" DATETIME,
    CONSTRAINT "Contribution_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contribution_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AccessChange" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "doneById" TEXT,
    CONSTRAINT "AccessChange_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AccessChange_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Group" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mission" TEXT NOT NULL DEFAULT '',
    "memberTier" BOOLEAN NOT NULL,
    "channelId" TEXT,
    "grandfathered" BOOLEAN NOT NULL DEFAULT false,
    "oneHoldsSince" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Group_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Group" ("channelId", "createdAt", "id", "kind", "memberTier", "mission", "name", "serverId", "status", "title") SELECT "channelId", "createdAt", "id", "kind", "memberTier", "mission", "name", "serverId", "status", "title" FROM "Group";
DROP TABLE "Group";
ALTER TABLE "new_Group" RENAME TO "Group";
CREATE INDEX "Group_serverId_title_idx" ON "Group"("serverId", "title");
CREATE INDEX "Group_oneHoldsSince_idx" ON "Group"("oneHoldsSince");
CREATE UNIQUE INDEX "Group_serverId_kind_name_key" ON "Group"("serverId", "kind", "name");
CREATE UNIQUE INDEX "Group_serverId_channelId_key" ON "Group"("serverId", "channelId");
CREATE TABLE "new_Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "name" TEXT,
    "organization" TEXT,
    "github" TEXT,
    "githubKey" TEXT,
    "githubConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "discordName" TEXT,
    "consent" TEXT NOT NULL DEFAULT 'unasked',
    "consentAt" DATETIME,
    "erasedAt" DATETIME,
    "ladder" TEXT NOT NULL DEFAULT 'contributor',
    "level" TEXT,
    "levelAt" DATETIME,
    "counted" BOOLEAN NOT NULL DEFAULT true,
    "profileAt" DATETIME,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Person_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Person" ("consent", "consentAt", "createdAt", "discordName", "erasedAt", "github", "githubConfirmed", "githubKey", "id", "name", "organization", "serverId") SELECT "consent", "consentAt", "createdAt", "discordName", "erasedAt", "github", "githubConfirmed", "githubKey", "id", "name", "organization", "serverId" FROM "Person";
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
CREATE INDEX "Person_serverId_level_idx" ON "Person"("serverId", "level");
CREATE INDEX "Person_profileAt_idx" ON "Person"("profileAt");
CREATE UNIQUE INDEX "Person_serverId_githubKey_key" ON "Person"("serverId", "githubKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

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
CREATE INDEX "Membership_personId_endedAt_idx" ON "Membership"("personId", "endedAt");

-- CreateIndex
CREATE INDEX "Membership_inactiveAt_idx" ON "Membership"("inactiveAt");

-- CreateIndex
CREATE INDEX "Membership_termEndsAt_idx" ON "Membership"("termEndsAt");

-- Groups that are there already are from before the rule of sponsors, and the three months of their people begin now.
UPDATE "Group" SET "grandfathered" = true;
UPDATE "Membership" SET
  "participatedAt" = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now'),
  "inactiveAt" = strftime('%Y-%m-%dT%H:%M:%f+00:00', 'now', '+3 months')
WHERE "tier" IN ('member', 'lead') AND "endedAt" IS NULL;
