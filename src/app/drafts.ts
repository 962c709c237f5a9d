import { randomUUID } from 'node:crypto';
import { addDays } from '../domain/calendar.js';
import type { Draft } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

/** X3: how long refused text is kept, in days of 24 hours. */
const DRAFT_DAYS = 7;

/** Keeps what somebody typed into a form that was refused; answers the draft's id. */
export async function keepDraft(
  deps: Deps,
  typed: { act: Act; form: string; argument: string; fields: { readonly [name: string]: string } },
): Promise<string> {
  const { act, form, argument, fields } = typed;
  const draft: Draft = {
    id: randomUUID(),
    serverId: act.serverId,
    userId: act.user.id,
    form,
    argument,
    fields,
    expiresAt: addDays(deps.clock.now(), DRAFT_DAYS),
  };
  await deps.store.transaction((tx) => tx.drafts.save(draft));
  return draft.id;
}

/** A draft, for the one who typed it and where it was typed; null for anybody else, and when its time is over. */
export async function openDraft(deps: Deps, asked: { act: Act; id: string }): Promise<Draft | null> {
  const draft = await deps.store.read((tx) => tx.drafts.find(asked.id));
  if (!draft || draft.userId !== asked.act.user.id || draft.serverId !== asked.act.serverId) return null;
  return draft.expiresAt > deps.clock.now() ? draft : null;
}
