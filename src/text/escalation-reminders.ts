import { escalationReference, type Escalation } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import { cited } from './clauses.js';
import { say, when, type Markup } from './markup.js';
import { inChannelOf, leading } from './words.js';

/** What is said of an escalation: nothing that anybody typed. */
interface Reminded {
  readonly escalation: Escalation;
  readonly group: Group;
  readonly card: string | null;
}

const SECOND_MS = 1_000;

const named = ({ escalation, group, card }: Reminded): Markup =>
  say`${leading(escalationReference(escalation), card)}${inChannelOf(group)}`;

/** E1: to leads who have not sent a draft; from `toldAt` on Core Maintainers know. */
export const draftWaits = (about: Reminded, toldAt: Instant): Markup =>
  say`${named(about)} is a draft that one of you completes and sends. Core Maintainers are told of it ${when(toldAt)} if it is unsent then (${cited('E1')}).`;

/** E5: to leads of whom more information was asked. */
export const informationWaits = (about: Reminded): Markup =>
  say`${named(about)} waits for the information that Core Maintainers asked for; one of you presses **Reply** on its card (${cited('E5')}).`;

/** E6: to whoever is designated. */
export const responseWaits = (about: Reminded, dueAt: Instant, late: boolean): Markup =>
  late
    ? say`${named(about)} waits for your response, which was due ${when(dueAt - SECOND_MS)}. Answer with \`/escalation respond\`, or let another Core Maintainer take it over (${cited('E6')}).`
    : say`${named(about)} waits for your response until ${when(dueAt - SECOND_MS)}: \`/escalation respond\` (${cited('E6')}).`;
