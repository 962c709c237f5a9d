import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { asId, type ContributionId, type GroupId, type PersonId, type Snowflake } from '../../src/domain/ids.js';
import type { ParticipationKind } from '../../src/domain/participation-kinds.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import type { Name, TestPlace } from './place.js';
import { IG, WG, seen } from './proposals.js';

const REASON = 'Dave reviews every exporter.';
export const OBJECTS = 'Why do you object?';
export const DAYS = 'Days and links, one of each a line';
export const ATTESTS = 'What do you attest, in a sentence?';

/** The person and group of somebody in a place. */
export async function known(place: TestPlace, name: Name, channel = WG): Promise<{ id: PersonId; groupId: GroupId }> {
  const account = asId<Snowflake>(place.people[name].id);
  return place.bot.deps.store.read(async (tx) => {
    const person = await tx.people.byAccount(place.serverId, account);
    const group = await tx.groups.byChannel(place.serverId, asId<Snowflake>(place.channel(channel).id));
    if (!person || !group) throw new Error(`${name} or ${channel} is not known`);
    return { id: person.id, groupId: group.id };
  });
}

/** Somebody took part on these days, as the bot would have counted it. */
export async function tookPart(
  place: TestPlace,
  name: Name,
  days: readonly string[],
  { channel = WG, kind = 'meeting' }: { channel?: string; kind?: ParticipationKind } = {},
): Promise<void> {
  const { id: personId, groupId } = await known(place, name, channel);
  await place.bot.deps.store.transaction(async (tx) => {
    for (const day of days) {
      await tx.participation.count({ groupId, personId, kind, at: Date.parse(`${day}T12:00:00Z`) });
    }
  });
}

/** A contribution of somebody that a lead has confirmed. */
export async function contributed(place: TestPlace, name: Name, { channel = WG, at = 0 } = {}): Promise<void> {
  const { id: personId, groupId } = await known(place, name, channel);
  const lead = await known(place, 'alice', channel);
  const when = at || place.sandbox.clock.now();
  await place.bot.deps.store.transaction((tx) =>
    tx.contributions.save({
      id: asId<ContributionId>(randomUUID()),
      serverId: place.serverId,
      groupId,
      personId,
      loggedById: personId,
      kind: 'review',
      link: 'https://github.example/pull/1',
      at: when,
      status: 'confirmed',
      decided: { byId: lead.id, at: when },
    }),
  );
}

/** Everything that P5 asks of somebody who is nominated on 2 March 2026 or some days later. */
export async function deserving(place: TestPlace, name: Name = 'dave', channel = WG): Promise<void> {
  await tookPart(place, name, ['2025-11-20', '2025-12-20', '2026-01-20', '2026-02-20'], { channel });
  await contributed(place, name, { channel });
}

/** Somebody nominates somebody with the command. */
export const nominates = (place: TestPlace, by: Name, whom: Name, channel = WG): Promise<Outcome> =>
  place.people[by].in(channel).command('/member nominate', { user: `@${whom}`, reason: REASON });

interface Nominating {
  readonly whom?: Name;
  readonly by?: Name;
  readonly evidence?: boolean;
  readonly channel?: string;
}

/** Bob nominates dave, who deserves it unless it is said otherwise; answers the card. */
export async function nominated(
  place: TestPlace,
  { whom = 'dave', by = 'bob', evidence = true, channel = WG }: Nominating = {},
): Promise<SeenMessage> {
  if (evidence) await deserving(place, whom, channel);
  const sent = await nominates(place, by, whom, channel);
  expect(sent.answer?.text).toContain('is on its way');
  await place.settle();
  return nominationCard(place, channel);
}

/** The live card of the newest nomination. */
export function nominationCard(place: TestPlace, channel = WG): SeenMessage {
  const found = seen(place, channel).findLast(({ text }) => text.includes('is nominated for WG Member'));
  if (!found) throw new Error('there is no card of a nomination');
  return found;
}

/** Somebody presses **Object** on the newest card, and sends the form. */
export async function objects(place: TestPlace, name: Name, reason = 'Too early for that.'): Promise<Outcome> {
  const asked = await place.people[name].in(WG).click('Object', { on: 'is nominated for' });
  return asked.form ? asked.form.submit({ [OBJECTS]: reason }) : asked;
}

/** Somebody presses **Attest** and sends the form. */
export async function attests(place: TestPlace, name: Name, lines: string): Promise<Outcome> {
  const asked = await place.people[name].in(WG).click('Attest', { on: 'is nominated for' });
  return asked.form ? asked.form.submit({ [DAYS]: lines, [ATTESTS]: 'I was in these calls with Dave.' }) : asked;
}

/** Somebody presses a button on the newest card. */
export const presses = (place: TestPlace, name: Name, label: string, channel = WG): Promise<Outcome> =>
  place.people[name].in(channel).click(label, { on: 'is nominated for' });

/** Gives somebody the role of a Core Maintainer, and tells the bot which role that is. */
export async function makeCoreMaintainer(place: TestPlace, name: Name): Promise<void> {
  const server = place.sandbox.world.servers.get(place.serverId);
  const role = server && [...server.roles.values()].find((each) => each.name === 'core maintainers (synced)');
  const member = server?.members.get(place.people[name].id);
  if (!role || !member) throw new Error('there is no such role or member');
  member.roleIds.push(role.id);
  await place.bot.deps.store.transaction(async (tx) => {
    const known = await tx.servers.find(place.serverId);
    if (known) {
      const coreMaintainers = asId<Snowflake>(role.id);
      await tx.servers.save({ ...known, roles: { ...known.roles, coreMaintainers } });
    }
  });
}

/** Where somebody stands in a group. */
export async function tierOf(place: TestPlace, name: Name, channel = WG): Promise<string | undefined> {
  const { id, groupId } = await known(place, name, channel);
  const membership = await place.bot.deps.store.read((tx) => tx.memberships.of(groupId, id));
  return membership?.endedAt === null ? membership.tier : undefined;
}

export { IG, WG };
