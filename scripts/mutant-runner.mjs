// Vitest's runner for scripts/mutants.mjs: a test runs again for each living mutant that it comes by, with that one switched on.
import { appendFileSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { TestRunner } from 'vitest';
import { isAbout, linesOf } from './mutant-switches.mjs';

const folder = process.env.DEVGROWTH_MUTANTS;
const mostTurns = 300_000;
/** How many tests a mutant meets, of those that are about it and of others. */
const mostMet = { near: 300, far: 120 };
/** What one test may cost: one that comes by half of the code meets those that it is about alone. */
const longestMs = 40_000;

/** One for all files: they share their modules, and those their switches. */
const mutant = (globalThis.__mutant ??= {
  all: JSON.parse(readFileSync(join(folder, 'mutants.json'), 'utf8')),
  dead: new Set(linesOf(join(folder, 'died.jsonl')).map(({ index }) => index)),
  met: new Map(),
  on: -1,
  turns: 0,
  seen: new Set(),
  is(index) {
    this.seen.add(index);
    return this.on === index;
  },
  turn() {
    if (this.on >= 0 && ++this.turns > mostTurns) throw new Error('without an end');
  },
});

const note = (file, line) => appendFileSync(join(folder, file), `${JSON.stringify(line)}\n`);

function inTime(work, ms) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error('too late')), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const suitesOf = ({ suite, file }) => (suite === undefined ? [file] : [...suitesOf(suite), suite]);

/** With what stands before and after it. */
async function again(test) {
  const suites = [...new Set(suitesOf(test))];
  const after = [];
  for (const suite of suites)
    for (const hook of TestRunner.getSuiteHooks(suite).beforeEach) after.unshift(await hook(test.context, suite));
  try {
    await TestRunner.getTestFn(test)();
  } finally {
    for (const undo of after) if (typeof undo === 'function') await undo();
    for (const suite of suites.reverse())
      for (const hook of TestRunner.getSuiteHooks(suite).afterEach) await hook(test.context, suite);
  }
}

/** Those that the test meets: living ones, as long as it costs little or is about them. */
function toMeet(seen, file, ms) {
  let living = seen.filter((index) => !mutant.dead.has(index));
  const isNear = (index) => isAbout(mutant.all[index], file);
  if (living.length * ms > longestMs) living = living.filter(isNear);
  return living.slice(0, Math.max(1, Math.floor((3 * longestMs) / ms))).filter((index) => {
    const met = mutant.met.get(index) ?? { near: 0, far: 0 };
    const how = isNear(index) ? 'near' : 'far';
    mutant.met.set(index, { ...met, [how]: met[how] + 1 });
    return met[how] < mostMet[how];
  });
}

export default class extends TestRunner {
  async runTask(test) {
    const file = relative('.', test.file.filepath);
    mutant.seen.clear();
    const since = performance.now();
    await TestRunner.getTestFn(test)();
    const ms = performance.now() - since;
    const seen = [...mutant.seen];
    note('seen.jsonl', { file, test: test.name, seen });
    const met = toMeet(seen, relative('test', test.file.filepath), ms);
    const passes = (index) => {
      mutant.on = index;
      mutant.turns = 0;
      return inTime(again(test), 20_000 + 10 * ms)
        .then(
          () => true,
          () => false,
        )
        .finally(() => {
          mutant.on = -1;
        });
    };
    if (met.length === 0 || !(await passes(-1))) return;
    for (const index of met) {
      if (await passes(index)) continue;
      // What the mutant left behind breaks the test for the others.
      if (!(await passes(-1))) return;
      mutant.dead.add(index);
      note('died.jsonl', { index, by: `${file} > ${test.name}` });
    }
  }
}
