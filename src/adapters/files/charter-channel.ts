import type { Link, PhrasingContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { Charter } from '../../domain/charter.js';
import type { Block } from './charter-blocks.js';

const DISCORD_LINE = /^Discord:\s*#([a-z0-9_-]+)/imu;
const CHANNEL_LINK = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/\d+\/(\d{15,20})\/?$/u;

/** C1: the channel that a charter names in a line `Discord: #x-wg`, or else by the only link to a channel in it. */
export function channelIn(blocks: readonly Block[]): Charter['channel'] {
  const links = new Map<string, string>();
  let named: string | null = null;
  for (const { node } of blocks) {
    if (node.type === 'paragraph') named ??= DISCORD_LINE.exec(toString(node))?.[1] ?? null;
    visit(node, 'link', (link: Link) => {
      const name = /^#([a-z0-9_-]+)$/iu.exec(toString(link.children satisfies PhrasingContent[]))?.[1];
      const id = CHANNEL_LINK.exec(link.url)?.[1];
      if (name !== undefined && id !== undefined) links.set(name, id);
    });
  }
  if (named !== null) return { name: named, id: links.get(named) ?? null };
  const [only, another] = [...links];
  return only && !another ? { name: only[0], id: only[1] } : null;
}
