import { describe, expect, it } from 'vitest';
import { modal } from '../../src/discord/form.js';
import { render } from '../../src/discord/render.js';
import {
  formIsReady,
  incident,
  onlyInServers,
  unknownAction,
  unknownServer,
  withEdit,
} from '../../src/text/answers.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { card, facts, line, text, type Card } from '../../src/text/card.js';
import { plain, quoted, say, when } from '../../src/text/markup.js';

const everything: Card = card(say`D-7: ${'Use *one* format'}`, {
  tone: 'waiting',
  blocks: [
    text(quoted(plain('Line one with @everyone\n- and a list'))),
    line,
    facts(['Deadline', when(1_800_000_000_000)], ['Author', say`Robin Example`]),
  ],
  buttons: [
    ...(['Block', 'Request a vote', 'Mark significant', 'Feedback', 'Amend', 'Withdraw'] as const).map((label, at) => ({
      label,
      look: at === 0 ? ('bad' as const) : ('secondary' as const),
      action: label.toLowerCase().replaceAll(' ', '-'),
      argument: 'clx7',
    })),
    { label: 'Lift', look: 'good', action: 'lift', argument: 'clx7', disabled: true },
  ],
  files: [{ name: 'D-7 full text.md', content: '# Use one format\n' }],
  pings: [asId<Snowflake>('123456789012345678')],
  footer: say`§D1 · mark`,
});

const messages: Record<string, Card> = {
  everything,
  incident: incident('0a1b2c3d'),
  'incident-with-edit': withEdit(incident('0a1b2c3d'), { action: 'edit', argument: 'draft-1' }),
  'form-is-ready': formIsReady('Block D-7', { action: 'open-form', argument: 'block:clx7' }),
  'only-in-servers': onlyInServers(),
  'unknown-action': unknownAction(),
  'unknown-server': unknownServer(),
};

describe('what Discord is given', () => {
  it.each(Object.keys(messages))('for the card %s', async (name) => {
    const given = messages[name];
    if (!given) throw new Error('no card');
    await expect(`${JSON.stringify(render(given).body, null, 2)}\n`).toMatchFileSnapshot(`cards/message-${name}.json`);
  });

  it('for a form', async () => {
    const body = modal(
      'block',
      'clx7',
      {
        title: 'Block D-7',
        fields: [
          {
            name: 'reason',
            label: 'Reason',
            hint: 'What goes wrong',
            kind: 'paragraph',
            required: true,
            longest: 1_000,
          },
          {
            name: 'way',
            label: 'Way forward',
            kind: {
              choices: [
                { value: 'alternative', label: 'Alternative', hint: 'Another text' },
                { value: 'criteria', label: 'Criteria' },
              ],
            },
            required: true,
          },
          { name: 'link', label: 'Link', kind: 'line', required: false },
        ],
      },
      { reason: 'It breaks clients', way: 'criteria' },
    );
    await expect(`${JSON.stringify(body, null, 2)}\n`).toMatchFileSnapshot('cards/form.json');
  });
});
