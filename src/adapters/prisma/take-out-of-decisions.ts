import type { Eraser, Marks } from '../../domain/erasure.js';
import type { Rows } from './client.js';
import { mentioningInDecisions } from './mentioning-in-decisions.js';

/**
 * X8: takes somebody out of what others wrote in votes, feedback, escalations and reports of conduct. Answers what they
 * are about of which messages now say something else.
 */
export async function takeOutOfDecisions(
  rows: Rows,
  serverId: string,
  marks: Marks,
  eraser: Eraser,
): Promise<string[]> {
  const mentioning = mentioningInDecisions(rows, serverId, marks);
  const subjects: string[] = [];
  const naming = <Row extends { readonly text: string }>(found: readonly Row[]) =>
    found.flatMap((row) => {
      const made = eraser.text(row.text);
      return made === row.text ? [] : [{ ...row, made }];
    });
  for (const { id, voteId, proposalId, made } of naming(await mentioning.rationales())) {
    await rows.ballot.update({ where: { id }, data: { rationale: made } });
    subjects.push(voteId, proposalId);
  }
  for (const { id, voteId, proposalId, made } of naming(await mentioning.grounds())) {
    await rows.contest.update({ where: { id }, data: { grounds: made } });
    subjects.push(voteId, proposalId);
  }
  for (const { id, proposalId, made } of naming(await mentioning.feedback())) {
    await rows.feedback.update({ where: { id }, data: { text: made } });
    subjects.push(proposalId);
  }
  for (const { id, ...written } of await mentioning.escalations()) {
    const data = {
      decision: eraser.text(written.decision),
      options: eraser.text(written.options),
      disagreement: eraser.text(written.disagreement),
      ask: eraser.text(written.ask),
    };
    await rows.escalation.update({ where: { id }, data });
    subjects.push(id);
  }
  for (const { id, escalationId, proposalId, made } of naming(await mentioning.steps())) {
    await rows.escalationStep.update({ where: { id }, data: { text: made } });
    subjects.push(escalationId, ...(proposalId === null ? [] : [proposalId]));
  }
  for (const { id, made } of naming(await mentioning.reports())) {
    await rows.conductReport.update({ where: { id }, data: { text: made } });
    subjects.push(id);
  }
  return subjects;
}
