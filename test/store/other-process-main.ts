import { once } from 'node:events';
import { migrate } from '../../src/adapters/prisma/migrate.js';
import { openStore } from '../../src/adapters/prisma/store.js';
import { StartupFault } from '../../src/adapters/prisma/startup-fault.js';
import { targetOf } from '../../src/adapters/prisma/target.js';
import { aServer } from './fixtures.js';

// Says one line: `opened`, the number of migrations it applied, or the reason and message of a StartupFault.
// With the store open it adds a server, and stays until its input ends.

const [task, url = ''] = process.argv.slice(2);
try {
  if (task === 'migrate') {
    console.log((await migrate(targetOf(url))).length);
  } else {
    const store = await openStore(url);
    await store.transaction((tx) => tx.servers.save(aServer({ name: 'From another process' })));
    console.log('opened');
    process.stdin.resume();
    await once(process.stdin, 'end');
    await store.close();
  }
} catch (error) {
  if (!(error instanceof StartupFault)) throw error;
  console.log(`${error.reason}: ${error.message}`);
}
