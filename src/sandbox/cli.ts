import { parseWords, USAGE, type Act } from './cli-words.js';
import { outcomeText, messageText, type OutcomeAnswer, type MessageAnswer } from './cli-text.js';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** `npm run sandbox -- …`: acts in the running local Discord, as somebody in it. */
const base = `http://127.0.0.1:${process.env.SANDBOX_PORT ?? '8081'}/_sandbox`;

class Refused extends Error {}

async function call<T>(path: string, body?: object): Promise<T> {
  const request = body
    ? { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
    : {};
  const response = await fetch(`${base}/${path}`, request).catch(() => {
    throw new Refused(`No local Discord answers at ${base}: start it first, or set SANDBOX_PORT`);
  });
  const answer = (await response.json()) as T & { refused?: string };
  if (!response.ok) throw new Refused(answer.refused ?? `It answered ${response.status}`);
  return answer;
}

/** `@path` stands for the file there. */
async function valueOf(text: string): Promise<string | { name: string; content: string }> {
  return text.startsWith('@') && text.includes('.')
    ? { name: basename(text.slice(1)), content: await readFile(text.slice(1), 'utf8') }
    : text;
}

async function valuesOf(pairs: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const read = await Promise.all(
    Object.entries(pairs).map(async ([name, text]) => [name, await valueOf(text)] as const),
  );
  return Object.fromEntries(read);
}

/** Sends the words that are no options into the form that opened; without any, the form is shown. */
async function withForm(outcome: OutcomeAnswer, entries: Record<string, unknown>): Promise<string> {
  if (!outcome.form || !Object.keys(entries).length) return outcomeText(outcome);
  return outcomeText(await call<OutcomeAnswer>('submit', { form: outcome.form.id, entries }));
}

const query = (values: Record<string, string>): string => new URLSearchParams(values).toString();

async function command(act: Extract<Act, { kind: 'command' }>): Promise<string> {
  const lines = await call<{ line: string; options: { name: string }[] }[]>(
    `commands?${query({ as: act.as, in: act.in })}`,
  );
  const names = lines.find((each) => each.line === act.line)?.options.map((each) => each.name) ?? [];
  const pairs = Object.entries(act.pairs);
  const options = await valuesOf(Object.fromEntries(pairs.filter(([name]) => names.includes(name))));
  const entries = await valuesOf(Object.fromEntries(pairs.filter(([name]) => !names.includes(name))));
  const outcome = await call<OutcomeAnswer>('command', { as: act.as, in: act.in, line: act.line, options });
  if (!outcome.form && Object.keys(entries).length)
    throw new Refused(`${act.line} has no ${Object.keys(entries).join(', ')}\n${outcomeText(outcome)}`);
  return withForm(outcome, entries);
}

async function run(act: Act): Promise<string> {
  switch (act.kind) {
    case 'people': {
      const people = await call<{ name: string; id: string; roles: string[] }[]>('people');
      return people.map((each) => [each.name, each.id, each.roles.join(', ')].join('  ').trimEnd()).join('\n');
    }
    case 'channels': {
      const seen = await call<{ name: string; thread: boolean; direct: boolean }[]>(
        `channels?${query({ as: act.as })}`,
      );
      return seen
        .map((each) => (each.thread ? `  ${each.name}` : each.direct ? each.name : `#${each.name}`))
        .join('\n');
    }
    case 'see': {
      const messages = await call<MessageAnswer[]>(`see?${query({ as: act.as, in: act.in })}`);
      return messages.map(messageText).join('\n\n');
    }
    case 'command':
      return command(act);
    case 'click': {
      const outcome = await call<OutcomeAnswer>('click', { as: act.as, in: act.in, label: act.label });
      return withForm(outcome, await valuesOf(act.pairs));
    }
    case 'submit':
      return outcomeText(await call<OutcomeAnswer>('submit', { form: act.form, entries: await valuesOf(act.pairs) }));
    case 'say':
      return messageText(await call<MessageAnswer>('say', { as: act.as, in: act.in, text: act.text }));
    case 'token':
      return (await call<{ token: string }>('token', { as: act.as })).token;
    case 'clock': {
      const { now } =
        act.advance === null
          ? await call<{ now: string }>('clock')
          : await call<{ now: string }>('clock', { advance: act.advance });
      return now;
    }
  }
}

const act = parseWords(process.argv.slice(2));
if (act === null) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  try {
    console.log(await run(act));
  } catch (error) {
    if (!(error instanceof Refused) && !(error instanceof Error && 'code' in error)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
