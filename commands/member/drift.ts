import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { memberDrift } from '../../src/app/member-drift.js';
import { defineSubcommand, pageOf, privately, refuse, type Answer } from '../../src/discord/kit.js';
import { DRIFT_PAGE, driftPage } from '../../src/text/pages/drift.js';

async function show(act: Act, page: number, deps: Deps): Promise<Answer> {
  const found = await memberDrift(deps, act);
  return found.ok ? privately(driftPage(found.value.group, found.value.differences, page)) : refuse(found.refusal);
}

/** `/member drift`: where charter, access configuration and roster differ, and what mends it (P10). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('drift')
    .setDescription('Where charter, access configuration and roster differ, and what mends it; for leads'),
  run: (act, _options, deps) => show(act, 0, deps),
  buttons: { [DRIFT_PAGE]: (act, page, deps) => show(act, pageOf(page), deps) },
});
