// The directions between the rooms of the house. test/layers.test.ts proves that each rule finds what it forbids.

/** A rule: files under `from` import nothing of the project or its packages except what `may` matches. */
const only = (name, from, may, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: may },
});

// How the cruiser writes a package: by its file in node_modules, or by its bare name when it is a built-in.
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      comment: 'A circle has no bottom; types may point both ways.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      comment: 'An import that leads nowhere. Node 20 has no node:sqlite.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^node:sqlite$' },
    },
    only(
      'domain-is-pure',
      '^src/domain/',
      ['^src/domain/', '^(node:)?crypto$', npm('luxon')],
      'Rules know neither I/O nor the clock; zones are data.',
    ),
    only('text-has-words-only', '^src/text/', ['^src/(domain|text)/'], 'Wording is made of facts alone.'),
    only(
      'ports-are-types',
      '^src/ports/',
      ['^src/(ports|domain|text)/'],
      'A port names what is needed, not how it is met.',
    ),
    only(
      'use-cases-decide',
      '^src/app/',
      ['^src/(app|domain|ports)/', '^(node:)?crypto$', npm('zod')],
      'A use case loads facts, lets the domain decide, and commits.',
    ),
    only('time-asks-use-cases', '^src/jobs/', ['^src/(jobs|app|domain|ports)/'], 'Jobs are how the clock asks.'),
    only(
      'reminders-are-whole',
      '^src/reminders/',
      ['^src/(reminders|app|domain|ports|text)/'],
      'A reminder is one file: who, when, and in which words.',
    ),
    only(
      'commands-ask-use-cases',
      '^commands/',
      [
        '^commands/',
        '^src/discord/kit\\.ts$',
        '^src/(app|text|domain)/',
        npm('@discordjs/builders', 'discord-api-types'),
      ],
      'Commands are how a person asks: no database, no clock, no thresholds.',
    ),
    {
      ...only('adapters-meet-ports', '^src/adapters/', [], 'An adapter knows its port and the world outside.'),
      to: { path: '^(src|commands)/', pathNot: ['^src/(adapters|ports|domain|text|discord|generated)/'] },
    },
    {
      ...only('discord-speaks', '^src/discord/', [], 'Dispatch and rendering know use cases only by their types.'),
      to: { path: '^(src|commands)/', pathNot: ['^src/(discord|app|domain|ports|text)/'] },
    },
    {
      ...only(
        'sandbox-stands-alone',
        '^src/sandbox/',
        [],
        'The local Discord knows as little of the bot as the real one.',
      ),
      to: { path: '^(src|commands)/', pathNot: ['^src/sandbox/', '^src/domain/ids\\.ts$', '^src/ports/clock\\.ts$'] },
    },
    {
      name: 'only-runtime-starts-the-sandbox',
      comment: 'The bot works the same with and without it.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/(sandbox|runtime)/' },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'only-runtime-wires',
      comment: 'One place knows all.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/(main\\.ts$|runtime/|adapters/)' },
      to: { path: '^src/(adapters|runtime|web|generated)/' },
    },
    {
      name: 'web-shows',
      comment: 'Pages are given what they show.',
      severity: 'error',
      from: { path: '^src/web/' },
      to: { path: '^(src|commands)/', pathNot: '^src/(web|domain|ports|text)/' },
    },
    {
      name: 'only-its-adapter-knows-the-database',
      comment: 'It stands behind the port of the store.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/(adapters|generated)/' },
      to: { path: [npm('@prisma', 'prisma', 'pg', '@photostructure'), '^(node:)?sqlite$'] },
    },
    {
      name: 'only-discord-rooms-know-discord.js',
      comment: 'Commands are written against the kit, everything else against the port of the chat.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: ['^src/(adapters/)?discord/(?!kit\\.ts$)'] },
      to: { path: npm('discord\\.js') },
    },
    {
      name: 'only-the-scheduler-ticks',
      comment: 'What is due is a question to the database, not a cron expression.',
      severity: 'error',
      from: { path: '^(src|commands)/', pathNot: '^src/runtime/scheduler\\.ts$' },
      to: { path: npm('node-cron') },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^src/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
