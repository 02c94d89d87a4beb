// Fine-grained tokens: each set of docs/tokens.md is enough for its commands, and none of it can be left out.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Permission, permissionsFor, type Purpose, purposes, titleOf } from '#growth/forge/permissions.ts';
import { addGroup } from '#sandbox/state/empty-state.ts';
import { waysInto } from '#sandbox/who/permissions.ts';
import { createSandbox } from '#sandbox/sandbox.ts';
import type { Grant, SandboxState } from '#sandbox/state/state.ts';
import { grantsOf, newToken } from '../support/tokens.ts';
import { type TestWorld, useSandboxes, worldOnSandbox } from '../support/world.ts';

useSandboxes();

const jobToken = 'glpat-read_api-job-s3cret';
const tabOf = { project: 'Group and project', group: 'Group and project', user: 'User', instance: 'Global' } as const;

/** What is there before, made with a token that may everything. */
const filled = [
  'init --yes --manager morgan',
  'goal add "Read a book" --kind reading --due 2026-12-20',
  'goal add "Be quicker" --kind reading',
  'goal log 2 "Chapter 1"',
  'plan start --yes',
  '1on1 prepare --date tomorrow --yes',
];

const commands: Readonly<Record<Purpose, readonly string[]>> = {
  report: [
    'report',
    'report --for manager --format markdown',
    'goal list',
    'goal show 2',
    'goal export',
    'evidence list',
    'plan show',
    '1on1 show',
    'template list',
  ],
  everyday: [
    'promotion start --yes',
    '1on1 prepare --date 2026-12-01 --yes',
    'goal add "Run a workshop" --kind growing-others --due 2026-12-20',
    'goal log 2 "Chapter 2" --tick 1',
    'goal edit 2 --title "Read two books"',
    'goal start 2',
    'goal link 2 3',
    'goal link 2 3 --remove',
    'evidence add 2 "Wrote the runbook"',
    '1on1 add "DISCUSS the next level"',
    'promotion show',
    'promotion state drafting',
    'goal close 3 --outcome dropped --yes',
    'goal add "Learn to lead" --kind career-change',
    'report --post --yes',
    'report',
  ],
  init: [
    'init --yes --project alex/second --manager sam',
    'init --yes --project acme/third',
    'init --yes --project alex/goals --schedule "0 8 * * 2" --schedule-token-stdin',
    'init --yes --project alex/goals --schedule "0 9 * * 2" --schedule-token-stdin --manager morgan',
    'init --check --project alex/goals',
    'share @sam --yes',
    'share @sam --role reporter --yes',
    'unshare @sam --yes',
    'doctor',
  ],
  manager: ['goal list', 'goal show 2', 'report --for manager --format markdown', 'report --format html'],
  evidence: [],
};

const sceneNow = '2026-11-23T09:00:00.000Z';
const later = '2026-11-25T09:05:00.000Z';
const address = 'https://granted.test';
/** Where the permissions of projects hold: a new project in a group is no personal one. */
const places = { report: 'personal_projects', everyday: 'personal_projects', init: 'all_memberships' } as const;

async function scene(): Promise<SandboxState> {
  const made = createSandbox({ now: () => Date.parse(sceneNow), externalUrl: address });
  const world = worldOnSandbox({ now: sceneNow, sandbox: made });
  for (const command of filled) expect(await world.run(command), command).toMatchObject({ exitCode: 0 });
  const { state } = world.sandbox;
  // As where nobody protected it: the job's variable needs it.
  state.protectedBranches = { 1: [] };
  // As on a project of before that kind: its first goal makes the label.
  state.labels = state.labels.filter(({ name }) => name !== 'goal::growing-others');
  addGroup(state, { path: 'acme', at: sceneNow, members: { alex: 50 } });
  newToken(world.sandbox, ['read_api'], { token: jobToken });
  return state;
}

/** A copy of that GitLab, in which alex has exactly this token. */
function withGrant(before: SandboxState, grants: Grant[], as = 'alex'): TestWorld {
  const state = structuredClone(before);
  const sandbox = createSandbox({ now: () => Date.parse(later), externalUrl: address, state });
  const user = state.users.find(({ username }) => username === as);
  newToken(sandbox, ['granular'], { grants, userId: user?.id ?? 0 });
  return worldOnSandbox({ now: later, sandbox, as, env: { DEVGROWTH_PROJECT: 'alex/goals' } });
}

function usedBy(world: TestWorld): Set<string> {
  const asked = world.requests().map((request) => /^(\S+) ([^?]+)/.exec(request) ?? []);
  const ways = asked.flatMap(([, method = '', path = '']) => waysInto(method, path)[0] ?? []);
  return new Set(ways.map(({ name, boundary }) => titleOf({ tab: tabOf[boundary], name })));
}

interface Use {
  readonly command: string;
  readonly before: SandboxState;
}

/** Some command that used it fails without it, and says its name. */
async function isMissed({ name }: Permission, uses: readonly Use[], less: Grant[]): Promise<boolean> {
  for (const { command, before } of uses) {
    const { exitCode, stdout, stderr } = await withGrant(before, less).run(command, { stdin: jobToken });
    if (exitCode !== 0 && (stdout + stderr).includes(name)) return true;
  }
  return false;
}

let before: SandboxState;
beforeAll(async () => {
  before = await scene();
});

describe.each(['report', 'everyday', 'init'] as const)('%s', (purpose) => {
  test('its set is enough, and each permission of it is missed by name', async () => {
    const needed = permissionsFor(purpose, 'needed');
    const grants = (of: readonly Permission[]) => grantsOf(of, places[purpose]);
    let state = before;
    const uses = new Map<string, Use[]>();
    for (const command of commands[purpose]) {
      const world = withGrant(state, grants(needed));
      const finished = await world.run(command, { stdin: jobToken });
      expect(finished.exitCode, `${command}\n${finished.stderr}`).toBe(0);
      for (const title of usedBy(world)) uses.set(title, [...(uses.get(title) ?? []), { command, before: state }]);
      state = world.sandbox.state;
    }
    const unmissed: string[] = [];
    // What a smaller purpose needs already is proven there.
    const own = needed.filter(({ for: weights }) => purposes.find((one) => weights[one] === 'needed') === purpose);
    expect(own.length).toBeGreaterThan(3);
    for (const permission of own) {
      const less = grants(needed.filter((one) => one !== permission));
      if (!(await isMissed(permission, uses.get(titleOf(permission)) ?? [], less))) unmissed.push(titleOf(permission));
    }
    expect(unmissed).toEqual([]);
  });
});

describe('who may not look people up', () => {
  const everybody = permissionsFor('init', 'needed');

  test('adds them by username, and hears from GitLab when there is nobody of that name', async () => {
    const world = withGrant(before, grantsOf(everybody, 'all_memberships'));
    expect(await world.run('share @sam --yes')).toMatchObject({ exitCode: 0 });
    const sam = world.sandbox.state.users.find(({ username }) => username === 'sam');
    expect(world.sandbox.state.members).toContainEqual(
      expect.objectContaining({ projectId: 1, userId: sam?.id, accessLevel: 10 }),
    );
    expect(await world.run('share @nobody --yes')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining(`error: there is no user @nobody on ${address}`) as string,
    });
  });

  test('finds members by name: a second role for one, and the way out', async () => {
    const world = withGrant(before, grantsOf(everybody, 'all_memberships'));
    expect(await world.run('share @Morgan --role reporter --yes')).toMatchObject({ exitCode: 0 });
    expect(await world.run('unshare @morgan --yes')).toMatchObject({ exitCode: 0 });
    const morgan = world.sandbox.state.users.find(({ username }) => username === 'morgan');
    expect(world.sandbox.state.members.filter(({ userId }) => userId === morgan?.id)).toEqual([]);
    expect((await world.run('unshare @morgan --yes')).stdout).toContain('No member already: @morgan');
  });
});

test('a manager reads with what is needed of their set', async () => {
  const world = withGrant(before, grantsOf(permissionsFor('manager', 'needed'), 'all_memberships'), 'morgan');
  for (const command of commands.manager) {
    const { exitCode, stderr } = await world.run(command);
    expect(exitCode, `${command}\n${stderr}`).toBe(0);
  }
});
