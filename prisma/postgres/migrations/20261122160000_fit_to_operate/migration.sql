-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "directId" TEXT,
ADD COLUMN     "mentions" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "threadShown" TEXT,
ADD COLUMN     "userId" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "consent" TEXT NOT NULL DEFAULT 'unasked',
ADD COLUMN     "consentAt" TIMESTAMP(3),
ADD COLUMN     "erasedAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" TEXT NOT NULL,
    "serverId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "groupId" TEXT NOT NULL,
    "dueAt" TIMESTAMP(3) NOT NULL,
    "untilAt" TIMESTAMP(3) NOT NULL,
    "atOnce" BOOLEAN NOT NULL,
    "collected" TEXT,

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReminderWish" (
    "personId" TEXT NOT NULL,
    "direct" BOOLEAN NOT NULL DEFAULT false,
    "zone" TEXT,
    "quietFrom" INTEGER,
    "quietTo" INTEGER,
    "off" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ReminderWish_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "Reminder_personId_collected_idx" ON "Reminder"("personId", "collected");

-- CreateIndex
CREATE INDEX "Reminder_collected_idx" ON "Reminder"("collected");

-- CreateIndex
CREATE INDEX "Reminder_untilAt_idx" ON "Reminder"("untilAt");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_kind_subject_dueAt_personId_key" ON "Reminder"("kind", "subject", "dueAt", "personId");

-- AddForeignKey
ALTER TABLE "Reminder" ADD CONSTRAINT "Reminder_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReminderWish" ADD CONSTRAINT "ReminderWish_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
