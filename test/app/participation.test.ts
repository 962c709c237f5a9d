import { expect, it } from 'vitest';
import { confirmBySilence, confirmParticipant } from '../../src/app/confirm-participant.js';
import { joinGroup } from '../../src/app/join-group.js';
import { leaveGroup } from '../../src/app/leave-group.js';
import { ownProfile, setProfile } from '../../src/app/set-profile.js';
import type { Group } from '../../src/domain/group.js';
import type { Instant, MembershipId } from '../../src/domain/ids.js';
import type { Membership } from '../../src/domain/membership.js';
import { verify } from '../../src/domain/record.js';
import { onEachStore } from '../store/each-store.js';
import { aMembership } from '../store/fixtures.js';
import { aPlace, DAY, done, HOUR, refusalOf, type Name, type Place } from './place.js';

onEachStore((store) => {
  const ask = async (place: Place, who: Name = 'erin'): Promise<Membership> =>
    done(await joinGroup(place.deps, place.act(who), 'participant')).membership;
  const silence = (place: Place, id: MembershipId, now: Instant): Promise<void> => {
    place.clock.at = now;
    return store().transaction((tx) => confirmBySilence(tx, place.deps, id, now));
  };
  const membership = (id: MembershipId): Promise<Membership | null> => store().read((tx) => tx.memberships.find(id));
  const cards = (group: Group, id?: MembershipId): string[] => [
    `card:group:${group.id}`,
    ...(id === undefined ? [] : [`card:participant-request:${id}`]),
  ];

  it('P1: a stranger joins as Observer at once and becomes known', async () => {
    const place = await aPlace(store());
    const { entries, posts } = await place.written(async () =>
      done(await joinGroup(place.deps, place.act('frank'), 'observer')),
    );
    const person = await store().read((tx) => tx.people.byAccount(place.serverId, place.account('frank')));
    expect(person).toMatchObject({ name: null, accounts: [place.account('frank')] });
    expect(entries).toMatchObject([
      {
        ...{ kind: 'observer-joined', subject: `group:${place.wg.id}`, groupId: place.wg.id, clauses: ['P1'] },
        facts: { tier: 'observer', confirmBy: null },
        values: { member: { value: person?.id }, actor: { value: place.account('frank') } },
      },
    ]);
    expect(posts).toEqual(cards(place.wg));
    const clear = JSON.stringify({ ...entries[0], values: {} });
    for (const personal of [person?.id ?? '', place.account('frank')]) expect(clear).not.toContain(personal);
  });

  it('P1: a request for Participant waits, and a lead confirms it', async () => {
    const place = await aPlace(store());
    const asked = await place.written(() => ask(place));
    const [request] = await store().read((tx) => tx.memberships.dueRequests(place.clock.at + 7 * DAY, 9));
    if (!request) throw new Error('nothing was asked for');
    expect(request).toMatchObject({ tier: 'observer', request: { confirmBy: place.clock.at + 7 * DAY } });
    expect(asked.entries).toMatchObject([
      { kind: 'participant-asked-for', facts: { tier: 'observer', confirmBy: place.clock.at + 7 * DAY } },
    ]);
    expect(asked.posts.sort()).toEqual(cards(place.wg, request.id));

    expect(refusalOf(await joinGroup(place.deps, place.act('erin'), 'participant'))).toBe('already-asked');
    expect(refusalOf(await confirmParticipant(place.deps, place.act('bob'), request.id))).toBe('leads-confirm');
    place.clock.at += HOUR;
    const confirmed = await place.written(async () =>
      done(await confirmParticipant(place.deps, place.act('alice'), request.id)),
    );
    expect(await membership(request.id)).toMatchObject({
      ...{ tier: 'participant', since: place.clock.at, request: null },
    });
    expect(confirmed.entries).toMatchObject([
      { kind: 'participant-confirmed', at: place.clock.at, values: { actor: { value: place.account('alice') } } },
    ]);
    expect(confirmed.posts.sort()).toEqual(cards(place.wg, request.id));
    expect(refusalOf(await confirmParticipant(place.deps, place.act('alice'), request.id))).toBe('no-request');
  });

  it('P1: silence confirms a request at its time, however late that is processed, and once', async () => {
    const place = await aPlace(store());
    const { id } = await ask(place);
    const confirmBy = place.clock.at + 7 * DAY;
    expect(await place.written(() => silence(place, id, confirmBy - 1))).toEqual({ entries: [], posts: [] });
    const { entries, posts } = await place.written(() => silence(place, id, confirmBy + 3 * DAY));
    expect(await membership(id)).toMatchObject({ tier: 'participant', since: confirmBy, request: null });
    expect(entries).toMatchObject([{ kind: 'participant-confirmed-by-silence', at: confirmBy, clauses: ['P1'] }]);
    expect(Object.keys(entries[0]?.values ?? {})).toEqual(['member']);
    expect(posts.sort()).toEqual(cards(place.wg, id));
    expect(await place.written(() => silence(place, id, confirmBy + 4 * DAY))).toEqual({ entries: [], posts: [] });
  });

  it('P1: silence and a lead at the same instant confirm once', async () => {
    const place = await aPlace(store());
    const { id } = await ask(place);
    place.clock.at += 7 * DAY;
    const [confirmed] = await Promise.all([
      confirmParticipant(place.deps, place.act('alice'), id),
      silence(place, id, place.clock.at),
    ]);
    expect(await membership(id)).toMatchObject({ tier: 'participant', since: place.clock.at });
    const kinds = (await place.record()).map(({ kind }) => kind);
    expect(kinds.slice(1)).toEqual([confirmed.ok ? 'participant-confirmed' : 'participant-confirmed-by-silence']);
  });

  it('P1: who leaves takes the request along, and silence confirms nothing', async () => {
    const place = await aPlace(store());
    const { id } = await ask(place);
    const { entries, posts } = await place.written(async () => done(await leaveGroup(place.deps, place.act('erin'))));
    expect(entries).toMatchObject([{ kind: 'member-left', clauses: ['P1'], facts: { tier: 'observer' } }]);
    expect(posts.sort()).toEqual(cards(place.wg, id));
    const late = await place.written(() => silence(place, id, place.clock.at + 8 * DAY));
    expect(late).toEqual({ entries: [], posts: [] });
    expect(await membership(id)).toMatchObject({ tier: 'observer', request: null });
  });

  it('P1: a request is confirmed only from its own server', async () => {
    const [place, elsewhere] = [await aPlace(store()), await aPlace(store())];
    const { id } = await ask(place);
    expect(refusalOf(await confirmParticipant(elsewhere.deps, elsewhere.act('alice'), id))).toBe('no-request');
  });

  it('L1: of two leads who leave at the same instant one must stay', async () => {
    const place = await aPlace(store());
    expect(refusalOf(await leaveGroup(place.deps, place.act('alice')))).toBe('last-lead');
    await store().transaction(async (tx) => {
      const bob = await tx.memberships.of(place.wg.id, place.people.bob.id);
      await tx.memberships.save({ ...(bob ?? aMembership(place.wg.id, place.people.bob.id)), tier: 'lead' });
    });
    const both = await Promise.all((['alice', 'bob'] as const).map((who) => leaveGroup(place.deps, place.act(who))));
    expect(both.map(refusalOf).sort()).toEqual(['last-lead', null]);
    expect(await store().read((tx) => tx.memberships.ofGroup(place.wg.id, { tier: 'lead' }))).toHaveLength(1);
    expect((await place.record()).filter(({ kind }) => kind === 'member-left')).toHaveLength(1);
  });

  it('K4: a person is in any number of groups, each with its own tier', async () => {
    const place = await aPlace(store());
    done(await joinGroup(place.deps, place.act('frank'), 'observer'));
    done(await joinGroup(place.deps, place.act('frank', { group: place.ig }), 'participant'));
    const person = await store().read((tx) => tx.people.byAccount(place.serverId, place.account('frank')));
    if (!person) throw new Error('frank is not known');
    const both = await store().read((tx) => tx.memberships.ofPerson(person.id));
    expect(both.map(({ groupId }) => groupId).sort()).toEqual([place.wg.id, place.ig.id].sort());
    done(await leaveGroup(place.deps, place.act('frank')));
    expect(await store().read((tx) => tx.memberships.ofPerson(person.id))).toMatchObject([{ groupId: place.ig.id }]);
  });

  it('C1: outside of a group’s channel nobody joins, and is told where', async () => {
    const place = await aPlace(store());
    const act = { ...place.act('frank'), channelId: place.account('grace') };
    const refused = await joinGroup(place.deps, act, 'observer');
    expect(refused).toMatchObject({
      ok: false,
      refusal: { code: 'not-a-group-channel', groupChannels: [place.ig.channelId, place.wg.channelId] },
    });
  });

  it('P7: a profile is kept, its values sealed, and a GitHub name typed about oneself carries no rights', async () => {
    const place = await aPlace(store());
    const set = { name: 'Frank  Made-Up', organization: 'Sample Works', github: 'https://github.com/Frank-Made-Up/' };
    const { entries } = await place.written(async () => done(await setProfile(place.deps, place.act('frank'), set)));
    const frank = await ownProfile(place.deps, place.act('frank'));
    expect(frank).toMatchObject({ name: 'Frank Made-Up', github: 'Frank-Made-Up', githubConfirmed: false });
    expect(entries).toMatchObject([
      {
        ...{ kind: 'profile-set', subject: 'server', clauses: ['P7'] },
        facts: { fields: ['name', 'organization', 'github'] },
        values: { name: { value: 'Frank Made-Up' }, organization: { value: 'Sample Works' } },
      },
    ]);
    const clear = JSON.stringify({ ...entries[0], values: {} });
    for (const personal of ['Made-Up', 'Sample Works', place.account('frank')]) expect(clear).not.toContain(personal);
    const taken = { name: null, organization: null, github: 'FRANK-made-up' };
    expect(refusalOf(await setProfile(place.deps, place.act('dave'), taken))).toBe('name-taken');
    expect(verify(await place.record())).toBeNull();
  });

  it('P7: of two who claim a GitHub name at the same instant one gets it', async () => {
    const place = await aPlace(store());
    const claim = { name: null, organization: null, github: 'sample-name' };
    const both = await Promise.all(
      (['bob', 'carol'] as const).map((who) => setProfile(place.deps, place.act(who), claim)),
    );
    expect(both.map(refusalOf).sort()).toEqual(['name-taken', null]);
  });
});
