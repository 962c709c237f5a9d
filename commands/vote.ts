import { SlashCommandBuilder } from '@discordjs/builders';
import { commandOf } from '../src/discord/kit.js';
import extend from './vote/extend.js';
import show from './vote/show.js';

/** `/vote`: formal votes of groups that have the WG Member tier (V1-V8). */
export default commandOf(
  {
    place: 'member-tier',
    data: new SlashCommandBuilder().setName('vote').setDescription('Decide something in this group by a formal vote'),
  },
  [show, extend],
);
