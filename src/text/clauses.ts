import { CLAUSES, type ClauseId } from '../domain/clause.js';
import { Markup } from './markup.js';

/** A clause as people see it: `§D5 Blocks come before the deadline`. */
export const cited = (clause: ClauseId): Markup => new Markup(`§${clause} ${CLAUSES[clause]}`);

/** What each clause says, in one plain sentence. */
const SENTENCES: Record<ClauseId, string> = {
  K1: 'A group is a Working Group, which decides, or an Interest Group, which discusses; its kind never changes.',
  K4: 'Anybody may be in any number of groups.',
  K5: 'The common rules hold in every group; a charter cannot override them.',
  L1: 'Every group has at least one Lead or Facilitator.',
  L2: 'Leads and Facilitators hold at least Member on the contributor ladder.',
  L3: 'Leads have been engaged in the scope area and can facilitate across organisations; a sponsor says so.',
  L4: 'Who is to lead a group accepts it in person.',
  L5: 'A group and its leads are sponsored by two Core Maintainers or one Lead Maintainer.',
  L6: 'A Lead of a Working Group gives 2-3 hours a week.',
  L7: 'Leads keep their group’s meetings, documents and lists, and its membership broad.',
  L9: 'Leads resign by their own act; only Core Maintainers remove one, with a reason.',
  P1: 'Observers join by themselves; Participants are confirmed by a lead, or by silence after 7 days.',
  P2: 'Participants and above open proposals and take part in decisions.',
  P3: 'Only WG Members count toward quorum.',
  P4: 'An Interest Group has Observers, Participants and Facilitators, and may adopt the WG Member tier.',
  P5: 'A WG Member has taken part over three months, has contributed, and is nominated by a WG Member or lead.',
  P6: 'A nomination stands when no lead and no Core Maintainer objects within 7 days.',
  P7: 'Members keep their name, organisation and Discord name current.',
  P8: 'After three months in a row without participation a member becomes emeritus.',
  P9: 'Meetings, agenda items, notes, proposals, blocks, ballots, confirmed contributions and steady discussion count.',
  P10: 'The charter, the access configuration and the roster name the same people.',
  D1: 'Working Groups decide with binding force; Interest Groups come to rough consensus, which never binds.',
  D2: 'Lazy consensus comes first, then a formal vote, then escalation.',
  D3: 'A proposal has a clear deadline: at least 5 days if minor, 10 if significant, counted from its announcement.',
  D4: 'Silence is consent: without a block at the deadline a proposal is accepted.',
  D5: 'Any WG Member may block with a documented objection before the deadline.',
  D6: 'A block names alternatives or clear criteria for resolution.',
  D7: 'Only its author amends or withdraws a proposal; a changed text restarts the clock.',
  V1: 'A block opens a formal vote; when every block is lifted, the proposal is open again.',
  V9: 'Scope and specification matters also need the approval of Core Maintainers.',
  C1: 'Each group has its own channel, and commands know the group by it.',
  C3: 'A change of leads brings the change of the access that leads need.',
  I13: 'Every group has a charter in the common structure.',
  N1: 'A list of all groups is easy to find.',
  X1: 'The record only grows, and any change to it shows.',
  X2: 'Each matter keeps the rules under which it began.',
  X3: 'Every refusal says which rule, how things stand, and what to do.',
  X4: 'Every outcome can be explained.',
  X6: 'A reminder goes only to those who still owe, and pings nobody else.',
  X7: 'After an outage nothing is lost, and nobody loses their say.',
  X8: 'People see what is kept of them, take it along, correct it and erase it; their names leave Discord only with their consent.',
};

/** The rule in one sentence. */
export const ruleOf = (clause: ClauseId): Markup => new Markup(SENTENCES[clause]);
