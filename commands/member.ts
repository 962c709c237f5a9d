import { SlashCommandBuilder } from '@discordjs/builders';
import type { Act } from '../src/app/act.js';
import { confirmParticipant } from '../src/app/confirm-participant.js';
import type { Deps } from '../src/app/deps.js';
import { groupChoices } from '../src/app/group-choices.js';
import { showGroup } from '../src/app/group-facts.js';
import { joinGroup } from '../src/app/join-group.js';
import { leaveGroup } from '../src/app/leave-group.js';
import { toBeAsked } from '../src/app/set-consent.js';
import { ownProfile, setProfile } from '../src/app/set-profile.js';
import { asId, type MembershipId } from '../src/domain/ids.js';
import { TIERS, type Tier } from '../src/domain/membership.js';
import { defineCommand, pageOf, privately, refuse, type Answer } from '../src/discord/kit.js';
import { asking } from '../src/text/pages/consent.js';
import {
  confirmedPage,
  joinChoicePage,
  joinedPage,
  leftPage,
  membersPage,
  profilePage,
} from '../src/text/pages/members.js';

const tierOf = (typed: string | null): Tier | null => TIERS.find((tier) => tier === typed) ?? null;

async function join(act: Act, as: string | null, deps: Deps): Promise<Answer> {
  const joined = await joinGroup(deps, act, as === 'participant' ? 'participant' : 'observer');
  if (!joined.ok) return refuse(joined.refusal);
  const page = joinedPage(joined.value.group, joined.value.membership);
  return privately(asking(await toBeAsked(deps, act), page));
}

async function list(act: Act, group: string | null, tier: Tier | null, page: number, deps: Deps): Promise<Answer> {
  const about = await showGroup(deps, act, group);
  return about.ok ? privately(membersPage(about.value, tier, page)) : refuse(about.refusal);
}

/** `/member`: joining and leaving a group, its roster, one's own profile (P1, P7). */
export default defineCommand({
  place: 'group-channels',
  data: new SlashCommandBuilder()
    .setName('member')
    .setDescription('Take part in this group')
    .addSubcommand((subcommand) =>
      subcommand
        .setName('join')
        .setDescription('Join this group')
        .addStringOption((option) =>
          option
            .setName('as')
            .setDescription('Observer at once; Participant when a lead confirms it, or after 7 days')
            .setRequired(true)
            .addChoices({ name: 'observer', value: 'observer' }, { name: 'participant', value: 'participant' }),
        ),
    )
    .addSubcommand((subcommand) => subcommand.setName('leave').setDescription('Leave this group'))
    .addSubcommand((subcommand) =>
      subcommand
        .setName('list')
        .setDescription('Who is in the group, by tier')
        .addStringOption((option) =>
          option
            .setName('level')
            .setDescription('Only people of this tier')
            .addChoices(
              { name: 'observers', value: 'observer' },
              { name: 'participants', value: 'participant' },
              { name: 'WG Members', value: 'member' },
              { name: 'leads', value: 'lead' },
            ),
        )
        .addStringOption((option) =>
          option.setName('group').setDescription('The group; here its channel says it').setAutocomplete(true),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('profile')
        .setDescription('Keep your name, organisation and GitHub account current')
        .addStringOption((option) =>
          option.setName('name').setDescription('Your name as lists show it').setMaxLength(100),
        )
        .addStringOption((option) =>
          option.setName('organization').setDescription('Whom you work for, or independent').setMaxLength(100),
        )
        .addStringOption((option) => option.setName('github').setDescription('Your GitHub account').setMaxLength(100)),
    )
    .toJSON(),
  run: {
    join: (act, options, deps) => join(act, options.text('as'), deps),
    leave: async (act, _options, deps) => {
      const left = await leaveGroup(deps, act);
      return left.ok ? privately(leftPage(left.value)) : refuse(left.refusal);
    },
    list: (act, options, deps) => list(act, options.text('group'), tierOf(options.text('level')), 0, deps),
    profile: async (act, options, deps) => {
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
  },
  autocomplete: { group: (act, typed, _options, deps) => groupChoices(deps, act, typed) },
  buttons: {
    join: async (act, id, deps) => {
      const about = await showGroup(deps, act, id);
      return about.ok ? privately(joinChoicePage(about.value.group)) : refuse(about.refusal);
    },
    'join-as': (act, as, deps) => join(act, as, deps),
    'confirm-participant': async (act, id, deps) => {
      const confirmed = await confirmParticipant(deps, act, asId<MembershipId>(id));
      if (!confirmed.ok) return refuse(confirmed.refusal);
      return privately(asking(await toBeAsked(deps, act), confirmedPage()));
    },
    'members-page': (act, argument, deps) => {
      const [page = '0', tier = '', group = ''] = argument.split(':');
      return list(act, group || null, tierOf(tier), pageOf(page), deps);
    },
  },
});
