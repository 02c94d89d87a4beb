// Breaks sampled rule lines one by one and asks the tests: `node scripts/mutants.mjs --help`.
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest } from 'vitest/node';
import { distancesTo } from './mutant-importers.mjs';
import { inCode, linesOf, withSwitches } from './mutant-switches.mjs';
import { everyOneOf, foundAgain, sample } from './rule-mutants.mjs';

const HELP = `node scripts/mutants.mjs [--seed 11] [--each 40] [--rooms growth,gitlab,reports,render,work] [--in FOLDER] [--again FOLDER] [--unit] [--list]
       node scripts/mutants.mjs --of src/growth/week [--by test/unit/growth/week,test/commands/week] [--in FOLDER] [--list]

Draws --each mutants a room. All of them stand in the code at once, each behind a switch. A test that comes by some of them runs again
with one switched on, until that one is dead or has met enough tests: 300 of files whose path says that they are about it, 120 of others.
A test counts that passes twice without a mutant, and once more after each death. What only runs while a module is loaded is met by
itself at the end, with the code changed, by the sixty files that are fewest imports away from it. Unit tests first, then the command tests; --unit leaves these out.
--list only names the mutants. What was found stays in --in, and a second run goes on there. --again meets those, too, that lived in such a folder of before;
with --each 0 no others. --of meets every mutant of these files or folders, none drawn; --by plays these tests alone.`;

const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string', default: '11' },
    each: { type: 'string', default: '40' },
    rooms: { type: 'string', default: 'growth,gitlab,reports,render,work' },
    in: { type: 'string', default: 'node_modules/.mutants' },
    again: { type: 'string' },
    of: { type: 'string' },
    by: { type: 'string' },
    unit: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const rooms = asked.of === undefined ? asked.rooms.split(',') : asked.of.split(',');
const lived =
  asked.again === undefined ? [] : foundAgain(livingIn(asked.again)).map((one) => ({ ...one, again: true }));
const known = new Set(lived.map(({ id }) => id));
const met = asked.of === undefined ? sample(rooms, Number(asked.each), Number(asked.seed)) : everyOneOf(rooms);
const mutants = [...lived, ...met.filter(({ id }) => !known.has(id))];
const folder = resolve(asked.in);
const nearest = 60;

/** Of unit tests those of sandbox and host execute nothing of these rooms. */
const stages = [
  { name: 'unit', include: ['test/unit'], exclude: ['test/unit/{sandbox,sandbox-mechanics,host}/**'] },
  ...(asked.unit ? [] : [{ name: 'commands', include: ['test/commands'], exclude: [] }]),
];
if (asked.by !== undefined) stages.splice(0, stages.length, { name: 'by', include: asked.by.split(','), exclude: [] });

/** What costs least first: a mutant that is dead costs the others nothing. */
class SmallFirst {
  shard(files) {
    return files;
  }
  sort(files) {
    return files.toSorted((one, other) => statSync(one.moduleId).size - statSync(other.moduleId).size);
  }
}

async function run(changed, options) {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const plugin = {
    name: 'mutants',
    enforce: 'pre',
    transform: (code, id) => changed(code, relative('.', id.split('?')[0])),
  };
  const vitest = await createVitest(
    'test',
    {
      config: false,
      watch: false,
      setupFiles: ['test/support/property-seed.ts'],
      testTimeout: 3_600_000,
      hookTimeout: 600_000,
      maxWorkers: 1,
      isolate: false,
      fileParallelism: false,
      sequence: { sequencer: SmallFirst },
      reporters: [{}],
      ...options,
    },
    { define: { __DEVGROWTH_VERSION__: JSON.stringify(version) }, plugins: [plugin] },
  );
  const { testModules } = await vitest.start();
  await vitest.close();
  return testModules.filter((module) => !module.ok()).map(({ relativeModuleId }) => relativeModuleId);
}

/** Every test of the stage, and each of them again for the mutants that it comes by. */
async function meetAll({ name, include, exclude }) {
  const done = join(folder, `${name}.done`);
  if (existsSync(done)) return;
  process.env.DEVGROWTH_MUTANTS = folder;
  const failed = await run((code, file) => withSwitches(code, file, mutants), {
    include: include.map((place) => (place.endsWith('.ts') ? place : `${place}/**/*.test.ts`)),
    exclude,
    runner: resolve('scripts/mutant-runner.mjs'),
  });
  if (failed.length > 0)
    throw new Error(`These fail without a mutant, so that they prove nothing: ${failed.join(', ')}`);
  writeFileSync(done, '');
}

const isTestIn = (places, file) => places.some((place) => file.startsWith(place)) && file.endsWith('.test.ts');

/** A constant of a module has its value before any switch is on: no test comes by it, or the one that loads it. */
async function meetAlone(index) {
  const mutant = mutants[index];
  const distances = distancesTo(mutant.file);
  const all = stages.flatMap(({ include }) => [...distances.keys()].filter((file) => isTestIn(include, file)));
  const files = all
    .sort((one, other) => distances.get(one) - distances.get(other) || statSync(one).size - statSync(other).size)
    .slice(0, nearest);
  const failed =
    files.length === 0 ? [] : await run((code, file) => inCode(code, file, mutant), { include: files, bail: 1 });
  appendFileSync(join(folder, 'alone.jsonl'), `${JSON.stringify({ index, by: failed[0] ?? null })}\n`);
}

/** By their places in the draw. */
function deadIn(place) {
  const alone = linesOf(join(place, 'alone.jsonl')).filter(({ by }) => by !== null);
  return new Set([...linesOf(join(place, 'died.jsonl')), ...alone].map(({ index }) => index));
}

function livingIn(place) {
  const dead = deadIn(place);
  return JSON.parse(readFileSync(join(place, 'mutants.json'), 'utf8')).filter((_, index) => !dead.has(index));
}

function table() {
  const dead = deadIn(folder);
  const all = mutants.map((one, index) => ({ ...one, index }));
  const tell = (name, here) => {
    const living = here.filter(({ index }) => !dead.has(index));
    console.log(`\n${name}: ${here.length} mutants, ${here.length - living.length} died; what lives:`);
    for (const { id } of living) console.log(`  ${id}`);
  };
  if (lived.length > 0)
    tell(
      'of those that lived before',
      all.filter(({ again }) => again),
    );
  for (const room of rooms)
    tell(
      room,
      all.filter((one) => one.room === room && !one.again),
    );
}

async function main() {
  const drawn = JSON.stringify(mutants);
  const file = join(folder, 'mutants.json');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== drawn) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, drawn);
  for (const stage of stages) await meetAll(stage);
  const tests = new Map();
  for (const { seen } of linesOf(join(folder, 'seen.jsonl')))
    for (const index of seen) tests.set(index, (tests.get(index) ?? 0) + 1);
  const met = new Set(linesOf(join(folder, 'alone.jsonl')).map(({ index }) => index));
  const dead = new Set(linesOf(join(folder, 'died.jsonl')).map(({ index }) => index));
  for (const index of mutants.keys())
    if ((tests.get(index) ?? 0) <= stages.length && !met.has(index) && !dead.has(index)) await meetAlone(index);
  table();
}

if (asked.help) console.log(HELP);
else if (asked.list) for (const { id } of mutants) console.log(id);
else await main();
