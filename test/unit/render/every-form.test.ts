// Every form of every document, with hostile words, no goals and a thousand: safe, aligned, ends with one line end.
import { noManager } from '#growth/goals/managers.ts';
import { describe, expect, test } from 'vitest';
import { completenessOf } from '#growth/words/completeness.ts';
import { type GoalStory, listGoals } from '#reports/listed-goal.ts';
import { buildGoalDetail } from '#reports/goal-detail.ts';
import { renderReportHtml } from '#render/html/report.ts';
import { documentInk } from '#render/json/document-shapes.ts';
import { renderGoalListMarkdown } from '#render/markdown/goal-list.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { verdictLines } from '#render/terminal/completeness.ts';
import { paintFor } from '#render/terminal/paint.ts';
import { renderDrafts } from '#render/terminal/project/drafts.ts';
import { renderGoal } from '#render/terminal/goals/goal.ts';
import { renderGoalList } from '#render/terminal/goals/goal-list.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import { width } from '#render/terminal/ink.ts';
import { failure, now, record, source, story } from '../reports/story.ts';
import { busyGoals, hostileGoal, hostileWords, manyGoals, reportOf } from './weeks.ts';

const sources = [source('goals', 1), failure('comments of #1')];
const completeness = completenessOf(sources);
const { zone } = now;

/** Everything is compared, and told line by line. */
const posted = (title: string) => ({
  meeting: { iid: 9, title, url: title },
  at: '2026-11-01T10:00:00.000Z',
  day: '2026-11-01',
});

function documentsOf(goals: readonly GoalStory[]) {
  const one = goals[0] ?? story(record({ iid: 1, title: 'Only a title' }));
  return {
    report: reportOf(goals, sources, { last: { found: posted(one.record.title), inFull: true } }),
    goals: listGoals(goals, now),
    detail: buildGoalDetail({ managers: noManager, story: one, now, links: [], sources }),
    drafts: goals.map(({ record: { iid, title } }) => ({
      id: `k3m9x${iid}`,
      command: title,
      host: title,
      project: title,
      createdAt: now.at,
      input: { title },
    })),
  };
}

interface Form {
  readonly name: string;
  readonly kind: 'terminal' | 'markdown' | 'json' | 'html';
  readonly render: (documents: Documents, terminal: { columns: number; color: boolean }) => string;
}

const forms: readonly Form[] = [
  {
    name: 'report in a terminal',
    kind: 'terminal',
    render: ({ report }, terminal) => String(renderReport(report, terminal)),
  },
  { name: 'report as Markdown', kind: 'markdown', render: ({ report }) => renderReportMarkdown(report) },
  { name: 'report as HTML', kind: 'html', render: ({ report }) => renderReportHtml(report) },
  { name: 'report as JSON', kind: 'json', render: ({ report }) => String(documentInk('report', report)) },
  {
    name: 'goal list in a terminal',
    kind: 'terminal',
    render: ({ goals }, terminal) => String(renderGoalList(goals, completeness, { ...terminal, zone })),
  },
  {
    name: 'goal list as Markdown',
    kind: 'markdown',
    render: ({ goals }) => renderGoalListMarkdown(goals, completeness, now),
  },
  {
    name: 'goal list as JSON',
    kind: 'json',
    render: ({ goals }) => String(documentInk('goal-list', { goals, completeness })),
  },
  {
    name: 'goal in a terminal',
    kind: 'terminal',
    render: ({ detail }, terminal) => String(renderGoal(detail, { ...terminal, zone })),
  },
  { name: 'goal as JSON', kind: 'json', render: ({ detail }) => String(documentInk('goal', detail)) },
  {
    name: 'drafts in a terminal',
    kind: 'terminal',
    render: ({ drafts }, terminal) => String(renderDrafts(drafts, terminal)),
  },
  { name: 'drafts as JSON', kind: 'json', render: ({ drafts }) => String(documentInk('drafts', { drafts })) },
];

const inputs: readonly { readonly name: string; readonly goals: readonly GoalStory[] }[] = [
  { name: 'no goals', goals: [] },
  { name: 'a thousand goals', goals: manyGoals(1000) },
  { name: 'a busy week', goals: busyGoals() },
  ...hostileWords.map(({ name, text }) => ({ name, goals: [hostileGoal(1, text)] })),
  {
    name: 'a description of half a megabyte',
    goals: [story(record({ iid: 1, title: 'Long', description: `${'word '.repeat(100_000)}\n- [ ] end` }))],
  },
  {
    name: 'dates long ago',
    goals: [story(record({ iid: 1, title: 'Old', createdAt: '1969-07-20T20:17:40.000Z', due: '1969-12-31' }))],
  },
];

/** Control characters other than line ends, and marks that turn or hide the reading direction. */
const harmful = /[^\P{Cc}\n]|\p{Surrogate}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u;
const colours = new RegExp(`${String.fromCharCode(0x1b)}\\[\\d+m`, 'g');

type Documents = ReturnType<typeof documentsOf>;

/** What is wrong with a form; nothing, it is hoped. */
function faultsOf({ kind, render }: Form, documents: Documents, columns: number): string[] {
  const text = render(documents, { columns, color: false });
  const lines = text.split('\n');
  const colored = render(documents, { columns, color: true }).replace(colours, '');
  const inTerminal = kind === 'terminal';
  return [
    ...(/[^\n]\n$/.test(text) ? [] : ['does not end with one line end']),
    ...lines.filter((line) => harmful.test(line)).map((line) => `control character: ${JSON.stringify(line)}`),
    ...lines.filter((line) => inTerminal && width(line) > columns).map((line) => `wider than ${columns}: ${line}`),
    ...lines.filter((line) => inTerminal && /\s$/.test(line)).map((line) => `space at the end: ${line}`),
    ...(colored === text ? [] : ['colour changes more than colour']),
    ...lines.filter((line) => kind === 'markdown' && /^\s*\//.test(line)).map((line) => `quick action: ${line}`),
    ...(kind !== 'json' || 'schema' in JSON.parse(text) ? [] : ['no schema']),
  ];
}

test('there is something to loop over', () => {
  expect(forms.length).toBeGreaterThan(8);
  expect(inputs.length).toBeGreaterThan(10);
});

describe.each(inputs)('$name', ({ goals }) => {
  const documents = documentsOf(goals);

  test.each(forms)('$name', (form) => {
    const widths = form.kind === 'terminal' ? [60, 80, 140] : [80];
    expect(widths.flatMap((columns) => faultsOf(form, documents, columns))).toEqual([]);
  });
});

test('JSON keeps every word exactly', () => {
  for (const { text } of hostileWords.filter(({ name }) => name !== 'lone surrogate')) {
    const parsed = JSON.parse(
      String(documentInk('goal-list', { goals: listGoals([hostileGoal(1, text)], now), completeness })),
    );
    expect(parsed.goals[0].title).toBe(text);
  }
});

test.each([
  ['opened', true],
  ['closed', false],
] as const)('an action of a goal that is %s', (state, isOffered) => {
  const goal = record({ iid: 1, title: 'T', description: '- [ ] One', state, closedAt: null });
  const detail = buildGoalDetail({ story: story(goal), now, links: [], sources, managers: noManager });
  const told = String(renderGoal(detail, { columns: 80, color: false, zone }));
  expect(told.includes('devgrowth goal check 1 1')).toBe(isOffered);
});

test('what was read whole is no alarm', () => {
  const paint = paintFor({ color: true });
  const [line] = verdictLines(completenessOf([source('goals', 1)]), 80, paint);
  expect(String(line)).toBe(String(paint.green('COMPLETE')));
});

test('a list that failed is never called empty', () => {
  const failed = completenessOf([failure('goals')]);
  expect(String(renderGoalList([], failed, { columns: 80, color: false, zone }))).toBe(
    'No goal arrived, but not everything could be read.\n\nINCOMPLETE  goals: the server answered 502 (Bad Gateway)\n',
  );
  const report = String(renderReport(reportOf([], [failure('goals')]), { columns: 80, color: false }));
  expect(report).not.toMatch(/No goals yet|Nothing recorded|Nothing slipped/);
  expect(renderReportMarkdown(reportOf([], [failure('goals')]))).not.toMatch(
    /No goals yet|Nothing recorded|Nothing slipped/,
  );
});
