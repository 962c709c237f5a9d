import type { Group } from '../../domain/group.js';
import type { Person } from '../../domain/person.js';
import { PROPOSAL_STATUSES, referenceOf, type Proposal, type ProposalFacts } from '../../domain/proposal.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { overWord } from '../feedback-blocks.js';
import type { Markup } from '../markup.js';
import { bold, channel, joined, say, when } from '../markup.js';
import { deadlineRows, proposalCard } from '../proposal-card.js';
import { STATUS, groupTitle } from '../words.js';

/** Told privately to the author when the proposal was written down. */
export const proposalOpenedPage = (proposal: Proposal, group: Group): Card =>
  card(say`${referenceOf(proposal)} is on its way`, {
    tone: 'good',
    blocks: [
      text(
        say`Its card appears in ${group.channelId ? channel(group.channelId) : groupTitle(group)}; the clock of ${proposal.days} days starts with it (${cited('D3')}).`,
      ),
    ],
  });

/** Told privately to somebody who acted on a proposal. */
export const proposalChangedPage = (proposal: Proposal, what: string): Card =>
  card(say`${referenceOf(proposal)}: ${what}`, {
    tone: 'good',
    blocks: [facts(['Status', bold(say`${STATUS[proposal.status]}`)], ...deadlineRows(proposal))],
  });

/** A page of a group's proposals, with buttons to turn it. */
export function proposalsPage(
  listed: { readonly group: Group; readonly proposals: readonly Proposal[]; readonly more: boolean },
  status: string,
  page: number,
): Card {
  const named = PROPOSAL_STATUSES.find((each) => each === status);
  const turn = (label: string, to: number) =>
    ({ label, look: 'secondary', action: 'proposals-page', argument: `${to}:${status}` }) as const;
  return card(say`Proposals of ${groupTitle(listed.group)}`, {
    blocks: [
      text(
        listed.proposals.length === 0
          ? named
            ? say`There is none with the status “${STATUS[named]}”.`
            : say`There is none yet. Open one with \`/proposal open\`.`
          : joined(listed.proposals.map(proposalLine), '\n'),
      ),
    ],
    buttons: [...(page > 0 ? [turn('Newer', page - 1)] : []), ...(listed.more ? [turn('Older', page + 1)] : [])],
  });
}

const proposalLine = (proposal: Proposal): Markup =>
  say`${bold(say`${referenceOf(proposal)}`)} ${proposal.title} · ${STATUS[proposal.status]}${
    proposal.status === 'open' && proposal.deadlineAt !== null ? say` until ${when(proposal.deadlineAt)}` : ''
  }`;

/** One proposal for somebody who looks it up: its card, with all objections and feedback in full. Its buttons work here too (D5). */
export function proposalPage(about: ProposalFacts): Card {
  const shown = proposalCard(about);
  const objections = about.objections.length > 0 ? [objectionsFile(about)] : [];
  const feedback = about.feedback.length > 0 ? [feedbackFile(about)] : [];
  return { ...shown, files: [...shown.files, ...objections, ...feedback] };
}

/** V5: all feedback in full. */
const feedbackFile = ({ proposal, feedback }: ProposalFacts) => ({
  name: `${referenceOf(proposal)}-feedback.md`,
  content: [
    `# Feedback on ${referenceOf(proposal)} ${proposal.title}`,
    ...feedback.map((given) => {
      const { binding, text: said, at, liftedAt } = given.feedback;
      const over = liftedAt === null ? '' : ` (${overWord(given)} ${new Date(liftedAt).toISOString()})`;
      const kind = binding ? 'Binding feedback' : 'Advice';
      return `## ${kind} by ${nameOf(given.by)}${over}\n\n${new Date(at).toISOString()}\n\n${typed(said)}`;
    }),
  ].join('\n\n'),
});

/** A person in a file. */
const nameOf = (by: Person): string => by.name ?? by.github ?? by.accounts[0] ?? 'a member';

/** All objections in full. */
const objectionsFile = ({ proposal, objections }: ProposalFacts) => ({
  name: `${referenceOf(proposal)}-objections.md`,
  content: [
    `# Objections to ${referenceOf(proposal)} ${proposal.title}`,
    ...objections.map(
      ({ objection, by }) =>
        `## ${objection.kind === 'block' ? 'Block' : 'Disagreement'} by ${nameOf(by)}${
          objection.liftedAt === null ? '' : ` (lifted ${new Date(objection.liftedAt).toISOString()})`
        }\n\n${new Date(objection.at).toISOString()}\n\n${typed(objection.reason)}${
          objection.resolution ? `\n\n### What would resolve it\n\n${typed(objection.resolution)}` : ''
        }`,
    ),
  ].join('\n\n'),
});

/** Typed text in a file, quoted so that no line of it can pass for another objection. */
const typed = (answer: string): string => answer.replace(/^/gmu, '> ');
