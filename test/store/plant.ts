import pg from 'pg';
import { openDatabase } from '../../src/adapters/prisma/sqlite/database.js';
import { targetOf } from '../../src/adapters/prisma/target.js';

/** Runs SQL past the store, as somebody with their own client would. */
export async function plant(url: string, sql: string): Promise<void> {
  const target = targetOf(url);
  if (target.provider === 'sqlite') {
    const database = openDatabase(target.path, 5000);
    try {
      database.exec(sql);
    } finally {
      database.close();
    }
    return;
  }
  const client = new pg.Client(target.connection);
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

type Value = string | number | boolean | null;

/** A statement that adds a row, as both databases take it. */
export function rowOf(table: string, values: Readonly<Record<string, Value>>): string {
  const names = Object.keys(values).map((name) => `"${name}"`);
  const literals = Object.values(values).map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  return `INSERT INTO "${table}" (${names.join(', ')}) VALUES (${literals.join(', ')});`;
}

/** The rows that SQL answers, as lists of values. */
export async function asked(url: string, sql: string): Promise<unknown[][]> {
  const [rows] = await askedAll(url, [sql]);
  return rows ?? [];
}

/** The same for several questions over one connection. */
export async function askedAll(url: string, questions: readonly string[]): Promise<unknown[][][]> {
  const target = targetOf(url);
  if (target.provider === 'sqlite') {
    const database = openDatabase(target.path, 5000);
    try {
      return questions.map((sql) => {
        const statement = database.prepare(sql);
        statement.setReturnArrays(true);
        return statement.all();
      });
    } finally {
      database.close();
    }
  }
  const client = new pg.Client(target.connection);
  await client.connect();
  try {
    const answers: unknown[][][] = [];
    for (const sql of questions) answers.push((await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows);
    return answers;
  } finally {
    await client.end();
  }
}
