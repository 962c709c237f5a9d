/** Every clause of the rule book that the program knows, with its short title, shown as `§D5`. */
export const CLAUSES = {
  K1: 'Two kinds of group',
  K4: 'Any number of groups',
  K5: 'Common rules hold everywhere',
  P1: 'Tiers of participation',
  P3: 'Only WG Members count toward quorum',
  P4: 'Interest Groups may adopt the WG Member tier',
  P7: 'Names kept current',
  D1: 'Binding and rough consensus',
  D2: 'One step before the next',
  D3: 'A clear deadline',
  D4: 'Silence is consent',
  D5: 'Blocks come before the deadline',
  D6: 'A block shows a way forward',
  D7: 'The author may amend or withdraw',
  V1: 'When a formal vote opens',
  V9: 'Core Maintainers approve scope and specification',
  L2: 'Leads stand on the contributor ladder',
  C1: 'A channel for each group',
  I13: 'Every group has a charter',
  X1: 'The record shows every change',
  X2: 'Each matter keeps its rules',
  X3: 'Every refusal explains itself',
  X4: 'Every outcome can be explained',
  X7: 'Outages cost nobody their say',
} as const;

export type ClauseId = keyof typeof CLAUSES;
