/** The person's own Discord would not let them do this: nothing was sent to the bot. */
export class RefusedByClient extends Error {}
