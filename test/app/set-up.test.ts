import { expect, it } from 'vitest';
import { channelChanged } from '../../src/app/channel-changed.js';
import { openProposal } from '../../src/app/open-proposal.js';
import { bindChannel } from '../../src/app/bind-channel.js';
import { setChannels, setRoles } from '../../src/app/change-server.js';
import { partFromServers, welcomeServer } from '../../src/app/server-presence.js';
import { setupStatus } from '../../src/app/setup-status.js';
import type { Server } from '../../src/domain/server.js';
import { onEachStore } from '../store/each-store.js';
import { snowflake } from '../store/fixtures.js';
import { aPlace, DAY, done, openIn, refusalOf, REQUEST, type Place } from './place.js';

onEachStore((store) => {
  const server = async ({ serverId }: Place): Promise<Server> => {
    const found = await store().read((tx) => tx.servers.find(serverId));
    if (!found) throw new Error('the server is not known');
    return found;
  };

  it('L2: roles and channels are set and recorded; what is not named stays', async () => {
    const place = await aPlace(store());
    const [core, maintainers, creation] = [snowflake(), snowflake(), snowflake()];
    done(await setRoles(place.deps, place.act('grace'), { coreMaintainers: core }));
    const { entries, posts } = await place.written(async () => {
      done(await setRoles(place.deps, place.act('grace'), { maintainers }));
      done(await setChannels(place.deps, place.act('grace'), { creation }));
    });
    expect(await server(place)).toMatchObject({
      roles: { coreMaintainers: core, maintainers },
      channels: { creation },
    });
    expect(entries).toMatchObject([
      { kind: 'roles-set', subject: 'server', clauses: ['L2'], facts: { coreMaintainers: core, maintainers } },
      {
        kind: 'channels-set',
        clauses: ['C1'],
        facts: { creation },
        values: { actor: { value: place.account('grace') } },
      },
    ]);
    expect(JSON.stringify(entries.map((entry) => ({ ...entry, values: {} })))).not.toContain(place.account('grace'));
    expect(posts).toEqual([]);
  });

  it('what is set while the bot hears of the server again is kept', async () => {
    const place = await aPlace(store());
    for (let round = 0; round < 10; round += 1) {
      const [maintainers, creation] = [snowflake(), snowflake()];
      const name = `Sample Commons ${round}`;
      await Promise.all([
        setRoles(place.deps, place.act('grace'), { maintainers }),
        welcomeServer(place.deps, { id: place.serverId, name }),
        setChannels(place.deps, place.act('grace'), { creation }),
        welcomeServer(place.deps, { id: place.serverId, name }),
      ]);
      expect(await server(place)).toMatchObject({ name, roles: { maintainers }, channels: { creation } });
    }
  });

  it('a server that the bot is taken out of is told nothing until it is back', async () => {
    const place = await aPlace(store());
    await openIn(place);
    const others = new Set((await store().read((tx) => tx.servers.all())).map(({ id }) => id));
    others.delete(place.serverId);
    await partFromServers(place.deps, others);
    expect((await server(place)).leftAt).toBe(place.clock.at);
    expect(await place.posts()).toEqual([]);
    expect(await store().read((tx) => tx.proposals.due(place.clock.at + 9 * DAY, 9_999))).not.toContainEqual(
      expect.objectContaining({ serverId: place.serverId }),
    );
    await welcomeServer(place.deps, { id: place.serverId, name: 'Renamed' });
    expect(await server(place)).toMatchObject({ leftAt: null, name: 'Renamed' });
    expect(await place.posts()).not.toEqual([]);
  });

  it('C1, K1: binding a channel makes the group that its name speaks of', async () => {
    const place = await aPlace(store());
    const channel = { id: snowflake(), name: 'client-sdk-ig' };
    const { entries, posts } = await place.written(async () =>
      done(await bindChannel(place.deps, place.act('grace'), channel, null)),
    );
    const group = await store().read((tx) => tx.groups.byChannel(place.serverId, channel.id));
    expect(group).toMatchObject({ kind: 'interest-group', name: 'client-sdk', title: 'Client Sdk', memberTier: false });
    expect(entries).toMatchObject([
      {
        ...{ kind: 'channel-bound', subject: `group:${group?.id}`, clauses: ['C1', 'K1'] },
        facts: { kind: 'interest-group', name: 'client-sdk', channelId: channel.id, from: null },
      },
    ]);
    expect(posts).toEqual([`card:group:${group?.id}`]);
    expect(refusalOf(await bindChannel(place.deps, place.act('grace'), channel, null))).toBe('unchanged');
  });

  it('C1: two who bind one group at the same instant leave it in one place', async () => {
    const place = await aPlace(store());
    const channels = [snowflake(), snowflake()];
    await Promise.all(
      channels.map((id) => bindChannel(place.deps, place.act('grace'), { id, name: 'client-sdk-wg' }, null)),
    );
    const groups = await store().read((tx) => tx.groups.list(place.serverId));
    const [bound, ...more] = groups.filter(({ name }) => name === 'client-sdk');
    expect(more).toEqual([]);
    expect((await place.record()).at(-1)?.facts).toMatchObject({ channelId: bound?.channelId });
  });

  it('C1: a group that moves takes along what still waits for its channel', async () => {
    const place = await aPlace(store());
    const { proposal } = done(await openProposal(place.deps, place.act('dave'), REQUEST));
    const { proposal: away } = done(await openProposal(place.deps, place.act('dave', { group: place.ig }), REQUEST));
    await store().transaction(async (tx) => {
      const row = await tx.outbox.byKey(`card:proposal:${proposal.id}`);
      if (row) await tx.outbox.save({ ...row, state: 'failed', attempts: 3, lastError: 'gone 10003' });
    });
    const to = snowflake();
    const named = { kind: place.wg.kind, name: place.wg.name };
    done(await bindChannel(place.deps, place.act('grace'), { id: to, name: 'elsewhere' }, named));
    const found = new Map((await place.posts()).map((row) => [row.key, row]));
    expect(found.get(`card:proposal:${proposal.id}`)).toMatchObject({ channelId: to, state: 'pending', attempts: 0 });
    expect(found.get(`card:group:${place.wg.id}`)).toMatchObject({ channelId: to, pin: true });
    expect(found.get(`card:proposal:${away.id}`)?.channelId).toBe(place.ig.channelId);
    expect((await place.record()).at(-1)?.facts).toMatchObject({ channelId: to, from: place.wg.channelId });
  });

  it('C1: a new channel that is called like a group’s is offered to be bound, once', async () => {
    const place = await aPlace(store());
    const channelId = snowflake();
    const change = { type: 'made', serverId: place.serverId, channelId, name: 'client-sdk-wg' } as const;
    const offered = await place.written(() => channelChanged(place.deps, change));
    expect(offered).toEqual({ entries: [], posts: [`channel-unbound:${channelId}:working-group:client-sdk`] });
    expect(await place.written(() => channelChanged(place.deps, change))).toEqual({ entries: [], posts: [] });
    // A name of no group's form, and that of a group that has its channel, lead to nothing.
    for (const name of ['general', `${place.wg.name}-wg`]) {
      const other = { ...change, channelId: snowflake(), name };
      expect(await place.written(() => channelChanged(place.deps, other))).toEqual({ entries: [], posts: [] });
    }
  });

  it('C1: a deleted channel raises one alarm, and the record says so', async () => {
    const place = await aPlace(store());
    const coreMaintainers = snowflake();
    done(await setChannels(place.deps, place.act('grace'), { coreMaintainers }));
    const { channelId } = place.wg;
    const change = { type: 'removed', serverId: place.serverId, channelId, name: 'whatever' } as const;
    const { entries, posts } = await place.written(() =>
      Promise.all([channelChanged(place.deps, change), channelChanged(place.deps, change)]),
    );
    expect(entries).toMatchObject([
      { kind: 'channel-lost', subject: `group:${place.wg.id}`, clauses: ['C1'], facts: { channelId }, values: {} },
    ]);
    expect(posts).toEqual([`channel-lost:${channelId}`]);
    const alarm = await store().read((tx) => tx.outbox.byKey(`channel-lost:${channelId}`));
    expect(alarm?.channelId).toBe(coreMaintainers);
  });

  it('X3: only who manages the server sees how it is set up', async () => {
    const place = await aPlace(store());
    expect(refusalOf(await setupStatus(place.deps, place.act('alice')))).toBe('needs-manage-server');
    const status = done(await setupStatus(place.deps, place.act('grace')));
    expect(status).toMatchObject({ server: { id: place.serverId }, undelivered: [] });
    expect(status.groups.map(({ id }) => id).sort()).toEqual([place.wg.id, place.ig.id].sort());
  });
});
