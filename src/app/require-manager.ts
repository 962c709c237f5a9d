import { no, yes, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';

/** X3: only who may manage the server sets it up. Refuses: needs-manage-server */
export const requireManager = (act: Act): Decision<null, Refusal> =>
  act.user.managesServer ? yes(null) : no({ clause: 'X3', code: 'needs-manage-server' });
