import { channel, say } from '../markup.js';
import type { Words } from './words.js';

/** Asking for a formal vote (V1). */
export const VOTE_REQUEST = {
  'vote-asked-for-already': (refusal) => ({
    stands: say`You have asked for a vote on this text already; ${refusal.requests} of ${refusal.needed} WG Members have.`,
    next: say`Ask other WG Members to press **Request a vote**, or a lead, who opens it alone.`,
  }),
  'matter-of-another-group': (refusal) => ({
    stands: say`${refusal.reference} belongs to ${refusal.group}, whose channel this is not.`,
    next:
      refusal.channelId === null
        ? say`That group has no channel yet. Somebody who may manage the server binds one with \`/setup bind\`.`
        : say`Go to ${channel(refusal.channelId)}.`,
  }),
} satisfies Words;
