import { ROLE_IDS, type RoleId } from './roleIds';

export interface Role {
  id: RoleId;
  description: string;
  github?: { team: string; parent?: RoleId };
  discord?: { role: string };
}

export const ROLES: readonly Role[] = [
  {
    id: ROLE_IDS.CORE_MAINTAINERS,
    description: 'Core maintainers',
    github: { team: 'core-maintainers' },
    discord: { role: 'core maintainers (synced)' },
  },
  {
    id: ROLE_IDS.LEAD_MAINTAINERS,
    description: 'Lead core maintainers',
    github: { team: 'lead-maintainers' },
    discord: { role: 'lead maintainers (synced)' },
  },
  {
    id: ROLE_IDS.MAINTAINERS,
    description: 'General maintainers',
    discord: { role: 'maintainers (synced)' },
  },
  {
    id: ROLE_IDS.TRACING_WG,
    description: 'Tracing Working Group',
    github: { team: 'tracing-wg', parent: ROLE_IDS.WORKING_GROUPS },
    discord: { role: 'tracing working group (synced)' },
  },
  {
    id: ROLE_IDS.PACKAGING_WG,
    description: 'Packaging Working Group',
    github: { team: 'packaging-wg', parent: ROLE_IDS.WORKING_GROUPS },
    discord: { role: 'packaging working group (synced)' },
  },
  {
    id: ROLE_IDS.ACCESSIBILITY_IG,
    description: 'Accessibility Interest Group',
    discord: { role: 'accessibility interest group (synced)' },
  },
] as const;
