import { ROLE_IDS, type RoleId } from './roleIds';

export interface Member {
  github?: string;
  email?: string;
  discord?: string;
  memberOf: readonly RoleId[];
  firstName?: string;
  lastName?: string;
}

// Order is case-insensitive by github; entries that have only an email come last.
export const MEMBERS: readonly Member[] = [
  {
    github: 'alice-example',
    discord: '100000000000000001',
    memberOf: [ROLE_IDS.TRACING_WG, ROLE_IDS.ACCESSIBILITY_IG],
    firstName: 'Alice',
    lastName: 'Example',
  },
  {
    github: 'bob-sample',
    discord: '100000000000000002',
    memberOf: [ROLE_IDS.TRACING_WG, ROLE_IDS.PACKAGING_WG, ROLE_IDS.MAINTAINERS],
  },
  {
    github: 'carol-demo',
    discord: '100000000000000003',
    memberOf: [ROLE_IDS.TRACING_WG],
  },
  {
    github: 'dave-placeholder',
    discord: '100000000000000004',
    memberOf: [ROLE_IDS.TRACING_WG, ROLE_IDS.ACCESSIBILITY_IG],
  },
  {
    github: 'erin-invented',
    discord: '100000000000000005',
    memberOf: [ROLE_IDS.CORE_MAINTAINERS],
  },
  {
    github: 'frank-madeup',
    discord: '100000000000000006',
    memberOf: [ROLE_IDS.CORE_MAINTAINERS, ROLE_IDS.LEAD_MAINTAINERS],
  },
  {
    github: 'frank-madeup-alt',
    discord: '100000000000000006',
    memberOf: [ROLE_IDS.CORE_MAINTAINERS],
  },
  {
    github: 'grace-pretend',
    discord: '100000000000000007',
    memberOf: [ROLE_IDS.ACCESSIBILITY_IG],
  },
  {
    github: 'heidi-fiction',
    discord: '100000000000000008',
    memberOf: [ROLE_IDS.ACCESSIBILITY_IG],
  },
  {
    email: 'delegate@example.org',
    memberOf: [ROLE_IDS.ACCESSIBILITY_IG],
  },
];
