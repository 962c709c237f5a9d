import { askToBlock, blockProposal } from '../../src/app/block-proposal.js';
import { askToDisagree, disagree } from '../../src/app/disagree.js';
import { liftObjection } from '../../src/app/lift-objection.js';
import { askToRecordOutcome, recordOutcome } from '../../src/app/record-outcome.js';
import { OUTPUT_KINDS } from '../../src/domain/proposal.js';
import { defineCardPart, openForm, refuse } from '../../src/discord/kit.js';
import { blockForm, disagreeForm, outcomeForm } from '../../src/text/forms.js';
import { idOf, told } from './told.js';

/** **Block** in a WG (D5), **Disagree** and **Record outcome** in an IG (D1), **Lift** for whoever objected (V1). */
export default defineCardPart({
  buttons: {
    block: async (_act, id) => openForm('block', id),
    disagree: async (_act, id) => openForm('disagree', id),
    'record-outcome': async (_act, id) => openForm('record-outcome', id),
    lift: async (act, id, deps) =>
      told(act, deps, await liftObjection(deps, act, idOf(id)), 'your objection is lifted'),
  },
  forms: {
    block: {
      build: async (act, id, kept, deps) => {
        const asked = await askToBlock(deps, act, idOf(id));
        return asked.ok ? blockForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) => {
        const block = { reason: typed['reason'] ?? '', resolution: typed['resolution'] ?? '' };
        return told(act, deps, await blockProposal(deps, act, idOf(id), block), 'blocked');
      },
    },
    disagree: {
      build: async (act, id, kept, deps) => {
        const asked = await askToDisagree(deps, act, idOf(id));
        return asked.ok ? disagreeForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) =>
        told(act, deps, await disagree(deps, act, idOf(id), typed['reason'] ?? ''), 'your disagreement is noted'),
    },
    'record-outcome': {
      build: async (act, id, kept, deps) => {
        const asked = await askToRecordOutcome(deps, act, idOf(id));
        return asked.ok ? outcomeForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) => {
        const outputKind = OUTPUT_KINDS.find((kind) => kind === typed['outcome']) ?? null;
        const outcome = { rough: typed['outcome'] !== 'none', outputKind };
        return told(act, deps, await recordOutcome(deps, act, idOf(id), outcome), 'the outcome is recorded');
      },
    },
  },
});
