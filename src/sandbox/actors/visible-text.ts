import type { World } from '../world/world.js';

/** Where an escaped character waits while the marks around it are taken away: a private use area. */
const KEPT = 0xe000;
const ESCAPED_OR_SIGN =
  /\\([^\p{L}\p{N}\s])|<t:(-?\d+)(?::[A-Za-z])?>|<@!?(\d+)>|<@&(\d+)>|<#(\d+)>|<\/([^:>]+):\d+>/gu;
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^(?:#{1,3}|-#) /gmu, ''],
  [/\*\*(.+?)\*\*/gsu, '$1'],
  [/__(.+?)__/gsu, '$1'],
  [/~~(.+?)~~/gsu, '$1'],
  [/\*(\S(?:[^*\n]*\S)?)\*/gu, '$1'],
  [/(?<![\p{L}\p{N}])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])/gu, '$1'],
  [/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/gu, '$1 ($2)'],
  [/<(https?:\/\/[^>\s]+)>/gu, '$1'],
  [/```(?:\w*\n)?(.*?)```/gsu, '$1'],
  [/`([^`\n]+)`/gu, '$1'],
];

/**
 * Discord Markdown as a reader sees it: marks gone, escapes resolved, mentions by name, moments as
 * `2026-11-22T12:00:00Z`. Quotation signs and list bullets stay.
 */
export function visibleText(world: World, markdown: string): string {
  const readable = markdown.replace(
    ESCAPED_OR_SIGN,
    (all, escaped?: string, seconds?: string, user?: string, role?: string, channel?: string, command?: string) => {
      if (escaped !== undefined) return String.fromCodePoint(KEPT + (escaped.codePointAt(0) ?? 0));
      const shown = signText(world, { seconds, user, role, channel, command }) ?? all;
      return shown.replace(/[*_~`[\]()]/gu, (sign) => String.fromCodePoint(KEPT + (sign.codePointAt(0) ?? 0)));
    },
  );
  const bare = MARKS.reduce((text, [mark, by]) => text.replace(mark, by), readable);
  return bare.replace(/[\ue000-\uf8ff]/gu, (kept) => String.fromCodePoint((kept.codePointAt(0) ?? KEPT) - KEPT));
}

interface Sign {
  readonly seconds: string | undefined;
  readonly user: string | undefined;
  readonly role: string | undefined;
  readonly channel: string | undefined;
  readonly command: string | undefined;
}

function signText(world: World, sign: Sign): string | null {
  if (sign.seconds !== undefined) return new Date(Number(sign.seconds) * 1000).toISOString().replace('.000Z', 'Z');
  if (sign.user !== undefined) return `@${world.users.get(sign.user)?.name ?? 'unknown-user'}`;
  if (sign.role !== undefined) return `@${roleName(world, sign.role) ?? 'unknown-role'}`;
  if (sign.channel !== undefined) return `#${world.channels.get(sign.channel)?.name ?? 'unknown'}`;
  return sign.command === undefined ? null : `/${sign.command}`;
}

export function roleName(world: World, id: string): string | null {
  for (const server of world.servers.values()) {
    const role = server.roles.get(id);
    if (role) return role.name;
  }
  return null;
}
