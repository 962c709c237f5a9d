import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { toBeAsked } from '../../src/app/set-consent.js';
import { ownProfile, profileStillRight, setProfile } from '../../src/app/set-profile.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { profilePage } from '../../src/text/pages/members.js';

/** `/member profile`: one's own name, organisation and GitHub account (P7). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('profile')
    .setDescription('Keep your name, organisation and GitHub account current')
    .addStringOption((option) => option.setName('name').setDescription('Your name as lists show it').setMaxLength(100))
    .addStringOption((option) =>
      option.setName('organization').setDescription('Whom you work for, or independent').setMaxLength(100),
    )
    .addStringOption((option) => option.setName('github').setDescription('Your GitHub account').setMaxLength(100)),
  run: async (act, options, deps) => {
    const profile = {
      name: options.text('name'),
      organization: options.text('organization'),
      github: options.text('github'),
    };
    if (Object.values(profile).every((value) => value === null))
      return privately(profilePage(await ownProfile(deps, act)));
    const set = await setProfile(deps, act, profile);
    if (!set.ok) return refuse(set.refusal);
    return privately(asking(await toBeAsked(deps, act), profilePage(set.value)));
  },
  buttons: {
    'profile-show': async (act, _argument, deps) => privately(profilePage(await ownProfile(deps, act))),
    'profile-right': async (act, _argument, deps) => {
      const right = await profileStillRight(deps, act);
      return right.ok ? privately(profilePage(right.value)) : refuse(right.refusal);
    },
  },
});
