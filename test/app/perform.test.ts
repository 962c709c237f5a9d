import { describe, expect, it } from 'vitest';
import type { Act } from '../../src/app/act.js';
import { amendProposal } from '../../src/app/amend-proposal.js';
import { blockProposal } from '../../src/app/block-proposal.js';
import { joinGroup } from '../../src/app/join-group.js';
import { leaveGroup } from '../../src/app/leave-group.js';
import { openProposal } from '../../src/app/open-proposal.js';
import { setProfile } from '../../src/app/set-profile.js';
import { bindChannel } from '../../src/app/bind-channel.js';
import { setChannels, setRoles } from '../../src/app/change-server.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import type { Decision } from '../../src/domain/decision.js';
import { verify } from '../../src/domain/record.js';
import type { Refusal, RefusalCode } from '../../src/domain/refusal.js';
import { onEachStore } from '../store/each-store.js';
import { snowflake } from '../store/fixtures.js';
import { whileBroken, type BrokenWrite } from './broken-write.js';
import { everything } from './everything.js';
import { aPlace, done, openIn, refusalOf, REQUEST, stored, type Name, type Place } from './place.js';

type Asked = (place: Place, act: Act) => Promise<Decision<unknown, Refusal>>;

const OBJECTION = { reason: 'It breaks old clients.', resolution: 'Keep both for a year.' };
const NO_PROFILE = { name: null, organization: null, github: null };

const REFUSED: readonly [what: string, who: Name, code: RefusalCode, ask: Asked][] = [
  ['a proposal of an Observer', 'erin', 'tier-too-low', ({ deps }, act) => openProposal(deps, act, REQUEST)],
  ['a proposal of a stranger', 'frank', 'tier-too-low', ({ deps }, act) => openProposal(deps, act, REQUEST)],
  [
    'a title that says nothing',
    'dave',
    'empty-field',
    ({ deps }, act) => openProposal(deps, act, { ...REQUEST, title: '…' }),
  ],
  ['joining what one is in', 'dave', 'already-joined', ({ deps }, act) => joinGroup(deps, act, 'participant')],
  ['leaving what one is not in', 'frank', 'not-in-group', ({ deps }, act) => leaveGroup(deps, act)],
  [
    'a GitHub name that can not be',
    'frank',
    'name-not-usable',
    ({ deps }, act) => setProfile(deps, act, { ...NO_PROFILE, name: 'Frank', github: 'not a name' }),
  ],
  [
    'setting up without the right',
    'alice',
    'needs-manage-server',
    ({ deps }, act) => setRoles(deps, act, { coreMaintainers: snowflake() }),
  ],
  [
    'binding a channel twice',
    'grace',
    'channel-bound',
    ({ deps, ig }, act) => bindChannel(deps, act, { id: ig.channelId, name: 'other-wg' }, null),
  ],
];

const OUTBOX: readonly BrokenWrite[] = [
  { table: 'Outbox', on: 'INSERT' },
  { table: 'Outbox', on: 'UPDATE' },
];
const RECORD_TIP: readonly BrokenWrite[] = [
  { table: 'Server', on: 'UPDATE', when: 'NEW."recordSeq" <> OLD."recordSeq"' },
];
const BROKEN: readonly [what: string, who: Name, broken: readonly BrokenWrite[], ask: Asked][] = [
  ['opening a proposal', 'dave', OUTBOX, ({ deps }, act) => openProposal(deps, act, REQUEST)],
  ['joining a group', 'frank', OUTBOX, ({ deps }, act) => joinGroup(deps, act, 'participant')],
  ['leaving a group', 'bob', OUTBOX, ({ deps }, act) => leaveGroup(deps, act)],
  [
    'binding a channel',
    'grace',
    OUTBOX,
    ({ deps }, act) => bindChannel(deps, act, { id: snowflake(), name: 'weather-wg' }, null),
  ],
  ['a profile', 'frank', RECORD_TIP, ({ deps }, act) => setProfile(deps, act, { ...NO_PROFILE, name: 'Frank' })],
  ['roles', 'grace', RECORD_TIP, ({ deps }, act) => setRoles(deps, act, { maintainers: snowflake() })],
  ['channels', 'grace', RECORD_TIP, ({ deps }, act) => setChannels(deps, act, { creation: snowflake() })],
];

onEachStore((store, url) => {
  describe('a refusal', () => {
    it.each(REFUSED)('X3: of %s leaves nothing behind', async (_what, who, code, ask) => {
      const place = await aPlace(store());
      const act = place.act(who);
      const before = await everything(url());
      expect(refusalOf(await ask(place, act))).toBe(code);
      expect(await everything(url())).toEqual(before);
      // The same again is answered the same way: it has not taken effect.
      expect(refusalOf(await ask(place, act))).toBe(code);
      expect(place.woken.times).toBe(0);
    });

    it('X3: of an act on a proposal leaves nothing behind, and the same act may count once its reason is gone', async () => {
      const place = await aPlace(store());
      const { id } = await openIn(place);
      const act = place.act('frank');
      const before = await everything(url());
      expect(refusalOf(await blockProposal(place.deps, act, id, OBJECTION))).toBe('tier-too-low');
      expect(refusalOf(await withdrawProposal(place.deps, act, id))).toBe('not-the-author');
      expect(await everything(url())).toEqual(before);
      done(await joinGroup(place.deps, act, 'observer'));
    });
  });

  describe('an act', () => {
    it('takes effect once, however often and at whatever moment it arrives', async () => {
      const place = await aPlace(store());
      const act = place.act('dave');
      const same = await Promise.all([1, 2, 3].map(() => openProposal(place.deps, act, REQUEST)));
      expect(same.map(refusalOf).sort()).toEqual(['already-done', 'already-done', null]);
      const before = await everything(url());
      expect(refusalOf(await openProposal(place.deps, act, REQUEST))).toBe('already-done');
      expect(await everything(url())).toEqual(before);
      expect(await place.record()).toHaveLength(1);
      expect(place.woken.times).toBe(1);
    });

    it('waits for every other of its server', async () => {
      const place = await aPlace(store());
      const opened = await Promise.all(
        Array.from({ length: 8 }, () => openProposal(place.deps, place.act('dave'), REQUEST)),
      );
      expect(opened.map((each) => done(each).proposal.number).sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      const entries = await place.record();
      expect(verify(entries)).toBeNull();
      expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    it('D5: stands beside another of the same instant', async () => {
      const place = await aPlace(store());
      const { id } = await openIn(place);
      const both = await Promise.all(
        (['bob', 'carol'] as const).map((who) => blockProposal(place.deps, place.act(who), id, OBJECTION)),
      );
      expect(both.map(refusalOf)).toEqual([null, null]);
      expect(await store().read((tx) => tx.proposals.objections(id))).toHaveLength(2);
      expect(verify(await place.record())).toBeNull();
    });

    it('D7: comes before or after another of the same instant, never in between', async () => {
      const place = await aPlace(store());
      const { id } = await openIn(place);
      const typed = { title: 'Adopt a shorter header', text: 'Shorter still.' };
      const [blocked, amended] = await Promise.all([
        blockProposal(place.deps, place.act('bob'), id, OBJECTION),
        amendProposal(place.deps, place.act('dave'), id, typed),
      ]);
      const { status, version } = await stored(place, id);
      expect(refusalOf(blocked)).toBeNull();
      expect(status).toBe('voting');
      // A blocked proposal can't be amended; an amended one can be blocked.
      expect([amended.ok, version]).toEqual(amended.ok ? [true, 2] : [false, 1]);
    });

    it.each(BROKEN)('whose last write fails is undone: %s', async (_what, who, broken, ask) => {
      const place = await aPlace(store());
      const act = place.act(who);
      const before = await everything(url());
      await whileBroken(url(), broken, async () => {
        await expect(ask(place, act)).rejects.toThrow();
        expect(await everything(url())).toEqual(before);
      });
      expect(place.woken.times).toBe(0);
      // The same act counts when it is tried again.
      done(await ask(place, act));
    });
  });
});
