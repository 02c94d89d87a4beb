// Breaks sampled rule lines one by one and asks the tests: `node scripts/mutants.mjs --help`.
import { fork } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createVitest } from 'vitest/node';
import { sample } from './rule-mutants.mjs';

const HELP = `node scripts/mutants.mjs [--seed 11] [--each 40] [--rooms growth,gitlab,reports,render,work] [--files 8] [--in FOLDER]
                            [--unit] [--list]

Draws --each mutants a room. The unit tests run once, to see which test executes which mutant; then each mutant meets those tests, the
twelve nearest files of them, until one fails. The same with the command tests for what is left, at most --files files for each. What was found stays in --in: a second
run goes on there, and with more --files it tries again what survived. --unit leaves the command tests out, --list only names the mutants.`;

const { values: asked } = parseArgs({
  options: {
    seed: { type: 'string', default: '11' },
    each: { type: 'string', default: '40' },
    rooms: { type: 'string', default: 'growth,gitlab,reports,render,work' },
    files: { type: 'string', default: '8' },
    in: { type: 'string', default: 'node_modules/.mutants' },
    unit: { type: 'boolean', default: false },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const mutants = sample(asked.rooms.split(','), Number(asked.each), Number(asked.seed));
const resultFile = resolve(asked.in, 'results.jsonl');

/** The nearest first. Of unit tests those of sandbox and host execute nothing of these rooms. */
const stages = [
  {
    name: 'unit',
    include: 'test/unit/**/*.test.ts',
    exclude: ['test/unit/{sandbox,sandbox-mechanics,host}/**'],
    files: 12,
  },
  ...(asked.unit
    ? []
    : [{ name: 'commands', include: 'test/commands/**/*.test.ts', exclude: [], files: Number(asked.files) }]),
];
const executedFile = ({ name }) => resolve(asked.in, `executed-${name}.jsonl`);

const linesOf = (file) =>
  existsSync(file)
    ? readFileSync(file, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : [];

/** The source with the mutant in it; without one, each mutant's place tells that it is executed. */
function changed(code, file, mutant) {
  if (mutant) return mutant.file === file ? code.slice(0, mutant.start) + mutant.text + code.slice(mutant.end) : code;
  const notes = mutants.flatMap(({ file: its, start, end }, index) =>
    its === file
      ? [
          { at: start, size: end - start, text: `(globalThis.__executed(${index}), ` },
          { at: end, size: 0, text: ')' },
        ]
      : [],
  );
  return notes
    .sort((a, b) => b.at - a.at || a.size - b.size)
    .reduce((text, note) => text.slice(0, note.at) + note.text + text.slice(note.at), code);
}

async function openVitest(mutantNow, stage, options) {
  const plugin = {
    name: 'mutants',
    enforce: 'pre',
    transform: (code, id) => changed(code, relative('.', id.split('?')[0]), mutantNow()),
  };
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  return createVitest(
    'test',
    {
      config: false,
      watch: false,
      include: [stage.include],
      exclude: stage.exclude,
      setupFiles: ['test/support/property-seed.ts', ...(options.setupFiles ?? [])],
      testTimeout: 120_000,
      hookTimeout: 60_000,
      ...options.vitest,
    },
    { define: { __DEVGROWTH_VERSION__: JSON.stringify(version) }, plugins: [plugin] },
  );
}

/** Runs the stage's tests on code that tells which mutants' places it comes by. */
async function execute(stage) {
  mkdirSync(asked.in, { recursive: true });
  process.env.DEVGROWTH_MUTANTS = `${executedFile(stage)}.part`;
  rmSync(process.env.DEVGROWTH_MUTANTS, { force: true });
  const vitest = await openVitest(() => null, stage, {
    setupFiles: ['scripts/executed-mutants.mjs'],
    vitest: { reporters: [['json', { outputFile: join(asked.in, `tests-${stage.name}.json`) }]] },
  });
  const { testModules } = await vitest.start();
  await vitest.close();
  const failed = testModules.filter((module) => !module.ok()).map(({ relativeModuleId }) => relativeModuleId);
  if (failed.length > 0)
    throw new Error(`These fail without a mutant, so that they prove nothing: ${failed.join(', ')}`);
  renameSync(`${executedFile(stage)}.part`, executedFile(stage));
}

/** In a process of its own, since a mutant may loop for ever: one long-lived vitest that runs what it is told. */
async function runner() {
  let mutant = null;
  const stage = { include: 'test/{unit,commands}/**/*.test.ts', exclude: [] };
  const vitest = await openVitest(() => mutant, stage, { vitest: { maxWorkers: 1, bail: 1, reporters: [{}] } });
  await vitest.standalone();
  const [project] = vitest.projects;
  async function meet({ index, file, tests }) {
    const before = mutant;
    mutant = mutants[index];
    for (const one of [before, mutant]) if (one) vitest.invalidateFile(resolve(one.file));
    if (tests === null) vitest.resetGlobalTestNamePattern();
    else vitest.setGlobalTestNamePattern(new RegExp(`(?:${tests.map(escaped).join('|')})$`));
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications([project.createSpecification(file)]);
    // vitest answers with the modules of every run before, too.
    const isFine = testModules.find(({ moduleId }) => moduleId === file)?.ok() === true;
    const passed = isFine && unhandledErrors.length === 0;
    process.send({ passed });
  }
  process.on('message', (question) => void meet(question));
  process.send({ ready: true });
}

const escaped = (text) => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&');
const wordsOf = (path) => path.split(/[/.-]/);

/** The files of tests that execute a mutant, the nearest first: by name, then by what they cost. */
function meeting(index, lines) {
  const files = new Map();
  for (const { file, test, ms } of lines.filter(({ seen }) => seen.includes(index))) {
    const known = files.get(file) ?? { file, tests: [], ms: 0, ofModule: false };
    files.set(file, { ...known, tests: [...known.tests, test], ms: known.ms + ms });
  }
  const words = new Set(wordsOf(mutants[index].file).slice(2, -1));
  const near = ({ file }) => wordsOf(relative('test', file)).filter((word) => words.has(word)).length;
  return [...files.values()]
    .map((one) => ({ ...one, tests: one.tests.includes(null) ? null : one.tests }))
    .sort((a, b) => near(b) - near(a) || a.ms - b.ms);
}

function open() {
  const child = fork(import.meta.filename, process.argv.slice(2), { detached: true, env: { ...process.env, CI: '1' } });
  const answer = (timeoutMs) =>
    new Promise((settle) => {
      const timer = setTimeout(() => settle({ passed: false, hung: true }), timeoutMs);
      child.once('message', (message) => {
        clearTimeout(timer);
        settle(message);
      });
    });
  return {
    ready: () => answer(60_000),
    ask: (question, timeoutMs) => {
      child.send(question);
      return answer(timeoutMs);
    },
    end: () => process.kill(-Number(child.pid), 'SIGKILL'),
  };
}

const resultsById = () => new Map(linesOf(resultFile).map((one) => [`${one.stage} ${one.id}`, one]));

async function meetAll(stage) {
  const lines = linesOf(executedFile(stage));
  const before = resultsById();
  let tests = null;
  for (const [index, { id, room }] of mutants.entries()) {
    if (stages.some(({ name }) => before.get(`${name} ${id}`)?.killed)) continue;
    const known = before.get(`${stage.name} ${id}`)?.met ?? 0;
    const files = meeting(index, lines).slice(known, stage.files);
    const result = { id, room, stage: stage.name, killed: null, met: known };
    for (const { file, tests: names, ms } of files) {
      if (tests === null) {
        tests = open();
        await tests.ready();
      }
      const { passed, hung } = await tests.ask({ index, file, tests: names }, 60_000 + 10 * ms);
      result.met += 1;
      if (hung) {
        tests.end();
        tests = null;
      }
      if (!passed) {
        result.killed = `${relative('test', file)}${hung ? ' (hung)' : ''}`;
        break;
      }
    }
    if (files.length === 0 && before.has(`${stage.name} ${id}`)) continue;
    appendFileSync(resultFile, `${JSON.stringify(result)}\n`);
    console.log(
      result.killed === null ? `lives  ${id}  (${result.met} files)` : `died   ${id}  by ${String(result.killed)}`,
    );
  }
  tests?.end();
}

function table() {
  const results = resultsById();
  for (const room of asked.rooms.split(',')) {
    const here = mutants.filter((one) => one.room === room);
    const living = here.filter(({ id }) => !stages.some(({ name }) => results.get(`${name} ${id}`)?.killed));
    console.log(`\n${room}: ${here.length} mutants, ${here.length - living.length} died; what lives:`);
    for (const { id } of living) console.log(`  ${id}`);
  }
}

if (process.send) await runner();
else if (asked.help) console.log(HELP);
else if (asked.list) for (const { id } of mutants) console.log(id);
else {
  for (const stage of stages) {
    if (!existsSync(executedFile(stage))) await execute(stage);
    await meetAll(stage);
  }
  table();
}
