// A client that was not written here: GitLab's own CLI (glab, Debian package) works on the sandbox as on any GitLab.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
import { type Ended, emptyHome, has } from '../support/process.ts';

const repository = ['-R', 'alex/goals'];

describe.skipIf(!has('glab'))('glab on the sandbox', () => {
  const home = emptyHome();
  const config = join(home.folder, 'glab');
  const unserved: string[] = [];
  const asked: string[] = [];
  /** Stands where the internet would: whatever glab wants of it (update checks, telemetry) is written down. */
  const outside: string[] = [];
  let server: RunningServer<Sandbox>;
  let trap: Server;

  function glab(...args: string[]): Promise<Ended> {
    return new Promise((resolve, reject) => {
      const proxy = `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;
      const env = {
        ...home.env,
        GITLAB_HOST: server.url,
        GITLAB_TOKEN: tokenOf(server.sandbox.state, 'alex'),
        GLAB_CONFIG_DIR: config,
        GLAB_CHECK_UPDATE: 'false',
        GLAB_SEND_TELEMETRY: 'false',
        NO_PROMPT: '1',
        NO_COLOR: '1',
        HTTP_PROXY: proxy,
        HTTPS_PROXY: proxy,
      };
      const child = spawn('glab', args, { env, cwd: home.folder });
      let stdout = '';
      let stderr = '';
      child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
      child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
      child.on('error', reject);
      child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
      child.stdin.end();
    });
  }

  /** What it printed, after it went well. */
  async function printed(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await glab(...args);
    expect([code, args.join(' '), code === 0 ? '' : stdout + stderr]).toEqual([0, args.join(' '), '']);
    return stdout;
  }

  async function api(path: string): Promise<unknown> {
    const headers = { 'PRIVATE-TOKEN': tokenOf(server.sandbox.state, 'alex') };
    return (await fetch(`${server.url}/api/v4/projects/alex%2Fgoals/${path}`, { headers })).json();
  }

  beforeAll(async () => {
    mkdirSync(config, { recursive: true });
    trap = createServer((request, response) => {
      outside.push(`${request.method} ${request.url}`);
      response.writeHead(403).end();
    });
    trap.on('connect', (request, socket) => {
      outside.push(`CONNECT ${request.url}`);
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));

    let nowMs = Date.parse('2026-11-23T09:00:00.000Z');
    server = await startServer({
      port: 0,
      open(externalUrl) {
        const sandbox = createSandbox({ now: () => (nowMs += 1_000), externalUrl });
        return {
          ...sandbox,
          async fetch(request) {
            const response = await sandbox.fetch(request);
            const line = `${request.method} ${request.url.slice(externalUrl.length)}`;
            asked.push(line);
            if (response.status === 501) unserved.push(line);
            return response;
          },
        };
      },
    });
    await fetch(`${server.url}/api/v4/projects`, {
      method: 'POST',
      headers: { 'PRIVATE-TOKEN': tokenOf(server.sandbox.state, 'alex'), 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: 'Goals', path: 'goals', description: 'What I want to learn' }),
    });
    for (const [key, value] of [
      ['check_update', 'false'],
      ['telemetry', 'false'],
    ] as const)
      await printed('config', 'set', key, value, '-g');
    await printed('config', 'set', 'api_protocol', 'http', '--host', new URL(server.url).host, '-g');
  });

  afterAll(async () => {
    await server.close();
    trap.close();
    home.remove();
    expect(unserved, 'routes that glab asks for and the sandbox does not serve').toEqual([]);
    expect(outside, 'requests to anywhere else').toEqual([]);
  });

  test('labels: made and listed', async () => {
    await printed('label', 'create', ...repository, '-n', 'goal', '-c', '#1068bf', '-d', 'A goal');
    await printed('label', 'create', ...repository, '-n', 'progress::doing', '-c', '#aabbcc');
    const listed = JSON.parse(await printed('label', 'list', ...repository, '-F', 'json')) as object[];
    expect(listed).toMatchObject([
      { name: 'goal', color: '#1068bf', description: 'A goal' },
      { name: 'progress::doing', color: '#aabbcc' },
    ]);
    expect(await printed('label', 'list', ...repository)).toContain('progress::doing');
    expect(await api('labels')).toMatchObject([{ name: 'goal' }, { name: 'progress::doing' }]);
  });

  test('a label that is there is refused, and glab shows why', async () => {
    const { code, stdout, stderr } = await glab('label', 'create', ...repository, '-n', 'goal', '-c', '#ffffff');
    expect(code).not.toBe(0);
    expect(stdout + stderr).toMatch(/409.*Label already exists/);
    expect(await api('labels')).toHaveLength(2);
  });

  test('milestones: made and listed', async () => {
    const fields = ['-f', 'title=FY27-Q4', '-f', 'start_date=2026-11-01', '-f', 'due_date=2027-01-31'];
    const made = JSON.parse(
      await printed('api', 'projects/alex%2Fgoals/milestones', '-X', 'POST', ...fields),
    ) as object;
    expect(made).toMatchObject({ title: 'FY27-Q4', state: 'active', due_date: '2027-01-31' });
    const listed = JSON.parse(await printed('api', 'projects/alex%2Fgoals/milestones')) as object[];
    expect(listed).toMatchObject([{ title: 'FY27-Q4' }]);
    expect(await api('milestones')).toEqual(listed);
  });

  test('issues: made with labels, milestone, assignee and due date', async () => {
    const text = ['-t', 'Read a book', '-d', 'Why\n\n- [x] one\n- [ ] two'];
    const where = ['-l', 'goal,progress::doing', '-m', 'FY27-Q4', '-a', 'alex', '--due-date', '2027-01-15'];
    const made = await printed('issue', 'create', ...repository, ...text, ...where, '-y');
    expect(made).toContain(`${server.url}/alex/goals/-/work_items/1`);
    expect(await api('issues/1')).toMatchObject({
      title: 'Read a book',
      description: 'Why\n\n- [x] one\n- [ ] two',
      labels: ['goal', 'progress::doing'],
      milestone: { title: 'FY27-Q4' },
      assignees: [{ username: 'alex' }],
      due_date: '2027-01-15',
      confidential: false,
      task_completion_status: { count: 2, completed_count: 1 },
    });
    await printed('issue', 'create', ...repository, '-t', 'Be quiet', '-d', 'x', '--confidential', '-y');
    expect(await api('issues/2')).toMatchObject({ title: 'Be quiet', confidential: true });
  });

  test('issues: listed as glab asks for them, filtered, page by page', async () => {
    asked.splice(0);
    const listed = await printed('issue', 'list', ...repository);
    expect(listed).toMatch(/Showing 2 open issues in alex\/goals that match your search/);
    expect(listed).toMatch(/#1\s+.*Read a book\s+\(goal, progress::doing\)/);
    expect(asked).toEqual([
      'GET /api/v4/projects/alex%2Fgoals/issues?in=title%2Cdescription&page=1&per_page=30&state=opened',
    ]);
    const titles = async (...filter: string[]) =>
      (JSON.parse(await printed('issue', 'list', ...repository, '-O', 'json', ...filter)) as { title: string }[]).map(
        ({ title }) => title,
      );
    expect(await titles('-l', 'goal')).toEqual(['Read a book']);
    expect(await titles('-m', 'FY27-Q4')).toEqual(['Read a book']);
    expect(await titles('-a', 'alex')).toEqual(['Read a book']);
    expect(await titles('--search', 'quiet')).toEqual(['Be quiet']);
    expect(await titles('--confidential')).toEqual(['Be quiet']);
    expect(await titles('-P', '1', '-p', '2')).toEqual(['Read a book']);
  });

  test('an issue: viewed, with its comments; commented on', async () => {
    const noted = await printed('issue', 'note', '1', ...repository, '-m', 'Read chapter 3');
    expect(noted).toMatch(/\/alex\/goals\/-\/(issues|work_items)\/1#note_\d+/);
    expect(await api('issues/1/notes?activity_filter=only_comments')).toMatchObject([
      { body: 'Read chapter 3', author: { username: 'alex' }, system: false },
    ]);
    const viewed = await printed('issue', 'view', '1', ...repository, '--comments');
    for (const part of ['Read a book', '- [ ] two', 'goal, progress::doing', 'Read chapter 3'])
      expect(viewed).toContain(part);
  });

  test('an issue: changed', async () => {
    await printed('issue', 'update', '1', ...repository, '-t', 'Read two books', '-l', 'more', '-u', 'progress::doing');
    expect(await api('issues/1')).toMatchObject({ title: 'Read two books', labels: ['goal', 'more'] });
  });

  test('an issue: closed and opened again', async () => {
    await printed('issue', 'close', '1', ...repository);
    expect(await api('issues/1')).toMatchObject({ state: 'closed', closed_by: { username: 'alex' } });
    const closed = JSON.parse(await printed('issue', 'list', ...repository, '--closed', '-O', 'json')) as object[];
    expect(closed).toMatchObject([{ iid: 1, state: 'closed' }]);
    await printed('issue', 'reopen', '1', ...repository);
    expect(await api('issues/1/resource_state_events')).toMatchObject([{ state: 'closed' }, { state: 'reopened' }]);
  });

  test('an issue that is not there is said so', async () => {
    const { code, stdout, stderr } = await glab('issue', 'view', '99', ...repository);
    expect(code).not.toBe(0);
    expect(stdout + stderr).toMatch(/404/);
  });

  test('boards and the project itself are seen', async () => {
    await printed('api', 'projects/alex%2Fgoals/boards', '-X', 'POST', '-f', 'name=Goals');
    expect(await api('boards')).toMatchObject([{ name: 'Goals' }]);
    expect(await printed('repo', 'view', 'alex/goals')).toContain('What I want to learn');
  });

  test('every page is read with --paginate', async () => {
    const all = await printed('api', 'projects/alex%2Fgoals/issues?per_page=1', '--paginate');
    expect(all.match(/"iid":/g)?.length).toBeGreaterThanOrEqual(2);
  });

  test('an issue: deleted', async () => {
    await printed('issue', 'delete', '2', ...repository);
    expect(await api('issues')).toMatchObject([{ iid: 1 }]);
  });
});
