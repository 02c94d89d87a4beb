// The README's tour with the built command against a separately served sandbox: what a person types, over real HTTP.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bin, devgrowth, emptyHome, root, serveSandbox, type ServedSandbox } from '../support/process.ts';

const home = emptyHome();
let sandbox: ServedSandbox;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  sandbox = await serveSandbox(['--empty'], home.env);
  env = { ...home.env, DEVGROWTH_HOST: sandbox.url, DEVGROWTH_TOKEN: sandbox.token };
});
afterAll(async () => {
  await sandbox.stop();
  home.remove();
});

describe('the tour', () => {
  test('init, goal add, log, check, report', async () => {
    const init = await devgrowth(['init', '--yes', '--no-input', '--manager', sandbox.manager], env);
    expect(init).toMatchObject({ code: 0 });
    expect(init.stdout).toContain(`${sandbox.username}/goals`);

    const again = await devgrowth(['init', '--yes', '--no-input', '--debug'], env);
    expect(again).toMatchObject({ code: 0 });
    expect(again.stderr).toMatch(/GET \S+ 200/);
    expect(again.stderr).not.toMatch(/\b(POST|PUT|DELETE)\b/);

    const added = await devgrowth(
      [
        'goal',
        'add',
        'Read a book on databases',
        '--kind',
        'reading',
        '--due',
        '+6w',
        '--set',
        'actions=Chapter 1;Chapter 2',
        '--format',
        'json',
      ],
      env,
    );
    expect(added.code, added.stderr).toBe(0);
    const { goal } = JSON.parse(added.stdout) as { goal: { iid: number; progress: { total: number } } };
    expect(goal.progress.total).toBeGreaterThanOrEqual(2);

    const number = String(goal.iid);
    expect(
      await devgrowth(['goal', 'log', number, 'Read the first chapter', '--next', 'The second'], env),
    ).toMatchObject({ code: 0 });
    expect(await devgrowth(['goal', 'check', number, 'Chapter 1'], env)).toMatchObject({ code: 0 });

    const reported = await devgrowth(['report', '--format', 'json'], env);
    expect(reported.code, reported.stderr).toBe(0);
    const report = JSON.parse(reported.stdout) as {
      schema: string;
      goals: unknown[];
      wins: { type: string; text: string }[];
      completeness: { complete: boolean };
    };
    expect(report).toMatchObject({
      schema: 'devgrowth/report/v1',
      completeness: { complete: true },
      needsYou: [],
      promotion: null,
    });
    expect(report.goals).toMatchObject([{ iid: goal.iid, next: 'The second', change: { ticked: 1 } }]);
    expect(report.wins).toMatchObject([{ type: 'ticked', text: 'Chapter 1' }]);
  });

  test('the page of an issue opens in a browser', async () => {
    const url = `${sandbox.url}/${sandbox.username}/goals/-/issues/2`;
    const closed = await fetch(url);
    expect([closed.status, await closed.text()]).toEqual([403, expect.not.stringContaining('databases')]);
    const opened = await fetch(sandbox.pages, { redirect: 'manual' });
    expect(opened.headers.get('Location')).toBe(`${sandbox.url}/`);
    const cookie = (opened.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    const page = await fetch(url, { headers: { cookie } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('Read a book on databases');
  });

  test('a reader that closes early is no error', () => {
    const piped = spawnSync(
      'sh',
      [
        '-c',
        `"${process.execPath}" "${bin}" goal --help | head -1; "${process.execPath}" "${bin}" goal list | head -1`,
      ],
      { env, encoding: 'utf8' },
    );
    expect(piped.stderr).toBe('');
    expect(piped.status).toBe(0);
  });
});

/** The files of the build that a command ran, by what only they hold. */
async function loadedBy(line: string): Promise<{ readonly code: number | null; readonly loaded: readonly string[] }> {
  const folder = mkdtempSync(join(home.folder, 'loaded-'));
  const { code } = await devgrowth(line.split(' '), { ...env, NODE_V8_COVERAGE: folder });
  const ran = readdirSync(folder).flatMap(
    (name) => (JSON.parse(readFileSync(join(folder, name), 'utf8')) as { result: { url: string }[] }).result,
  );
  const texts = ran.filter(({ url }) => url.includes('/dist/')).map(({ url }) => readFileSync(new URL(url), 'utf8'));
  expect(texts.length).toBeGreaterThan(0);
  const marks = {
    docx: 'word/document.xml',
    fflate: 'invalid zip data',
    rules: 'name what was done at that level',
    mcp: 'notifications/tools/list_changed',
  };
  return {
    code,
    loaded: Object.entries(marks).flatMap(([name, mark]) => (texts.some((text) => text.includes(mark)) ? [name] : [])),
  };
}

test('what checks a text and what makes a .docx are loaded by the commands that use them, and by no other', async () => {
  const out = (name: string) => `--out ${join(home.folder, name)}`;
  const lines: readonly [line: string, loaded: readonly string[]][] = [
    ['goal list', []],
    ['report', []],
    ['mcp', ['mcp']],
    ['promotion start --state drafting', []],
    ['promotion edit summary --text Words', []],
    ['promotion state', []],
    ['report', ['rules']],
    ['report --for manager', []],
    [`promotion export --format markdown ${out('case.md')}`, ['rules']],
    [`promotion export ${out('case.docx')}`, ['docx', 'fflate', 'rules']],
  ];
  for (const [line, loaded] of lines) expect(await loadedBy(line), line).toEqual({ code: 0, loaded });
});

test('an empty sandbox forgets; one with --data remembers, under a sub-path, and stops cleanly on both signals', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'devgrowth-data-'));
  const data = join(folder, 'state.json');
  try {
    const first = await serveSandbox(['--data', data, '--base-path', '/gitlab'], home.env);
    expect(first.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/gitlab$/);
    const own = { ...home.env, DEVGROWTH_HOST: first.url, DEVGROWTH_TOKEN: first.token };
    expect(await devgrowth(['init', '--yes', '--no-input'], own)).toMatchObject({ code: 0 });
    expect(await first.stop('SIGINT')).toMatchObject({ code: 0, signal: null, stderr: '' });

    const second = await serveSandbox(['--data', data], home.env);
    expect(second.token).toBe(first.token);
    const list = await devgrowth(['goal', 'list', '--format', 'json'], { ...own, DEVGROWTH_HOST: second.url });
    expect(list).toMatchObject({ code: 0 });
    expect(await second.stop('SIGTERM')).toMatchObject({ code: 0, signal: null });
    expect(JSON.parse(readFileSync(data, 'utf8'))).toMatchObject({ projects: [{ path: 'goals' }] });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('--host sandbox keeps its state between runs without a server', async () => {
  const own = emptyHome();
  try {
    expect(await devgrowth(['init', '--host', 'sandbox', '--yes', '--no-input'], own.env)).toMatchObject({ code: 0 });
    expect(
      await devgrowth(['goal', 'add', 'Learn to say no', '--kind', 'general', '--host', 'sandbox'], own.env),
    ).toMatchObject({ code: 0 });
    const list = await devgrowth(['goal', 'list', '--host', 'sandbox', '--format', 'json'], own.env);
    expect(JSON.parse(list.stdout)).toMatchObject({ goals: [{ title: 'Learn to say no' }] });
    const served = await serveSandbox([], own.env);
    await expect(serveSandbox([], own.env)).rejects.toThrow('serves');
    const opened = await fetch(served.pages, { redirect: 'manual' });
    const cookie = opened.headers.get('set-cookie')?.split(';')[0] ?? '';
    const page = await fetch(`${served.url}/${served.username}/goals/-/issues/2`, { headers: { cookie } });
    const text = await page.text();
    await served.stop();
    expect(text).toContain('Learn to say no');
  } finally {
    own.remove();
  }
});

test('demo --serve plays its story, ends with a report since the last 1:1, kept as a page, and serves it until it is stopped', async () => {
  const own = emptyHome();
  const child = spawn(process.execPath, [bin, 'demo', '--serve'], { env: own.env, cwd: root });
  let said = '';
  try {
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
    const url = await new Promise<string>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        said += `${line}\n`;
        const served = /until Ctrl-C: (.+)$/.exec(line)?.[1];
        if (served !== undefined) resolve(served);
      });
    });
    expect(said).toContain('devgrowth report');
    expect(said).toMatch(/^Alex Ferreira .* complete$/m);
    expect(said).toContain('\nThese days: since the end of the last 1:1 on 2026-11-16, ');
    expect(said).toMatch(/^● #8 .*11 Dec\n +was due 27 Nov$/m);
    expect(said).toMatch(/^5 to look at: 2 merge requests, 1 line of reviews, 1 answer, 1 word of thanks/m);
    expect(said).toMatch(/^Kept 3, dropped 1, later 1\.$/m);
    const page = /^The same report as a page: (.+)$/m.exec(said)?.[1] ?? '';
    expect(page.startsWith(own.folder)).toBe(true);
    const shown = readFileSync(page, 'utf8');
    expect(shown).toContain('Internship with the site reliability team');
    // Of the piece that was kept from a project that the manager does not read: the person's words, and not its title.
    expect(shown).toContain('nobody was paged for a full disk');
    expect(shown).not.toContain('Grow a volume before it is full');

    const { origin, pathname, search } = new URL(url);
    const opened = await fetch(url, { redirect: 'manual' });
    expect([opened.status, opened.headers.get('Location'), search]).toEqual([
      303,
      `${origin}${pathname}`,
      expect.stringMatching(/^\?key=/),
    ]);
    const cookie = (opened.headers.get('Set-Cookie') ?? '').split(';')[0] ?? '';
    const issue = await fetch(`${origin}${pathname}/-/issues/2`, { headers: { cookie } });
    expect(await issue.text()).toContain('Make retries in the job queue boring');
    child.kill('SIGINT');
    expect(await ended).toBe(0);
  } finally {
    child.kill('SIGKILL');
    own.remove();
  }
});

test('the help made at build time is what commander says', async () => {
  const prepared = await devgrowth(['--help'], home.env);
  const asked = await devgrowth(['--color', 'never', '--help'], home.env);
  expect(prepared).toEqual(asked);
  expect(prepared.stdout).toContain('Every week:');
});

test('the version is that of package.json', async () => {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  expect(await devgrowth(['--version'], home.env)).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
});
