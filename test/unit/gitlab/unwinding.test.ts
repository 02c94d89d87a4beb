// What taking a run back makes of an issue and of a text, and the words for what others have changed since.
import { describe, expect, test } from 'vitest';
import type { IssueFields } from '#growth/forge/written.ts';
import { difference, isSame, shown, unwound, unwoundText, wholeChange } from '#gitlab/exchange/unwinding.ts';

const now: Required<IssueFields> = {
  title: 'Read',
  text: '',
  due: null,
  milestone: null,
  confidential: false,
  state: 'opened',
  labels: [],
  assignees: [],
};

const labelled = (before: readonly string[], after: readonly string[]) => ({
  before: { labels: before },
  after: { labels: after },
});

describe('all that a run did to one issue is one change', () => {
  test('from what stood before the first of them to what the last one left', () => {
    expect(
      wholeChange([
        { before: { title: 'A', due: null }, after: { title: 'B', due: '2027-01-01' } },
        { before: { title: 'B', state: 'opened' }, after: { title: 'C', state: 'closed' } },
      ]),
    ).toEqual({
      before: { title: 'A', due: null, state: 'opened' },
      after: { title: 'C', due: '2027-01-01', state: 'closed' },
      patches: [],
    });
  });

  test.each([
    ['one after the other', [labelled(['planned'], ['doing']), labelled(['doing'], ['done'])], ['planned'], ['done']],
    ['of different names', [labelled([], ['x']), labelled(['y'], [])], ['y'], ['x']],
    ['and one that was there by then', [labelled([], ['x']), labelled(['x', 'y'], ['x'])], ['y'], ['x']],
    ['on and off again', [labelled([], ['x']), labelled(['x'], [])], [], []],
    ['and one that took off what was not there', [labelled([], ['x']), labelled([], [])], [], ['x']],
    ['after one that took off what was not there', [labelled([], []), labelled(['y'], [])], ['y'], []],
    ['and another field', [labelled([], ['x']), { before: { due: null }, after: { due: '2027-01-01' } }], [], ['x']],
    ['after another field', [{ before: { due: null }, after: { due: '2027-01-01' } }, labelled(['y'], [])], ['y'], []],
  ])('labels %s', (_name, changes, before, after) => {
    const whole = wholeChange(changes);
    expect([whole.before.labels, whole.after.labels]).toEqual([before, after]);
  });

  test('where no label was written, none is named', () => {
    const whole = wholeChange([
      { before: { title: 'A' }, after: { title: 'B' } },
      { before: { due: null }, after: { due: '2027-01-01' } },
    ]);
    expect([Object.keys(whole.before), Object.keys(whole.after)]).toEqual([
      ['title', 'due'],
      ['title', 'due'],
    ]);
  });

  test('its texts are one where nobody came between, and as many as others came between', () => {
    const written = (before: string, after: string) => ({ before: { text: before }, after: { text: after } });
    expect(wholeChange([written('a', 'b'), written('b\r\n', 'c'), written('c and theirs', 'd')]).patches).toEqual([
      { before: 'a', after: 'c' },
      { before: 'c and theirs', after: 'd' },
    ]);
    expect(wholeChange([{ before: {}, after: { text: 'b' } }, written('b', 'c')]).patches).toEqual([
      { before: 'b', after: 'c' },
    ]);
  });
});

describe('a text is wound back', () => {
  const mark = (key: string) => `\n\n<!-- devgrowth:goal key=${key} -->`;
  test.each([
    ['as the run left it', 'One\nTwo\nMine', 'One\nTwo'],
    ['with a line of somebody else', 'Theirs\nOne\nTwo\nMine', 'Theirs\nOne\nTwo'],
    ['that is as it was already', 'One\nTwo', 'One\nTwo'],
    ['whose place was changed since', 'One\nTwo\nMine, and theirs', null],
  ])('%s', (_name, text, expected) => {
    expect(unwoundText(text, [{ before: `One\nTwo${mark('a')}`, after: `One\nTwo\nMine${mark('b')}` }])).toBe(expected);
  });

  test('the last of two comes first', () => {
    const patches = [
      { before: 'One\nStays', after: 'Two\nStays' },
      { before: 'Two\nStays\nTheirs', after: 'Three\nStays\nTheirs' },
    ];
    expect(unwoundText('Three\nStays\nTheirs', patches)).toBe('One\nStays\nTheirs');
    expect(unwoundText('Three\nStays\nTheirs', [])).toBe('Three\nStays\nTheirs');
  });
});

describe('fields are taken back where they are as the run left them:', () => {
  const milestone = (id: number) => ({ id, title: `Q${id}` });
  const people = (...ids: number[]) => ids.map((id) => ({ id, username: `p${id}` }));
  test.each([
    [
      'title',
      { title: 'A' },
      { title: 'B' },
      { title: 'B' },
      { title: 'C' },
      'title: this run left "B", and now it is "C"',
    ],
    [
      'due date',
      { due: null },
      { due: '2027-01-01' },
      { due: '2027-01-01' },
      { due: '2027-02-02' },
      'due date: this run left "2027-01-01", and now it is "2027-02-02"',
    ],
    [
      'milestone',
      { milestone: milestone(1) },
      { milestone: milestone(2) },
      { milestone: { id: 2, title: '' } },
      { milestone: milestone(3) },
      'milestone: this run left "Q2", and now it is "Q3"',
    ],
    [
      'assignees',
      { assignees: people(1) },
      { assignees: people(2, 3) },
      { assignees: people(3, 2) },
      { assignees: [] },
      'assignee: this run left @p2, @p3, and now it is none',
    ],
    [
      'labels',
      { labels: ['a'] },
      { labels: ['b', 'c'] },
      { labels: ['theirs', 'c', 'b'] },
      { labels: ['theirs', 'b'] },
      'labels: this run left b, c, and now it is b',
    ],
  ] satisfies [string, IssueFields, IssueFields, IssueFields, IssueFields, string][])(
    '%s',
    (_name, before, after, left, changed, obstacle) => {
      const change = wholeChange([{ before, after }]);
      expect(unwound({ ...now, ...left }, change)).toEqual({ target: before, obstacles: [] });
      expect(unwound({ ...now, ...before }, change)).toEqual({ target: {}, obstacles: [] });
      expect(unwound({ ...now, ...changed }, change)).toEqual({ target: {}, obstacles: [obstacle] });
    },
  );

  test('whatever else is there is no concern of it', () => {
    const change = wholeChange([labelled([], [])]);
    expect(unwound({ ...now, title: 'Theirs', labels: ['theirs'] }, change)).toEqual({ target: {}, obstacles: [] });
  });
});

test('spaces around a text make no difference, nor does the order of labels', () => {
  expect(isSame('Read ', 'Read')).toBe(true);
  expect(isSame(['b', 'a'], ['a', 'b'])).toBe(true);
  expect(isSame(['a'], ['a', 'b'])).toBe(false);
  expect(isSame(null, '')).toBe(false);
  expect(isSame(false, true)).toBe(false);
});

test.each([
  [undefined, 'none'],
  [null, 'none'],
  [true, 'yes'],
  [false, 'no'],
  ['opened', 'open'],
  ['closed', 'closed'],
  ['Read "it"', '"Read \\"it\\""'],
  [{ id: 2, title: 'Q2' }, '"Q2"'],
  [['a', 'b'], 'a, b'],
  [[], 'none'],
  [[{ id: 2, username: 'sam' }], '@sam'],
] as const)('%j is shown as %s', (value, expected) => {
  expect(shown(value)).toBe(expected);
});

test.each([
  ['a line that changed', 'a\nb\nc', 'a\nB\nC', 'line 2: this run left "b", and now it is "B"'],
  ['the first one', 'a', 'b', 'line 1: this run left "a", and now it is "b"'],
  ['a line that went', 'a\nb', 'a', 'line 2: this run left "b", and now it is nothing'],
  ['a line that came', 'a', 'a\nb', 'line 2: this run left nothing, and now it is "b"'],
  [
    'a long one, cut',
    'x'.repeat(121),
    'y'.repeat(120),
    `line 1: this run left "${'x'.repeat(120)}", and now it is "${'y'.repeat(120)}"`,
  ],
  [
    'what is behind the mark is no line of it',
    'a\nb\n\n<!-- devgrowth:goal key=k -->',
    'a\nc',
    'line 2: this run left "b", and now it is "c"',
  ],
])('two texts differ in %s', (_name, left, is, expected) => {
  expect(difference(left, is)).toBe(expected);
});
