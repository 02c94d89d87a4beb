// What a change of a goal sends: only what differs, siblings by name, and nothing over a text that somebody changed meanwhile.
import { describe, expect, test } from 'vitest';
import type { GoalChange, NewGoal } from '#growth/forge/writes.ts';
import { quietStoredText } from '#gitlab/words/marks.ts';
import { quietedTitle } from '#gitlab/words/quiet-text.ts';
import { base, facts, failureOf, fakeGitLab, issue, json, note, page } from './fake-gitlab.ts';

const labels = ['goal', 'goal::reading', 'progress::planned', 'health::at-risk', 'value:dib', 'blue'];
const full = { labels, due_date: '2026-12-01', milestone: { id: 3, title: 'FY27-Q4' } };
const quiet = quietStoredText('Why', { type: 'goal', template: null, key: 'k1' }, base);

/** The bodies that a change sends, which the server keeps. */
async function sentFor(change: GoalChange, row: object = full) {
  const before = issue({ ...row });
  const fake = fakeGitLab(({ method, path }) => {
    if (path.includes('/milestones')) return page([{ id: 8, title: 'FY28-Q1' }]);
    return json(method === 'GET' ? before : { ...before });
  });
  await fake.forge.open(facts, {}).changeGoal(4, change);
  return fake.asked.filter(({ method }) => method === 'PUT').map(({ body }) => body);
}

test.each<[string, GoalChange, object | null]>([
  ['another kind', { kind: 'course' }, { add_labels: 'goal::course', remove_labels: 'goal::reading' }],
  ['the same kind', { kind: 'reading' }, null],
  ['another stage', { stage: 'doing' }, { add_labels: 'progress::doing', remove_labels: 'progress::planned' }],
  ['no stage', { stage: null }, { remove_labels: 'progress::planned' }],
  ['an outcome', { outcome: 'achieved' }, { add_labels: 'outcome::achieved' }],
  ['no outcome, as it is', { outcome: null }, null],
  ['another health', { health: 'on-track' }, { add_labels: 'health::on-track', remove_labels: 'health::at-risk' }],
  ['no health', { health: null }, { remove_labels: 'health::at-risk' }],
  ['something asked for', { hasAsk: true }, { add_labels: 'ask:open' }],
  ['nothing asked for, as it is', { hasAsk: false }, null],
  ['values, of which one is there', { addValues: ['dib', 'results'] }, { add_labels: 'value:results' }],
  ['a value that is there', { addValues: ['dib'] }, null],
  ['another day', { due: '2026-12-02' }, { due_date: '2026-12-02' }],
  ['the same day', { due: '2026-12-01' }, null],
  ['no day', { due: null }, { due_date: '' }],
  ['another milestone', { milestone: 'FY28-Q1' }, { milestone_id: 8 }],
  ['the same milestone', { milestone: 'FY27-Q4' }, null],
  ['no milestone', { milestone: null }, { milestone_id: 0 }],
  ['confidential', { confidential: true }, { confidential: true }],
  ['not confidential, as it is', { confidential: false }, null],
  ['closed', { state: 'close' }, { state_event: 'close' }],
  ['open, as it is', { state: 'reopen' }, null],
  ['another title', { title: 'New ' }, { title: 'New ' }],
  ['the same title', { title: ' Read The Goal ' }, null],
  ['the same text', { description: '- [ ] one\n- [ ] two\n' }, null],
  ['another text', { description: 'New' }, { description: 'New' }],
  ['nothing', {}, null],
])('%s', async (_name, change, body) => {
  expect(await sentFor(change)).toEqual(body === null ? [] : [body]);
});

test.each<[string, GoalChange, object, object | null]>([
  ['open again', { state: 'reopen' }, { state: 'closed' }, { state_event: 'reopen' }],
  ['closed, as it is', { state: 'close' }, { state: 'closed' }, null],
  ['no milestone, as it is', { milestone: null }, { milestone: null }, null],
  ['no day, as it is', { due: null }, { due_date: null }, null],
  ['public again', { confidential: false }, { confidential: true }, { confidential: false }],
  ['confidential, as it is', { confidential: true }, { confidential: true }, null],
  ['no more asked for', { hasAsk: false }, { labels: ['goal', 'ask:open'] }, { remove_labels: 'ask:open' }],
  ['asked for, as it is', { hasAsk: true }, { labels: ['goal', 'ask:open'] }, null],
  [
    'one of two stages',
    { stage: 'doing' },
    { labels: ['goal', 'progress::doing', 'progress::planned'] },
    { remove_labels: 'progress::planned' },
  ],
  ['the same text below another line end', { description: 'a\nb' }, { description: 'a\r\nb' }, null],
])('of a goal that is otherwise: %s', async (_name, change, row, body) => {
  expect(await sentFor(change, row)).toEqual(body === null ? [] : [body]);
});

test('the title of a goal whose text came from a file names nobody to the server', async () => {
  const title = quietedTitle('Ask @sam', base);
  expect(await sentFor({ title: ' Ask @sam ' }, { description: quiet })).toEqual([{ title }]);
  expect(await sentFor({ title: 'Ask @sam' }, { description: quiet, title })).toEqual([]);
  expect(await sentFor({ title: 'Ask @sam' }, { description: 'Why' })).toEqual([{ title: 'Ask @sam' }]);
});

describe('a text that was made from another', () => {
  test.each<[string, GoalChange, readonly object[] | 'conflict']>([
    [
      'is written over the one it was made from',
      { description: 'New', descriptionWas: 'Old' },
      [{ description: 'New' }],
    ],
    ['whatever its line ends', { description: 'New', descriptionWas: 'Old\n' }, [{ description: 'New' }]],
    ['is there already', { description: 'Old', descriptionWas: 'Older' }, []],
    ['is there already, but for its line ends', { description: 'Old \r\n', descriptionWas: 'Older' }, []],
    ['is not written over a third one', { description: 'New', descriptionWas: 'Older' }, 'conflict'],
    ['nor is anything else', { due: '2026-12-24', descriptionWas: 'Older' }, 'conflict'],
    ['is not asked about where it was made from none', { description: 'New' }, [{ description: 'New' }]],
  ])('%s', async (_name, change, sent) => {
    const writing = sentFor(change, { description: 'Old' });
    if (sent === 'conflict') expect((await failureOf(writing)).kind).toBe('conflict');
    else expect(await writing).toEqual(sent);
  });
});

const goal: NewGoal = {
  key: 'k1',
  template: null,
  title: 'Ask @sam',
  description: 'With @kim',
  kind: 'reading',
  stage: 'planned',
  due: null,
  milestone: null,
  confidential: false,
};
const created = issue({ title: goal.title, description: 'With @kim\n\n<!-- devgrowth:goal key=k1 -->' });

describe('a new goal', () => {
  const sent = async (more: Partial<NewGoal>) => {
    const fake = fakeGitLab(() => json(created, { status: 201 }));
    await fake.forge.open(facts, {}).createGoal({ ...goal, ...more });
    return fake.asked.find(({ method }) => method === 'POST')?.body as Record<string, string>;
  };

  test.each([
    [{}, 'goal,goal::reading,progress::planned'],
    [{ hasAsk: false }, 'goal,goal::reading,progress::planned'],
    [{ hasAsk: true }, 'goal,goal::reading,progress::planned,ask:open'],
    [{ labels: ['blue', 'green'] }, 'goal,goal::reading,progress::planned,blue,green'],
  ])('with %j has the labels %s', async (more, expected) => {
    expect((await sent(more))['labels']).toBe(expected);
  });

  test('names people to the server only where it is not from a file', async () => {
    const loud = await sent({});
    expect([loud['title'], loud['description']]).toEqual([created['title'], created['description']]);
    const silent = await sent({ isQuiet: true });
    expect(silent['title']).toBe(quietedTitle('Ask @sam', base));
    expect(silent['description']).toBe('With `` @kim ``\n\n<!-- devgrowth:goal key=k1 quiet=2 -->');
  });

  const at = (seconds: number) => new Date(Date.parse('2026-11-01T08:00:00.000Z') + seconds * 1000).toISOString();
  test.each([
    ['a new one that was kept otherwise', false, 60, ['title']],
    ['an earlier try, as it was made', true, 0, ['title']],
    ['an earlier try, touched by the server alone', true, 5, ['title']],
    ['an earlier try, edited since', true, 6, []],
    ['an earlier try of which nobody says that it was edited', true, null, ['title']],
  ])('%s', async (_name, mayExist, seconds, fields) => {
    const updated = seconds === null ? null : at(seconds);
    const row = { ...created, title: 'Other', created_at: at(0), updated_at: updated };
    const fake = fakeGitLab(({ method, path }) => {
      if (path === '/user') return json({ id: 7, username: 'alex', name: 'Alex' });
      return method === 'GET' ? page([row]) : json(row, { status: 201 });
    });
    const { warnings } = await fake.forge.open(facts, {}).createGoal({ ...goal, labels: [], mayExist });
    expect(warnings.map(({ field }) => field)).toEqual(fields);
  });
});

test.each([
  [false, 'With @kim\n\n<!-- devgrowth:check-in key=c1 -->'],
  [true, 'With `` @kim ``\n\n<!-- devgrowth:check-in key=c1 quiet=2 -->'],
])('a comment that came from a file (%s) names nobody', async (isQuiet, body) => {
  const fake = fakeGitLab(() => json(note({ id: 31, body }), { status: 201 }));
  const comment = { key: 'c1', type: 'check-in', body: 'With @kim', isQuiet };
  expect(await fake.forge.open(facts, {}).comment(4, comment)).toEqual({ value: { id: 31 }, warnings: [] });
  expect(fake.asked[0]?.body).toEqual({ body });
});
