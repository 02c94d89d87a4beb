// What a run did to an issue, in words and in what is sent to take it back: each field by itself.
import { describe, expect, test } from 'vitest';
import {
  besideOf,
  changedSince,
  changesOf,
  knownChange,
  leftBy,
  titleOf,
  toldChanges,
  wordsOf,
} from '#gitlab/exchange/undo-words.ts';
import type { WholeChange } from '#gitlab/exchange/unwinding.ts';
import { issueSchema } from '#gitlab/words/schemas.ts';
import type { IssueFields, WrittenStep } from '#growth/forge/written.ts';
import { issue } from './fake-gitlab.ts';

const alex = { id: 7, username: 'alex' };
const row = issueSchema.parse(
  issue({
    title: 'B',
    description: 'One\nTwo\n\n<!-- devgrowth:goal key=k1 -->',
    due_date: '2027-01-31',
    milestone: { id: 2, title: 'Q4' },
    labels: ['new', 'theirs'],
    assignees: [{ ...alex, name: 'Alex' }],
  }),
);
const whole = (before: IssueFields = {}, after: IssueFields = {}): WholeChange => ({ before, after, patches: [] });
const changed = (
  iid: number,
  before: IssueFields | null,
  after: IssueFields,
): WrittenStep & { what: 'issue-changed' } => ({
  what: 'issue-changed',
  iid,
  title: null,
  before,
  after,
});
const closed: WrittenStep = { what: 'comment-removed', iid: 4, id: 9 };

describe('what is sent and what is compared', () => {
  const nothing = { labels: [], withoutLabels: [] };
  test.each<[IssueFields, object, object]>([
    [{}, {}, nothing],
    [{ title: 'A' }, { title: 'A' }, { ...nothing, title: 'A' }],
    [{ due: '2027-01-01' }, { dueDate: '2027-01-01' }, { ...nothing, due: '2027-01-01' }],
    [{ due: null }, { dueDate: '' }, { ...nothing, due: null }],
    [{ milestone: { id: 3, title: 'Q3' } }, { milestoneId: 3 }, nothing],
    [{ milestone: null }, { milestoneId: 0 }, nothing],
    [{ confidential: false }, { confidential: false }, { ...nothing, confidential: false }],
    [{ state: 'closed' }, { stateEvent: 'close' }, { ...nothing, state: 'closed' }],
    [{ state: 'opened' }, { stateEvent: 'reopen' }, { ...nothing, state: 'opened' }],
    [{ assignees: [alex, { id: 9, username: 'sam' }] }, { assigneeIds: [7, 9] }, nothing],
    [{ assignees: [] }, { assigneeIds: [] }, nothing],
  ])('for %j', (target, sent, asked) => {
    expect(besideOf(row, target, whole())).toStrictEqual({ sent, asked });
  });

  test.each<[string, IssueFields, WholeChange, object, readonly string[], readonly string[]]>([
    [
      'one that was there',
      { labels: ['old'] },
      whole({ labels: ['old'] }, { labels: ['new'] }),
      { addLabels: 'old', removeLabels: 'new' },
      ['old'],
      ['new'],
    ],
    [
      'two that were there',
      { labels: ['a', 'b'] },
      whole({ labels: ['a', 'b'] }),
      { addLabels: 'a,b' },
      ['a', 'b'],
      [],
    ],
    ['one that is there again', { labels: ['new'] }, whole({ labels: ['new'] }, {}), {}, [], []],
    [
      'one that is off already',
      { labels: [] },
      whole({}, { labels: ['gone', 'new'] }),
      { removeLabels: 'new' },
      [],
      ['new'],
    ],
    [
      'none that the run did not touch',
      { labels: [] },
      whole({}, { labels: ['new'] }),
      { removeLabels: 'new' },
      [],
      ['new'],
    ],
    ['none where labels are not meant', {}, whole({}, { labels: ['new'] }), {}, [], []],
  ])('labels: %s', (_name, target, change, sent, labels, withoutLabels) => {
    expect(besideOf(row, target, change)).toStrictEqual({ sent, asked: { labels, withoutLabels } });
  });
});

describe('what taking it back would change, as it is told', () => {
  test.each<[IssueFields, readonly string[]]>([
    [{}, []],
    [{ title: 'A' }, ['title: "A" in place of "B"']],
    [{ due: null }, ['due date: none in place of "2027-01-31"']],
    [{ milestone: { id: 3, title: 'Q3' } }, ['milestone: "Q3" in place of "Q4"']],
    [{ confidential: true }, ['confidential: yes in place of no']],
    [{ state: 'closed' }, ['state: closed in place of open']],
    [{ assignees: [] }, ['assignee: none in place of @alex']],
    [{ title: 'A', due: null }, ['title: "A" in place of "B"', 'due date: none in place of "2027-01-31"']],
  ])('%j', (target, told) => {
    expect(toldChanges(row, target, null, whole())).toEqual(told);
  });

  test.each<[readonly string[], readonly string[], string]>([
    [['old'], ['new'], 'labels: old, without new'],
    [['a', 'b'], [], 'labels: a, b'],
    [[], ['new', 'theirs'], 'labels: without new, theirs'],
  ])('labels %j in place of %j', (before, after, told) => {
    const change = whole({ labels: before }, { labels: after });
    expect(toldChanges(row, { labels: before }, null, change)).toEqual([told]);
  });

  test.each<[string | null, readonly string[]]>([
    [null, []],
    ['One\nTwo', []],
    ['One', ['- Two']],
    ['One\nTwo\nThree', ['+ Three']],
    ['One\nThree', ['- Two', '+ Three']],
    ['Two\nOne', ['the order of its lines']],
    ['One\n\n  \nTwo', ['the order of its lines']],
    ['', ['- One', '- Two']],
  ])('the text %j', (text, told) => {
    expect(toldChanges(row, {}, text, whole())).toEqual(told);
  });

  test('an empty line that goes is no line that is told', () => {
    const spaced = { ...row, description: 'One\n   \nTwo' };
    expect(toldChanges(spaced, {}, 'One\nThree', whole())).toEqual(['- Two', '+ Three']);
  });
});

test('of all steps those count that changed this issue, in their order', () => {
  const [first, second] = [
    changed(4, { title: 'A' }, { title: 'B' }),
    changed(4, { due: null }, { due: '2027-01-31' }),
  ];
  const steps = [first, closed, changed(5, { title: 'X' }, { title: 'Y' }), second];
  expect(changesOf(4, steps)).toEqual([first, second]);
  expect(knownChange(4, steps)).toEqual({
    before: { title: 'A', due: null },
    after: { title: 'B', due: '2027-01-31' },
    patches: [],
  });
  expect(knownChange(4, [...steps, changed(4, null, { title: 'C' })])).toBeNull();
  expect(knownChange(4, [...steps, changed(5, null, { title: 'C' })])).not.toBeNull();
});

test('an issue has the title of the first step that tells it', () => {
  const titled = (iid: number, title: string | null) => ({ ...changed(iid, null, {}), title });
  expect(titleOf(4, [closed, titled(5, 'Other'), titled(4, 'Read'), titled(4, 'Later')])).toBe('Read');
  expect(titleOf(4, [closed, titled(5, 'Other')])).toBeNull();
});

describe('what a run left of an issue that it opened', () => {
  const left = (opened: IssueFields, ...changes: readonly [IssueFields | null, IssueFields][]) =>
    leftBy(
      opened,
      changes.map(([before, after]) => changed(4, before, after)),
    );
  test.each<[string, IssueFields, IssueFields]>([
    ['as it was opened, labels or none', left({ title: 'A' }), { title: 'A', labels: [] }],
    [
      'the newest of each field',
      left({ title: 'A', due: null }, [{}, { title: 'B' }], [null, { title: 'C' }]),
      { title: 'C', due: null, labels: [] },
    ],
    [
      'labels that came and went',
      left({ labels: ['a', 'b'] }, [{ labels: ['a'] }, { labels: ['c'] }]),
      { labels: ['b', 'c'] },
    ],
    ['a label that was put on twice, once', left({ labels: ['a'] }, [{}, { labels: ['a'] }]), { labels: ['a'] }],
    ['labels that all went', left({ labels: ['a'] }, [{ labels: ['a'] }, {}]), { labels: [] }],
  ])('%s', (_name, is, expected) => {
    expect(is).toEqual(expected);
  });

  test.each<[IssueFields, readonly string[]]>([
    [{ title: 'B', text: 'One\nTwo\n\n<!-- devgrowth:goal key=k1 -->' }, []],
    [{ title: 'A' }, ['title: this run left "A", and now it is "B"']],
    [
      { text: 'One\nThree\n\n<!-- devgrowth:goal key=k1 -->' },
      ['text, line 2: this run left "Three", and now it is "Two"'],
    ],
    [{ text: undefined }, ['text, line 1: this run left "", and now it is "One"']],
    [{ labels: ['theirs', 'new'] }, []],
    [{ labels: ['new'] }, ['labels: this run left new, and now it is new, theirs']],
  ])('and what somebody changed since: %j', (fields, told) => {
    expect(changedSince(row, fields)).toEqual(told);
  });
});

test('a comment is told as it was typed, line by line', () => {
  expect(wordsOf('Half\nof it\n\n<!-- devgrowth:check-in key=k1 -->')).toEqual(['Half', 'of it']);
});
