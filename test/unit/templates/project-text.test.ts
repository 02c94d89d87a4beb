// The README and the dashboard: filled, and the examples in them are what devgrowth reads.
import { expect, test } from 'vitest';
import { readCheckIn } from '#growth/check-in.ts';
import { readClosing } from '#growth/closing.ts';
import { readEvidence } from '#growth/evidence.ts';
import { fillDashboard, fillProjectText } from '#templates/project-text.ts';
import { packageFile } from './built-in.ts';

const settings = {
  person: 'alex',
  fiscalYearStart: 2,
  timeZone: 'Europe/Berlin',
  labels: { 'stage:doing': 'in progress' },
};
const readme = await packageFile('templates/project/README.md');
const dashboard = await packageFile('templates/project/dashboard.md');

test('the README explains check-in, evidence and closing with examples that are understood', () => {
  const text = fillProjectText(readme, settings);
  expect(text).toMatch(/^# Goals of alex\n/u);
  expect(text).toContain('time zone Europe/Berlin. The fiscal year starts in February;');
  expect(text).not.toMatch(/\{\{|\}\}|^\//mu);
  const examples = [...text.matchAll(/^```\n([\s\S]*?)^```$/gmu)].map((found) => found[1] ?? '');
  expect(examples).toHaveLength(3);
  const [checkIn = '', evidence = '', closing = ''] = examples;
  expect(readCheckIn(checkIn)).toMatchObject({
    day: '2026-11-23',
    health: 'on-track',
    percent: 60,
    next: 'load test on Thursday',
  });
  expect(readEvidence(evidence)).toMatchObject({ day: '2026-11-20', values: ['results', 'iteration'] });
  expect(readClosing(closing)).toMatchObject({
    day: '2026-11-23',
    outcome: 'achieved',
    learned: 'the load test should have come first.',
  });
});

test('the dashboard links the views and repeats the settings a Guest cannot read', () => {
  const projectUrl = 'https://gitlab.example.com/alex/goals';
  const views = [{ name: 'Board', url: `${projectUrl}/-/boards`, about: 'planned, doing, waiting' }];
  const text = fillDashboard(dashboard, { settings, projectUrl, views });
  expect(text).toContain(`\n- [Board](${projectUrl}/-/boards): planned, doing, waiting\n`);
  expect(text).toContain(`README of the [project](${projectUrl})`);
  expect(text).toContain(
    '```yaml\ntime_zone: Europe/Berlin\nfiscal_year_start: 2\nlabels:\n  stage:doing: in progress\n```\n',
  );
});

test('a text with a placeholder that nobody fills is refused', () => {
  expect(() => fillProjectText('Hello {{pearson}}', settings)).toThrowError(
    expect.objectContaining({
      kind: 'configuration',
      details: ['README.md:1: unknown placeholder {{pearson}}; did you mean person?'],
    }),
  );
});
