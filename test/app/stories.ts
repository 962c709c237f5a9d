import { amendProposal } from '../../src/app/amend-proposal.js';
import { blockProposal } from '../../src/app/block-proposal.js';
import { disagree } from '../../src/app/disagree.js';
import { liftObjection } from '../../src/app/lift-objection.js';
import { markSignificant } from '../../src/app/mark-significant.js';
import { openProposal } from '../../src/app/open-proposal.js';
import { recordOutcome } from '../../src/app/record-outcome.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import type { Group } from '../../src/domain/group.js';
import type { Instant, ProposalId } from '../../src/domain/ids.js';
import type { ProposalRequest } from '../../src/domain/proposal-terms.js';
import { announce, done, openIn, REQUEST, settleAtDeadline, type Name, type Place } from './place.js';

/** What becomes of a proposal by what people do and by time, through the use cases, step by step. */
export interface Telling {
  readonly place: Place;
  readonly id: ProposalId;
  /** When the first clock runs out. */
  readonly deadlineAt: Instant;
}

type Step = (telling: Telling, group: Group) => Promise<unknown>;

/** A story: what is proposed, and what happens then. */
export interface Story {
  readonly in: 'wg' | 'ig';
  readonly request?: Partial<ProposalRequest>;
  /** The announcement has not been delivered when the steps begin. */
  readonly unannounced?: true;
  readonly steps: readonly Step[];
}

const OBJECTION = { reason: 'It breaks old clients.', resolution: 'Keep both for a year.' };
const AMENDED = { title: 'Adopt a shorter header', text: 'Shorter still.' };

/** Somebody does something now, or at a time that lies back: their act was on its way. */
const by =
  (name: Name, what: (place: Place, act: ReturnType<Place['act']>, id: ProposalId) => Promise<unknown>) =>
  (late?: 'late'): Step =>
  ({ place, id, deadlineAt }, group) =>
    what(place, place.act(name, { group, ...(late ? { at: deadlineAt - 1 } : {}) }), id);

const block = by('bob', async ({ deps }, act, id) => done(await blockProposal(deps, act, id, OBJECTION)));
const lift = by('bob', async ({ deps }, act, id) => done(await liftObjection(deps, act, id)));
const amend = by('dave', async ({ deps }, act, id) => done(await amendProposal(deps, act, id, AMENDED)));
const markAsSignificant = by('bob', async ({ deps }, act, id) => done(await markSignificant(deps, act, id)));
const withdraw = by('dave', async ({ deps }, act, id) => done(await withdrawProposal(deps, act, id)));
const disagrees = by('bob', async ({ deps }, act, id) => done(await disagree(deps, act, id, 'Too early.')));
const outcome = (rough: boolean) =>
  by('alice', async ({ deps }, act, id) =>
    done(await recordOutcome(deps, act, id, { rough, outputKind: rough ? 'recommendation' : null })),
  );

const announced: Step = ({ place, id }) => announce(place, id);
const deadline: Step = ({ place, id }) => settleAtDeadline(place, id);

const SCOPE = { matter: 'scope' } as const;

/** Together they take every move that there is (see MOVES). */
export const STORIES: Readonly<Record<string, Story>> = {
  'nobody blocks': { in: 'wg', steps: [deadline] },
  'nobody blocks a change of scope': { in: 'wg', request: SCOPE, steps: [deadline] },
  'nobody disagrees': { in: 'ig', steps: [deadline] },
  'rough consensus': { in: 'ig', steps: [disagrees(), deadline, outcome(true)()] },
  'no consensus': { in: 'ig', steps: [disagrees(), deadline, outcome(false)()] },
  'amended, announced anew': { in: 'wg', steps: [amend(), announced, deadline] },
  'found significant': { in: 'wg', steps: [markAsSignificant(), announced, deadline] },
  'blocked, the block lifted': { in: 'wg', steps: [block(), lift(), deadline] },
  'blocked and lifted before the announcement arrives': { in: 'wg', unannounced: true, steps: [block(), lift()] },
  'withdrawn before the announcement arrives': { in: 'wg', unannounced: true, steps: [withdraw()] },
  'withdrawn in time': { in: 'wg', steps: [withdraw()] },
  'withdrawn in the vote': { in: 'wg', steps: [block(), withdraw()] },

  'a late block': { in: 'wg', steps: [deadline, block('late')] },
  'a late block of a change of scope': { in: 'wg', request: SCOPE, steps: [deadline, block('late')] },
  'a late amendment': { in: 'wg', steps: [deadline, amend('late')] },
  'a late amendment of a change of scope': { in: 'wg', request: SCOPE, steps: [deadline, amend('late')] },
  'a late amendment of a consensus': { in: 'ig', steps: [deadline, amend('late')] },
  'a late amendment where somebody disagrees': { in: 'ig', steps: [disagrees(), deadline, amend('late')] },
  'late found significant': { in: 'wg', steps: [deadline, markAsSignificant('late')] },
  'a late withdrawal': { in: 'wg', steps: [deadline, withdraw('late')] },
  'a late withdrawal of a change of scope': { in: 'wg', request: SCOPE, steps: [deadline, withdraw('late')] },
  'a late withdrawal of a consensus': { in: 'ig', steps: [deadline, withdraw('late')] },
  'a late withdrawal where somebody disagrees': { in: 'ig', steps: [disagrees(), deadline, withdraw('late')] },
  'a late disagreement': { in: 'ig', steps: [deadline, disagrees('late')] },
  'a disagreement lifted late': { in: 'ig', steps: [disagrees(), deadline, lift('late')] },
};

/** Tells a story in a place, and answers the reference of its proposal. */
export async function tell(place: Place, story: Story): Promise<string> {
  const group = place[story.in];
  const request = { ...REQUEST, ...story.request };
  if (story.unannounced) {
    const { proposal } = done(await openProposal(place.deps, place.act('dave', { group }), request));
    const telling = { place, id: proposal.id, deadlineAt: place.clock.at };
    for (const step of story.steps) await step(telling, group);
    return `D-${proposal.number}`;
  }
  const proposal = await openIn(place, { group, request });
  const telling = { place, id: proposal.id, deadlineAt: proposal.deadlineAt };
  for (const step of story.steps) await step(telling, group);
  return `D-${proposal.number}`;
}
