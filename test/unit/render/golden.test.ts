// Whole documents compared with the files in test/golden, which a person can open. `vitest run -u` writes them anew.
import { noManager } from '#growth/goals/managers.ts';
import { expect, test } from 'vitest';
import { listGoals } from '#reports/listed-goal.ts';
import { buildGoalDetail } from '#reports/goal-detail.ts';
import { completenessOf } from '#growth/words/completeness.ts';
import { documentInk } from '#render/json/document-shapes.ts';
import { renderGoalListMarkdown } from '#render/markdown/goal-list.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { renderGoal } from '#render/terminal/goals/goal.ts';
import { renderGoalList } from '#render/terminal/goals/goal-list.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import { now, source } from '../reports/story.ts';
import { busyGoals, busyWeek, comparedWeek, hostileReport, incompleteWeek, quietWeek } from './weeks.ts';
import { reviewReport, yearReport } from './year.ts';

const terminal = { color: false, columns: 80, zone: now.zone };
const read = completenessOf([source('goals', 6, { total: 6 })]);
const goals = () => listGoals(busyGoals(), now);
function detail() {
  const [, upgrade] = busyGoals();
  if (!upgrade) throw new Error('no goal');
  return buildGoalDetail({ managers: noManager, story: upgrade, now, links: [], sources: [source('comments', 5)] });
}

const reports = [
  { name: 'report-quiet-week', report: quietWeek },
  { name: 'report-busy-week', report: busyWeek },
  { name: 'report-compared', report: comparedWeek },
  { name: 'report-incomplete', report: incompleteWeek },
  { name: 'report-hostile', report: hostileReport },
  { name: 'report-year', report: yearReport },
  { name: 'report-review', report: reviewReport },
];

// Made inside of each test: what breaks one of them then fails that one, by its name.
const files: readonly (readonly [file: string, text: () => string])[] = [
  ...reports.flatMap(({ name, report }) => [
    [`${name}.txt`, () => String(renderReport(report(), terminal))] as const,
    [`${name}.md`, () => renderReportMarkdown(report())] as const,
    [`${name}.json`, () => String(documentInk('report', report()))] as const,
  ]),
  ['report-busy-week-hallway.txt', () => renderHallway(busyWeek())],
  ['report-busy-week-120.txt', () => String(renderReport(busyWeek(), { ...terminal, columns: 120 }))],
  ['report-busy-week-60.txt', () => String(renderReport(busyWeek(), { ...terminal, columns: 60 }))],
  ['goal-list.txt', () => String(renderGoalList(goals(), read, terminal))],
  ['goal-list.md', () => renderGoalListMarkdown(goals(), read, now)],
  ['goal-list.json', () => String(documentInk('goal-list', { goals: goals(), completeness: read }))],
  ['goal.txt', () => String(renderGoal(detail(), terminal))],
  ['goal.json', () => String(documentInk('goal', detail()))],
];

test('there are files to compare', () => {
  expect(files.length).toBeGreaterThan(15);
});

test.each(files)('%s', async (file, text) => {
  await expect(text()).toMatchFileSnapshot(`../../golden/${file}`);
});
