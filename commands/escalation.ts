import { SlashCommandBuilder } from '@discordjs/builders';
import { commandOf } from '../src/discord/kit.js';
import assign from './escalation/assign.js';
import conduct from './escalation/conduct.js';
import list from './escalation/list.js';
import open from './escalation/open.js';
import respond from './escalation/respond.js';
import show from './escalation/show.js';

/** `/escalation`: what the group does not settle goes to Core Maintainers (E1-E6). */
export default commandOf(
  {
    place: 'group-channels',
    data: new SlashCommandBuilder().setName('escalation').setDescription('Bring something to Core Maintainers'),
  },
  [open, list, show, assign, respond],
  [conduct],
);
