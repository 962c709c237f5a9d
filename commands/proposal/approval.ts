import { approveProposal } from '../../src/app/approve-proposal.js';
import { defineCardPart } from '../../src/discord/kit.js';
import { idOf, told } from './told.js';

/** **Approve** for Core Maintainers, of what the group agreed on (V9). */
export default defineCardPart({
  buttons: {
    'core-approve': async (act, id, deps) => told(act, deps, await approveProposal(deps, act, idOf(id)), 'approved'),
  },
});
