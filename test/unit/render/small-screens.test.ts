// Screens of a few lines: what would help a goal, levels side by side, an archive that was written, checked or opened.
import { describe, expect, test } from 'vitest';
import type { Lint } from '#growth/lint/lint.ts';
import type { Levels } from '#growth/levels/levels.ts';
import { historyLines } from '#render/terminal/goals/goal-history.ts';
import { renderGoalLint } from '#render/terminal/goals/goal-lint.ts';
import { renderLevels } from '#render/terminal/goals/levels.ts';
import { paintFor } from '#render/terminal/paint.ts';
import { renderChecked, renderOpened, renderWritten } from '#render/terminal/project/archive.ts';
import type { HistoryEntry } from '#reports/goal-detail.ts';
import { archived, archivedIssue, at, read } from './archived.ts';

const options = (columns = 60) => ({ columns, color: false });
const lines = (text: { toString(): string }) => String(text).trimEnd().split('\n');
const whole = { complete: true, sources: [] };

describe('what would help goals', () => {
  const finding = (rule: string, say: string, mend: string) => ({
    rule,
    severity: 'warning' as const,
    place: { section: null, heading: '', result: null, field: null },
    line: 1,
    column: 1,
    excerpt: '',
    say,
    mend,
    source: null,
  });
  const goal = (iid: number, lint: Partial<Lint>, title = 'Read') => ({
    goal: { iid, title },
    lint: { findings: [], off: [], languages: [], isUnread: false, ...lint },
  });
  const told = (...goals: readonly ReturnType<typeof goal>[]) =>
    lines(renderGoalLint({ goals, completeness: whole }, options()));

  test('nothing', () => {
    expect(told()).toEqual(['0 goals looked at, nothing to mend']);
    expect(told(goal(7, {}))).toEqual(['1 goal looked at, nothing to mend']);
  });

  test('rule by rule, in one column, and how to mend it; goals with nothing are only counted', () => {
    const [say, mend] = [`${'s'.repeat(40)} ${'t'.repeat(5)}`, `${'m'.repeat(48)} n`];
    expect(
      told(
        goal(7, { findings: [finding('due', say, mend), finding('measure', 'No number', 'Add one')] }, 'T'.repeat(60)),
        goal(8, {}),
      ),
    ).toEqual([
      `#7 ${'T'.repeat(56)}…`,
      `  due      ${say}`,
      `           ${'m'.repeat(48)}`,
      '           n',
      '  measure  No number',
      '           Add one',
      '',
      '2 goals looked at',
    ]);
    expect(
      told(goal(7, { findings: [finding('measure', `${'s'.repeat(46)} ${'t'.repeat(3)}`, 'm')] })).slice(1, 4),
    ).toEqual([`  measure  ${'s'.repeat(46)}`, '           ttt', '           m']);
  });

  test('what is switched off is counted, each rule named once', () => {
    const off = (rule: string, findings: number) => ({ rule, findings });
    expect(told(goal(7, { off: [off('due', 2)] }), goal(8, { off: [off('due', 1), off('measure', 1)] }))).toEqual([
      '2 goals looked at, nothing to mend, 4 switched off (due,',
      'measure)',
    ]);
  });

  test('what could not be read is said', () => {
    const completeness = { complete: false, sources: [read('goals', 1, 2)] };
    expect(lines(renderGoalLint({ goals: [], completeness }, options()))[2]).toMatch(/^INCOMPLETE/);
  });
});

describe('the history of a goal', () => {
  const entry = (more: Partial<HistoryEntry>): HistoryEntry => ({
    at: '2026-11-20T23:30:00.000Z',
    by: 'alex',
    type: 'closed',
    detail: null,
    ...more,
  });
  const told = (history: readonly HistoryEntry[], columns = 60) =>
    historyLines(history, { paint: paintFor({ color: false }), columns, zone: 'Europe/Berlin' }).map(String);

  test.each<[Partial<HistoryEntry>, string]>([
    [{}, 'closed, alex'],
    [{ by: null }, 'closed'],
    [{ type: 'created' }, 'opened, alex'],
    [{ type: 'ticked', detail: 'Read' }, 'ticked Read, alex'],
    [{ type: 'due', detail: '2026-12-01' }, 'due date set to 2026-12-01, alex'],
    [{ type: 'due' }, 'due date removed, alex'],
    [{ type: 'description' }, 'description changed, alex'],
  ])('%j', (more, words) => {
    expect(told([entry(more)])).toEqual([`  2026-11-21  ${words}`]);
  });

  test('fits its columns', () => {
    expect(told([entry({ type: 'ticked', detail: 'x'.repeat(33) })])).toEqual([
      `  2026-11-21  ticked ${'x'.repeat(33)}, alex`,
    ]);
    expect(told([entry({ type: 'ticked', detail: 'x'.repeat(34) })])).toEqual([
      `  2026-11-21  ticked ${'x'.repeat(34)}, al…`,
    ]);
  });

  test('shows six and says how many are earlier', () => {
    const many = (count: number) => told(Array.from({ length: count }, () => entry({})));
    expect(many(6)).toHaveLength(6);
    expect(many(7).slice(5)).toEqual(['  2026-11-21  closed, alex', '  1 earlier: on its page, and in --format json']);
  });
});

describe('levels', () => {
  const levels: Levels = {
    name: 'backend',
    source: null,
    checked: null,
    levels: ['senior', 'staff'].map((id) => ({ id, was: [] })),
    areas: [
      {
        id: 'scope',
        name: 'Scope',
        was: [],
        at: [
          { level: 'senior', text: `${'a'.repeat(50)} b`, signs: [] },
          { level: 'staff', text: null, signs: ['others ask', 'calls'] },
        ],
      },
      { id: 'hiring', name: 'Hiring', was: [], at: [{ level: 'staff', text: 'Decides', signs: [] }] },
    ],
  };
  const shown = (more = {}) =>
    lines(renderLevels({ levels, isOwn: false, level: null, others: [], ...more }, options()));

  test('area by area, level by level', () => {
    expect(shown()).toEqual([
      'backend  built-in',
      '',
      'Scope',
      `  senior  ${'a'.repeat(50)}`,
      '          b',
      '  staff   shows by: others ask',
      '          shows by: calls',
      '',
      'Hiring',
      '  staff   Decides',
    ]);
  });

  test('of one level alone, with the names of its criteria', () => {
    expect(shown({ level: 'staff' })).toEqual([
      'backend/staff  built-in',
      '',
      'Scope  staff/scope',
      '  shows by: others ask',
      '  shows by: calls',
      '',
      'Hiring  staff/hiring',
      '  Decides',
    ]);
    expect(shown({ level: 'senior' })).toEqual([
      'backend/senior  built-in',
      '',
      'Scope  senior/scope',
      `  ${'a'.repeat(50)} b`,
    ]);
  });

  test('with whose they are, where they are from, and which others there are', () => {
    const more = {
      isOwn: true,
      others: ['frontend', 'x'.repeat(48)],
      levels: { ...levels, areas: [], source: 'https://x', checked: '2026-08-15' },
    };
    expect(shown(more)).toEqual([
      "backend  the project's own, checked 2026-08-15",
      'https://x',
      '',
      'Others: frontend,',
      'x'.repeat(48),
    ]);
  });
});

describe('an archive', () => {
  test('that was written says what is in it, what is missing and what is left out', () => {
    const written = {
      path: '/a.zip',
      issues: 1,
      comments: 2,
      files: 3,
      bytes: 2000,
      leftOut: ['the board'],
      work: { all: 0, told: 0 },
      missing: [],
    };
    expect(lines(renderWritten(written))).toEqual([
      'Wrote /a.zip: 1 issue, 2 comments, 3 files, 2 KB',
      'Left out:',
      '  the board',
    ]);
    expect(
      lines(renderWritten({ ...written, work: { all: 1, told: 0 }, missing: ['b.png: gone'] })).slice(1, 3),
    ).toEqual(['Evidence points to 1 piece of work; 0 could be told with title and state', 'Missing: b.png: gone']);
  });

  const file = { file: '/a.zip', files: 3, problems: [] };
  test('that is whole says of what and of when it is', () => {
    expect(lines(renderChecked(file, archived({ asOf: at('2026-11-20T09:15'), issues: [archivedIssue()] })))).toEqual([
      '/a.zip is whole: 3 files, each as it was made',
      'alex/goals on https://gitlab.example.com, as of 2026-11-20: 1 issue',
    ]);
    expect(lines(renderChecked(file, archived({ completeness: { complete: false, sources: [] } }))).slice(1)).toEqual([
      'alex/goals on https://gitlab.example.com: 0 issues',
      'INCOMPLETE: not everything could be read when it was made',
    ]);
  });

  test('that was changed says what is wrong with it, and an empty one that it is', () => {
    expect(lines(renderChecked({ ...file, problems: ['a', 'b'] }, archived()))).toEqual([
      '/a.zip is not as it was made:',
      '  a',
      '  b',
    ]);
    expect(lines(renderChecked(file, null))).toEqual(['/a.zip holds nothing']);
  });

  test('that was opened says what was written, what was there, and which numbers are others now', () => {
    const none = { issues: 0, comments: 0 };
    const opened = {
      project: 'a/b',
      url: 'https://x',
      written: { issues: 2, comments: 1 },
      there: none,
      numbers: [{ was: 1, is: 1 }],
      notes: [],
    };
    expect(lines(renderOpened(opened))).toEqual(['Opened in a/b: 2 issues, 1 comment written', 'https://x']);
    const numbers = (count: number) => Array.from({ length: count }, (_, index) => ({ was: index + 1, is: index + 2 }));
    const eight = 'Other numbers: #1 is #2, #2 is #3, #3 is #4, #4 is #5, #5 is #6, #6 is #7, #7 is #8, #8 is #9';
    expect(
      lines(renderOpened({ ...opened, there: { issues: 1, comments: 0 }, numbers: numbers(8), notes: ['n'] })).slice(
        1,
        4,
      ),
    ).toEqual(['There already: 1 issue, 0 comments', eight, 'Note: n']);
    expect(lines(renderOpened({ ...opened, numbers: numbers(10) }))[1]).toBe(`${eight}, and 2 more`);
  });
});
