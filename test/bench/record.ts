import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/adapters/prisma/store.js';
import { verifyRecord } from '../../src/app/verify-record.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { canonical, verify, type RecordEntry } from '../../src/domain/record.js';
import { exportPage } from '../../src/text/pages/record.js';
import { inventRecord, plantRecord } from './plant-record.js';
import type { Programs } from './programs.js';
import { compared, ms, type Row } from './row.js';
import { median } from './statistics.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM = Date.UTC(2026, 0, 1);

export interface RecordSize {
  readonly entries: number;
  readonly rounds: number;
}

/** Checking a whole record against hashing the very same bytes and nothing else. */
export async function record(programs: Programs, { entries, rounds }: RecordSize): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'));
  const path = join(folder, 'convenor.db');
  const file = join(folder, 'record.jsonl');
  const serverId = asId<Snowflake>('100000000000000001');
  try {
    const made = inventRecord(serverId, entries, FROM);
    const store = await openStore(`file:${path}`);
    await store.transaction((tx) => tx.servers.save(serverOf(serverId)));
    await store.close();
    plantRecord(path, made);
    writeFileSync(file, exportPage(made, 'jsonl').files[0]?.content ?? '');

    const bytes = made.flatMap(bytesOf);
    const reopened = await openStore(`file:${path}`);
    const taken = { hashing: [] as number[], checking: [] as number[], whole: [] as number[], offline: [] as number[] };
    const timed = async (samples: number[], work: () => unknown): Promise<void> => {
      const began = performance.now();
      await work();
      samples.push(performance.now() - began);
    };
    for (let round = 0; round < rounds; round += 1) {
      await timed(taken.hashing, () => bytes.forEach((each) => createHash('sha256').update(each).digest('hex')));
      await timed(taken.checking, () => whole(verify(made) === null));
      await timed(taken.whole, async () => {
        const found = await verifyRecord({ store: reopened }, { serverId });
        whole(found.flaw === null && found.entries === entries);
      });
      await timed(taken.offline, () => {
        const said = execFileSync(process.execPath, [...programs.verify, file], { cwd: ROOT, encoding: 'utf8' });
        whole(said.includes('is whole'));
      });
    }
    await reopened.close();
    const against = median(taken.hashing);
    const row = (what: string, samples: readonly number[]): Row =>
      compared(`${entries.toLocaleString('en')} entries: ${what}`, { ours: median(samples), against }, ms);
    return [
      row('checked in memory', taken.checking),
      row('read from SQLite and checked (/record verify)', taken.whole),
      row('exported file checked offline (npm run verify), start included', taken.offline),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What is hashed of an entry: itself, and each value that it seals. */
function bytesOf({ hash: _hash, values, ...entry }: RecordEntry): Buffer[] {
  return [
    Buffer.from(canonical(entry)),
    ...Object.values(values).map(({ salt, value }) => Buffer.from(canonical([salt, value]))),
  ];
}

function whole(holds: boolean): void {
  if (!holds) throw new Error('the record was found broken');
}

const serverOf = (id: Snowflake) => ({
  id,
  name: 'Invented Commons',
  roles: { coreMaintainers: null, leadMaintainers: null, maintainers: null, moderators: null },
  channels: {
    ...{ creation: null, coreMaintainers: null, moderators: null },
    ...{ groupCategory: null, archiveCategory: null },
  },
  commandsHash: '',
  leftAt: null,
  createdAt: FROM,
});
