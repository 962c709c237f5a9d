import { askToContest, contestResult } from '../../src/app/contest-result.js';
import { asId, type VoteId } from '../../src/domain/ids.js';
import { defineCardPart, openForm, refuse } from '../../src/discord/kit.js';
import { contestForm } from '../../src/text/pages/contest.js';
import { told } from '../proposal/told.js';

const idOf = (argument: string): VoteId => asId<VoteId>(argument);

/** **Contest** on the card of a closed vote, for everybody who could vote (E1). */
export default defineCardPart({
  buttons: { contest: async (_act, id) => openForm('contest', id) },
  forms: {
    contest: {
      build: async (act, id, kept, deps) => {
        const asked = await askToContest(deps, act, idOf(id));
        return asked.ok ? contestForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) =>
        told(act, deps, await contestResult(deps, act, idOf(id), typed['grounds'] ?? ''), 'the result is contested'),
    },
  },
});
