import { keepDraft, openDraft } from '../../src/app/drafts.js';
import { askToGiveFeedback, checkFeedback, giveFeedback } from '../../src/app/give-feedback.js';
import { askToLiftFeedback, liftFeedback } from '../../src/app/lift-feedback.js';
import { asId, type FeedbackId } from '../../src/domain/ids.js';
import { defineCardPart, openForm, privately, refuse } from '../../src/discord/kit.js';
import { bindingPage, feedbackForm, liftFeedbackPage } from '../../src/text/pages/feedback.js';
import { idOf, told } from './told.js';

const FORM = 'feedback';
const IT_BINDS = 'your feedback binds';
const LIFTED = 'your feedback is lifted';

/** **Feedback** and **Lift feedback** for Core Maintainers (V5). That it binds is asked for once more before it does. */
export default defineCardPart({
  buttons: {
    feedback: async (_act, id) => openForm(FORM, id),
    'feedback-binds': async (act, draft, deps) => {
      const kept = await openDraft(deps, { act, id: draft });
      if (kept?.form !== FORM) return refuse({ clause: 'V5', code: 'draft-expired' });
      // A second press is known by the draft's id.
      const given = { id: asId<FeedbackId>(draft), text: kept.fields['text'] ?? '', binding: true };
      return told(act, deps, await giveFeedback(deps, act, idOf(kept.argument), given), IT_BINDS);
    },
    'edit-feedback': async (act, draft, deps) => {
      const kept = await openDraft(deps, { act, id: draft });
      if (kept?.form !== FORM) return refuse({ clause: 'V5', code: 'draft-expired' });
      return openForm(FORM, kept.argument, kept.fields);
    },
    'lift-feedback': async (act, id, deps) => {
      const asked = await askToLiftFeedback(deps, act, idOf(id));
      if (!asked.ok) return refuse(asked.refusal);
      const { proposal, own } = asked.value;
      if (own.length > 1) return privately(liftFeedbackPage(proposal, own));
      return told(act, deps, await liftFeedback(deps, act, idOf(id), null), LIFTED);
    },
    'lift-this-feedback': async (act, argument, deps) => {
      const [id = '', which = ''] = argument.split(':');
      return told(act, deps, await liftFeedback(deps, act, idOf(id), asId<FeedbackId>(which)), LIFTED);
    },
  },
  forms: {
    [FORM]: {
      build: async (act, id, kept, deps) => {
        const asked = await askToGiveFeedback(deps, act, idOf(id));
        return asked.ok ? feedbackForm(asked.value.situation.proposal.groupKind, kept) : refuse(asked.refusal);
      },
      submit: async (act, id, typed, deps) => {
        const binding = typed['force'] === 'binding';
        const given = { id: null, text: typed['text'] ?? '', binding };
        if (!binding) return told(act, deps, await giveFeedback(deps, act, idOf(id), given), 'your advice is noted');
        const checked = await checkFeedback(deps, act, idOf(id), given);
        if (!checked.ok) return refuse(checked.refusal);
        const draft = await keepDraft(deps, { act, form: FORM, argument: id, fields: { ...typed } });
        return privately(bindingPage(draft));
      },
    },
  },
});
