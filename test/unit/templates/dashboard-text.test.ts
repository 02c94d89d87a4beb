// The dashboard: filled, renewed where nobody edited it, and never at the cost of a word that somebody typed.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import { dashboardState, type DashboardWords, fillDashboard, repeatedSettings } from '#templates/dashboard-text.ts';
import { packageFile } from './built-in.ts';

const template = await packageFile('templates/project/dashboard.md');
const projectUrl = 'https://gitlab.example.com/alex/goals';

const words: DashboardWords = {
  settings: {
    person: 'alex',
    manager: 'morgan',
    formerManagers: [],
    fiscalYearStart: 2,
    timeZone: 'Europe/Berlin',
    labels: { 'stage:doing': 'in progress' },
    companyTold: null,
    company: gitlab,
  },
  projectPath: 'alex/goals',
  projectUrl,
  first: [
    { name: 'Next 1:1', url: `${projectUrl}/-/issues?q=3` },
    { name: 'Year plan', url: `${projectUrl}/-/issues?q=4` },
  ],
  views: [
    { pages: [{ name: 'Board', url: `${projectUrl}/-/boards` }], about: 'planned, doing, waiting' },
    {
      pages: [
        { name: 'FY27-Q1', url: `${projectUrl}/-/issues?q=1` },
        { name: 'FY27-Q2', url: `${projectUrl}/-/issues?q=2` },
      ],
      about: 'goals due then',
    },
  ],
  tables: ['```glql\nquery: one\n```', '```glql\nquery: two\n```'],
  closedTables: ['```glql\nquery: three\n```'],
  year: { start: '2026-02-01', due: '2027-01-31' },
};
const text = fillDashboard(template, words);

/** As `init` wrote it before there were live tables. */
const first = `Goals of alex at a glance. This page stays the same; the lists behind the links are always current.

## Look at

- [Board](${projectUrl}/-/boards): planned, doing, waiting
- [Open goals](${projectUrl}/-/issues?state=opened&label_name%5B%5D=goal&sort=due_date): nearest due date first
- [FY26-Q4](${projectUrl}/-/issues?state=all&label_name%5B%5D=goal&milestone_title=FY26-Q4): goals due from 2025-11-01 to 2026-01-31

## Write

- Answer a \`Help:\` line, or ask something: a comment on the goal. Nothing has to be installed.
- For alex: how to write check-ins and evidence stands in the README of the [project](${projectUrl}).

## How days are counted

Time zone Europe/Berlin. The fiscal year starts in February; its quarters are the milestones. For readers who cannot open the files of the project, these are the settings:

\`\`\`yaml
time_zone: Europe/Berlin
fiscal_year_start: 2
labels:
  stage:doing: in progress
\`\`\``;

test('links, tables, and the settings a Guest cannot read', () => {
  expect(text.split('\n')[0]).toBe(`[Next 1:1](${projectUrl}/-/issues?q=3) · [Year plan](${projectUrl}/-/issues?q=4)`);
  expect(text).toContain(`\n- [Board](${projectUrl}/-/boards): planned, doing, waiting\n`);
  expect(text).toContain(
    `\n- [FY27-Q1](${projectUrl}/-/issues?q=1), [FY27-Q2](${projectUrl}/-/issues?q=2): goals due then\n`,
  );
  expect(text).toContain('\n\n```glql\nquery: one\n```\n\n```glql\nquery: two\n```\n\n## For a manager\n');
  expect(text).toContain('from 2026-02-01 to 2027-01-31');
  expect(text).toContain(`README of the [project](${projectUrl})`);
  expect(repeatedSettings(text)).toBe(
    'person: alex\nmanager: morgan\ntime_zone: Europe/Berlin\nfiscal_year_start: 2\nlabels:\n  stage:doing: in progress\n',
  );
});

describe('what stands there already', () => {
  const older = fillDashboard(template, { ...words, tables: [] });
  const edited = text.replace('planned, doing, waiting', 'my board');
  test.each([
    ['as generated', text, { action: 'keep', text }],
    ['as a web editor left it', `${text.replaceAll('\n', '\r\n')}\r\n`, { action: 'keep' }],
    ['with notes below', `${text}\n\nMy notes\n`, { action: 'keep', text: `${text}\n\nMy notes\n` }],
    ['generated from other words', older, { action: 'update', text }],
    [
      'generated from other words, with notes below',
      `${older}\n\nMy notes\n`,
      { action: 'update', why: 'settings, addresses or the year changed', text: `${text}\n\nMy notes\n` },
    ],
    [
      'from another version of the template',
      older.replace(/template=dashboard@\d+/u, 'template=dashboard@1'),
      { action: 'update', why: expect.stringMatching(/^dashboard@1 -> dashboard@\d+$/) },
    ],
    [
      'edited by hand',
      edited,
      { action: 'drift', text: edited, why: expect.stringMatching(/^edited by hand since dashboard@\d+; empty its/) },
    ],
    [
      'edited in its settings',
      text.replace('fiscal_year_start: 2', 'fiscal_year_start: 7'),
      { action: 'drift', why: expect.stringContaining('; the settings in it are not those of the project;') },
    ],
    ['nothing', '', { action: 'update', text }],
    ['from before the tables', first, { action: 'update', why: 'live tables', text }],
    ['tables without a stamp', 'Mine\n\n```glql\nquery: mine\n```', { action: 'drift' }],
  ])('%s', (_name, present, expected) => {
    expect(dashboardState(present, text)).toMatchObject(expected);
  });

  test.each(['Ask Kim first.', '  - Kim: knows the queue', '- [Wiki](https://wiki.example): notes'])(
    'of a dashboard from before the tables, the line "%s" stays',
    (line) => {
      const present = first.replace('## Write\n', `## Write\n\n${line}\n`);
      const state = dashboardState(present, text);
      expect(state).toMatchObject({ action: 'update', text: `${text}\n\n${present}` });
      expect(dashboardState(state.text, text).action).toBe('keep');
    },
  );
});
