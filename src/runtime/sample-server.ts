import type { ServerPlan } from '../sandbox/world/build-server.js';

/** The server of the local Discord: where the people of samples/ meet. Their ids are those of samples/access/users.ts. */
export const SAMPLE_SERVER: ServerPlan = {
  name: 'Sample Community',
  id: '100000000000000900',
  roles: ['core maintainers (synced)', 'lead maintainers (synced)', 'maintainers (synced)', 'moderators'],
  channels: [
    '#general',
    '#propose-a-group',
    { name: '#core-maintainers', onlyFor: ['core maintainers (synced)'] },
    { name: '#moderators', onlyFor: ['moderators'] },
    { name: 'Groups', kind: 'category' },
    { name: '#tracing-wg', category: 'Groups' },
    { name: '#packaging-wg', category: 'Groups' },
    { name: '#accessibility-ig', category: 'Groups' },
  ],
  people: [
    { name: 'alice', id: '100000000000000001' },
    { name: 'bob', id: '100000000000000002', roles: ['maintainers (synced)'] },
    { name: 'carol', id: '100000000000000003' },
    { name: 'dave', id: '100000000000000004' },
    { name: 'erin', id: '100000000000000005', roles: ['core maintainers (synced)'] },
    { name: 'frank', id: '100000000000000006', roles: ['core maintainers (synced)', 'lead maintainers (synced)'] },
    { name: 'grace', id: '100000000000000007' },
    { name: 'heidi', id: '100000000000000008', roles: ['moderators'] },
    'newcomer',
  ],
};
