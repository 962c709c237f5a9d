import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { listGroups } from '../../src/app/group-facts.js';
import { GROUP_KINDS, type Group, type GroupKind } from '../../src/domain/group.js';
import { defineSubcommand, pageOf, privately, type Answer } from '../../src/discord/kit.js';
import { groupsPage } from '../../src/text/pages/groups.js';

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
  const listed = await listGroups(deps, act, { page, ...(kind ? { kind } : {}), ...(status ? { status } : {}) });
  return privately(groupsPage(listed, `${kind ?? ''}:${status ?? ''}`, page));
}

/** `/group list`: all groups (N1). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
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
  run: (act, options, deps) => list(act, kindOf(options.text('kind')), statusOf(options.text('status')), 0, deps),
  buttons: {
    'groups-page': (act, argument, deps) => {
      const [page = '0', kind = '', status = ''] = argument.split(':');
      return list(act, kindOf(kind), statusOf(status), pageOf(page), deps);
    },
  },
});
