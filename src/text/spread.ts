import type { GroupPage } from '../domain/group.js';
import { cited } from './clauses.js';
import { day, joined, say, type Markup } from './markup.js';
import { short } from './short.js';
import { counted } from './words.js';

const ORGANIZATIONS_SHOWN = 8;

/** L7: how Participants and above spread over organisations, as rows of a group's page; none while there is nobody. */
export function spreadRows({ group, spread }: GroupPage): [string, Markup][] {
  const { organizations, independent, unknown } = spread;
  const present = organizations.filter(({ people }) => people > 0);
  const shown = present.slice(0, ORGANIZATIONS_SHOWN);
  const pieces = [
    ...shown.map(
      ({ organization, people, joined: came, left }) => say`${short(organization)}: ${people}${changes(came, left)}`,
    ),
    ...(present.length > shown.length ? [say`${counted(present.length - shown.length, 'other organisation')}`] : []),
    ...(independent > 0 ? [say`independent: ${independent}`] : []),
    ...(unknown > 0 ? [say`not said: ${unknown}`] : []),
  ];
  return [
    ...(pieces.length === 0 ? [] : [['Organisations', joined(pieces, ', ')] satisfies [string, Markup]]),
    ...(spread.joined + spread.left === 0
      ? []
      : [
          ['Last three months', say`${spread.joined} joined, ${spread.left} left (Participants and above)`] satisfies [
            string,
            Markup,
          ],
        ]),
    ...(group.oneHoldsSince === null
      ? []
      : [
          ['One organisation', say`has more than half since ${day(group.oneHoldsSince)} (${cited('L7')})`] satisfies [
            string,
            Markup,
          ],
        ]),
  ];
}

const changes = (joined: number, left: number): Markup => {
  const said = [...(joined > 0 ? [`+${joined}`] : []), ...(left > 0 ? [`−${left}`] : [])];
  return said.length === 0 ? say`` : say` (${said.join(' ')})`;
};
