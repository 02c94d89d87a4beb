// Schedules, variables and protection through the gateway: made once though an answer is lost, and a secret in no message.
import { byFetch } from '#gitlab/wire/carry.ts';
import { describe, expect, test } from 'vitest';
import { openGitLab } from '#gitlab/forge.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { tokenOf } from '#sandbox/state/empty-state.ts';
import { createSandbox, type SandboxOptions } from '#sandbox/sandbox.ts';
import { hintOf } from '../../support/hint.ts';
import { failureOf } from './fake-gitlab.ts';

const secret = 'glpat-JobSecret_0123456789.ab';
const variable = { key: 'DEVGROWTH_TOKEN', value: secret, description: 'For the job' };
const schedule = { description: 'devgrowth report', cron: '0 8 * * 2', zone: 'Europe/Berlin' };

/** A goals project; `answer` may put another answer in the place of the sandbox's, which has been given by then. */
async function scene(
  answer: (method: string, path: string, given: Response) => Response | null = () => null,
  options: Partial<SandboxOptions> = {},
) {
  const base = 'https://gitlab.test';
  let nowMs = Date.parse('2026-11-23T09:00:00.000Z');
  const sandbox = createSandbox({ now: () => nowMs, externalUrl: base, ...options });
  const sent: string[] = [];
  const forge = openGitLab({
    base,
    token: tokenOf(sandbox.state, 'alex'),
    now: () => new Date(nowMs).toISOString(),
    sleep: (ms) => Promise.resolve(void (nowMs += ms)),
    carry: byFetch(async (request) => {
      const path = new URL(request.url).pathname;
      if (request.method !== 'GET') sent.push(await request.clone().text());
      const given = await sandbox.fetch(request);
      return answer(request.method, path, given) ?? given;
    }),
  });
  const facts = await forge.createProject({ path: 'goals', name: 'Goals', description: '', topics: [] });
  const project: GoalsProject = forge.open(facts, {});
  await project.commit('First', [{ path: 'README.md', content: 'x', action: 'create' }]);
  sent.splice(0);
  return { project, pipelines: project.pipelines, state: sandbox.state, sent };
}

const losing = (end: string) => {
  let times = 0;
  return (method: string, path: string) => {
    if (method !== 'POST' || !path.endsWith(end) || (times += 1) > 1) return null;
    return new Response('', { status: 502 });
  };
};

describe('made once, though the answer is lost', () => {
  test('a schedule', async () => {
    const { pipelines, state } = await scene(losing('/pipeline_schedules'));
    const { value, warnings } = await pipelines.createSchedule(schedule);
    expect([value, warnings]).toMatchObject([{ ...schedule, id: 1, branch: 'main', active: true }, []]);
    expect(state.schedules).toHaveLength(1);
  });

  test('a variable', async () => {
    const { pipelines, state } = await scene(losing('/variables'));
    expect(await pipelines.saveVariable(variable)).toEqual({
      value: { key: 'DEVGROWTH_TOKEN', masked: true, protected: true, description: 'For the job' },
      warnings: [],
    });
    expect(state.ciVariables).toMatchObject([{ value: secret, hidden: true }]);
  });

  test('a protection', async () => {
    const { pipelines, state } = await scene(losing('/protected_branches'));
    const id = state.projects[0]?.id ?? 0;
    state.protectedBranches = { [id]: [] };
    await pipelines.protectBranch('main');
    expect(state.protectedBranches[id]).toMatchObject([{ name: 'main', pushLevel: 40, mergeLevel: 40 }]);
    // GitLab was faster.
    await pipelines.protectBranch('main');
    expect(state.protectedBranches[id]).toHaveLength(1);
  });
});

test.each([
  ['17.3', { masked: true, protected: true, raw: true }],
  ['17.4', { masked_and_hidden: true, protected: true, raw: true }],
])('GitLab %s is asked only for what it knows', async (version, flags) => {
  const { pipelines, sent } = await scene(undefined, { version });
  await pipelines.saveVariable(variable);
  expect(sent.map((body) => JSON.parse(body) as unknown)).toEqual([{ ...variable, ...flags }]);
});

test('a variable that the server keeps unmasked is told of', async () => {
  const { pipelines } = await scene((method, path) =>
    method === 'POST' && path.endsWith('/variables')
      ? Response.json({ ...variable, masked: false, protected: true }, { status: 201 })
      : null,
  );
  const { warnings } = await pipelines.saveVariable(variable);
  expect(warnings).toMatchObject([{ field: 'DEVGROWTH_TOKEN masked', asked: 'yes', kept: 'no' }]);
});

test('one for a single environment is another variable', async () => {
  const { pipelines, state, project } = await scene();
  await pipelines.saveVariable(variable);
  const [row] = state.ciVariables ?? [];
  if (row) row.environmentScope = 'production';
  expect(await pipelines.variable('DEVGROWTH_TOKEN')).toBeNull();
  expect(await project.pipelines.saveVariable(variable)).toMatchObject({ warnings: [] });
  expect(state.ciVariables?.map(({ environmentScope }) => environmentScope)).toEqual(['production', '*']);
});

test('a refusal keeps its advice, which names what to do', async () => {
  const { pipelines } = await scene((method, path) =>
    method === 'POST' && path.endsWith('/variables')
      ? Response.json({ message: '401 Unauthorized' }, { status: 401 })
      : null,
  );
  const failure = await failureOf(pipelines.saveVariable(variable));
  expect([failure.kind, hintOf(failure)]).toEqual([
    'authentication',
    expect.stringMatching(/^Create a token .*, then: devgrowth auth login$/),
  ]);
});

test('what the server says of a value is told without the value', async () => {
  const { pipelines } = await scene((method, path) =>
    method === 'POST' && path.endsWith('/variables')
      ? Response.json({ message: { value: [`${secret} is invalid`] } }, { status: 400 })
      : null,
  );
  const failure = await pipelines.saveVariable(variable).catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: expect.stringContaining('[token] is invalid') as unknown });
  expect(JSON.stringify(failure)).not.toContain(secret);
});
