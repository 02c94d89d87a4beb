// What a fine-grained token may: believed where its grant names it, tried where not, and said by what this person does with it.
import { describe, expect, test } from 'vitest';
import { DevgrowthError } from '#errors.ts';
import { type Grant, grantKey, permissions, permissionsFor, type Purpose, titleOf } from '#growth/forge/permissions.ts';
import { grantCheck } from '#work/check-up/grant-check.ts';
import { alex, sam } from '../reports/story.ts';

const access = { 'Group and project': 'personal_projects', User: 'user', Global: 'instance' } as const;
const project = { id: 7, owner: alex };
const grant = (tab: keyof typeof access, words: readonly string[]) =>
  ({ access: access[tab], permissions: words, projectId: null, groupId: null }) as unknown as Grant;

/** All but these. */
const grantsWithout = (...titles: readonly string[]) =>
  (Object.keys(access) as (keyof typeof access)[]).map((tab) =>
    grant(
      tab,
      permissions.filter((one) => one.tab === tab && !titles.includes(titleOf(one))).map(({ name }) => grantKey(name)),
    ),
  );
const needed = (purpose: Purpose) => permissionsFor(purpose, 'needed').map(titleOf);
const daily = new Set([...needed('report'), ...needed('everyday')]);
const onlyInit = needed('init').filter((title) => !daily.has(title));
const onlyEveryday = needed('everyday').filter((title) => !needed('report').includes(title));
const onlyBetter = permissionsFor('everyday', 'better')
  .map(titleOf)
  .filter((title) => !daily.has(title));

interface Scene {
  readonly grants?: readonly Grant[] | null;
  readonly isHelper?: boolean;
  readonly home?: typeof project | null;
  /** What a trial shows, by title; else `otherwise`. */
  readonly tried?: Readonly<Record<string, string>>;
  readonly otherwise?: string;
}

async function check({
  grants = grantsWithout(),
  isHelper = false,
  home = project,
  tried = {},
  otherwise = 'granted',
}: Scene) {
  const asked: (number | null)[] = [];
  const forge = {
    base: 'https://gl.test',
    tryPermission: (one: (typeof permissions)[number], id: number | null) => {
      asked.push(id);
      return Promise.resolve({ state: tried[titleOf(one)] ?? otherwise, says: 'tried' });
    },
  };
  const token = { granular: true, grants };
  const found = await grantCheck({ token, me: alex, project: home, isHelper, forge } as never);
  if (found === null) throw new Error('no check');
  const { says, state, todo } = found.check;
  return {
    asked,
    state,
    says: String(says),
    todo: todo === null ? null : String(todo),
    permissions: found.permissions,
  };
}

test('a token with scopes has no grant', async () => {
  expect(await grantCheck({ token: { granular: false } } as never)).toBeNull();
});

describe('all is there', () => {
  test.each<[string, Scene, string]>([
    ['for one’s own goals', {}, 'report: all is there; everyday: all is there; init: all is there'],
    ['for a manager', { isHelper: true }, 'manager: all is there'],
  ])('%s', async (_name, scene, says) => {
    const found = await check(scene);
    expect(found).toMatchObject({ says, state: 'passed', todo: null, asked: [] });
    expect(found.permissions.every((one) => one.state === 'granted' && one.says === null)).toBe(true);
  });

  test('each with what it is for, once', async () => {
    const { permissions: listed } = await check({});
    expect(new Set(listed.map(titleOf)).size).toBe(listed.length);
    for (const one of listed)
      expect(one.purposes).toEqual(
        (['report', 'everyday', 'init'] as const).filter((purpose) =>
          permissionsFor(purpose).map(titleOf).includes(titleOf(one)),
        ),
      );
  });
});

describe('what the grant does not name', () => {
  const [first = ''] = needed('report');
  test.each<[string, Scene, object]>([
    ['is tried, and there', { grants: grantsWithout(first) }, { state: 'passed' }],
    ['is tried, and missing', { grants: grantsWithout(first), otherwise: 'missing' }, { state: 'failed' }],
    ['cannot be tried: missing', { grants: grantsWithout(first), otherwise: 'not-told' }, { state: 'failed' }],
  ])('%s', async (_name, scene, expected) => {
    const { asked, permissions: listed, ...found } = await check(scene);
    expect(found).toMatchObject(expected);
    expect(asked).toEqual([7]);
    const said = scene.otherwise === 'not-told' ? 'its grant does not name it' : 'tried';
    expect(listed.find((one) => titleOf(one) === first)).toMatchObject({ says: said });
  });

  test('a grant that is not told: all is tried, and nothing is known', async () => {
    const {
      asked,
      says,
      state,
      permissions: listed,
    } = await check({ grants: null, otherwise: 'not-told', home: null });
    expect(new Set(asked)).toEqual(new Set([null]));
    expect(asked).toHaveLength(listed.length);
    const shown = listed.filter(({ purposes }) => purposes.some((purpose) => purpose !== 'init')).map(titleOf);
    const seen = ['report', 'everyday', 'init'].map((purpose) => `${purpose}: nothing is seen missing`).join('; ');
    expect(says).toBe(`${seen}; shown when used: ${shown.join(', ')}`);
    expect([state, shown.length < listed.length]).toEqual(['passed', true]);
  });

  test('a grant for personal projects does not cover somebody else’s', async () => {
    const { asked } = await check({ home: { id: 7, owner: sam } });
    expect(asked.length).toBeGreaterThan(0);
  });
});

describe('what is missing', () => {
  const missing = (titles: readonly string[], more: Scene = {}) =>
    check({ grants: null, tried: Object.fromEntries(titles.map((title) => [title, 'missing'])), ...more });

  test('for a report: it fails', async () => {
    const [one = ''] = needed('report');
    const { says, state, todo } = await missing([one]);
    expect([says.split('; ')[0], state]).toEqual([`report lacks ${one}`, 'failed']);
    expect(todo).toContain('https://gl.test');
    expect(todo).toMatch(/permissions.+everyday/);
  });

  test('for every day alone: a warning', async () => {
    const [one = ''] = onlyEveryday;
    const { says, state } = await missing([one]);
    expect(says.split('; ').slice(0, 2)).toEqual(['report: all is there', `everyday lacks ${one}`]);
    expect(state).toBe('warning');
  });

  test('for setting up alone: for the day that needs it', async () => {
    const { says, state, todo } = await missing(onlyInit);
    expect(says.split('; ')[2]).toBe(
      `init, schedule, share: ${onlyInit.length} permissions less, which are for the day that needs them`,
    );
    expect([state, todo]).toEqual(['passed', null]);
  });

  test('for setting up and every day: by name', async () => {
    const both = needed('init').filter((title) => onlyEveryday.includes(title));
    const { says } = await missing([...onlyInit, ...onlyEveryday]);
    const named = says
      .split('; ')
      .find((part) => part.startsWith('init lacks'))
      ?.slice('init lacks '.length)
      .split(', ');
    expect(new Set(named)).toEqual(new Set([...onlyInit, ...both]));
  });

  test('what is only better to have', async () => {
    const { says, state } = await missing(onlyBetter);
    const better = says.split('; better with ')[1]?.split(', ');
    expect(new Set(better)).toEqual(new Set(onlyBetter));
    expect(state).toBe('passed');
  });

  test('for a manager: it fails', async () => {
    const [one = ''] = needed('manager');
    const { says, state, todo } = await missing([one], { isHelper: true });
    expect([says, state]).toEqual([`manager lacks ${one}`, 'failed']);
    expect(todo).toMatch(/permissions.+manager/);
  });
});

test('a server that fails is said', async () => {
  const forge = { tryPermission: () => Promise.reject(new DevgrowthError('server', 'down')) };
  const scene = { token: { granular: true, grants: null }, me: alex, project, isHelper: false, forge };
  expect(await grantCheck(scene as never)).toMatchObject({ check: { state: 'failed' }, permissions: [] });
});
