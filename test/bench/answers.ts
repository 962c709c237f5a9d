import { InteractionType } from 'discord-api-types/v10';
import { beginInteraction, answered } from '../../src/sandbox/actors/interaction.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import { groupChannel, memberOf, type CommunitySize } from './community.js';
import type { LocalDiscord } from './local-discord.js';
import type { Programs } from './programs.js';
import { compared, ms, perSecond, type Row } from './row.js';
import { median, quantile } from './statistics.js';
import { startTwoBots, type TwoBots } from './two-bots.js';

export interface AnswersSize {
  readonly community: CommunitySize;
  /** Measured answers of each kind and bot. */
  readonly samples: number;
  /** Answers before that, which are not measured: until then neither program is compiled for speed. */
  readonly warmUp: number;
  /** People who act at the same time, where throughput is measured. */
  readonly atOnce: number;
}

const FORM_TEXT = 'What do you propose, and why?';
const READING_AT_MOST = 1.5;
const WRITING_AT_MOST = 2;

/** One thing that somebody does, on either side; its promise ends when the answer is there. */
interface Deed {
  readonly what: string;
  readonly ratioAtMost: number;
  ours(turn: number): Promise<void>;
  bare(turn: number): Promise<void>;
}

/** How long people wait for an answer, and how many of them can be answered, against a bot that only replies. */
export async function answers(programs: Programs, size: AnswersSize): Promise<Row[]> {
  const bots = await startTwoBots(programs, size.community);
  try {
    const rows: Row[] = [];
    for (const deed of deedsOf(bots, size.community)) rows.push(...(await latency(deed, bots, size)));
    for (const deed of deedsOf(bots, size.community)) rows.push(await throughput(deed, bots, size));
    return rows;
  } finally {
    await bots.stop();
  }
}

async function latency(deed: Deed, bots: TwoBots, { warmUp, samples }: AnswersSize): Promise<Row[]> {
  const taken = { ours: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < warmUp + samples; turn += 1) {
    for (const side of ['ours', 'bare'] as const) {
      await deed[side](turn);
      if (turn >= warmUp) taken[side].push(bots[side].newestLatency());
      // What was written is posted by itself; the next answer is not to wait behind that.
      if (deed.ratioAtMost === WRITING_AT_MOST && side === 'ours') await bots.quiet();
    }
  }
  const both = (of: (samples: readonly number[]) => number) => ({ ours: of(taken.ours), against: of(taken.bare) });
  return [
    compared(`${deed.what}: median`, both(median), ms, deed.ratioAtMost),
    compared(
      `${deed.what}: 95th percentile`,
      both((each) => quantile(each, 0.95)),
      ms,
    ),
  ];
}

/** Answers a second while so many people each ask again as soon as they have been answered. */
async function throughput(deed: Deed, bots: TwoBots, { samples, atOnce }: AnswersSize): Promise<Row> {
  const rates = { ours: [] as number[], bare: [] as number[] };
  const inTurn = async (side: 'ours' | 'bare', from: number): Promise<void> => {
    let next = from;
    const person = async (): Promise<void> => {
      while (next < from + samples) await deed[side](next++);
    };
    const began = performance.now();
    await Promise.all(Array.from({ length: atOnce }, person));
    rates[side].push((samples / (performance.now() - began)) * 1_000);
    await bots.quiet();
  };
  for (const round of [0, 1, 2]) for (const side of ['ours', 'bare'] as const) await inTurn(side, round * samples);
  // The bare bot's rate over ours, so that more than 1 means slower here as everywhere.
  const row = compared(
    `${deed.what}: ${atOnce} people at once`,
    { ours: median(rates.ours), against: median(rates.bare) },
    perSecond,
  );
  return { ...row, ratio: row.ratio === null ? null : 1 / row.ratio };
}

function deedsOf(bots: TwoBots, size: CommunitySize): Deed[] {
  const command = (line: string, options: Record<string, string>, expected: RegExp): Pick<Deed, 'ours' | 'bare'> => {
    const ask = ({ sandbox }: LocalDiscord, turn: number): Promise<Outcome> => {
      const group = turn % size.groups;
      return sandbox.person(memberOf(group, size)).in(groupChannel(group)).command(line, options);
    };
    return {
      ours: async (turn) => expect(await ask(bots.ours, turn), expected),
      bare: async (turn) => expect(await ask(bots.bare, turn), /Lanterns/u),
    };
  };
  return [
    {
      what: 'reading (/proposal show)',
      ratioAtMost: READING_AT_MOST,
      ...command('/proposal show', { ref: 'D-1' }, /Trim the wicks/u),
    },
    { what: 'reading (/group show)', ratioAtMost: READING_AT_MOST, ...command('/group show', {}, /harbour/u) },
    {
      what: 'writing (/proposal open, its form sent)',
      ratioAtMost: WRITING_AT_MOST,
      ours: async (turn) => {
        const group = turn % size.groups;
        const person = bots.ours.sandbox.person(memberOf(group, size)).in(groupChannel(group));
        const asked = await person.command('/proposal open', { title: `Oil the hinges ${turn}` });
        if (!asked.form) throw new Error(`no form opened: ${asked.answer?.text ?? asked.failed}`);
        expect(await asked.form.submit({ [FORM_TEXT]: 'They creak.' }), /is on its way/u);
      },
      bare: (turn) => sendForm(bots.bare, turn % size.groups, size),
    },
  ];
}

/** Sends the bare bot a form that it never opened: it does not mind. */
async function sendForm({ sandbox }: LocalDiscord, group: number, size: CommunitySize): Promise<void> {
  const { channel } = sandbox.person(memberOf(group, size)).in(groupChannel(group));
  const interaction = beginInteraction(sandbox.world, {
    channel,
    userId: sandbox.person(memberOf(group, size)).id,
    type: InteractionType.ModalSubmit,
    data: {
      custom_id: 'form',
      components: [{ type: 18, id: 100, component: { type: 4, id: 1, custom_id: 'text', value: 'They creak.' } }],
      resolved: { users: {}, members: {}, roles: {}, channels: {}, attachments: {} },
    },
  });
  if (!(await answered(sandbox.world, interaction))) throw new Error('the form was not answered');
}

/** A wrong answer would be measured as a quick one. */
function expect(outcome: Outcome, words: RegExp): void {
  const said = outcome.answer?.text ?? outcome.failed ?? 'nothing';
  if (!words.test(said)) throw new Error(`the answer is not the one expected: ${said}`);
}
