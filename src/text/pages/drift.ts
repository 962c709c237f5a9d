import type { Difference } from '../../domain/drift.js';
import type { Group } from '../../domain/group.js';
import { card, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { bold, joined, plain, say, type Markup } from '../markup.js';
import { counted, groupTitle, tierWord, who } from '../words.js';

/** The button that turns the pages. */
export const DRIFT_PAGE = 'drift-page';
const A_PAGE = 10;

/** P10: a page of what differs between charter, access configuration and roster, each with what mends it. */
export function driftPage(group: Group, differences: readonly Difference[], page: number): Card {
  const title = say`Lists of ${groupTitle(group)}`;
  if (differences.length === 0) {
    return card(title, {
      tone: 'good',
      blocks: [text(say`Charter, access configuration and roster name the same people (${cited('P10')}).`)],
    });
  }
  const last = Math.ceil(differences.length / A_PAGE) - 1;
  const at = Math.min(page, last);
  const shown = differences.slice(at * A_PAGE, (at + 1) * A_PAGE);
  const turn = (label: string, to: number) =>
    ({ label, look: 'secondary', action: DRIFT_PAGE, argument: String(to) }) as const;
  return card(title, {
    tone: 'waiting',
    blocks: [
      text(
        say`${counted(differences.length, 'difference')} between charter, access configuration and roster (${cited('P10')}).`,
      ),
      text(
        joined(
          shown.map((difference, index) => {
            const { differs, mend } = explained(difference, group);
            return say`${bold(say`${at * A_PAGE + index + 1}`)} ${differs} → ${mend}`;
          }),
          '\n',
        ),
      ),
    ],
    buttons: [...(at > 0 ? [turn('Back', at - 1)] : []), ...(at < last ? [turn('More', at + 1)] : [])],
  });
}

interface Explained {
  readonly differs: Markup;
  /** What to press, or which file to change. */
  readonly mend: Markup;
}

const EXPORT_CHARTER = say`\`/member export\` as charter, and put its tables in the charter`;
const EXPORT_ACCESS = say`\`/member export\` as access, and apply the diff`;

function explained(difference: Difference, { kind }: Group): Explained {
  switch (difference.code) {
    case 'no-charter':
      return { differs: say`No charter of this group was imported.`, mend: say`\`/setup import\` with the charter.` };
    case 'no-access':
      return {
        differs: say`No access file was ever imported.`,
        mend: say`\`/setup import\` with \`roleIds.ts\`, \`roles.ts\` and \`users.ts\`.`,
      };
    case 'no-role':
      return {
        differs: say`The access configuration has no role for this group.`,
        mend: say`a constant in \`roleIds.ts\` and a row in \`roles.ts\`.`,
      };
    case 'no-facilitator-role':
      return {
        differs: say`The access configuration has no role for all who lead a group.`,
        mend: say`a row in \`roles.ts\`, if leads are to have one.`,
      };
    case 'only-in-charter':
      return {
        differs: say`${plain(difference.name)} is in the charter (line ${difference.line}) and not in the group.`,
        mend: say`they press **Join**; else ${EXPORT_CHARTER}.`,
      };
    case 'not-in-charter':
      return {
        differs: say`${who(difference.person)} is ${tierWord(difference.tier, kind)} and not in the charter.`,
        mend: say`${EXPORT_CHARTER}.`,
      };
    case 'other-tier':
      return {
        differs: say`${who(difference.person)} is ${tierWord(difference.tier, kind)}; the charter says ${tierWord(difference.written, kind)} (line ${difference.line}).`,
        mend: say`${EXPORT_CHARTER}.`,
      };
    case 'level-unreadable':
      return {
        differs: say`The charter gives ${who(difference.person)} the level “${difference.level ?? ''}” (line ${difference.line}), which is no tier.`,
        mend: say`change it to Observer, Participant, WG Member or Lead in the charter, and import it.`,
      };
    case 'other-words':
      return {
        differs: say`${who(difference.person)} gave another ${difference.field === 'name' ? 'name' : 'organisation'} than the charter has (line ${difference.line}).`,
        mend: say`${EXPORT_CHARTER}; they change their own with \`/member profile\`.`,
      };
    case 'no-account':
      return {
        differs: say`No Discord account of ${who(difference.person)} is known.`,
        mend: say`\`/member link\`, or their \`discord\` in \`users.ts\`, imported.`,
      };
    case 'role-lacking':
      return {
        differs: say`${who(difference.person)} lacks \`${difference.role}\` in the access configuration.`,
        mend: difference.isConfirmed
          ? say`${EXPORT_ACCESS}.`
          : say`\`/member link\` confirms their GitHub account; then ${EXPORT_ACCESS}.`,
      };
    case 'role-left':
      return {
        differs: say`${who(difference.person)} left the group and still has \`${difference.role}\`.`,
        mend: say`${EXPORT_ACCESS}.`,
      };
    case 'role-of-a-stranger':
      return {
        differs: say`${plain(difference.name)} has \`${difference.role}\` and is not in the group.`,
        mend: say`they press **Join**, or \`${difference.role}\` goes from their entry in \`users.ts\`.`,
      };
  }
}
