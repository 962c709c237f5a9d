import {
  SlashCommandBuilder,
  type SlashCommandStringOption,
  type SlashCommandSubcommandBuilder,
} from '@discordjs/builders';
import type { Act } from '../src/app/act.js';
import type { Deps } from '../src/app/deps.js';
import { recordedChoices } from '../src/app/proposal-choices.js';
import { readRecord, type RecordFilter } from '../src/app/read-record.js';
import { verifyRecord } from '../src/app/verify-record.js';
import { defineCommand, privately, refuse, type Options } from '../src/discord/kit.js';
import { dayTyped } from '../src/domain/calendar.js';
import { no, yes, type Decision } from '../src/domain/decision.js';
import type { RecordEntry } from '../src/domain/record.js';
import type { Refusal } from '../src/domain/refusal.js';
import { exportPage, recordPage, verifiedPage } from '../src/text/pages/record.js';

const ref = (option: SlashCommandStringOption) =>
  option.setName('ref').setDescription('Such as D-1, N-1 or E-1').setAutocomplete(true);

const period = (subcommand: SlashCommandSubcommandBuilder) =>
  subcommand
    .addStringOption((option) => option.setName('from').setDescription('First day, such as 2026-11-01 (UTC)'))
    .addStringOption((option) => option.setName('to').setDescription('Last day, such as 2026-11-30 (UTC)'));

/** What was asked for; the last day counts as a whole. */
function filterOf(options: Options): Decision<RecordFilter, Refusal> {
  const days = { from: options.text('from'), to: options.text('to') };
  const from = days.from === null ? null : dayTyped(days.from, 'start');
  const to = days.to === null ? null : dayTyped(days.to, 'end');
  if (days.from !== null && from === null) return no({ clause: 'X1', code: 'not-a-day', typed: days.from });
  if (days.to !== null && to === null) return no({ clause: 'X1', code: 'not-a-day', typed: days.to });
  return yes({ ref: options.text('ref'), from, to });
}

const entriesAsked = async (act: Act, options: Options, deps: Deps): Promise<Decision<RecordEntry[], Refusal>> => {
  const filter = filterOf(options);
  return filter.ok ? readRecord(deps, act, filter.value) : filter;
};

const MEBIBYTE = 1_048_576;
/** Discord takes files of 10 MiB; the rest is room for what goes around them. */
const EXPORT_MEBIBYTES_AT_MOST = 8;

/** `/record`: what happened, for reading, for taking along, and for checking (X1). */
export default defineCommand({
  place: 'group-channels',
  data: new SlashCommandBuilder()
    .setName('record')
    .setDescription('The record of everything that was decided here')
    .addSubcommand((subcommand) =>
      period(subcommand.setName('show').setDescription('The newest entries').addStringOption(ref)),
    )
    .addSubcommand((subcommand) =>
      period(
        subcommand
          .setName('export')
          .setDescription('The record as a file')
          .addStringOption(ref)
          .addStringOption((option) =>
            option
              .setName('format')
              .setDescription('jsonl can be checked offline, markdown is for reading')
              .addChoices({ name: 'jsonl', value: 'jsonl' }, { name: 'markdown', value: 'markdown' }),
          ),
      ),
    )
    .addSubcommand((subcommand) => subcommand.setName('verify').setDescription('Check that nobody changed the record'))
    .toJSON(),
  run: {
    show: async (act, options, deps) => {
      const entries = await entriesAsked(act, options, deps);
      return entries.ok ? privately(recordPage(entries.value, options.text('ref'))) : refuse(entries.refusal);
    },
    export: async (act, options, deps) => {
      const entries = await entriesAsked(act, options, deps);
      const format = options.text('format') === 'markdown' ? 'markdown' : 'jsonl';
      if (!entries.ok) return refuse(entries.refusal);
      const page = exportPage(entries.value, format);
      const mebibytes = Math.ceil(
        page.files.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0) / MEBIBYTE,
      );
      return mebibytes > EXPORT_MEBIBYTES_AT_MOST
        ? refuse({ clause: 'X1', code: 'export-too-large', mebibytes, most: EXPORT_MEBIBYTES_AT_MOST })
        : privately(page);
    },
    verify: async (act, _options, deps) => privately(verifiedPage(await verifyRecord(deps, act))),
  },
  autocomplete: { ref: (act, typed, _options, deps) => recordedChoices(deps, act, typed) },
});
