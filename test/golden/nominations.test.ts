import { describe, expect, it } from 'vitest';
import { evidenceFor } from '../../src/domain/evidence.js';
import { keptFacts } from '../../src/domain/kept-evidence.js';
import type { NominationFacts } from '../../src/domain/nomination.js';
import type { NominationNotice } from '../../src/domain/post.js';
import { GENESIS, entryAfter } from '../../src/domain/record.js';
import { edition } from '../../src/domain/rules.js';
import type { Card } from '../../src/text/card.js';
import { withholdingEndsPage } from '../../src/text/pages/consent.js';
import {
  adoptedPage,
  nominatedPage,
  nominationChangedPage,
  whyNominationCard,
} from '../../src/text/pages/nominations.js';
import { postCard } from '../../src/text/posts.js';
import { contribution, nomination, nominationObjection, took } from '../domain/nomination-sample.js';
import { DAY, MONDAY, SERVER, group, membership, person } from '../domain/sample.js';
import { asText, lengthOf } from './as-text.js';

const WG = group('working-group');
const DEADLINE = MONDAY + 7 * DAY;

const evidence = (days: Parameters<typeof evidenceFor>[0]['days'], contributions = [contribution(1)]) =>
  evidenceFor({ days, contributions, membership: membership(3, 'participant') }, MONDAY, edition('mcp-2026'));

const COMPLETE = evidence([
  took('2026-07-20'),
  took('2026-08-05', 'proposal'),
  took('2026-09-10', 'attested', { link: 'https://notes.example/2026-09-10', byId: person(5).id }),
  took('2026-10-10', 'meeting', { count: 2 }),
  took('2026-10-12', 'block'),
]);
const INCOMPLETE = evidence([took('2026-09-10')], []);

const about = (parts: Parameters<typeof nomination>[0] = {}, more: Partial<NominationFacts> = {}): NominationFacts => ({
  nomination: nomination(parts),
  group: WG,
  nominee: person(3),
  nominator: person(2),
  objections: [],
  evidence: COMPLETE,
  escalations: [],
  ...more,
});
const objected = (n: number, parts: Parameters<typeof nominationObjection>[1] = {}) => ({
  objection: nominationObjection(n, parts),
  by: person(n),
});
const shown = (facts: NominationFacts): Card => postCard({ type: 'nomination', facts });
const said = (notice: NominationNotice, facts: NominationFacts): Card =>
  postCard({ type: 'nomination-notice', notice, facts });
const { id } = nomination();
const HEAD = 'c0ffee'.repeat(11).slice(0, 64);
const settled = (parts: Parameters<typeof nomination>[0], more: Partial<NominationFacts> = {}): Card =>
  said({ type: 'nomination-settled', id, recordHead: HEAD }, about({ settledAt: DEADLINE, ...parts }, more));

const LONG = 'Somebody who knows everything about exporters wrote that. '.repeat(80);
const ADDRESS = `https://code.example/${'a'.repeat(98)}`;

const entry = (kind: string, at: number, facts: Parameters<typeof entryAfter>[1]['facts']) =>
  entryAfter(
    { serverId: SERVER, seq: 0, head: GENESIS },
    {
      kind,
      subject: 'N-1',
      groupId: WG.id,
      clauses: ['P5', 'P6'],
      edition: 'mcp-2026',
      at,
      facts,
      sealed: {},
    },
    {},
  );

const CARDS: Record<string, () => Card> = {
  announcing: () => shown(about({ status: 'announcing', announcedAt: null, deadlineAt: null })),
  open: () => shown(about()),
  'open-incomplete': () => shown(about({}, { evidence: INCOMPLETE })),
  objected: () =>
    shown(
      about(
        { status: 'objected' },
        { objections: [objected(5, { liftedAt: MONDAY + 2 * DAY }), objected(6), objected(4), objected(1)] },
      ),
    ),
  longest: () =>
    shown(
      about(
        { status: 'objected', reason: LONG.slice(0, 1_000) },
        {
          evidence: evidence(
            Array.from({ length: 31 }, (_, n) =>
              took(`2026-08-${String(n + 1).padStart(2, '0')}`, 'attested', { link: ADDRESS }),
            ),
            Array.from({ length: 12 }, (_, n) => contribution(n, { link: ADDRESS })),
          ),
          objections: [1, 2, 4, 5, 6].map((n) => objected(n, { reason: LONG })),
        },
      ),
    ),
  promoted: () => shown(about({ status: 'promoted', settledAt: DEADLINE })),
  'erased-nominee': () =>
    shown(
      about(
        { status: 'withdrawn', settledAt: DEADLINE, reason: '(erased by whoever wrote it)' },
        { nominee: person(3, { name: null, accounts: [], erasedAt: MONDAY }) },
      ),
    ),
  'notice-objected': () => said({ type: 'nomination-objected', id }, about({ status: 'objected' })),
  'notice-reopened': () => said({ type: 'nomination-reopened', id, deadlineAt: DEADLINE }, about()),
  'notice-extended': () => said({ type: 'nomination-extended', id, deadlineAt: DEADLINE + DAY }, about()),
  'notice-moved': () => said({ type: 'nomination-moved', id, from: DEADLINE, to: DEADLINE + DAY }, about()),
  'notice-undone': () => said({ type: 'nomination-undone', id, was: 'promoted' }, about({ status: 'objected' })),
  'notice-promoted': () => settled({ status: 'promoted' }),
  'notice-lapsed': () => settled({ status: 'lapsed' }, { evidence: INCOMPLETE }),
  'notice-declined': () => settled({ status: 'declined' }),
  'notice-withdrawn': () => settled({ status: 'withdrawn' }),
  'notice-not-settled-after-all': () => settled({ status: 'objected', settledAt: null }),
  'page-nominated': () => nominatedPage(nomination(), WG),
  'page-changed': () => nominationChangedPage(nomination({ status: 'objected' }), 'your objection stands'),
  'page-adopted': () => adoptedPage(group('interest-group', { memberTier: true })),
  'page-consent-ends-membership': () => withholdingEndsPage([WG, group('interest-group')]),
  'why-promoted': () =>
    whyNominationCard({
      facts: about({ status: 'promoted', settledAt: DEADLINE }, { evidence: INCOMPLETE }),
      steps: [{ entry: entry('nomination-promoted', DEADLINE, { ...keptFacts(COMPLETE) }), by: null }],
    }),
  'why-moved': () =>
    whyNominationCard({
      facts: about({ deadlineAt: DEADLINE + DAY }),
      steps: [{ entry: entry('deadline-moved', DEADLINE, { from: DEADLINE, to: DEADLINE + DAY }), by: null }],
    }),
  'why-reopened': () => whyNominationCard({ facts: about({ deadlineAt: DEADLINE + 2 * DAY }), steps: [] }),
};

describe('what people see of nominations', () => {
  it.each(Object.keys(CARDS))('%s', async (name) => {
    const card = CARDS[name]?.();
    if (!card) throw new Error(`no card ${name}`);
    await expect(asText(card)).toMatchFileSnapshot(`./cards/nomination-${name}.txt`);
    expect(lengthOf(card)).toBeLessThanOrEqual(4_000);
    expect(card.blocks.length + 2 + Math.ceil(card.buttons.length / 5) + card.buttons.length).toBeLessThan(40);
  });
});
