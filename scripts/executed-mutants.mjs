// Set up in each test file of a first run of scripts/mutants.mjs: notes which test executed which mutant, and what it cost.
import { appendFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';

let seen = new Set();
let since = performance.now();
globalThis.__executed = (index) => seen.add(index);

function note(test) {
  const line = { file: expect.getState().testPath, test, ms: Math.round(performance.now() - since), seen: [...seen] };
  appendFileSync(process.env.DEVGROWTH_MUTANTS, `${JSON.stringify(line)}\n`);
  seen = new Set();
  since = performance.now();
}

// What ran before the first test is of no test: module constants, scenes.
beforeEach(() => {
  if (seen.size > 0) note(null);
});
afterEach(({ task }) => note(task.name));
afterAll(() => note(null));
