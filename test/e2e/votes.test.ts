import { describe, expect, it } from 'vitest';
import { openLadder } from './leads.js';
import { DAY, HOUR, SECOND, type Name } from './place.js';
import { WG, said, seen, shown } from './proposals.js';
import {
  ANNOUNCED,
  openVote,
  recordOf,
  results,
  seats,
  statusOf,
  told,
  vote,
  voteCardOf,
  votes,
  type Pressed,
} from './votes.js';

const CLOSE = ANNOUNCED + 7 * DAY;

describe('V2: the quorum', () => {
  const MEMBERS: readonly Name[] = ['alice', 'bob', 'carol', 'erin', 'grace', 'mallory', 'dave'];

  it.each([
    [1, 1],
    [2, 1],
    [5, 3],
    [6, 3],
    [7, 4],
  ])('V2: of %i active WG Members %i must vote, and one less is no quorum', async (base, needed) => {
    const tiers = Object.fromEntries(
      MEMBERS.map((name, index) => [name, name === 'alice' ? 'lead' : index < base ? 'member' : null]),
    );
    // Somebody has to propose, and that is dave.
    const asked = { ...tiers, dave: base === 7 ? ('member' as const) : ('participant' as const) };
    for (const cast of [needed - 1, needed]) {
      const place = await openVote({ tiers: asked, blocker: 'alice' });
      expect(voteCardOf(place).text).toContain(`${needed} more WG Member${needed === 1 ? '' : 's'} until`);
      for (const name of MEMBERS.slice(0, cast)) await votes(place, { [name]: 'Approve' });
      await place.pass(7 * DAY);
      expect(statusOf(place)).toContain(cast === needed ? 'passed by vote' : 'no quorum');
      expect(results(place)).toHaveLength(1);
      expect(results(place)[0]).toContain(
        cast === needed
          ? `2 × ${cast} = ${2 * cast} is at least ${base}`
          : `2 × ${cast} = ${2 * cast} is less than ${base}`,
      );
    }
  });

  it('V2: with nobody but an inactive lead there is no quorum, whoever votes', async () => {
    const place = await openVote({ tiers: { alice: 'inactive lead', bob: null, carol: null }, blocker: 'alice' });
    expect(voteCardOf(place).text).toContain('out of reach: no WG Member was active at the opening');
    await votes(place, { alice: 'Approve', dave: 'Approve' });
    await place.pass(7 * DAY);
    expect(statusOf(place)).toContain('no quorum');
    expect(results(place)[0]).toContain('no quorum: no WG Member was active at the opening');
  });

  it('V2: ballots of Participants make no quorum; when all abstain there is one, and the vote fails', async () => {
    const place = await openVote();
    await votes(place, { dave: 'Approve', alice: 'Abstain' });
    expect(voteCardOf(place).text).toContain('1 more WG Member until');
    await votes(place, { bob: 'Abstain', dave: 'Abstain' });
    expect(voteCardOf(place).text).toContain('Quorum: reached: 2 voted, 2 needed, of 3 active WG Members');
    await place.pass(7 * DAY);
    expect(statusOf(place)).toBe('not passed');
    expect(results(place)[0]).toContain('0 for, 0 against: a tie fails');
  });
});

describe('V4: what passes', () => {
  it.each([
    ['routine', 'a tie fails', { alice: 'Approve', bob: 'Reject' }, 'not passed'],
    ['routine', 'one more for it passes', { alice: 'Approve', bob: 'Reject', carol: 'Approve' }, 'passed by vote'],
    ['scope', 'exactly two thirds pass', { alice: 'Approve', bob: 'Reject', carol: 'Approve' }, 'agreed by the group'],
    ['scope', 'one short fails', { alice: 'Approve', bob: 'Reject', carol: 'Abstain' }, 'not passed'],
    [
      'specification',
      'a majority is enough',
      { alice: 'Approve', bob: 'Reject', carol: 'Approve' },
      'agreed by the group',
    ],
  ] as const)('V4, V9: of a %s matter %s', async (matter, _what, cast, status) => {
    const place = await openVote({ given: { matter } });
    await votes(place, cast);
    await place.pass((matter === 'scope' ? 10 : 7) * DAY);
    expect(statusOf(place)).toContain(status);
    expect(results(place)).toHaveLength(1);
    if (status.startsWith('agreed')) expect(results(place)[0]).toContain('1 Core Maintainer approves it');
    if (status === 'not passed') expect(results(place)[0]).toContain('An escalation to Core Maintainers is drafted');
    expect(said(place, 'E-1 Escalation of D-1')).toHaveLength(status === 'not passed' ? 1 : 0);
  });

  it('V3: Participants tip the result; both tallies are shown, and that they disagree', async () => {
    const place = await openVote({ tiers: { erin: 'participant' } });
    await votes(place, { alice: 'Approve', bob: 'Reject', carol: 'Reject', dave: 'Approve', erin: 'Approve' });
    const disagree = 'The two tallies disagree: WG Members alone would not pass it, with Participants it passes';
    await place.pass(DAY);
    const [result] = results(place);
    expect(result).toContain('Passed');
    expect(result).toContain(disagree);
    expect(result).toContain('WG Members: 1 approve · 2 reject · 0 abstain');
    expect(result).toContain('All together: 3 approve · 2 reject · 0 abstain');
    expect(voteCardOf(place).text).toContain(disagree);
  });

  it('V3: who has no seat can’t vote, and who left the group keeps theirs', async () => {
    const place = await openVote();
    expect(told(await vote(place, 'erin', 'Approve'))).toContain('you are not among them');
    expect(told(await vote(place, 'mallory', 'Approve'))).toContain('§V3');
    await seats(place, { carol: null, erin: 'member' });
    expect(told(await vote(place, 'erin', 'Approve'))).toContain('you are not among them');
    await votes(place, { carol: 'Approve' });
    expect(voteCardOf(place).text).toContain('WG Members: 1 approve');
  });
});

describe('V6, V8: ballots', () => {
  it('V6: approving and rejecting need a rationale, abstaining does not; 4,000 characters fit', async () => {
    const place = await openVote();
    for (const pressed of ['Approve', 'Reject'] as const) {
      const refused = await vote(place, 'bob', pressed, ' … ');
      expect(told(refused)).toContain('§V6');
      expect(refused.answer?.buttons.map(({ label }) => label)).toContain('Edit');
    }
    expect(told(await vote(place, 'bob', 'Abstain', ''))).toContain('Ballot: Abstain');
    const long = `${'word '.repeat(799)}end.`;
    expect(told(await vote(place, 'bob', 'Reject', long))).toContain('Ballot: Reject, in the place of your last one');
    await votes(place, { alice: 'Approve' });
    await place.pass(7 * DAY);
    const result = said(place, 'Result of the vote')[0];
    expect(result?.text).toContain('Approve @alice');
    expect(result?.text).toContain('In full in the file below');
  });

  it('V8: the last ballot counts, all are kept, and each has a receipt that is its entry in the record', async () => {
    const place = await openVote();
    const first = told(await vote(place, 'bob', 'Approve'));
    const second = told(await vote(place, 'bob', 'Reject', 'On second thought.'));
    expect(told(await vote(place, 'bob', 'Reject', 'On second thought.'))).toContain('Your last ballot says just that');
    expect(voteCardOf(place).text).toContain('WG Members: 0 approve · 1 reject · 0 abstain');
    expect(voteCardOf(place).text).toContain('Voted: 1 of 4');
    const cast = (await recordOf(place)).filter(({ kind }) => kind === 'ballot-cast');
    expect(cast.map(({ facts }) => [facts['choice'], facts['first']])).toEqual([
      ['approve', true],
      ['reject', false],
    ]);
    for (const [index, receipt] of [first, second].entries()) {
      expect(receipt).toContain(cast[index]?.hash.slice(0, 16));
      expect(receipt).toContain('/why with D-1');
    }
    const show = await place.people.bob.in(WG).command('/vote show', { ref: 'D-1' });
    expect(told(show)).toContain('Your ballot: Reject as WG Member');
    expect(told(show)).toContain('after 1 earlier ballot');
    expect(told(show)).toContain(cast[1]?.hash.slice(0, 16));
    const other = told(await place.people.mallory.in(WG).command('/vote show', { ref: 'D-1' }));
    expect(other).toContain('You have no seat');
    expect(other).not.toContain('On second thought');
  });

  it('V8: the form brings one’s last rationale along', async () => {
    const place = await openVote();
    await vote(place, 'bob', 'Approve', 'It works for us.');
    const again = await place.people.bob.in(WG).click('Reject');
    expect(JSON.stringify(again.form?.fields)).toContain('It works for us.');
  });

  it('V8: a form that is sent twice is one ballot, and two people at the same instant are two', async () => {
    const place = await openVote();
    const [bob, carol] = [
      await place.people.bob.in(WG).click('Approve'),
      await place.people.carol.in(WG).click('Approve'),
    ];
    const field = { 'Why? One line will do': 'Yes.' };
    const sent = await Promise.all([bob, carol, bob].map(async ({ form }) => form?.submit(field)));
    expect(sent.filter((each) => each?.answer?.text.includes('Receipt'))).toHaveLength(2);
    await place.settle();
    expect(voteCardOf(place).text).toContain('WG Members: 2 approve');
    expect(voteCardOf(place).text).toContain('Voted: 2 of 4');
  });

  it('V8: ballots work from /vote show, and count after a restart', async () => {
    const place = await openVote();
    const show = await place.people.bob.in(WG).command('/vote show', { ref: 'D-1' });
    expect(show.answer?.buttons.map(({ label }) => label)).toEqual(['Approve', 'Reject', 'Abstain']);
    await place.restart();
    await votes(place, { bob: 'Approve' });
    await place.restart();
    expect(voteCardOf(place).text).toContain('WG Members: 1 approve');
  });

  it('P9: a ballot is participation', async () => {
    const place = await openVote();
    await votes(place, { carol: 'Approve' });
    expect(told(await place.people.carol.in(WG).command('/member show'))).toMatch(/ballot/iu);
  });
});

describe('V7: the period', () => {
  it('V7: a ballot one second before the close counts, one at the close does not', async () => {
    const place = await openVote();
    expect(voteCardOf(place).text).toContain(`Closes: ${shown(CLOSE)}`);
    await votes(place, { alice: 'Approve' });
    await place.pass(7 * DAY - SECOND);
    await votes(place, { bob: 'Approve' });
    const open = await place.people.carol.in(WG).click('Reject');
    await place.pass(SECOND);
    const late = await open.form?.submit({ 'Why? One line will do': 'Too late.' });
    expect(late?.answer?.text).toContain('The vote closed');
    expect(statusOf(place)).toBe('passed by vote');
    expect(voteCardOf(place).text).toContain(`Closed: ${shown(CLOSE)}`);
    expect(voteCardOf(place).buttons.map(({ label }) => label)).toEqual(['Contest']);
    expect(results(place)[0]).toContain(`until ${shown(CLOSE + 72 * HOUR)}`);
  });

  it.each([
    ['scope', 10],
    ['specification', 7],
  ])('V7: a vote on a %s matter is open for %i days', async (matter, days) => {
    const place = await openVote({ given: { matter } });
    await place.pass(days * DAY - SECOND);
    expect(statusOf(place)).toBe('formal vote open');
    await place.pass(SECOND);
    expect(statusOf(place)).toBe('no quorum');
  });

  const EVERYBODY: Partial<Record<Name, Pressed>> = {
    alice: 'Approve',
    bob: 'Reject',
    carol: 'Approve',
    dave: 'Abstain',
  };

  it('V7: when everybody has voted before 24 hours have passed, it closes then, and ballots may change until then', async () => {
    const place = await openVote();
    await votes(place, EVERYBODY);
    expect(voteCardOf(place).text).toContain(`Closes: ${shown(ANNOUNCED + DAY)}`);
    expect(voteCardOf(place).text).toContain('early because everybody has voted');
    await place.pass(DAY - SECOND);
    await votes(place, { bob: 'Approve' });
    expect(statusOf(place)).toBe('formal vote open');
    await place.pass(SECOND);
    expect(statusOf(place)).toBe('passed by vote');
    expect(results(place)[0]).toContain('3 for, 0 against');
  });

  it('V7: when the last votes after 24 hours, it closes with that ballot', async () => {
    const place = await openVote();
    const { dave: _, ...others } = EVERYBODY;
    await votes(place, others);
    await place.pass(DAY + HOUR);
    expect(statusOf(place)).toBe('formal vote open');
    expect(told(await vote(place, 'dave', 'Abstain'))).toContain('The vote is closed; the result is in the channel');
    expect(statusOf(place)).toBe('passed by vote');
    expect(results(place)).toHaveLength(1);
    expect(voteCardOf(place).text).toContain(`Closed: ${shown(ANNOUNCED + DAY + HOUR)}`);
  });

  it('V7: at exactly 24 hours the last ballot closes it at once', async () => {
    const place = await openVote();
    const { dave: _, ...others } = EVERYBODY;
    await votes(place, others);
    await place.pass(DAY);
    await votes(place, { dave: 'Approve' });
    expect(statusOf(place)).toBe('passed by vote');
  });

  it('V7: a lead extends once, others don’t, and within the limits', async () => {
    const place = await openVote();
    const extend = async (who: Name, days: number) =>
      told(await place.people[who].in(WG).command('/vote extend', { ref: 'D-1', days }));
    expect(await extend('bob', 2)).toContain('You don’t lead Tracing');
    expect(await extend('alice', 15)).toContain('from 1 to 14');
    expect(await extend('alice', 2)).toContain(`Closes: ${shown(CLOSE + 2 * DAY)}`);
    await place.settle();
    expect(said(place, 'extended the vote')).toHaveLength(1);
    expect(voteCardOf(place).text).toContain('extended by 2 days');
    expect(await extend('alice', 1)).toContain('extended by 2 days already');
    await place.pass(9 * DAY - SECOND);
    expect(statusOf(place)).toBe('formal vote open');
    await place.pass(SECOND);
    expect(statusOf(place)).toBe('no quorum');
    expect(await extend('alice', 1)).toContain('The vote closed');
  });

  it('V7: is not extended when everybody has voted, and closes early also when it was extended before', async () => {
    const place = await openVote();
    await place.people.alice.in(WG).command('/vote extend', { ref: 'D-1', days: 14 });
    await votes(place, EVERYBODY);
    const again = await place.people.alice.in(WG).command('/vote extend', { ref: 'D-1', days: 1 });
    expect(told(again)).toContain('§V7');
    await place.pass(DAY);
    expect(statusOf(place)).toBe('passed by vote');
    const none = await openVote();
    await votes(none, EVERYBODY);
    const refused = await none.people.alice.in(WG).command('/vote extend', { ref: 'D-1', days: 1 });
    expect(told(refused)).toContain('Everybody has voted, so the vote closes early');
  });

  it('V7: a card that is delivered late still gives the whole period, also one that was extended before', async () => {
    const place = await openVote();
    expect(voteCardOf(place).text).toContain(`Closes: ${shown(CLOSE)}`);
    const late = await openVote({
      before: (there) => {
        there.sandbox.faults.next({ method: 'POST', route: /\/messages$/u, do: { status: 503, when: 'before' } });
      },
    });
    expect(seen(late).filter(({ text }) => text.includes('Voted:'))).toEqual([]);
    await late.people.alice.in(WG).command('/vote extend', { ref: 'D-1', days: 1 });
    await late.pass(HOUR);
    expect(voteCardOf(late).text).toContain(`Closes: ${shown(CLOSE + HOUR + DAY)}`);
  });

  it('V7: what is not there can’t be shown or extended', async () => {
    const place = await openLadder();
    const nothing = await place.people.alice.in(WG).command('/vote show', { ref: 'D-7' });
    expect(told(nothing)).toContain('§X3');
  });
});

describe('X7: outages', () => {
  it('X7: more than an hour of the last day before the close moves it once, said and recorded', async () => {
    const place = await openVote();
    await votes(place, { alice: 'Approve' });
    await place.pass(7 * DAY - 5 * HOUR);
    await place.stopBot();
    await place.sandbox.clock.advance(2 * HOUR);
    await place.startBot();
    const moved = CLOSE - 3 * HOUR + DAY;
    expect(said(place, 'the close moves from')).toHaveLength(1);
    expect(voteCardOf(place).text).toContain(`Closes: ${shown(moved)}`);
    await place.pass(3 * HOUR);
    await votes(place, { bob: 'Approve' });
    await place.pass(21 * HOUR - SECOND);
    expect(statusOf(place)).toBe('formal vote open');
    await place.pass(SECOND);
    expect(statusOf(place)).toBe('passed by vote');
    expect((await recordOf(place)).filter(({ kind }) => kind === 'vote-moved')).toHaveLength(1);
  });

  it('X7: without that a vote that closed while the bot was away closes at its true time', async () => {
    const place = await openVote({ env: { OUTAGE_EXTENSION: 'off' } });
    await votes(place, { alice: 'Approve', bob: 'Approve' });
    await place.stopBot();
    await place.sandbox.clock.advance(9 * DAY);
    await place.startBot();
    expect(statusOf(place)).toBe('passed by vote');
    expect(voteCardOf(place).text).toContain(`Closed: ${shown(CLOSE)}`);
  });
});
