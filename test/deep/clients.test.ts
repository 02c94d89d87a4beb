// Clients that were not written here play one story around goals on the sandbox: whatever a GitLab would answer them, it answers.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
import { type Ended, emptyHome, has } from '../support/process.ts';

type Told = readonly (readonly [step: string, value: unknown])[];

/** What a GitLab answers; a client that cannot ask for a step leaves it out. */
const story: Told = [
  ['me', 'alex'],
  ['project created', 'alex/goals'],
  ['project by path', 'private'],
  ['labels', ['goal', 'goal::reading', 'old', 'progress::doing']],
  ['label changed', [['#00aa00', 'Books']]],
  ['label removed', ['goal', 'goal::reading', 'progress::doing']],
  ['milestone', [['FY27-Q4', '2026-11-01', '2027-01-31', 'active']]],
  ['issue created', [1, ['goal', 'goal::reading'], 'FY27-Q4', '2027-01-15']],
  ['issues by label', [1]],
  ['boxes', { count: 2, completed_count: 0 }],
  ['ticked', { count: 2, completed_count: 1 }],
  ['ticked text', true],
  ['labelled', ['goal', 'goal::reading', 'progress::doing']],
  ['notes', ['Read chapter 1 and liked it']],
  ['noted', 'And liked it'],
  ['confidential', [2]],
  ['linked', [2]],
  ['not linked', []],
  [
    'members',
    [
      ['alex', 50],
      ['sam', 10],
    ],
  ],
  ['guest sees', [1]],
  ['member removed', ['alex']],
  ['time', [5400, 1800, '1h 30m']],
  ['no estimate', 0],
  ['closed', 'closed'],
  ['state events', ['closed', 'reopened']],
  [
    'label events',
    [
      ['add', 'goal'],
      ['add', 'goal::reading'],
      ['add', 'progress::doing'],
    ],
  ],
  ['found', [1]],
  ['milestone issues', [1]],
  ['milestone merge requests', []],
  ['board', ['progress::doing']],
  ['file', 'person: alex\nmanager: sam\n'],
  ['tree', ['.devgrowth.yml', 'README.md']],
  ['commits', ['Manager', 'Settings', 'Initial commit']],
  ['issue counts', { all: 2, closed: 0, opened: 2 }],
  ['participants', ['alex']],
  ['deleted', 404],
  ['all pages', 26],
];

interface Client {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Whether it is on this machine: a program, or a library that loads. */
  readonly isThere: boolean;
  /** Steps that come out otherwise, because this client asks or says something else. */
  readonly own?: Readonly<Record<string, unknown>>;
}

const loads = (program: string, ...args: string[]) => spawnSync(program, args, { timeout: 20_000 }).status === 0;
const told = (file: string) => join(import.meta.dirname, 'clients', file);
// Debian's own: another Python on PATH does not see Debian's packages.
const python = '/usr/bin/python3';

const clients: readonly Client[] = [
  {
    name: 'python-gitlab',
    command: [python, told('story.py')],
    isThere: loads(python, '-c', 'import gitlab'),
  },
  {
    name: 'ruby-gitlab',
    command: ['ruby', told('story.rb')],
    isThere: loads('ruby', '-e', "require 'gitlab'"),
  },
  {
    name: 'GitLab::API::v4',
    command: ['perl', told('story.pl')],
    isThere: loads('perl', '-MGitLab::API::v4', '-e', '1'),
  },
  {
    name: '@gitbeaker/cli',
    command: [process.execPath, told('story-gitbeaker.mjs')],
    isThere: has('gitbeaker'),
    // Opened without a milestone; the members are those of the users' list; a failure is told in words.
    own: { 'issue created': [1, ['goal', 'goal::reading'], null, '2027-01-15'], members: ['alex'], deleted: '404' },
  },
  {
    name: 'mcp-gitlab',
    command: [process.execPath, told('story-mcp.mjs')],
    isThere: has('mcp-gitlab'),
    own: { members: [['alex', 50]], deleted: '404' },
  },
];

test('the table of clients is not empty', () => expect(clients.length).toBeGreaterThan(0));

describe.each(clients)('$name', ({ command: [program, ...args], isThere, own = {} }) => {
  const home = emptyHome();
  const unserved: string[] = [];
  let asked = 0;
  let server: RunningServer<Sandbox>;

  beforeEach(async () => {
    let nowMs = Date.parse('2026-11-23T09:00:00.000Z');
    server = await startServer({
      port: 0,
      open(externalUrl) {
        const sandbox = createSandbox({ now: () => (nowMs += 1_000), externalUrl });
        return {
          ...sandbox,
          async fetch(request) {
            asked += 1;
            const response = await sandbox.fetch(request);
            if (response.status === 501) unserved.push(`${request.method} ${new URL(request.url).pathname}`);
            return response;
          },
        };
      },
    });
  });
  afterEach(() => server.close());
  afterAll(() => home.remove());

  function play(): Promise<Ended> {
    const { state } = server.sandbox;
    const env = {
      ...home.env,
      SANDBOX_URL: server.url,
      SANDBOX_TOKEN: tokenOf(state, 'alex'),
      SANDBOX_GUEST_TOKEN: tokenOf(state, 'sam'),
      SANDBOX_GUEST_ID: String(state.users.find(({ username }) => username === 'sam')?.id),
      LANG: 'C.UTF-8',
    };
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, { env, cwd: home.folder });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
      child.stdin.end();
    });
  }

  test.skipIf(!isThere)('plays the story to its end', async () => {
    const { code, stdout, stderr } = await play();
    const lines = stdout.split('\n').filter(Boolean);
    const answers = lines.map((line) => JSON.parse(line) as [string, unknown]);
    const expected = new Map([...story, ...Object.entries(own)]);
    expect(answers, stderr).toEqual(answers.map(([step]) => [step, expected.get(step)]));
    expect({ code, unserved }, stderr).toEqual({ code: 0, unserved: [] });
    expect(answers.length).toBeGreaterThanOrEqual(20);
    expect(asked).toBeGreaterThanOrEqual(30);
  });
});
