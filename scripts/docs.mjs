// `npm run docs`: builds, then records the pages and pictures of docs/ and the README anew. The picture of the page needs Chromium.
import { spawnSync } from 'node:child_process';

const recorded = [
  'test/commands/first-five-minutes.test.ts',
  'test/commands/tokens-page.test.ts',
  'test/e2e/readme-pictures.test.ts',
];
const vitest = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--project',
  'commands',
  '--project',
  'e2e',
  ...recorded,
  '--update',
];
for (const args of [['scripts/build.mjs'], vitest]) {
  const { status } = spawnSync(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, DEVGROWTH_DRAW: 'yes' },
  });
  if (status !== 0) process.exit(status ?? 1);
}
