// npm run verify -- <record.jsonl> [anchor]
import { existsSync, readFileSync } from 'node:fs';
import { verifyCommand } from './verify-command.js';

const [file, anchor] = process.argv.slice(2);
if (file === undefined || !existsSync(file)) {
  if (file !== undefined) console.error(`There is no file ${file}.`);
  console.error('usage: npm run verify -- <record.jsonl> [beginning of a head hash printed on a card]');
  process.exitCode = 2;
} else {
  const { whole, sentence } = verifyCommand(readFileSync(file, 'utf8'), anchor);
  console.log(sentence);
  process.exitCode = whole ? 0 : 1;
}
