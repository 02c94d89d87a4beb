// An issue that a run changed is made as it was, field by field, and nothing of it over what somebody has changed since.
import { describe, expect, test } from 'vitest';
import type { IssueFields } from '#growth/forge/written.ts';
import { failureOf } from './fake-gitlab.ts';
import {
  added,
  answering,
  asked,
  changed,
  goal,
  made,
  opened,
  put,
  rowOf,
  takeBack,
  undone,
  useProject,
  wayOf,
  waysOf,
  written,
} from './undo-scene.ts';

useProject();

test.each<[string, object, IssueFields, IssueFields, object]>([
  ['the title', { title: 'B' }, { title: 'A' }, { title: 'B' }, { title: 'A' }],
  [
    'the due date',
    { due_date: '2027-01-31' },
    { due: '2027-01-01' },
    { due: '2027-01-31' },
    { due_date: '2027-01-01' },
  ],
  ['a due date that was none', { due_date: '2027-01-31' }, { due: null }, { due: '2027-01-31' }, { due_date: null }],
  [
    'whether it is confidential',
    { confidential: true },
    { confidential: false },
    { confidential: true },
    { confidential: false },
  ],
  [
    'labels: those that the run touched',
    { labels: 'new,theirs' },
    { labels: ['old'] },
    { labels: ['new'] },
    { labels: ['old', 'theirs'] },
  ],
  [
    'who does it',
    { assignee_ids: [1] },
    { assignees: [] },
    { assignees: [{ id: 1, username: 'alex' }] },
    { assignees: [] },
  ],
  ['the text', { description: 'One\nTwo' }, { text: 'One' }, { text: 'One\nTwo' }, { description: 'One' }],
])('%s is as it was', async (_name, sent, before, after, row) => {
  const iid = await goal(sent);
  expect(await undone(changed(iid, before, after))).toEqual({ became: 'done', warnings: [] });
  expect(await rowOf(`issues/${iid}`)).toMatchObject(row);
  expect(written()).toEqual([`PUT /projects/1/issues/${iid}`]);
});

test.each([
  ['opened', 'closed', 'close'],
  ['closed', 'opened', 'reopen'],
] as const)('what was %s is so again', async (before, after, event) => {
  const iid = await goal();
  await put(`issues/${iid}`, { state_event: 'close' });
  if (event === 'reopen') await put(`issues/${iid}`, { state_event: 'reopen' });
  await undone(changed(iid, { state: before }, { state: after }));
  expect(await rowOf(`issues/${iid}`)).toMatchObject({ state: before });
});

test('a milestone is the one it was, or none', async () => {
  const [one, other] = [
    await made<{ id: number }>('milestones', { title: 'Q3' }),
    await made<{ id: number }>('milestones', { title: 'Q4' }),
  ];
  const iid = await goal({ milestone_id: other.id });
  const after = { milestone: { id: other.id, title: '' } };
  await undone(changed(iid, { milestone: { id: one.id, title: 'Q3' } }, after));
  expect(await rowOf(`issues/${iid}`)).toMatchObject({ milestone: { title: 'Q3' } });
  await undone(changed(iid, { milestone: null }, { milestone: { id: one.id, title: '' } }));
  expect(await rowOf(`issues/${iid}`)).toMatchObject({ milestone: null });
});

test('all that several steps did is one write, and what others wrote beside it stays', async () => {
  const iid = await goal({ title: 'B', description: 'Theirs\nOne\nTwo\nThree', labels: 'x' });
  const steps = [
    changed(iid, { title: 'A', text: 'One' }, { title: 'B', text: 'One\nTwo' }),
    changed(iid, { text: 'One\nTwo' }, { text: 'One\nTwo\nThree' }),
  ];
  await undone(...steps);
  expect(await rowOf(`issues/${iid}`)).toMatchObject({ title: 'A', description: 'Theirs\nOne', labels: ['x'] });
  expect(written()).toHaveLength(1);
});

describe('somebody changed it since it was looked at:', () => {
  test.each<[string, object, object]>([
    ['the same field', { title: 'Theirs' }, { details: ['title: this run left "B", and now it is "Theirs"'] }],
    ['the same line', { description: 'One\nTheirs' }, { details: [] }],
  ])('%s, and nothing is written', async (_name, theirs, told) => {
    const iid = await goal({ title: 'B', description: 'One\nTwo' });
    const steps = [changed(iid, { title: 'A', text: 'One' }, { title: 'B', text: 'One\nTwo' })];
    const way = await wayOf(...steps);
    await put(`issues/${iid}`, theirs);
    asked();
    expect(await failureOf(takeBack(way, ...steps))).toMatchObject({
      kind: 'conflict',
      message: `#${iid} was changed while this was taken back`,
      ...told,
    });
    expect(written()).toEqual([]);
  });

  test('another field, which stays as they left it', async () => {
    const iid = await goal({ title: 'B' });
    const steps = [changed(iid, { title: 'A' }, { title: 'B' })];
    const way = await wayOf(...steps);
    await put(`issues/${iid}`, { due_date: '2027-01-31' });
    expect(await takeBack(way, ...steps)).toEqual({ became: 'done', warnings: [] });
    expect(await rowOf(`issues/${iid}`)).toMatchObject({ title: 'A', due_date: '2027-01-31' });
  });
});

test('what stood there before is not known: nothing is written, whatever way it is asked for', async () => {
  const iid = await goal({ title: 'B' });
  const steps = [changed(iid, null, { title: 'B' })];
  const way = await wayOf(...steps);
  asked();
  expect(await failureOf(takeBack({ ...way, obstacles: [] }, ...steps))).toMatchObject({ kind: 'conflict' });
  expect(written()).toEqual([]);
});

test('an answer that nobody can read: it is written again where it did not land', async () => {
  const iid = await goal({ title: 'B' });
  let puts = 0;
  answering((request) => (request.startsWith('PUT ') && (puts += 1) === 1 ? Response.json({}) : null));
  expect(await undone(changed(iid, { title: 'A' }, { title: 'B' }))).toEqual({ became: 'done', warnings: [] });
  expect(await rowOf(`issues/${iid}`)).toMatchObject({ title: 'A' });
});

test('what the server keeps otherwise is said', async () => {
  const iid = await goal({ title: 'B' });
  const step = changed(iid, { title: 'A' }, { title: 'B' });
  const way = await wayOf(step);
  const kept = await rowOf(`issues/${iid}`);
  answering((request) => (request.startsWith('PUT ') ? Response.json({ ...kept, title: 'Kept' }) : null));
  expect((await takeBack(way, step)).warnings).toEqual([{ field: 'title', asked: 'A', kept: 'Kept' }]);
});

test.each<['done' | 'stays', readonly number[]]>([
  ['done', [0]],
  ['stays', [0]],
  ['done', []],
])('where a way is %s nothing is asked and nothing written', async (act, places) => {
  const iid = await goal({ title: 'B' });
  const step = changed(iid, { title: 'A' }, { title: 'B' });
  const way = await wayOf(step);
  asked();
  expect(await takeBack({ ...way, act, steps: places }, step)).toEqual({ became: 'done', warnings: [] });
  expect(asked()).toEqual([]);
});

test('what was opened goes with all that was done to it, wherever that stands; the rest is taken back the newest first', async () => {
  const [iid, kept] = [await goal({ title: 'B' }), await goal({ title: 'B' })];
  const steps = [
    changed(kept, { title: 'A' }, { title: 'B' }),
    opened(iid),
    changed(iid, { title: 'Read' }, { title: 'B' }),
    added(kept, null),
    changed(iid, { title: 'B' }, { title: 'B' }),
  ];
  expect((await waysOf(...steps)).map(({ act, steps: places }) => [act, places])).toEqual([
    ['delete-issue', [1, 2, 4]],
    ['done', [3]],
    ['restore-issue', [0]],
  ]);
});

test('of two issues that were written in turn, the one that was written last comes first', async () => {
  const [one, other] = [await goal({ title: 'B' }), await goal({ title: 'B' })];
  const write = (iid: number) => changed(iid, { title: 'A' }, { title: 'B' });
  const ways = await waysOf(write(one), write(other), write(one), write(other));
  expect(ways.map(({ steps }) => steps)).toEqual([
    [1, 3],
    [0, 2],
  ]);
});
