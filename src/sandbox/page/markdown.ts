import type { World } from '../world/world.js';
import { visibleText } from '../actors/visible-text.js';

const SAFE: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escapeHtml = (text: string): string => text.replace(/[&<>"']/gu, (sign) => SAFE[sign] ?? sign);

const TAKEN_OUT =
  /```(?:\w*\n)?(?<block>.*?)```|`(?<code>[^`\n]+)`|\\(?<escaped>[^\p{L}\p{N}\s])|<t:(?<seconds>-?\d+)(?::(?<style>[A-Za-z]))?>|(?<sign><(?:@[!&]?|#)\d+>|<\/[^:>]+:\d+>)|<?(?<address>https?:\/\/[^\s<>()]*[^\s<>().,;:!?])>?/gsu;
const LINK = /\[([^\]\n]+)\]\(\ue000(\d+)\ue001\)/gu;

/**
 * Discord Markdown as HTML. What is not ours is escaped; pieces that must not be read again (code, escapes, mentions,
 * addresses) wait in a list while the rest is worked on.
 */
export function markdownHtml(world: World, markdown: string): string {
  const pieces: { html: string; address?: string }[] = [];
  const keep = (html: string, address?: string): string => {
    pieces.push(address === undefined ? { html } : { html, address });
    return `\ue000${pieces.length - 1}\ue001`;
  };
  const text = markdown.replace(/[\ue000\ue001]/gu, '').replace(TAKEN_OUT, (...found: unknown[]) => {
    const groups = found.at(-1) as Record<string, string | undefined>;
    if (groups.block !== undefined) return keep(`<pre>${escapeHtml(groups.block)}</pre>`);
    if (groups.code !== undefined) return keep(`<code>${escapeHtml(groups.code)}</code>`);
    if (groups.escaped !== undefined) return keep(escapeHtml(groups.escaped));
    if (groups.seconds !== undefined) return keep(moment(world, Number(groups.seconds), groups.style));
    if (groups.address !== undefined) return keep(anchor(groups.address, escapeHtml(groups.address)), groups.address);
    return keep(`<span class="mention">${escapeHtml(visibleText(world, groups.sign ?? ''))}</span>`);
  });
  const linked = escapeHtml(text).replace(LINK, (all, label: string, index: string) => {
    const address = pieces[Number(index)]?.address;
    return address === undefined ? all : keep(anchor(address, label));
  });
  const built = blocks(linked.split('\n'));
  const put = (html: string): string =>
    html.replace(/\ue000(\d+)\ue001/gu, (_all, index: string) => put(pieces[Number(index)]?.html ?? ''));
  return put(built);
}

const anchor = (address: string, label: string): string =>
  `<a href="${escapeHtml(address)}" rel="noreferrer noopener" target="_blank">${label}</a>`;

function moment(world: World, seconds: number, style: string | undefined): string {
  const at = new Date(seconds * 1000);
  if (Number.isNaN(at.getTime())) return escapeHtml(String(seconds));
  const exact = at.toISOString().replace('T', ' ').replace('.000Z', ' UTC');
  const shown = style === 'R' ? distance(seconds * 1000 - world.clock.now()) : exact;
  return `<time datetime="${at.toISOString()}" title="${exact}">${shown}</time>`;
}

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const;

/** A distance in time as Discord words it: `in 5 days`, `2 hours ago`. */
function distance(ms: number): string {
  const [unit, size] = UNITS.find(([, length]) => Math.abs(ms) >= length) ?? ['second', 1_000];
  return new Intl.RelativeTimeFormat('en').format(Math.round(ms / size), unit);
}

const inline = (text: string): string =>
  text
    .replace(/\*\*(.+?)\*\*/gu, '<strong>$1</strong>')
    .replace(/__(.+?)__/gu, '<u>$1</u>')
    .replace(/~~(.+?)~~/gu, '<s>$1</s>')
    .replace(/\*(\S(?:[^*]*\S)?)\*/gu, '<em>$1</em>')
    .replace(/(?<![\p{L}\p{N}])_(\S(?:[^_]*\S)?)_(?![\p{L}\p{N}])/gu, '<em>$1</em>');

interface LineKind {
  readonly pattern: RegExp;
  readonly wrap: readonly [string, string];
  readonly line: (content: string) => string;
}

const item = (content: string): string => `<li>${inline(content)}</li>`;
const KINDS: readonly LineKind[] = [
  { pattern: /^&gt; ?(.*)$/u, wrap: ['<blockquote>', '</blockquote>'], line: (content) => `<p>${inline(content)}</p>` },
  { pattern: /^\s*[-*] (.*)$/u, wrap: ['<ul>', '</ul>'], line: item },
  { pattern: /^\s*\d+\. (.*)$/u, wrap: ['<ol>', '</ol>'], line: item },
  { pattern: /^# (.*)$/u, wrap: ['', ''], line: (content) => `<h3>${inline(content)}</h3>` },
  { pattern: /^## (.*)$/u, wrap: ['', ''], line: (content) => `<h4>${inline(content)}</h4>` },
  { pattern: /^### (.*)$/u, wrap: ['', ''], line: (content) => `<h5>${inline(content)}</h5>` },
  { pattern: /^-# (.*)$/u, wrap: ['', ''], line: (content) => `<p class="small">${inline(content)}</p>` },
  { pattern: /^(.*\S.*)$/u, wrap: ['', ''], line: (content) => `<p>${inline(content)}</p>` },
];

/** Lines of one kind that follow each other make one block. */
function blocks(lines: readonly string[]): string {
  let html = '';
  let open: LineKind | null = null;
  for (const line of lines) {
    const kind = KINDS.find((each) => each.pattern.test(line)) ?? null;
    if (kind !== open) html += `${open?.wrap[1] ?? ''}${kind?.wrap[0] ?? ''}`;
    if (kind) html += kind.line(kind.pattern.exec(line)?.[1] ?? '');
    open = kind;
  }
  return html + (open?.wrap[1] ?? '');
}
