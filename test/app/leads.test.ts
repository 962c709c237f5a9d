import { describe, expect, it } from 'vitest';
import { acceptCandidacy, checkCandidacy } from '../../src/app/change-candidacy.js';
import type { Act } from '../../src/app/act.js';
import { findWeakSponsors } from '../../src/app/find-weak-sponsors.js';
import { joinGroup } from '../../src/app/join-group.js';
import { linkPerson } from '../../src/app/link-person.js';
import { openCandidacy } from '../../src/app/open-candidacy.js';
import { removeLead } from '../../src/app/remove-lead.js';
import { setLadder } from '../../src/app/set-ladder.js';
import { sponsorCandidate, takeBackSponsorship } from '../../src/app/sponsor-candidate.js';
import type { CandidacyId, Snowflake } from '../../src/domain/ids.js';
import { verify } from '../../src/domain/record.js';
import type { Chat } from '../../src/ports/chat.js';
import { onEachStore } from '../store/each-store.js';
import { snowflake } from '../store/fixtures.js';
import { whileBroken } from './broken-write.js';
import { everything } from './everything.js';
import { aPlace, done, refusalOf, type Name, type Place } from './place.js';

const SAID = 'Has kept the notes for a year.';
const notAsked = (): Promise<never> => Promise.reject(new Error('nothing is asked of Discord here but members'));

/** A place with a ladder: `give` sets what roles Discord says somebody has; `silence` lets it say nothing. */
async function aLadder(of: Parameters<typeof aPlace>[0]) {
  const place = await aPlace(of);
  const role = { core: snowflake(), lead: snowflake(), maintainer: snowflake() };
  const given = new Map<Snowflake, readonly Snowflake[]>();
  const silent = { is: false };
  await of.transaction(async (tx) => {
    const server = await tx.servers.find(place.serverId);
    if (!server) throw new Error('no server');
    await tx.servers.save({
      ...server,
      roles: { coreMaintainers: role.core, leadMaintainers: role.lead, maintainers: role.maintainer, moderators: null },
      channels: { ...server.channels, coreMaintainers: snowflake() },
    });
  });
  const chat: Chat = {
    ...{ post: notAsked, edit: notAsked, find: notAsked, remove: notAsked, openDirect: notAsked, pin: notAsked },
    ...{ openThread: notAsked, renameThread: notAsked, messageExists: notAsked, channelExists: notAsked },
    ...{ place: () => null, connectedSince: () => null },
    member: async (_server, userId) =>
      silent.is
        ? { ok: false, failure: { kind: 'unavailable', retryAfterMs: null, code: '503' } }
        : { ok: true, value: { userId, displayName: '', roleIds: given.get(userId) ?? [], bot: false } },
  };
  const deps = { ...place.deps, chat };
  const act = (name: Name): Act => {
    const made = place.act(name);
    return { ...made, user: { ...made.user, roleIds: given.get(made.user.id) ?? [] } };
  };
  const give = (name: Name, ...roles: Snowflake[]) => given.set(place.account(name), roles);
  give('carol', role.core);
  give('erin', role.core);
  give('grace', role.lead);
  give('dave', role.maintainer);
  return { place, deps, act, give, silent, role };
}
type Ladder = Awaited<ReturnType<typeof aLadder>>;

const open = async ({ place, deps, act }: Ladder, user: Name = 'bob'): Promise<CandidacyId> =>
  done(await openCandidacy(deps, act('alice'), place.account(user), null)).candidacy.id;

const tierOf = async ({ deps, wg, people }: Place, name: 'bob'): Promise<string | undefined> =>
  (await deps.store.read((tx) => tx.memberships.of(wg.id, people[name].id)))?.tier;

const kindsOf = async (place: Place): Promise<string[]> => (await place.record()).map(({ kind }) => kind);

onEachStore((store, url) => {
  /** Bob lacks nothing but one more sponsor. */
  const almost = async (ladder: Ladder): Promise<CandidacyId> => {
    const { place, deps, act } = ladder;
    const id = await open(ladder);
    done(await acceptCandidacy(deps, act('bob'), id));
    done(await setLadder(deps, act('dave'), place.account('bob'), 'member'));
    done(await sponsorCandidate(deps, act('carol'), id, SAID));
    return id;
  };

  describe('appointing', () => {
    it.each([
      ['the place', [{ table: 'Membership', on: 'UPDATE' }]],
      ['the cards', [{ table: 'Outbox', on: 'UPDATE' }]],
      ['the record', [{ table: 'RecordEntry', on: 'INSERT', when: `NEW."kind" = 'lead-appointed'` }]],
    ] as const)('L1: is done whole or not at all: %s', async (_what, broken) => {
      const ladder = await aLadder(store());
      const { place, deps, act } = ladder;
      const id = await almost(ladder);
      const last = act('erin');
      const before = await everything(url());
      await whileBroken(url(), broken, async () => {
        await expect(sponsorCandidate(deps, last, id, SAID)).rejects.toThrow();
        expect(await everything(url())).toEqual(before);
      });
      done(await sponsorCandidate(deps, last, id, SAID));
      expect(await tierOf(place, 'bob')).toBe('lead');
      expect(refusalOf(await sponsorCandidate(deps, last, id, SAID))).toBe('already-done');
      expect(verify(await place.record())).toBeNull();
    });

    it('L1: two last things at the same moment appoint once', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act } = ladder;
      const id = await almost(ladder);
      const both = await Promise.all(
        (['erin', 'grace'] as const).map((name) => sponsorCandidate(deps, act(name), id, SAID)),
      );
      expect(both.map(refusalOf)).toEqual([null, null]);
      expect((await kindsOf(place)).filter((kind) => kind === 'lead-appointed')).toHaveLength(1);
      expect(await tierOf(place, 'bob')).toBe('lead');
    });

    it('L5: goes by the roles that sponsors have then', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act, give, role } = ladder;
      const id = await almost(ladder);
      give('carol');
      done(await sponsorCandidate(deps, act('erin'), id, SAID));
      expect(await tierOf(place, 'bob')).toBe('member');
      give('carol', role.lead);
      done(await checkCandidacy(deps, act('bob'), id));
      expect(await tierOf(place, 'bob')).toBe('lead');
    });

    it('L2: where Discord does not say the roles, nothing is changed', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act, silent } = ladder;
      const id = await almost(ladder);
      const before = await everything(url());
      silent.is = true;
      const asked = [
        await sponsorCandidate(deps, act('erin'), id, SAID),
        await takeBackSponsorship(deps, act('carol'), id),
        await setLadder(deps, act('dave'), place.account('bob'), 'contributor'),
        await openCandidacy(deps, act('alice'), place.account('dave'), null),
      ];
      expect(asked.map(refusalOf)).toEqual(asked.map(() => 'roles-unknown'));
      expect(await everything(url())).toEqual(before);
    });

    it('L2: a refusal leaves nothing behind, and nobody known', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act } = ladder;
      const id = await open(ladder);
      const before = await everything(url());
      expect(refusalOf(await setLadder(deps, act('frank'), place.account('bob'), 'member'))).toBe('level-too-low');
      expect(refusalOf(await openCandidacy(deps, act('frank'), place.account('grace'), null))).toBe('leads-or-core');
      expect(refusalOf(await acceptCandidacy(deps, act('frank'), id))).toBe('not-the-candidate');
      expect(refusalOf(await sponsorCandidate(deps, act('frank'), id, SAID))).toBe('level-too-low');
      expect(refusalOf(await removeLead(deps, act('frank'), place.account('alice'), 'No'))).toBe('level-too-low');
      expect(await everything(url())).toEqual(before);
    });
  });

  describe('two accounts that turn out to be one person’s', () => {
    const link = async ({ place, deps, act }: Ladder, user: Name, account: Name) =>
      done(
        await linkPerson(deps, act('dave'), {
          ...{ user: place.account(user), account: place.account(account), github: null },
        }),
      );
    const lacking = async (place: Place) =>
      (await place.posts()).filter(({ post }) => post.type === 'sponsors-lacking').length;

    it('L2: a candidate who lacked what the other account has is lead at once', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act } = ladder;
      const id = await open(ladder);
      done(await acceptCandidacy(deps, act('bob'), id));
      done(await sponsorCandidate(deps, act('grace'), id, SAID));
      done(await setLadder(deps, act('dave'), place.account('frank'), 'member'));
      expect(await tierOf(place, 'bob')).toBe('member');
      await link(ladder, 'bob', 'frank');
      expect(await tierOf(place, 'bob')).toBe('lead');
      expect((await kindsOf(place)).filter((kind) => kind === 'lead-appointed')).toHaveLength(1);
    });

    it('L5: goes by the roles that sponsors have then', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act, give } = ladder;
      const id = await open(ladder);
      done(await acceptCandidacy(deps, act('bob'), id));
      done(await sponsorCandidate(deps, act('grace'), id, SAID));
      done(await setLadder(deps, act('dave'), place.account('frank'), 'member'));
      give('grace');
      await link(ladder, 'bob', 'frank');
      expect(await tierOf(place, 'bob')).toBe('member');
    });

    it('L1: who leads already is no candidate any more', async () => {
      const ladder = await aLadder(store());
      const id = await open(ladder);
      await link(ladder, 'alice', 'bob');
      const found = await ladder.deps.store.read((tx) => tx.candidacies.find(id));
      expect(found?.status).toBe('withdrawn');
    });

    it('L5: two sponsors who are one are too few, which raises the alarm', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act } = ladder;
      const id = await almost(ladder);
      done(await sponsorCandidate(deps, act('erin'), id, SAID));
      expect(await lacking(place)).toBe(0);
      await link(ladder, 'carol', 'erin');
      expect(await lacking(place)).toBe(1);
    });

    it('L5: a lead whose other account was longer in the group still leads by the candidacy', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act } = ladder;
      done(await joinGroup(deps, act('frank'), 'observer'));
      place.clock.at += 60_000;
      const id = await almost(ladder);
      done(await sponsorCandidate(deps, act('erin'), id, SAID));
      await link(ladder, 'bob', 'frank');
      done(await takeBackSponsorship(deps, act('erin'), id));
      expect(await lacking(place)).toBe(1);
    });

    it('C3: an access change that does not fit the place any more becomes needless', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act } = ladder;
      const id = await almost(ladder);
      done(await sponsorCandidate(deps, act('erin'), id, SAID));
      done(await removeLead(deps, act('bob'), place.account('bob'), null));
      const openOnes = async () =>
        (await deps.store.read((tx) => tx.accessChanges.openOf(place.wg.id))).map(({ change }) => change);
      expect(await openOnes()).toEqual(['remove']);
      await link(ladder, 'alice', 'bob');
      expect(await openOnes()).toEqual([]);
    });
  });

  describe('the record', () => {
    it('X1: says what happened by which clause, and nothing of anybody in its clear part', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act } = ladder;
      const id = await almost(ladder);
      done(await sponsorCandidate(deps, act('erin'), id, SAID));
      done(await removeLead(deps, act('carol'), place.account('bob'), 'No notes'));
      const entries = await place.record();
      expect(entries.map(({ kind, clauses }) => [kind, clauses.join(' ')])).toEqual([
        ['candidacy-opened', 'L1'],
        ['candidacy-accepted', 'L4 L6'],
        ['ladder-set', 'L2'],
        ['candidate-sponsored', 'L3 L5'],
        ['candidate-sponsored', 'L3 L5'],
        ['lead-appointed', 'L1 L2 L4 L5'],
        ['lead-removed', 'L9'],
        ['access-change-needless', 'C3'],
      ]);
      const clear = JSON.stringify(entries.map((entry) => ({ ...entry, values: {} })));
      const names = ['alice', 'bob', 'carol', 'dave', 'erin'] as const;
      for (const personal of [
        ...names.flatMap((name) => [place.people[name].id, place.account(name)]),
        ...[SAID, 'No notes', id],
      ]) {
        expect(clear).not.toContain(personal);
      }
    });
  });

  describe('sponsors who lost their level', () => {
    it('L5: are found gently, each asked for once, and raise one alarm until it is mended', async () => {
      const ladder = await aLadder(store());
      const { place, deps, act, give, silent, role } = ladder;
      const id = await almost(ladder);
      done(await sponsorCandidate(deps, act('erin'), id, SAID));
      const asked = { times: 0 };
      const look = async () => {
        asked.times = 0;
        await findWeakSponsors(deps, place.serverId, async () => void (asked.times += 1));
        return (await place.posts()).filter(({ post }) => post.type === 'sponsors-lacking').length;
      };
      expect(await look()).toBe(0);
      expect(asked.times).toBe(3);
      give('erin');
      silent.is = true;
      expect(await look()).toBe(0);
      silent.is = false;
      expect(await look()).toBe(1);
      expect(await look()).toBe(1);
      give('erin', role.core);
      expect(await look()).toBe(1);
      give('erin');
      expect(await look()).toBe(2);
      expect((await kindsOf(place)).slice(-3)).toEqual([
        ...['sponsors-below-strength', 'sponsors-mended', 'sponsors-below-strength'],
      ]);
      done(await removeLead(deps, act('bob'), place.account('bob'), null));
      await look();
      expect(asked.times).toBe(0);
    });
  });
});
