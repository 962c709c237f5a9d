import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/postgres.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Loading Prisma and discord.js takes longer than most tests: files that run in the same worker share them.
    isolate: false,
    reporters: ['default'],
  },
});
