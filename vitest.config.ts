import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // More than the two cores this is meant for: many tests wait for a process, a socket or a time limit.
    maxWorkers: 3,
    // Loading Prisma and discord.js takes longer than most tests: files that run in the same worker share them.
    isolate: false,
    reporters: ['default'],
  },
});
