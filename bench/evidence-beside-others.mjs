// `evidence scan` on a server that is 50 ms away, beside two other ways to read the same work: requests, wall time, and what each misses.
// The other two are small readers of our own that send the requests of that way, one after the other; none is the code of others.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { delayedFront } from './delayed-front.mjs';
import { bin, must, served, withHome } from './served.mjs';

const delayMs = 50;
const turns = 3;
const work = { mine: 60, reviews: 120, issues: 90 };
const aims = [
  { name: 'a week', days: 7, flags: [], requests: 40, ms: 600 },
  { name: 'half a year', days: 182, flags: [], requests: 90, ms: 1000 },
  { name: 'half a year, deep', days: 182, flags: ['--deep'], requests: 150, ms: 1600 },
];

export async function evidenceBesideOthers({ asJson = false } = {}) {
  const rows = [];
  await withHome(async ({ home, bare }) => {
    const [seed, data] = [join(home, 'seed.yml'), join(home, 'state.json')];
    writeFileSync(seed, await seedText());
    await served(bare, ['--seed', seed, '--data', data], ({ env }) => {
      must(['init', '--yes', '--no-input'], env);
      must(['goal', 'add', 'Calm releases', '--kind', 'general', '--no-input'], env);
    });
    const state = JSON.parse(readFileSync(data, 'utf8'));
    await served(bare, ['--data', data], async ({ env, url, token, username }) => {
      const front = await delayedFront(url, delayMs);
      try {
        const at = { env: { ...env, DEVGROWTH_HOST: front.url }, front, token, username };
        for (const aim of aims) {
          const since = new Date(Date.now() - aim.days * 86_400_000).toISOString().slice(0, 10);
          const truth = truthOf(state, username, since);
          const ours = ['evidence', 'scan', '--since', since, ...aim.flags, '--format', 'json'];
          rows.push(await measured('devgrowth', aim, truth, at, turns, () => scanned(ours, at.env)));
          if (aim.flags.length > 0) continue;
          rows.push(await measured('item by item', aim, truth, at, 1, () => itemByItem(since, at)));
          rows.push(await measured('the way of did', aim, truth, at, 1, () => wayOfDid(since, at)));
        }
        rows.push(await keepOne(at));
        const explored = { name: 'explore', requests: 12, ms: 300 };
        const nothing = new Set();
        rows.push(await measured('devgrowth', explored, nothing, at, turns, () => explore(at)));
      } finally {
        await front.close();
      }
    });
  });
  if (asJson) console.log(JSON.stringify({ schema: 'devgrowth/bench-evidence/v1', delayMs, work, rows }));
  else print(rows);
}

function print(rows) {
  console.log(`\nFound work at ${delayMs} ms a request: ${JSON.stringify(work)} of one person in two projects`);
  console.log(
    '  asking: first request to last answer, the fastest of a few for us; missed and wrong: of the pieces that there are',
  );
  for (const { way, name, requests, most, askingMs, mostMs, missed, wrong, pieces } of rows) {
    const aim = most === null ? '' : ` (at most ${most} and ${mostMs} ms)`;
    const lacks = pieces === null ? '' : `; of ${pieces} pieces ${missed} missed, ${wrong} wrong`;
    console.log(
      `  ${name.padEnd(18)} ${way.padEnd(15)} ${String(requests).padStart(4)} requests, ${askingMs.toFixed(0).padStart(6)} ms${aim}${lacks}`,
    );
  }
}

async function seedText() {
  const entry = join(import.meta.dirname, '..', 'test', 'support', 'work-seed.ts');
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false });
  const { halfYear } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  // Every second remark stands at a line of the change, as most do.
  return halfYear(work).replaceAll(/note: "Remark (\d+)"/g, (remark, number) =>
    number % 2 === 0 ? `${remark}, on: { path: other-${number}.md, line: 1 }` : remark,
  );
}

/** By key: what was merged, reviewed with a trace, or closed since that day, as the sandbox remembers it. */
function truthOf(state, username, since) {
  const { id: me } = state.users.find((user) => user.username === username);
  const inTime = (at) => at !== null && at !== undefined && at.slice(0, 10) >= since;
  const keys = new Set();
  for (const [project, all] of Object.entries(state.mergeRequests))
    for (const one of all) {
      const key = `p${project}!${one.iid}`;
      const notes = state.notes[`merge_request:${one.id}`] ?? [];
      const isApproved = one.approvals.some((approval) => approval.userId === me && inTime(approval.approvedAt));
      const isSaid = notes.some((note) => !note.system && note.authorId === me && inTime(note.createdAt));
      if (one.authorId === me ? inTime(one.mergedAt) : isApproved || isSaid) keys.add(key);
    }
  for (const [project, all] of Object.entries(state.issues))
    for (const one of all) if (one.assigneeIds.includes(me) && inTime(one.closedAt)) keys.add(`p${project}#${one.iid}`);
  return keys;
}

async function measured(way, aim, truth, { front }, times, find) {
  const runs = [];
  for (let turn = 0; turn < times; turn += 1) {
    front.take();
    const found = await find();
    const log = front.take();
    const askingMs = Math.max(...log.map(({ endMs }) => endMs)) - Math.min(...log.map(({ startMs }) => startMs));
    runs.push({ found, requests: log.length, askingMs });
  }
  const { found, requests, askingMs } = runs.toSorted((one, other) => one.askingMs - other.askingMs)[0];
  const isOurs = way === 'devgrowth';
  return {
    way,
    name: aim.name,
    requests,
    most: isOurs ? aim.requests : null,
    askingMs,
    mostMs: isOurs ? aim.ms : null,
    pieces: truth.size === 0 ? null : truth.size,
    missed: [...truth].filter((key) => !found.has(key)).length,
    wrong: [...found].filter((key) => !truth.has(key)).length,
  };
}

/** Not `spawnSync`: the front is served by this very process. */
async function told(args, env) {
  const child = spawn(process.execPath, [bin, ...args], { env });
  let [text, errors] = ['', ''];
  child.stdout.on('data', (chunk) => (text += chunk));
  child.stderr.on('data', (chunk) => (errors += chunk));
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0 && code !== 3) throw new Error(`${args.join(' ')} ended with ${code}: ${errors}`);
  return JSON.parse(text);
}

async function scanned(args, env) {
  const { items } = await told(args, env);
  return new Set(items.flatMap(({ key, with: others }) => [key, ...others]));
}

async function explore({ env }) {
  await told(['explore', '--format', 'json'], env);
  return new Set();
}

async function keepOne({ env, front }) {
  const { items } = await told(['evidence', 'scan', '--format', 'json'], env);
  const { key } = items.find(({ kind }) => kind === 'merge-request');
  front.take();
  await told(['evidence', 'inbox', '--keep', key, '--goal', '2', '--format', 'json'], env);
  const log = front.take();
  const writing = log.slice(log.findIndex(({ method }) => method !== 'GET'));
  const [first, last] = [writing[0], writing.at(-1)];
  return {
    way: 'devgrowth',
    name: 'keep one, writing',
    requests: writing.length,
    most: 4,
    askingMs: last.endMs - first.startMs,
    mostMs: 250,
    pieces: null,
    missed: null,
    wrong: null,
  };
}

const reader =
  ({ front, token }) =>
  async (path) => {
    const answer = await fetch(`${front.url}/api/v4/${path}`, { headers: { 'PRIVATE-TOKEN': token } });
    return { rows: await answer.json(), next: answer.headers.get('x-next-page') ?? '' };
  };

/** One page of each list, by the day on which an item was opened, then each item's own requests: what a first script does. */
async function itemByItem(since, { front, token, username }) {
  const ask = reader({ front, token });
  const found = new Set();
  const { rows: projects } = await ask('projects?membership=true&per_page=100');
  for (const { id } of projects) {
    const list = (kind, query) => ask(`projects/${id}/${kind}?created_after=${since}&per_page=100&${query}`);
    for (const { iid } of (await list('merge_requests', `author_username=${username}&state=merged`)).rows) {
      await ask(`projects/${id}/merge_requests/${iid}`);
      found.add(`p${id}!${iid}`);
    }
    for (const { iid } of (await list('merge_requests', `reviewer_username=${username}`)).rows) {
      const { rows: approvals } = await ask(`projects/${id}/merge_requests/${iid}/approvals`);
      const { rows: notes } = await ask(`projects/${id}/merge_requests/${iid}/notes?per_page=100`);
      const isProven =
        approvals.approved_by.some(({ user }) => user.username === username) ||
        notes.some(({ system, author }) => !system && author.username === username);
      if (isProven) found.add(`p${id}!${iid}`);
    }
    for (const { iid } of (await list('issues', `assignee_username=${username}&state=closed`)).rows) {
      await ask(`projects/${id}/issues/${iid}`);
      found.add(`p${id}#${iid}`);
    }
  }
  return found;
}

/**
 * The feed of one's own events, twenty a page; an event's number is looked up in all items of its project, twenty a page; comments are
 * those of the plain type; merged is asked for by `updated_after` and told by `merged_at`. As https://github.com/psss/did reads
 * (did/plugins/gitlab.py; before 2026, merged was what one had merged oneself).
 */
async function wayOfDid(since, { front, token, username }) {
  const ask = reader({ front, token });
  async function all(path) {
    const rows = [];
    for (let page = '1'; page !== ''; ) {
      const { rows: more, next } = await ask(`${path}${path.includes('?') ? '&' : '?'}page=${page}`);
      rows.push(...[more].flat());
      page = next;
    }
    return rows;
  }
  const once = new Map();
  const known = (path) => {
    if (!once.has(path)) once.set(path, all(path));
    return once.get(path);
  };
  const found = new Set();
  const { rows: users } = await ask(`users?username=${username}`);
  const after = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
  const events = await all(`users/${users[0].id}/events?after=${after}`);
  const wanted = events.filter(
    ({ target_type: type, action_name: action }) =>
      (type === 'MergeRequest' && action === 'approved') ||
      (type === 'Issue' && action === 'closed') ||
      (type === 'Note' && action === 'commented on'),
  );
  for (const { project_id: id, target_type: type, target_id: target, note } of wanted) {
    const about = type === 'Note' ? note.noteable_type : type;
    const itemId = type === 'Note' ? note.noteable_id : target;
    if (about !== 'MergeRequest' && about !== 'Issue') continue;
    await known(`projects/${id}`);
    const items = await known(`projects/${id}/${about === 'Issue' ? 'issues' : 'merge_requests'}`);
    const item = items.find((one) => one.id === itemId);
    if (item !== undefined) found.add(`p${id}${about === 'Issue' ? '#' : '!'}${item.iid}`);
  }
  for (const { project_id: id, iid, merged_at: at } of await all(`merge_requests?state=merged&updated_after=${since}`))
    if (at.slice(0, 10) >= since) found.add(`p${id}!${iid}`);
  return found;
}

if (process.argv[1] === import.meta.filename) await evidenceBesideOthers({ asJson: process.argv.includes('--json') });
