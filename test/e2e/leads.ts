import { expect } from 'vitest';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { setRoles } from '../../src/sandbox/world/members.js';
import type { Server } from '../../src/sandbox/world/model.js';
import { openPlace, type Name, type PlaceOptions, type TestPlace } from './place.js';
import { WG, said } from './proposals.js';

/** Where Core Maintainers hear of alarms. */
export const CORE_CHANNEL = '#wg-ig-group-creation';

export const ROLE = {
  core: 'core maintainers (synced)',
  lead: 'lead maintainers (synced)',
  maintainer: 'maintainers (synced)',
} as const;

export const serverOf = (place: TestPlace): Server => {
  const server = place.sandbox.world.servers.get(place.serverId);
  if (!server) throw new Error('no server');
  return server;
};

/** Gives somebody exactly these roles, as the system does that owns them. */
export const roles = (place: TestPlace, name: Name, ...names: string[]): void =>
  setRoles(place.sandbox.world, serverOf(place), place.people[name].id, names);

/**
 * A place with a ladder: carol and erin are Core Maintainers, grace is Lead Maintainer, dave Maintainer; alice leads, and
 * bob and mallory are nothing there.
 */
export async function openLadder(options: PlaceOptions = {}): Promise<TestPlace> {
  const place = await openPlace(options);
  const manager = place.people.grace.in('#general');
  await manager.command('/setup roles', {
    'core-maintainers': ROLE.core,
    'lead-maintainers': ROLE.lead,
    maintainers: ROLE.maintainer,
  });
  await manager.command('/setup channels', { 'core-maintainers': CORE_CHANNEL });
  for (const name of ['carol', 'erin'] as const) roles(place, name, ROLE.core);
  roles(place, 'grace', 'managers', ROLE.lead);
  roles(place, 'dave', ROLE.maintainer);
  await place.settle();
  return place;
}

/** What somebody was told by an act. */
export const told = ({ answer, failed }: Outcome): string => answer?.text ?? failed ?? '';

export const addLead = async (
  place: TestPlace,
  by: Name,
  user: Name,
  more: Record<string, string> = {},
  channel = WG,
): Promise<string> => {
  const outcome = await place.people[by].in(channel).command('/group lead-add', { user, ...more });
  await place.settle();
  return told(outcome);
};

export const ATTESTS = 'Has kept the tracing notes for a year and brought three companies to one table.';
export const STATEMENT = 'One sentence: what do you attest to?';

/** Presses **Sponsor** and sends the form. */
export async function sponsorAs(place: TestPlace, by: Name, statement = ATTESTS, channel = WG): Promise<string> {
  const asked = await place.people[by].in(channel).click('Sponsor');
  const outcome = asked.form ? await asked.form.submit({ [STATEMENT]: statement }) : asked;
  await place.settle();
  return told(outcome);
}

export async function press(place: TestPlace, by: Name, label: string, channel = WG): Promise<string> {
  const outcome = await place.people[by].in(channel).click(label);
  await place.settle();
  return told(outcome);
}

export async function ladder(place: TestPlace, by: Name, user: Name, level: string): Promise<string> {
  const outcome = await place.people[by].in(WG).command('/member ladder', { user, level });
  await place.settle();
  return told(outcome);
}

/** The cards of candidacies; the one of the access that a lead needs has nearly the same title. */
export const candidacyCards = (place: TestPlace, channel = WG): SeenMessage[] =>
  said(place, 'A new ', channel).filter(({ text }) => !text.startsWith('Access'));

/** The newest card of a candidacy. */
export function candidacyCard(place: TestPlace, channel = WG): SeenMessage {
  const found = candidacyCards(place, channel).at(-1);
  if (!found) throw new Error('there is no card of a candidacy');
  return found;
}

export const buttonsOf = ({ buttons }: SeenMessage): string[] => buttons.map(({ label }) => label);

/** What Core Maintainers were told. */
export const alarms = (place: TestPlace, words: string): string[] =>
  said(place, words, CORE_CHANNEL).map(({ text }) => text);

export const roster = async (place: TestPlace, channel = WG): Promise<string> =>
  told(await place.people.mallory.in(channel).command('/member list'));

/** Somebody made lead in every step, by a Lead Maintainer alone. */
export async function appoint(place: TestPlace, name: Name, more: Record<string, string> = {}): Promise<void> {
  await addLead(place, 'alice', name, more);
  await ladder(place, 'dave', name, 'member');
  await press(place, name, 'Accept');
  await sponsorAs(place, 'grace');
  expect(await roster(place)).toMatch(new RegExp(`@${name}.*Lead`, 'u'));
}
