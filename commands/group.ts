import { SlashCommandBuilder } from '@discordjs/builders';
import type { Act } from '../src/app/act.js';
import type { Deps } from '../src/app/deps.js';
import { groupChoices } from '../src/app/group-choices.js';
import { listGroups, showGroup } from '../src/app/group-facts.js';
import { GROUP_KINDS, type Group, type GroupKind } from '../src/domain/group.js';
import { defineCommand, pageOf, privately, refuse, type Answer } from '../src/discord/kit.js';
import { groupPage, groupsPage } from '../src/text/pages/groups.js';

const kindOf = (typed: string | null): GroupKind | null => GROUP_KINDS.find((kind) => kind === typed) ?? null;
const STATUSES = ['active', 'retired'] as const;
const statusOf = (typed: string | null): Group['status'] | null => STATUSES.find((status) => status === typed) ?? null;

async function list(
  act: Act,
  kind: GroupKind | null,
  status: Group['status'] | null,
  page: number,
  deps: Deps,
): Promise<Answer> {
  const groups = await listGroups(deps, act, { ...(kind ? { kind } : {}), ...(status ? { status } : {}) });
  return privately(groupsPage(groups, `${kind ?? ''}:${status ?? ''}`, page));
}

async function show(act: Act, typed: string | null, deps: Deps): Promise<Answer> {
  const about = await showGroup(deps, act, typed);
  return about.ok ? privately(groupPage(about.value)) : refuse(about.refusal);
}

/** `/group`: all groups (N1), and the page of one. */
export default defineCommand({
  place: 'everywhere',
  data: new SlashCommandBuilder()
    .setName('group')
    .setDescription('Working Groups and Interest Groups')
    .addSubcommand((subcommand) =>
      subcommand
        .setName('list')
        .setDescription('All groups with their leads and open matters')
        .addStringOption((option) =>
          option
            .setName('kind')
            .setDescription('Only groups of this kind')
            .addChoices(
              { name: 'Working Groups', value: 'working-group' },
              { name: 'Interest Groups', value: 'interest-group' },
            ),
        )
        .addStringOption((option) =>
          option
            .setName('status')
            .setDescription('Only groups with this status')
            .addChoices(...STATUSES.map((value) => ({ name: value, value }))),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('show')
        .setDescription('One group: mission, leads, people, open matters')
        .addStringOption((option) =>
          option.setName('group').setDescription('The group; here its channel says it').setAutocomplete(true),
        ),
    )
    .toJSON(),
  run: {
    list: (act, options, deps) => list(act, kindOf(options.text('kind')), statusOf(options.text('status')), 0, deps),
    show: (act, options, deps) => show(act, options.text('group'), deps),
  },
  autocomplete: { group: (act, typed, _options, deps) => groupChoices(deps, act, typed) },
  buttons: {
    about: (act, id, deps) => show(act, id, deps),
    'groups-page': (act, argument, deps) => {
      const [page = '0', kind = '', status = ''] = argument.split(':');
      return list(act, kindOf(kind), statusOf(status), pageOf(page), deps);
    },
  },
});
