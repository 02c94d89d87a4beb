// Test projects; what `npm test` and `npm run test:deep` run stands in package.json.
import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';
import { shippedTexts } from './scripts/shipped-texts.mjs';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

const define = { __DEVGROWTH_VERSION__: JSON.stringify(version), ...(await shippedTexts()) };

// Files of a worker share loaded modules: these keep nothing between tests, and loading them again for each file was half of the time.
const project = (name, include, { testTimeout = 20_000, globalSetup = [], isolate = false } = {}) => ({
  // vitest takes from the object what it has read.
  define: { ...define },
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
