import { HEAD_SHOWN } from '../../domain/record.js';
import type { Refusal } from '../../domain/refusal.js';
import { excerpt, say } from '../markup.js';
import type { Words } from './words.js';

/** What was typed or given (X3). */
export const TYPED = {
  'unknown-reference': (refusal) => ({
    stands: say`There is no proposal, nomination or escalation “${refusal.typed}” here.`,
    next: say`Pick one from the list that appears while you type, or look it up with \`/proposal list\`.`,
  }),
  'unknown-receipt': (refusal) => ({
    stands: say`There is no ballot with the receipt ${refusal.receipt} here.`,
    next: say`A receipt has ${HEAD_SHOWN} characters and was told to you when you voted; in the vote’s matter you find your ballots without it: \`/why\` with D-1, say.`,
  }),
  'empty-field': (refusal) => ({
    stands: say`The field “${refusal.field}” says nothing.`,
    next: say`Write at least one sentence there; what you typed is kept.`,
  }),
  'field-too-long': (refusal) => ({
    stands: say`The field “${refusal.field}” has ${refusal.length} characters; ${refusal.most} is the most.`,
    next: refusal.field === 'text' ? say`Shorten it, or open the proposal with a \`file\`.` : say`Shorten it.`,
  }),
  'unreadable-file': (refusal) => ({
    stands: say`“${refusal.name}” could not be read as text.`,
    next: say`Give a text file (\`.md\`, \`.mdx\`, \`.txt\` or \`.ts\`) of 1 MiB at most, in UTF-8.`,
  }),
  'draft-expired': () => ({
    stands: say`What you typed was kept for 7 days and is gone, or it was somebody else’s.`,
    next: say`Start again with the command or button.`,
  }),
  'already-done': () => ({ stands: say`This was done already.`, next: say`Nothing needs to be done.` }),
  unchanged: () => ({ stands: say`Nothing would change.`, next: say`Change something, or leave it as it is.` }),
  'not-a-day': (refusal) => ({
    stands: say`“${refusal.typed}” is not a day.`,
    next: say`Write it as year-month-day, such as 2026-11-30.`,
  }),
  'not-an-hour': (refusal) => ({
    stands:
      refusal.typed.trim() === ''
        ? say`Quiet hours need a beginning and an end; one of them is empty.`
        : say`“${refusal.typed}” is not a full hour of the day.`,
    next: say`Give both as hours from 0 to 24, such as 22 and 7. Leave both empty to have no quiet hours.`,
  }),
  'not-a-zone': (refusal) => ({
    stands: say`“${refusal.typed}” is not a time zone that the bot knows.`,
    next: say`Give a place of the zone database, such as Europe/Berlin, America/New\_York or UTC; its city alone will do.`,
  }),
  'quiet-all-day': (refusal) => ({
    stands: say`From ${refusal.hour} to ${refusal.hour} would be the whole day.`,
    next: say`Choose another end. To hear nothing at all, switch off what you do not want with \`/privacy reminders\`.`,
  }),
  'not-confirmed': (refusal) => ({
    stands: say`Nothing was erased: ${refusal.word} was not typed.`,
    next: say`Press **Edit** and type ${refusal.word}, or leave everything as it is.`,
  }),
  'nothing-given': () => ({
    stands: say`You gave nothing to set.`,
    next: say`Choose at least one option of the command.`,
  }),
  'export-too-large': (refusal) => ({
    stands: say`The file would have ${refusal.mebibytes} MiB; Discord takes ${refusal.most} MiB.`,
    next: say`Take it in parts with \`from\` and \`to\`. Parts in \`jsonl\` format one after the other are the whole again.`,
  }),
  'broken-anchor': (refusal) => ({
    stands: say`“${refusal.typed}” is not the beginning of a record’s hash.`,
    next: say`Copy it from a result card: ${HEAD_SHOWN} characters, each of them 0-9 or a-f.`,
  }),
  'not-a-link': (refusal) => ({
    stands: say`“${excerpt(refusal.typed, 200).shown}” is not the address of a page: one begins with \`https://\`, has no password in it and at most ${refusal.most} characters.`,
    next: say`Copy the address of the pull request, review, text or page.`,
  }),
  'too-many-lines': (refusal) => ({
    stands: say`You gave ${refusal.lines} days; ${refusal.most} is the most at a time.`,
    next: say`Press **Edit** and leave some out: one in each of the three months is enough.`,
  }),
  'line-unreadable': (refusal) => ({
    stands: say`“${refusal.line}” ${LINE[refusal.because](refusal.last)}.`,
    next: say`Press **Edit** and write each line as a day and a link, such as 2026-11-30 https\://example.com/minutes.`,
  }),
} satisfies Words;

/** Why a line of an attestation was not read. */
const LINE: Record<Extract<Refusal, { code: 'line-unreadable' }>['because'], (last: string) => string> = {
  form: () => 'is not a day and a link with a blank between them',
  day: () => 'does not begin with a day of the calendar',
  late: (last) => `is after ${last}, the day of the announcement, which is the last that counts`,
  link: () => 'does not end with an address that begins with http or https',
};
