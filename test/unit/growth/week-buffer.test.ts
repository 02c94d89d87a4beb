// A week as the text that a person writes in: what stands under each goal, and what is told above it.
import { describe, expect, test } from 'vitest';
import { weekText } from '#growth/week/buffer.ts';
import type { WeekConflict } from '#growth/week/conflicts.ts';
import type { GoalChange, WeekGoal, WeekSheet } from '#growth/week/sheet.ts';

const goal = (more: Partial<WeekGoal> = {}): WeekGoal => ({
  iid: 7,
  title: 'Read',
  steps: [],
  next: null,
  percent: null,
  measure: null,
  asks: [],
  hints: [],
  updatedAt: '2026-11-20T09:00:00.000Z',
  ...more,
});
const said = (more: Partial<GoalChange> = {}): GoalChange => ({
  iid: 7,
  happened: null,
  next: null,
  help: null,
  percent: null,
  health: null,
  measure: null,
  steps: [],
  ...more,
});
const noAgenda = { day: null, items: [] };
const sheet = (goals: readonly WeekGoal[], agenda: WeekSheet['agenda'] = noAgenda) => ({
  day: '2026-11-23',
  goals,
  agenda,
});
const changes = (goals: readonly GoalChange[], wins: readonly string[] = []) => ({
  goals,
  wins,
  agenda: { add: [], steps: [] },
});
const [book, talk] = [
  { text: 'Book', done: true, depth: 0 },
  { text: 'Talk', done: false, depth: 1 },
];

/** From the heading of the goal to the next one. */
const partOf = (one: WeekGoal, change: GoalChange | null = null, conflicts: readonly WeekConflict[] = []) => {
  const text = weekText(sheet([one]), change === null ? null : changes([change]), conflicts);
  return text.slice(text.indexOf('## #'), text.indexOf('\n\n## Wins')).split('\n');
};

test('the whole text: what it is, each goal, wins and the agenda', () => {
  expect(
    weekText(sheet([goal(), goal({ iid: 8, title: 'Write', next: 'a page' })])),
  ).toBe(`<!-- Week of 2026-11-23: tick, write, save. Only what you change is written. -->
<!-- What you take out stays as it is. An empty file writes nothing. -->

## #7 Read

What happened:

Next:
Help:
Progress:

## #8 Write

What happened:

Next: a page
Help:
Progress:

## Wins
<!-- Good things that belong to no goal, one a line. -->

-

## Agenda of the next 1:1
<!-- One a line: DISCUSS, REVIEW, HELP, FYI or THANKS, then what. No 1:1 is open; a line opens it. -->`);
});

test('of an open 1:1 the day and what is not ticked are told, then what was written', () => {
  const text = weekText(sheet([], { day: '2026-11-30', items: [{ text: 'FYI a', done: false, depth: 0 }, talk] }), {
    goals: [],
    wins: ['won', 'won again'],
    agenda: {
      add: ['DISCUSS b'],
      steps: [{ how: 'change', text: 'FYI a', nth: 0, to: null, had: 0, done: true }],
    },
  });
  expect(text.slice(text.indexOf('## Wins')).split('\n')).toEqual([
    '## Wins',
    '<!-- Good things that belong to no goal, one a line. -->',
    '',
    '- won',
    '- won again',
    '-',
    '',
    '## Agenda of the 1:1 on 2026-11-30',
    '<!-- One a line: DISCUSS, REVIEW, HELP, FYI or THANKS, then what. -->',
    '',
    '- [x] FYI a',
    '  - [ ] Talk',
    '- [ ] DISCUSS b',
  ]);
});

describe('a goal', () => {
  const bare = ['## #7 Read', '', 'What happened:', '', 'Next:', 'Help:', 'Progress:'];
  test.each<[string, Partial<WeekGoal>, GoalChange | null, readonly string[]]>([
    ['with nothing said', {}, null, bare],
    ['with a change of another goal', {}, said({ iid: 8, happened: 'x' }), bare],
    [
      'with hints',
      { hints: ['one', 'two'] },
      null,
      [bare[0] ?? '', '<!-- Hint: one -->', '<!-- Hint: two -->', ...bare.slice(1)],
    ],
    [
      'with boxes, which tell its progress',
      { steps: [book, talk], percent: 50 },
      null,
      ['## #7 Read', '', '- [x] Book', '  - [ ] Talk', '', 'What happened:', '', 'Next:', 'Help:'],
    ],
    [
      'with boxes, and a percent that was written',
      { steps: [book] },
      said({ percent: 40 }),
      ['## #7 Read', '', '- [x] Book', '', 'What happened:', '', 'Next:', 'Help:', 'Progress: 40%'],
    ],
    [
      'with a box that was written',
      {},
      said({ steps: [{ how: 'add', text: 'N', done: false, below: null, wanted: 1 }] }),
      ['## #7 Read', '', '- [ ] N', '', 'What happened:', '', 'Next:', 'Help:'],
    ],
    ['with a percent', { percent: 0 }, null, [...bare.slice(0, -1), 'Progress: 0%']],
    ['with another percent', { percent: 30 }, said({ percent: 60 }), [...bare.slice(0, -1), 'Progress: 60%']],
    [
      'with a line that happened',
      {},
      said({ happened: 'all' }),
      ['## #7 Read', '', 'What happened: all', ...bare.slice(3)],
    ],
    [
      'with lines that happened',
      {},
      said({ happened: 'one\ntwo' }),
      ['## #7 Read', '', 'What happened:', 'one', 'two', ...bare.slice(3)],
    ],
    ['with a next step', { next: 'rest' }, said(), [...bare.slice(0, 4), 'Next: rest', ...bare.slice(5)]],
    [
      'with another next step',
      { next: 'rest' },
      said({ next: { words: 'go' } }),
      [...bare.slice(0, 4), 'Next: go', ...bare.slice(5)],
    ],
    ['with its next step taken back', { next: 'rest' }, said({ next: { words: null } }), bare],
    [
      'with what is asked',
      { asks: ['time', 'a room'] },
      null,
      [...bare.slice(0, 5), '<!-- Still asked: time; a room. "none" takes it back. -->', ...bare.slice(5)],
    ],
    ['with a new ask', {}, said({ help: 'time' }), [...bare.slice(0, 5), 'Help: time', 'Progress:']],
    ['with a measure', { measure: '3 of 10' }, null, [...bare.slice(0, 6), 'Measure: 3 of 10', 'Progress:']],
    [
      'with another value of it',
      { measure: '3 of 10' },
      said({ measure: '5 of 10' }),
      [...bare.slice(0, 6), 'Measure: 5 of 10', 'Progress:'],
    ],
    ['with a new measure', {}, said({ measure: '5 of 10' }), [...bare.slice(0, 6), 'Measure: 5 of 10', 'Progress:']],
    ['with a health', {}, said({ health: 'at-risk' }), [...bare, 'Health: at-risk']],
  ])('%s', (_name, facts, change, lines) => {
    expect(partOf(goal(facts), change)).toEqual(lines);
  });

  test('what is on the server stands above what the person wrote, of this goal alone', () => {
    const on = (of: string, iid = 7) => ({ iid, of, theirs: `${of} theirs` });
    const conflicts = [on('Book'), on('Next'), on('Measure'), on('Progress'), on('Talk', 8), on('Help'), on('Next', 8)];
    expect(partOf(goal({ steps: [book, talk], measure: 'm' }), said({ percent: 1 }), conflicts)).toEqual([
      '## #7 Read',
      '',
      '<!-- On the server now: Book theirs -->',
      '- [x] Book',
      '  - [ ] Talk',
      '',
      'What happened:',
      '',
      '<!-- On the server now: Next theirs -->',
      'Next:',
      'Help:',
      '<!-- On the server now: Measure theirs -->',
      'Measure: m',
      '<!-- On the server now: Progress theirs -->',
      'Progress: 1%',
    ]);
  });

  test('a hint cannot end the comment that it stands in', () => {
    expect(partOf(goal({ hints: ['a --> b ---- c'] }))[1]).toBe('<!-- Hint: a - b - c -->');
  });
});
