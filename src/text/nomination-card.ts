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
      text(quoted(excerpt(nomination.reason, REASON_SHOWN).shown)),
      ...(undecided ? [line, ...evidenceBlocks(evidence)] : []),
      line,
      ...objectionBlocks(about),
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

/** How much of the reason and of each objection the card shows, in characters, and how many objections. */
const REASON_SHOWN = 600;
const OBJECTION_SHOWN = 200;
const OBJECTIONS_SHOWN = 3;

/** The objections in short, those that stand first; how many did not fit, and where they are in full. */
function objectionBlocks({ nomination, objections }: NominationFacts): Block[] {
  const lifted = objections.filter(({ objection }) => objection.liftedAt !== null);
  const ordered = [...objections.filter(({ objection }) => objection.liftedAt === null), ...lifted];
  const shown = ordered.slice(0, OBJECTIONS_SHOWN).map(objectionShown);
  const more = ordered.length - shown.length;
  if (more === 0 && shown.every(({ whole }) => whole)) return shown.map(({ said }) => text(said));
  const inFull = say`In full: \`/record export\` with ${nominationReference(nomination)}.`;
  const rest = more === 0 ? inFull : say`… and ${counted(more, 'more objection')}. ${inFull}`;
  return [...shown.map(({ said }) => text(said)), text(rest)];
}

function objectionShown({ objection, by }: NominationFacts['objections'][number]): { said: Markup; whole: boolean } {
  const objected = say`${bold(say`Objection`)} by ${who(by)}`;
  if (objection.liftedAt !== null) return { said: say`${objected} · lifted`, whole: true };
  const { shown, whole } = excerpt(objection.reason, OBJECTION_SHOWN);
  return { said: say`${objected}\n${quoted(shown)}`, whole };
}

function rows(nomination: Nomination): [string, Markup][] {
  const { status, deadlineAt, settledAt } = nomination;
  return [
    ['Status', bold(say`${NOMINATION_STATUS[status]}`)],
    ...(status === 'open' && deadlineAt !== null ? [['Deadline', when(deadlineAt)] satisfies [string, Markup]] : []),
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
    button('dispute', 'Dispute', 'secondary'),
  ];
}
