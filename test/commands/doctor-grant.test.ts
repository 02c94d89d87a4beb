// `doctor` with a fine-grained token: what it lacks, by name and by purpose, found out without writing.
import { expect, test } from 'vitest';
import { type Permission, permissions, permissionsFor, titleOf } from '#growth/forge/permissions.ts';
import { grantsOf, newToken } from '../support/tokens.ts';
import { type TestWorld, useSandboxes, worldOnSandbox, type WorldOptions } from '../support/world.ts';

useSandboxes();

async function scene(options: WorldOptions = {}): Promise<TestWorld> {
  const world = worldOnSandbox(options);
  expect(await world.run('init --yes --manager morgan')).toMatchObject({ exitCode: 0 });
  return world;
}

/** The same GitLab, with a token of exactly these. */
function withToken(of: TestWorld, granted: readonly Permission[], as = 'alex'): TestWorld {
  const user = of.sandbox.state.users.find(({ username }) => username === as);
  const place = as === 'alex' ? 'personal_projects' : 'all_memberships';
  newToken(of.sandbox, ['granular'], { grants: grantsOf(granted, place), userId: user?.id ?? 0 });
  return worldOnSandbox({ sandbox: of.sandbox, as, env: { DEVGROWTH_PROJECT: 'alex/goals' } });
}

interface Document {
  readonly checks: { name: string; state: string; says: string; todo: string | null }[];
  readonly permissions: { tab: string; name: string; purposes: string[]; state: string; says: string | null }[] | null;
}

async function doctor(world: TestWorld) {
  world.requests();
  const { exitCode, stdout } = await world.run('doctor --format json');
  const asked = world.requests().filter((request) => !request.startsWith('GET '));
  expect(asked.filter((request) => request !== 'POST /glql')).toEqual([]);
  const document = JSON.parse(stdout) as Document;
  return { exitCode, ...document, check: (name: string) => document.checks.find((one) => one.name === name) };
}

const everyday = permissionsFor('everyday');
const without = (list: readonly Permission[], ...names: string[]) =>
  list.filter((one) => !names.includes(titleOf(one)));

test('the grant is believed where the server tells it: a write that is missing is named', async () => {
  const at = withToken(await scene(), without(everyday, 'Group and project: Work Item: Update'));
  const { exitCode, check, permissions: shown } = await doctor(at);
  expect([exitCode, check('Grant')]).toEqual([
    3,
    {
      name: 'Grant',
      state: 'warning',
      says: expect.stringMatching(
        /^report: all is there; everyday lacks Group and project: Work Item: Update; init lacks /,
      ) as string,
      todo: `Make a new token, for a grant cannot be edited (devgrowth auth permissions everyday lists what to tick): ${at.base}/-/user_settings/personal_access_tokens/granular/new`,
    },
  ]);
  expect(shown?.filter(({ purposes, state }) => purposes.includes('everyday') && state !== 'granted')).toEqual([
    {
      tab: 'Group and project',
      name: 'Work Item: Update',
      purposes: ['everyday', 'init'],
      state: 'missing',
      says: 'its grant does not name it',
    },
  ]);
});

test('where it is not told, reading is tried, and writing shows when it is used', async () => {
  const at = withToken(await scene({ version: '19.4' }), without(everyday, 'Group and project: Label: Read'));
  const { exitCode, check, permissions: shown } = await doctor(at);
  expect([exitCode, check('Grant')?.says]).toEqual([
    3,
    expect.stringMatching(
      /^report: all is there; everyday lacks Group and project: Label: Read; .*shown when used: .*Work Item: Create, .*Label: Create/,
    ),
  ]);
  expect(shown?.find(({ name }) => name === 'Label: Read')).toMatchObject({
    state: 'missing',
    says: expect.stringContaining('GitLab says "Access denied: ') as string,
  });
  expect(check('Setup')).toEqual({
    name: 'Setup',
    state: 'not-checked',
    says: 'the token lacks Label: Read',
    todo: null,
  });
});

test('what no report goes without is a failure; what only init needs is none', async () => {
  const from = await scene();
  const short = await doctor(withToken(from, without(everyday, 'Group and project: Repository: Read')));
  expect([short.exitCode, short.check('Project')?.state]).toEqual([1, 'failed']);
  const enough = await doctor(withToken(from, everyday));
  expect([enough.exitCode, enough.check('Grant')]).toEqual([
    0,
    {
      name: 'Grant',
      state: 'passed',
      says: expect.stringMatching(
        /^report: all is there; everyday: all is there; init, schedule, share: \d+ permissions less, which are for the day that needs them$/,
      ) as string,
      todo: null,
    },
  ]);
  expect(enough.check('Schedule')?.says).toBe('the token lacks Branch: Read, Pipeline Schedule: Read, Variable: Read');
});

test('what works with less is named, and no fault', async () => {
  const from = await scene();
  const better = permissions.filter(({ for: uses }) => uses.everyday === 'better');
  expect(better.length).toBeGreaterThan(1);
  const { exitCode, check } = await doctor(withToken(from, permissionsFor('everyday', 'needed')));
  expect([exitCode, check('Grant')?.state]).toEqual([0, 'passed']);
  // Nothing is deleted or made to try it, and the check of the tables asks for GLQL itself.
  const isAsked = ({ name }: { name: string }) => !['Label: Delete', 'GLQL: Read', 'Todo: Create'].includes(name);
  expect(check('Grant')?.says).toContain(`better with ${better.filter(isAsked).map(titleOf).join(', ')}`);
  const shown = check('Grant')?.says.split('shown when used: ')[1];
  for (const one of better.filter((permission) => !isAsked(permission))) expect(shown).toContain(titleOf(one));
});

test('somebody who was let in is asked for what a manager needs', async () => {
  const {
    exitCode,
    permissions: shown,
    check,
  } = await doctor(withToken(await scene(), permissionsFor('manager', 'needed', 'better'), 'morgan'));
  expect([exitCode, check('Grant')?.says]).toEqual([0, 'manager: all is there']);
  expect(new Set(shown?.flatMap(({ purposes }) => purposes))).toEqual(new Set(['manager']));
});

test('a classic token has none of it', async () => {
  const { permissions: shown, check } = await doctor(await scene());
  expect([shown, check('Grant')]).toEqual([null, undefined]);
});

test.each([
  ['GLQL: Read is missing', [], 'not-checked', /this token lacks GLQL: Read/],
  [
    'GLQL: Read alone',
    ['read_glql'],
    'passed',
    /all 10 live tables of the dashboard; this token is not told their rows/,
  ],
])('the live tables, where %s: nothing is told as empty', async (_name, extra, state, says) => {
  const at = await scene();
  const rows = grantsOf(
    everyday.filter(({ name }) => name !== 'GLQL: Read'),
    'personal_projects',
  ).map((grant) =>
    extra.length === 0 ? grant : { ...grant, permissions: grant.permissions.filter((one) => one !== 'read_work_item') },
  );
  newToken(at.sandbox, ['granular'], { grants: [...rows, { access: 'user', permissions: extra }] });
  const { check } = await doctor(worldOnSandbox({ sandbox: at.sandbox, env: { DEVGROWTH_PROJECT: 'alex/goals' } }));
  expect(check('Tables')).toMatchObject({ state, says: expect.stringMatching(says) as string });
});
