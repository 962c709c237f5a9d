import type { PersonId } from '../../domain/ids.js';
import { oneMembership } from '../../domain/one-membership.js';
import type { Edition } from '../../domain/rules.js';
import type { Rows } from './client.js';
import { membershipOf, membershipsIn } from './memberships.js';

/** P1: somebody's places in groups become another's. Where both have one, it is one afterwards. */
export async function mergeMemberships(rows: Rows, from: PersonId, into: PersonId, rules: Edition): Promise<void> {
  for (const row of await rows.membership.findMany({ where: { personId: from } })) {
    const theirs = membershipOf(row);
    const own = await membershipsIn(rows).of(theirs.groupId, into);
    const one = own ? oneMembership(own, theirs, rules) : { ...theirs, personId: into };
    if (own) {
      const other = one.id === own.id ? theirs.id : own.id;
      await rows.membership.delete({ where: { id: other } });
      await showInstead(rows, other, one.id);
    }
    await membershipsIn(rows).save(one);
  }
}

/** The card of a request that is gone shows the one that stands. */
async function showInstead(rows: Rows, gone: string, stands: string): Promise<void> {
  for (const { id, post } of await rows.outbox.findMany({ where: { post: { contains: gone } } })) {
    await rows.outbox.update({ where: { id }, data: { post: post.replaceAll(gone, stands) } });
  }
}
