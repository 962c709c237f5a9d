import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { asId, type MembershipId, type PersonId, type Snowflake } from '../../src/domain/ids.js';
import { FRESH, type Tier } from '../../src/domain/membership.js';
import { newPerson } from '../../src/domain/person.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { HOUR, START, openPlace, type Name, type PlaceOptions, type TestPlace } from './place.js';
import { WG, block, cardOf, open, said, seen } from './proposals.js';

export type Pressed = 'Approve' | 'Reject' | 'Abstain';

/** The label of the form's field, as people read it. */
const why = (pressed: Pressed): string =>
  pressed === 'Abstain' ? 'Why? You may leave it empty' : 'Why? One line will do';

/** Makes people what they are to be in the Working Group; null takes them out of it. */
export async function seats(
  place: TestPlace,
  tiers: Partial<Record<Name, Tier | 'inactive lead' | null>>,
): Promise<void> {
  await place.bot.deps.store.transaction(async (tx) => {
    const group = await tx.groups.byName(place.serverId, 'working-group', 'tracing');
    if (!group) throw new Error('there is no Working Group');
    for (const [name, tier] of Object.entries(tiers) as [Name, Tier | 'inactive lead' | null][]) {
      const account = asId<Snowflake>(place.people[name].id);
      const known = await tx.people.byAccount(place.serverId, account);
      const person = known ?? {
        ...newPerson({
          id: asId<PersonId>(randomUUID()),
          serverId: place.serverId,
          accounts: [account],
          createdAt: START,
        }),
      };
      if (!known) await tx.people.save(person);
      const before = await tx.memberships.of(group.id, person.id);
      await tx.memberships.save({
        ...(before ?? {
          ...{ id: asId<MembershipId>(randomUUID()), groupId: group.id, personId: person.id },
          ...{ source: 'charter', ...FRESH, since: START },
        }),
        tier: tier === 'inactive lead' ? 'lead' : (tier ?? 'observer'),
        inactiveSince: tier === 'inactive lead' ? START : null,
        endedAt: tier === null ? START : null,
      });
    }
  });
}

/** A place in which dave's proposal is blocked by bob an hour after everybody joined, so that a vote is open. */
export async function openVote(
  options: PlaceOptions & {
    readonly tiers?: Parameters<typeof seats>[1];
    readonly given?: Record<string, string | number>;
    readonly blocker?: Name;
    /** Called right before the block. */
    readonly before?: (place: TestPlace) => void;
  } = {},
): Promise<TestPlace> {
  const { tiers = {}, given = {}, blocker = 'bob', before = () => undefined, ...rest } = options;
  const place = await openPlace(rest);
  await seats(place, tiers);
  await place.pass(HOUR);
  await open(place, place.people.dave, given);
  before(place);
  await block(place.people[blocker]);
  await place.settle();
  return place;
}

/** When the vote of `openVote` was announced. */
export const ANNOUNCED = START + HOUR;

/** Presses a button of the vote's card and sends the form. */
export async function vote(
  place: TestPlace,
  who: Name,
  pressed: Pressed,
  rationale = `${who} says so.`,
): Promise<Outcome> {
  const asked = await place.people[who].in(WG).click(pressed);
  const outcome = asked.form ? await asked.form.submit({ [why(pressed)]: rationale }) : asked;
  await place.settle();
  return outcome;
}

/** The same by several, who all get a receipt. */
export async function votes(place: TestPlace, cast: Partial<Record<Name, Pressed>>): Promise<void> {
  for (const [who, pressed] of Object.entries(cast) as [Name, Pressed][]) {
    expect(told(await vote(place, who, pressed))).toContain('Receipt');
  }
}

export const told = ({ answer, failed }: Outcome): string => answer?.text ?? failed ?? '';

/** The live card of the vote, as somebody sees it who only reads along. */
export function voteCardOf(place: TestPlace): SeenMessage {
  const found = seen(place).findLast(({ text }) => text.includes('Formal vote:') && text.includes('Voted:'));
  if (!found) throw new Error('there is no card of a vote');
  return found;
}

/** The results that were said, newest last. */
export const results = (place: TestPlace): string[] => said(place, 'Result of the vote').map(({ text }) => text);

/** Where the matter stands. */
export const statusOf = (place: TestPlace): string => /Status: (.*)/u.exec(cardOf(place).text)?.[1] ?? '';

/** The entries of the record about the proposal. */
export const recordOf = (place: TestPlace) =>
  place.bot.deps.store.read((tx) => tx.record.list({ serverId: place.serverId, subject: 'D-1', limit: 1_000 }));
