import type { ConductFacts } from '../domain/conduct.js';
import type { ConductNotice, ConductNoticeFacts, LiveCard } from '../domain/post.js';
import type { Tx } from '../ports/store.js';
import { coreMaintainersKnown } from './candidates.js';
import { cardAddress } from './card-address.js';
import { cardIn } from './report-conduct.js';

type ConductCard = Extract<LiveCard, { type: 'conduct' | 'conduct-moderators' }>;

/** E2: what the card of a report says; null when it was taken back. */
export async function conductFacts(tx: Tx, { type, id }: ConductCard): Promise<ConductFacts | null> {
  const report = await tx.conductReports.find(id);
  const reporter = report && (await tx.people.find(report.reporterId));
  if (!report || !reporter) return null;
  // Moderators are known by their role alone, so it is not known who they are.
  const known =
    type === 'conduct' && report.status === 'reported' ? await coreMaintainersKnown(tx, report.serverId) : [];
  return {
    report,
    reporter,
    taker: report.takerId === null ? null : await tx.people.find(report.takerId),
    alerted: known.filter(({ id }) => id !== reporter.id),
  };
}

/** E2, E6: what is said of a report that nobody takes care of; null once somebody does. */
export async function conductWaits(
  tx: Tx,
  { id, place }: Extract<ConductNotice, { type: 'conduct-waits' }>,
): Promise<ConductNoticeFacts | null> {
  const report = await tx.conductReports.find(id);
  if (report?.status !== 'reported') return null;
  return { type: 'conduct-waits', dueAt: report.dueAt, card: await cardAddress(tx, cardIn(place, id)) };
}
