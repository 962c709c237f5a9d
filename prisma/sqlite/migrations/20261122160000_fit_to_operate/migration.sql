-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "serverId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "untilAt" DATETIME NOT NULL,
    "atOnce" BOOLEAN NOT NULL,
    "collected" TEXT,
    CONSTRAINT "Reminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReminderWish" (
    "personId" TEXT NOT NULL PRIMARY KEY,
    "direct" BOOLEAN NOT NULL DEFAULT false,
    "zone" TEXT,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "off" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "ReminderWish_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "key" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "userId" TEXT,
    "directId" TEXT,
    "mentions" TEXT NOT NULL DEFAULT '',
    "post" TEXT NOT NULL,
    "announces" TEXT,
    "threadName" TEXT,
    "threadShown" TEXT,
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
INSERT INTO "new_Outbox" ("announces", "attempts", "channelId", "createdAt", "deliveredAt", "firstTriedAt", "id", "key", "lastError", "messageId", "nextAttemptAt", "pin", "pinned", "post", "revision", "serverId", "shown", "state", "threadId", "threadName", "wantedAt") SELECT "announces", "attempts", "channelId", "createdAt", "deliveredAt", "firstTriedAt", "id", "key", "lastError", "messageId", "nextAttemptAt", "pin", "pinned", "post", "revision", "serverId", "shown", "state", "threadId", "threadName", "wantedAt" FROM "Outbox";
DROP TABLE "Outbox";
ALTER TABLE "new_Outbox" RENAME TO "Outbox";
CREATE UNIQUE INDEX "Outbox_key_key" ON "Outbox"("key");
CREATE INDEX "Outbox_state_nextAttemptAt_idx" ON "Outbox"("state", "nextAttemptAt");
CREATE INDEX "Outbox_messageId_idx" ON "Outbox"("messageId");
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
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "Person_serverId_fkey" FOREIGN KEY ("serverId") REFERENCES "Server" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Person" ("createdAt", "discordName", "github", "githubConfirmed", "githubKey", "id", "name", "organization", "serverId") SELECT "createdAt", "discordName", "github", "githubConfirmed", "githubKey", "id", "name", "organization", "serverId" FROM "Person";
DROP TABLE "Person";
ALTER TABLE "new_Person" RENAME TO "Person";
CREATE UNIQUE INDEX "Person_serverId_githubKey_key" ON "Person"("serverId", "githubKey");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Reminder_personId_collected_idx" ON "Reminder"("personId", "collected");

-- CreateIndex
CREATE INDEX "Reminder_collected_idx" ON "Reminder"("collected");

-- CreateIndex
CREATE INDEX "Reminder_untilAt_idx" ON "Reminder"("untilAt");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_kind_subject_dueAt_personId_key" ON "Reminder"("kind", "subject", "dueAt", "personId");
