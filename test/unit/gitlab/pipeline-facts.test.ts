// Pipelines, variables, labels and milestones on a server that answers what it likes: what is sent, and what is said of it.
import { describe, expect, test } from 'vitest';
import { type Answering, facts, fakeGitLab, html, json, page, person, project } from './fake-gitlab.ts';

const refused =
  (status: number, body: unknown = { message: `${status}` }): Answering =>
  () =>
    json(body, { status });
const says =
  (body: unknown): Answering =>
  () =>
    json(body);
const lost: Answering = () => html(502);
const opened = (...answers: Answering[]) => {
  const fake = fakeGitLab(answers);
  return { ...fake, goals: fake.forge.open(facts, {}) };
};
const ci = (more: object = {}) => says({ ...project, public_jobs: false, ...more });

describe('what jobs show, and where they run', () => {
  test.each<[string, Answering[], object]>([
    [
      'closed and protected',
      [ci(), says({ name: 'main', protected: true })],
      { branch: 'main', isBranchProtected: true, isOpenToGuests: false },
    ],
    [
      'not protected',
      [ci(), says({ name: 'main', protected: false })],
      { branch: 'main', isBranchProtected: false, isOpenToGuests: false },
    ],
    [
      'open',
      [ci({ public_jobs: true }), says({ name: 'main', protected: true })],
      { branch: 'main', isBranchProtected: true, isOpenToGuests: true },
    ],
    [
      'a server that does not say: open',
      [ci({ public_jobs: null }), says({ name: 'main', protected: true })],
      { branch: 'main', isBranchProtected: true, isOpenToGuests: true },
    ],
    [
      'an empty repository has no branch, whatever its name',
      [ci({ empty_repo: true })],
      { branch: null, isBranchProtected: false, isOpenToGuests: false },
    ],
  ])('%s', async (_name, answers, told) => {
    expect(await opened(...answers).goals.pipelines.facts()).toEqual(told);
  });

  test.each<[string, Answering[], number, number]>([
    ['closed', [ci()], 0, 1],
    ['kept open', [ci({ public_jobs: true })], 1, 1],
    ['a lost answer: asked again', [lost, ci()], 0, 2],
  ])('closing it to guests: %s', async (_name, answers, warnings, requests) => {
    const { goals, asked } = opened(...answers);
    expect(await goals.pipelines.closeToGuests()).toHaveLength(warnings);
    expect(asked).toHaveLength(requests);
    expect(asked[0]).toMatchObject({ method: 'PUT', path: '/projects/1', body: { public_jobs: false } });
  });
});

describe('a schedule', () => {
  const words = { description: 'devgrowth report', cron: '0 8 * * 2', zone: 'Europe/Berlin' };
  const row = (more: object = {}) => ({
    id: 3,
    description: 'devgrowth report',
    ref: 'refs/heads/main',
    cron: '0 8 * * 2',
    cron_timezone: 'Europe/Berlin',
    active: true,
    owner: person,
    next_run_at: '2026-11-24T07:00:00.000Z',
    ...more,
  });
  const value = { id: 3, ...words, branch: 'main', active: true, owner: person, nextRun: '2026-11-24T07:00:00.000Z' };

  test('as it is shown', async () => {
    const { goals } = opened(() => page([row(), row({ id: 4, ref: 'main' })]));
    const { items } = (await goals.pipelines.schedules()).asFarAsRead();
    expect(items).toEqual([value, { ...value, id: 4 }]);
  });

  test.each<[string, object, readonly (readonly [string, string, string])[]]>([
    ['kept', {}, []],
    ['another time', { cron: '0 9 * * 2' }, [['schedule cron', '0 8 * * 2', '0 9 * * 2']]],
    ['another zone', { cron_timezone: 'UTC' }, [['schedule zone', 'Europe/Berlin', 'UTC']]],
    ['not active', { active: false }, [['schedule', 'active', 'inactive']]],
  ])('%s', async (_name, more, dropped) => {
    const made = opened(ci(), says(row(more)));
    const { warnings } = await made.goals.pipelines.createSchedule(words);
    expect(warnings.map((one) => [one.field, one.asked, one.kept])).toEqual(dropped);
    expect(made.asked[1]).toMatchObject({
      method: 'POST',
      body: {
        description: 'devgrowth report',
        ref: 'main',
        cron: '0 8 * * 2',
        cron_timezone: 'Europe/Berlin',
        active: true,
      },
    });
    const renewed = opened(ci(), says(row(more)));
    expect((await renewed.goals.pipelines.renewSchedule(3, words)).warnings).toHaveLength(dropped.length);
    expect(renewed.asked[1]).toMatchObject({
      method: 'PUT',
      path: '/projects/1/pipeline_schedules/3',
      body: { ref: 'refs/heads/main', active: true },
    });
  });

  test('needs a branch', async () => {
    await expect(opened(ci({ empty_repo: true })).goals.pipelines.createSchedule(words)).rejects.toMatchObject({
      kind: 'rejected',
      message: 'alex/goals has no branch yet, and a schedule needs one',
    });
  });

  test('a lost answer is looked up by its description', async () => {
    const { goals } = opened(ci(), lost, () => page([row({ id: 9, description: 'other' }), row()]));
    expect((await goals.pipelines.createSchedule(words)).value.id).toBe(3);
  });

  test('a list that breaks off is not "none"', async () => {
    const { goals } = opened(ci(), lost, refused(403), refused(403), refused(403));
    await expect(goals.pipelines.createSchedule(words)).rejects.toMatchObject({
      message: expect.stringMatching(/is not known\.$/) as string,
    });
  });
});

test.each<[string, Answering[], number]>([
  ['protected', [says({})], 1],
  ['GitLab was faster', [refused(409), says({ name: 'main', protected: true })], 2],
])('a branch is protected: %s', async (_name, answers, requests) => {
  const { goals, asked } = opened(...answers);
  await goals.pipelines.protectBranch('main');
  expect(asked).toHaveLength(requests);
  expect(asked[0]?.path).toBe('/projects/1/protected_branches?push_access_level=40&merge_access_level=40&name=main');
});

test('a branch that cannot be protected is said', async () => {
  await expect(
    opened(refused(409), says({ name: 'main', protected: false })).goals.pipelines.protectBranch('main'),
  ).rejects.toMatchObject({ kind: 'conflict' });
  await expect(opened(refused(403)).goals.pipelines.protectBranch('main')).rejects.toMatchObject({ kind: 'forbidden' });
});

describe('a variable', () => {
  const variable = (more: object = {}) => ({
    key: 'K',
    value: null,
    masked: true,
    protected: true,
    environment_scope: '*',
    description: 'For the job',
    ...more,
  });
  test.each<[string, object[], object | null]>([
    ['there', [variable()], { key: 'K', masked: true, protected: true, description: 'For the job' }],
    ['not there', [variable({ key: 'L' })], null],
    ['of one environment alone', [variable({ environment_scope: 'production' })], null],
  ])('%s', async (_name, rows, told) => {
    expect(await opened(() => page(rows)).goals.pipelines.variable('K')).toEqual(told);
  });

  test('one that cannot be read is not "none"', async () => {
    await expect(opened(refused(403)).goals.pipelines.variable('K')).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('one that is there is renewed, with what it must be', async () => {
    const { goals, asked } = opened(() => page([variable()]), says(variable({ protected: false })));
    const { warnings } = await goals.pipelines.saveVariable({
      key: 'K',
      value: 'secret-value',
      description: 'For the job',
    });
    expect(warnings.map(({ field }) => field)).toEqual(['K protected']);
    expect(asked[1]).toMatchObject({
      method: 'PUT',
      body: { value: 'secret-value', masked: true, protected: true, raw: true },
    });
  });
});

describe('labels', () => {
  const label = (more: object = {}) => ({ id: 5, name: 'goal', color: '#fff', description: null, ...more });
  const word = { group: 'marker', value: 'goal' } as const;

  test('as they are shown', async () => {
    const { goals } = opened(() =>
      page([
        label(),
        label({ id: 6, name: 'bug', is_project_label: false }),
        label({ id: 7, name: 'x', is_project_label: true }),
      ]),
    );
    const { items } = (await goals.labels()).asFarAsRead();
    expect(items.map(({ name, word: its, ours }) => [name, its?.group ?? null, ours])).toEqual([
      ['goal', 'marker', true],
      ['bug', null, false],
      ['x', null, true],
    ]);
  });

  test('two that are there cost one list', async () => {
    const { goals, asked } = opened(() => page([label(), label({ id: 6, name: 'ask:open' })]));
    expect(await goals.ensureLabel({ word, color: '#fff', description: '' })).toBe(false);
    expect(await goals.ensureLabel({ word: { group: 'ask', value: 'open' }, color: '#fff', description: '' })).toBe(
      false,
    );
    expect(asked).toHaveLength(1);
  });

  test('one that was made is known', async () => {
    const { goals, asked } = opened(() => page([label({ id: 6, name: 'x' })]), says(label()));
    expect(await goals.ensureLabel({ word, color: '#123456', description: 'A goal' })).toBe(true);
    expect(asked[1]?.body).toEqual({ name: 'goal', color: '#123456', description: 'A goal' });
    expect(await goals.ensureLabel({ word, color: '#fff', description: '' })).toBe(false);
  });

  test('refused otherwise than by 409', async () => {
    await expect(
      opened(() => page([]), refused(400)).goals.ensureLabel({ word, color: '#fff', description: '' }),
    ).rejects.toMatchObject({ kind: 'rejected' });
  });

  test.each<[string, Answering[], number]>([
    ['taken away', [() => page([label()]), says({})], 2],
    ['not there', [() => page([label({ name: 'x' })])], 1],
    ['somebody was faster', [() => page([label()]), refused(404)], 2],
    ['a lost answer', [() => page([label()]), lost, refused(404)], 3],
    ['a lost answer, before it arrived', [() => page([label()]), lost, says({})], 3],
  ])('%s', async (_name, answers, requests) => {
    const { goals, asked } = opened(...answers);
    await goals.removeLabel('goal');
    expect(asked).toHaveLength(requests);
  });

  test('not allowed', async () => {
    await expect(opened(() => page([label()]), refused(403)).goals.removeLabel('goal')).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});

describe('milestones', () => {
  const row = (more: object = {}) => ({
    id: 6,
    title: 'FY27-Q4',
    start_date: '2026-11-01',
    due_date: '2027-01-31',
    project_id: 1,
    state: 'active',
    ...more,
  });

  test('as they are shown', async () => {
    const { goals } = opened(() =>
      page([row(), row({ id: 7, title: 'B', project_id: null, state: 'closed', due_date: null })]),
    );
    expect((await goals.milestones()).asFarAsRead().items).toEqual([
      { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31', closed: false, ours: true },
      { title: 'B', start: '2026-11-01', due: null, closed: true, ours: false },
    ]);
  });

  const quarter = { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' };
  test('one that is there is not written, and the list is read once', async () => {
    const { goals, asked } = opened(() => page([row()]));
    expect([await goals.ensureMilestone(quarter), await goals.ensureMilestone(quarter)]).toEqual([false, false]);
    expect(asked).toHaveLength(1);
  });

  test('one that was made is known', async () => {
    const { goals, asked } = opened(() => page([row({ title: 'other' })]), says(row()));
    expect([await goals.ensureMilestone(quarter), await goals.ensureMilestone(quarter)]).toEqual([true, false]);
    expect(asked[1]).toMatchObject({
      method: 'POST',
      body: { title: 'FY27-Q4', start_date: '2026-11-01', due_date: '2027-01-31' },
    });
  });

  test('not allowed is not "there before"', async () => {
    await expect(opened(() => page([]), refused(403)).goals.ensureMilestone(quarter)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
