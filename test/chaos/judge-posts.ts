import { createHash } from 'node:crypto';
import type { Evidence, OutboxRow, Post } from './evidence.js';
import { doubled, lost, wrong, type Finding } from './finding.js';
import { SAID, type Matter, type Said, type Status } from './matter.js';
import { judgeVotePosts } from './judge-vote-posts.js';
import type { Model } from './model.js';

/** What the outbox calls each thing that is said. */
const NOTICES: Readonly<Record<Said, string>> = {
  amended: 'proposal-amended',
  significant: 'proposal-made-significant',
  blocked: 'proposal-blocked',
  reopened: 'proposal-reopened',
  awaits: 'proposal-awaits-record',
  settled: 'proposal-settled',
  undone: 'outcome-undone',
  moved: 'deadline-moved',
  contested: 'result-contested',
  contestMoved: 'contest-moved',
};

/** How a card says where its matter stands. */
const STANDS: Readonly<Record<Status, string>> = {
  announcing: 'being announced',
  open: 'open',
  voting: 'formal vote open',
  accepted: 'accepted',
  passed: 'passed by vote',
  agreed: 'agreed by the group, awaiting Core Maintainers',
  failed: 'not passed',
  'no-quorum': 'no quorum',
  contested: 'result contested',
  escalated: 'escalated to Core Maintainers',
  'awaiting-information': 'Core Maintainers asked for more information',
  deliberating: 'all Core Maintainers deliberate',
  guided: 'decided by Core Maintainers',
  'awaiting-record': 'awaiting the Facilitators’ record',
  consensus: 'consensus (not binding)',
  'rough-consensus': 'rough consensus (not binding)',
  'no-consensus': 'no consensus',
  withdrawn: 'withdrawn by its author',
};

/** Where the deadline of lazy consensus still says something. */
const BY_DEADLINE: ReadonlySet<Status> = new Set([
  ...(['announcing', 'open', 'voting', 'accepted'] as const),
  ...(['awaiting-record', 'consensus', 'rough-consensus', 'no-consensus'] as const),
]);

/** Whether everything that was to be said stands in the local Discord once, and every card shows how things ended. */
export function judgePosts(evidence: Evidence, model: Model): Finding[] {
  const byMark = new Map<string, Post[]>();
  for (const post of evidence.posts) {
    const mark = /`([0-9a-f]{8})`\s*$/u.exec(post.text)?.[1] ?? '';
    byMark.set(mark, [...(byMark.get(mark) ?? []), post]);
  }
  const postsOf = ({ key, channelId }: OutboxRow): Post[] =>
    (byMark.get(markOf(key)) ?? []).filter((post) => post.channelId === channelId);
  const known = new Set(evidence.rows.map(({ key }) => markOf(key)));
  const strays = evidence.posts.filter(({ text }) => !known.has(/`([0-9a-f]{8})`\s*$/u.exec(text)?.[1] ?? ''));
  const refs = new Map(evidence.matters.map(({ id, ref }) => [id, ref]));
  return [
    ...strays.map(({ text }) => doubled(`a message that nothing asked for: ${text.slice(0, 80)}`)),
    ...evidence.rows.flatMap((row) => delivered(row, postsOf(row), isOvertaken(row, refs, model))),
    ...[...model.matters.values()].flatMap((matter) => told(matter, evidence, refs)),
    ...judgeVotePosts(evidence, model, (row) => postsOf(row)[0]),
    ...evidence.rows.flatMap((row) => {
      const matter = row.post.type === 'proposal' ? model.matters.get(refs.get(row.post.id ?? '') ?? 0) : undefined;
      const [card] = postsOf(row);
      return matter && card ? shown(matter, card) : [];
    }),
    ...evidence.rows.flatMap((row) =>
      row.post.type === 'group' && !postsOf(row)[0]?.pinned ? [lost('the card of a group is not pinned')] : [],
    ),
  ];
}

const markOf = (key: string): string => createHash('sha256').update(key).digest('hex').slice(0, 8);

/** D7, X6, P8: what a later text has overtaken, nobody owes any more, or nobody is any more, need not be said. */
function isOvertaken({ post }: OutboxRow, refs: ReadonlyMap<string, number>, model: Model): boolean {
  if (post.type === 'reminder' || post.type === 'collected' || post.type === 'emeritus') return true;
  if (post.type !== 'proposal-amended' && post.type !== 'proposal-made-significant') return false;
  return (model.matters.get(refs.get(post.id ?? '') ?? 0)?.version ?? 0) > (post.version ?? 0);
}

function delivered(row: OutboxRow, posts: readonly Post[], mayMiss: boolean): Finding[] {
  if (row.state !== 'delivered') return [lost(`${row.key} is ${row.state}`)];
  if (posts.length > 1) return [doubled(`${row.key} is said ${posts.length} times`)];
  if (posts.length === 0) return mayMiss ? [] : [lost(`${row.key} is not in its channel`)];
  return posts[0]?.id === row.messageId ? [] : [wrong(`${row.key} is another message than the database says`)];
}

/** Whether each thing is said about a matter as often as it happened. */
function told(matter: Matter, { rows }: Evidence, refs: ReadonlyMap<string, number>): Finding[] {
  const about = rows.filter(({ post }) => refs.get(post.id ?? '') === matter.ref);
  const cards = about.filter(({ post }) => post.type === 'proposal').length;
  return [
    ...(cards === 1 ? [] : [lost(`D-${matter.ref} has ${cards} cards`)]),
    ...SAID.flatMap((said) => {
      const is = about.filter(({ post }) => post.type === NOTICES[said]).length;
      const should = matter.said[said];
      if (is === should) return [];
      return [
        (is < should ? lost : doubled)(
          `of D-${matter.ref} it is said ${is} times that it was ${said}, by the rules ${should}`,
        ),
      ];
    }),
  ];
}

function shown(matter: Matter, card: Post): Finding[] {
  const text = card.text.replace(/[*\\]/gu, '');
  const found: Finding[] = [];
  const expect = (words: string, what: string): void => {
    if (!text.includes(words)) found.push(wrong(`the card of D-${matter.ref} does not show ${what}: “${words}”`));
  };
  expect(`D-${matter.ref} ${matter.title}`, 'its title');
  expect(`Status: ${STANDS[matter.status]}\n`, 'how it ended');
  if (BY_DEADLINE.has(matter.status) && matter.deadlineAt !== null)
    expect(`<t:${Math.floor(matter.deadlineAt / 1000)}:F>`, 'its deadline');
  if (!card.thread?.startsWith(`D-${matter.ref} `)) found.push(lost(`D-${matter.ref} has no thread`));
  return found;
}
