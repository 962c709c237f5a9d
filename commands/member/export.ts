import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import { exportMembers } from '../../src/app/export-members.js';
import { accessChangeDone } from '../../src/app/settle-access-changes.js';
import { asId, type AccessChangeId } from '../../src/domain/ids.js';
import { defineSubcommand, privately, refuse } from '../../src/discord/kit.js';
import { accessDonePage } from '../../src/text/access-change-card.js';
import { memberExportPage } from '../../src/text/pages/member-export.js';

const FORMATS = ['charter', 'access', 'csv'] as const;

/** `/member export`: the group's list for its charter, for the access configuration, or as CSV (P10, C3). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('export')
    .setDescription('The group’s list as a file, for leads')
    .addStringOption((option) =>
      option
        .setName('format')
        .setDescription('Tables of the charter, the change of the access configuration, or a spreadsheet')
        .setRequired(true)
        .addChoices(...FORMATS.map((name) => ({ name, value: name }))),
    )
    .addAttachmentOption((option) =>
      option.setName('file').setDescription('The charter or users.ts to compare with; the imported one if left out'),
    ),
  run: async (act, options, deps) => {
    const format = FORMATS.find((each) => each === options.text('format')) ?? 'charter';
    const file = options.file('file');
    if (file && file.content === null) return refuse({ clause: 'P10', code: 'unreadable-file', name: file.name });
    const given = file && file.content !== null ? { path: file.name, content: file.content } : null;
    const made = await exportMembers(deps, act, format, given);
    return made.ok ? privately(memberExportPage(made.value)) : refuse(made.refusal);
  },
  buttons: {
    'access-done': async (act, id, deps) => {
      const done = await accessChangeDone(deps, act, asId<AccessChangeId>(id));
      return done.ok ? privately(accessDonePage()) : refuse(done.refusal);
    },
  },
});
