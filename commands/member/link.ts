import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { linkPerson } from '../../src/app/link-person.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { linkedPage } from '../../src/text/pages/linked.js';

/** `/member link`: Maintainers say which accounts are one person's (L5), and confirm GitHub accounts (P7). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('link')
    .setDescription('Join two accounts of one person, or confirm somebody’s GitHub account (Maintainers)')
    .addUserOption((option) => option.setName('user').setDescription('The person').setRequired(true))
    .addUserOption((option) => option.setName('account').setDescription('Another Discord account of theirs'))
    .addStringOption((option) =>
      option.setName('github').setDescription('A GitHub account that is theirs for certain').setMaxLength(100),
    ),
  run: async (act, options, deps) => {
    const user = options.id('user');
    if (user === null) return refuse({ clause: 'L5', code: 'nothing-given' });
    const linked = await linkPerson(deps, act, {
      user,
      account: options.id('account'),
      github: options.text('github'),
    });
    if (!linked.ok) return refuse(linked.refusal);
    return privately(asking(await toBeAsked(deps, act), linkedPage(linked.value)));
  },
});
