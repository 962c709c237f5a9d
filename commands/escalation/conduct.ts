import { askToReport, reportConduct } from '../../src/app/report-conduct.js';
import { closeConduct, takeConduct } from '../../src/app/handle-conduct.js';
import { asId, type ConductReportId } from '../../src/domain/ids.js';
import { defineCardPart, privately, refuse } from '../../src/discord/kit.js';
import { conductForm, conductHandledPage, conductReportedPage } from '../../src/text/pages/conduct.js';

const idOf = (argument: string): ConductReportId => asId<ConductReportId>(argument);

/** E2: reports of conduct: the form `conduct` of `/escalation open`, and the buttons of the cards in private channels. */
export default defineCardPart({
  confidential: ['conduct', 'take-conduct', 'close-conduct'],
  buttons: {
    'take-conduct': async (act, id, deps) => {
      const taken = await takeConduct(deps, act, idOf(id));
      return taken.ok ? privately(conductHandledPage(taken.value)) : refuse(taken.refusal);
    },
    'close-conduct': async (act, id, deps) => {
      const closed = await closeConduct(deps, act, idOf(id));
      return closed.ok ? privately(conductHandledPage(closed.value)) : refuse(closed.refusal);
    },
  },
  forms: {
    conduct: {
      build: async (act, _argument, kept, deps) => {
        const asked = await askToReport(deps, act);
        return asked.ok ? conductForm(kept) : refuse(asked.refusal);
      },
      submit: async (act, _argument, typed, deps) => {
        const reported = await reportConduct(deps, act, typed['report'] ?? '');
        return reported.ok ? privately(conductReportedPage(reported.value)) : refuse(reported.refusal);
      },
    },
  },
});
