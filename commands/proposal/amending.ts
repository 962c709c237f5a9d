import { amendProposal, askToAmend } from '../../src/app/amend-proposal.js';
import { markSignificant } from '../../src/app/mark-significant.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import { defineCardPart, openForm, refuse } from '../../src/discord/kit.js';
import { amendForm } from '../../src/text/forms.js';
import { idOf, told } from './told.js';

/** **Amend** and **Withdraw** for its author (D7), **Mark significant** for WG Members (D3). */
export default defineCardPart({
  buttons: {
    amend: async (_act, id) => openForm('amend', id),
    withdraw: async (act, id, deps) => told(act, deps, await withdrawProposal(deps, act, idOf(id)), 'withdrawn'),
    'mark-significant': async (act, id, deps) =>
      told(act, deps, await markSignificant(deps, act, idOf(id)), 'the clock starts again at the longer time'),
  },
  forms: {
    amend: {
      build: async (act, id, kept, deps) => {
        const asked = await askToAmend(deps, act, idOf(id));
        return asked.ok ? amendForm(asked.value.situation.proposal, kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps, fileIn) => {
        const file = fileIn('file');
        if (file && file.content === null) return refuse({ clause: 'D7', code: 'unreadable-file', name: file.name });
        const text = file?.content ?? typed['text'] ?? '';
        const amended = await amendProposal(deps, act, idOf(id), { title: typed['title'] ?? '', text });
        return told(act, deps, amended, 'amended; the clock starts again');
      },
    },
  },
});
