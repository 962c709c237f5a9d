import { PermissionFlagsBits, ChannelType } from 'discord-api-types/v10';
import { SlashCommandBuilder } from '@discordjs/builders';
import type { Act } from '../src/app/act.js';
import type { Deps } from '../src/app/deps.js';
import { applyImport } from '../src/app/apply-import.js';
import { bindChannel } from '../src/app/bind-channel.js';
import { setChannels, setRoles } from '../src/app/change-server.js';
import { planImport } from '../src/app/plan-import.js';
import { setupStatus } from '../src/app/setup-status.js';
import { readVisibility, setVisibility } from '../src/app/set-visibility.js';
import { GROUP_KINDS } from '../src/domain/group.js';
import { asId, type Snowflake } from '../src/domain/ids.js';
import { defineCommand, privately, refuse, type Answer, type Options } from '../src/discord/kit.js';
import { APPLY_IMPORT, importDoneCard, importPlanCard } from '../src/text/import-plan-card.js';
import { visibilitySetPage } from '../src/text/pages/visibility-set.js';
import { visibilityPage } from '../src/text/pages/visibility.js';
import { boundPage, setPage, setupPage } from '../src/text/pages/setup.js';

const ROLES = [
  ['coreMaintainers', 'core-maintainers', 'Core Maintainers'],
  ['leadMaintainers', 'lead-maintainers', 'Lead Maintainers'],
  ['maintainers', 'maintainers', 'Maintainers'],
  ['moderators', 'moderators', 'Community moderators'],
] as const;

const CHANNELS = [
  ['creation', 'creation', 'Where new groups are proposed', ChannelType.GuildText],
  ['coreMaintainers', 'core-maintainers', 'The private channel of Core Maintainers', ChannelType.GuildText],
  ['moderators', 'moderators', 'The private channel of moderators', ChannelType.GuildText],
  ['groupCategory', 'group-category', 'The category for channels of groups', ChannelType.GuildCategory],
  ['archiveCategory', 'archive-category', 'The category for channels of retired groups', ChannelType.GuildCategory],
] as const;

/** The ids that were given, by setting. */
function given<K extends string>(
  table: readonly (readonly [K, string, ...unknown[]])[],
  options: Options,
): Partial<Record<K, Snowflake>> {
  const found: Partial<Record<K, Snowflake>> = {};
  for (const [key, option] of table) {
    const id = options.id(option);
    if (id !== null) found[key] = id;
  }
  return found;
}

async function bind(act: Act, id: Snowflake, named: Parameters<typeof bindChannel>[3], deps: Deps): Promise<Answer> {
  const channel = deps.chat.place(act.serverId)?.channels.find((each) => each.id === id && each.kind === 'text');
  if (!channel) return refuse({ clause: 'C1', code: 'channel-hidden', channelId: id });
  const bound = await bindChannel(deps, act, channel, named);
  return bound.ok ? privately(boundPage(bound.value)) : refuse(bound.refusal);
}

async function showPlan(act: Act, options: Options, deps: Deps): Promise<Answer> {
  const file = options.file('file');
  if (!file || file.content === null) {
    return refuse({ clause: 'I13', code: 'unreadable-file', name: file?.name ?? '' });
  }
  const shown = await planImport(act, [{ path: file.name, content: file.content }], deps);
  return shown.ok ? privately(importPlanCard(shown.value)) : refuse(shown.refusal);
}

async function applyPlan(act: Act, draftId: string, deps: Deps): Promise<Answer> {
  const applied = await applyImport(act, draftId, deps);
  return applied.ok ? privately(importDoneCard(applied.value)) : refuse(applied.refusal);
}

const builder = new SlashCommandBuilder()
  .setName('setup')
  .setDescription('Set this server up')
  .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild)
  .addSubcommand((subcommand) =>
    subcommand.setName('status').setDescription('What is set, what is missing and how to mend it'),
  )
  .addSubcommand((subcommand) => {
    subcommand.setName('roles').setDescription('Which Discord roles mean which level of the contributor ladder');
    for (const [, option, who] of ROLES) {
      subcommand.addRoleOption((each) => each.setName(option).setDescription(`The role of ${who}`));
    }
    return subcommand;
  })
  .addSubcommand((subcommand) => {
    subcommand.setName('channels').setDescription('Where things go');
    for (const [, option, what, type] of CHANNELS) {
      subcommand.addChannelOption((each) => each.setName(option).setDescription(what).addChannelTypes(type));
    }
    return subcommand;
  })
  .addSubcommand((subcommand) =>
    subcommand
      .setName('bind')
      .setDescription('Make a channel the channel of a group')
      .addChannelOption((each) =>
        each.setName('channel').setDescription('This channel if left out').addChannelTypes(ChannelType.GuildText),
      )
      .addStringOption((each) =>
        each
          .setName('kind')
          .setDescription('With name, for a channel that is not called #name-wg or #name-ig')
          .addChoices(
            { name: 'Working Group', value: 'working-group' },
            { name: 'Interest Group', value: 'interest-group' },
          ),
      )
      .addStringOption((each) =>
        each.setName('name').setDescription('The group’s short name, such as server-card').setMaxLength(90),
      ),
  )
  .addSubcommand((subcommand) =>
    subcommand
      .setName('import')
      .setDescription('Read a charter or a file of the access configuration; shows a plan first')
      .addAttachmentOption((each) =>
        each.setName('file').setDescription('A charter (.mdx), or roleIds.ts, roles.ts or users.ts').setRequired(true),
      ),
  )
  .addSubcommand((subcommand) =>
    subcommand
      .setName('visibility')
      .setDescription('Make commands show only where they are of use; says how')
      .addStringOption((each) =>
        each
          .setName('token')
          .setDescription('A person’s OAuth2 access token, to have it done; used once, never stored or logged')
          .setMaxLength(400),
      ),
  );

async function visibility(act: Act, options: Options, deps: Deps): Promise<Answer> {
  const token = options.text('token');
  if (token === null) {
    const shown = await readVisibility(deps, act);
    return shown.ok ? privately(visibilityPage(shown.value, act.serverId)) : refuse(shown.refusal);
  }
  const set = await setVisibility(deps, act, token);
  return set.ok ? privately(visibilitySetPage(set.value)) : refuse(set.refusal);
}

/** `/setup`: which roles, channels and groups this server has (L2, C1), for people who may manage it. */
export default defineCommand({
  place: 'everywhere',
  data: builder.toJSON(),
  run: {
    status: async (act, _options, deps) => {
      const status = await setupStatus(deps, act);
      return status.ok ? privately(setupPage(status.value)) : refuse(status.refusal);
    },
    roles: async (act, options, deps) => {
      const roles = given(ROLES, options);
      if (Object.keys(roles).length === 0) return refuse({ clause: 'L2', code: 'nothing-given' });
      const set = await setRoles(deps, act, roles);
      return set.ok ? privately(setPage('The bot reads these roles and never changes them.')) : refuse(set.refusal);
    },
    channels: async (act, options, deps) => {
      const channels = given(CHANNELS, options);
      if (Object.keys(channels).length === 0) return refuse({ clause: 'C1', code: 'nothing-given' });
      const set = await setChannels(deps, act, channels);
      return set.ok ? privately(setPage('Things go there from now on.')) : refuse(set.refusal);
    },
    bind: async (act, options, deps) => {
      const kind = GROUP_KINDS.find((each) => each === options.text('kind'));
      const name = options.text('name');
      if ((kind === undefined) !== (name === null)) return refuse({ clause: 'C1', code: 'kind-and-name' });
      const named = kind && name !== null ? { kind, name: name.trim().toLowerCase() } : null;
      return bind(act, options.id('channel') ?? act.channelId, named, deps);
    },
    import: showPlan,
    visibility,
  },
  buttons: {
    'bind-channel': (act, id, deps) => bind(act, asId<Snowflake>(id), null, deps),
    [APPLY_IMPORT]: applyPlan,
  },
});
