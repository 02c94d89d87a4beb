// Every form of the report with every part filled: harmless whatever it is told, one screen, lines to paste.
import { describe, expect, test } from 'vitest';
import { renderReportHtml } from '#render/html/report.ts';
import { documentInk } from '#render/json/document-shapes.ts';
import { headlineSentences } from '#render/page-words.ts';
import { pageOf } from '#reports/page.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { renderOneOnOne } from '#render/terminal/goals/one-on-one.ts';
import { renderReport } from '#render/terminal/report/report.ts';
import { width } from '#render/terminal/ink.ts';
import { agendaText } from '#growth/meetings/agenda-text.ts';
import { agendaTags } from '#growth/meetings/agenda.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { at, comment, failure, meeting, now, source, story } from '../reports/story.ts';
import {
  badWeek,
  busyGoals,
  busyWeek,
  hostileWords,
  incompleteWeek,
  manyGoals,
  quietWeek,
  reportOf,
  tomorrow,
} from './weeks.ts';
import { hostileYear, reviewReport, yearReport } from './year.ts';

/** Every part of a review filled with what the report says anywhere. */
function reviewOf(report: ProgressReport): ProgressReport {
  const { review } = reviewReport();
  const [action] = report.next?.actions ?? [];
  if (review === null || action === undefined) throw new Error('no review');
  const { goal, text } = action;
  const shown = report.wins;
  const now = { value: 25, day: null };
  const measure = { name: text, start: 40, target: 12, unit: text, now, percent: 53, values: [] };
  const endings = review.endings.map((one) => ({
    ...one,
    goal,
    aim: text,
    measure: text,
    numbers: measure,
    lesson: text,
    evidence: shown,
  }));
  const goals = [{ goal, text, measure, due: text, confidential: true, level: 'at-risk', percent: 3 } as const];
  return {
    ...report,
    audience: 'review',
    review: {
      ...review,
      achievements: shown,
      endings: Array.from({ length: 5 }, () => endings).flat(),
      strengths: shown.map((example) => ({
        value: 'results',
        times: 1,
        example,
        shown: Array.from(Array(5), () => example),
      })),
      opportunities: [{ goal, why: text, next: text }],
      support: report.needsYou ?? [],
      nextSteps: report.next?.actions ?? [],
      plan: { iid: 14, title: text, url: text, aspiration: text, focus: text, intention: text, support: text },
      quarters: review.quarters.map((quarter) => ({ ...quarter, title: text, words: text, goals })),
      withoutQuarter: goals,
    },
  };
}

const inputs: readonly { readonly name: string; readonly report: ProgressReport }[] = [
  { name: 'a quiet week', report: quietWeek() },
  { name: 'a busy week', report: busyWeek() },
  { name: 'an incomplete week', report: incompleteWeek() },
  { name: 'nothing read', report: reportOf([], [failure('goals')]) },
  { name: 'a year', report: yearReport() },
  { name: 'a review', report: reviewReport() },
  { name: 'a thousand goals', report: reportOf(manyGoals(1000)) },
  ...hostileWords.flatMap(({ name, text }) => [
    { name: `${name}, in every part`, report: hostileYear(text) },
    { name: `${name}, in a review`, report: reviewOf(hostileYear(text)) },
    {
      name: `${name}, on the agenda`,
      report: reportOf(busyGoals(), undefined, { meetings: [tomorrow(agendaTags.map((tag) => `${tag} ${text}`))] }),
    },
  ]),
];

/** Control characters other than line ends, and marks that turn or hide the reading direction. */
const harmful = /[^\P{Cc}\n]|\p{Surrogate}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/u;

describe.each(inputs)('$name', ({ report }) => {
  const markdown = renderReportMarkdown(report);
  const hallway = renderHallway(report);
  const terminal = [40, 60, 80, 140].map((columns) => ({
    columns,
    text: String(renderReport(report, { columns, color: false })),
  }));

  test('holds no control character and ends with one line end', () => {
    for (const text of [markdown, hallway, ...terminal.map((one) => one.text)]) {
      expect(text.split('\n').filter((line) => harmful.test(line))).toEqual([]);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });

  test('fits the columns of a terminal', () => {
    for (const { columns, text } of terminal)
      expect(text.split('\n').filter((line) => width(line) > columns || /\s$/.test(line))).toEqual([]);
  });

  test('runs no quick action, mentions nobody and closes no code span', () => {
    for (const line of [...markdown.split('\n'), ...hallway.split('\n')]) {
      expect(line).not.toMatch(/^\s*\//);
      expect(line.replace(/(`+)(?!`)[^\n]*?[^`]\1(?!`)/g, '')).not.toMatch(/(?<![\w`])@\w/);
    }
    expect(markdown).not.toMatch(/^(?:.*[^\\`])?<(?:img|b|script)\b(?!.*`)/m);
  });

  test('every line to paste begins with one tag', () => {
    const tag = new RegExp(`^(?:${agendaTags.join('|')}) \\S`);
    expect(
      hallway
        .trimEnd()
        .split('\n')
        .filter((line) => !tag.test(line)),
    ).toEqual([]);
  });

  test('is a document of its schema', () => {
    expect(JSON.parse(String(documentInk('report', report)))).toMatchObject({ schema: 'devgrowth/report/v1' });
  });
});

test.each([24, 34, 40, 60])('on a screen of %i rows every ask and every goal is there, or the whole list', (rows) => {
  for (const report of [yearReport(), busyWeek(), incompleteWeek(), quietWeek(), reportOf(manyGoals(30))]) {
    const text = String(renderReport(report, { columns: 80, color: false, rows }));
    const asked = report.needsYou?.length ?? 0;
    expect(text.match(/^[■▲●○] #/gm)).toHaveLength(report.goals.length);
    expect(text.match(/^ {2}#\d+ +(?:help|review|approval|waits) /gm) ?? []).toHaveLength(asked);
    const isWhole = text === String(renderReport(report, { columns: 80, color: false }));
    expect(isWhole || text.trimEnd().split('\n').length < rows).toBe(true);
  }
});

const nextSteps = yearReport().next ?? {
  meeting: null,
  unclosed: null,
  actions: [],
  brought: [],
  notTalkedOver: [],
  careerTalk: { next: null, last: null },
};

test('twelve goals, four asks and their wins fit a screen of 24 rows', () => {
  const report = { ...yearReport(), leftOut: null, next: { ...nextSteps, question: null, brought: [] } };
  const [goal] = report.goals;
  if (!goal) throw new Error('no goal');
  const goals = Array.from({ length: 12 }, (_, index) => report.goals[index] ?? { ...goal, iid: 20 + index });
  const lines = String(renderReport({ ...report, goals }, { columns: 80, color: false, rows: 24 })).split('\n');
  expect(lines.length - 1).toBeLessThan(24);
  expect(lines.filter((line) => /^[■▲●○] #/.test(line))).toHaveLength(12);
  expect(lines.join('\n')).toMatch(/^Wins {2}#\d+/m);
  expect(lines.join('\n')).toMatch(/^Next {2}#\d+/m);
});

test('forty columns break no word', () => {
  const words = (text: string) => new Set(text.split(/\s+/));
  const wide = words(String(renderReport(yearReport(), { columns: 140, color: false })));
  const narrow = String(renderReport(yearReport(), { columns: 40, color: false })).split(/\s+/);
  expect(narrow.filter((word) => !word.endsWith('…') && !wide.has(word))).toEqual([]);
});

describe('a line to paste', () => {
  const lines = (agenda: readonly string[]) =>
    renderHallway(reportOf(busyGoals(), undefined, { meetings: [tomorrow(agenda)] })).split('\n');

  test('keeps the tag an item has on the agenda, and stands there once', () => {
    const told = lines(['HELP a mentor for the talk', 'REVIEW the plan', 'DISCUSS which migration first?']);
    expect(told.filter((line) => line.includes('a mentor for the talk'))).toEqual([
      expect.stringMatching(/^HELP a mentor for the talk \(since 2026-11-20\) https:/),
    ]);
    expect(told.filter((line) => line.includes('the plan'))).toEqual([
      expect.stringMatching(/^REVIEW the plan \(since 2026-11-20\) https:/),
    ]);
    expect(told).toContain('DISCUSS which migration first?');
  });

  test('an ask that is the question for the manager stays an ask', () => {
    expect(lines([]).filter((line) => line.includes('a reviewer from the database group'))).toEqual([
      expect.stringMatching(/^HELP /),
    ]);
  });
});

test('the lines to paste stand by day, newest last', () => {
  const days = renderHallway(busyWeek())
    .split('\n')
    .flatMap((line) => /^FYI (\d{4}-\d{2}-\d{2})/.exec(line)?.[1] ?? []);
  expect(days.length).toBeGreaterThan(3);
  expect(days).toEqual(days.toSorted());
});

describe('a minute with the page', () => {
  const forms = (report: ProgressReport) => {
    const html = renderReportHtml(report).replace(/<style>[\s\S]*<\/style>/, '');
    const terminal = String(renderReport(report, { columns: 80, color: false })).replaceAll(/\s+/g, ' ');
    return [html.replaceAll(/<[^>]*>/g, '').replaceAll(/\s+/g, ' '), renderReportMarkdown(report), terminal];
  };

  test('a quiet week says that nothing is asked, and that nothing is at risk', () => {
    for (const text of forms({ ...quietWeek(), audience: 'manager' }))
      expect(text).toMatch(/None of 2 goals moved, all on track\. Nothing waits for you; next is due `?#3`?, 18 Dec\./);
    expect(forms(incompleteWeek()).join('')).not.toContain('all on track');
  });

  test.each([
    [0, 0, 'The one goal did not move'],
    [1, 0, 'The one goal moved'],
    [0, 1, 'The one goal is not known to have moved'],
  ])('of one goal, %i moved and %i unknown: %s', (moved, unknown, expected) => {
    const page = pageOf(quietWeek());
    const [first] = headlineSentences({ ...page, headline: { ...page.headline, goals: 1, moved, unknown } });
    expect(first).toBe(`${expected}, all on track`);
  });

  test('what is not shown is not said to stand below', () => {
    const thousand = reportOf(manyGoals(1000));
    const [html, markdown, terminal] = forms(thousand);
    for (const text of [html, markdown]) {
      expect(text).toContain('and 331 more');
      expect(text).not.toContain('marked below');
    }
    expect(html).toContain('60 of 1000 wins of these days');
    for (const text of [terminal, ...forms(badWeek())]) expect(text).toMatch(/and \d+ more, marked below/);
  });

  test('a goal that moved in these days is not called quiet', () => {
    for (const text of forms(reportOf(manyGoals(3)))) expect(text).not.toMatch(/quiet for/i);
    for (const text of forms(quietWeek())) expect(text).toContain('Quiet for 11 days');
  });

  test('an empty project is one sentence and one next step', () => {
    for (const text of forms(reportOf([]))) expect(text.match(/No goals yet/g)).toHaveLength(1);
    const [html, , terminal] = forms(reportOf([]));
    for (const text of [html, terminal]) expect(text).toContain('Begin with one small thing: devgrowth goal add');
    for (const text of forms({ ...reportOf([]), audience: 'manager' }))
      expect(text).not.toContain('devgrowth goal add');
  });
});

test('the parts stand in their order, the same in every form', () => {
  const parts = ['You wait for', 'Wins', 'At risk', 'Goals', 'Until the next 1:1'];
  const headings = [...renderReportMarkdown(yearReport()).matchAll(/^### (.*)$/gm)].map(([, title]) => title);
  expect(headings).toEqual(parts);
  const lines = String(renderReport(yearReport(), { columns: 80, color: false })).split('\n');
  expect(lines.flatMap((line) => parts.find((title) => line === title || line.startsWith(`${title}  `)) ?? [])).toEqual(
    parts,
  );
});

test('the agenda in a terminal: items with tag and age, and what to type where there is none', () => {
  const options = { columns: 80, color: false, say: ['Opened #12'], today: now.today };
  const day = '2026-11-24';
  const description = agendaText(['HELP a reviewer (third time, since 2026-11-03)', 'see the plan']);
  expect(String(renderOneOnOne({ ...meeting({ iid: 12, day, description }), day }, options))).toBe(
    [
      'Opened #12',
      '',
      '1:1 2026-11-24  #12, open',
      'https://gitlab.example/alex/goals/-/issues/12',
      '  1 [ ] HELP     a reviewer (on 3 agendas since 2026-11-03)',
      '  2 [ ] -        see the plan',
      '',
    ].join('\n'),
  );
  expect(String(renderOneOnOne({ ...meeting({ iid: 12, day }), day }, options))).toContain('devgrowth 1on1 add');
});

test.each([
  [null, 'no 1:1 is prepared'],
  ['2026-11-17', 'the 1:1 of Tue 17 Nov is still open (#8)'],
])('where no 1:1 is ahead (open from before: %s) every form says the same', (day, sentence) => {
  const unclosed = day === null ? null : { iid: 8, title: 'T', url: 'https://gitlab.example/8', day };
  const week = busyWeek();
  const report = { ...week, next: week.next && { ...week.next, meeting: null, unclosed } };
  const markdown = renderReportMarkdown(report).replaceAll('`', '');
  const page = renderReportHtml(report).replaceAll(/<[^>]*>/g, '');
  for (const text of [String(renderReport(report, { columns: 100, color: false })), markdown, page])
    expect(text).toContain(sentence);
});

test.each([
  [0, 'No goals yet.'],
  [7, 'No goals in these days: 7 goals were opened later or closed before.'],
])('a window without goals, of %i that there are, is told the same in every form', (seen, sentence) => {
  const report = { ...quietWeek(), goals: [], completeness: { complete: true, sources: [source('goals', seen)] } };
  const terminal = String(renderReport(report, { columns: 100, color: false }));
  for (const text of [terminal, renderReportMarkdown(report), renderReportHtml(report)])
    expect(text).toContain(sentence);
});

test('the person and what it is about share a line as soon as both fit', () => {
  const header = (columns: number) => String(renderReport(busyWeek(), { columns, color: false })).split('\n');
  const [who = '', about = ''] = header(40);
  const whole = `${who}   ${about}`;
  expect(header(whole.length)[0]).toBe(whole);
  expect(header(whole.length - 1).slice(0, 2)).toEqual([who, about]);
});

test.each([0, 1, 2])('the year stands in a report of %i goals where there are some', (count) => {
  expect(/^The year.*: .+\.$/m.test(renderReportMarkdown(reportOf(manyGoals(count))))).toBe(count > 0);
});

test.each([
  [20, null],
  [21, 'and 1 more'],
])('of %i goals a posted report folds away what was said of twenty', (count, more) => {
  const goals = manyGoals(count).map(({ record: goal }) =>
    story(
      { ...goal, commentCount: 1 },
      { notes: [comment(at('2026-11-18'), '**Check-in 2026-11-18**\n\nGoes well.')] },
    ),
  );
  const markdown = renderReportMarkdown(reportOf(goals));
  const [, folded = ''] = markdown.split('Everything that was said, won and read');
  const [said = ''] = folded.split('These days');
  expect(said.match(/^- `#\d+` /gm)).toHaveLength(20);
  expect(/^and \d+ more$/m.exec(said)?.[0] ?? null).toBe(more);
});

test('what others are asked for stands apart from what the manager is asked for', () => {
  const asked = { day: '2026-11-10', type: 'approval' as const };
  const report = { ...busyWeek(), audience: 'manager' as const, manager: 'sam' };
  const [need = expect.unreachable()] = report.needsYou ?? [];
  const needsYou = [
    { ...need, ...asked, who: '@sam', text: 'Approval: @sam' },
    { ...need, ...asked, who: '@noor', text: 'Approval: @noor' },
  ];
  const [own = '', others = ''] = renderReportMarkdown({ ...report, needsYou }).split('Others are asked:');
  expect([own.includes('1. **your approval**'), own.includes('noor')]).toEqual([true, false]);
  expect([others.includes('your approval'), others.includes('- **approval of** `@noor`')]).toEqual([false, true]);
});

test.each([
  [0, 0, '-', false],
  [3, 0, '0%', true],
  [3, 2, '66%', true],
  [3, 3, '100%', true],
])('the page shows a plan with %i goals, %i closed', (goals, closed, shown, hasBar) => {
  const report = reviewReport();
  const balance = report.balance ?? expect.unreachable();
  const page = renderReportHtml({ ...report, balance: { ...balance, plan: { ...balance.plan, goals, closed } } });
  const [, meter = ''] = page.split('<dt>Goals closed</dt>');
  const [own = ''] = meter.split('</div>');
  expect(own).toContain(`<b>${shown}</b>`);
  expect(own.includes('<svg')).toBe(hasBar);
});

test('a review that cuts its opportunities says in each form where the others stand', () => {
  const report = reviewReport();
  const review = report.review ?? expect.unreachable();
  const goal = report.goals[0] ?? expect.unreachable();
  const opportunities = Array.from({ length: 7 }, () => ({ goal, why: 'slow', next: null }));
  const page = { ...report, review: { ...review, opportunities } };
  for (const text of [
    renderReportMarkdown(page),
    renderReportHtml(page),
    renderReport(page, { color: false, columns: 80 }).toString(),
  ])
    expect(text.match(/and 2 more, among the next steps/gu)).toHaveLength(1);
});

test('a story is shown by two pieces of evidence, the others are counted; a quarter far ahead is counted', () => {
  const report = reviewReport();
  const review = report.review ?? expect.unreachable();
  const [ending = expect.unreachable()] = review.endings;
  const goal = { iid: 1, title: 'T', url: 'u' };
  const evidence = ['first', 'second', 'third', 'fourth'].map((word) => {
    const text = `the ${word} piece`;
    return { type: 'evidence' as const, day: '2026-04-01', goal, values: [], text, link: null, added: null };
  });
  const [ahead = expect.unreachable()] = review.withoutQuarter;
  const far = { title: 'FY30-Q1', start: '2029-02-01', due: '2029-04-30', isCurrent: false, words: null };
  const quarters = [...review.quarters, { ...far, goals: [{ ...ahead, level: 'on-track' as const }] }];
  const page = { ...report, review: { ...review, quarters, endings: [{ ...ending, evidence }] } };
  for (const text of [
    renderReportMarkdown(page),
    renderReportHtml(page),
    renderReport(page, { color: false, columns: 80 }).toString(),
  ]) {
    expect(text).toMatch(/the first piece[\s\S]*the second piece.*and 2 more/u);
    expect(text).not.toContain('third piece');
    expect(text.match(/1 more goal is open: 1 in FY30-Q1\./gu)).toHaveLength(1);
  }
});
