import { randomUUID } from 'node:crypto';
import type { Interaction, RepliableInteraction } from 'discord.js';
import type { Act } from '../app/act.js';
import type { Deps } from '../app/deps.js';
import { asId, timeOf } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Log } from '../ports/log.js';
import { incident, onlyInServers, unknownAction, unknownServer } from '../text/answers.js';
import { give, keepingTyped } from './answering.js';
import { callOf, type Call } from './call.js';
import { complete } from './complete.js';
import { CODE, codeOf, loggable } from './discord-error.js';
import type { Command } from './kit.js';
import { registryOf, type Registry } from './registry.js';
import { DEFER_AFTER_MS, Reply, TooLate } from './reply.js';
import { actOf } from './who.js';

export interface DispatchParts {
  readonly commands: readonly Command[];
  readonly deps: Deps;
  readonly log: Log;
  /** Told of every interaction once it is over. */
  readonly onHandled: (handled: Handled) => void;
}

/** How an interaction went, for counting. */
export interface Handled {
  readonly kind: Call['kind'] | 'autocomplete' | 'unknown';
  /** Root and subcommand, action, or form, as our own commands name it; empty when none of them is meant, or confidential. */
  readonly name: string;
  /** `dropped`: nobody was left to answer. `failed`: a bug or an outage; the log has more. */
  readonly outcome: 'answered' | 'refused' | 'unknown' | 'dropped' | 'failed';
  /** Why it was refused, without the facts: those may be what somebody typed. */
  readonly refusal: Pick<Refusal, 'clause' | 'code'> | null;
  /** From our receiving it until Discord took the answer, in milliseconds. */
  readonly ms: number;
}

/**
 * Takes interactions from discord.js, runs their handlers, and answers in time. The function it makes never rejects.
 * Throws at once when two commands want the same name.
 */
export function createDispatch(parts: DispatchParts): (interaction: Interaction) => Promise<void> {
  const registry = registryOf(parts.commands);
  return async (interaction) => {
    const began = performance.now();
    const log = parts.log.child({ interaction: interaction.id });
    // What the act left to deliver would take processor time from its answer: it goes out behind it, however that went.
    let leftSomething = false;
    const deps = { ...parts.deps, wake: () => (leftSomething = true) };
    try {
      const handled = await handle(interaction, registry, deps, log);
      parts.onHandled({ ...handled, ms: performance.now() - began });
    } catch (error) {
      log.error(loggable(error), 'dispatch itself failed');
    } finally {
      if (leftSomething) parts.deps.wake();
    }
  };
}

type Ended = Omit<Handled, 'ms'>;
type Ending = Pick<Handled, 'outcome' | 'refusal'>;

const endedAs = (outcome: Exclude<Handled['outcome'], 'refused'>): Ending => ({ outcome, refusal: null });

async function handle(interaction: Interaction, registry: Registry, deps: Deps, log: Log): Promise<Ended> {
  if (interaction.isAutocomplete()) {
    const name = registry.commands.has(interaction.commandName) ? interaction.commandName : '';
    return { kind: 'autocomplete', name, ...endedAs(await complete(interaction, registry, deps, log)) };
  }
  if (!interaction.isRepliable()) return { kind: 'unknown', name: '', ...endedAs('unknown') };
  const call = callOf(interaction, registry, deps);
  const { kind, name } = call ?? { kind: 'unknown' as const, name: '' };
  const ending = await answer(interaction, call, registry, deps, log.child({ kind, name }));
  // Why something confidential was refused tells what it was.
  return { kind, name, ...ending, refusal: name === '' ? null : ending.refusal };
}

async function answer(
  interaction: RepliableInteraction,
  call: Call | null,
  registry: Registry,
  deps: Deps,
  log: Log,
): Promise<Ending> {
  const reply = new Reply(interaction, log);
  if (!call?.opensForm) reply.deferAfter(timeLeft(interaction, deps));
  let act: Act | null = null;
  try {
    act = await actOf(interaction);
    if (!act || !call || !(await isKnown(act, deps))) {
      const sorry = !act ? onlyInServers() : !call ? unknownAction() : unknownServer();
      await reply.card(sorry, { replace: false });
      return endedAs('unknown');
    }
    return await give(await call.answer(act), { reply, call, act, deps, registry, log });
  } catch (error) {
    if (isTooLate(error)) return endedAs(dropped(error, log));
    return endedAs(await failed(error, { reply, call, act, deps, log }));
  }
}

/** How long a handler may take before Discord is told to wait: half of its patience, counted from the click. */
const timeLeft = (interaction: Interaction, deps: Deps): number =>
  Math.min(Math.max(DEFER_AFTER_MS - (deps.clock.now() - timeOf(asId(interaction.id))), 0), DEFER_AFTER_MS);

const isKnown = async (act: Act, deps: Deps): Promise<boolean> =>
  (await deps.store.read((tx) => tx.servers.find(act.serverId))) !== null;

/** A bug or an outage: noted under an id which the person is told, with what was typed kept. */
async function failed(
  error: unknown,
  to: { reply: Reply; call: Call | null; act: Act | null; deps: Deps; log: Log },
): Promise<'failed' | 'dropped'> {
  const id = randomUUID().slice(0, 8);
  to.log.error({ incident: id, code: codeOf(error), ...loggable(error) }, 'an interaction failed');
  try {
    const { call, act } = to;
    const card = call && act ? await keepingTyped(incident(id), { ...to, call, act }) : incident(id);
    await to.reply.card(card, { replace: call !== null && call.typed !== null });
    return 'failed';
  } catch (again) {
    if (isTooLate(again)) return dropped(again, to.log);
    to.log.error({ incident: id, code: codeOf(again), ...loggable(again) }, 'nor could the failure be told');
    return 'failed';
  }
}

const isTooLate = (error: unknown): boolean =>
  error instanceof TooLate || codeOf(error) === CODE.interactionTooLate || codeOf(error) === CODE.interactionAnswered;

function dropped(error: unknown, log: Log): 'dropped' {
  log.debug({ code: error instanceof TooLate ? error.code : codeOf(error) }, 'nobody was left to answer');
  return 'dropped';
}
