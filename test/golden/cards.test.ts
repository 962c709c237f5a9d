import { describe, expect, it } from 'vitest';
import type { GroupFacts, GroupLine } from '../../src/domain/group.js';
import type { Tier } from '../../src/domain/membership.js';
import type { ChannelNotice, ProposalNotice } from '../../src/domain/post.js';
import { spreadOf } from '../../src/domain/organization.js';
import type { Proposal, ProposalFacts } from '../../src/domain/proposal.js';
import { planOf, type RootShown } from '../../src/domain/visibility.js';
import { NOBODY_YET } from '../../src/domain/tier-counts.js';
import { GENESIS, entryAfter, type Happening, type RecordEntry } from '../../src/domain/record.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import {
  formIsReady,
  incident,
  onlyInServers,
  unknownAction,
  unknownServer,
  withEdit,
} from '../../src/text/answers.js';
import type { Card } from '../../src/text/card.js';
import type { OwnData } from '../../src/domain/own-data.js';
import { KEPT_KINDS } from '../../src/domain/personal-data.js';
import { asking, consentPage } from '../../src/text/pages/consent.js';
import { groupPage, groupsPage } from '../../src/text/pages/groups.js';
import { linkedPage } from '../../src/text/pages/linked.js';
import { HELP_TOPICS, helpPage, type HelpTopic } from '../../src/text/pages/help.js';
import {
  confirmedPage,
  joinChoicePage,
  joinedPage,
  leftPage,
  membersPage,
  profilePage,
} from '../../src/text/pages/members.js';
import {
  proposalChangedPage,
  proposalOpenedPage,
  proposalPage,
  proposalsPage,
} from '../../src/text/pages/proposals.js';
import { erasePage, erasedPage, nothingToErasePage, ownExportPage, privacyPage } from '../../src/text/pages/privacy.js';
import { exportPage, recordPage, verifiedPage } from '../../src/text/pages/record.js';
import { boundPage, setPage, setupPage, type SetupStatus } from '../../src/text/pages/setup.js';
import { visibilitySetPage } from '../../src/text/pages/visibility-set.js';
import { visibilityPage } from '../../src/text/pages/visibility.js';
import { postCard } from '../../src/text/posts.js';
import { refusalCard } from '../../src/text/refusals.js';
import { DAY, HOUR, MONDAY, SERVER, group, membership, objection, person, proposal } from '../domain/sample.js';
import { REFUSALS } from '../text/every-refusal.js';
import { asText, lengthOf } from './as-text.js';

const WG = group('working-group', { mission: 'Make it easy to follow a request\nthrough *every* part of it.' });
const IG = group('interest-group', { mission: 'Find out what keeps people from taking part.' });
const DEADLINE = MONDAY + 5 * DAY;

const about = (parts: Partial<Proposal>, more: Partial<ProposalFacts> = {}): ProposalFacts => {
  const kind = parts.groupKind ?? 'working-group';
  return {
    proposal: proposal(kind, parts),
    group: kind === 'working-group' ? WG : IG,
    author: person(1),
    objections: [],
    leads: [person(5), person(6)],
    vote: null,
    voteRequests: 0,
    feedback: [],
    approvals: [],
    escalations: [],
    ...more,
  };
};

const blocked = (n: number, parts: Parameters<typeof objection>[2] = {}) => ({
  objection: objection(n, 'block', parts),
  by: person(n),
});
const disagreed = (n: number, parts: Parameters<typeof objection>[2] = {}) => ({
  objection: objection(n, 'disagreement', parts),
  by: person(n),
});

const LONG = `${'We have talked about this for a year, and every time somebody asked for numbers. '.repeat(30)}`;

const people = (...tiers: Tier[]): Pick<GroupFacts, 'leads' | 'counts'> => ({
  leads: tiers.flatMap((tier, index) => (tier === 'lead' ? [person(index + 1)] : [])),
  counts: tiers.reduce((counts, tier) => ({ ...counts, [tier]: counts[tier] + 1 }), NOBODY_YET),
});

const groupFacts = (parts: Partial<GroupFacts> = {}): GroupFacts => ({
  group: WG,
  ...people('lead', 'member', 'member', 'participant', 'observer'),
  openMatters: [],
  charterImportedAt: null,
  ...parts,
});

const groupLine = (parts: Partial<GroupLine> = {}): GroupLine => ({
  group: WG,
  leads: [person(1)],
  openMatters: 0,
  ...parts,
});

/** What people may call themselves. */
const HOSTILE = '@everyone | `x` \n# **big** ~~a~~ ';

const notice = (said: ProposalNotice, facts: ProposalFacts): Card =>
  postCard({ type: 'proposal-notice', notice: said, facts });
const channelNotice = (said: ChannelNotice): Card => postCard({ type: 'channel-notice', notice: said });
const HEAD = 'c0ffee1234567890'.repeat(4);
const { id } = proposal('working-group');

/** Some entries of a record, with hashes that are always the same. */
function entries(...kinds: string[]): RecordEntry[] {
  const made: RecordEntry[] = [];
  for (const [index, kind] of kinds.entries()) {
    const happening: Happening = {
      kind,
      subject: kind.startsWith('proposal') || kind === 'silence-consented' ? 'D-1' : 'server',
      groupId: WG.id,
      clauses: kind === 'proposal-blocked' ? ['D5', 'D6', 'V1'] : ['D3'],
      edition: 'mcp-2026',
      at: MONDAY + index * HOUR,
      facts: { status: 'open', deadlineAt: DEADLINE },
      sealed:
        kind === 'silence-consented' ? {} : { text: { value: 'First line\n## 9. D-9: accepted', personId: null } },
    };
    const tip = { serverId: SERVER, seq: made.length, head: made.at(-1)?.hash ?? GENESIS };
    made.push(entryAfter(tip, happening, { text: 'salt' }));
  }
  return made;
}

const STEPS = ['proposal-opened', 'proposal-announced', 'proposal-blocked', 'silence-consented'];

const setup = (parts: Partial<SetupStatus> = {}): SetupStatus => ({
  server: {
    id: SERVER,
    name: 'Sample Community',
    roles: { coreMaintainers: null, leadMaintainers: null, maintainers: null, moderators: null },
    channels: { creation: null, coreMaintainers: null, moderators: null, groupCategory: null, archiveCategory: null },
    commandsHash: '',
    leftAt: null,
    createdAt: MONDAY,
  },
  groups: [],
  place: null,
  undelivered: [],
  waitingSince: null,
  visibility: { outOfStep: [], hidden: [] },
  ...parts,
});
const role = asId<Snowflake>('900000000000000031');
const channelOf = (last: number, name: string, missing: readonly string[] = []) => ({
  id: asId<Snowflake>(`9000000000000000${last}`),
  name,
  kind: 'text' as const,
  missing,
});

const CODES = {
  'bad-token': '0',
  'bot-token': '20001',
  forbidden: '50013',
  busy: 'rate-limit',
  rejected: '10063',
  unavailable: '503',
};
const shownRoot = (name: string, channels: number): RootShown => ({
  name,
  place: 'group-channels',
  commandId: asId<Snowflake>('900000000000000071'),
  channels: Array.from({ length: channels }, (_none, n) => asId<Snowflake>(`900000000000000${String(n + 100)}`)),
  rules: { own: [], common: [] },
});
const EVERYWHERE: RootShown = { ...shownRoot('help', 0), place: 'everywhere', channels: 'everywhere' };
const limited = (root: RootShown): RootShown => {
  const plan = planOf(root, SERVER);
  return plan.type === 'set' ? { ...root, rules: { own: plan.rules, common: [] } } : root;
};
const shown = (roots: readonly RootShown[]) => ({
  roots,
  names: new Map([[asId<Snowflake>('900000000000000100'), 'tracing-wg']]),
});

const settledNotice = (parts: Partial<Proposal>) =>
  notice({ type: 'proposal-settled', id, recordHead: HEAD }, about({ settledAt: DEADLINE, ...parts }));

const asked = membership(2, 'observer', { request: { at: MONDAY, confirmBy: MONDAY + 7 * DAY } });
const request = { membership: asked, group: WG, person: person(2), leads: [person(5), person(6)] };

const nothingKept = Object.fromEntries(KEPT_KINDS.map((kind) => [kind, []])) as unknown as OwnData['kept'];
const own = (parts: Partial<OwnData> = {}): OwnData => ({
  person: person(2, { organization: 'Birch & Sons', github: 'ben-birch', discordName: 'ben_b' }),
  groups: [
    { group: WG, membership: membership(2, 'lead') },
    { group: IG, membership: membership(2, 'observer') },
  ],
  undecided: [],
  nominations: [],
  ...parts,
  kept: {
    ...nothingKept,
    proposals: [1, 2].map((version) => ({ reference: 'D-1', version, title: 'Adopt a weekly summary' })),
    objections: [{ reference: 'D-2', kind: 'block', liftedAt: null }],
    record: Array.from({ length: 12 }, (_none, entry) => ({ entry, name: 'actor', value: '1' })),
    files: [{ path: 'users.ts' }],
    messages: [{ channelId: '1' }, { channelId: '2' }],
    drafts: [{ form: 'block' }],
    ...parts.kept,
  },
});

const CARDS: Record<string, () => Card> = {
  'proposal-announcing': () =>
    postCard({ type: 'proposal', facts: about({ status: 'announcing', announcedAt: null, deadlineAt: null }) }),
  'proposal-open': () => postCard({ type: 'proposal', facts: about({}) }),
  'proposal-open-significant': () =>
    postCard({ type: 'proposal', facts: about({ matter: 'scope', significance: 'significant', days: 10 }) }),
  'proposal-open-typed-marks': () =>
    postCard({
      type: 'proposal',
      facts: about({
        title: 'Use snake_case & C# in *all* names? (#12)',
        text: '# Why\n- it is short\n- see https://example.org/a_b_(c).\n\n> somebody said `yes` @everyone\n1. first',
      }),
    }),
  'proposal-open-long-text': () => postCard({ type: 'proposal', facts: about({ text: LONG }) }),
  'proposal-blocked': () =>
    postCard({ type: 'proposal', facts: about({ status: 'voting' }, { objections: [blocked(2)] }) }),
  'proposal-blocked-many': () =>
    postCard({
      type: 'proposal',
      facts: about(
        { status: 'voting', text: LONG },
        {
          objections: [
            blocked(2, { liftedAt: MONDAY + 2 * DAY }),
            blocked(3, { reason: LONG, resolution: LONG }),
            ...[4, 5, 6].map((n) => blocked(n)),
            ...[7, 8, 9].map((n) => blocked(n, { reason: LONG })),
          ],
        },
      ),
    }),
  'proposal-open-again': () =>
    postCard({
      type: 'proposal',
      facts: about({ deadlineAt: DEADLINE + 2 * DAY }, { objections: [blocked(2, { liftedAt: DEADLINE })] }),
    }),
  'proposal-accepted': () => postCard({ type: 'proposal', facts: about({ status: 'accepted', settledAt: DEADLINE }) }),
  'proposal-agreed': () =>
    postCard({
      type: 'proposal',
      facts: about({ status: 'agreed', settledAt: DEADLINE, matter: 'specification', significance: 'significant' }),
    }),
  'proposal-withdrawn': () => postCard({ type: 'proposal', facts: about({ status: 'withdrawn', settledAt: MONDAY }) }),
  'ig-proposal-open': () => postCard({ type: 'proposal', facts: about({ groupKind: 'interest-group' }) }),
  'ig-proposal-open-disagreement': () =>
    postCard({ type: 'proposal', facts: about({ groupKind: 'interest-group' }, { objections: [disagreed(3)] }) }),
  'ig-proposal-awaiting-record': () =>
    postCard({
      type: 'proposal',
      facts: about(
        { groupKind: 'interest-group', status: 'awaiting-record' },
        { objections: Array.from({ length: 20 }, (_none, n) => disagreed(n + 2, { reason: LONG })) },
      ),
    }),
  'ig-proposal-consensus': () =>
    postCard({
      type: 'proposal',
      facts: about({ groupKind: 'interest-group', status: 'consensus', settledAt: DEADLINE }),
    }),
  'ig-proposal-rough-consensus': () =>
    postCard({
      type: 'proposal',
      facts: about(
        {
          groupKind: 'interest-group',
          status: 'rough-consensus',
          outputKind: 'problem-statement',
          settledAt: DEADLINE + DAY,
        },
        { objections: [disagreed(3)] },
      ),
    }),
  'ig-proposal-no-consensus': () =>
    postCard({
      type: 'proposal',
      facts: about(
        { groupKind: 'interest-group', status: 'no-consensus', settledAt: DEADLINE + DAY },
        { objections: [disagreed(3)] },
      ),
    }),

  'notice-amended': () => notice({ type: 'proposal-amended', id, version: 2 }, about({ status: 'announcing' })),
  'notice-made-significant': () =>
    notice({ type: 'proposal-made-significant', id, version: 1 }, about({ significance: 'significant', days: 10 })),
  'notice-blocked': () => notice({ type: 'proposal-blocked', id }, about({ status: 'voting' })),
  'notice-reopened': () =>
    notice(
      { type: 'proposal-reopened', id, deadlineAt: DEADLINE + 2 * DAY },
      about({ deadlineAt: DEADLINE + 2 * DAY }),
    ),
  'notice-awaits-record': () =>
    notice({ type: 'proposal-awaits-record', id }, about({ groupKind: 'interest-group', status: 'awaiting-record' })),
  'notice-awaits-record-without-facilitators': () =>
    notice(
      { type: 'proposal-awaits-record', id },
      about({ groupKind: 'interest-group', status: 'awaiting-record' }, { leads: [] }),
    ),
  'notice-deadline-moved': () =>
    notice({ type: 'deadline-moved', id, from: DEADLINE, to: DEADLINE + DAY }, about({ deadlineAt: DEADLINE + DAY })),
  'notice-accepted': () => settledNotice({ status: 'accepted' }),
  'notice-agreed': () => settledNotice({ status: 'agreed', matter: 'scope' }),
  'notice-consensus': () => settledNotice({ groupKind: 'interest-group', status: 'consensus' }),
  'notice-rough-consensus': () =>
    settledNotice({ groupKind: 'interest-group', status: 'rough-consensus', outputKind: 'use-case' }),
  'notice-no-consensus': () => settledNotice({ groupKind: 'interest-group', status: 'no-consensus' }),
  'notice-withdrawn': () => settledNotice({ status: 'withdrawn' }),
  'notice-settled-but-blocked-in-time': () => settledNotice({ status: 'voting', settledAt: null }),

  'notice-channel-unbound': () =>
    channelNotice({
      type: 'channel-unbound',
      channelId: channelOf(13, '').id,
      kind: 'interest-group',
      name: 'registry',
    }),
  'notice-channel-lost': () => channelNotice({ type: 'channel-lost', kind: 'working-group', title: 'Tracing' }),

  'notice-roots-hidden': () =>
    channelNotice({
      type: 'roots-hidden',
      hidden: [
        { roots: ['proposal', 'why'], channelIds: [channelOf(11, '').id], from: { type: 'all' } },
        {
          roots: ['member'],
          channelIds: Array.from({ length: 14 }, (_none, n) => channelOf(40 + n, '').id),
          from: { type: 'most', roles: [role], users: 2 },
        },
        { roots: ['help'], channelIds: [channelOf(12, '').id], from: { type: 'some', roles: [role], users: 1 } },
        { roots: ['group'], channelIds: [channelOf(12, '').id], from: { type: 'some', roles: [], users: 3 } },
      ],
    }),
  'notice-lead-away': () => postCard({ type: 'lead-away', group: WG, lead: person(5) }),
  'notice-lead-erased': () => postCard({ type: 'lead-erased', group: WG, left: 2 }),
  'notice-last-lead-erased': () => postCard({ type: 'lead-erased', group: IG, left: 0 }),

  'group-working': () =>
    postCard({
      type: 'group',
      facts: groupFacts({
        openMatters: [{ reference: 'D-1', title: 'Adopt a weekly summary' }],
        charterImportedAt: MONDAY,
      }),
    }),
  'group-many-matters': () =>
    postCard({
      type: 'group',
      facts: groupFacts({
        openMatters: Array.from({ length: 8 }, (_none, n) => ({ reference: `D-${n + 1}`, title: `Matter ${n + 1}` })),
      }),
    }),
  'group-interest-empty': () =>
    postCard({ type: 'group', facts: groupFacts({ group: group('interest-group'), ...people() }) }),
  'group-interest': () =>
    postCard({ type: 'group', facts: groupFacts({ group: IG, ...people('lead', 'participant', 'observer') }) }),
  'group-retired': () => postCard({ type: 'group', facts: groupFacts({ group: { ...WG, status: 'retired' } }) }),

  'request-waiting': () => postCard({ type: 'participant-request', facts: request }),
  'request-waiting-without-leads': () => postCard({ type: 'participant-request', facts: { ...request, leads: [] } }),
  'request-confirmed': () =>
    postCard({
      type: 'participant-request',
      facts: { ...request, membership: membership(2, 'participant', { since: MONDAY + DAY }) },
    }),
  'request-left': () =>
    postCard({ type: 'participant-request', facts: { ...request, membership: { ...asked, endedAt: MONDAY } } }),

  'page-privacy': () => privacyPage(own()),
  'page-privacy-several-accounts': () =>
    privacyPage(
      own({
        person: person(2, {
          name: null,
          accounts: [...person(2).accounts, ...person(3).accounts],
          consent: 'given',
          consentAt: MONDAY,
        }),
        groups: [],
        kept: nothingKept,
      }),
    ),
  'page-privacy-nothing': () => privacyPage(own({ person: null, groups: [], kept: nothingKept })),
  'page-privacy-export': () =>
    ownExportPage(own({ kept: nothingKept, person: null, groups: [] }), new Date(MONDAY).toISOString()),
  'page-privacy-erase': () =>
    erasePage(
      own({
        person: person(2, { accounts: [...person(2).accounts, ...person(3).accounts] }),
        undecided: [1, 4].map((number) => proposal('working-group', { number })),
      }),
    ),
  'page-privacy-erase-little': () => erasePage(own({ groups: [], kept: nothingKept })),
  'page-privacy-erased': () => erasedPage(),
  'page-privacy-nothing-to-erase': () => nothingToErasePage(),
  'page-consent-unanswered': () => consentPage({ consent: 'withheld', consentAt: null }),
  'page-consent-given': () => consentPage({ consent: 'given', consentAt: MONDAY }),
  'page-consent-withheld': () => consentPage({ consent: 'withheld', consentAt: MONDAY }),
  'page-consent-asked': () => asking(true, joinedPage(WG, membership(2, 'observer'))),

  'group-many-people': () =>
    postCard({
      type: 'group',
      facts: groupFacts({
        leads: Array.from({ length: 12 }, (_none, n) => person(n + 1)),
        counts: { lead: 12, member: 1_200, participant: 8_000, observer: 10_788, emeritus: 431, inactiveLeads: 2 },
      }),
    }),
  'page-groups-none': () => groupsPage({ groups: [], more: false }, '', 0),
  'page-groups-beyond': () => groupsPage({ groups: [], more: false }, '', 7),
  'page-groups-one': () => groupsPage({ groups: [groupLine()], more: false }, '', 0),
  'page-groups-many': () =>
    groupsPage(
      {
        groups: Array.from({ length: 10 }, (_none, n) =>
          groupLine({
            group: {
              ...(n % 2 ? WG : IG),
              title: `Topic ${n + 11}`,
              status: n === 3 ? 'retired' : 'active',
              channelId: n === 4 ? null : WG.channelId,
            },
            openMatters: n % 3,
          }),
        ),
        more: true,
      },
      'working-group',
      1,
    ),
  'page-groups-typed-marks': () =>
    groupsPage(
      {
        groups: Array.from({ length: 10 }, () =>
          groupLine({
            group: { ...WG, title: HOSTILE.repeat(3) },
            leads: Array.from({ length: 30 }, () => person(1, { accounts: [], name: HOSTILE.repeat(3) })),
          }),
        ),
        more: true,
      },
      '',
      0,
    ),
  'page-group': () => groupPage({ ...groupFacts({ charterImportedAt: MONDAY }), spread: spreadOf([]) }),
  'page-group-one-organization': () =>
    groupPage({
      ...groupFacts({ group: { ...WG, oneHoldsSince: MONDAY } }),
      spread: spreadOf([
        { organization: 'Nordlicht', people: 5, joined: 2, left: 0 },
        { organization: 'nordlicht GmbH / MCP Maintainer', people: 2, joined: 0, left: 1 },
        { organization: 'Amber Ltd', people: 2, joined: 0, left: 0 },
        { organization: HOSTILE.repeat(3), people: 1, joined: 0, left: 0 },
        ...Array.from({ length: 9 }, (_none, n) => ({ organization: `Org ${n}`, people: 1, joined: 0, left: 0 })),
        { organization: 'gone', people: 0, joined: 0, left: 1 },
        { organization: 'Independent / Core Maintainer', people: 1, joined: 0, left: 0 },
        { organization: null, people: 3, joined: 1, left: 0 },
      ]),
    }),
  'page-members-none': () => membersPage({ group: WG, people: [], more: false }, null, 0),
  'page-members-beyond': () => membersPage({ group: WG, people: [], more: false }, 'lead', 3),
  'page-members': () =>
    membersPage(
      {
        group: WG,
        people: [
          { membership: membership(2, 'lead'), person: person(2, { accounts: [] }) },
          { membership: membership(5, 'lead', { inactiveSince: MONDAY }), person: person(5) },
          { membership: membership(3, 'member'), person: person(3, { name: null }) },
          {
            membership: membership(4, 'participant'),
            person: person(4, { name: null, accounts: [], github: 'dan-dune' }),
          },
          { membership: membership(6, 'participant', { inactiveSince: MONDAY }), person: person(6) },
          {
            membership: membership(7, 'participant', { inactiveSince: MONDAY, returnAskedAt: MONDAY }),
            person: person(7),
          },
          {
            membership: membership(1, 'observer', { request: asked.request }),
            person: person(1, { organization: 'Amber Ltd' }),
          },
        ],
        more: true,
      },
      null,
      1,
    ),
  'page-members-typed-marks': () =>
    membersPage(
      {
        group: WG,
        people: Array.from({ length: 25 }, (_none, n) => ({
          membership: membership(n + 1, 'participant', { inactiveSince: MONDAY, returnAskedAt: MONDAY }),
          person: person(n + 1, { name: HOSTILE.repeat(3), organization: HOSTILE.repeat(3) }),
        })),
        more: true,
      },
      null,
      0,
    ),
  'page-linked': () =>
    linkedPage({
      person: person(1, { accounts: [...person(1).accounts, ...person(2).accounts], github: 'ada-amber' }),
      account: person(2).accounts[0] ?? null,
      github: null,
      claimant: null,
      ended: [
        { happened: 'nomination-withdrawn', subject: 'N-3', groupId: WG.id, edition: 'mcp-2026' },
        { happened: 'candidacy-withdrawn', subject: 'group:x', groupId: WG.id, edition: 'mcp-2026' },
        { happened: 'seat-merged', subject: 'D-4', groupId: WG.id, edition: 'mcp-2026' },
      ],
    }),
  'page-linked-github': () =>
    linkedPage({ person: person(1), account: null, github: 'ada-amber', claimant: person(2), ended: [] }),
  'page-joined-observer': () => joinedPage(WG, membership(2, 'observer')),
  'page-asked-to-take-part': () => joinedPage(WG, asked),
  'page-join-choice': () => joinChoicePage(WG),
  'page-confirmed': () => confirmedPage(),
  'page-left': () => leftPage(WG),
  'page-profile-empty': () => profilePage(null),
  'page-profile': () => profilePage(person(1, { organization: 'Amber Ltd', github: 'ada-amber' })),

  'page-proposal-opened': () => proposalOpenedPage(proposal('working-group'), WG),
  'page-proposal-changed': () => proposalChangedPage(proposal('working-group', { status: 'voting' }), 'blocked'),
  'page-proposal': () =>
    proposalPage(
      about(
        { status: 'voting' },
        { objections: [blocked(2, { reason: 'One.\n## Block by Ada Amber', liftedAt: DEADLINE }), blocked(3)] },
      ),
    ),
  'page-proposals-none': () => proposalsPage({ group: WG, proposals: [], more: false }, '', 0),
  'page-proposals-none-of-status': () => proposalsPage({ group: WG, proposals: [], more: false }, 'accepted', 0),
  'page-proposals': () =>
    proposalsPage(
      {
        group: WG,
        proposals: [
          proposal('working-group', { number: 12 }),
          proposal('working-group', { number: 11, status: 'accepted', title: 'Use *less* of it' }),
        ],
        more: true,
      },
      '',
      1,
    ),

  'page-record-none': () => recordPage([], null),
  'page-record': () => recordPage(entries('bot-was-away', ...STEPS, 'a-kind-of-later'), null),
  'page-record-many': () => recordPage(entries(...Array.from({ length: 12 }, () => 'proposal-amended')), 'D-1'),
  'page-export-whole': () => exportPage(entries(...STEPS), 'jsonl'),
  'page-export-part': () => exportPage(entries(...STEPS).slice(1), 'jsonl'),
  'page-export-markdown': () => exportPage(entries(...STEPS), 'markdown'),
  'page-verified': () => verifiedPage({ flaw: null, entries: 12, head: HEAD }),
  'page-broken': () => verifiedPage({ flaw: { seq: 7, problem: 'hash' }, entries: 12, head: HEAD }),

  'page-setup-fresh': () => setupPage(setup()),
  'page-setup-problems': () =>
    setupPage(
      setup({
        groups: [
          WG,
          { ...IG, channelId: null },
          group('working-group', { title: 'Registry', channelId: asId<Snowflake>('900000000000000099') }),
        ],
        place: {
          channels: [
            channelOf(11, 'tracing-wg', ['SendMessages', 'PinMessages']),
            channelOf(13, 'registry-wg'),
            channelOf(14, 'wg-ig-group-creation'),
          ],
          roles: [{ id: role, name: 'Core Maintainers (synced)' }],
        },
        undelivered: [{ channelId: asId<Snowflake>('900000000000000011'), lastError: 'forbidden 50013' }],
        waitingSince: MONDAY,
      }),
    ),
  'page-setup-visibility': () =>
    setupPage(
      setup({
        visibility: {
          outOfStep: ['proposal'],
          hidden: [
            { root: 'proposal', channelId: channelOf(11, '').id, from: { type: 'all' } },
            { root: 'why', channelId: channelOf(11, '').id, from: { type: 'all' } },
            { root: 'why', channelId: channelOf(12, '').id, from: { type: 'some', roles: [role], users: 0 } },
          ],
        },
      }),
    ),
  'page-setup-visibility-unknown': () => setupPage(setup({ visibility: null })),
  'page-visibility': () => visibilityPage(shown([shownRoot('proposal', 2), shownRoot('why', 2), EVERYWHERE]), SERVER),
  'page-visibility-no-channels': () => visibilityPage(shown([EVERYWHERE]), SERVER),
  'page-visibility-set-already': () => visibilityPage(shown([limited(shownRoot('why', 2)), EVERYWHERE]), SERVER),
  'page-visibility-many': () =>
    visibilityPage(shown([limited(shownRoot('vote', 2)), shownRoot('proposal', 40), shownRoot('why', 120)]), SERVER),
  'page-visibility-set': () =>
    visibilitySetPage({
      roots: [
        { root: shownRoot('proposal', 2), outcome: { type: 'set' } },
        { root: shownRoot('why', 2), outcome: { type: 'set' } },
        { root: shownRoot('vote', 1), outcome: { type: 'right-already' } },
        { root: shownRoot('record', 120), outcome: { type: 'too-many', lines: 121 } },
        { root: EVERYWHERE, outcome: { type: 'everywhere' } },
      ],
      readBack: true,
      hidden: [{ root: 'why', channelId: channelOf(11, '').id, from: { type: 'some', roles: [role], users: 0 } }],
    }),
  'page-visibility-not-read-back': () =>
    visibilitySetPage({
      roots: [{ root: shownRoot('why', 2), outcome: { type: 'set' } }],
      readBack: false,
      hidden: [],
    }),
  'page-visibility-failed-in-two-ways': () =>
    visibilitySetPage({
      roots: (
        [
          ['member', 'forbidden'],
          ['proposal', 'forbidden'],
          ['why', 'unavailable'],
        ] as const
      ).map(([name, kind]) => ({
        root: shownRoot(name, 2),
        outcome: { type: 'failed', failure: { kind, code: CODES[kind], retryAfterMs: null } },
      })),
      readBack: false,
      hidden: [],
    }),
  'page-visibility-changed-meanwhile': () =>
    visibilitySetPage({
      roots: [{ root: shownRoot('why', 2), outcome: { type: 'differs' } }],
      readBack: true,
      hidden: [],
    }),
  ...Object.fromEntries(
    (['bad-token', 'bot-token', 'forbidden', 'busy', 'rejected', 'unavailable'] as const).map((kind) => [
      `page-visibility-failed-${kind}`,
      () =>
        visibilitySetPage({
          roots: [
            { root: shownRoot('proposal', 2), outcome: { type: 'set' } },
            {
              root: shownRoot('why', 2),
              outcome: {
                type: 'failed',
                failure: { kind, code: CODES[kind], retryAfterMs: kind === 'busy' ? 12_001 : null },
              },
            },
            { root: shownRoot('record', 2), outcome: { type: 'not-tried' } },
          ],
          readBack: true,
          hidden: [],
        }),
    ]),
  ),
  'page-set': () => setPage('The bot reads these roles and never changes them.'),
  'page-bound': () => boundPage(WG),

  'answer-incident': () => incident('K7Q2'),
  'answer-unknown-action': () => unknownAction(),
  'answer-only-in-servers': () => onlyInServers(),
  'answer-unknown-server': () => unknownServer(),
  'answer-form-is-ready': () => formIsReady('Block this proposal', { action: 'block', argument: 'proposal-1' }),
  'answer-refused-with-edit': () =>
    withEdit(refusalCard({ clause: 'D6', code: 'no-alternative' }), { action: 'edit', argument: 'draft-1' }),

  'page-help': () => helpPage(null),
  ...Object.fromEntries(
    (Object.keys(HELP_TOPICS) as HelpTopic[]).map((topic) => [`page-help-${topic}`, () => helpPage(topic)]),
  ),
  ...Object.fromEntries(
    Object.entries(REFUSALS).map(([code, refusal]) => [`refusal-${code}`, () => refusalCard(refusal)]),
  ),
};

describe('what people see', () => {
  it.each(Object.keys(CARDS))('%s', async (name) => {
    const card = CARDS[name]?.();
    if (!card) throw new Error(`no card ${name}`);
    await expect(asText(card)).toMatchFileSnapshot(`./cards/${name}.txt`);
  });

  it.each(Object.keys(CARDS))('%s fits a message of Discord', (name) => {
    const card = CARDS[name]?.();
    if (!card) throw new Error(`no card ${name}`);
    expect(lengthOf(card)).toBeLessThanOrEqual(4_000);
    expect(
      card.blocks.length + card.files.length + 2 + Math.ceil(card.buttons.length / 5) + card.buttons.length,
    ).toBeLessThan(40);
  });

  it('uses typographic apostrophes and quotation marks in sentences', () => {
    for (const [name, make] of Object.entries(CARDS)) {
      const { title, blocks } = make();
      const said = asText({ ...make(), title, blocks, files: [] });
      expect({ name, straight: /\p{L}'\p{L}|s' |(?<![=:{[(,\w])"/u.exec(said)?.[0] }).toEqual({
        name,
        straight: undefined,
      });
    }
  });
});
