import { readFileSync } from 'node:fs';

export interface Column {
  readonly table: string;
  readonly name: string;
}

const MODEL = readFileSync(new URL('../../prisma/models.prisma', import.meta.url), 'utf8');

/** Every text column that the model file declares. */
export const textColumns = (): Column[] =>
  [...MODEL.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gmu)].flatMap(([, table = '', body = '']) =>
    [...body.matchAll(/^ {2}(\w+)\s+String\b/gmu)].map(([, name = '']) => ({ table, name })),
  );

/** Every table that the model file declares. */
export const tables = (): string[] => [...MODEL.matchAll(/^model (\w+) \{/gmu)].map(([, table = '']) => table);
