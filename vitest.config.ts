import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/{unit,integration,faults}/**/*.test.ts'],
    environment: 'node',
    // Native modules and tests that kill processes want a process of their own.
    pool: 'forks',
    // Much of the time is spent waiting, for locks and for other processes.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A fault that is seen once has to be told whole: "[ …(3) ]" says nothing about what happened.
    chaiConfig: { truncateThreshold: 2_000 },
    reporters: ['default', './tests/support/count-reporter.ts'],
  },
});
