import { SlashCommandBuilder } from '@discordjs/builders';
import { commandOf } from '../src/discord/kit.js';
import drift from './member/drift.js';
import memberExport from './member/export.js';
import join from './member/join.js';
import leave from './member/leave.js';
import list from './member/list.js';
import profile from './member/profile.js';

/** `/member`: one's place in a group, and everybody else's (P1-P10). */
export default commandOf(
  {
    place: 'group-channels',
    data: new SlashCommandBuilder().setName('member').setDescription('Take part in this group'),
  },
  [join, leave, list, profile, memberExport, drift],
);
