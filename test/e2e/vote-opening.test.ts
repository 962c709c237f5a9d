import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asId, type ObjectionId } from '../../src/domain/ids.js';
import type { Membership } from '../../src/domain/membership.js';
import type { Proposal } from '../../src/domain/proposal.js';
import type { Seat, Vote } from '../../src/domain/vote.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import { told } from './leads.js';
import { known } from './nominations.js';
import { DAY, HOUR, SECOND, START, openPlace, type Name, type TestPlace } from './place.js';
import { GOOD_BLOCK, IG, TITLE, WG, block, cardOf, open, said, shown, voteCardOf, voteCardsOf } from './proposals.js';

const REQUEST = 'Request a vote';
/** What is told to whoever's request opened the vote. */
const OPENS = 'D-1: a formal vote opens';

/** Presses **Request a vote** on the card. */
const asks = (place: TestPlace, name: Name, channel = WG): Promise<Outcome> =>
  place.people[name].in(channel).click(REQUEST);

/** Changes somebody's place in a group, as time or an appointment would have. */
async function made(place: TestPlace, name: Name, parts: Partial<Membership>, channel = WG): Promise<void> {
  const { id, groupId } = await known(place, name, channel);
  await place.bot.deps.store.transaction(async (tx) => {
    const present = await tx.memberships.of(groupId, id);
    if (!present) throw new Error(`${name} is not in the group`);
    await tx.memberships.save({ ...present, ...parts });
  });
}

/** A place in which bob, carol and erin are WG Members, so that three can ask. */
async function openOfThree(): Promise<TestPlace> {
  const place = await openPlace();
  await made(place, 'erin', { tier: 'member' });
  await place.pass(SECOND);
  return place;
}

/** D-1 with its latest vote, and who has a seat in it. */
async function stored(
  place: TestPlace,
): Promise<{ proposal: Proposal; vote: Vote | null; seats: readonly Seat[]; requests: number }> {
  return place.bot.deps.store.read(async (tx) => {
    const proposal = await tx.proposals.byNumber(place.serverId, 1);
    if (!proposal) throw new Error('there is no D-1');
    const vote = await tx.votes.latestOf(proposal.id);
    const requests = (await tx.votes.requests(proposal.id, proposal.version)).length;
    return { proposal, vote, seats: vote ? await tx.votes.seats(vote.id) : [], requests };
  });
}

/** The seat of somebody in the vote on D-1, or undefined. */
async function seatOf(place: TestPlace, name: Name, channel = WG): Promise<Seat | undefined> {
  const { id } = await known(place, name, channel);
  return (await stored(place)).seats.find(({ personId }) => personId === id);
}

const isStillOpen = (place: TestPlace, channel = WG): void => {
  expect(cardOf(place, TITLE, channel).text).toContain('Status: open');
  expect(voteCardsOf(place, TITLE, channel)).toEqual([]);
};

describe('V1: a vote that is asked for', () => {
  it('V1: the first and second WG Member are counted, and the third one’s request opens it', async () => {
    const place = await openOfThree();
    await open(place, place.people.dave);
    expect(told(await asks(place, 'bob'))).toContain('by 1 of 3 WG Members');
    await place.settle();
    expect(cardOf(place).text).toContain('Formal vote asked for: by 1 of 3');
    const second = await asks(place, 'carol');
    expect(second.ephemeral).toBe(true);
    expect(told(second)).toContain('It opens when 1 more WG Member asks');
    await place.settle();
    expect(cardOf(place).text).toContain('Formal vote asked for: by 2 of 3');
    isStillOpen(place);
    expect(told(await asks(place, 'erin'))).toContain(OPENS);
    await place.settle();
    expect(cardOf(place).text).toContain('Status: formal vote open');
    expect(cardOf(place).text).not.toContain('asked for: by');
    const card = voteCardOf(place);
    expect(card.text).toContain('asked for by WG Members');
    expect(card.text).toContain('Voted: 0 of 5');
    expect(card.text).toContain('0 voted, 2 needed, of 4 active WG Members');
    expect(card.text).toContain(`Closes: ${shown(START + SECOND + 7 * DAY)}`);
    const record = await place.people.dave.in(WG).command('/record export', { ref: 'D-1', format: 'markdown' });
    expect(record.answer?.attachments[0]?.content).toContain('a formal vote opened');
  });

  it('V1: a lead’s request opens it at once', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    expect(told(await asks(place, 'alice'))).toContain(OPENS);
    await place.settle();
    expect(voteCardOf(place).text).toContain('asked for by a lead');
    expect(cardOf(place).buttons.map(({ label }) => label)).toEqual(['Block', 'Withdraw', 'Feedback']);
  });

  it('V1: by command, with requests that a restart keeps', async () => {
    const place = await openOfThree();
    await open(place, place.people.dave);
    const request = async (name: Name, ref = 'D-1'): Promise<string> =>
      told(await place.people[name].in(WG).command('/vote request', { ref }));
    expect(await request('bob', 'D-9')).toContain('§X3');
    expect(await request('bob')).toContain('by 1 of 3');
    await place.restart();
    expect(await request('carol', 'd1')).toContain('by 2 of 3');
    expect(await request('carol')).toContain('You have asked for a vote on this text already; 2 of 3');
    await place.restart();
    expect(await request('erin', '1')).toContain(OPENS);
    expect(await request('bob')).toContain('Cast your ballot on the card of the vote');
    await place.settle();
    expect(voteCardsOf(place)).toHaveLength(1);
  });

  it('V1: who asks twice, or presses twice at the same instant, counts once', async () => {
    const place = await openOfThree();
    await open(place, place.people.dave);
    await Promise.all([asks(place, 'bob'), asks(place, 'bob')]);
    const again = await asks(place, 'bob');
    expect(told(again)).toContain('You have asked for a vote on this text already; 1 of 3');
    await asks(place, 'carol');
    await place.settle();
    expect(cardOf(place).text).toContain('by 2 of 3');
    isStillOpen(place);
    expect((await stored(place)).requests).toBe(2);
  });

  it('V1: two who press at the same instant open one vote', async () => {
    for (const [first, two] of [
      [['bob'], ['carol', 'erin']],
      [
        ['bob', 'carol'],
        ['erin', 'alice'],
      ],
    ] as const) {
      const place = await openOfThree();
      await open(place, place.people.dave);
      for (const name of first) await asks(place, name);
      const both = await Promise.all(two.map(async (name) => told(await asks(place, name))));
      await place.settle();
      expect(both.filter((answer) => answer.includes(OPENS))).toHaveLength(1);
      expect(voteCardsOf(place)).toHaveLength(1);
      expect((await stored(place)).vote?.round).toBe(1);
    }
  });

  it.each([
    ['dave', 'You are Participant in Tracing; this needs WG Member'],
    ['erin', 'You are Observer in Tracing; this needs WG Member'],
    ['mallory', 'You have not joined Tracing'],
  ] as const)('V1: is not for %s', async (name, because) => {
    const place = await openPlace();
    await open(place, place.people.dave);
    for (const refused of [
      await asks(place, name),
      await place.people[name].in(WG).command('/vote request', { ref: 'D-1' }),
    ]) {
      expect(told(refused)).toContain('§V1');
      expect(told(refused)).toContain(because);
    }
    await place.settle();
    isStillOpen(place);
    expect((await stored(place)).requests).toBe(0);
  });

  it('C1: in the channel of its group, and in no other', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const { alice } = place.people;
    expect(told(await alice.in('#general').command('/vote request', { ref: 'D-1' }))).toContain('§C1');
    await alice.in(IG).command('/group adopt-members');
    const elsewhere = told(await alice.in(IG).command('/vote request', { ref: 'D-1' }));
    expect(elsewhere).toContain('§C1');
    expect(elsewhere).toContain('D-1 belongs to Tracing');
    expect(elsewhere).toContain(WG);
    await place.settle();
    isStillOpen(place);
  });

  it('V1: not in a group that is retired', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const { groupId } = await known(place, 'alice');
    await place.bot.deps.store.transaction(async (tx) => {
      const group = await tx.groups.find(groupId);
      if (group) await tx.groups.save({ ...group, status: 'retired' });
    });
    expect(told(await asks(place, 'alice'))).toContain('Tracing is retired');
  });

  it('V1: only while the proposal is open: a second before the deadline, and not at it or after', async () => {
    for (const [from, answer, status] of [
      [-SECOND, OPENS, 'formal vote open'],
      [0, 'The deadline was', 'accepted'],
      [SECOND, 'The deadline was', 'accepted'],
    ] as const) {
      const place = await openPlace();
      await open(place, place.people.dave);
      await place.sandbox.clock.advance(5 * DAY + from);
      expect(told(await place.people.alice.in(WG).command('/vote request', { ref: 'D-1' }))).toContain(answer);
      await place.settle();
      expect(cardOf(place).text).toContain(`Status: ${status}`);
    }
  });

  it('V1: a request from before the deadline undoes silence that was recorded while it was on its way', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(5 * DAY - SECOND);
    let release = (): void => undefined;
    const busy = new Promise<void>((resolve) => (release = resolve));
    const holding = place.bot.deps.store.transaction(() => busy);
    const asking = asks(place, 'alice');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await place.sandbox.clock.advance(2 * SECOND);
    release();
    await holding;
    expect(told(await asking)).toContain(OPENS);
    await place.settle();
    expect(cardOf(place).text).toContain('Status: formal vote open');
  });

  it('V1, D7: requests are for one text: an amended one begins with none', async () => {
    const place = await openOfThree();
    await open(place, place.people.dave);
    await asks(place, 'bob');
    await asks(place, 'carol');
    const asked = await place.people.dave.in(WG).click('Amend');
    await asked.form?.submit({ 'The new text; it restarts the clock': 'Another text.' });
    await place.settle();
    expect(cardOf(place).text).not.toContain('asked for');
    expect(told(await asks(place, 'erin'))).toContain('by 1 of 3');
    expect(told(await asks(place, 'bob'))).toContain('by 2 of 3');
    await place.settle();
    isStillOpen(place);
    expect(told(await asks(place, 'carol'))).toContain(OPENS);
  });
});

describe('V1: blocks and votes', () => {
  it('V1: the vote of a block is cancelled when it is lifted, and the requests of before still count', async () => {
    const place = await openOfThree();
    await open(place, place.people.dave);
    await asks(place, 'bob');
    await asks(place, 'carol');
    await block(place.people.bob);
    await place.settle();
    expect(voteCardOf(place).text).toContain('opened by a block');
    expect(said(place, 'Blocked')).toEqual([]);
    await place.pass(DAY);
    await place.people.bob.in(WG).click('Lift');
    await place.settle();
    expect(voteCardOf(place).text).toContain('Status: cancelled');
    expect(voteCardOf(place).text).toContain('Every block was lifted before the close');
    expect(voteCardOf(place).buttons).toEqual([]);
    expect(said(place, 'Every block is lifted')).toHaveLength(1);
    expect(cardOf(place).text).toContain('Status: open');
    expect(cardOf(place).text).toContain('by 2 of 3');
    expect(told(await asks(place, 'erin'))).toContain(OPENS);
    await place.settle();
    expect(voteCardsOf(place)).toHaveLength(2);
    expect((await stored(place)).vote).toMatchObject({ round: 2, cause: 'members', status: 'open' });
  });

  it('V1: a vote that was asked for goes on when blocks that came during it are lifted', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await asks(place, 'alice');
    await place.settle();
    await block(place.people.bob);
    await place.settle();
    expect(said(place, 'Blocked while the formal vote is open')).toHaveLength(1);
    expect(voteCardsOf(place)).toHaveLength(1);
    await place.people.bob.in(WG).click('Lift');
    await place.settle();
    expect(cardOf(place).text).toContain('Status: formal vote open');
    expect((await stored(place)).vote).toMatchObject({ round: 1, cause: 'lead', status: 'open' });
  });

  it('V1: of several blocks the last lifted one cancels the vote, each further one is said', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await block(place.people.bob);
    await place.settle();
    await block(place.people.carol);
    await place.settle();
    expect(said(place, 'Blocked while the formal vote is open')).toHaveLength(1);
    await place.people.bob.in(WG).click('Lift');
    await place.settle();
    expect((await stored(place)).vote?.status).toBe('open');
    await place.people.carol.in(WG).click('Lift');
    await place.settle();
    expect((await stored(place)).vote?.status).toBe('cancelled');
  });

  it('D7: withdrawing while a vote is open cancels it, and its card says so', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await block(place.people.bob);
    await place.settle();
    await place.people.dave.in(WG).click('Withdraw');
    await place.settle();
    expect(cardOf(place).text).toContain('Status: withdrawn by its author');
    expect(voteCardOf(place).text).toContain('Status: cancelled');
    expect(voteCardOf(place).text).toContain('D-1 was withdrawn by its author while the vote was open');
    expect(voteCardOf(place).buttons).toEqual([]);
  });

  it('D7: the text stays as it is while a vote is open, and the refusal says the way out', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const asked = await place.people.dave.in(WG).click('Amend');
    await block(place.people.bob);
    const refused = told((await asked.form?.submit({ 'The new text; it restarts the clock': 'Other.' })) ?? asked);
    expect(refused).toContain('§D7');
    expect(refused).toContain('Its author may Withdraw it');
    expect(refused).toContain('whoever blocked may Lift it');
  });

  it('X8: erasing the author withdraws the proposal and cancels the vote', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await asks(place, 'alice');
    await place.settle();
    await place.people.dave.in('#general').command('/privacy erase');
    const asked = await place.people.dave.click('Erase for good …');
    expect(told((await asked.form?.submit({ 'Type ERASE': 'ERASE' })) ?? asked)).toContain('It is erased');
    await place.settle();
    const after = await stored(place);
    expect(after.proposal.status).toBe('withdrawn');
    expect(after.vote).toMatchObject({ status: 'cancelled', cause: 'lead' });
  });

  it('X7: a block of an older version that still stands at the deadline opens the vote then', async () => {
    const place = await openPlace({ env: { OUTAGE_EXTENSION: 'off' } });
    await open(place, place.people.dave);
    const { id: personId } = await known(place, 'bob');
    const { proposal } = await stored(place);
    await place.bot.deps.store.transaction((tx) =>
      tx.proposals.saveObjection({
        ...{ id: asId<ObjectionId>(randomUUID()), proposalId: proposal.id, personId, kind: 'block' },
        ...{ reason: 'Too soon.', resolution: 'Wait.', at: START + HOUR, liftedAt: null },
      }),
    );
    await place.stopBot();
    await place.sandbox.clock.advance(6 * DAY);
    await place.startBot();
    expect(cardOf(place).text).toContain('Status: formal vote open');
    const { vote } = await stored(place);
    // It opens at the deadline, and its period runs from its card, which came a day later.
    expect(vote).toMatchObject({ cause: 'block', openedAt: START + 5 * DAY, closesAt: START + 13 * DAY });
    await place.people.bob.in(WG).click('Lift');
    await place.settle();
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + 8 * DAY)}`);
  });
});

describe('V3: the electorate', () => {
  /** Mallory asks to be Participant, and is confirmed by a lead now. */
  async function joins(place: TestPlace): Promise<void> {
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    await place.people.alice.in(WG).click('Confirm');
    await place.settle();
  }

  it('V3: a Participant who was confirmed a second before the announcement votes', async () => {
    const place = await openPlace();
    await joins(place);
    await place.pass(SECOND);
    await open(place, place.people.dave);
    await asks(place, 'alice');
    await place.settle();
    expect(voteCardOf(place).text).toContain('Voted: 0 of 5');
    expect(await seatOf(place, 'mallory')).toMatchObject({ kind: 'participant', forQuorum: false });
  });

  it.each([0, SECOND])('V3: one who was confirmed %i ms after the announcement does not', async (after) => {
    const place = await openPlace();
    await place.pass(SECOND);
    await open(place, place.people.dave);
    await place.pass(after);
    await joins(place);
    await asks(place, 'alice');
    await place.settle();
    expect(voteCardOf(place).text).toContain('Voted: 0 of 4');
    expect(await seatOf(place, 'mallory')).toBeUndefined();
  });

  it('V3: who was promoted after the announcement votes as WG Member; who is promoted after the opening does not', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(DAY);
    await made(place, 'dave', { tier: 'member', since: START + DAY });
    await asks(place, 'alice');
    await made(place, 'erin', { tier: 'member', since: START + DAY });
    await place.settle();
    expect(voteCardOf(place).text).toContain('0 voted, 2 needed, of 4 active WG Members');
    expect(await seatOf(place, 'dave')).toMatchObject({ kind: 'member', forQuorum: true });
    expect(await seatOf(place, 'erin')).toBeUndefined();
  });

  it('V3, P8: who became emeritus in between votes as Participant, outside the quorum', async () => {
    const place = await openPlace();
    await made(place, 'carol', { participatedAt: null, inactiveAt: START + HOUR });
    await place.pass(SECOND);
    await open(place, place.people.dave);
    await place.pass(DAY);
    await asks(place, 'alice');
    await place.settle();
    expect(await seatOf(place, 'carol')).toMatchObject({ kind: 'participant', forQuorum: false });
    expect(voteCardOf(place).text).toContain('0 voted, 1 needed, of 2 active WG Members');
    expect(voteCardOf(place).text).toContain('Voted: 0 of 4');
  });

  it('V2, P8: an inactive lead has a seat, and is not in the base', async () => {
    const place = await openPlace();
    await made(place, 'alice', { participatedAt: null, inactiveAt: START + HOUR });
    await place.pass(SECOND);
    await open(place, place.people.dave);
    await place.pass(DAY);
    await block(place.people.bob);
    await place.settle();
    expect(await seatOf(place, 'alice')).toMatchObject({ kind: 'lead', forQuorum: false });
    expect(voteCardOf(place).text).toContain('0 voted, 1 needed, of 2 active WG Members');
  });

  it('V3: the announcement that counts is that of the present text', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(HOUR);
    await joins(place);
    await place.pass(HOUR);
    const asked = await place.people.dave.in(WG).click('Amend');
    await asked.form?.submit({ 'The new text; it restarts the clock': 'Another text.' });
    await place.settle();
    await asks(place, 'alice');
    await place.settle();
    expect(await seatOf(place, 'mallory')).toMatchObject({ kind: 'participant' });
  });
});

describe('D1, P4: votes of an Interest Group', () => {
  it('P4: without the WG Member tier there is none, and the refusal says how to adopt it', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, {}, IG);
    expect(cardOf(place, TITLE, IG).buttons.map(({ label }) => label)).not.toContain(REQUEST);
    for (const name of ['alice', 'dave', 'mallory'] as const) {
      const refused = told(await place.people[name].in(IG).command('/vote request', { ref: 'D-1' }));
      expect(refused).toContain('§P4');
      expect(refused).toContain('/group adopt-members');
    }
    await place.settle();
    isStillOpen(place, IG);
  });

  it('D1, P4: with the tier its Facilitator opens one, marked as internal and not binding', async () => {
    const place = await openPlace();
    await place.pass(SECOND);
    await open(place, place.people.dave, {}, IG);
    await place.people.alice.in(IG).command('/group adopt-members');
    expect(told(await place.people.alice.in(IG).command('/vote request', { ref: 'D-1' }))).toContain(
      'a formal vote opens',
    );
    await place.settle();
    const internal = 'internal and binds nobody outside it';
    expect(cardOf(place, TITLE, IG).text).toContain(internal);
    expect(cardOf(place, TITLE, IG).buttons.map(({ label }) => label)).toEqual(['Withdraw', 'Feedback']);
    expect(voteCardOf(place, TITLE, IG).text).toContain(internal);
    expect(await seatOf(place, 'dave', IG)).toMatchObject({ kind: 'participant' });
    expect(await seatOf(place, 'alice', IG)).toMatchObject({ kind: 'lead', forQuorum: true });
  });

  it('V1, P4: three WG Members of an Interest Group open one, and a disagreement opens none', async () => {
    const place = await openPlace();
    await place.people.alice.in(IG).command('/group adopt-members');
    for (const name of ['bob', 'carol', 'erin'] as const) await made(place, name, { tier: 'member' }, IG);
    await open(place, place.people.dave, {}, IG);
    const form = await place.people.dave.in(IG).click('Disagree');
    await form.form?.submit({ [form.form.fields[0]?.label ?? '']: 'Too early.' });
    await place.settle();
    isStillOpen(place, IG);
    for (const name of ['bob', 'carol'] as const) await asks(place, name, IG);
    await place.settle();
    expect(cardOf(place, TITLE, IG).text).toContain('by 2 of 3 WG Members');
    const late = await place.people.bob.in(IG).click('Disagree');
    await asks(place, 'erin', IG);
    await place.settle();
    expect(cardOf(place, TITLE, IG).text).toContain('Status: formal vote open');
    const refused = await late.form?.submit({ [late.form.fields[0]?.label ?? '']: 'Too early.' });
    expect(told(refused ?? late)).toContain('Cast your ballot on the card of the vote');
    // The ballots decide, and not the deadline.
    await place.pass(5 * DAY);
    expect(cardOf(place, TITLE, IG).text).toContain('Status: formal vote open');
  });
});

it('V1: what blocks during a vote is refused like any block', async () => {
  const place = await openPlace();
  await open(place, place.people.dave);
  await asks(place, 'alice');
  await place.settle();
  await place.pass(5 * DAY);
  const late = await block(place.people.bob, GOOD_BLOCK);
  expect(told(late)).toContain('The deadline was');
});
