// The README: filled, and the examples in it are what devgrowth reads.
import { gitlab } from '../../support/company.ts';
import { expect, test } from 'vitest';
import { readCheckIn } from '#growth/goals/check-in.ts';
import { readClosing } from '#growth/goals/closing.ts';
import { readEvidence } from '#growth/goals/evidence.ts';
import { fillProjectText } from '#templates/project-text.ts';
import { packageFile } from './built-in.ts';

const settings = {
  person: 'alex',
  manager: null,
  formerManagers: [],
  fiscalYearStart: 2,
  timeZone: 'Europe/Berlin',
  labels: { 'stage:doing': 'in progress' },
  companyTold: null,
  company: gitlab,
};
const readme = await packageFile('templates/project/README.md');

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

test('a text with a placeholder that nobody fills is refused', () => {
  expect(() => fillProjectText('Hello {{pearson}}', settings)).toThrowError(
    expect.objectContaining({
      kind: 'configuration',
      details: ['README.md:1: unknown placeholder {{pearson}}; did you mean person?'],
    }),
  );
});

test.each([
  ['Alex Ålund-O’Neil', 'Alex Ålund-O’Neil'],
  ['Dr. Kim', 'Dr. Kim'],
  [undefined, 'alex'],
  ['@morgan', 'alex'],
  ['Alex [x](https://example.com)', 'alex'],
  ['Alex\n/close', 'alex'],
  ['{{title}}', 'alex'],
  ['', 'alex'],
])('the name %j is shown as %s', (name, shown) => {
  expect(fillProjectText(readme, name === undefined ? settings : { ...settings, name })).toContain(
    `# Goals of ${shown}\n`,
  );
});
