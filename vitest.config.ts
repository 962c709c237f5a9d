import { defineConfig } from 'vitest/config';

const limits = { testTimeout: 30_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    globalSetup: ['test/postgres.ts'],
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      {
        // Loading Prisma takes longer than most of these tests: files that run in the same worker share it.
        test: { ...limits, name: 'store', include: ['test/{store,app}/**/*.test.ts'], isolate: false },
      },
      {
        test: { ...limits, name: 'rest', include: ['test/**/*.test.ts'], exclude: ['test/{store,app}/**'] },
      },
    ],
  },
});
