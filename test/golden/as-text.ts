import type { Block, Card } from '../../src/text/card.js';
import type { Field, Form } from '../../src/text/form.js';

const BUTTONS_IN_A_ROW = 5;

/** A card as a text that a person can read aloud: everything on it, in the order in which it is shown. */
export function asText(card: Card): string {
  const rows: string[] = [];
  for (let from = 0; from < card.buttons.length; from += BUTTONS_IN_A_ROW) {
    const row = card.buttons.slice(from, from + BUTTONS_IN_A_ROW);
    rows.push(row.map(({ label, look, disabled }) => `[${label}]${disabled ? ' off' : ''} ${look}`).join('  '));
  }
  const parts = [
    `# ${card.title.text}   (${card.tone})`,
    ...card.blocks.map(blockAsText),
    ...card.files.map(({ name, content }) => `file ${name}:\n${content.slice(0, 2_000).replace(/^/gmu, '| ')}`),
    ...rows,
    ...(card.footer ? [`-# ${card.footer.text}`] : []),
    ...(card.pings.length > 0 ? [`pings ${card.pings.join(', ')}`] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

const blockAsText = (block: Block): string => {
  switch (block.type) {
    case 'text':
      return block.text.text;
    case 'facts':
      return block.facts.map(({ label, value }) => `${label}: ${value.text}`).join('\n');
    case 'line':
      return '────';
  }
};

/** Everything that Discord counts on a card, in characters, with what it writes around each part. */
export const lengthOf = (card: Card): number =>
  [
    `## ${card.title.text}`,
    ...card.blocks.map((block) => boldLabels(block)),
    `-# ${card.footer?.text ?? ''} · \`12345678\``,
  ].join('').length;

const boldLabels = (block: Block): string =>
  block.type === 'facts'
    ? block.facts.map(({ label, value }) => `**${label}:** ${value.text}`).join('\n')
    : block.type === 'text'
      ? block.text.text
      : '';

/** A form as a text that a person can read aloud: what each field asks, and what stands in it when it opens. */
export const formAsText = ({ title, fields }: Form): string =>
  `${[`# ${title}`, ...fields.map(fieldAsText)].join('\n\n')}\n`;

function fieldAsText({ label, hint, kind, required, value }: Field): string {
  const what = typeof kind === 'string' ? kind : 'choice';
  const choices = typeof kind === 'string' ? [] : kind.choices;
  return [
    `${label} (${what}${required ? '' : ', may stay empty'})`,
    ...(hint === undefined ? [] : [`-# ${hint}`]),
    ...choices.map((each) => `( ) ${each.label}${each.hint === undefined ? '' : `: ${each.hint}`}`),
    ...(value ? [value.replace(/^/gmu, '| ')] : []),
  ].join('\n');
}
