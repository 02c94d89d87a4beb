// A thousand pieces of work matched with a hundred goals: CPU of the matching, and of all that turns found work into candidates.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const pieceCount = 1000;
const goalCount = 100;
const rounds = 15;
const words =
  'import retry queue cache index query runner pipeline token report export search label board merge review deploy rollback alert ' +
  'metric trace form dialog keyboard contrast guide wizard upload mapping schema backup restore replica failover outage drill';
const word = (seed) => words.split(' ')[(seed * 7919) % 38];
const phrase = (seed, length) =>
  Array.from({ length }, (_, at) => word(seed * 31 + at * 17 + ((seed * at) % 11))).join(' ');

export async function matching() {
  const folder = mkdtempSync(join(tmpdir(), 'devgrowth-matching-'));
  try {
    const { candidatesFrom, matchesOf, linksOf, windowOf } = await sources(folder);
    const goals = Array.from({ length: goalCount }, (_, at) => goalOf(at));
    const items = Array.from({ length: pieceCount }, (_, at) => itemOf(at));
    const deeds = items.map(({ key, endedAt }) => ({ type: 'authored', key, at: endedAt }));
    const found = { items, deeds, mentions: [], closes: new Map(), commits: new Map(), sources: [], requests: 0 };
    const decided = { logged: new Map(), links: new Set(), marks: new Set() };
    const base = 'https://gitlab.example';
    const basis = {
      person: 'alex',
      emails: [],
      base,
      goalsProject: { id: 1, path: 'alex/goals' },
      window: windowOf('2026-01-01', '2026-12-31', 'UTC', ''),
      goals,
      rules: [],
      decided,
    };
    const toMatch = items.map((item) => ({
      piece: { kind: 'merge-request', items: [item], isOwn: true, helped: null, helpsNewcomer: false },
      day: item.endedAt.slice(0, 10),
      trailers: { goals: [], problems: [] },
    }));
    const around = { base, items: new Map(items.map((item) => [item.key, item])), closes: new Map() };
    const read = new Map(items.map((item) => [item.key, linksOf(item, around)]));
    const matched = cpuOf(() => matchesOf(toMatch, goals, [], (item) => read.get(item.key)));
    const whole = cpuOf(() => candidatesFrom(found, basis));
    const fitting = matchesOf(toMatch, goals, [], (item) => read.get(item.key)).filter(
      (list) => list.length > 0,
    ).length;
    console.log(`\n${pieceCount} candidates and ${goalCount} goals, median of ${rounds}, CPU`);
    console.log(`  matched: ${matched.toFixed(0)} ms (at most 50); ${fitting} fit a goal`);
    console.log(`  found work to candidates, put together and matched: ${whole.toFixed(0)} ms`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sources(folder) {
  const root = join(import.meta.dirname, '..');
  const outfile = join(folder, 'matching.mjs');
  const contents = ['candidates/candidates', 'candidates/matching', 'candidates/item-links', 'time/window']
    .map((file) => `export * from './src/growth/${file}.ts';`)
    .join('\n');
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    logLevel: 'error',
    outfile,
  });
  return import(pathToFileURL(outfile).href);
}

function goalOf(at) {
  return {
    iid: at + 1,
    title: phrase(at, 5),
    began: '2026-01-01',
    ended: null,
    partners: new Set(),
    growsOthers: false,
    names: new Set([`acme/p${at % 10}#${at}`]),
    titleWords: phrase(at, 5).split(' '),
    otherWords: phrase(at + 500, 60).split(' '),
    keptFrom: new Map([[`acme/p${at % 10}`, at % 4]]),
  };
}

function itemOf(at) {
  const day = String((at % 28) + 1).padStart(2, '0');
  const home = `acme/p${at % 10}`;
  return {
    key: `p${at % 10}!${at}`,
    kind: 'merge-request',
    home,
    iid: at,
    title: phrase(at + 9000, 8),
    text: `${phrase(at, 80)}\n\nCloses #${at % 400}`,
    url: `https://gitlab.example/${home}/-/merge_requests/${at}`,
    labels: [word(at), word(at + 3)],
    milestone: `19.${at % 6}`,
    branch: phrase(at + 9000, 3).replaceAll(' ', '-'),
    author: { username: 'alex', isBot: false, accountCreatedAt: null },
    state: 'merged',
    createdAt: `2026-06-${day}T08:00:00.000Z`,
    endedAt: `2026-06-${day}T12:00:00.000Z`,
    isPrivate: true,
    confidential: false,
    toldBy: 'list',
  };
}

function cpuOf(work) {
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)];
}

if (process.argv[1] === import.meta.filename) await matching();
