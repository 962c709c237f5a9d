/** A column of the database: `Model.column`. */
export type Column = `${string}.${string}`;

/** One kind of thing that is kept about people. */
export interface Kept {
  /** What it is, in plain words. */
  readonly what: string;
  readonly why: string;
  readonly seenBy: string;
  readonly until: string;
  /** What `/privacy erase` does to it. */
  readonly erasing: string;
  /** Columns that name somebody, or that hold what somebody wrote. */
  readonly personal: readonly Column[];
  /** Columns that say something about a person only because their row belongs to the person, or that hold the person's id. */
  readonly linked: readonly Column[];
}

const UNTIL_CHANGED = 'Until you change it or erase it.';
const UNTIL_ERASED = 'Until you erase it.';

/**
 * X8: everything that is kept about people, and where. `/privacy` and docs/privacy.md are made from this list, and a
 * test fails for a column of the database that stands neither here nor in IMPERSONAL.
 */
export const PERSONAL_DATA = {
  accounts: {
    what: 'Your Discord account: its number, not its name.',
    why: 'To know who acts, and to show you on cards as a mention.',
    seenBy: 'Everybody in the server, as a mention that Discord shows with the name you have there.',
    until: 'From the first thing that you do with the bot until you erase it.',
    erasing: 'Removed.',
    personal: ['Account.userId'],
    linked: ['Account.serverId', 'Account.personId'],
  },
  profile: {
    what: 'Your name, organisation and GitHub account, and the Discord name that a charter gives for you.',
    why: 'Groups keep a list of who takes part (§P7).',
    seenBy:
      'Everybody in the server, in the list of a group’s people. A GitHub account stands there only for somebody of whom nothing else is known.',
    until: UNTIL_CHANGED,
    erasing: 'Removed. What is left is a number without meaning, to which tallies and outcomes belong.',
    personal: ['Person.name', 'Person.organization', 'Person.github', 'Person.githubKey', 'Person.discordName'],
    linked: ['Person.id', 'Person.serverId', 'Person.githubConfirmed', 'Person.createdAt', 'Person.erasedAt'],
  },
  consent: {
    what: 'Whether your name may leave Discord, and when you said so.',
    why: 'Nothing with your name leaves Discord before you have agreed (§X8).',
    seenBy: 'You. The record notes that somebody answered.',
    until: 'Until you change it, at any time.',
    erasing: 'Set to “no”.',
    personal: [],
    linked: ['Person.consent', 'Person.consentAt'],
  },
  memberships: {
    what: 'The groups that you are or were in: your tier and since when, and what a charter says of your role there.',
    why: 'Rights in a group follow from the tier (§P1).',
    seenBy: 'Everybody in the server.',
    until: UNTIL_ERASED,
    erasing: 'You leave every group. That somebody was there stays, without a role and without you.',
    personal: [],
    linked: [
      'Membership.id',
      'Membership.groupId',
      'Membership.personId',
      'Membership.tier',
      'Membership.source',
      'Membership.role',
      'Membership.term',
      'Membership.since',
      'Membership.requestedAt',
      'Membership.confirmBy',
      'Membership.endedAt',
    ],
  },
  proposals: {
    what: 'The proposals that you opened, with every text that they have had.',
    why: 'People decide on a text, and see later on what they decided.',
    seenBy: 'Everybody in the server.',
    until: UNTIL_ERASED,
    erasing: 'Title and texts are blanked. What is still undecided is withdrawn; outcomes stay.',
    personal: ['Proposal.title', 'Proposal.titleKey', 'Proposal.text', 'ProposalText.title', 'ProposalText.text'],
    linked: [
      'Proposal.id',
      'Proposal.serverId',
      'Proposal.number',
      'Proposal.groupId',
      'Proposal.authorId',
      'Proposal.version',
      'Proposal.matter',
      'Proposal.significance',
      'Proposal.days',
      'Proposal.edition',
      'Proposal.status',
      'Proposal.openedAt',
      'Proposal.announcedAt',
      'Proposal.deadlineAt',
      'Proposal.outageMovedAt',
      'Proposal.settledAt',
      'Proposal.outputKind',
      'ProposalText.proposalId',
      'ProposalText.version',
      'ProposalText.at',
    ],
  },
  objections: {
    what: 'Your blocks and disagreements, with your reasons and what would resolve them.',
    why: 'A block counts with its reason and a way forward (§D5, §D6).',
    seenBy: 'Everybody in the server.',
    until: UNTIL_ERASED,
    erasing: 'What you wrote is blanked. The block or disagreement itself counts on, or stays lifted.',
    personal: ['Objection.reason', 'Objection.resolution'],
    linked: [
      'Objection.id',
      'Objection.proposalId',
      'Objection.personId',
      'Objection.kind',
      'Objection.at',
      'Objection.liftedAt',
    ],
  },
  record: {
    what: 'In the record of all changes: your account, and what you typed or a file said of you.',
    why: 'So that every outcome can be explained and nobody can change it unseen (§X1, §X4).',
    seenBy:
      'Everybody in the server: your account and the texts of your proposals and objections. Outside it your account only with your consent. Name, organisation and GitHub account: nobody.',
    until: UNTIL_ERASED,
    erasing: 'Removed. The record keeps salted digests, which lead back to nothing, and can still be checked.',
    personal: ['SealedValue.value'],
    linked: ['SealedValue.entryId', 'SealedValue.name', 'SealedValue.salt', 'SealedValue.personId'],
  },
  files: {
    what: 'Charters and access files that were imported, where they name you.',
    why: 'Groups, people and tiers were taken from them, and later files are compared with them (§P10, §I13).',
    seenBy: 'Those who may manage the server, when they import files.',
    until: UNTIL_ERASED,
    erasing: 'You become “a member” in them. The same file imported again brings nothing back.',
    personal: ['Document.content', 'Charter.facts'],
    linked: ['Group.mission'],
  },
  messages: {
    what: 'The bot’s own messages in Discord: which of them name you or go to you, and threads that are named like your proposals.',
    why: 'To keep cards up to date in place, and to take your name out of them.',
    seenBy: 'Everybody who can read the channel; a direct message only you.',
    until: UNTIL_ERASED,
    erasing: 'They are shown anew without your name and your words. Direct messages to you are forgotten.',
    personal: ['Outbox.userId', 'Outbox.directId', 'Outbox.mentions', 'Outbox.threadName', 'Outbox.threadShown'],
    linked: ['Outbox.post'],
  },
  reminders: {
    what: 'What you are to be reminded of, or were, and on which days.',
    why: 'To remind those who still owe something, once, and nobody else (§X6).',
    seenBy: 'Whoever can read where the reminder goes.',
    until: 'Until 30 days after it made no sense any more.',
    erasing: 'Removed.',
    personal: [],
    linked: [
      'Reminder.id',
      'Reminder.serverId',
      'Reminder.personId',
      'Reminder.kind',
      'Reminder.subject',
      'Reminder.groupId',
      'Reminder.dueAt',
      'Reminder.untilAt',
      'Reminder.atOnce',
      'Reminder.collected',
      'Occurrence.key',
    ],
  },
  wishes: {
    what: 'How you want to be reminded: where, when, in which time zone.',
    why: 'You asked for it (§X6).',
    seenBy: 'You.',
    until: UNTIL_CHANGED,
    erasing: 'Removed.',
    personal: ['ReminderWish.zone'],
    linked: [
      'ReminderWish.personId',
      'ReminderWish.direct',
      'ReminderWish.quietFrom',
      'ReminderWish.quietTo',
      'ReminderWish.off',
    ],
  },
  drafts: {
    what: 'What you typed into a form that was not accepted.',
    why: 'So that you can edit it instead of typing it again (§X3).',
    seenBy: 'You.',
    until: '7 days.',
    erasing: 'Removed.',
    personal: ['Draft.userId', 'Draft.fields'],
    linked: ['Draft.id', 'Draft.serverId', 'Draft.form', 'Draft.argument', 'Draft.expiresAt'],
  },
} as const satisfies Record<string, Kept>;

export type KeptKind = keyof typeof PERSONAL_DATA;
export const KEPT_KINDS = Object.keys(PERSONAL_DATA) as readonly KeptKind[];

/** Every other column of the database, by model: they say nothing about any person. */
export const IMPERSONAL: { readonly [model: string]: readonly string[] } = {
  Server: [
    ...['id', 'name', 'coreMaintainersRole', 'leadMaintainersRole', 'maintainersRole', 'moderatorsRole'],
    ...['creationChannel', 'coreMaintainersChannel', 'moderatorsChannel', 'groupCategory', 'archiveCategory'],
    ...['commandsHash', 'recordSeq', 'recordHead', 'leftAt', 'createdAt'],
  ],
  Counter: ['serverId', 'prefix', 'last'],
  Group: ['id', 'serverId', 'kind', 'name', 'title', 'status', 'memberTier', 'channelId', 'createdAt'],
  Charter: ['groupId', 'documentId'],
  Document: ['id', 'serverId', 'path', 'kind', 'digest', 'importedAt'],
  RecordEntry: [
    ...['id', 'serverId', 'seq', 'at', 'kind', 'subject', 'groupId', 'clauses', 'edition'],
    ...['facts', 'sealed', 'previous', 'hash'],
  ],
  Outbox: [
    ...['id', 'key', 'serverId', 'channelId', 'announces', 'pin', 'revision', 'shown', 'messageId'],
    ...['threadId', 'pinned', 'state', 'attempts', 'wantedAt', 'firstTriedAt', 'nextAttemptAt', 'lastError'],
    ...['createdAt', 'deliveredAt'],
  ],
  // The number of a click that took effect; it leads to nobody.
  Interaction: ['id', 'at'],
  Connection: ['id', 'since', 'until'],
  Occurrence: ['at'],
  Lease: ['name', 'holder', 'until'],
};
