// What keeps a report off its schedule, and what the token of its job has to have and may not have.
import { describe, expect, test } from 'vitest';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import { grantKey } from '#growth/forge/permissions.ts';
import type { PipelineSchedule } from '#growth/forge/pipelines.ts';
import type { Member, ProjectFacts } from '#growth/forge/project.ts';
import type { TokenFacts } from '#growth/forge/token.ts';
import { grantFault, jobPermissions } from '#work/schedule/grant.ts';
import { refuseForeignSchedule, refuseMaintainers, refuseOthers, writingWords } from '#work/schedule/refusals.ts';

const alex = { id: 1, username: 'alex', name: 'Alex' };
const sam = { id: 3, username: 'sam', name: 'Sam' };
const reading = { posts: false, reminds: false };

const project = (visibility: string) => ({ facts: { path: 'alex/goals', visibility } }) as unknown as GoalsProject;
test.each<[string, GoalsProject | null, boolean, boolean, string | null]>([
  ['a private project', project('private'), true, false, null],
  ['an internal one', project('internal'), true, false, 'alex/goals is internal'],
  ['a public one, for which nobody asked', project('public'), false, false, null],
  ['one that is yet to be made', null, true, false, null],
  ['a file that is somebody else’s', project('private'), true, true, 'devgrowth did not write'],
])('%s', (_name, existing, isAsked, isForeignFile, why) => {
  const refuse = () => refuseOthers(existing, { isAsked, isForeignFile });
  if (why === null) expect(refuse).not.toThrow();
  else expect(refuse).toThrow(why);
});

test.each([
  [true, true, 'posts and reminds', 'no schedule post and no remind'],
  [true, false, 'posts', 'no schedule post'],
  [false, true, 'reminds', 'no remind'],
])('a job that posts (%s) and reminds (%s)', (posts, reminds, what, without) => {
  const words = writingWords({ posts, reminds });
  expect([words.what, words.without.toString().replaceAll('-', ' ')]).toEqual([what, without]);
  const others = [{ person: sam, role: 'maintainer' }] as unknown as Member[];
  expect(() => refuseMaintainers(others, { posts, reminds })).toThrow(`a job that ${what} needs a token`);
  expect(() => refuseMaintainers(others, { posts, reminds })).toThrow('@sam (maintainer)');
  expect(() => refuseMaintainers([], { posts, reminds })).not.toThrow();
});

describe('a schedule that is there', () => {
  const asked = { cron: '0 8 * * 1', zone: 'UTC', me: alex };
  const there = (more: Partial<PipelineSchedule> = {}) =>
    ({ cron: asked.cron, zone: asked.zone, active: true, owner: sam, ...more }) as PipelineSchedule;
  test.each<[string, PipelineSchedule | null, boolean]>([
    ['none', null, false],
    ['one’s own, to be changed', there({ owner: alex, cron: '0 9 * * 1' }), false],
    ['nobody’s', there({ owner: null, cron: '0 9 * * 1' }), false],
    ['somebody else’s, as it is wanted', there(), false],
    ['somebody else’s, at another time', there({ cron: '0 9 * * 1' }), true],
    ['somebody else’s, in another zone', there({ zone: 'Europe/Berlin' }), true],
    ['somebody else’s, that is off', there({ active: false }), true],
  ])('%s', (_name, found, isRefused) => {
    const refuse = () => refuseForeignSchedule(found, asked);
    if (isRefused) expect(refuse).toThrow('belongs to @sam');
    else expect(refuse).not.toThrow();
  });
});

describe('the token of the job', () => {
  const facts = { id: 5, owner: alex } as unknown as ProjectFacts;
  const grants = (access: string, ...permissions: readonly string[]) => ({
    access,
    permissions,
    projectId: null,
    groupId: null,
  });
  const keysOf = (does: Parameters<typeof jobPermissions>[0], tab: string) =>
    jobPermissions(does).flatMap((one) => (one.tab === tab ? [grantKey(one.name)] : []));
  const whole = (does = reading) => [
    grants('personal_projects', ...keysOf(does, 'Group and project')),
    grants('user', ...keysOf(does, 'User')),
    grants('instance', ...keysOf(does, 'Global')),
  ];
  const names = (does: Parameters<typeof jobPermissions>[0]) => jobPermissions(does).map(({ name }) => name);
  const fault = (
    told: TokenFacts['grants'],
    does = reading,
    forge = {} as Forge,
    who = alex,
    home: ProjectFacts | null = facts,
  ) => grantFault({ facts: { grants: told } as TokenFacts, forge, who, project: home, does });

  test('writes only where the job does', () => {
    const writes = ['Work Item: Create', 'Work Item: Update', 'Todo: Create'];
    const of = (posts: boolean, reminds: boolean) => writes.map((name) => names({ posts, reminds }).includes(name));
    expect(of(false, false)).toEqual([false, false, false]);
    expect(of(true, false)).toEqual([true, true, false]);
    expect(of(false, true)).toEqual([false, false, true]);
    expect(
      jobPermissions({ posts: true, reminds: true }).every(
        ({ tab, name }) => !writes.includes(name) || tab === 'Group and project',
      ),
    ).toBe(true);
  });

  test('has all that it needs, and nothing that writes', async () => {
    expect(await fault(whole())).toBeNull();
    const more = [
      ...whole(),
      grants('personal_projects', 'update_work_item', 'use_ai', 'burn_all', 'update_work_item'),
    ];
    expect(await fault(more)).toBe('can write (Work Item: Update, burn_all), and the job only reads');
    expect(await fault([...whole(), grants('user', 'spread_news')])).toContain('can write (spread_news)');
    const posting = { posts: true, reminds: false };
    expect(await fault([...whole(posting), grants('user', 'burn_all')], posting)).toBeNull();
    const reminding = { posts: false, reminds: true };
    expect(await fault([...whole(reminding), grants('user', 'burn_all')], reminding)).toBeNull();
  });

  test('lacks what its grant does not name, or names for projects of somebody else', async () => {
    const others = keysOf(reading, 'Group and project').slice(1);
    expect(await fault([grants('personal_projects', ...others), ...whole().slice(1)])).toMatch(
      /^lacks Group and project: [^,]+$/,
    );
    expect(await fault(whole(), reading, {} as Forge, sam)).toMatch(/^lacks Group and project: .+, /);
    expect(await fault(whole(), reading, {} as Forge, sam, null)).toBeNull();
  });

  test('is tried where the server does not tell', async () => {
    const asked: (number | null)[] = [];
    const tryPermission = ({ name }: { name: string }, id: number | null) => {
      asked.push(id);
      return Promise.resolve({ state: name === 'Work Item: Read' ? 'missing' : 'granted', says: null });
    };
    const forge = { tryPermission } as unknown as Forge;
    expect(await fault(null, reading, forge)).toBe('lacks Group and project: Work Item: Read');
    expect(asked).toEqual(names(reading).map(() => 5));
    asked.length = 0;
    await fault(null, reading, forge, alex, null);
    expect(new Set(asked)).toEqual(new Set([null]));
  });
});
