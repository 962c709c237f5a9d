-- CreateTable
CREATE TABLE "VoteRequest" (
    "proposalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "VoteRequest_pkey" PRIMARY KEY ("proposalId","version","personId")
);

-- CreateTable
CREATE TABLE "Vote" (
    "id" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "cause" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "result" TEXT,
    "openedAt" TIMESTAMP(3) NOT NULL,
    "announcedAt" TIMESTAMP(3),
    "closesAt" TIMESTAMP(3),
    "extendedAt" TIMESTAMP(3),
    "extendedDays" INTEGER,
    "outageMovedAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),
    "contestUntil" TIMESTAMP(3),
    "contestMovedAt" TIMESTAMP(3),
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

    CONSTRAINT "Vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoteSeat" (
    "voteId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "forQuorum" BOOLEAN NOT NULL,
    "ballotId" TEXT,

    CONSTRAINT "VoteSeat_pkey" PRIMARY KEY ("voteId","number")
);

-- CreateTable
CREATE TABLE "Ballot" (
    "id" TEXT NOT NULL,
    "voteId" TEXT NOT NULL,
    "seat" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "rationale" TEXT NOT NULL,
    "receipt" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Ballot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Contest" (
    "id" TEXT NOT NULL,
    "voteId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "grounds" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Contest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Feedback" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "binding" BOOLEAN NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "liftedAt" TIMESTAMP(3),

    CONSTRAINT "Feedback_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "proposalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("proposalId","personId")
);

-- CreateTable
CREATE TABLE "Escalation" (
    "id" TEXT NOT NULL,
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
    "draftedAt" TIMESTAMP(3) NOT NULL,
    "sentAt" TIMESTAMP(3),
    "dueAt" TIMESTAMP(3),
    "respondedAt" TIMESTAMP(3),
    "assigneeId" TEXT,
    "assignedAt" TIMESTAMP(3),
    "outcome" TEXT,
    "settledAt" TIMESTAMP(3),

    CONSTRAINT "Escalation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "EscalationParty" (
    "escalationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "EscalationParty_pkey" PRIMARY KEY ("escalationId","personId")
);

-- CreateTable
CREATE TABLE "EscalationStep" (
    "id" TEXT NOT NULL,
    "escalationId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "EscalationStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConductReport" (
    "id" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "reporterId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "takerId" TEXT,
    "takenAt" TIMESTAMP(3),
    "closedAt" TIMESTAMP(3),

    CONSTRAINT "ConductReport_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "VoteRequest" ADD CONSTRAINT "VoteRequest_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteRequest" ADD CONSTRAINT "VoteRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Vote" ADD CONSTRAINT "Vote_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteSeat" ADD CONSTRAINT "VoteSeat_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoteSeat" ADD CONSTRAINT "VoteSeat_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Ballot" ADD CONSTRAINT "Ballot_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_voteId_fkey" FOREIGN KEY ("voteId") REFERENCES "Vote"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Feedback" ADD CONSTRAINT "Feedback_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Approval" ADD CONSTRAINT "Approval_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Escalation" ADD CONSTRAINT "Escalation_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Escalation" ADD CONSTRAINT "Escalation_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EscalationParty" ADD CONSTRAINT "EscalationParty_escalationId_fkey" FOREIGN KEY ("escalationId") REFERENCES "Escalation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EscalationParty" ADD CONSTRAINT "EscalationParty_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EscalationStep" ADD CONSTRAINT "EscalationStep_escalationId_fkey" FOREIGN KEY ("escalationId") REFERENCES "Escalation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "EscalationStep" ADD CONSTRAINT "EscalationStep_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A block used to wait for a vote that nothing opened. Now it opens one: at the deadline where it came before this.
UPDATE "Proposal" SET "status" = CASE WHEN "announcedAt" IS NULL THEN 'announcing' ELSE 'open' END WHERE "status" = 'blocked';
