import type { Evidence, EvidenceMonth, Missing } from '../domain/evidence.js';
import type { ParticipationKind } from '../domain/participation-kinds.js';
import type { Block } from './card.js';
import { facts, text } from './card.js';
import { cited } from './clauses.js';
import { bold, joined, link, say, type Markup } from './markup.js';
import { counted } from './words.js';

const KIND: Record<ParticipationKind, readonly [one: string, many: string]> = {
  proposal: ['proposal', 'proposals'],
  block: ['block', 'blocks'],
  contribution: ['contribution', 'contributions'],
  'agenda-item': ['agenda item', 'agenda items'],
  meeting: ['meeting', 'meetings'],
  notes: ['notes', 'notes'],
  ballot: ['ballot', 'ballots'],
  discussion: ['discussion', 'discussions'],
  attested: ['attested day', 'attested days'],
};

/** How many links a card shows of each kind. */
const LINKS_SHOWN = 4;
/** What is longer leaves too little room on the card: then it stands there without its address. */
const ADDRESS_AT_MOST = 120;

/** P5: the evidence for a nomination, and what is missing. */
export function evidenceBlocks(evidence: Evidence): Block[] {
  const { firstDay, months, contributions, attested, missing } = evidence;
  return [
    facts(
      ['First participation', say`${firstDay ?? 'none yet'}`],
      ...months.map((month) => [span(month), countsOf(month)] satisfies [string, Markup]),
      ['Confirmed contributions', linked(contributions.map(({ kind, link: address }) => ({ words: kind, address })))],
      ...(attested.length === 0
        ? []
        : [
            [
              'Attested by a lead',
              linked(attested.map(({ day, link: address }) => ({ words: day, address: address ?? '' }))),
            ] satisfies [string, Markup],
          ]),
    ),
    text(
      missing.length === 0
        ? say`The evidence is complete (${cited('P5')}).`
        : say`${bold(say`Missing`)}: ${missingWords(missing)} (${cited('P5')}).`,
    ),
  ];
}

const span = ({ from, to }: { readonly from: string; readonly to: string }): string => `${from} to ${to}`;

/** What somebody did in a month, by kind. */
export const countsOf = ({ counts }: Pick<EvidenceMonth, 'counts'>): Markup => {
  const present = Object.entries(counts).map(([kind, count]) => {
    const [one, many] = KIND[kind as ParticipationKind];
    return counted(count, one, many);
  });
  return present.length === 0 ? say`no` : say`yes: ${present.join(', ')}`;
};

function linked(links: readonly { readonly words: string; readonly address: string }[]): Markup {
  if (links.length === 0) return say`none`;
  const shown = links.slice(0, LINKS_SHOWN).map(({ words, address }) => addressed(words, address));
  const more = links.length - shown.length;
  return joined([...shown, ...(more > 0 ? [say`${more} more`] : [])], ', ');
}

/** Words that lead to an address that somebody typed; where it is none that a link can hold, the words alone. */
const addressed = (words: string, address: string): Markup =>
  /^https?:\/\/[^\s()<>[\]\\]+$/u.test(address) && address.length <= ADDRESS_AT_MOST
    ? link(words, address)
    : say`${words}`;

/** What is missing, as the rest of a sentence. */
export const missingWords = (missing: readonly Missing[]): Markup => joined(missing.map(missingWord), '; ');

/** P5: one thing that is missing. */
export function missingWord(missing: Missing): Markup {
  switch (missing.what) {
    case 'participant':
      return say`the nominee is not a Participant here`;
    case 'since':
      return say`participation on ${missing.by} or before`;
    case 'month':
      return say`participation from ${span(missing)}`;
    case 'contributions':
      return say`${counted(missing.needed - missing.there, 'contribution')} that a lead has confirmed`;
  }
}
