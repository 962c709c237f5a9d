import { asId } from '../../domain/ids.js';
import { keyOfCard } from '../../domain/post.js';
import type { KeptRow, KeptRows } from '../../domain/own-data.js';
import type { Whose } from '../../ports/personal-rows.js';
import type { Rows } from './client.js';
import { idsInRecord } from './former-ids.js';
import { keptOfDecisions } from './kept-of-decisions.js';
import { keptOfGroups } from './kept-of-groups.js';

/** X8: everything that is kept of somebody, by kinds of the list. Rows come with the columns that the list names. */
export async function keptRowsIn(
  rows: Rows,
  { serverId, personId, accounts }: Whose,
  isNamed: (text: string) => boolean,
): Promise<KeptRows> {
  const id = personId ?? '';
  const userIds = [...accounts];
  const person = await rows.person.findUnique({ where: { id } });
  const ofPerson = { where: { personId: id } };
  const proposals = await rows.proposal.findMany({
    where: { authorId: id },
    include: { texts: { orderBy: { version: 'asc' } } },
    orderBy: { number: 'asc' },
  });
  const objections = await rows.objection.findMany({
    ...ofPerson,
    include: { proposal: { select: { number: true } } },
    orderBy: { at: 'asc' },
  });
  const memberships = await rows.membership.findMany({
    ...ofPerson,
    include: { group: { select: { title: true, kind: true } } },
    orderBy: { since: 'asc' },
  });
  const values = await rows.sealedValue.findMany({
    where: { OR: [{ personId: { in: await idsInRecord(rows, id) } }, { value: { in: userIds } }], entry: { serverId } },
    include: { entry: { select: { seq: true, kind: true, subject: true, at: true } } },
    orderBy: [{ entry: { seq: 'asc' } }, { name: 'asc' }],
  });
  const documents = await rows.document.findMany({ where: { serverId }, orderBy: { importedAt: 'asc' } });
  const ownCards = new Set(proposals.map((each) => keyOfCard({ type: 'proposal', id: asId(each.id) })));
  const messages = await rows.outbox.findMany({
    where: {
      serverId,
      OR: [
        { userId: { in: userIds } },
        ...userIds.map((userId) => ({ mentions: { contains: userId } })),
        { key: { in: [...ownCards] } },
      ],
    },
    orderBy: { createdAt: 'asc' },
  });
  const wish = await rows.reminderWish.findUnique({ where: { personId: id } });
  const reminders = await rows.reminder.findMany({ ...ofPerson, orderBy: { dueAt: 'asc' } });
  const drafts = await rows.draft.findMany({
    where: { serverId, userId: { in: userIds } },
    orderBy: { expiresAt: 'asc' },
  });

  return plain({
    accounts: (await rows.account.findMany(ofPerson)).map(({ userId }) => ({ userId })),
    profile: person
      ? [
          {
            name: person.name,
            organization: person.organization,
            github: person.github,
            githubConfirmed: person.githubConfirmed,
            discordName: person.discordName,
            knownSince: person.createdAt,
          },
        ]
      : [],
    ...(await keptOfGroups(rows, id)),
    ...(await keptOfDecisions(rows, id)),
    consent: person ? [{ consent: person.consent, since: person.consentAt }] : [],
    memberships: memberships.map(({ group, tier, source, role, term, since, requestedAt, confirmBy, endedAt }) => ({
      ...{ group: group.title, kind: group.kind, tier, source, role, term, since, requestedAt, confirmBy, endedAt },
    })),
    proposals: proposals.flatMap(({ number, status, texts }) =>
      texts.map(({ version, title, text, at }) => ({ reference: `D-${number}`, status, version, title, text, at })),
    ),
    objections: objections.map(({ proposal, kind, reason, resolution, at, liftedAt }) => ({
      ...{ reference: `D-${proposal.number}`, kind, reason, resolution, at, liftedAt },
    })),
    record: values.map(({ entry, name, value }) => ({
      entry: entry.seq,
      at: entry.at,
      happened: entry.kind,
      name,
      value,
    })),
    files: documents
      .filter(({ content }) => isNamed(content))
      .map(({ path, kind, importedAt }) => ({ path, kind, importedAt })),
    messages: messages.map(({ key, channelId, messageId, threadName, userId, createdAt }) => ({
      ...{ channelId, messageId, isDirect: userId !== null, createdAt },
      threadName: ownCards.has(key) ? threadName : null,
    })),
    reminders: reminders.map(({ kind, subject, dueAt, untilAt }) => ({ kind, subject, dueAt, untilAt })),
    wishes: wish
      ? [{ direct: wish.direct, zone: wish.zone, quietFrom: wish.quietFrom, quietTo: wish.quietTo, off: wish.off }]
      : [],
    drafts: drafts.map(({ form, fields, expiresAt }) => ({ form, fields, expiresAt })),
  });
}

type Found = { readonly [Kind in keyof KeptRows]: readonly Readonly<Record<string, KeptRow[string] | Date>>[] };

/** Times as texts. */
const plain = (found: Found): KeptRows =>
  Object.fromEntries(
    Object.entries(found).map(([kind, list]) => [
      kind,
      list.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]),
        ),
      ),
    ]),
  ) as unknown as KeptRows;
