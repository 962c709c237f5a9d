import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import { cited } from './clauses.js';
import { say, when, type Markup } from './markup.js';
import { counted, inChannelOf, leading } from './words.js';

/** What is said of a vote: nothing that anybody typed. */
interface Reminded {
  readonly group: Group;
  readonly closesAt: Instant;
  readonly reference: string;
  readonly card: string | null;
}

const named = ({ group, reference, card }: Reminded): Markup =>
  say`The formal vote on ${leading(reference, card)}${inChannelOf(group)}`;

/** To those who may vote and have not. */
export const voteWaits = (about: Reminded): Markup =>
  say`${named(about)} closes ${when(about.closesAt)}, and you have not voted. To abstain is a ballot too (${cited('V2')}).`;

/** To leads, when at this pace too few vote; `missing` is how many ballots more are needed. */
export const quorumFails = (about: Reminded, missing: number): Markup =>
  say`${named(about)} will miss its quorum at the pace so far: ${counted(missing, 'more ballot')} of those who count toward it ${missing === 1 ? 'is' : 'are'} needed until ${when(about.closesAt)} (${cited('V2')}). Ask those who have not voted; a lead may extend the vote, once (${cited('V7')}).`;
