// The manager's answer in words, which of several are open, what was accepted and changed since, and what only looks like one.
import { describe, expect, test } from 'vitest';
import type { Comment, Note } from '#growth/goals/notes.ts';
import {
  acceptedAnswers,
  answerKey,
  answersTo,
  answerText,
  answerWords,
  formatAnswer,
  readAnswer,
  verdictNamed,
} from '#growth/promotion/answer.ts';
import { acceptKey } from '#growth/promotion/state-comment.ts';
import { managedBy } from '../../support/managed-by.ts';
import { alex, comment, listed, morgan } from './goals.ts';

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const answer = (day: number, words: string, id = day): Comment => comment(at(day), words, morgan, id);
const state = (day: number, name: string, accepts?: Comment): Comment => ({
  ...comment(at(day), `**State 2026-11-${day}** · ${name}`, alex, 100 + day),
  mark: accepts === undefined ? null : { type: 'state', template: null, key: acceptKey(answerKey(accepts)) },
});
const record = { labelled: [], author: alex };
const told = (...notes: Note[]) => answersTo(record, { notes: listed(notes), events: null }, managedBy('morgan'));

test.each([
  ['ready', 'ready'],
  [' More  Evidence ', 'more-evidence'],
  ['not_this-cycle', 'not-this-cycle'],
  ['moreevidence', null],
  ['', null],
])('%j is the verdict %s', (text, verdict) => {
  expect(verdictNamed(text)).toBe(verdict);
});

test.each([
  [[], '@morgan answered 2026-12-03: more evidence'],
  [['A talk'], '@morgan answered 2026-12-03: more evidence, 1 point'],
  [['A talk', 'A post'], '@morgan answered 2026-12-03: more evidence, 2 points'],
])('with the points %j', (points, words) => {
  expect(answerText('morgan', '2026-12-03', { verdict: 'more-evidence', points })).toBe(words);
});

test.each([
  [[], '', '**Answer** · ready'],
  [[], '  Well done. ', '**Answer** · ready\n\nWell done.'],
  [['  A talk '], '', '**Answer** · ready\n\n- A talk'],
])('is written with points %j and words %j', (points, text, body) => {
  expect(formatAnswer({ verdict: 'ready', day: null, points }, text)).toBe(body);
});

test.each(['Answer · ready · not yet', 'Answer · ready · perhaps'])('%s is no answer', (body) => {
  expect(readAnswer(body)).toBeNull();
});

describe('the points of an answer', () => {
  test.each<[string, string[]]>([
    ['- A\n* B\n+ C', ['A', 'B', 'C']],
    ['1. A\n22) B\n999. C\n1000. D', ['A', 'B', 'C']],
    ['- [X] A\n- [x] B\n- [X]', ['A', 'B']],
    ['see - A', []],
    ['-A', []],
  ])('in %j: %j', (list, points) => {
    expect(readAnswer(`Answer · ready\n\n${list}`)?.points).toEqual(points);
    expect(readAnswer(`  \n  Answer · ready  \r\n\r\n${list}`)?.points).toEqual(points);
  });

  test('begin below the line that answers', () => {
    expect(readAnswer('- Answer · ready\n- A')?.points).toEqual(['A']);
  });

  test('are not its other words', () => {
    expect(answerWords({ body: 'Answer · ready\n\nWell done.\n  \n- A point\nMore.' })).toEqual([
      'Well done.',
      'More.',
    ]);
  });
});

describe('an answer is open', () => {
  const yes = answer(10, 'Answer · ready');
  test('from the moment of the state on, unless its author wrote it', () => {
    const early = comment(at(5), 'Answer · ready', morgan, 4);
    expect(told(state(5, 'manager-review'), early).answer?.id).toBe(4);
    expect(told(state(6, 'manager-review'), early).answer).toBeNull();
    const tick: Note = { type: 'tick', by: morgan, at: at(6), item: 'x', done: true };
    expect(told(early, tick).answer?.id).toBe(4);
    const own = answersTo({ ...record, author: morgan }, { notes: listed([yes]), events: null }, managedBy('morgan'));
    expect(own).toEqual({ answer: null, changed: null, earlier: [], alike: [] });
  });

  test('the last written, of two in one moment the later one', () => {
    expect(told(answer(10, 'Answer · ready', 1), answer(10, 'Answer · not yet', 2)).answer?.verdict).toBe('not-yet');
    expect(told(answer(10, 'Answer · not yet', 2), answer(10, 'Answer · ready', 1)).answer?.verdict).toBe('not-yet');
  });

  test('with what was asked before and not since, newest first', () => {
    const { earlier } = told(
      answer(10, 'Answer · not yet\n- A\n- B\n- C'),
      answer(11, 'Answer · not yet\n- B\n- D'),
      answer(12, 'Answer · ready'),
      answer(13, 'Answer · more evidence\n- A'),
    );
    expect(earlier.map(({ id, points }) => [id, points])).toEqual([
      [11, ['B', 'D']],
      [10, ['C']],
    ]);
  });

  test('not once it was accepted, nor are those before it', () => {
    const before = answer(9, 'Answer · not yet\n- A');
    expect(told(before, yes, state(11, 'nominated', yes))).toEqual({
      answer: null,
      changed: null,
      earlier: [],
      alike: [],
    });
    expect(told(before, yes, { ...state(10, 'nominated', yes), at: at(10) }).answer).toBeNull();
  });

  test('that was accepted and says something else since is told as changed', () => {
    const now = { ...yes, body: 'Answer · not yet\n- A' };
    const accepted = state(10, 'nominated', yes);
    expect(told(now, accepted)).toMatchObject({ answer: null, changed: { id: 10, verdict: 'not-yet' }, earlier: [] });
    const later = answer(12, 'Answer · ready');
    expect(told(now, accepted, later)).toMatchObject({ answer: { id: 12 }, changed: null });
    expect(told(now, accepted, later).earlier.map(({ id }) => id)).toEqual([10]);
    expect(told({ ...yes, body: 'Never mind' }, accepted).changed).toBeNull();
    expect(told(accepted).changed).toBeNull();
    expect(told(comment(at(9), 'Answer · not yet', morgan, 1), accepted).changed).toBeNull();
  });

  test('only the author accepts, by a state that follows from it; oldest first', () => {
    const other = answer(12, 'Answer · not yet');
    const keys = (author: typeof alex | null, ...notes: Note[]) =>
      acceptedAnswers({ author }, { notes: listed(notes), events: null });
    const [first, second] = [state(11, 'nominated', yes), state(13, 'gap-plan', other)];
    const tick: Note = { type: 'tick', by: alex, at: at(14), item: 'x', done: true };
    expect(keys(alex, first, tick, second, state(14, 'drafting'))).toEqual([answerKey(yes), answerKey(other)]);
    expect(keys(morgan, first)).toEqual([]);
    expect(keys(null, first, { ...first, by: null })).toEqual([]);
    expect(keys(alex, { ...first, body: 'Thanks' })).toEqual([]);
    expect(acceptedAnswers({ author: alex }, { notes: null, events: null })).toEqual([]);
  });
});

describe('what looks like an answer', () => {
  test.each<[string, string, unknown]>([
    ['a thumb', '👍', ['ready', '👍']],
    ['a thumb of a skin colour', '👍🏽!', ['ready', '👍']],
    ['a thumb by name', ':thumbsup:', ['ready', '👍']],
    ['another name of it', ':+1_tone2:', ['ready', '👍']],
    ['letters for it', 'LGTM.', ['ready', '👍']],
    ['a number for it', '+1', ['ready', '👍']],
    ['a thumb in a sentence', 'I give it a 👍', null],
    ['a thumb before a sentence', '👍 but later', null],
    ['a verdict alone', '_Not yet!_', ['not-yet', 'not yet']],
    ['a verdict in code', '```\nApproved\n```', ['approved', 'approved']],
    ['a verdict in code of a language', '```text\nApproved\n```', ['approved', 'approved']],
    ['a verdict above an empty line', 'Approved\n\n', ['approved', 'approved']],
    ['a verdict quoted twice', '> > Approved', ['approved', 'approved']],
    ['a verdict in backticks', '`approved` ', ['approved', 'approved']],
    ['a verdict in a sentence', 'It is approved', null],
    ['two lines', 'Approved\nApproved', null],
    ['an answer further down', 'Thanks.\r\n\r\nAnswer · approved', ['approved', 'approved']],
    ['the first of two', 'Thanks.\nWell.\nAnswer · approved\nAnswer · ready', ['approved', 'approved']],
    ['plain words', 'Thank you', null],
    ['nothing', '', null],
  ])('%s', (_name, body, expected) => {
    const alike = told(answer(10, body)).alike.map(({ verdict, words, why }) => {
      expect(why).toBe('not-first');
      return [verdict, words];
    });
    expect(alike).toEqual(expected === null ? [] : [expected]);
  });

  test('of somebody else only where it says that it is one', () => {
    const kim = { id: 3, username: 'kim', name: 'Kim' };
    const by = (body: string) => told(comment(at(10), body, kim)).alike.map(({ words, why }) => [words, why]);
    expect(by('👍')).toEqual([]);
    expect(by('Answer · not yet')).toEqual([['not yet', 'not-manager']]);
    expect(by('Thanks.\n\nAnswer · not yet')).toEqual([['not yet', 'not-manager']]);
  });
});
