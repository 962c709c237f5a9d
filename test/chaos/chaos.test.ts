import { beforeAll, describe, expect, it } from 'vitest';
import type { Evidence } from './evidence.js';
import type { Finding } from './finding.js';
import { judge } from './judge.js';
import { run } from './run.js';

const SECONDS = 14;
/** On a slow machine a run may be over before anybody voted: then another one is made. */
const SEEDS = [11, 12, 13, 14, 15];
let evidence: Evidence;

beforeAll(async () => {
  for (const seed of SEEDS) {
    ({ evidence } = await run({ minutes: SECONDS / 60, seed, database: 'sqlite' }));
    if (isRich(evidence)) return;
  }
}, 600_000);

/** Whether there is something of each kind in which a fault can be planted. */
const isRich = ({ votes, escalations, matters }: Evidence): boolean =>
  votes.some(({ seats }) => seats.some(({ ballots }) => ballots.length > 0)) &&
  votes.some(({ status }) => status === 'closed') &&
  escalations.length > 0 &&
  matters.some(({ objections, status }) => objections.length > 0 && status !== 'withdrawn') &&
  matters.some(({ status }) => status === 'accepted');

it('X7: some seconds of chaos leave nothing lost, doubled or wrong', () => {
  expect(evidence.acts.length).toBeGreaterThan(20);
  expect(evidence.troubles.length).toBeGreaterThan(3);
  expect(judge(evidence).findings).toEqual([]);
});

/** A finding of this type that says this. */
const finding = (type: Finding['type'], what: string | RegExp): Finding => ({
  type,
  what: (typeof what === 'string' ? expect.stringContaining(what) : expect.stringMatching(what)) as string,
});

describe('what is planted is found', () => {
  const found = (changed: Partial<Evidence>): readonly Finding[] => judge({ ...evidence, ...changed }).findings;
  const blocked = () => {
    const matter = evidence.matters.find(({ objections, status }) => objections.length > 0 && status !== 'withdrawn');
    if (!matter) throw new Error('nobody blocked or disagreed');
    return matter;
  };
  const others = (matter: Evidence['matters'][number]) => evidence.matters.filter((each) => each !== matter);

  it('a block or disagreement that the database lost', () => {
    const matter = blocked();
    const findings = found({ matters: [...others(matter), { ...matter, objections: [] }] });
    expect(findings).toEqual([finding('lost', `D-${matter.ref}: objections`)]);
  });

  it('an act that was told as done and is not in the record', () => {
    const entry = evidence.entries.find(({ kind }) => kind === 'proposal-blocked' || kind === 'disagreement-stated');
    const findings = found({ entries: evidence.entries.filter((each) => each !== entry) });
    expect(findings).toContainEqual(finding('lost', /was told to be done and is not/u));
    expect(findings).toContainEqual(finding('wrong', /the record breaks at entry/u));
  });

  it('an act that took effect twice', () => {
    const twice = evidence.entries.flatMap((entry) => (entry.kind === 'proposal-opened' ? [entry, entry] : [entry]));
    expect(found({ entries: twice })).toContainEqual(finding('doubled', 'is the same act'));
  });

  it('an act that was refused and took effect', () => {
    const refused = { type: 'no', clause: 'D5', code: 'deadline-passed' } as const;
    const acts = evidence.acts.map((act) =>
      act.deed.kind === 'open' && act.answer.type === 'yes' ? { ...act, answer: refused } : act,
    );
    expect(found({ acts })).toContainEqual(finding('wrong', /was refused and is entry/u));
  });

  it('a refusal that no rule gives', () => {
    const acts = evidence.acts.map((act) =>
      act.answer.type === 'no' ? { ...act, answer: { ...act.answer, code: 'not-the-author', clause: 'D7' } } : act,
    );
    expect(found({ acts })).toContainEqual(finding('wrong', 'no rule says so'));
  });

  it('another outcome than the rules give', () => {
    const matter = evidence.matters.find(({ status }) => status === 'accepted' || status === 'consensus');
    if (!matter) throw new Error('nothing was settled by silence');
    const findings = found({ matters: [...others(matter), { ...matter, status: 'withdrawn' }] });
    expect(findings).toEqual([finding('wrong', `D-${matter.ref}: status is withdrawn`)]);
  });

  it('a deadline that is a millisecond off', () => {
    const matter = blocked();
    const deadlineAt = (matter.deadlineAt ?? 0) + 1;
    expect(found({ matters: [...others(matter), { ...matter, deadlineAt }] })).toHaveLength(1);
  });

  it('a ballot that the database lost, a vote with another result, and an escalation that stands elsewhere', () => {
    const vote = evidence.votes.find(({ seats }) => seats.some(({ ballots }) => ballots.length > 0));
    const closed = evidence.votes.find(({ status }) => status === 'closed');
    const [escalation] = evidence.escalations;
    if (!vote || !closed || !escalation) throw new Error('nobody voted, or every vote settled its matter');
    const votes = (changed: typeof vote) => [...evidence.votes.filter(({ id }) => id !== changed.id), changed];
    const seats = vote.seats.map((seat) => ({ ...seat, ballots: [] }));
    expect(found({ votes: votes({ ...vote, seats }) })).toEqual([finding('lost', 'its electorate with its ballots')]);
    const result = closed.result === 'passed' ? 'failed' : 'passed';
    expect(found({ votes: votes({ ...closed, result }) })).toEqual([finding('wrong', `result is "${result}"`)]);
    const escalations = [...evidence.escalations.slice(1), { ...escalation, status: 'gone' }];
    expect(found({ escalations })).toEqual([finding('wrong', `E-${escalation.number}: status is "gone"`)]);
  });

  it('a vote whose close is not in the record', () => {
    const entries = evidence.entries.filter(({ kind }) => kind !== 'vote-closed');
    expect(found({ entries })).toContainEqual(finding('lost', 'still voting long after'));
  });

  it('a matter that is never settled', () => {
    const entries = evidence.entries.filter(({ kind }) => kind !== 'silence-consented');
    expect(found({ entries })).toContainEqual(finding('lost', 'still open long after'));
  });

  it('a post that came twice, one that is missing, and one that nothing asked for', () => {
    const [post] = evidence.posts;
    if (!post) throw new Error('nothing was posted');
    const again = { ...post, id: '1' };
    expect(found({ posts: [...evidence.posts, again] }).map(({ type }) => type)).toContain('doubled');
    expect(found({ posts: evidence.posts.slice(1) }).map(({ type }) => type)).toContain('lost');
    expect(found({ posts: [...evidence.posts, { ...again, text: 'hello' }] })).toEqual([finding('doubled', 'hello')]);
  });

  it('a card that shows another status', () => {
    const posts = evidence.posts.map((post) => ({ ...post, text: post.text.replaceAll('accepted', 'open') }));
    expect(found({ posts })).toContainEqual(finding('wrong', 'how it ended'));
  });

  it('an outage that was none, and one that was not noted', () => {
    const [first, ...rest] = evidence.spans;
    if (!first) throw new Error('the bot was never connected');
    const away = { since: first.since - 5 * 3_600_000, until: first.since - 4 * 3_600_000 };
    expect(found({ spans: [away, first, ...rest] })).toContainEqual(finding('lost', 'outage'));
  });

  it('an error in the log, and an end that nobody asked for', () => {
    const line = { level: 50, msg: 'something threw' };
    expect(found({ errors: [...evidence.errors, line] })).toHaveLength(1);
    // A mistake of the program is none of the requests that were made to fail.
    const bug = { level: 50, msg: 'an interaction failed', error: 'TypeError' };
    expect(found({ errors: [...evidence.errors, bug] })).toHaveLength(1);
    expect(found({ exits: [{ code: 1, signal: null }] })).toEqual([
      { type: 'wrong', what: 'the program ended with 1' },
    ]);
  });
});
