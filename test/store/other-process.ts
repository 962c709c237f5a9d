import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A process of its own that works on a store. */
export interface OtherProcess {
  readonly pid: number;
  /** The first line it said: see other-process-main. */
  readonly said: string;
  /** Lets it close its store, and waits for its end. */
  finish(): Promise<void>;
  /** Ends it at once, with no chance to tidy up. */
  kill(): Promise<void>;
}

/** Starts a process that opens the store or migrates the database, and waits for its first line. */
export async function startOther(task: 'open' | 'migrate', url: string): Promise<OtherProcess> {
  const main = join(import.meta.dirname, 'other-process-main.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', main, task, url], { stdio: ['pipe', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  const said = await firstLine(child);
  const ended = async (): Promise<void> => {
    await exited;
  };
  return {
    pid: child.pid ?? 0,
    said,
    finish: () => {
      child.stdin.end();
      return ended();
    },
    kill: () => {
      child.kill('SIGKILL');
      return ended();
    },
  };
}

async function firstLine(child: ChildProcess & { readonly stdout: NodeJS.ReadableStream }): Promise<string> {
  for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error('the other process said nothing');
}
