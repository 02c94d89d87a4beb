// `import { openGoals, report } from 'devgrowth'`: the same documents as the commands print, on a World of a test.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as library from '#library/entry.ts';
import { goalsOn } from '#library/goals.ts';
import { scene } from '../support/scene.ts';
import { useSandboxes } from '../support/world.ts';

useSandboxes();

const at = scene({}, 'init --yes', 'goal add "Read one book" --kind reading --due 2026-12-18 --yes');

test('what is reachable is what the page lists, and the page lists nothing else', () => {
  const page = readFileSync('docs/library.md', 'utf8');
  const listed = [...page.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell = '']) =>
    [...cell.matchAll(/`(\w+)[^`]*`/g)].map(([, name = '']) => name),
  );
  const types = [
    'Goals',
    'OpenOptions',
    'ListOptions',
    'ReportOptions',
    'GoalListDocument',
    'GoalDocument',
    'ReportDocument',
  ];
  expect(listed.toSorted()).toEqual([...Object.keys(library), ...types].toSorted());
  const exported = readFileSync('src/library/entry.ts', 'utf8').match(/^export \{ ([^}]+) \}/m)?.[1] ?? '';
  expect(
    exported
      .split(', ')
      .map((name) => name.replace('type ', ''))
      .toSorted(),
  ).toEqual(['GoalsError', ...types.filter((name) => !name.endsWith('Document'))].toSorted());
});

describe('goals', () => {
  test('are the documents that the commands print', async () => {
    const world = await at();
    const goals = await goalsOn(world.world, {});
    const list = await goals.list();
    expect(list).toEqual(JSON.parse((await world.run('goal list --format json')).stdout));
    const iid = list.goals[0]?.iid ?? 0;
    expect(await goals.show(iid)).toEqual(JSON.parse((await world.run(`goal show ${iid} --format json`)).stdout));
    expect(await goals.report({ since: '2w' })).toMatchObject({
      ...JSON.parse((await world.run('report --since 2w --format json')).stdout),
      completeness: { complete: true },
    });
    expect({ project: goals.project, user: goals.user }).toEqual({ project: 'alex/goals', user: 'alex' });
  });

  test('only reads', async () => {
    const world = await at();
    const goals = await goalsOn(world.world, {});
    await goals.list({ state: 'all', sort: 'due' });
    await goals.report({ for: 'manager' });
    expect(world.requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
  });

  test('a token that is given goes to its host, whatever the environment says', async () => {
    const world = await at({ env: { DEVGROWTH_HOST: 'https://elsewhere.test', DEVGROWTH_TOKEN: 'glpat-wrong' } });
    const goals = await goalsOn(world.world, { host: world.base, token: world.token, project: 'alex/goals' });
    expect((await goals.list()).goals.map(({ title }) => title)).toEqual(['Read one book']);
  });
});

describe('failures are errors with a code and what to do', () => {
  test.each([
    [{ project: 'alex/nothing' }, 'not-found'],
    [{ token: 'glpat-0123456789abcdef' }, 'usage'],
    [{ host: 'not a host' }, 'usage'],
  ])('%j', async (options, code) => {
    const world = await at();
    const failure = await goalsOn(world.world, options).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(library.GoalsError);
    expect(failure).toMatchObject({ name: 'GoalsError', code, hint: expect.stringMatching(/\w/) });
  });

  test('a token that the server does not take is not repeated', async () => {
    const world = await at();
    const token = 'glpat-unknown-0123456789abc';
    const failure: unknown = await goalsOn(world.world, { host: world.base, token }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'authentication' });
    expect(JSON.stringify({ ...(failure as object), text: String(failure) })).not.toContain('0123456789abc');
  });

  test('no goal has a number such as that', async () => {
    const goals = await goalsOn((await at()).world, {});
    await expect(goals.show(1.5)).rejects.toMatchObject({ code: 'usage' });
    await expect(goals.show(999)).rejects.toMatchObject({ code: 'not-found' });
  });
});
