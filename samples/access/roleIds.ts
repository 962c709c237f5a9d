/** Names of the roles, so that a typing error does not make a new one. */
export const ROLE_IDS = {
  CORE_MAINTAINERS: 'core-maintainers',
  LEAD_MAINTAINERS: 'lead-maintainers',
  MAINTAINERS: 'maintainers',
  WORKING_GROUPS: 'working-groups',
  TRACING_WG: 'tracing-wg',
  PACKAGING_WG: 'packaging-wg',
  INTEREST_GROUPS: 'interest-groups',
  ACCESSIBILITY_IG: 'accessibility-ig',
} as const;

export type RoleId = (typeof ROLE_IDS)[keyof typeof ROLE_IDS];
