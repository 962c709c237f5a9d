import type { Snowflake } from '../../domain/ids.js';
import { planOf, RULES_AT_MOST, type Plan, type RootShown } from '../../domain/visibility.js';
import { card, facts, line, text, type Card, type TextFile } from '../card.js';
import { cited } from '../clauses.js';
import { WHERE_SET, channelsNamed } from '../hidden-roots.js';
import { say, type Markup } from '../markup.js';

/** Which roots show where now, with the names of channels for the file. */
export interface Visibility {
  readonly roots: readonly RootShown[];
  readonly names: ReadonlyMap<Snowflake, string>;
}

/** The clicks that make each root show only where it is of use, and how the bot does them itself. */
export function visibilityPage({ roots, names }: Visibility, serverId: Snowflake): Card {
  const rows = rowsOf(roots, serverId);
  const toDo = rows.some(({ plan }) => plan.type === 'set');
  const long = rows.some(({ channels }) => channels !== 'everywhere' && channels.length > CHANNELS_IN_A_ROW);
  return card(say`Where commands show`, {
    tone: toDo ? 'neutral' : 'good',
    blocks: [
      text(
        say`This keeps menus short and protects nothing: wherever somebody uses a command, the bot itself checks the channel and their rights (${cited('C1')}).`,
      ),
      facts(...rows.map((row): [string, Markup] => [commandsOf(row), whereOf(row)])),
      line,
      ...(toDo ? [text(BY_HAND), text(BY_TOKEN)] : [text(nothingToDo(rows))]),
    ],
    files: long ? [fileOf(rows, names)] : [],
  });
}

const CHANNELS_IN_A_ROW = 10;

const nothingToDo = (rows: readonly Row[]): Markup =>
  rows.every(({ channels }) => channels === 'everywhere')
    ? say`The other commands come within a minute of the first group’s channel; then ask again.`
    : say`Nothing needs to be done.`;

const BY_HAND = say`**By hand:** open ${WHERE_SET}. For each command marked “to do”, click it, press **Add Channels**, add its channels and leave them on (✓). Take out channels that are not listed, switch **All Channels** off (✗), and save. Administrators go on seeing every command everywhere.`;

const BY_TOKEN = say`**By the bot:** run \`/setup visibility\` with a \`token\`. Discord takes this from a person only, so it needs the OAuth2 access token of somebody with **Manage Server** and **Manage Roles** here, made for this bot’s application with the scope \`applications.commands.permissions.update\`. If a person owns the application, a client-credentials request gives the owner’s token; if a team owns it, somebody has to authorize the application. The README says how (“Which commands show where”). The token is used once and is neither stored nor logged.`;

/** Roots with the same channels and the same plan. */
interface Row {
  readonly roots: readonly string[];
  readonly channels: RootShown['channels'];
  readonly plan: Plan;
}

function rowsOf(roots: readonly RootShown[], serverId: Snowflake): Row[] {
  const rows = new Map<string, Row>();
  for (const root of roots) {
    const plan = planOf(root, serverId);
    const key = JSON.stringify([root.channels, plan.type]);
    const named = [...(rows.get(key)?.roots ?? []), root.name];
    rows.set(key, { roots: named, channels: root.channels, plan });
  }
  return [...rows.values()];
}

const commandsOf = ({ roots }: Row): string => roots.map((name) => `/${name}`).join(', ');

function whereOf({ channels, plan }: Row): Markup {
  if (channels === 'everywhere') return say`everywhere; leave as it is`;
  const where = channels.length === 0 ? say`no channel yet` : channelsNamed(channels);
  switch (plan.type) {
    case 'too-many':
      return say`${where}: ${TOO_MANY}`;
    case 'set':
      return say`${where} (to do)`;
    default:
      return say`${where} (set)`;
  }
}

/** Why a root with too many channels is left alone, and what somebody can do about it. */
export const TOO_MANY = say`left as it is, because Discord takes ${RULES_AT_MOST} entries for a command: one for each channel, one for all others, and those for roles and people. Nothing needs to be done: the bot sends people to the right channel. If it was limited before, switch **All Channels** on again for it under ${WHERE_SET}.`;

const fileOf = (rows: readonly Row[], names: Visibility['names']): TextFile => ({
  name: 'which-commands-show-where.md',
  content: rows
    .map((row) => {
      const list =
        row.channels === 'everywhere' ? ['- everywhere'] : row.channels.map((id) => `- #${names.get(id) ?? id}`);
      return `## ${commandsOf(row)}\n\n${list.join('\n')}\n`;
    })
    .join('\n'),
});
