import { readFileSync } from 'node:fs';
import { onTestFinished, expect, test } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import { eraserOf } from '../../src/domain/erasure.js';
import { temporaryStore } from '../temporary-store.js';
import { NOW, aGroup, aPerson, aProposal, aServer, personId, snowflake } from './fixtures.js';

test('X8: once the program has ended, nothing of what was erased is left in the file of SQLite', async () => {
  const place = await temporaryStore();
  onTestFinished(() => place.close());
  const account = snowflake();
  const server = aServer();
  const group = aGroup(server.id);
  const person = aPerson(server.id, { name: 'Robin Zebrafinch', accounts: [account] });
  await place.store.transaction(async (tx) => {
    await tx.servers.save(server);
    await tx.groups.save(group);
    await tx.people.save(person);
    await tx.proposals.save(aProposal(group, person.id, { text: 'Zebrafinches need seeds. '.repeat(2_000) }), NOW);
  });
  await place.store.close();
  const file = (): string => readFileSync(place.path('convenor.db')).toString('latin1');
  expect(file()).toContain('Zebrafinch');

  const store = await openStore(place.url);
  const marks = { accounts: [account], names: [], organizations: [] };
  const who = { serverId: server.id, personId: person.id, accounts: [account] };
  await store.transaction((tx) => tx.personal.erase(who, { as: personId(), marks, eraser: eraserOf(marks), at: NOW }));
  await store.close();
  for (const word of ['Zebrafinch', account]) expect(file()).not.toContain(word);
});
