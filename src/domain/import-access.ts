import { accessRoleOf, type GroupNames } from './access-role.js';
import { groupTitleOf, type Charter } from './charter.js';
import { channelNameOf } from './group.js';
import type { Finding } from './import-finding.js';
import type { ImportFacts } from './import-facts.js';
import { identitiesOf } from './import-identity.js';

/** P10: where charters and the access configuration name different people for a group. */
export function compareWithAccess(facts: ImportFacts): { conflicts: Finding[]; notes: Finding[] } {
  const conflicts: Finding[] = [];
  const notes: Finding[] = [];
  if (facts.access.people.length === 0) return { conflicts, notes };
  const identities = identitiesOf(facts.access.people);
  const keyOf = (github: string): string => identities.byGithub(github)?.key ?? `github:${github.toLowerCase()}`;
  const earlier = facts.accessFiles.length > 0 ? facts.earlierCharters : [];
  for (const charter of [...facts.charters.map((given) => given.charter), ...earlier]) {
    const role = accessRoleOf(namesOf(charter), facts.access.roles);
    if (!role) {
      if (facts.access.roles.length > 0) {
        notes.push({ file: charter.file, line: 1, code: 'no-access-role', group: charter.name });
      }
      continue;
    }
    const listed = new Map<string, string>();
    for (const { github } of [...charter.leadership.rows, ...charter.membership.rows]) {
      if (github !== null) listed.set(keyOf(github), github);
    }
    const holders = new Map<string, string>();
    for (const { github, memberOf } of facts.access.people) {
      if (github !== null && memberOf.includes(role.id)) holders.set(keyOf(github), github);
    }
    const line = sectionLine(charter, 'membership') ?? sectionLine(charter, 'leadership') ?? 1;
    const missing = [...listed].filter(([key]) => !holders.has(key)).map(([, github]) => github);
    const further = [...holders].filter(([key]) => !listed.has(key)).map(([, github]) => github);
    const at = { file: charter.file, line, role: role.id };
    if (missing.length > 0) conflicts.push({ ...at, code: 'not-in-access', people: missing });
    if (further.length > 0) conflicts.push({ ...at, code: 'not-in-charter', people: further });
  }
  return { conflicts, notes };
}

/** What the group of a charter goes by. */
const namesOf = (charter: Charter): GroupNames => ({
  kind: charter.kind,
  title: groupTitleOf(charter),
  channels: [
    ...(charter.kind ? [channelNameOf(charter.kind, charter.name)] : []),
    ...(charter.channel ? [charter.channel.name] : []),
  ],
});

const sectionLine = (charter: Charter, name: string): number | undefined =>
  charter.headings.find((heading) => heading.text.toLowerCase() === name)?.line;
