import { expect, it } from 'vitest';
import { readMarkdown, type Token } from './discord-markdown.js';

it.each<[string, Token['type']]>([
  ['hello @everyone', 'mention'],
  ['<@80351110224678912>', 'mention'],
  ['<@&80351110224678912>', 'mention'],
  ['<#80351110224678912>', 'mention'],
  ['<id:customize>', 'mention'],
  ['<t:1700000000:F>', 'time'],
  ['</vote show:80351110224678912>', 'command'],
  ['<a:party:80351110224678912>', 'emoji'],
  [':rocket:', 'emoji'],
  ['see [here](https://evil.example)', 'masked-link'],
  ['https://example.org/a_b', 'link'],
  ['<https://example.org/a_b>', 'link'],
  ['**bold**', 'mark'],
  ['_slanted_', 'mark'],
  ['||hidden||', 'mark'],
  ['~~gone~~', 'mark'],
  ['```ansi\n\u001b[31mred\n```', 'code'],
  ['# Title', 'heading'],
  ['a\n## Title', 'heading'],
  ['-# small', 'small-print'],
  ['- item', 'list'],
  ['  12. item', 'list'],
  ['> said', 'quote'],
  ['>>> all of it', 'quote'],
  ['> # inside', 'heading'],
  ['a\u202eb', 'invisible'],
])('the reader of these tests sees what %j is', (markup, type) => {
  expect(readMarkdown(markup).tokens.map((token) => token.type)).toContain(type);
});

it.each([
  ['\\*\\*bold\\*\\*', '**bold**'],
  ['\\<@1>', '<@1>'],
  ['a - b', 'a - b'],
  ['1\\. item', '1. item'],
  ['C:\\temp', 'C:\\temp'],
  ['10 > 9', '10 > 9'],
])('the reader of these tests leaves %j alone', (markup, shown) => {
  expect(readMarkdown(markup)).toEqual({ shown, tokens: [] });
});
