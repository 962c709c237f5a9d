import { describe, expect, it } from 'vitest';
import { assigns, openUnsettled, responds, sends } from './escalations.js';
import { openLadder } from './leads.js';
import { DAY, type Name, type TestPlace } from './place.js';
import { WG, open } from './proposals.js';
import { openVote, told, vote, votes } from './votes.js';

const why = async (place: TestPlace, who: Name, ref: string) => place.people[who].in(WG).command('/why', { ref });

const offered = async (place: TestPlace, who: Name, command: string, typed = ''): Promise<string[]> =>
  (await place.people[who].in(WG).autocomplete(command, 'ref', typed)).map(({ value }) => String(value));

describe('X4: /why of a formal vote', () => {
  it('X4: while it is open it shows one’s own ballot, and nobody else’s', async () => {
    const place = await openVote();
    await votes(place, { bob: 'Reject', carol: 'Approve' });
    const bobs = await why(place, 'bob', 'D-1');
    expect(told(bobs)).toContain('Why D-1 is in a formal vote');
    expect(told(bobs)).toContain('Your ballot: Reject');
    const file = bobs.answer?.attachments[0]?.content ?? '';
    expect(file.match(/a ballot was cast/gu)).toHaveLength(2);
    expect(file).not.toContain('WG Member, Approve');
    expect(told(await why(place, 'dave', 'D-1'))).toContain('You have cast no ballot');
    expect(told(await why(place, 'mallory', 'D-1'))).not.toContain('Your ballot');
  });

  it('X4: after the close it has the sums, each ballot by its seat, and one’s own', async () => {
    const place = await openVote();
    await votes(place, { alice: 'Approve', bob: 'Reject', carol: 'Approve' });
    await place.pass(7 * DAY);
    const bobs = await why(place, 'bob', 'D-1');
    expect(told(bobs)).toContain('Why D-1 passed by vote');
    expect(told(bobs)).toContain('2 for, 1 against: 2 is more than 1');
    expect(told(bobs)).toContain('3 of 3 active WG Members voted');
    expect(told(bobs)).toContain('Your ballot: Reject');
    const file = bobs.answer?.attachments[0]?.content ?? '';
    expect(file).toContain('WG Member, Reject');
    expect(file).toContain('WG Member, Approve');
    expect(file).toContain('Lead, Approve');
  });

  it('X4: finds a ballot by its receipt, also one that was replaced, and says so', async () => {
    const place = await openVote();
    const receiptOf = (words: string): string => /Receipt: ([0-9a-f]{16})/u.exec(words)?.[1] ?? '';
    const first = receiptOf(told(await vote(place, 'bob', 'Reject')));
    const second = receiptOf(told(await vote(place, 'bob', 'Approve')));
    expect(told(await why(place, 'bob', second.toUpperCase()))).toContain('D-1');
    expect(told(await why(place, 'bob', second))).toMatch(/count/u);
    expect(told(await why(place, 'bob', first))).toMatch(/replaced|later ballot/u);
    expect(told(await why(place, 'bob', '0123456789abcdef'))).toContain('§V8');
  });
});

describe('X4: /why of an escalation', () => {
  it('X4: says why there is one, by when an answer is due, what was said and what came of it', async () => {
    const place = await openUnsettled();
    expect(told(await why(place, 'dave', 'E-1'))).toContain('Why E-1 is draft, not sent yet');
    await sends(place);
    const sent = told(await why(place, 'dave', 'e1'));
    expect(sent).toContain('the vote did not pass (§E1');
    expect(sent).toContain('5 business days');
    expect(sent).toContain('now with Core Maintainers');
    await assigns(place, 'carol', 'erin');
    await responds(place, 'erin', 'guidance');
    const answered = told(await why(place, 'dave', 'E-1'));
    expect(answered).toContain('Why E-1 is decided');
    expect(answered).toContain('Guidance that binds by @erin');
    expect(answered).toContain('Adopt them, with the shim.');
    expect(answered).toContain('guidance that binds was given by @erin: now decided');
    expect(told(await why(place, 'dave', 'E-9'))).toContain('§X3');
  });
});

describe('X3: what is offered while one types', () => {
  it('X4: /why and /record offer escalations beside matters', async () => {
    const place = await openUnsettled();
    for (const command of ['/why', '/record show', '/record export']) {
      expect(await offered(place, 'mallory', command)).toEqual(['E-1', 'D-1']);
      expect(await offered(place, 'mallory', command, 'e')).toEqual(['E-1']);
      expect(await offered(place, 'mallory', command, 'd')).toEqual(['D-1']);
    }
    expect(await offered(place, 'mallory', '/escalation show')).toEqual(['E-1']);
    expect(told(await place.people.mallory.in(WG).command('/escalation list'))).toContain('E-1 on D-1 Adopt spans');
  });

  it('E4, E5: only escalations on which somebody can act are offered for that', async () => {
    const place = await openUnsettled();
    expect(await offered(place, 'carol', '/escalation assign')).toEqual([]);
    await sends(place);
    expect(await offered(place, 'carol', '/escalation assign')).toEqual(['E-1']);
    expect(await offered(place, 'bob', '/escalation assign')).toEqual([]);
    await assigns(place, 'carol', 'erin');
    expect(await offered(place, 'carol', '/escalation respond')).toEqual([]);
    expect(await offered(place, 'erin', '/escalation respond')).toEqual(['E-1']);
    await responds(place, 'erin', 'guidance');
    expect(await offered(place, 'erin', '/escalation respond')).toEqual([]);
  });

  it('V1, V7: a vote is requested of open proposals by WG Members, and extended by leads while it is open', async () => {
    const place = await openLadder();
    await open(place, place.people.dave);
    for (const name of ['alice', 'bob'] as const) {
      expect(await offered(place, name, '/vote request')).toEqual(['D-1']);
    }
    for (const name of ['dave', 'erin', 'mallory'] as const) {
      expect(await offered(place, name, '/vote request')).toEqual([]);
    }
    expect(await offered(place, 'alice', '/vote extend')).toEqual([]);
    await place.people.alice.in(WG).command('/vote request', { ref: 'D-1' });
    await place.settle();
    expect(await offered(place, 'alice', '/vote request')).toEqual([]);
    expect(await offered(place, 'alice', '/vote extend', 'd-1')).toEqual(['D-1']);
    expect(await offered(place, 'bob', '/vote extend')).toEqual([]);
    await place.pass(7 * DAY);
    expect(await offered(place, 'alice', '/vote extend')).toEqual([]);
  });
});
