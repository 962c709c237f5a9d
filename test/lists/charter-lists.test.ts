import { describe, expect, it } from 'vitest';
import { readCharter } from '../../src/adapters/files/read-charter.js';
import { charterLists, type ListFacts, type Member } from '../../src/domain/charter-lists.js';
import type { PersonId } from '../../src/domain/ids.js';
import { charterTables } from '../../src/text/charter-tables.js';
import { MONDAY, group, membership, person } from '../domain/sample.js';

const CHARTER = `## Leadership

| Role    | Name      | Organization | GitHub                           | Term    |
| ------- | --------- | ------------ | -------------------------------- | ------- |
| WG Lead | Ada Amber | _TBD_        | [@ada-a](https://github.com/ada-a) | Initial |

## Membership

| Name       | Organization | GitHub | Discord  | Level       | Since |
| ---------- | ------------ | ------ | -------- | ----------- | ----- |
| Ada Amber  | _TBD_        |        | \`ada\`    | Lead        | 2024  |
| Ben Birch  | Birch / Core |        | ben\\_    | Participant | 2025  |
| Cleo Cedar |              |        |          | WG Member   | 2025  |
| a member   |              |        |          | WG Member   |       |
`;

const rowsOf = (members: readonly Member[], more: Partial<ListFacts> = {}) => {
  const charter = readCharter({ path: 'x.mdx', content: CHARTER }).value;
  const lists = charterLists({
    group: group('working-group'),
    members,
    charter,
    emeriti: { columns: [], rows: [] },
    personOf: (row) => [1, 2, 3, 4, 5].map((n) => person(n)).find(({ name }) => name === row.name)?.id ?? 'unknown',
    isOwnWord: () => false,
    ...more,
  });
  return {
    lists,
    lines: charterTables(lists)
      .split('\n')
      .map((line) => line.replace(/\s+/gu, ' ')),
  };
};

const given = { consent: 'given' } as const;
const member = (n: number, tier: Member['membership']['tier'], parts: Parameters<typeof person>[1] = {}): Member => ({
  person: person(n, parts),
  membership: membership(n, tier),
});

describe('P10: rows of a charter’s lists', () => {
  it('P10: what is still right keeps its cells, a sixth column too; who left goes', () => {
    const { lines } = rowsOf([member(1, 'lead'), member(2, 'participant')]);
    expect(lines).toContain('| WG Lead | Ada Amber | _TBD_ | [@ada-a](https://github.com/ada-a) | Initial |');
    expect(lines).toContain('| Ben Birch | Birch / Core | | ben\\_ | Participant | 2025 |');
    expect(lines.join('\n')).not.toMatch(/Cleo|a member/u);
  });

  it('P10: another tier changes the Level; X8: of a member where they have not agreed', () => {
    const { lines, lists } = rowsOf([member(1, 'lead'), member(2, 'member', given), member(3, 'participant')]);
    expect(lines).toContain('| Ben Birch | Birch / Core | | ben\\_ | WG Member | 2025 |');
    expect(lines).toContain('| a member | | | | Participant | |');
    expect(lists.unnamed).toBe(1);
  });

  it('P7: own words replace those of the file, only with consent', () => {
    const own = { isOwnWord: (_id: PersonId, field: string) => field === 'organization' };
    const words = { organization: 'Own | Org' };
    const without = rowsOf([member(2, 'participant', words)], own).lines;
    expect(without).toContain('| Ben Birch | Birch / Core | | ben\\_ | Participant | 2025 |');
    const withConsent = rowsOf([member(2, 'participant', { ...words, ...given })], own).lines;
    expect(withConsent).toContain('| Ben Birch | Own \\| Org | | ben\\_ | Participant | 2025 |');
  });

  it('P10: new people come after, higher tiers first, Observers not at all', () => {
    const { lines } = rowsOf([
      member(1, 'lead'),
      member(6, 'observer', given),
      member(4, 'participant', given),
      member(5, 'member', { ...given, github: 'eva-elm', githubConfirmed: false }),
    ]);
    const at = lines.indexOf('| Eva Elm | | | | WG Member | |');
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]).toBe('| Dan Dune | | | | Participant | |');
    expect(lines.join('\n')).not.toContain('Finn');
  });

  it('P8: an emeritus is a Participant and stands under a heading of their own', () => {
    const emeritus = {
      person: person(3, given),
      membership: membership(3, 'participant', { inactiveSince: MONDAY }),
    };
    const { lines } = rowsOf([member(1, 'lead'), emeritus]);
    expect(lines).toContain('| Cleo Cedar | | | | Participant | 2025 |');
    expect(lines).toContain('## Emeritus Membership');
    expect(lines).toContain('| Cleo Cedar | | | |');
  });

  it('P10: no Membership section while there is nobody but leads and no table', () => {
    expect(rowsOf([member(1, 'lead')], { charter: null }).lists.membership).toBeNull();
  });
});
