import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const BOT = fileURLToPath(new URL('bot.ts', import.meta.url));
const AGAIN_AFTER_MS = 100;
/** More than the program itself allows for its end. */
const STOPS_WITHIN_MS = 15_000;

/** How a process ended that nobody asked to end. */
export interface Exit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** A line of the program's log. */
export type LogLine = Readonly<Record<string, unknown>> & { readonly level: number; readonly msg: string };

interface Instance {
  readonly child: ChildProcess;
  ready: boolean;
  standby: boolean;
  killed: boolean;
  /** Who waits to hear whether it believes that it is connected. */
  readonly asked: ((connected: boolean) => void)[];
}

/** Runs the program, one instance or several on the same database, and starts again what has ended, as a supervisor does. */
export class Bots {
  readonly log: LogLine[] = [];
  /** What was written that is no line of the log. */
  readonly spoken: string[] = [];
  readonly exits: Exit[] = [];
  readonly counts = { started: 0, killed: 0, takeovers: 0 };
  readonly #running = new Set<Instance>();
  /** So that a start takes no longer than it has to on a busy machine. */
  #spare: ChildProcess;
  #ending = false;

  constructor(
    private readonly env: Readonly<Record<string, string>>,
    instances: number,
  ) {
    this.#spare = this.#load();
    for (let n = 0; n < instances; n += 1) this.#start();
  }

  /** Whether an instance is the active one and was connected. */
  get ready(): boolean {
    return [...this.#running].some((each) => each.ready);
  }

  /** Kills one: the active one, or with `any` whichever started last. */
  kill(any: boolean): void {
    const all = [...this.#running];
    const victim = any ? all.at(-1) : (all.find((each) => each.ready) ?? all.at(-1));
    if (!victim || victim.killed) return;
    victim.killed = true;
    this.counts.killed += 1;
    victim.child.kill('SIGKILL');
  }

  /** Asks for a tick at once instead of within five seconds. */
  tick(): void {
    for (const { child, ready, killed } of this.#running) if (ready && !killed && child.connected) child.send('tick');
  }

  /** Whether one of them believes that it is connected. */
  async believesConnected(): Promise<boolean> {
    const asked = [...this.#running].filter(({ ready, killed, child }) => ready && !killed && child.connected);
    const answers = await Promise.all(
      asked.map(
        (instance) =>
          new Promise<boolean>((answer) => {
            instance.asked.push(answer);
            instance.child.send('connected');
          }),
      ),
    );
    return answers.includes(true);
  }

  /** Lets all end as they are asked to; what does not is told in `exits`. */
  async stop(): Promise<void> {
    this.#ending = true;
    this.#spare.kill('SIGKILL');
    const ends = [...this.#running].map(async ({ child }) => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const stuck = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
      await ended;
      clearTimeout(stuck);
    });
    await Promise.all(ends);
  }

  /** A process that has loaded the program and waits to be told to go. */
  #load(): ChildProcess {
    const { PATH, HOME } = process.env;
    const env = { ...(PATH ? { PATH } : {}), ...(HOME ? { HOME } : {}), ...this.env };
    return spawn(process.execPath, ['--import', 'tsx', BOT], { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  }

  #start(): void {
    const child = this.#spare;
    this.#spare = this.#load();
    child.send('go');
    const instance: Instance = { child, ready: false, standby: false, killed: false, asked: [] };
    this.counts.started += 1;
    this.#running.add(instance);
    child.on('message', (said) => {
      if (said !== 'ready') return instance.asked.shift()?.(said === 'connected');
      instance.ready = true;
      if (instance.standby) this.counts.takeovers += 1;
    });
    for (const output of [child.stdout, child.stderr])
      if (output) createInterface({ input: output }).on('line', (line) => this.#hear(instance, line));
    child.once('exit', (code, signal) => void this.#ended(instance, { code, signal }));
  }

  async #ended(instance: Instance, exit: Exit): Promise<void> {
    this.#running.delete(instance);
    for (const answer of instance.asked) answer(false);
    const asked = instance.killed || (this.#ending && exit.code === 0);
    if (!asked) this.exits.push(exit);
    if (this.#ending) return;
    await pause(AGAIN_AFTER_MS);
    if (!this.#ending) this.#start();
  }

  #hear(instance: Instance, line: string): void {
    const read = parsed(line);
    if (!read) return void this.spoken.push(line);
    if (read.msg.startsWith('on standby')) instance.standby = true;
    this.log.push(read);
  }
}

const isLogLine = (value: unknown): value is LogLine =>
  typeof value === 'object' &&
  value !== null &&
  'level' in value &&
  typeof value.level === 'number' &&
  'msg' in value &&
  typeof value.msg === 'string';

function parsed(line: string): LogLine | null {
  try {
    const value: unknown = JSON.parse(line);
    return isLogLine(value) ? value : null;
  } catch {
    return null;
  }
}
