import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { refuse, type Command } from '../../src/discord/kit.js';
import { charactersOf, limitsOf } from './commands-limits.js';

const run = async () => refuse({ clause: 'X3', code: 'draft-expired' });
const good: Command = {
  data: {
    name: 'group',
    description: 'Groups',
    options: [
      {
        type: Type.Subcommand,
        name: 'list',
        description: 'All groups',
        options: [
          {
            type: Type.String,
            name: 'kind',
            description: 'Which kind',
            choices: [{ name: 'Working Group', value: 'working-group' }],
          },
        ],
      },
    ],
  },
  place: 'everywhere',
  run: { list: run },
};

describe('the limits of commands', () => {
  it('are kept by a command that keeps them', () => {
    expect(limitsOf([good])).toEqual([]);
  });

  it('count names, descriptions and choices', () => {
    expect(charactersOf(good.data)).toBe('groupGroupslistAll groupskindWhich kindWorking Groupworking-group'.length);
  });

  it('name what breaks them', () => {
    const options = Array.from({ length: 26 }, (_none, at) => ({
      type: Type.String as const,
      name: `o${at}`,
      description: 'x'.repeat(at === 25 ? 101 : 1),
      required: at === 25,
    }));
    const bad: Command = { ...good, data: { name: 'Bad', description: '', options }, run: { other: run } };
    const long: Command = {
      ...good,
      data: {
        name: 'long',
        description: 'x',
        options: Array.from({ length: 25 }, (_none, at) => ({
          type: Type.String as const,
          name: `o${at}`,
          description: 'd',
          choices: Array.from({ length: 4 }, (_other, choice) => ({ name: `${choice}${'n'.repeat(98)}`, value: 'v' })),
        })),
      },
      run: { '': run },
    };
    const found = limitsOf([bad, long, good, good]).join('\n');
    for (const sentence of [
      '"Bad" is no name',
      'the description has 0 characters',
      'Bad has 26 options',
      'a required option comes after',
      'o25: the description has 101',
      '/Bad  does nothing',
      "/Bad other can't be asked for",
      '/long has 1',
      'the root group is there twice',
    ])
      expect(found).toContain(sentence);
  });
});
