import { expect, it } from 'vitest';
import { allowed } from '../../src/app/place.js';
import type { Place } from '../../src/domain/place.js';
import { onEachStore } from '../store/each-store.js';
import { aPlace } from './place.js';

onEachStore((store) => {
  it.each<[Place, { wg: boolean; ig: boolean; voting: boolean; creation: boolean; lobby: boolean }]>([
    ['everywhere', { wg: true, ig: true, voting: true, creation: true, lobby: true }],
    ['group-channels', { wg: true, ig: true, voting: true, creation: false, lobby: false }],
    ['working-groups', { wg: true, ig: false, voting: false, creation: false, lobby: false }],
    ['member-tier', { wg: true, ig: false, voting: true, creation: false, lobby: false }],
    ['creation-channel', { wg: false, ig: false, voting: false, creation: true, lobby: false }],
  ])('C1: %s may be used there and nowhere else: %o', async (place, expected) => {
    const here = await aPlace(store());
    const { deps, wg, ig, serverId } = here;
    const creation = here.account('frank');
    await deps.store.transaction(async (tx) => {
      const server = await tx.servers.find(serverId);
      if (server) await tx.servers.save({ ...server, channels: { ...server.channels, creation } });
    });
    const may = async (channelId: typeof creation) =>
      (await allowed(place, { ...here.act('dave'), channelId }, deps)) === null;
    const igChannel = here.act('dave', { group: ig }).channelId;
    const found = {
      wg: await may(here.act('dave', { group: wg }).channelId),
      ig: await may(igChannel),
      voting: await deps.store
        .transaction((tx) => tx.groups.save({ ...ig, memberTier: true }))
        .then(() => may(igChannel)),
      creation: await may(creation),
      lobby: await may(here.account('erin')),
    };
    expect(found).toEqual(expected);
  });

  it('C1: who asks for a new group elsewhere is told where, as far as that is set', async () => {
    const here = await aPlace(store());
    const { deps, serverId } = here;
    const refused = () => allowed('creation-channel', here.act('dave'), deps);
    expect(await refused()).toEqual({ clause: 'C1', code: 'not-the-creation-channel', creation: null });
    const creation = here.account('frank');
    await deps.store.transaction(async (tx) => {
      const server = await tx.servers.find(serverId);
      if (server) await tx.servers.save({ ...server, channels: { ...server.channels, creation } });
    });
    expect(await refused()).toMatchObject({ code: 'not-the-creation-channel', creation });
  });
});
