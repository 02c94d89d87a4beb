// What a plan in a file would change, in a terminal: signs, words that go on below where they began, and the sum below them.
import { describe, expect, test } from 'vitest';
import type { Difference, PlanDifference, PlanRow, RowField } from '#growth/goals/plan-file.ts';
import { width } from '#render/terminal/ink.ts';
import { renderPlanDifference } from '#render/terminal/goals/plan-difference.ts';
import { record } from '../reports/story.ts';

const row = (wanted: Partial<PlanRow['wanted']> = {}): PlanRow => ({
  at: { quarter: 'FY27-Q4', index: 0 },
  line: 12,
  key: null,
  iid: null,
  measure: null,
  confidential: false,
  wanted: { title: 'Read', quarter: 'FY27-Q4', ...wanted },
  was: {},
});
const goal = (iid: number, title = `Goal ${iid}`) => record({ iid, title });
const differs = (field: RowField, how: Difference['how'], from = 'old', to = 'new'): Difference<RowField> => ({
  field,
  from,
  to,
  how,
});
const nothing: PlanDifference = { rows: [], opens: [], alike: [], closed: [], leftAlone: [], missing: [] };
const lines = (more: Partial<PlanDifference>, texts: readonly Difference[] = [], columns = 100) =>
  String(renderPlanDifference({ difference: { ...nothing, ...more }, texts }, { columns, color: false }))
    .trimEnd()
    .split('\n');
const rows = (...all: readonly Difference<RowField>[][]) =>
  all.map((differences, at) => ({ row: row(), record: goal(at + 2), differences }));

test('nothing differs', () => expect(lines({ rows: rows([], []) })).toEqual(['No difference.']));

test('what changes: days and quarters bare, words in quotes, one line a goal', () => {
  expect(
    lines(
      {
        rows: rows(
          [differs('due', 'change', '2026-12-01', '2026-12-08'), differs('title', 'change')],
          [differs('quarter', 'change', 'FY27-Q3', 'FY27-Q4')],
          [],
        ),
        opens: [row({ title: 'Write', kind: 'lesson', due: '2027-01-15' }), row({ title: 'Speak' })],
      },
      [{ field: 'focus', from: 'a', to: 'b', how: 'change' }],
    ),
  ).toEqual([
    '  ~ #2 Goal 2    due 2026-12-01 -> 2026-12-08, title "old" -> "new"',
    '  ~ #3 Goal 3    quarter FY27-Q3 -> FY27-Q4',
    '  ~ plan: focus  focus "a" -> "b"',
    '  + Write        lesson, FY27-Q4, due 2027-01-15',
    '  + Speak        general, FY27-Q4',
    '3 to change, 2 to open',
  ]);
});

describe('what was changed on GitLab since', () => {
  test.each<[string, Difference<RowField>[], string[]]>([
    [
      'goes into the file',
      [differs('title', 'keep')],
      ['  ! #2 title changed on GitLab since: "old" (file: "new"); goes into the file', '1 into the file'],
    ],
    [
      'is decided by the person',
      [differs('title', 'decide')],
      ['  ! #2 title changed on GitLab since: "old" (file: "new")', '1 to decide (--mine 2, --theirs 2)'],
    ],
    [
      'its quarter, and its day with it: the person moves the row',
      [differs('quarter', 'keep', 'FY27-Q3'), differs('due', 'keep', '2026-10-01')],
      [
        '  ! #2 quarter changed on GitLab since: "FY27-Q3" (file: "new"); move its row there',
        '  ! #2 due changed on GitLab since: "2026-10-01" (file: "new")',
        '1 row to move',
      ],
    ],
  ])('%s', (_name, differences, told) => {
    expect(lines({ rows: rows(differences) })).toEqual(told);
  });

  test('a text of the plan is named by its part', () => {
    expect(lines({}, [{ field: 'focus', from: 'a', to: 'b', how: 'decide' }])).toEqual([
      '  ! plan: focus changed on GitLab since: "a" (file: "b")',
      '1 to decide (--mine focus, --theirs focus)',
    ]);
  });

  test('of several to decide the first is named', () => {
    expect(lines({ rows: rows([differs('title', 'decide')], [differs('kind', 'decide')]) }).at(-1)).toBe(
      '2 to decide (--mine 2, --theirs 2)',
    );
  });
});

test('rows that may mean a goal, goals that are closed since, goals of which it says nothing', () => {
  expect(
    lines({
      alike: [{ row: row(), records: [goal(7), goal(8)] }],
      closed: [{ row: row(), record: goal(4) }],
      leftAlone: [goal(5), goal(6)],
    }),
  ).toEqual([
    '  ? line 12, "Read": is it #7, #8? Then write its iid into the row, else a key of your own.',
    '    closed since, left alone: #4',
    '    not in the file, left alone: #5, #6',
    '1 row to tell apart',
  ]);
});

test('on sixty columns a long title is cut, and words go on below where they began', () => {
  const long = 'A title that is longer than any column of it could be';
  const told = lines(
    {
      rows: [
        {
          row: row(),
          record: goal(2, long),
          differences: [differs('title', 'change', 'short', 'a longer one'), differs('kind', 'keep')],
        },
      ],
      leftAlone: Array.from({ length: 20 }, (_, index) => goal(10 + index)),
    },
    [],
    60,
  );
  expect(told).toMatchInlineSnapshot(`
    [
      "  ~ #2 A title that is longer than an…  title "short" -> "a",
      "                                        longer one"",
      "  ! #2 kind changed on GitLab since: "old" (file: "new");",
      "    goes into the file",
      "    not in the file, left alone: #10, #11, #12, #13, #14,",
      "    #15, #16, #17, #18, #19, #20, #21, #22, #23, #24, #25,",
      "    #26, #27, #28, #29",
      "1 to change, 1 into the file",
    ]
  `);
  expect(told.filter((line) => width(line) > 60)).toEqual([]);
});
