-- CreateTable
CREATE TABLE "VoteRequest" (
    "proposalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("proposalId", "version", "personId"),
    CONSTRAINT "VoteRequest_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "VoteRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Vote" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "result" TEXT,
    "openedAt" DATETIME NOT NULL,
    "announcedAt" DATETIME,
    "closesAt" DATETIME,
    "extendedAt" DATETIME,
    "extendedDays" INTEGER,
    "outageMovedAt" DATETIME,
    "closedAt" DATETIME,
    "contestUntil" DATETIME,
    "contestMovedAt" DATETIME,
    "seats" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "forQuorum" INTEGER NOT NULL DEFAULT 0,
    "voted" INTEGER NOT NULL DEFAULT 0,
    "memberYes" INTEGER NOT NULL DEFAULT 0,
    "memberNo" INTEGER NOT NULL DEFAULT 0,
    "memberAbstain" INTEGER NOT NULL DEFAULT 0,
    "othersYes" INTEGER NOT NULL DEFAULT 0,
    "othersNo" INTEGER NOT NULL DEFAULT 0,
    "othersAbstain" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "Vote_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "VoteSeat" (
    "voteId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "forQuorum" BOOLEAN NOT NULL,
    "ballotId" TEXT,

    PRIMARY KEY ("voteId", "number"),
    CONSTRAINT "VoteSeat_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "VoteSeat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "voteId" TEXT NOT NULL,
    "seat" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Ballot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Ballot_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contest" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "voteId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "Contest_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "proposalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "binding" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "liftedAt" DATETIME,
    CONSTRAINT "Feedback_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Feedback_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Approval" (
    "proposalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("proposalId", "personId"),
    CONSTRAINT "Approval_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Approval_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Escalation" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "groupId" TEXT NOT NULL,
    "class" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "proposalId" TEXT,
    "nominationId" TEXT,
    "otherGroupId" TEXT,
    "cause" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "options" TEXT NOT NULL,
    "disagreement" TEXT NOT NULL,
    "ask" TEXT NOT NULL,
    "draftedAt" DATETIME NOT NULL,
    "sentAt" DATETIME,
    "dueAt" DATETIME,
    "respondedAt" DATETIME,
    "assigneeId" TEXT,
    "assignedAt" DATETIME,
    "outcome" TEXT,
    "settledAt" DATETIME,
    CONSTRAINT "Escalation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Escalation_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EscalationParty" (
    "escalationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    PRIMARY KEY ("escalationId", "personId"),
    CONSTRAINT "EscalationParty_escalationId_fkey" FOREIGN KEY ("escalationId") REFERENCES "Escalation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EscalationParty_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "EscalationStep" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "escalationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    CONSTRAINT "EscalationStep_escalationId_fkey" FOREIGN KEY ("escalationId") REFERENCES "Escalation" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "EscalationStep_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ConductReport" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "reporterId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "takerId" TEXT,
    "takenAt" DATETIME,
    "closedAt" DATETIME
);

-- CreateIndex
CREATE INDEX "VoteRequest_personId_idx" ON "VoteRequest"("personId");

-- CreateIndex
CREATE INDEX "Vote_status_closesAt_idx" ON "Vote"("status", "closesAt");

-- CreateIndex
CREATE INDEX "Vote_contestUntil_idx" ON "Vote"("contestUntil");

-- CreateIndex
CREATE UNIQUE INDEX "Vote_proposalId_round_key" ON "Vote"("proposalId", "round");

-- CreateIndex
CREATE INDEX "VoteSeat_personId_idx" ON "VoteSeat"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "VoteSeat_voteId_personId_key" ON "VoteSeat"("voteId", "personId");

-- CreateIndex
CREATE INDEX "Ballot_voteId_seat_idx" ON "Ballot"("voteId", "seat");

-- CreateIndex
CREATE INDEX "Ballot_personId_idx" ON "Ballot"("personId");

-- CreateIndex
CREATE INDEX "Ballot_receipt_idx" ON "Ballot"("receipt");

-- CreateIndex
CREATE INDEX "Contest_personId_idx" ON "Contest"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Contest_voteId_personId_key" ON "Contest"("voteId", "personId");

-- CreateIndex
CREATE INDEX "Feedback_proposalId_idx" ON "Feedback"("proposalId");

-- CreateIndex
CREATE INDEX "Feedback_personId_idx" ON "Feedback"("personId");

-- CreateIndex
CREATE INDEX "Approval_personId_idx" ON "Approval"("personId");

-- CreateIndex
CREATE INDEX "Escalation_groupId_status_idx" ON "Escalation"("groupId", "status");

-- CreateIndex
CREATE INDEX "Escalation_proposalId_idx" ON "Escalation"("proposalId");

-- CreateIndex
CREATE INDEX "Escalation_nominationId_idx" ON "Escalation"("nominationId");

-- CreateIndex
CREATE INDEX "Escalation_assigneeId_idx" ON "Escalation"("assigneeId");

-- CreateIndex
CREATE INDEX "Escalation_status_draftedAt_idx" ON "Escalation"("status", "draftedAt");

-- CreateIndex
CREATE INDEX "Escalation_status_dueAt_idx" ON "Escalation"("status", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Escalation_serverId_number_key" ON "Escalation"("serverId", "number");

-- CreateIndex
CREATE INDEX "EscalationParty_personId_idx" ON "EscalationParty"("personId");

-- CreateIndex
CREATE INDEX "EscalationStep_escalationId_at_idx" ON "EscalationStep"("escalationId", "at");

-- CreateIndex
CREATE INDEX "EscalationStep_personId_idx" ON "EscalationStep"("personId");

-- CreateIndex
CREATE INDEX "ConductReport_serverId_status_idx" ON "ConductReport"("serverId", "status");

-- CreateIndex
CREATE INDEX "ConductReport_reporterId_idx" ON "ConductReport"("reporterId");

-- CreateIndex
CREATE INDEX "ConductReport_takerId_idx" ON "ConductReport"("takerId");

-- CreateIndex
CREATE INDEX "ConductReport_status_dueAt_idx" ON "ConductReport"("status", "dueAt");

-- A block used to wait for a vote that nothing opened. Now it opens one: at the deadline where it came before this.
UPDATE "Proposal" SET "status" = CASE WHEN "announcedAt" IS NULL THEN 'announcing' ELSE 'open' END WHERE "status" = 'blocked';
