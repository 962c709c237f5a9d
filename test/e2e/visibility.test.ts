import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { GroupKind } from '../../src/domain/group.js';
import { fitsGroup, type Place } from '../../src/domain/place.js';
import { createChannel, deleteChannel } from '../../src/sandbox/world/channels.js';
import { setCommandPermissions } from '../../src/sandbox/world/command-permissions.js';
import { changeRole, createRole } from '../../src/sandbox/world/members.js';
import type { CommandPermission, Server } from '../../src/sandbox/world/model.js';
import { bits } from '../../src/sandbox/world/permissions.js';
import { DAY, openPlace, type Name, type PlaceOptions, type TestPlace } from './place.js';
import { IG, WG, open } from './proposals.js';

/** Roots by where they are of use, in the order in which Discord has them. */
const rootsFor = (place: TestPlace, fits: (place: Place) => boolean): string[] =>
  place.bot.deps.roots.filter((root) => fits(root.place)).map(({ name }) => name);
const limited = (place: TestPlace) => rootsFor(place, (of) => of !== 'everywhere');
/** Those of use in an Interest Group that has no WG Members. */
const ofInterestGroups = (place: TestPlace) =>
  limited(place).filter((name) => offeredIn(place, 'interest-group').includes(name));
const everywhere = (place: TestPlace) => rootsFor(place, (of) => of === 'everywhere');
const typed = (names: readonly string[]): string => names.map((name) => `/${name}`).join(', ');
/** What somebody is offered who may not set anything up: in a channel of no group, and in a group's. */
const offeredIn = (place: TestPlace, kind: GroupKind | null): string[] =>
  rootsFor(place, (of) => (kind ? fitsGroup(of, { kind, memberTier: kind === 'working-group' }) : of === 'everywhere'))
    .filter((name) => name !== 'setup')
    .sort();

/** A place in which grace may manage server and roles, as somebody who gives a token must. */
async function openManaged(options?: PlaceOptions): Promise<TestPlace> {
  const place = await openPlace(options);
  changeRole(place.sandbox.world, serverOf(place), 'managers', (role) => {
    role.permissions = bits('ManageGuild', 'ManageRoles');
  });
  return place;
}

function serverOf(place: TestPlace): Server {
  const [server] = place.sandbox.world.servers.values();
  if (!server) throw new Error('no server');
  return server;
}

const seenBy = (place: TestPlace, name: Name, channel: string): string[] =>
  place.people[name]
    .in(channel)
    .commands()
    .map((command) => command.body.name)
    .sort();

const run = async (place: TestPlace, token?: string, by: Name = 'grace'): Promise<string> =>
  (await place.people[by].in('#general').command('/setup visibility', token === undefined ? {} : { token })).answer
    ?.text ?? '';

const status = async (place: TestPlace): Promise<string> =>
  (await place.people.grace.in('#general').command('/setup status')).answer?.text ?? '';

const tokenOf = (place: TestPlace, name: Name = 'grace'): string => place.people[name].accessToken();

const rulesOf = (place: TestPlace, root: string): readonly CommandPermission[] => {
  const command = [...place.sandbox.world.commands.values()].find((each) => each.body.name === root);
  return place.sandbox.world.commandPermissions.get(`${place.serverId}/${command?.id}`) ?? [];
};

const writes = (place: TestPlace) =>
  place.sandbox.requests.filter(({ method, path }) => method === 'PUT' && path.endsWith('/permissions'));

const reads = (place: TestPlace): number =>
  place.sandbox.requests.filter(({ path }) => path.endsWith('/commands/permissions')).length;

const allChannels = (place: TestPlace) => String(BigInt(place.serverId) - 1n);
const allow = (place: TestPlace, channel: string) => ({ type: 3, id: place.channel(channel).id, permission: true });
const deny = (place: TestPlace, channel: string) => ({ type: 3, id: place.channel(channel).id, permission: false });
const inCore = (place: TestPlace) =>
  place.people.grace.in('#general').command('/setup channels', { 'core-maintainers': '#general' });

describe('C1: commands show where they are of use', () => {
  it('C1: without a token the card says which clicks make each root show where it is of use', async () => {
    const place = await openManaged();
    const card = await run(place);
    expect(card).toContain('/proposal, /record, /why: #accessibility-ig, #tracing-wg (to do)');
    expect(card).toContain(`${typed(everywhere(place))}: everywhere; leave as it is`);
    expect(card).toContain('Server Settings → Integrations');
    expect(card).toContain('applications.commands.permissions.update');
    expect(writes(place)).toEqual([]);
  });

  it('C1: before a group has a channel there is nothing to set, with a token or without', async () => {
    const place = await openManaged({ bare: true });
    expect(await run(place)).toContain('The other commands come within a minute of the first group’s channel');
    expect(await run(place, tokenOf(place))).toContain('The token was not needed');
    expect(writes(place)).toEqual([]);
  });

  it('C1: with a person’s token roots show in groups’ channels and their threads, and nowhere else', async () => {
    const place = await openManaged();
    const proposal = await open(place, place.people.dave);
    expect(seenBy(place, 'dave', '#general')).toEqual([...offeredIn(place, null), ...limited(place)].sort());
    const said = await run(place, tokenOf(place));
    expect(said).toContain(`Set now: ${typed(limited(place))}`);
    expect(said).toContain(`Shown everywhere: ${typed(everywhere(place))}`);
    expect(said).not.toContain('What you can do');

    expect(seenBy(place, 'dave', '#general')).toEqual(offeredIn(place, null));
    for (const where of [WG, proposal.threadId ?? '']) {
      expect(seenBy(place, 'dave', where)).toEqual(offeredIn(place, 'working-group'));
    }
    expect(seenBy(place, 'dave', IG)).toEqual(offeredIn(place, 'interest-group'));
    await expect(place.people.dave.in('#general').command('/proposal list')).rejects.toThrow('is offered no /proposal');
    expect((await place.people.dave.in(WG).command('/proposal list')).answer?.text).toContain('Adopt spans');
    expect(seenBy(place, 'grace', '#general')).toEqual(everywhere(place).sort());
    expect(rulesOf(place, 'proposal')).toEqual([
      { type: 3, id: allChannels(place), permission: false },
      allow(place, IG),
      allow(place, WG),
    ]);
    expect(rulesOf(place, 'help')).toEqual([]);
    expect(await run(place)).toContain('Nothing needs to be done');
    expect(await status(place)).not.toContain('/setup visibility');
  });

  it('C1: administrators go on seeing everything', async () => {
    const place = await openManaged();
    await run(place, tokenOf(place));
    changeRole(place.sandbox.world, serverOf(place), 'managers', (role) => {
      role.permissions = bits('Administrator');
    });
    expect(seenBy(place, 'grace', '#general')).toEqual([...everywhere(place), ...limited(place)].sort());
  });

  it('C1: what admins set for roles and people stays; only what differs is written', async () => {
    const place = await openManaged();
    const { world } = place.sandbox;
    const server = serverOf(place);
    const guests = createRole(world, server, 'guests');
    const own = [
      { type: 1, id: guests.id, permission: false },
      { type: 2, id: place.people.erin.id, permission: true },
    ];
    setCommandPermissions(world, server, 'proposal', [...own, allow(place, '#general')]);
    const said = await run(place, tokenOf(place));
    expect(rulesOf(place, 'proposal')).toEqual([
      ...own,
      { type: 3, id: allChannels(place), permission: false },
      allow(place, IG),
      allow(place, WG),
    ]);
    expect(said).toContain('Hidden all the same');
    expect(said).toContain('/proposal in #accessibility-ig, #tracing-wg: hidden from @guests');

    expect(writes(place)).toHaveLength(limited(place).length);
    const again = await run(place, tokenOf(place));
    expect(again).toContain(`Right already: ${typed(limited(place))}`);
    expect(writes(place)).toHaveLength(limited(place).length);
    setCommandPermissions(world, server, 'why', []);
    expect(await run(place, tokenOf(place))).toContain('Set now: /why');
    expect(writes(place)).toHaveLength(limited(place).length + 1);
  });

  it('C1: two at the same time set the same, once or twice', async () => {
    const place = await openManaged();
    const [one, other] = await Promise.all([run(place, tokenOf(place)), run(place, tokenOf(place))]);
    for (const said of [one, other]) expect(said).toContain('Commands show where they are of use');
    expect(seenBy(place, 'dave', '#general')).toEqual(offeredIn(place, null));
    expect(rulesOf(place, 'why')).toHaveLength(3);
  });

  it('C1: when groups’ channels change, the status says how it is brought up to date', async () => {
    const place = await openManaged();
    const { grace } = place.people;
    await run(place, tokenOf(place));
    createChannel(place.sandbox.world, serverOf(place), '#profiling-ig');
    await place.settleSoon();
    await grace.in('#profiling-ig').command('/setup bind');
    await place.settle();
    expect(seenBy(place, 'dave', '#profiling-ig')).toEqual(offeredIn(place, null));
    const said = await status(place);
    expect(said).toContain(
      `Where ${typed(ofInterestGroups(place))} show no longer fits the groups’ channels: /setup visibility`,
    );
    expect(said).toContain(`${typed(ofInterestGroups(place))} in #profiling-ig: hidden from everybody`);
    expect(await run(place, tokenOf(place))).toContain(`Set now: ${typed(ofInterestGroups(place))}`);
    expect(seenBy(place, 'dave', '#profiling-ig')).toEqual(offeredIn(place, 'interest-group'));

    deleteChannel(place.sandbox.world, place.channel(IG));
    await place.settleSoon();
    expect(await status(place)).toContain('/setup visibility brings it up to date');
    expect(await run(place, tokenOf(place))).toContain('Set now');
    expect(rulesOf(place, 'why').map(({ id }) => id)).toEqual([
      allChannels(place),
      place.channel('#profiling-ig').id,
      place.channel(WG).id,
    ]);
  });

  it('C1: a setting that hides a root in a group’s channel is told to Core Maintainers and in the status', async () => {
    const place = await openManaged();
    await inCore(place);
    const server = serverOf(place);
    const told = () => place.people.alice.sees('#general').filter(({ text }) => text.includes('Commands are hidden'));
    /** Sets it, waits until the bot has read how it stands now, and until so many were told. */
    const set = async (root: string | null, rules: CommandPermission[], count: number) => {
      const known = reads(place);
      setCommandPermissions(place.sandbox.world, server, root, rules);
      await expect.poll(() => reads(place), { timeout: 5_000 }).toBeGreaterThan(known);
      await place.settleSoon();
      await expect.poll(() => place.settle().then(() => told().length), { timeout: 5_000 }).toBe(count);
    };
    await set('proposal', [deny(place, '#general')], 0);

    await set('proposal', [deny(place, WG)], 1);
    expect(told()[0]?.text).toContain('/proposal in #tracing-wg: hidden from everybody but administrators');
    expect(seenBy(place, 'dave', WG)).not.toContain('proposal');
    expect(await status(place)).toContain('/proposal in #tracing-wg: hidden from everybody but administrators');

    await set('proposal', [], 1);
    await set('proposal', [deny(place, WG)], 1);
    await set('why', [{ type: 1, id: place.serverId, permission: false }], 2);
    expect(told()[1]?.text).toContain('/why in #accessibility-ig, #tracing-wg: hidden from everybody');
    expect(told()[1]?.text).not.toContain('/proposal');
    await place.pass(DAY);
    await set('proposal', [], 2);
    await set('proposal', [deny(place, WG)], 3);
    await set(null, [deny(place, IG)], 4);
    expect(told()[3]?.text).toContain('in #accessibility-ig: hidden from everybody');
  });

  it('X3: only who may manage the server may, and nothing goes to Discord for anybody else', async () => {
    const place = await openManaged();
    setCommandPermissions(place.sandbox.world, serverOf(place), 'setup', [
      { type: 1, id: place.serverId, permission: true },
    ]);
    const said = await run(place, tokenOf(place), 'alice');
    expect(said).toContain('Manage Server');
    expect(await run(place, undefined, 'alice')).toContain('Manage Server');
    expect(writes(place)).toEqual([]);
  });
});

describe('C1: when Discord does not take it', () => {
  it('C1: a bot’s token and what is no token at all are not sent', async () => {
    const place = await openManaged();
    const bots = await run(place, place.sandbox.token);
    expect(bots).toContain('looks like a bot’s token');
    expect(bots).toContain('reset it');
    for (const odd of ['Bearer', 'two words here', 'schlüssel-der-nicht-geht', 'short']) {
      expect(await run(place, odd)).toContain('not an OAuth2 access token');
    }
    expect(writes(place)).toEqual([]);
  });

  it('C1: the word Bearer in front of a token does no harm', async () => {
    const place = await openManaged();
    expect(await run(place, ` Bearer ${tokenOf(place)} `)).toContain(`Set now: ${typed(limited(place))}`);
  });

  it('C1: an unknown or expired token changes nothing, up to the second and after it', async () => {
    const place = await openManaged();
    const unknown = await run(place, 'x'.repeat(30));
    expect(unknown).toContain('it is wrong, or it has expired');
    const [first = '', ...rest] = limited(place);
    expect(unknown).toContain(`Not set: /${first}`);
    expect(unknown).toContain(`Not tried after that: ${typed(rest)}`);
    const token = place.people.grace.accessToken({ lastsMs: DAY });
    await place.pass(DAY);
    expect(await run(place, token)).toContain('it has expired');
    expect(rulesOf(place, 'proposal')).toEqual([]);
    const fresh = place.people.grace.accessToken({ lastsMs: DAY });
    await place.pass(DAY - 1);
    expect(await run(place, fresh)).toContain('Set now');
  });

  it('C1: a token without the scope, or of somebody who may not, is refused with what is needed', async () => {
    const place = await openManaged();
    for (const token of [place.people.grace.accessToken({ scopes: ['identify'] }), tokenOf(place, 'dave')]) {
      const said = await run(place, token);
      expect(said).toContain(`Not set: ${typed(limited(place))}`);
      expect(said).toContain('Manage Roles');
      expect(said).toContain('click it by hand');
    }
    expect(place.sandbox.world.commandPermissions.size).toBe(0);
  });

  it('C1: a command that the token’s owner may not use does not keep the others from being set', async () => {
    const place = await openManaged();
    const world = place.sandbox.world;
    const shut = [{ type: 2, id: place.people.grace.id, permission: false }];
    setCommandPermissions(world, serverOf(place), 'member', shut);
    const said = await run(place, tokenOf(place));
    expect(said).toContain(`Set now: ${typed(limited(place).filter((name) => name !== 'member'))}`);
    expect(said).toContain('Not set: /member');
    expect(said).toContain('the token’s owner may not use the command');
    expect(said).not.toContain('scope');
    expect(rulesOf(place, 'member')).toEqual(shut);
  });

  it('C1: a failure in the middle is told exactly, and the next run sets the rest', async () => {
    const place = await openManaged();
    const { faults, world } = place.sandbox;
    const [first = '', second = '', ...rest] = limited(place);
    const id = [...world.commands.values()].find((each) => each.body.name === second)?.id ?? '';
    const writing = { method: 'PUT', route: new RegExp(`/${id}/permissions`, 'u') };
    faults.next({ ...writing, do: { status: 503, when: 'before' } });
    const broken = await run(place, tokenOf(place));
    expect(broken).toContain(`Set now: /${first}`);
    expect(broken).toContain(`Not set: /${second}`);
    expect(broken).toContain(`Not tried after that: ${typed(rest)}`);
    expect(broken).toContain('Run it again');

    faults.next({ ...writing, do: { status: 429, retryAfter: 60 } });
    const busy = await run(place, tokenOf(place));
    expect(busy).toContain(`Right already: /${first}`);
    expect(busy).toMatch(/wait for 6[01] seconds/u);

    // Its answer got lost, and reading back shows that it took effect.
    faults.next({ ...writing, do: { status: 502, when: 'after' } });
    const lost = await run(place, tokenOf(place));
    expect(lost).toContain(`Set now: /${second}`);
    expect(lost).toContain(`Not tried after that: ${typed(rest)}`);

    faults.next({ method: 'PUT', route: /permissions$/u, do: { drop: true, when: 'before' } });
    expect(await run(place, tokenOf(place))).toContain('Discord did not answer');
    await place.restart();
    expect(await run(place, tokenOf(place))).toContain(`Set now: ${typed(rest)}`);
    expect(seenBy(place, 'dave', '#general')).toEqual(offeredIn(place, null));
  });

  it('C1: what somebody else sets at the same time is not claimed as ours', async () => {
    const place = await openManaged();
    const { world } = place.sandbox;
    world.onEvent(({ name }) => {
      // As soon as it is written, and before it is read back.
      if (name === 'APPLICATION_COMMAND_PERMISSIONS_UPDATE' && rulesOf(place, 'why').length === 3)
        setCommandPermissions(world, serverOf(place), 'why', [allow(place, WG)]);
    });
    const said = await run(place, tokenOf(place));
    expect(said).toContain('Changed by somebody else meanwhile: /why');
    expect(said).toContain('Run it again');
  });

  it('C1: a short limit is waited out', async () => {
    const place = await openManaged();
    place.sandbox.faults.next({ method: 'PUT', route: /permissions$/u, do: { status: 429, retryAfter: 0.2 } });
    expect(await run(place, tokenOf(place))).toContain(`Set now: ${typed(limited(place))}`);
  });

  it('C1: when it cannot be read, before or afterwards, that is said', async () => {
    const place = await openManaged();
    const reading = { method: 'GET', route: /commands\/permissions$/u, do: { status: 500, when: 'before' } } as const;
    place.sandbox.faults.next(reading);
    expect(await run(place, tokenOf(place))).toContain('Nothing was changed');
    expect(writes(place)).toEqual([]);
    place.sandbox.faults.next(reading);
    expect(await status(place)).toContain('Discord did not say which commands show where');
    place.sandbox.faults.next(reading);
    expect(await run(place)).toContain('Try again in a minute');

    // It is limited for a moment, and meanwhile reading breaks.
    place.sandbox.faults.next({ method: 'PUT', route: /permissions$/u, do: { status: 429, retryAfter: 1 } });
    const known = reads(place);
    const running = run(place, tokenOf(place));
    await expect.poll(() => reads(place), { interval: 5, timeout: 5_000 }).toBeGreaterThan(known);
    place.sandbox.faults.next({ ...reading, times: 100 });
    const said = await running;
    expect(said).toContain('Set, but not read back');
    expect(said).toContain(`Set now: ${typed(limited(place))}`);
    place.sandbox.faults.clear();
    expect(place.log.join('\n')).toContain('it could not be read where commands show');
    expect(await run(place)).toContain('Nothing needs to be done');
  });

  it('C1: more channels than Discord takes are left as they are, with the reason', async () => {
    const place = await openManaged();
    const world = place.sandbox.world;
    await place.bot.deps.store.transaction(async (tx) => {
      const [first] = await tx.groups.list(place.serverId, { kind: 'interest-group' });
      if (!first) throw new Error('no group');
      for (let n = 0; n < 98; n += 1) {
        const channel = createChannel(world, serverOf(place), `#topic-${n}-ig`);
        const id = `group-${n}` as typeof first.id;
        await tx.groups.save({ ...first, id, name: `topic-${n}`, channelId: channel.id as typeof first.channelId });
      }
    });
    await place.settleSoon();
    expect(await run(place)).toContain('and 90 others: left as it is, because Discord takes 100 entries');
    const said = await run(place, tokenOf(place));
    expect(said).toContain(`Too many channels: ${typed(ofInterestGroups(place))}: left as it is`);
    expect(writes(place)).toHaveLength(limited(place).length - ofInterestGroups(place).length);
    deleteChannel(world, place.channel('#topic-97-ig'));
    await place.settleSoon();
    expect(await run(place, tokenOf(place))).toContain(`Set now: ${typed(ofInterestGroups(place))}`);
    expect(rulesOf(place, 'why')).toHaveLength(100);
  });
});

describe('X8: the token', () => {
  it('X8: stands in no line of the log, no row of the database, no entry of the record and no message', async () => {
    const place = await openManaged();
    await inCore(place);
    const tokens = [
      tokenOf(place),
      tokenOf(place, 'dave'),
      'y'.repeat(30),
      place.people.grace.accessToken({ lastsMs: 0 }),
    ];
    const texts: string[] = [];
    for (const token of tokens) texts.push(await run(place, token));
    const put = { method: 'PUT', route: /permissions$/u } as const;
    for (const mishap of [
      { status: 503, when: 'after' },
      { drop: true, when: 'before' },
      { status: 429, retryAfter: 60 },
    ] as const) {
      setCommandPermissions(place.sandbox.world, serverOf(place), 'why', []);
      place.sandbox.faults.next({ ...put, do: mishap });
      texts.push(await run(place, tokens[0]));
    }
    // Whatever goes wrong on our own side has its incident noted, and the token is no part of it.
    const { store } = place.bot.deps;
    const read = store.read.bind(store);
    let broken = 0;
    Object.assign(store, {
      read: (work: Parameters<typeof read>[0]) => {
        if ((broken += 1) > 1) throw new TypeError('the database is gone');
        return read(work);
      },
    });
    texts.push(await run(place, tokens[0]));
    Object.assign(store, { read });
    expect(texts.at(-1)).toContain('The mistake is on the bot’s side');
    await place.settleSoon();

    const record = await read((tx) => tx.record.list({ serverId: place.serverId, limit: 1_000 }));
    const messages = [...place.sandbox.world.messages.values()].map(({ components }) => JSON.stringify(components));
    const bodies = JSON.stringify(place.sandbox.requests);
    const file = place.env.DATABASE_URL?.replace('file:', '') ?? '';
    const pages = await Promise.all([file, `${file}-wal`].map((path) => readFile(path, 'latin1').catch(() => '')));
    expect(pages.join('').length).toBeGreaterThan(10_000);
    expect(pages.join('')).toContain(place.serverId);
    expect(place.log.join('\n')).toContain('an interaction failed');
    for (const token of tokens) {
      for (const where of [...texts, ...messages, ...pages, place.log.join('\n'), JSON.stringify(record), bodies]) {
        expect(where.includes(token)).toBe(false);
      }
    }
  });
});
