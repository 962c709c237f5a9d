import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** How the programs are started: what follows `node`, from the project's folder. */
export interface Programs {
  readonly ours: readonly string[];
  readonly bare: readonly string[];
  /** The check of an exported record. */
  readonly verify: readonly string[];
}

/** As in production: what the compiler made, without anything between it and Node. */
export const BUILT: Programs = {
  ours: ['--enable-source-maps', 'dist/src/main.js'],
  bare: ['--enable-source-maps', 'dist/test/bench/bare-bot.js'],
  verify: ['dist/src/runtime/verify-cli.js'],
};

/** Straight from the sources, for trying the benchmarks out. */
export const SOURCES: Programs = {
  ours: ['tools/run.mjs', 'src/main.ts'],
  bare: ['tools/run.mjs', 'test/bench/bare-bot.ts'],
  verify: ['tools/run.mjs', 'src/runtime/verify-cli.ts'],
};

/** Compiles the program and the bot that it is measured against. */
export function build(): void {
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'test/bench'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
}
