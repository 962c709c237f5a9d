import { SlashCommandSubcommandBuilder } from '@discordjs/builders';
import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { keepDraft, openDraft } from '../../src/app/drafts.js';
import { checkTerms, openProposal } from '../../src/app/open-proposal.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import type { ProposalRequest } from '../../src/domain/proposal-terms.js';
import { MATTERS, SIGNIFICANCES } from '../../src/domain/proposal.js';
import { TITLE_AT_MOST } from '../../src/domain/wording.js';
import { defineSubcommand, openForm, privately, refuse, type Answer } from '../../src/discord/kit.js';
import type { Typed } from '../../src/text/form.js';
import { newProposalForm, proposalTextForm } from '../../src/text/forms.js';
import { asking } from '../../src/text/pages/consent.js';
import { proposalOpenedPage } from '../../src/text/pages/proposals.js';

/** The name under which the options of `/proposal open` are kept until its form comes back. */
const PROPOSAL_TERMS = 'proposal-terms';

type Terms = Omit<ProposalRequest, 'text'>;

const termsTyped = (typed: Typed): Terms => ({
  title: typed['title'] ?? '',
  matter: MATTERS.find((matter) => matter === typed['matter']) ?? 'routine',
  significance: SIGNIFICANCES.find((significance) => significance === typed['significance']) ?? null,
  days: typed['days'] ? Number(typed['days']) : null,
});

async function open(act: Act, request: ProposalRequest, deps: Deps): Promise<Answer> {
  const opened = await openProposal(deps, act, request);
  if (!opened.ok) return refuse(opened.refusal);
  const page = proposalOpenedPage(opened.value.proposal, opened.value.group);
  return privately(asking(await toBeAsked(deps, act), page));
}

/** `/proposal open` and **Propose** on a group's card (D3). */
export default defineSubcommand({
  data: new SlashCommandSubcommandBuilder()
    .setName('open')
    .setDescription('Open a proposal; a form asks for its text')
    .addStringOption((option) =>
      option
        .setName('title')
        .setDescription('What is proposed, in one line')
        .setRequired(true)
        .setMaxLength(TITLE_AT_MOST),
    )
    .addStringOption((option) =>
      option
        .setName('matter')
        .setDescription('What it is about; routine if left out')
        .addChoices(...MATTERS.map((value) => ({ name: value, value }))),
    )
    .addStringOption((option) =>
      option
        .setName('significance')
        .setDescription('For routine matters; minor if left out')
        .addChoices(...SIGNIFICANCES.map((value) => ({ name: value, value }))),
    )
    .addIntegerOption((option) =>
      option
        .setName('days')
        .setDescription('How long it stands; 5 if minor, 10 if significant, or more')
        .setMinValue(1),
    )
    .addAttachmentOption((option) =>
      option.setName('file').setDescription('The text as a Markdown file, instead of the form'),
    ),
  run: async (act, options, deps) => {
    const days = options.integer('days');
    const typed: Typed = {
      title: options.text('title') ?? '',
      matter: options.text('matter') ?? '',
      significance: options.text('significance') ?? '',
      days: days === null ? '' : String(days),
    };
    const file = options.file('file');
    if (file) {
      if (file.content === null) return refuse({ clause: 'D3', code: 'unreadable-file', name: file.name });
      return open(act, { ...termsTyped(typed), text: file.content }, deps);
    }
    const checked = await checkTerms(deps, act, termsTyped(typed));
    if (!checked.ok) return refuse(checked.refusal);
    const terms = await keepDraft(deps, { act, form: PROPOSAL_TERMS, argument: '', fields: typed });
    return openForm('proposal-text', terms);
  },
  buttons: { propose: async () => openForm('proposal-new', '') },
  forms: {
    'proposal-text': {
      build: async (_act, _terms, kept) => proposalTextForm(kept),
      submit: async (act, draft, typed, deps) => {
        const terms = await openDraft(deps, { act, id: draft });
        if (terms?.form !== PROPOSAL_TERMS) return refuse({ clause: 'D3', code: 'draft-expired' });
        return open(act, { ...termsTyped(terms.fields), text: typed['text'] ?? '' }, deps);
      },
    },
    'proposal-new': {
      build: async (act, _argument, kept, deps) => {
        const checked = await checkTerms(deps, act, termsTyped({ title: 'any' }));
        return checked.ok ? newProposalForm(kept) : refuse(checked.refusal);
      },
      submit: async (act, _argument, typed, deps) => {
        const significant = typed['matter'] === 'significant';
        const terms = termsTyped(significant ? { ...typed, matter: 'routine', significance: 'significant' } : typed);
        return open(act, { ...terms, text: typed['text'] ?? '' }, deps);
      },
    },
  },
});
