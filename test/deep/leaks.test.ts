// A whole tour with the built command and a known token: every command, failures, --debug, dry runs, a kill in the middle. The
// token may stand in the credentials file alone: not in an output, another file, or a command line, in no encoding.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogue, isGroup } from '#cli/catalogue.ts';
import { bin, emptyHome, type Ended, serveSandbox, type ServedSandbox } from '../support/process.ts';

const home = emptyHome();
const work = join(home.folder, 'work');
let sandbox: ServedSandbox;
let broken: Server;

/** Forms in which a token may be written, base64 at each of the three places it may begin at. */
function formsOf(token: string): readonly string[] {
  const inner = [0, 1, 2].map((shift) => {
    const coded = Buffer.from('\0'.repeat(shift) + token).toString('base64');
    // What depends on the neighbours is cut off at both ends.
    return coded.slice(shift === 0 ? 0 : 4, -4);
  });
  const url = encodeURIComponent(token);
  const hex = Buffer.from(token).toString('hex');
  return [token, url, hex, ...inner, ...inner.map((one) => one.replaceAll('+', '-').replaceAll('/', '_'))];
}

interface Seen {
  readonly where: string;
  readonly text: string;
}
const seen: Seen[] = [];
const lines = new Set<string>();
const run = new Set<string>();

beforeAll(async () => {
  sandbox = await serveSandbox(['--empty'], home.env);
  mkdirSync(work);
  // Says everything it was asked back: headers, too.
  broken = createServer((request, response) => {
    response.writeHead(500, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({
        message: JSON.stringify(request.headers),
        url: request.url,
      }),
    );
  });
  await new Promise<void>((resolve) => void broken.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  broken.close();
  await sandbox.stop();
  home.remove();
});

/** Runs a command line, and reads the command lines of all its processes while it runs. */
async function play(
  args: readonly string[],
  own: { readonly env?: NodeJS.ProcessEnv; readonly input?: string; readonly killAt?: RegExp } = {},
): Promise<Ended> {
  run.add(args.slice(0, 2).join(' '));
  run.add(args[0] ?? '');
  const child = spawn(process.execPath, [bin, ...args], { env: { ...home.env, ...own.env }, cwd: work });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => void (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    out.stderr += chunk.toString();
    if (own.killAt?.test(out.stderr)) child.kill('SIGKILL');
  });
  child.stdin.on('error', () => undefined);
  child.stdin.end(own.input ?? '');
  const ended = new Promise<Ended>(
    (resolve) => void child.on('close', (code, signal) => resolve({ code, signal, ...out })),
  );
  const watched = { over: false };
  void ended.then(() => (watched.over = true));
  while (!watched.over) {
    for (const line of commandLines(child.pid ?? 0)) lines.add(line);
    await sleep(50);
  }
  const end = await ended;
  seen.push({ where: `devgrowth ${args.join(' ')}`, text: `${end.stdout}\n${end.stderr}` });
  return end;
}

/** Of a process and of those it started; nothing where there is no /proc. */
function commandLines(pid: number): string[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
    const own = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return [own, ...children.flatMap(commandLines)];
  } catch {
    return [];
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

test('the token is in the credentials file and nowhere else', async () => {
  const { token, url, manager } = sandbox;
  const credentials = join(home.folder, 'config', 'devgrowth', 'credentials.yml');
  expect(await play(['auth', 'login', '--host', url, '--stdin', '--debug'], { input: `${token}\n` })).toMatchObject({
    code: 0,
  });
  expect(readFileSync(credentials, 'utf8')).toContain(token);
  const good = { DEVGROWTH_HOST: url };
  const env = { env: good };
  writeFileSync(join(work, 'goals.yml'), 'goals:\n  - title: Imported\n    kind: reading\n');

  const tour: readonly (readonly string[])[] = [
    ['auth', 'status'],
    ['auth', 'status', '--format', 'json', '--debug'],
    ['init', '--check'],
    ['init', '--yes', '--no-input', '--manager', manager, '--dry-run'],
    ['init', '--yes', '--no-input', '--manager', manager, '--debug'],
    ['goal', 'add', 'Read a book', '--kind', 'reading', '--set', 'actions=One;Two;Three', '--debug'],
    ['goal', 'add', 'Second', '--kind', 'general', '--dry-run', '--format', 'json'],
    ['goal', 'add', '--import', 'goals.yml', '--debug'],
    ['goal', 'list', '--format', 'json', '--debug'],
    ['goal', 'show', '2', '--debug'],
    ['goal', 'lint', '--debug'],
    ['goal', 'show', '999', '--format', 'json', '--debug'],
    ['goal', 'log', '2', 'Words', '--next', 'More', '--debug'],
    ['goal', 'check', '2', '1'],
    ['goal', 'uncheck', '2', '1'],
    ['goal', 'start', '2'],
    ['goal', 'wait', '2', '--dry-run'],
    ['goal', 'edit', '2', '--due', '+2w'],
    ['goal', 'copy', '2', '--dry-run', '--debug'],
    ['goal', 'link', '2', '#3', '--debug'],
    ['goal', 'close', '3', '--outcome', 'achieved', '--learned', 'Much'],
    ['goal', 'reopen', '3'],
    ['goal', 'delete', '3', '--dry-run', '--debug'],
    ['goal', 'export', '--out', 'export.yml'],
    ['evidence', 'add', '2', 'Wrote a runbook', '--debug'],
    ['evidence', 'add', '2', `${url}/alex/goals/-/issues/3`, '--debug'],
    ['evidence', 'add', 'wins', 'Held a drill', '--debug'],
    ['evidence', 'list', '--format', 'json'],
    ['evidence', 'edit', '2', '1', '--result', 'One', '--debug'],
    ['evidence', 'inbox', '--post', '--debug'],
    ['evidence', 'inbox', '--dropped', '--debug'],
    ['evidence', 'inbox', '--drop', 'p9!9', '--debug'],
    ['evidence', 'debt', '--debug'],
    ['evidence', 'scan', '--deep', '--debug'],
    ['goal', 'trailer', '2', '--debug'],
    ['explore', '--debug'],
    ['search', 'runbook', '--debug'],
    ['archive', '--out', 'growth.zip', '--with-work', '--debug'],
    ['calendar', '--with-confidential', '--debug'],
    ['calendar', '--subscribe', '--debug'],
    ['evidence', 'remove', '2', '1', '--yes', '--debug'],
    ['1on1', 'prepare', '--debug'],
    ['1on1', 'add', 'HELP a reviewer'],
    ['1on1', 'show'],
    ['1on1', 'list', '--debug'],
    ['1on1', 'note', '1', 'Words', '--debug'],
    ['1on1', 'edit', '1', 'Words', '--debug'],
    ['1on1', 'move', '+3d', '--debug'],
    ['1on1', 'remove', '1', '--debug'],
    ['report', '--debug'],
    ['report', '--format', 'html', '--output', 'report.html'],
    ['report', '--format', 'json'],
    ['report', '--post'],
    ['1on1', 'close', '--dry-run'],
    ['week', '--print'],
    ['week', '--from', 'examples/week.md', '--debug'],
    ['plan', 'start', '--no-input'],
    ['plan', 'show'],
    ['plan', 'edit', 'focus', '--text', 'Words'],
    ['plan', 'check', '1'],
    ['plan', 'uncheck', '1'],
    ['plan', 'export', '--with-private'],
    ['plan', 'diff', 'examples/plan.yml'],
    ['plan', 'apply', 'examples/plan.yml'],
    ['plan', 'communicated'],
    ['plan', 'close', '--moved', 'Words'],
    ['promotion', 'start'],
    ['promotion', 'edit', 'summary', '--text', 'Words'],
    ['promotion', 'result', 'add', '--title', 'Words'],
    ['promotion', 'fill', '--yes'],
    ['promotion', 'gap', 'add', 'A talk'],
    ['promotion', 'gap', 'goal', '1'],
    ['promotion', 'show'],
    ['promotion', 'lint', '--hints'],
    ['promotion', 'evidence'],
    ['promotion', 'export', '--out', 'case.docx', '--links'],
    ['promotion', 'told'],
    ['promotion', 'accept'],
    ['promotion', 'state', 'drafting'],
    ['promotion', 'answer', 'ready', '--point', 'More'],
    ['answer', '2', 'Friday'],
    ['goal', 'approve', '2'],
    ['undo', '--list', '--debug'],
    ['undo', '--yes', '--debug'],
    ['levels', 'show', '--debug'],
    ['levels', 'coverage', 'staff', '--debug'],
    ['levels', 'coverage', 'staff', '--post', '--debug'],
    ['levels', 'na', 'staff/scope', '--why', 'Words', '--debug'],
    ['levels', 'compare', 'senior', 'staff', '--debug'],
    ['levels', 'lint', '--debug'],
    ['template', 'list'],
    ['template', 'show', 'reading'],
    ['template', 'lint'],
    ['drafts', 'list', '--format', 'json'],
    ['drafts', 'resume', 'none00'],
    ['drafts', 'discard', 'none00', '--yes'],
    ['skills', 'install', '--dry-run'],
    ['skills', 'show'],
    ['whatsnew'],
    ['hook', 'install', '--dry-run'],
    ['hook', 'remove', '--dry-run'],
    ['hook', 'status'],
    ['completion', 'bash'],
    ['demo'],
    ['__complete', '=', 'goal', 'show'],
    [],
    ['--help'],
    ['goal', 'lost', '--debug'],
  ];
  for (const args of tour) await play(args, env);
  // What only later versions have is played by name: a new command that nobody adds here is still run once, without arguments.
  const all = catalogue.flatMap((entry) =>
    isGroup(entry) ? entry.commands.map(({ name }) => [entry.name, name]) : [[entry.name]],
  );
  for (const path of all.filter(
    (one) => !run.has(one.join(' ')) && one[0] !== 'sandbox' && one.join(' ') !== 'auth logout',
  ))
    await play([...path, '--debug', '--no-input'], env);

  // Failures: a server that repeats what it was sent, one that is not there, a token in the environment, a kill between two requests.
  const { port } = broken.address() as AddressInfo;
  const echo = { DEVGROWTH_HOST: `http://127.0.0.1:${port}`, DEVGROWTH_TOKEN: token };
  for (const args of [
    ['goal', 'list', '--debug'],
    ['goal', 'add', 'Lost?', '--kind', 'general', '--debug', '--format', 'json'],
    ['init', '--yes', '--no-input', '--debug'],
    ['auth', 'status', '--debug'],
    [],
  ]) {
    await play(args, { env: echo });
    await play(args, { env: { ...echo, DEVGROWTH_HOST: 'http://127.0.0.1:1' } });
  }
  await play(['auth', 'login', '--host', echo.DEVGROWTH_HOST, '--stdin', '--debug'], { env: {}, input: `${token}\n` });
  await play(['goal', 'list', '--debug'], {
    env: { ...good, GITLAB_TOKEN: token, GITLAB_HOST: 'https://gitlab.invalid' },
  });
  await play(['goal', 'list', '--host', `http://x:${token}@127.0.0.1:1/`, '--debug'], { env: {} });
  const killed = await play(['goal', 'add', 'Killed', '--kind', 'general', '--debug'], {
    ...env,
    killAt: /debug: POST|debug: GET \S+labels/,
  });
  expect(killed.signal === 'SIGKILL' || killed.code === 0).toBe(true);
  await play(['drafts', 'list', '--format', 'json'], env);

  const files = filesBelow(home.folder).filter((path) => path !== credentials);
  expect(files.length).toBeGreaterThan(2);
  const everything = [
    ...seen,
    ...files.map((path) => ({ where: relative(home.folder, path), text: readFileSync(path, 'latin1') })),
  ];
  expect(everything.length).toBeGreaterThan(70);
  const typed = `http://x:${token}@127.0.0.1:1/`;
  const leaks = everything
    // The test itself typed it into this one command line, to see that it is not repeated.
    .filter(({ where, text }) => !(where === 'process list' && text.includes(typed)))
    .flatMap(({ where, text }) =>
      formsOf(token)
        .filter((form) => text.includes(form))
        .map((form) => `${where.replaceAll(token, '<token>')}: ${form.slice(0, 6)}…`),
    );
  expect(leaks).toEqual([]);

  await play(['auth', 'logout', '--host', url], { env: {} });
  expect(existsSync(credentials) ? readFileSync(credentials, 'utf8') : '').not.toContain(token);
}, 900_000);

test('the forms are found where they are', () => {
  const token = 'glpat-AbCdEfGhIjKlMnOpQrSt';
  for (const text of [
    `a ${token}`,
    `x=${encodeURIComponent(token)}`,
    ...['', 'a', 'ab', 'oauth2:', 'x:'].map((before) => Buffer.from(`${before}${token}:b`).toString('base64')),
  ])
    expect(
      formsOf(token).some((form) => text.includes(form)),
      text,
    ).toBe(true);
});
