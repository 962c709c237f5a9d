import type { Step } from '../domain/explained.js';
import type { RecordEntry } from '../domain/record.js';
import { text, type Block } from './card.js';
import { ESCALATION_STATUS } from './escalation-words.js';
import { Markup, bold, joined, say } from './markup.js';
import { happenedWord } from './pages/record.js';
import { ON_CARD, type Voice } from './voice.js';
import { CHOICE, SEAT } from './vote-words.js';
import { NOMINATION_STATUS, STATUS } from './words.js';

/** A card is for reading; all steps are in its file, or in the record. */
const STEPS_SHOWN = 15;

/**
 * The newest steps of a matter, from its record, without single ballots.
 * @param room in characters; the newest step is always there
 * @param inFull where all of them are
 */
export function stepsText(steps: readonly Step[], room: number, inFull: Markup): Block[] {
  const lines = changesOf(steps).flatMap(({ step, to }) =>
    step.entry.kind === 'ballot-cast' ? [] : [stepLine(step, to, ON_CARD)],
  );
  const shown: Markup[] = [];
  let length = 0;
  for (const each of lines.toReversed()) {
    length += each.text.length + 1;
    if (shown.length > 0 && (shown.length === STEPS_SHOWN || length > room)) break;
    shown.unshift(each);
  }
  const whole = shown.length === steps.length;
  return [
    text(joined(shown, '\n')),
    ...(whole ? [] : [text(say`The newest ${shown.length} of ${steps.length} steps; all of them: ${inFull}.`)]),
  ];
}

/** All steps, for a file. Ballots are told by their seats, unless the vote is open (V6). */
export const stepsInFile = (steps: readonly Step[], voice: Voice, isOpen: (round: unknown) => boolean): Markup[] =>
  changesOf(steps).map(({ step, to }) => {
    const { entry } = step;
    const line = stepLine(step, to, voice);
    if (entry.kind !== 'ballot-cast' || isOpen(entry.facts['round'])) return line;
    return say`${line}: ${ballotOf(entry)}`;
  });

/** `**3** … blocked by @bob: now formal vote open (§D5)`. */
const stepLine = ({ entry, by }: Step, to: string | null, voice: Voice): Markup =>
  say`${bold(say`${entry.seq}`)} ${voice.at(entry.at)} ${happenedWord(entry.kind)}${by ? say` by ${voice.who(by)}` : ''}${
    to === null ? '' : say`: now ${to}`
  } (${joined(
    entry.clauses.map((clause) => new Markup(`§${clause}`)),
    ', ',
  )})`;

/** Each step with the state, in words, to which it brought the matter or escalation; null where it changed none. */
function changesOf(steps: readonly Step[]): { readonly step: Step; readonly to: string | null }[] {
  let before: string | null = null;
  return steps.map((step) => {
    const status = stateOf(step.entry) ?? before;
    const to = before === null || status === before ? null : status;
    before = status;
    return { step, to };
  });
}

/** The word for the state that an entry names; null where it names none. */
const stateOf = ({ subject, facts: { status } }: RecordEntry): string | null =>
  inWords(subject.startsWith('E-') ? ESCALATION_STATUS : subject.startsWith('N-') ? NOMINATION_STATUS : STATUS, status);

const inWords = (words: Readonly<Record<string, string>>, fact: unknown): string | null =>
  typeof fact === 'string' && Object.hasOwn(words, fact) ? (words[fact] ?? null) : null;

const ballotOf = ({ facts: { seat, kind, choice } }: RecordEntry): Markup =>
  say`seat ${typeof seat === 'number' ? seat : '?'}, ${inWords(SEAT, kind) ?? ''}, ${inWords(CHOICE, choice) ?? ''}`;
