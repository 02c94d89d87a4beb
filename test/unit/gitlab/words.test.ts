// GitLab's labels, notes, events and issues in our words, from any version.
import { describe, expect, test } from 'vitest';
import type { LabelWord } from '#growth/words/label-words.ts';
import { createLabelCodec } from '#gitlab/words/labels.ts';
import { noteOf } from '#gitlab/words/notes.ts';
import { facts, fakeGitLab, issue, json, page, person } from './fake-gitlab.ts';

describe('label names', () => {
  const words: [LabelWord, string][] = [
    [{ group: 'marker', value: 'goal' }, 'goal'],
    [{ group: 'marker', value: 'dashboard' }, 'dashboard'],
    [{ group: 'marker', value: 'one-on-one' }, 'one-on-one'],
    [{ group: 'marker', value: 'plan' }, 'plan'],
    [{ group: 'kind', value: 'reading' }, 'goal::reading'],
    [{ group: 'kind', value: 'my own' }, 'goal::my own'],
    [{ group: 'stage', value: 'doing' }, 'progress::doing'],
    [{ group: 'outcome', value: 'achieved' }, 'outcome::achieved'],
    [{ group: 'health', value: 'at-risk' }, 'health::at-risk'],
    [{ group: 'value', value: 'dib' }, 'value:dib'],
    [{ group: 'value', value: 'customer-first' }, 'value:customer-first'],
    [{ group: 'promotion', value: 'not-this-cycle' }, 'promotion::not-this-cycle'],
  ];
  test.each(words)('%j is %s', (word, name) => {
    const codec = createLabelCodec({});
    expect(codec.nameOf(word)).toBe(name);
    expect(codec.wordOf(name)).toEqual(word);
  });

  test.each([
    'bug',
    'Goal',
    'goal::',
    'progress::done',
    'value:',
    'value:Speed',
    'value:a b',
    'value::dib',
    'value:none',
    '',
  ])('"%s" is not ours', (name) => {
    expect(createLabelCodec({}).wordOf(name)).toBe(null);
  });

  test('renamed ones', () => {
    const codec = createLabelCodec({
      'marker:goal': 'objective',
      'stage:doing': 'Doing',
      'kind:reading': 'Books',
      'value:courage': 'Mut',
    });
    expect(
      [
        'objective',
        'goal',
        'Doing',
        'progress::doing',
        'Books',
        'goal::reading',
        'goal::course',
        'Mut',
        'value:courage',
      ].map((name) => codec.wordOf(name)?.value ?? null),
    ).toEqual(['goal', null, 'doing', null, 'reading', null, 'course', 'courage', null]);
    expect(codec.nameOf({ group: 'kind', value: 'reading' })).toBe('Books');
  });
});

describe('notes', () => {
  const by = person;
  const at = '2026-11-20T08:00:00.000Z';
  test.each([
    [
      'marked the checklist item **Read ch\\. 1 \\*now\\*** as completed',
      { type: 'tick', by, at, item: 'Read ch. 1 *now*', done: true },
    ],
    ['marked the checklist item **one** as incomplete', { type: 'tick', by, at, item: 'one', done: false }],
    ['marked the task **one** as completed', { type: 'tick', by, at, item: 'one', done: true }],
    ['changed due date to September 20, 2018', { type: 'due', by, at, due: '2018-09-20' }],
    [
      'changed start date to May 1, 2026 and changed due date to June 3, 2026',
      { type: 'due', by, at, due: '2026-06-03' },
    ],
    ['removed due date', { type: 'due', by, at, due: null }],
    ['removed due date August 3, 2030', { type: 'due', by, at, due: null }],
    ['changed the description', { type: 'description', by, at }],
    ['assigned to @mara', { type: 'other', by, at, body: 'assigned to @mara' }],
  ])('%s', (body, expected) => {
    expect(noteOf({ id: 9, body, author: person, created_at: at, system: true }, null)).toEqual(expected);
  });

  test('a person’s comment in the same words is a comment', () => {
    const body = 'removed due date\n\\/close\n\n<!-- devgrowth:check-in key=c1 -->';
    const row = { id: 9, body, created_at: at, system: false };
    expect(noteOf({ ...row, author: null }, null)).toEqual({
      type: 'comment',
      id: 9,
      by: null,
      at,
      body: 'removed due date\n/close',
      internal: false,
      isOwn: false,
      mark: { type: 'check-in', template: null, key: 'c1' },
    });
  });
});

test.each([
  ['the person, whatever the letters', 'mara', 'Mara', true],
  ['somebody else', 'mara', 'alex', false],
  ['nobody knows whose goals they are', 'mara', null, false],
])('whose comment it is: %s', (_name, username, whose, isOwn) => {
  const author = { id: 7, username, name: 'Mara' };
  const row = { id: 9, body: 'Hello', author, created_at: '2026-11-20T08:00:00.000Z', system: false };
  expect(noteOf(row, whose)).toMatchObject({ isOwn });
});

test('events', async () => {
  const at = '2026-11-20T08:00:00.000+01:00';
  const fake = fakeGitLab([
    () =>
      page([
        { id: 1, user: null, created_at: at, state: 'closed' },
        { id: 2, user: person, created_at: at, state: 'merged' },
      ]),
    () =>
      page([
        { id: 1, user: person, created_at: at, action: 'add', label: { name: 'progress::doing' } },
        { id: 2, created_at: at, action: 'remove', label: null },
      ]),
  ]);
  const project = fake.forge.open(facts, {});
  expect((await project.stateEvents(4)).asFarAsRead().items).toEqual([
    { type: 'state', by: null, at: '2026-11-20T07:00:00.000Z', state: 'closed' },
  ]);
  expect((await project.labelEvents(4)).asFarAsRead().items).toEqual([
    {
      type: 'label',
      by: person,
      at: '2026-11-20T07:00:00.000Z',
      action: 'add',
      word: { group: 'stage', value: 'doing' },
    },
    { type: 'label', by: null, at: '2026-11-20T07:00:00.000Z', action: 'remove', word: null },
  ]);
});

describe('a goal', () => {
  test('in our words, times in UTC', async () => {
    const row = issue({
      description: 'Why\n\\/close\n\n<!-- devgrowth:goal template=reading@1 key=k1 -->',
      labels: [
        { id: 1, name: 'goal' },
        { id: 2, name: 'goal::reading' },
        { id: 3, name: 'progress::doing' },
        { id: 4, name: 'progress::waiting' },
        { id: 5, name: 'value:results' },
        { id: 6, name: 'blue' },
      ],
      milestone: { id: 3, title: 'FY27-Q4', extra: 1 },
      due_date: '2026-12-31',
      user_notes_count: 2,
    });
    expect(
      await fakeGitLab([() => json(row)])
        .forge.open(facts, {})
        .goal(4),
    ).toEqual({
      iid: 4,
      title: 'Read The Goal',
      description: 'Why\n/close',
      state: 'opened',
      kinds: ['reading'],
      stages: ['doing', 'waiting'],
      outcomes: [],
      healths: [],
      hasAsk: false,
      values: ['results'],
      labels: ['goal', 'goal::reading', 'progress::doing', 'progress::waiting', 'value:results', 'blue'],
      due: '2026-12-31',
      milestone: 'FY27-Q4',
      confidential: false,
      url: 'https://gitlab.example.com/alex/goals/-/issues/4',
      author: person,
      assignees: [],
      createdAt: '2026-11-01T08:00:00.000Z',
      updatedAt: '2026-11-01T08:00:00.000Z',
      closedAt: null,
      commentCount: 2,
      thumbsUp: 0,
      mark: { type: 'goal', template: 'reading@1', key: 'k1' },
    });
  });

  test('with the least an old or new server may send', async () => {
    const row = {
      id: 1,
      iid: 4,
      title: 'x',
      state: 'opened',
      created_at: '2026-11-01T08:00:00Z',
      labels: ['goal'],
      description: null,
      author: null,
    };
    expect(
      await fakeGitLab([() => json(row)])
        .forge.open(facts, {})
        .goal(4),
    ).toMatchObject({ description: '', author: null, updatedAt: '2026-11-01T08:00:00.000Z', due: null });
  });

  test('an issue without the label is none', async () => {
    await expect(
      fakeGitLab([() => json(issue({ labels: ['bug'] }))])
        .forge.open(facts, {})
        .goal(4),
    ).rejects.toMatchObject({
      kind: 'not-found',
      message: 'issue #4 of alex/goals is not a goal: it has no label "goal"',
    });
  });

  test('one that is not there', async () => {
    await expect(
      fakeGitLab([() => json({ message: '404 Not found' }, { status: 404 })])
        .forge.open(facts, {})
        .goal(4),
    ).rejects.toMatchObject({
      kind: 'not-found',
      message: 'reading goal #4 of alex/goals failed: it is missing, or not visible to this token',
    });
  });
});
