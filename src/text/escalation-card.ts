import { conflictOf } from '../domain/designation.js';
import { escalationReference, type EscalationCase, type EscalationFacts } from '../domain/escalation.js';
import { leadWordOf } from '../domain/group.js';
import { card, facts, line, text, type Block, type Button, type Card, type TextFile, type Tone } from './card.js';
import { cited } from './clauses.js';
import { presetCase } from './escalation-case.js';
import {
  CAUSE_CLAUSE,
  ESCALATION_CAUSE,
  ESCALATION_CLASS,
  ESCALATION_STATUS,
  PARTY_ROLE,
  STEP,
} from './escalation-words.js';
import { bold, excerpt, joined, quoted, say, when, type Markup } from './markup.js';
import { short, shortWho, some } from './short.js';
import { counted, groupTitle, leading, who } from './words.js';

/** How much of each field and of each step a card shows, in characters: as much as leaves room for the rest. */
const SIZES = [
  { field: 300, step: 240 },
  { field: 150, step: 120 },
  { field: 80, step: 60 },
] as const;
type Size = (typeof SIZES)[number];
/** Of the 4,000 characters that Discord shows of a card, those that its title and footer leave. */
const ROOM = 3_600;
/** How many parties and steps a card shows. */
const PARTIES_SHOWN = 8;
const STEPS_SHOWN = 3;

/** The card `E-n` in the group's channel, with what the group does next. */
export const escalationCard = (about: EscalationFacts): Card => {
  const { escalation, leads, hasDesk } = about;
  const isDraft = escalation.status === 'draft';
  return card(escalationTitle(about), {
    ...whatItSays(about),
    // Where Core Maintainers have no channel of their own, they act here.
    buttons: [...groupButtons(about), ...(hasDesk || isDraft ? [] : deskButtons(about))],
    pings: isDraft ? leads.flatMap(({ accounts }) => accounts.slice(0, 1)) : [],
  });
};

/** The same in the Core Maintainers' channel, with what they do. */
export const escalationDeskCard = (about: EscalationFacts): Card =>
  card(escalationTitle(about), { ...whatItSays(about), buttons: deskButtons(about) });

/** `E-3 Escalation of D-3 Adopt the format`. */
export const escalationTitle = ({ escalation, matter }: EscalationFacts): Markup => {
  const reference = escalationReference(escalation);
  if (matter === null) return say`${reference} Escalation: ${ESCALATION_CLASS[escalation.class]}`;
  return matter.title === null
    ? say`${reference} Escalation of nomination ${matter.reference}`
    : say`${reference} Escalation of ${matter.reference} ${matter.title}`;
};

/** In the largest size that fits: what people typed is longer on a card when it is full of marks. */
function whatItSays(about: EscalationFacts): Said {
  const sized = SIZES.map((size) => inSize(about, size));
  return sized.find(({ blocks }) => lengthOf(blocks) <= ROOM) ?? inSize(about, SIZES[2]);
}

type Said = Pick<Card, 'tone' | 'blocks' | 'files'>;

const lengthOf = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => {
    if (block.type === 'text') return sum + block.text.text.length;
    if (block.type === 'line') return sum;
    // Discord is sent `**label:** value`.
    return block.facts.reduce((length, { label, value }) => length + label.length + value.text.length + 7, sum);
  }, 0);

function inSize(about: EscalationFacts, size: Size): Said {
  const { escalation, group } = about;
  const fields = FIELDS.map(([name, label]) => ({ label, ...excerpt(caseOf(about)[name], size.field) }));
  const steps = stepsShown(about, size);
  const isWhole = fields.every(({ whole }) => whole) && steps.whole;
  return {
    tone: TONE[escalation.status],
    blocks: [
      text(
        say`${groupTitle(group)} · ${ESCALATION_CLASS[escalation.class]} · ${ESCALATION_CAUSE[escalation.cause]} (${cited(CAUSE_CLAUSE[escalation.cause])})`,
      ),
      facts(...whom(about)),
      ...fields.flatMap(({ label, shown }) => [text(say`${bold(say`${label}`)}\n${quoted(shown)}`)]),
      ...(steps.blocks.length > 0 ? [line, ...steps.blocks] : []),
      line,
      facts(...standing(about)),
      ...warnings(about),
      ...(escalation.status === 'closed' ? [] : [text(nextStep(about, escalation.status))]),
      ...(isWhole ? [] : [text(say`The whole is in the file below.`)]),
    ],
    files: isWhole ? [] : [escalationFile(about)],
  };
}

/** E3: the four fields, in order. */
export const FIELDS = [
  ['decision', 'What is to be decided'],
  ['options', 'Options considered'],
  ['disagreement', 'Points of disagreement'],
  ['ask', 'What is asked of Core Maintainers'],
] as const satisfies readonly (readonly [keyof EscalationCase, string])[];

/** What stands in the fields: of a draft, what its form will offer. */
export const caseOf = ({ escalation, history }: EscalationFacts): EscalationCase =>
  history ? presetCase(history) : escalation;

const TONE: Record<EscalationFacts['escalation']['status'], Tone> = {
  draft: 'waiting',
  open: 'waiting',
  'awaiting-information': 'waiting',
  deliberating: 'waiting',
  decided: 'good',
  closed: 'neutral',
};

function whom({ matter, otherGroup, parties }: EscalationFacts): [string, Markup][] {
  const shown = parties.slice(0, PARTIES_SHOWN).map(({ person, role }) => {
    return say`${shortWho(person)} (${PARTY_ROLE[role]})`;
  });
  const more = parties.length - shown.length;
  return [
    // The title of the card has that of the matter.
    ...(matter ? [['Matter', leading(matter.reference, matter.card)] satisfies [string, Markup]] : []),
    ...(otherGroup ? [['Other group', groupTitle(otherGroup)] satisfies [string, Markup]] : []),
    ['Parties', shown.length === 0 ? say`nobody` : joined([...shown, ...(more > 0 ? [say`${more} more`] : [])], ', ')],
  ];
}

/** The last steps in which something was said: that it was sent, and who is designated, stands below. `whole` is false when some of it did not fit. */
function stepsShown({ steps }: EscalationFacts, size: Size): { readonly blocks: Block[]; readonly whole: boolean } {
  const taken = steps.filter(({ step }) => step.text !== '');
  const shown = taken.slice(-STEPS_SHOWN).map(({ step, by }) => {
    const { shown: said, whole } = excerpt(step.text, size.step);
    const head = say`${bold(say`${STEP[step.kind]}`)} by ${who(by)}, ${when(step.at)}`;
    return { whole, block: text(say`${head}\n${quoted(said)}`) };
  });
  const more = taken.length - shown.length;
  return {
    blocks: [
      ...(more > 0 ? [text(say`${counted(more, 'earlier step is', 'earlier steps are')} in the file below.`)] : []),
      ...shown.map(({ block }) => block),
    ],
    whole: more === 0 && shown.every(({ whole }) => whole),
  };
}

function standing({ escalation, assignee }: EscalationFacts): [string, Markup][] {
  const { status, sentAt, dueAt, respondedAt, settledAt } = escalation;
  const rows: [string, Markup][] = [['Status', bold(say`${ESCALATION_STATUS[status]}`)]];
  if (sentAt !== null) rows.push(['Sent', when(sentAt)]);
  if (respondedAt !== null) rows.push(['First response', when(respondedAt)]);
  // The stored instant is the first that is too late.
  else if (dueAt !== null && status !== 'closed')
    rows.push(['Response due', say`${when(dueAt - 1_000)} (${cited('E6')})`]);
  if (sentAt !== null) rows.push(['Designated', assignee ? who(assignee) : say`nobody yet`]);
  if (settledAt !== null) rows.push([status === 'decided' ? 'Decided' : 'Closed', when(settledAt)]);
  return rows;
}

/** E4: what to know of who was designated. */
function warnings({ escalation, assignee, parties, hasDesk }: EscalationFacts): Block[] {
  const isSent = escalation.sentAt !== null && escalation.settledAt === null;
  const desk =
    isSent && !hasDesk
      ? [
          text(
            say`Core Maintainers have no channel of their own here, so nobody there sees this. A manager of the server sets one with \`/setup channels\`.`,
          ),
        ]
      : [];
  if (!assignee || escalation.settledAt !== null) return desk;
  const { isParty, sharedWith, unknown } = conflictOf(
    assignee,
    parties.map(({ person }) => person),
  );
  return [
    ...desk,
    ...(isParty || sharedWith.length > 0
      ? [
          text(
            say`${who(assignee)} ${isParty ? 'is a party' : say`shares an organisation with ${some(sharedWith, PARTIES_SHOWN)}`}; the reason stands above (${cited('E4')}).`,
          ),
        ]
      : []),
    ...(unknown.length > 0
      ? [
          text(
            say`Nobody knows the organisation of ${some(unknown, PARTIES_SHOWN)}, so whether one is shared is not certain (${cited('E4')}).`,
          ),
        ]
      : []),
  ];
}

/** Who does what next; nobody does for one that is not needed any more. */
function nextStep(
  { escalation, group, assignee, leads }: EscalationFacts,
  status: Exclude<EscalationFacts['escalation']['status'], 'closed'>,
): Markup {
  const lead = leadWordOf(group.kind);
  switch (status) {
    case 'draft': {
      const what = say`**Send**, which brings it to Core Maintainers (${cited('E1')}, ${cited('E3')}).`;
      return leads.length === 0
        ? say`A ${lead} completes this with ${what}`
        : say`${some(leads, PARTIES_SHOWN)}: complete this with ${what}`;
    }
    case 'open':
      return assignee
        ? say`${who(assignee)} answers with guidance that binds, asks for more, or brings it before all Core Maintainers (${cited('E5')}).`
        : say`Core Maintainers designate one of them who shares no organisation with a party (${cited('E4')}).`;
    case 'awaiting-information':
      return say`${escalation.class === 'decision' ? say`A ${lead}` : say`Whoever brought it, or a ${lead},`} answers with **Reply**, and it goes on (${cited('E5')}).`;
    case 'deliberating':
      return say`It ends when a Core Maintainer records the decision (${cited('E5')}).`;
    case 'decided':
      return say`The answer above binds the group (${cited('E5')}).`;
  }
}

function groupButtons({ escalation }: EscalationFacts): Button[] {
  const button = buttonFor(escalation.id);
  switch (escalation.status) {
    case 'draft':
      // Only proposals are drafted of, and the form is that of the proposal.
      return [buttonFor(escalation.proposalId ?? '')('escalation-send', 'Send', 'primary')];
    case 'awaiting-information':
      return [button('escalation-reply', 'Reply', 'primary')];
    case 'open':
    case 'deliberating':
    case 'decided':
    case 'closed':
      return [];
  }
}

function deskButtons({ escalation, assignee }: EscalationFacts): Button[] {
  const button = buttonFor(escalation.id);
  switch (escalation.status) {
    case 'open':
    case 'awaiting-information':
      return [
        button('escalation-assign', assignee ? 'Hand over' : 'Assign', assignee ? 'secondary' : 'primary'),
        ...(assignee ? [button('escalation-respond', 'Respond', 'primary')] : []),
      ];
    case 'deliberating':
      return [button('escalation-decide', 'Record decision', 'primary')];
    case 'draft':
    case 'decided':
    case 'closed':
      return [];
  }
}

const buttonFor =
  (argument: string) =>
  (action: string, label: string, look: Button['look']): Button => ({ action, label, look, argument });

/** All fields and steps in full, quoted so that no line of them can pass for another. */
export const escalationFile = (about: EscalationFacts): TextFile => {
  const reference = escalationReference(about.escalation);
  const asked = caseOf(about);
  return {
    name: `${reference}.md`,
    content: `${[
      `# ${reference}${about.matter ? ` on ${about.matter.reference}${about.matter.title ? ` ${short(about.matter.title, 80).text}` : ''}` : ''}`,
      ...FIELDS.map(([name, label]) => `## ${label}\n\n${inside(asked[name])}`),
      ...about.steps.map(({ step }) => {
        const head = `## ${STEP[step.kind]}, ${new Date(step.at).toISOString()}`;
        return step.text === '' ? head : `${head}\n\n${inside(step.text)}`;
      }),
    ].join('\n\n')}\n`,
  };
};

const inside = (typed: string): string => typed.replace(/^/gmu, '> ');
