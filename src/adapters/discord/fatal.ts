/** Why the bot can't be in Discord at all: trying again would not help, an operator has to mend it. */
export interface Fatal {
  readonly code: 'token' | 'intents' | 'gateway' | 'session-limit';
  /** What to mend, in one sentence. */
  readonly sentence: string;
}

export const BAD_TOKEN: Fatal = {
  code: 'token',
  sentence: 'Discord does not accept the token: copy it anew from the Bot page of the developer portal.',
};

export const SESSIONS_USED_UP: Fatal = {
  code: 'session-limit',
  sentence:
    'The bot has connected to Discord almost as often as a day allows: find out why it restarts, and start it tomorrow.',
};

const INTENTS: Fatal = {
  code: 'intents',
  sentence: 'Discord does not allow the intents: compare those of the developer portal with the documentation.',
};

const outdated = (what: string): Fatal => ({
  code: 'gateway',
  sentence: `Discord wants another kind of connection (${what}): a newer version of the bot is needed.`,
});

/** What a close code of the gateway means when it is final; null when reconnecting helps. */
export const fatalClose = (code: number): Fatal | null => CLOSES.get(code) ?? null;

const CLOSES: ReadonlyMap<number, Fatal> = new Map([
  [4004, BAD_TOKEN],
  [4010, outdated('shard')],
  [4011, outdated('sharding')],
  [4012, outdated('version')],
  [4013, INTENTS],
  [4014, INTENTS],
]);
