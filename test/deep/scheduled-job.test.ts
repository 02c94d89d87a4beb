// The scheduled job as a runner would run it: the lines of the committed `.gitlab-ci.yml`, with CI's variables and the built command.
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addToken, tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type Sandbox } from '#sandbox/sandbox.ts';
import { type RunningServer, startServer } from '#sandbox/server.ts';
import { bin, devgrowth, emptyHome, type Ended } from '../support/process.ts';

interface Job {
  readonly script: readonly string[];
  readonly artifacts?: { readonly when: string; readonly paths: readonly string[] };
  readonly allow_failure: { readonly exit_codes: number };
}

type Pipeline = Readonly<Record<string, Job>> & {
  readonly variables: Readonly<Record<string, string>>;
  readonly default: { readonly before_script: readonly string[] };
};

const jobToken = 'glpat-JobOfAlex_0123456789ab';
const home = emptyHome();
const place = mkdtempSync(join(tmpdir(), 'devgrowth-job-'));
/** The project is set up a while before the job runs: in its first minute devgrowth waits for its rights to arrive. */
let agoMs = 600_000;
let served: RunningServer<Sandbox>;
let person: NodeJS.ProcessEnv;
let api: (path: string) => Promise<unknown>;

beforeAll(async () => {
  // Under a sub-path and on a port: both reach the job by CI_SERVER_URL alone.
  served = await startServer({
    port: 0,
    basePath: '/gitlab',
    open: (externalUrl) => createSandbox({ now: () => Date.now() - agoMs, externalUrl }),
  });
  const { state } = served.sandbox;
  const token = tokenOf(state, 'alex');
  const user = state.users.find(({ username }) => username === 'alex');
  if (user) addToken(state, { user, token: jobToken, scopes: ['api'], at: new Date().toISOString() });
  person = { ...home.env, DEVGROWTH_HOST: served.url, DEVGROWTH_TOKEN: token };
  api = async (path) => (await fetch(`${served.url}/api/v4/${path}`, { headers: { 'PRIVATE-TOKEN': token } })).json();
  // What before_script installs from the registry.
  const shim = join(place, 'devgrowth');
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`);
  chmodSync(shim, 0o755);
});
afterAll(async () => {
  await served.close();
  home.remove();
  rmSync(place, { recursive: true });
});

/** As a runner does it: each line ends the job when it fails; variables of the file may name CI's own. */
function runJob({ script }: Job, pipeline: Pipeline): Promise<Ended> {
  const predefined: Readonly<Record<string, string>> = {
    CI: 'true',
    GITLAB_CI: 'true',
    CI_SERVER_URL: served.url,
    CI_PROJECT_PATH: 'alex/goals',
    CI_PIPELINE_SOURCE: 'schedule',
  };
  const own = Object.entries(pipeline.variables).map(([name, value]) => [
    name,
    value.replaceAll(/\$(\w+)/g, (_text, other: string) => predefined[other] ?? ''),
  ]);
  const { PATH } = process.env;
  const runner = emptyHome();
  const env = {
    ...runner.env,
    ...predefined,
    ...(Object.fromEntries(own) as Record<string, string>),
    DEVGROWTH_TOKEN: jobToken,
    PATH: `${place}:${PATH}`,
  };
  return new Promise((resolve) => {
    const child = spawn('sh', ['-e', '-c', script.join('\n')], { env, cwd: place });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
    child.on('close', (code, signal) => {
      runner.remove();
      resolve({ code, signal, stdout, stderr });
    });
  });
}

async function pipelineOf(): Promise<Pipeline> {
  const file = (await api('projects/alex%2Fgoals/repository/files/.gitlab-ci.yml?ref=main')) as { content: string };
  return parse(Buffer.from(file.content, 'base64').toString('utf8')) as Pipeline;
}

test('the page is made for whoever sees least, and posted where that was chosen', async () => {
  const add = (title: string, ...flags: string[]) => devgrowth(['goal', 'add', title, ...flags], person);
  const schedule = ['--schedule', '0 8 * * 2', '--schedule-post', '--schedule-token-stdin'];
  const init = await devgrowth(
    ['init', '--yes', '--manager', 'morgan', '--time-zone', 'Europe/Berlin', ...schedule],
    person,
    {
      input: `${jobToken}\n`,
    },
  );
  expect(init, init.stderr).toMatchObject({ code: 0 });
  expect(await add('Read a book on databases', '--kind', 'reading')).toMatchObject({ code: 0 });
  // A sensitive kind: its goals are confidential.
  expect(await add('The outage that I caused', '--kind', 'lesson')).toMatchObject({ code: 0 });
  // This manager may read what is confidential; a Guest who is added later may not, and could read the page's copy.
  const { state } = served.sandbox;
  const manager = state.members.find(({ accessLevel }) => accessLevel === 10);
  if (manager) manager.accessLevel = 20;
  expect(manager).toBeDefined();
  expect(await add('A quiet plan', '--kind', 'general')).toMatchObject({ code: 0 });
  const quiet = Object.values(state.issues)
    .flat()
    .find(({ title }) => title === 'A quiet plan');
  if (quiet) quiet.confidential = true;
  expect(quiet).toBeDefined();
  expect(await devgrowth(['1on1', 'prepare', '--date', '+7d'], person)).toMatchObject({ code: 0 });

  agoMs = 0;
  const pipeline = await pipelineOf();
  expect(Object.keys(pipeline).toSorted()).toEqual(['default', 'post', 'report', 'variables', 'workflow']);
  const { report, post } = pipeline;
  if (!report || !post) throw new Error('A job is missing.');
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(pipeline.default.before_script.at(-1)).toMatch(new RegExp(` devgrowth@${version}$`));

  const made = await runJob(report, pipeline);
  expect(made, made.stderr).toMatchObject({ code: 0, stderr: '' });
  const [path = ''] = report.artifacts?.paths ?? [];
  const page = readFileSync(join(place, path), 'utf8');
  expect(page).toContain('Read a book on databases');
  expect(page).not.toMatch(/outage|quiet plan/);
  expect(page).not.toMatch(/confidential|left out/i);

  const posted = await runJob(post, pipeline);
  expect(posted, posted.stderr).toMatchObject({ code: 0 });
  const meetings = (await api('projects/alex%2Fgoals/issues?labels=one-on-one')) as { iid: number }[];
  const notes = (await api(`projects/alex%2Fgoals/issues/${meetings[0]?.iid}/notes`)) as { body: string }[];
  expect(notes.map(({ body }) => body).join('\n')).toContain('Read a book on databases');
  expect(notes.map(({ body }) => body).join('\n')).not.toMatch(/outage|quiet plan/);

  const said = [init, made, posted].flatMap(({ stdout, stderr }) => [stdout, stderr]).join('\n');
  expect(said).not.toContain('JobOfAlex');
});

test('an incomplete report ends with the code that may fail, and its page is kept all the same', async () => {
  const pipeline = await pipelineOf();
  const { report } = pipeline;
  if (!report) throw new Error('The job is missing.');
  const [path = ''] = report.artifacts?.paths ?? [];
  rmSync(join(place, path), { force: true });
  const { fetch: whole } = served.sandbox;
  Object.assign(served.sandbox, {
    fetch: (request: Request) =>
      /\/issues\/\d+\/notes/.test(new URL(request.url).pathname)
        ? Promise.resolve(new Response('', { status: 500 }))
        : whole(request),
  });
  const made = await runJob(report, pipeline);
  Object.assign(served.sandbox, { fetch: whole });
  expect(made, made.stderr).toMatchObject({ code: report.allow_failure.exit_codes });
  expect(report.artifacts?.when).toBe('always');
  expect(existsSync(join(place, path))).toBe(true);
  expect(readFileSync(join(place, path), 'utf8')).toContain('INCOMPLETE');
});

test('without its variable the job says what it lacks', async () => {
  const pipeline = await pipelineOf();
  const { report } = pipeline;
  if (!report) throw new Error('The job is missing.');
  const ended = await runJob({ ...report, script: ['unset DEVGROWTH_TOKEN', ...report.script] }, pipeline);
  expect(ended).toMatchObject({ code: 4, stderr: expect.stringContaining(`no token for ${served.url}`) });
});
