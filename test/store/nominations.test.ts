import { expect, it } from 'vitest';
import { addDays } from '../../src/domain/calendar.js';
import { asId, type NominationId, type ObjectionId, type PersonId } from '../../src/domain/ids.js';
import type { Group } from '../../src/domain/group.js';
import {
  NOMINATION_STATUSES,
  isUndecided,
  type Nomination,
  type NominationObjection,
} from '../../src/domain/nomination.js';
import { onEachStore } from './each-store.js';
import { aGroup, aMembership, aPerson, aServer, NOW, settled } from './fixtures.js';

let count = 0;
const aNomination = (group: Group, personId: PersonId, parts: Partial<Nomination> = {}): Nomination => ({
  id: asId<NominationId>(`nomination-${++count}`),
  serverId: group.serverId,
  number: count,
  groupId: group.id,
  personId,
  nominatorId: personId,
  reason: 'Reviews everything',
  edition: 'mcp-2026',
  status: 'open',
  openedAt: NOW,
  announcedAt: NOW,
  deadlineAt: NOW + 1_000,
  outageMovedAt: null,
  settledAt: null,
  ...parts,
});

onEachStore((store) => {
  const save = (...nominations: Nomination[]): Promise<void> =>
    store().transaction(async (tx) => {
      for (const nomination of nominations) await tx.nominations.save(nomination);
    });

  it('P5: gives back a nomination by id and number', async () => {
    const { server, group, person } = await settled(store());
    const nomination = aNomination(group, person.id, {
      outageMovedAt: NOW + 1,
      settledAt: NOW + 2,
      status: 'promoted',
    });
    await save(nomination);
    await store().read(async (tx) => {
      expect(await tx.nominations.find(nomination.id)).toEqual(nomination);
      expect(await tx.nominations.byNumber(server.id, nomination.number)).toEqual(nomination);
      expect(await tx.nominations.byNumber(server.id, 999_999)).toBeNull();
      expect(await tx.nominations.find(asId<NominationId>('none'))).toBeNull();
    });
    const bare = { ...nomination, announcedAt: null, deadlineAt: null, outageMovedAt: null, settledAt: null };
    await save(bare);
    expect(await store().read((tx) => tx.nominations.find(nomination.id))).toEqual(bare);
  });

  it('P5: finds what is undecided, by group and person', async () => {
    const { server, group, person } = await settled(store());
    const [other, someone] = [aGroup(server.id), aPerson(server.id)];
    await store().transaction(async (tx) => {
      await tx.groups.save(other);
      await tx.people.save(someone);
    });
    const all = NOMINATION_STATUSES.map((status) => aNomination(group, person.id, { status }));
    const elsewhere = aNomination(other, person.id);
    await save(...all, elsewhere, aNomination(group, someone.id, { status: 'declined' }));
    const undecided = all.filter(isUndecided).map(({ id }) => id);
    await store().read(async (tx) => {
      const ids = (found: Nomination[]) => found.map(({ id }) => id);
      expect(ids(await tx.nominations.undecidedIn(group.id))).toEqual(undecided.toReversed());
      expect(ids(await tx.nominations.undecidedOfPerson(person.id))).toEqual([...undecided, elsewhere.id]);
      expect(undecided).toContain((await tx.nominations.undecidedOf(group.id, person.id))?.id);
      expect(await tx.nominations.undecidedOf(group.id, someone.id)).toBeNull();
    });
  });

  it('P6: finds open ones whose deadline has come, earliest first, of servers that the bot is in', async () => {
    const { group, person } = await settled(store());
    const gone = aServer({ leftAt: NOW });
    const left = aGroup(gone.id);
    await store().transaction(async (tx) => {
      await tx.servers.save(gone);
      await tx.groups.save(left);
    });
    const base = NOW - 1_000_000;
    const due = [30, 10, 31, 20].map((after) => aNomination(group, person.id, { deadlineAt: base + after }));
    const others = [
      aNomination(group, person.id, { status: 'objected', deadlineAt: base }),
      aNomination(left, person.id, { deadlineAt: base }),
    ];
    await save(...due, ...others);
    const found = (limit: number) => store().read((tx) => tx.nominations.due(base + 30, limit));
    expect((await found(10)).map(({ deadlineAt }) => (deadlineAt ?? 0) - base)).toEqual([10, 20, 30]);
    expect(await found(1)).toHaveLength(1);
  });

  it('P6: keeps objections in the order in which they were made, lifted ones included', async () => {
    const { group, person } = await settled(store());
    const nomination = aNomination(group, person.id);
    const objection = (at: number): NominationObjection => ({
      id: asId<ObjectionId>(`nomination-objection-${++count}`),
      nominationId: nomination.id,
      personId: person.id,
      reason: 'Too early',
      at,
      liftedAt: null,
    });
    const [second, first] = [objection(NOW + 2), objection(NOW + 1)];
    await save(nomination);
    await store().transaction(async (tx) => {
      await tx.nominations.saveObjection(second);
      await tx.nominations.saveObjection(first);
      await tx.nominations.saveObjection({ ...first, liftedAt: NOW + 3 });
    });
    await store().read(async (tx) => {
      expect(await tx.nominations.objections(nomination.id)).toEqual([{ ...first, liftedAt: NOW + 3 }, second]);
    });
  });

  it('P7: finds WG Members and leads by when they last said that their profile is right, or became that', async () => {
    const { server, group, person: leaver } = await settled(store());
    const since = addDays(NOW, -400);
    const [said, never, participant, erased] = [
      aPerson(server.id, { profileAt: since + 5 }),
      aPerson(server.id),
      aPerson(server.id, { profileAt: since + 5 }),
      aPerson(server.id, { erasedAt: NOW }),
    ];
    await store().transaction(async (tx) => {
      for (const person of [said, never, participant, erased]) await tx.people.save(person);
      const places = [
        aMembership(group.id, said.id, { tier: 'lead', since: since - 50 }),
        aMembership(group.id, never.id, { tier: 'member', since: since + 7 }),
        aMembership(group.id, participant.id, { tier: 'participant', since: since + 7 }),
        aMembership(group.id, erased.id, { tier: 'member', since: since + 7 }),
        aMembership(group.id, leaver.id, { tier: 'member', since: since + 7, endedAt: NOW }),
      ];
      for (const place of places) await tx.memberships.save(place);
    });
    const found = async (from: number, to: number) =>
      (await store().read((tx) => tx.memberships.profilesFrom(from, to)))
        .filter(({ membership }) => membership.groupId === group.id)
        .map(({ membership, at }) => [membership.personId, at]);
    expect(await found(since, since + 10)).toEqual([
      [said.id, since + 5],
      [never.id, since + 7],
    ]);
    expect(await found(since + 5, since + 7)).toEqual([[never.id, since + 7]]);
    expect(await found(since + 4, since + 6)).toEqual([[said.id, since + 5]]);
  });

  it('X8: erasing takes somebody out of the words about nominations', async () => {
    const { server, group, person } = await settled(store());
    const nomination = aNomination(group, person.id, { reason: 'Asked by <@123456789012345678> to do so' });
    await save(nomination);
    const asked = aPerson(server.id, { accounts: [asId('123456789012345678')] });
    await store().transaction((tx) => tx.people.save(asked));
    const eraser = {
      text: (text: string) => text.replace('<@123456789012345678>', 'a member'),
      json: (json: string) => json,
    };
    const subjects = await store().transaction((tx) =>
      tx.personal.erase(
        { serverId: server.id, personId: asked.id, accounts: asked.accounts },
        {
          as: asId<PersonId>(`erased-${++count}`),
          marks: { accounts: asked.accounts, names: [], organizations: [] },
          eraser,
          at: NOW,
        },
      ),
    );
    expect(subjects).toContain(nomination.id);
    expect((await store().read((tx) => tx.nominations.find(nomination.id)))?.reason).toBe('Asked by a member to do so');
  });
});
