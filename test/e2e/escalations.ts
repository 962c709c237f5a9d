import { expect } from 'vitest';
import { closeVote } from '../../src/app/close-vote.js';
import type { Escalation } from '../../src/domain/escalation.js';
import type { PersonId } from '../../src/domain/ids.js';
import type { Proposal } from '../../src/domain/proposal.js';
import type { RecordEntry } from '../../src/domain/record.js';
import type { Entry, OpenField } from '../../src/sandbox/actors/open-form.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { CORE_CHANNEL, openLadder, told } from './leads.js';
import { known } from './nominations.js';
import type { Name, PlaceOptions, TestPlace } from './place.js';
import { GOOD_BLOCK, TITLE, WG, open, seen } from './proposals.js';
import { votes } from './votes.js';

export { CORE_CHANNEL, WG, told };

/** Labels of forms, as people read them. */
export const CASE = {
  decision: 'What is to be decided',
  options: 'Options considered',
  disagreement: 'Points of disagreement',
  ask: 'What is asked of Core Maintainers',
} as const;
export const PARTIES = 'Parties';
export const WORDS = 'In words';
export const ANSWER = 'Your answer';

/** A case that says what it must. */
export const GOOD_CASE: Record<string, Entry> = {
  [CASE.decision]: 'Whether spans are adopted.',
  [CASE.options]: 'Adopt them, or wait for the shim.',
  [CASE.disagreement]: 'Old exporters break.',
  [CASE.ask]: 'Which of the two is it?',
};

type Result = 'failed' | 'no-quorum';

/** The vote on a matter ends like this, before its time: everybody rejects, or nobody votes. */
export async function voteEnds(place: TestPlace, number: number, result: Result): Promise<void> {
  if (result === 'failed') await votes(place, { alice: 'Reject', bob: 'Reject', carol: 'Reject' });
  const { deps } = place.bot;
  await deps.store.transaction(async (tx) => {
    await tx.servers.lock(place.serverId);
    const proposal = await tx.proposals.byNumber(place.serverId, number);
    const group = proposal && (await tx.groups.find(proposal.groupId));
    const vote = proposal && (await tx.votes.latestOf(proposal.id));
    if (!proposal || !group || !vote) throw new Error(`there is no vote on D-${number}`);
    await closeVote(tx, deps, { vote, proposal, group }, deps.clock.now());
  });
  expect((await matter(place, number)).status).toBe(result);
  await place.settle();
}

/** Dave's proposal, which bob blocks and which the vote does not settle; a draft is there. */
export async function unsettled(place: TestPlace, result: Result = 'failed'): Promise<void> {
  await open(place, place.people.dave);
  const asked = await place.people.bob.in(WG).click('Block', { on: TITLE });
  await asked.form?.submit(GOOD_BLOCK);
  await place.settle();
  await voteEnds(place, 1, result);
}

/** The same with the ladder: carol and erin are Core Maintainers, grace is Lead Maintainer. */
export async function openUnsettled(result: Result = 'failed', options: PlaceOptions = {}): Promise<TestPlace> {
  const place = await openLadder(options);
  await unsettled(place, result);
  return place;
}

/** Somebody presses **Send** on the draft and completes it. */
export async function sends(place: TestPlace, name: Name = 'alice', given = GOOD_CASE): Promise<Outcome> {
  const asked = await place.people[name].in(WG).click('Send');
  const outcome = asked.form ? await asked.form.submit(given) : asked;
  await place.settle();
  return outcome;
}

/** Somebody uses `/escalation open` and completes the form. */
export async function brings(
  place: TestPlace,
  name: Name,
  what: Record<string, string>,
  given = GOOD_CASE,
  channel = WG,
): Promise<Outcome> {
  const asked = await place.people[name].in(channel).command('/escalation open', what);
  const outcome = asked.form ? await asked.form.submit(given) : asked;
  await place.settle();
  return outcome;
}

/** A Core Maintainer designates somebody with the command. */
export async function assigns(
  place: TestPlace,
  by: Name,
  maintainer: Name,
  more: Record<string, string> = {},
): Promise<string> {
  const ref = more['ref'] ?? 'E-1';
  const outcome = await place.people[by]
    .in(WG)
    .command('/escalation assign', { ...more, ref, maintainer: `<@${place.people[maintainer].id}>` });
  await place.settle();
  return told(outcome);
}

/** Somebody answers with the command. */
export async function responds(
  place: TestPlace,
  name: Name,
  outcome: string,
  words = 'Adopt them, with the shim.',
): Promise<string> {
  const asked = await place.people[name].in(WG).command('/escalation respond', { ref: 'E-1', outcome });
  const sent = asked.form ? await asked.form.submit({ [WORDS]: words }) : asked;
  await place.settle();
  return told(sent);
}

/** Somebody presses a button of an escalation and fills in the form. */
export async function presses(
  place: TestPlace,
  name: Name,
  label: string,
  given: Record<string, Entry>,
  channel = WG,
): Promise<string> {
  const asked = await place.people[name].in(channel).click(label);
  const sent = asked.form ? await asked.form.submit(given) : asked;
  await place.settle();
  return told(sent);
}

/** The live card of an escalation in a channel. */
export function escalationCard(place: TestPlace, channel = WG, reference = 'E-1'): SeenMessage {
  const found = seen(place, channel).find(
    ({ text }) => text.startsWith(`${reference} Escalation`) && text.includes('Status:'),
  );
  if (!found) throw new Error(`there is no card of ${reference}`);
  return found;
}

export const escalation = (place: TestPlace, number = 1): Promise<Escalation> =>
  place.bot.deps.store.read(async (tx) => {
    const found = await tx.escalations.byNumber(place.serverId, number);
    if (!found) throw new Error(`there is no E-${number}`);
    return found;
  });

export const matter = (place: TestPlace, number = 1): Promise<Proposal> =>
  place.bot.deps.store.read(async (tx) => {
    const found = await tx.proposals.byNumber(place.serverId, number);
    if (!found) throw new Error(`there is no D-${number}`);
    return found;
  });

/** What the record says of a subject. */
export const entries = (place: TestPlace, subject: string): Promise<RecordEntry[]> =>
  place.bot.deps.store.read((tx) => tx.record.list({ serverId: place.serverId, subject, limit: 100 }));

export const kinds = async (place: TestPlace, subject: string): Promise<string[]> =>
  (await entries(place, subject)).map(({ kind }) => kind);

/** Who is a party, by name, with why. */
export async function parties(place: TestPlace, number = 1): Promise<Record<string, string>> {
  const { id } = await escalation(place, number);
  const found = await place.bot.deps.store.read((tx) => tx.escalations.parties(id));
  const names = new Map<PersonId, Name>();
  for (const name of ['alice', 'bob', 'carol', 'dave', 'erin', 'grace', 'mallory'] as const) {
    const person = await known(place, name).catch(() => null);
    if (person) names.set(person.id, name);
  }
  return Object.fromEntries(found.map(({ personId, role }) => [names.get(personId) ?? personId, role]));
}

/** Somebody belongs to an organisation, as they said with `/member profile`; null: they have said nothing. */
export async function belongs(place: TestPlace, name: Name, organization: string | null): Promise<void> {
  const { id } = await known(place, name);
  await place.bot.deps.store.transaction(async (tx) => {
    const person = await tx.people.find(id);
    if (person) await tx.people.save({ ...person, organization });
  });
}

/** These have acted before, so the bot has seen their level. */
export async function seenAsCore(place: TestPlace, ...names: Name[]): Promise<void> {
  for (const name of names) {
    const { id } = await known(place, name);
    await place.bot.deps.store.transaction(async (tx) => {
      const person = await tx.people.find(id);
      const seenAs = { level: 'core-maintainer', at: place.bot.deps.clock.now() } as const;
      if (person) await tx.people.save({ ...person, seenAs });
    });
  }
}

export const fieldOf = (outcome: Outcome, label: string): OpenField | undefined =>
  outcome.form?.fields.find((field) => field.label === label);
