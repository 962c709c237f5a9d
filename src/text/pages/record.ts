import { headShown, type Flaw, type RecordEntry } from '../../domain/record.js';
import { card, facts, text, type Card, type TextFile } from '../card.js';
import { cited } from '../clauses.js';
import { bold, joined, say, when } from '../markup.js';
import { counted } from '../words.js';

/** What each kind of entry says happened. */
const HAPPENED: Record<string, string> = {
  'proposal-opened': 'opened',
  'proposal-announced': 'announced; the clock runs',
  'proposal-blocked': 'blocked',
  'block-lifted': 'a block was lifted',
  'proposal-amended': 'amended',
  'proposal-made-significant': 'found significant',
  'proposal-withdrawn': 'withdrawn',
  'disagreement-stated': 'a disagreement was stated',
  'disagreement-lifted': 'a disagreement was lifted',
  'disagreement-at-deadline': 'deadline, with disagreement',
  'silence-consented': 'deadline; silence consented',
  'outcome-recorded': 'outcome recorded',
  'vote-requested': 'a formal vote was asked for',
  'vote-opened': 'a formal vote opened',
  'vote-announced': 'the vote was announced; its period runs',
  'vote-cancelled': 'the vote was cancelled',
  'feedback-given': 'feedback of a Core Maintainer was given',
  'feedback-lifted': 'binding feedback was lifted',
  'core-maintainers-approved': 'approved for the Core Maintainers',
  'result-contested': 'the result of the vote was contested',
  'vote-closed': 'the vote closed',
  'vote-extended': 'the vote was extended',
  'contest-moved': 'time to contest moved after an outage',
  'escalation-drafted': 'an escalation was drafted',
  'escalation-redrafted': 'an escalation was drafted anew',
  'escalation-dropped': 'the draft of an escalation was not needed any more',
  'escalation-sent': 'sent to Core Maintainers',
  'escalation-assigned': 'a Core Maintainer was designated',
  'escalation-handed-over': 'handed over to another Core Maintainer',
  'information-asked': 'more information was asked for',
  'information-given': 'the information was given',
  'full-deliberation-asked': 'full deliberation was asked for',
  'guidance-given': 'guidance that binds was given',
  'decision-recorded': 'the decision of the Core Maintainers was recorded',
  'group-retired': 'closed with its group',
  'deadline-moved': 'deadline moved after an outage',
  'ballot-cast': 'a ballot was cast',
  'vote-recounted': 'the vote was counted anew',
  'vote-moved': 'the close of the vote moved after an outage',
  'observer-joined': 'an Observer joined',
  'participant-asked-for': 'somebody asked to be a Participant',
  'participant-confirmed': 'a Participant was confirmed',
  'participant-confirmed-by-silence': 'a Participant was confirmed by silence',
  'member-left': 'somebody left',
  'profile-set': 'somebody set their profile',
  'consent-given': 'somebody agreed to be named outside Discord',
  'consent-withheld': 'somebody does not want to be named outside Discord',
  'personal-data-erased': 'somebody had their personal data erased',
  'member-tier-adopted': 'WG Member tier adopted',
  'nomination-opened': 'nominated',
  'nomination-announced': 'announced; the clock runs',
  'nomination-objected': 'objected to',
  'nomination-objection-lifted': 'an objection was lifted',
  'nomination-extended': 'evidence complete shortly before the deadline, which is later now',
  'nomination-promoted': 'deadline; nobody objected, so WG Member',
  'nomination-lapsed': 'deadline; the evidence was not complete',
  'nomination-declined': 'declined',
  'nomination-withdrawn': 'withdrawn',
  'participation-attested': 'participation was attested',
  'member-promoted': 'somebody became WG Member',
  'promotion-undone': 'somebody is not WG Member after all',
  'member-stepped-down': 'a WG Member became Participant',
  'profile-right': 'somebody said that their profile is right',
  'roles-set': 'ladder roles set',
  'channels-set': 'channels set',
  'channel-bound': 'channel bound',
  'channel-lost': 'channel deleted',
  'lead-away': 'a lead left the server',
  'lead-back': 'a lead came back to the server',
  'candidacy-opened': 'somebody is to become a lead',
  'candidacy-accepted': 'a candidate accepted to lead',
  'candidacy-withdrawn': 'a candidacy as lead was withdrawn',
  'candidate-sponsored': 'a candidate or lead was sponsored',
  'sponsorship-withdrawn': 'a sponsorship was withdrawn',
  'sponsors-below-strength': 'a lead has too few sponsors',
  'sponsors-mended': 'a lead has enough sponsors again',
  'lead-appointed': 'a lead was appointed',
  'lead-resigned': 'a lead resigned',
  'lead-removed': 'a lead was removed by a Core Maintainer',
  'ladder-set': 'a level of the ladder was set',
  'bot-was-away': 'the bot was away',
  'access-change-done': 'an access change was done',
  'access-change-needless': 'an access change was not needed any more',
  'charters-imported': 'charters imported',
  'group-imported': 'group imported',
};

/** An entry's kind in words; a kind of a later version stands as it is. */
export const happenedWord = (kind: string): string => HAPPENED[kind] ?? kind.replaceAll('-', ' ');

const ENTRIES_SHOWN = 10;

/** The newest entries; the whole is in the export. */
export const recordPage = (entries: readonly RecordEntry[], ref: string | null): Card =>
  card(ref === null ? say`Record` : say`Record of ${ref}`, {
    blocks: [
      text(
        entries.length === 0
          ? say`There is no entry.`
          : joined(
              entries
                .slice(-ENTRIES_SHOWN)
                .map(
                  (entry) =>
                    say`${bold(say`${entry.seq}`)} ${when(entry.at)} · ${subjectWord(entry)}${happenedWord(entry.kind)} · \`${headShown(entry.hash)}\``,
                ),
              '\n',
            ),
      ),
      ...(entries.length === 0
        ? []
        : [
            text(
              say`${entries.length > ENTRIES_SHOWN ? say`The newest ${ENTRIES_SHOWN} of ${entries.length}. ` : ''}The whole: \`/record export\` (${cited('X1')}).`,
            ),
          ]),
    ],
  });

const subjectWord = (entry: RecordEntry) => (/^[A-Z]-\d+$/u.test(entry.subject) ? say`${entry.subject} ` : say``);

/** An export of a record as a file on a card. */
export const exportPage = (entries: readonly RecordEntry[], format: 'jsonl' | 'markdown'): Card =>
  card(say`Record, ${counted(entries.length, 'entry', 'entries')}`, {
    blocks: [
      text(
        format === 'markdown'
          ? say`For reading. The file for checking is the one in \`jsonl\` format.`
          : isFromTheStart(entries)
            ? say`One entry a line. Check it offline with \`npm run verify -- record.jsonl\`.`
            : say`One entry a line. This is a part of the record; to check it offline, export the whole: leave \`ref\` and \`from\` out.`,
      ),
    ],
    files: [format === 'jsonl' ? jsonLines(entries) : markdown(entries)],
  });

/** X1: only a record from its first entry on can be checked by itself. */
const isFromTheStart = (entries: readonly RecordEntry[]): boolean =>
  entries.every((entry, index) => entry.seq === index + 1);

/** Entries as JSON lines, just as the verifier reads them. */
export const jsonLines = (entries: readonly RecordEntry[]): TextFile => ({
  name: 'record.jsonl',
  content: entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''),
});

/** Entries as a readable decision log. */
const markdown = (entries: readonly RecordEntry[]): TextFile => ({
  name: 'record.md',
  content: [
    '# Record',
    ...entries.map((entry) =>
      [
        `## ${entry.seq}. ${entry.subject}: ${happenedWord(entry.kind)}`,
        `${new Date(entry.at).toISOString()} · ${entry.clauses.map((clause) => `§${clause}`).join(', ')} · rules ${entry.edition}`,
        ...Object.entries(entry.facts).map(([name, fact]) => `- ${name}: ${JSON.stringify(fact)}`),
        ...Object.entries(entry.values).map(([name, { value }]) => `- ${name}: ${typed(value)}`),
        `- hash: ${entry.hash}`,
      ].join('\n'),
    ),
    '',
  ].join('\n\n'),
});

/** A typed value: more than one line is quoted, so that none of them can pass for an entry of the record. */
const typed = (value: string): string => (/[\r\n]/u.test(value) ? `\n${value.replace(/^/gmu, '  > ')}` : value);

/** X1: whether the record is whole. */
export const verifiedPage = (checked: { flaw: Flaw | null; entries: number; head: string }): Card =>
  checked.flaw === null
    ? card(say`The record is whole`, {
        tone: 'good',
        blocks: [
          facts(['Entries', say`${checked.entries}`], ['Head', say`\`${headShown(checked.head)}\``]),
          text(
            say`No entry was changed, removed, inserted or cut off (${cited('X1')}). Each result card prints the head as it was then.`,
          ),
        ],
      })
    : card(say`The record is broken`, {
        tone: 'bad',
        blocks: [
          text(
            say`Entry ${checked.flaw.seq} does not hold (${FLAW[checked.flaw.problem]}). Tell whoever runs the bot; they have backups to compare with (${cited('X1')}).`,
          ),
        ],
      });

const FLAW: Record<Flaw['problem'], string> = {
  missing: 'it is missing',
  previous: 'it does not follow the one before',
  hash: 'it was changed',
  value: 'a value in it was changed',
  anchor: 'the head that was printed is not in it',
};
