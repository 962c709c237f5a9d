import { asId, type ConductReportId } from '../../src/domain/ids.js';
import type { ConductReport } from '../../src/domain/escalation.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { createChannel } from '../../src/sandbox/world/channels.js';
import { createRole } from '../../src/sandbox/world/members.js';
import { ROLE, roles, serverOf } from './leads.js';
import { openPlace, type Name, type PlaceOptions, type TestPlace } from './place.js';
import { WG } from './proposals.js';

export const CORE = '#core-maintainers';
export const MODERATORS = '#moderators';
export const MODERATOR = 'community moderators (synced)';
/** The words that must be nowhere but in private. */
export const STORY = 'Mallory shouted at two newcomers in the call.';
export const FIELD = 'What happened, and who was involved?';

/**
 * A place with two private channels, which are set unless `set` says otherwise: carol and erin are Core Maintainers, dave
 * is moderator; alice leads, bob reports, mallory reads along.
 */
export async function openPrivate(
  options: PlaceOptions = {},
  set: Readonly<Record<string, string>> = { 'core-maintainers': CORE, moderators: MODERATORS },
): Promise<TestPlace> {
  const place = await openPlace(options);
  const { world } = place.sandbox;
  createRole(world, serverOf(place), MODERATOR);
  createChannel(world, serverOf(place), { name: CORE, onlyFor: [ROLE.core] });
  createChannel(world, serverOf(place), { name: MODERATORS, onlyFor: [MODERATOR] });
  for (const name of ['carol', 'erin'] as const) roles(place, name, ROLE.core);
  roles(place, 'dave', MODERATOR);
  await place.settleSoon();
  const manager = place.people.grace.in('#general');
  await manager.command('/setup roles', { 'core-maintainers': ROLE.core, moderators: MODERATOR });
  if (Object.keys(set).length > 0) await manager.command('/setup channels', set);
  await place.settle();
  return place;
}

/** Reports conduct through the form, as a person does. */
export async function report(place: TestPlace, name: Name = 'bob', story = STORY): Promise<Outcome> {
  const asked = await place.people[name].in(WG).command('/escalation open', { class: 'conduct' });
  const outcome = asked.form ? await asked.form.submit({ [FIELD]: story }) : asked;
  await place.settle();
  return outcome;
}

/** What somebody sees in a private channel, newest last. */
export const inside = (place: TestPlace, channel = CORE, name: Name = channel === CORE ? 'carol' : 'dave') =>
  place.people[name].sees(channel).filter((message) => !message.ephemeral);

/** The card of the newest report. */
export function reportCard(place: TestPlace, channel = CORE): SeenMessage {
  const found = inside(place, channel).findLast(({ text }) => text.includes('A report of conduct'));
  if (!found) throw new Error(`there is no report in ${channel}`);
  return found;
}

/** A report as the database has it, by the id in its card's buttons. */
export async function stored(place: TestPlace): Promise<ConductReport> {
  const rows = await place.bot.deps.store.read((tx) => tx.conductReports.untakenDueBetween(0, 1e14));
  const [first] = rows;
  if (!first) throw new Error('there is no report that nobody takes care of');
  return { ...first, id: asId<ConductReportId>(first.id) };
}
