// Runs a TypeScript file in this very process, so that signals and the terminal reach it: node tools/run.mjs <file> args…
import { resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import './setup.mjs';

const { register } = await import('tsx/esm/api');
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });

const [file] = process.argv.splice(2, 1);
process.argv[1] = resolve(fileURLToPath(new URL('..', import.meta.url)), file);
await import(pathToFileURL(process.argv[1]).href);
