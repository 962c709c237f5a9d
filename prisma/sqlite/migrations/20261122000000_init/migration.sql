-- CreateTable
CREATE TABLE "Server" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "coreMaintainersRole" TEXT,
    "leadMaintainersRole" TEXT,
    "maintainersRole" TEXT,
    "moderatorsRole" TEXT,
    "creationChannel" TEXT,
    "coreMaintainersChannel" TEXT,
    "moderatorsChannel" TEXT,
    "groupCategory" TEXT,
    "archiveCategory" TEXT,
    "commandsHash" TEXT NOT NULL DEFAULT '',
    "recordSeq" INTEGER NOT NULL DEFAULT 0,
    "recordHead" TEXT NOT NULL DEFAULT '',
    "leftAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Counter" (
    "serverId" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    PRIMARY KEY ("serverId", "prefix"),
    CONSTRAINT "Counter_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "name" TEXT,
    "organization" TEXT,
    "github" TEXT,
    "githubKey" TEXT,
    "githubConfirmed" BOOLEAN NOT NULL DEFAULT false,
    "discordName" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Person_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "serverId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,

    PRIMARY KEY ("serverId", "userId"),
    CONSTRAINT "Account_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Group" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "mission" TEXT NOT NULL DEFAULT '',
    "memberTier" BOOLEAN NOT NULL,
    "channelId" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Group_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Membership" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "groupId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "role" TEXT,
    "term" TEXT,
    "since" DATETIME NOT NULL,
    "requestedAt" DATETIME,
    "confirmBy" DATETIME,
    "endedAt" DATETIME,
    CONSTRAINT "Membership_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Charter" (
    "groupId" TEXT NOT NULL PRIMARY KEY,
    "documentId" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    CONSTRAINT "Charter_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Charter_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "importedAt" DATETIME NOT NULL,
    CONSTRAINT "Document_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "groupId" TEXT NOT NULL,
    "authorId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "titleKey" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "matter" TEXT NOT NULL,
    "significance" TEXT NOT NULL,
    "days" INTEGER NOT NULL,
    "edition" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "openedAt" DATETIME NOT NULL,
    "announcedAt" DATETIME,
    "deadlineAt" DATETIME,
    "outageMovedAt" DATETIME,
    "settledAt" DATETIME,
    "outputKind" TEXT,
    CONSTRAINT "Proposal_groupId_fkey" FOREIGN KEY ("groupId") REFERENCES "Group" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Proposal_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProposalText" (
    "proposalId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" DATETIME NOT NULL,

    PRIMARY KEY ("proposalId", "version"),
    CONSTRAINT "ProposalText_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "proposalId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "resolution" TEXT NOT NULL,
    "at" DATETIME NOT NULL,
    "liftedAt" DATETIME,
    CONSTRAINT "Objection_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Objection_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RecordEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" DATETIME NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "groupId" TEXT,
    "clauses" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "RecordEntry_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "SealedValue" (
    "entryId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "salt" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "personId" TEXT,

    PRIMARY KEY ("entryId", "name"),
    CONSTRAINT "SealedValue_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "RecordEntry" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "post" TEXT NOT NULL,
    "announces" TEXT,
    "threadName" TEXT,
    "pin" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "shown" INTEGER NOT NULL DEFAULT 0,
    "messageId" TEXT,
    "threadId" TEXT,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "wantedAt" DATETIME NOT NULL,
    "firstTriedAt" DATETIME,
    "nextAttemptAt" DATETIME NOT NULL,
    "lastError" TEXT,
    "createdAt" DATETIME NOT NULL,
    "deliveredAt" DATETIME
);

-- CreateTable
CREATE TABLE "Interaction" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "argument" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Connection" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "since" DATETIME NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Occurrence" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "at" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Lease" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "holder" TEXT NOT NULL,
    "until" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_serverId_githubKey_key" ON "Person"("serverId", "githubKey");

-- CreateIndex
CREATE INDEX "Account_personId_idx" ON "Account"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Group_serverId_kind_name_key" ON "Group"("serverId", "kind", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Group_serverId_channelId_key" ON "Group"("serverId", "channelId");

-- CreateIndex
CREATE INDEX "Membership_confirmBy_idx" ON "Membership"("confirmBy");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_groupId_personId_key" ON "Membership"("groupId", "personId");

-- CreateIndex
CREATE INDEX "Document_serverId_path_importedAt_idx" ON "Document"("serverId", "path", "importedAt");

-- CreateIndex
CREATE INDEX "Proposal_groupId_status_idx" ON "Proposal"("groupId", "status");

-- CreateIndex
CREATE INDEX "Proposal_status_deadlineAt_idx" ON "Proposal"("status", "deadlineAt");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_serverId_number_key" ON "Proposal"("serverId", "number");

-- CreateIndex
CREATE INDEX "Objection_proposalId_idx" ON "Objection"("proposalId");

-- CreateIndex
CREATE INDEX "RecordEntry_serverId_subject_idx" ON "RecordEntry"("serverId", "subject");

-- CreateIndex
CREATE UNIQUE INDEX "RecordEntry_serverId_seq_key" ON "RecordEntry"("serverId", "seq");

-- CreateIndex
CREATE INDEX "SealedValue_personId_idx" ON "SealedValue"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_key_key" ON "Outbox"("key");

-- CreateIndex
CREATE INDEX "Outbox_state_nextAttemptAt_idx" ON "Outbox"("state", "nextAttemptAt");

-- CreateIndex
CREATE INDEX "Outbox_messageId_idx" ON "Outbox"("messageId");

-- CreateIndex
CREATE INDEX "Draft_expiresAt_idx" ON "Draft"("expiresAt");

-- CreateIndex
CREATE INDEX "Connection_until_idx" ON "Connection"("until");



-- X1: the record is append only. A sealed value may be deleted (its person is erased) and never changed.
CREATE TRIGGER "RecordEntry_no_update" BEFORE UPDATE ON "RecordEntry"
BEGIN
    SELECT RAISE(ABORT, 'RecordEntry is append only');
END;

CREATE TRIGGER "RecordEntry_no_delete" BEFORE DELETE ON "RecordEntry"
BEGIN
    SELECT RAISE(ABORT, 'RecordEntry is append only');
END;

CREATE TRIGGER "SealedValue_no_update" BEFORE UPDATE ON "SealedValue"
BEGIN
    SELECT RAISE(ABORT, 'SealedValue is never changed');
END;
