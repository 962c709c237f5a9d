import { askedAll } from '../store/plant.js';

const TABLES = [
  ...['Server', 'Counter', 'Person', 'Account', 'Group', 'Membership', 'Proposal', 'ProposalText', 'Objection'],
  ...[
    'RecordEntry',
    'SealedValue',
    'Outbox',
    'Interaction',
    'Occurrence',
    'Draft',
    'Connection',
    'Reminder',
    'ReminderWish',
    'Candidacy',
    'Sponsorship',
  ],
];

/** Every row that a use case could have written, so that two states of the database can be compared. */
export async function everything(url: string): Promise<Record<string, unknown[][] | undefined>> {
  const rows = await askedAll(
    url,
    TABLES.map((table) => `SELECT * FROM "${table}" ORDER BY 1, 2`),
  );
  return Object.fromEntries(TABLES.map((table, index) => [table, rows[index]]));
}
