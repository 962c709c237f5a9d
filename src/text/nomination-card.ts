import {
  isUndecided,
  nominationReference,
  unlifted,
  type Nomination,
  type NominationFacts,
  type NominationStatus,
} from '../domain/nomination.js';
import { edition } from '../domain/rules.js';
import { card, facts, line, text, type Block, type Button, type Card, type Tone } from './card.js';
import { cited } from './clauses.js';
import { evidenceBlocks } from './evidence.js';
import { bold, excerpt, quoted, say, when, type Markup } from './markup.js';
import { NOMINATION_STATUS, counted, groupTitle, who } from './words.js';

/** A nomination's colour by its status. */
export const NOMINATION_TONE: Record<NominationStatus, Tone> = {
  announcing: 'waiting',
  open: 'waiting',
  objected: 'bad',
  promoted: 'good',
  lapsed: 'neutral',
  declined: 'neutral',
  withdrawn: 'neutral',
};

/** The card `N-n` in the group's channel, with the evidence while it is undecided, and its buttons. */
export function nominationCard(about: NominationFacts): Card {
  const { nomination, group, nominee, nominator, evidence } = about;
  const undecided = isUndecided(nomination);
  return card(nominationTitle(about), {
    tone: NOMINATION_TONE[nomination.status],
    blocks: [
      text(say`${who(nominee)} is nominated for WG Member of ${groupTitle(group)} by ${who(nominator)}.`),
      text(quoted(excerpt(nomination.reason).shown)),
      ...(undecided ? [line, ...evidenceBlocks(evidence)] : []),
      line,
      ...about.objections.map(objectionBlock),
      facts(...rows(nomination)),
      ...(undecided ? [text(nextStep(about)), text(asked(about))] : []),
    ],
    buttons: undecided ? buttonsOf(about) : [],
    pings: undecided ? nominee.accounts.slice(0, 1) : [],
  });
}

/** `N-3 Nomination for Tracing WG`. */
export const nominationTitle = ({ nomination, group }: NominationFacts): Markup =>
  say`${nominationReference(nomination)} Nomination for ${groupTitle(group)}`;

/** How much of each objection the card shows, in characters. */
const OBJECTION_SHOWN = 300;

const objectionBlock = ({ objection, by }: NominationFacts['objections'][number]): Block =>
  objection.liftedAt !== null
    ? text(say`${bold(say`Objection`)} by ${who(by)} · lifted`)
    : text(say`${bold(say`Objection`)} by ${who(by)}\n${quoted(excerpt(objection.reason, OBJECTION_SHOWN).shown)}`);

function rows(nomination: Nomination): [string, Markup][] {
  const { status, deadlineAt, settledAt } = nomination;
  return [
    ['Status', bold(say`${NOMINATION_STATUS[status]}`)],
    ...(isUndecided(nomination) && deadlineAt !== null
      ? [['Deadline', when(deadlineAt)] satisfies [string, Markup]]
      : []),
    ...(settledAt === null ? [] : [['Since', when(settledAt)] satisfies [string, Markup]]),
  ];
}

function nextStep({ nomination, evidence }: NominationFacts): Markup {
  switch (nomination.status) {
    case 'announcing':
      return say`The clock of ${counted(edition(nomination.edition).NOMINATION_DAYS, 'day')} starts with its announcement (${cited('P6')}).`;
    case 'objected':
      return say`It is stopped until every objection is lifted (${cited('P6')}).`;
    case 'open':
    case 'promoted':
    case 'lapsed':
    case 'declined':
    case 'withdrawn':
      return evidence.missing.length === 0
        ? say`Leads of the group and Core Maintainers may object before the deadline; without an objection the nominee is WG Member then (${cited('P6')}).`
        : say`If something is still missing at the deadline, it lapses. A lead may **Attest** what the bot could not see, with days and links (${cited('P5')}).`;
  }
}

const asked = ({ nominee }: NominationFacts): Markup =>
  say`${who(nominee)}: if it goes through, you are in the group’s list with name and organisation. Set them with \`/member profile\`, say with \`/privacy consent\` whether the list may leave Discord with your name, or press **Decline** (${cited('P7')}).`;

function buttonsOf({ nomination, objections }: NominationFacts): Button[] {
  const button = (action: string, label: string, look: Button['look']): Button => ({
    action,
    label,
    look,
    argument: nomination.id,
  });
  const isObjectedTo = unlifted(objections.map(({ objection }) => objection)).length > 0;
  return [
    button('object', 'Object', 'bad'),
    ...(isObjectedTo ? [button('lift-objection', 'Lift objection', 'secondary')] : []),
    button('attest', 'Attest', 'secondary'),
    button('decline-nomination', 'Decline', 'secondary'),
    button('withdraw-nomination', 'Withdraw', 'secondary'),
  ];
}
