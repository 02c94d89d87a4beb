// Test projects; what `npm test` and `npm run test:deep` run stands in package.json.
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

// Files of a worker share loaded modules: these keep nothing between tests, and loading them again for each file was half of the time.
const project = (
  name: string,
  include: string[],
  { testTimeout = 20_000, globalSetup = [] as string[], isolate = false } = {},
) => ({
  define: { __DEVGROWTH_VERSION__: JSON.stringify(version) },
  test: {
    name,
    include,
    globalSetup,
    setupFiles: ['test/support/property-seed.ts'],
    testTimeout,
    hookTimeout: 60_000,
    isolate,
  },
});

export default defineConfig({
  test: {
    // By default one core is left to who watches; whoever runs everything waits.
    maxWorkers: '100%',
    projects: [
      project('architecture', ['test/architecture.test.ts', 'test/shelves.test.ts']),
      project('unit', ['test/unit/**/*.test.ts']),
      project('commands', ['test/commands/**/*.test.ts']),
      project('contract', ['test/contract/**/*.test.ts'], { globalSetup: ['test/support/contract-summary.ts'] }),
      project('e2e', ['test/e2e/**/*.test.ts'], { testTimeout: 60_000, isolate: true }),
      project('deep', ['test/deep/**/*.test.ts'], { testTimeout: 300_000, isolate: true }),
    ],
  },
});
