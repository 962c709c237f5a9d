import { randomUUID } from 'node:crypto';
import { mayRecordDecision, mayReply, mayRespond, responded, type Outcome } from '../domain/answering.js';
import { yes, type Decision } from '../domain/decision.js';
import type { Escalation, StepKind } from '../domain/escalation.js';
import { asId, type EscalationId, type EscalationStepId } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import { ANSWER_AT_MOST, written } from '../domain/wording.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { askAboutEscalation, onEscalation, type EscalationSituation } from './on-escalation.js';
import { writeEscalation } from './write-escalation.js';

type Rule = (situation: EscalationSituation) => Decision<null, Refusal>;

const RESPOND: Rule = ({ escalation, actor, assignee }) => mayRespond(escalation, actor, assignee?.accounts[0] ?? null);
const REPLY: Rule = ({ escalation, actor, parties, group }) => mayReply(escalation, actor, parties, group);
const DECIDE: Rule = ({ escalation, actor, parties }) => mayRecordDecision(escalation, actor, parties);

/** E5: whether somebody may answer, asked before the form opens. */
export const askToRespond = (deps: Deps, act: Act, id: EscalationId) => askAboutEscalation(deps, act, id, RESPOND);
/** E5: whether somebody may reply, asked before the form opens. */
export const askToReply = (deps: Deps, act: Act, id: EscalationId) => askAboutEscalation(deps, act, id, REPLY);
/** E5: whether somebody may record the decision, asked before the form opens. */
export const askToDecide = (deps: Deps, act: Act, id: EscalationId) => askAboutEscalation(deps, act, id, DECIDE);

const HAPPENED = {
  guidance: 'guidance-given',
  'more-information': 'information-asked',
  'full-deliberation': 'full-deliberation-asked',
  reply: 'information-given',
  decision: 'decision-recorded',
} as const satisfies Partial<Record<StepKind, string>>;

/** E5: the one designated answers with guidance that binds, asks for more, or brings it before all Core Maintainers. */
export const respond = (deps: Deps, act: Act, id: EscalationId, outcome: Outcome, text: string) =>
  step(deps, act, id, { rule: RESPOND, kind: outcome, text, after: (before) => responded(before, outcome, act.at) });

/** E5: a lead replies to what Core Maintainers asked, and it goes on. */
export const reply = (deps: Deps, act: Act, id: EscalationId, text: string) =>
  step(deps, act, id, { rule: REPLY, kind: 'reply', text, after: (before) => ({ ...before, status: 'open' }) });

/** E5: a Core Maintainer records what all of them decided. */
export const recordDecision = (deps: Deps, act: Act, id: EscalationId, text: string) =>
  step(deps, act, id, {
    ...{ rule: DECIDE, kind: 'decision', text },
    after: (before) => ({ ...before, status: 'decided', outcome: 'decision', settledAt: act.at }),
  });

const step = (
  deps: Deps,
  act: Act,
  id: EscalationId,
  taken: {
    readonly rule: Rule;
    readonly kind: keyof typeof HAPPENED;
    readonly text: string;
    readonly after: (before: Escalation) => Escalation;
  },
): Promise<Decision<Escalation, Refusal>> =>
  onEscalation(deps, act, id, async (tx, situation) => {
    const allowed = taken.rule(situation);
    if (!allowed.ok) return allowed;
    const text = written('E5', FIELD[taken.kind], taken.text, ANSWER_AT_MOST);
    if (!text.ok) return text;
    const { group, actor, sealed } = situation;
    const { personId } = actor;
    const escalation = taken.after(situation.escalation);
    await writeEscalation(tx, {
      escalation,
      group,
      at: act.at,
      happened: HAPPENED[taken.kind],
      clauses: situation.escalation.respondedAt === null ? ['E5', 'E6'] : ['E5'],
      sealed: { actor: sealed, [FIELD[taken.kind]]: { value: text.value, personId } },
      step: {
        id: asId<EscalationStepId>(randomUUID()),
        ...{ escalationId: id, personId, kind: taken.kind, text: text.value, at: act.at },
      },
      now: deps.clock.now(),
    });
    return yes(escalation);
  });

/** What the text of each is called. */
const FIELD: Record<keyof typeof HAPPENED, string> = {
  guidance: 'guidance',
  'more-information': 'question',
  'full-deliberation': 'reason',
  reply: 'reply',
  decision: 'decision',
};
