import { SlashCommandBuilder } from '@discordjs/builders';
import type { Act } from '../src/app/act.js';
import { amendProposal, askToAmend } from '../src/app/amend-proposal.js';
import { askToBlock, blockProposal } from '../src/app/block-proposal.js';
import type { Deps } from '../src/app/deps.js';
import { askToDisagree, disagree } from '../src/app/disagree.js';
import { keepDraft, openDraft } from '../src/app/drafts.js';
import { liftObjection } from '../src/app/lift-objection.js';
import { listProposals, showProposal } from '../src/app/list-proposals.js';
import { markSignificant } from '../src/app/mark-significant.js';
import { checkTerms, openProposal } from '../src/app/open-proposal.js';
import { proposalChoices } from '../src/app/proposal-choices.js';
import { askToRecordOutcome, recordOutcome } from '../src/app/record-outcome.js';
import { toBeAsked } from '../src/app/set-consent.js';
import { withdrawProposal } from '../src/app/withdraw-proposal.js';
import type { Decision } from '../src/domain/decision.js';
import { asId, type ProposalId } from '../src/domain/ids.js';
import type { ProposalRequest } from '../src/domain/proposal-terms.js';
import {
  MATTERS,
  OUTPUT_KINDS,
  PROPOSAL_STATUSES,
  SIGNIFICANCES,
  type Proposal,
  type ProposalStatus,
} from '../src/domain/proposal.js';
import type { Refusal } from '../src/domain/refusal.js';
import { TITLE_AT_MOST } from '../src/domain/wording.js';
import { defineCommand, openForm, pageOf, privately, refuse, type Answer } from '../src/discord/kit.js';
import type { Typed } from '../src/text/form.js';
import {
  amendForm,
  blockForm,
  disagreeForm,
  newProposalForm,
  outcomeForm,
  proposalTextForm,
} from '../src/text/forms.js';
import { asking } from '../src/text/pages/consent.js';
import { proposalChangedPage, proposalOpenedPage, proposalPage, proposalsPage } from '../src/text/pages/proposals.js';
import { STATUS } from '../src/text/words.js';

const idOf = (argument: string): ProposalId => asId<ProposalId>(argument);

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

async function list(act: Act, status: string, page: number, deps: Deps): Promise<Answer> {
  const wanted: ProposalStatus | undefined = PROPOSAL_STATUSES.find((each) => each === status);
  const listed = await listProposals(deps, act, { statuses: wanted ? [wanted] : null, page });
  return listed.ok ? privately(proposalsPage(listed.value, wanted ?? '', page)) : refuse(listed.refusal);
}

async function told(act: Act, deps: Deps, decided: Decision<Proposal, Refusal>, what: string): Promise<Answer> {
  if (!decided.ok) return refuse(decided.refusal);
  return privately(asking(await toBeAsked(deps, act), proposalChangedPage(decided.value, what)));
}

/** `/proposal`: decisions by lazy consensus (D1-D7), from opening to outcome. */
export default defineCommand({
  place: 'group-channels',
  data: new SlashCommandBuilder()
    .setName('proposal')
    .setDescription('Decide something in this group by lazy consensus')
    .addSubcommand((subcommand) =>
      subcommand
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
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('list')
        .setDescription('Proposals of this group, newest first')
        .addStringOption((option) =>
          option
            .setName('status')
            .setDescription('Only proposals with this status')
            .addChoices(...PROPOSAL_STATUSES.map((value) => ({ name: STATUS[value], value }))),
        ),
    )
    .addSubcommand((subcommand) =>
      subcommand
        .setName('show')
        .setDescription('One proposal with its objections in full')
        .addStringOption((option) =>
          option.setName('ref').setDescription('The proposal, such as D-1').setRequired(true).setAutocomplete(true),
        ),
    )
    .toJSON(),
  run: {
    open: async (act, options, deps) => {
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
    list: (act, options, deps) => list(act, options.text('status') ?? '', 0, deps),
    show: async (act, options, deps) => {
      const about = await showProposal(deps, act, options.text('ref') ?? '');
      return about.ok ? privately(proposalPage(about.value)) : refuse(about.refusal);
    },
  },
  autocomplete: { ref: (act, typed, _options, deps) => proposalChoices(deps, act, typed) },
  buttons: {
    propose: async () => openForm('proposal-new', ''),
    block: async (_act, id) => openForm('block', id),
    disagree: async (_act, id) => openForm('disagree', id),
    amend: async (_act, id) => openForm('amend', id),
    'record-outcome': async (_act, id) => openForm('record-outcome', id),
    lift: async (act, id, deps) =>
      told(act, deps, await liftObjection(deps, act, idOf(id)), 'your objection is lifted'),
    withdraw: async (act, id, deps) => told(act, deps, await withdrawProposal(deps, act, idOf(id)), 'withdrawn'),
    'mark-significant': async (act, id, deps) =>
      told(act, deps, await markSignificant(deps, act, idOf(id)), 'the clock starts again at the longer time'),
    'proposals-page': (act, argument, deps) => {
      const [page = '0', status = ''] = argument.split(':');
      return list(act, status, pageOf(page), deps);
    },
  },
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
