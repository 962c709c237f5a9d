import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Job, Occurrence } from '../../src/app/job.js';
import { runDue } from '../../src/runtime/occurrences.js';
import { heard } from './heard.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';

let database: TemporaryStore;
beforeEach(async () => (database = await temporaryStore()));
afterEach(() => database.close());

const NOW = Date.UTC(2026, 5, 1);
const run = (jobs: readonly Job[], ears = heard()) =>
  runDue(jobs, { store: database.store, clock: { now: () => NOW }, log: ears.log });

/** A job that says its subjects are due until they are taken from the list. */
function job(name: string, due: Occurrence[], work: (subject: string) => void): Job {
  return {
    name,
    due: async () => due.slice(0, 2),
    run: async (_tx, subject) => {
      work(subject);
      due.splice(
        due.findIndex((each) => each.subject === subject),
        1,
      );
    },
  };
}
const at = (...subjects: string[]): Occurrence[] => subjects.map((subject) => ({ subject, dueAt: NOW - 1 }));

test('everything that is due is done, however much it is', async () => {
  const done: string[] = [];
  expect(await run([job('a', at('1', '2', '3', '4', '5'), (subject) => done.push(subject))])).toBe(5);
  expect(done).toEqual(['1', '2', '3', '4', '5']);
});

test('an occurrence takes effect once, even when it is still said to be due', async () => {
  const done: string[] = [];
  const stubborn: Job = { ...job('a', [], () => undefined), due: async () => at('1') };
  const counted: Job = { ...stubborn, run: async (_tx, subject) => void done.push(subject) };
  await run([counted]);
  await run([counted]);
  expect(done).toEqual(['1']);
});

test('one that throws is undone, logged, stays due, and stops nothing else', async () => {
  const done: string[] = [];
  const ears = heard();
  let broken = true;
  const jobs = [
    job('a', at('1', '2'), (subject) => {
      if (broken && subject === '1') throw new Error('a bug');
      done.push(`a${subject}`);
    }),
    job('b', at('1'), (subject) => done.push(`b${subject}`)),
  ];
  await run(jobs, ears);
  expect(done).toEqual(['a2', 'b1']);
  expect(ears.said[0]).toMatchObject({ level: 'error', job: 'a', subject: '1' });
  broken = false;
  await run(jobs, ears);
  expect(done).toEqual(['a2', 'b1', 'a1']);
});

test('a job that can not say what is due does not stop the others', async () => {
  const done: string[] = [];
  const mute: Job = { name: 'mute', due: () => Promise.reject(new Error('a bug')), run: async () => undefined };
  await run([mute, job('b', at('1'), (subject) => done.push(subject))]);
  expect(done).toEqual(['1']);
});
