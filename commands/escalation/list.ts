import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { listEscalations } from '../../src/app/list-escalations.js';
import { defineSubcommand, pageOf, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { escalationsPage } from '../../src/text/pages/escalations.js';

async function list(act: Act, page: number, deps: Deps): Promise<Answer> {
  const listed = await listEscalations(deps, act, page);
  return listed.ok ? privately(escalationsPage(listed.value, page)) : refuse(listed.refusal);
}

/** `/escalation list`: what the group brought to Core Maintainers; never conduct. */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder().setName('list').setDescription('Escalations of this group, newest first'),
  run: (act, _options, deps) => list(act, 0, deps),
  buttons: { 'escalations-page': (act, page, deps) => list(act, pageOf(page), deps) },
});
