import { SlashCommandBuilder } from '@discordjs/builders';
import { commandOf } from '../src/discord/kit.js';
import amending from './proposal/amending.js';
import approval from './proposal/approval.js';
import feedback from './proposal/feedback.js';
import list from './proposal/list.js';
import objecting from './proposal/objecting.js';
import open from './proposal/open.js';
import show from './proposal/show.js';

/** `/proposal`: decisions by lazy consensus (D1-D7), from opening to outcome. */
export default commandOf(
  {
    place: 'group-channels',
    data: new SlashCommandBuilder()
      .setName('proposal')
      .setDescription('Decide something in this group by lazy consensus'),
  },
  [open, list, show],
  [objecting, amending, feedback, approval],
);
