import { z } from 'zod';
import type { Fact, RecordEntry } from '../domain/record.js';
import { asId, type GroupId, type Snowflake } from '../domain/ids.js';

const fact: z.ZodType<Fact> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(fact), z.record(z.string(), fact)]),
);

const entry: z.ZodType<RecordEntry> = z.object({
  serverId: z.string().transform((id) => asId<Snowflake>(id)),
  seq: z.number().int(),
  at: z.number().int(),
  kind: z.string(),
  subject: z.string(),
  groupId: z
    .string()
    .transform((id) => asId<GroupId>(id))
    .nullable(),
  clauses: z.array(z.string()),
  edition: z.string(),
  facts: z.record(z.string(), fact),
  sealed: z.record(z.string(), z.string()),
  previous: z.string(),
  hash: z.string(),
  values: z.record(z.string(), z.object({ salt: z.string(), value: z.string() })),
});

/** X1: reads an exported record, one entry a line; answers the number of the first line that is none. */
export function readRecordFile(
  content: string,
): { readonly ok: true; readonly entries: RecordEntry[] } | { readonly ok: false; readonly line: number } {
  const entries: RecordEntry[] = [];
  for (const [index, line] of content.split(/\r?\n/u).entries()) {
    if (line.trim() === '') continue;
    const read = entry.safeParse(parsed(line));
    if (!read.success) return { ok: false, line: index + 1 };
    entries.push(read.data);
  }
  return { ok: true, entries };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
