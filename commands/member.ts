import { SlashCommandBuilder } from '@discordjs/builders';
import { commandOf } from '../src/discord/kit.js';
import drift from './member/drift.js';
import memberExport from './member/export.js';
import contribution from './member/contribution.js';
import join from './member/join.js';
import ladder from './member/ladder.js';
import leave from './member/leave.js';
import link from './member/link.js';
import list from './member/list.js';
import nominate from './member/nominate.js';
import profile from './member/profile.js';
import comeBack from './member/return.js';
import show from './member/show.js';

/** `/member`: one's place in a group, and everybody else's (P1-P10). */
export default commandOf(
  {
    place: 'group-channels',
    data: new SlashCommandBuilder().setName('member').setDescription('Take part in this group'),
  },
  [join, leave, list, show, profile, contribution, nominate, comeBack, link, ladder, memberExport, drift],
);
