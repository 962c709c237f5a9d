/** Who takes part in chaos, and as what; all of them are invented. */
export const TIERS = ['observer', 'participant', 'member', 'lead'] as const;
export type Tier = (typeof TIERS)[number];

export const NAMES = [
  ...['ada', 'ben'],
  ...['cai', 'dia', 'eli', 'fay', 'gus'],
  ...['hal', 'ivy', 'jon', 'kim'],
  ...['lea', 'max', 'ned', 'ola'],
  ...['pia', 'rex', 'sol'],
] as const;
export type Name = (typeof NAMES)[number];

export interface ChaosGroup {
  /** The channel's name, by which people and the model know the group. */
  readonly channel: string;
  readonly kind: 'working-group' | 'interest-group';
  readonly name: string;
  readonly title: string;
  readonly roster: { readonly [tier in Tier]: readonly Name[] };
}

export const GROUPS: readonly [ChaosGroup, ...ChaosGroup[]] = [
  {
    channel: 'tracing-wg',
    kind: 'working-group',
    name: 'tracing',
    title: 'Tracing',
    roster: {
      lead: ['ada', 'ben'],
      member: ['cai', 'dia', 'eli', 'fay', 'gus'],
      participant: ['hal', 'ivy', 'jon'],
      observer: ['lea'],
    },
  },
  {
    channel: 'packaging-wg',
    kind: 'working-group',
    name: 'packaging',
    title: 'Packaging',
    roster: { lead: ['ada'], member: ['ben', 'cai', 'dia'], participant: ['ivy', 'kim'], observer: ['max'] },
  },
  {
    channel: 'accessibility-ig',
    kind: 'interest-group',
    name: 'accessibility',
    title: 'Accessibility',
    roster: {
      lead: ['ben', 'ada'],
      member: [],
      participant: ['cai', 'hal', 'ivy', 'jon', 'kim'],
      observer: ['lea', 'max'],
    },
  },
];

/** Core Maintainers, and the role in Discord that shows it. */
export const CORE: readonly Name[] = ['pia', 'rex', 'sol'];
export const CORE_ROLE = 'Core Maintainers';

/** A channel of no group, where commands of groups are refused. */
export const ELSEWHERE = 'general';
