import { SlashCommandBuilder } from '@discordjs/builders';
import { commandOf } from '../src/discord/kit.js';
import adoptMembers from './group/adopt-members.js';
import leadAdd from './group/lead-add.js';
import leadRemove from './group/lead-remove.js';
import list from './group/list.js';
import show from './group/show.js';

/** `/group`: all groups (N1), the page of one, and who leads it (L1-L9). */
export default commandOf(
  {
    place: 'everywhere',
    data: new SlashCommandBuilder().setName('group').setDescription('Working Groups and Interest Groups'),
  },
  [list, show, leadAdd, leadRemove, adoptMembers],
);
