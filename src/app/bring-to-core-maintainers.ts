import { randomUUID } from 'node:crypto';
import { sent } from '../domain/escalating.js';
import type { Escalation, EscalationCase, EscalationParty } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import { asId, type EscalationStepId, type PersonId, type Snowflake } from '../domain/ids.js';
import type { Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { onceEach } from './escalation-parties.js';
import { personOfAccount } from './who.js';
import { writeEscalation } from './write-escalation.js';

/** What somebody typed into the form of an escalation. */
export interface TypedEscalation extends EscalationCase {
  /** Accounts joined by blanks. */
  readonly parties: string;
}

/** An escalation that is about to be sent. */
export interface Sending {
  readonly escalation: Escalation;
  readonly group: Group;
  readonly asked: EscalationCase;
  /** Who is a party whatever the form says. */
  readonly parties: readonly EscalationParty[];
  /** Accounts of further ones, joined by blanks. */
  readonly named: string;
  readonly personId: PersonId;
  /** The matter's reference; null for none. */
  readonly matter: string | null;
}

/** E1-E3: sends an escalation: state, parties, record, both cards. The server must be locked in this transaction. */
export async function bringToCoreMaintainers(tx: Tx, deps: Deps, act: Act, sending: Sending): Promise<Escalation> {
  const { group, asked, personId, matter } = sending;
  const escalation = sent(sending.escalation, asked, act.at);
  const parties = onceEach([...sending.parties, ...(await partiesNamed(tx, act, sending.named))]);
  await writeEscalation(tx, {
    escalation,
    group,
    at: act.at,
    happened: 'escalation-sent',
    clauses: escalation.class === 'decision' ? ['E1', 'E3', 'E6'] : ['E2', 'E3', 'E6'],
    facts: {
      cause: escalation.cause,
      matter,
      otherGroup: escalation.otherGroupId,
      parties: parties.map(({ role }) => role),
    },
    sealed: {
      actor: { value: act.user.id, personId },
      ...sealedCase(asked, personId),
      ...(await sealedParties(tx, parties)),
    },
    step: {
      id: asId<EscalationStepId>(randomUUID()),
      ...{ escalationId: escalation.id, personId, kind: 'sent', text: '', at: act.at },
    },
    now: deps.clock.now(),
  });
  await tx.escalations.saveParties(escalation.id, parties);
  return escalation;
}

/** The people behind accounts that were chosen in a form. */
async function partiesNamed(tx: Tx, act: Act, accounts: string): Promise<EscalationParty[]> {
  const parties: EscalationParty[] = [];
  for (const account of accounts.split(' ').filter((each) => /^\d{15,20}$/u.test(each))) {
    const person = await personOfAccount(tx, act.serverId, asId<Snowflake>(account), act.at);
    parties.push({ personId: person.id, role: 'named' });
  }
  return parties;
}

const sealedCase = (asked: EscalationCase, personId: PersonId): Record<keyof EscalationCase, Sealed> => ({
  decision: { value: asked.decision, personId },
  options: { value: asked.options, personId },
  disagreement: { value: asked.disagreement, personId },
  ask: { value: asked.ask, personId },
});

/** The parties in the order of the entry's fact `parties`. */
async function sealedParties(tx: Tx, parties: readonly EscalationParty[]): Promise<{ [name: string]: Sealed }> {
  const people = new Map(
    (await tx.people.findMany(parties.map(({ personId }) => personId))).map((each) => [each.id, each]),
  );
  return Object.fromEntries(
    parties.map(({ personId }, index) => {
      const person = people.get(personId);
      const value = person?.accounts[0] ?? person?.name ?? person?.github ?? person?.discordName ?? '';
      return [`party-${index + 1}`, { value, personId }];
    }),
  );
}
