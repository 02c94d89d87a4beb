// A report over a year with every part filled, for the page and its tests: written out, so that a reader can check the page against it.
import { windowOf } from '#growth/time/window.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { ActionPoint } from '#reports/series.ts';
import {
  type AllRead,
  actions,
  alex,
  at,
  comment,
  now,
  record,
  reportFrom,
  source,
  story,
  tick,
  yearPlan,
} from '../reports/story.ts';
import { busyGoals } from './weeks.ts';

const window = windowOf('2026-02-01', '2026-11-23', now.zone, 'this year');
const place = (iid: number, title: string) => ({
  iid,
  title,
  url: `https://gitlab.example/alex/goals/-/issues/${iid}`,
});

const points = (...told: readonly (readonly [day: string, done: number, total: number])[]): ActionPoint[] =>
  told.map(([day, done, total]) => ({ day, done, total }));

const closedGoals = [
  story(
    record({
      iid: 1,
      title: 'Present the incident review at the group call',
      kinds: ['lesson'],
      state: 'closed',
      stages: [],
      outcomes: ['achieved'],
      values: ['transparency'],
      createdAt: at('2026-02-09'),
      updatedAt: at('2026-04-02'),
      closedAt: at('2026-04-02'),
      due: '2026-04-03',
      description: `- **Measure:** days to the next incident, 20 -> 60, now 75 (2026-04-01)\n\n## Purpose\n\nSpeak about what went wrong, so that the next one is shorter.\n\n## Success measure\n\n- 30 people hear it\n- one team uses the checklist\n\n## Actions\n\n${actions(['Collect the facts', 'Ask two colleagues to read', 'Present'], 3)}`,
    }),
    {
      notes: [
        tick(at('2026-02-20'), 'Collect the facts'),
        tick(at('2026-03-11'), 'Ask two colleagues to read'),
        tick(at('2026-04-01'), 'Present'),
        comment(
          at('2026-04-01', '16:00'),
          '**Evidence 2026-04-01** · transparency, collaboration\n\nLink: `https://gitlab.example/group/reviews/-/issues/31` Review\n\nPresented the review.\n\nResult: 40 people came, three teams took the checklist over',
        ),
        comment(
          at('2026-04-02'),
          '**Closed 2026-04-02** · achieved\n\nWhat I learned: say first what we decided, then how it failed',
        ),
      ],
    },
  ),
  story(
    record({
      iid: 6,
      title: 'A book club on distributed systems',
      kinds: ['growing-others'],
      state: 'closed',
      stages: [],
      outcomes: ['changed'],
      values: ['collaboration'],
      createdAt: at('2026-05-04'),
      updatedAt: at('2026-08-28'),
      closedAt: at('2026-08-28'),
      due: '2026-07-31',
      description: `## Success measure\n\n_Not written yet: how will I know?_\n\n## Purpose\n\nRead what I keep quoting\n\n${actions(['Find six readers', 'Four evenings', 'Write up'], 2)}`,
    }),
    {
      notes: [
        tick(at('2026-05-18'), 'Find six readers'),
        tick(at('2026-08-20'), 'Four evenings'),
        comment(
          at('2026-08-28'),
          '**Closed 2026-08-28** · changed\n\nWhat I learned: papers work better than books in four weeks',
        ),
      ],
    },
  ),
];

const series = new Map<number, readonly ActionPoint[]>([
  [1, points(['2026-02-09', 0, 3], ['2026-02-20', 1, 3], ['2026-03-11', 2, 3], ['2026-04-01', 3, 3])],
  [2, points(['2026-09-01', 0, 3], ['2026-09-22', 1, 3], ['2026-10-30', 2, 3], ['2026-11-18', 3, 3])],
  [3, points(['2026-10-05', 0, 5], ['2026-11-17', 1, 5], ['2026-11-20', 2, 5])],
  [4, points(['2026-09-07', 0, 4], ['2026-09-29', 1, 5], ['2026-11-18', 2, 5])],
  [5, points(['2026-11-22', 1, 4])],
  [6, points(['2026-05-04', 0, 3], ['2026-05-18', 1, 3], ['2026-08-20', 2, 3])],
  [7, points(['2026-09-14', 0, 3], ['2026-10-12', 1, 3])],
]);

function read(more: Partial<AllRead> = {}): ProgressReport {
  return reportFrom({
    person: alex,
    at: now.at,
    today: now.today,
    window,
    goals: [...busyGoals(), ...closedGoals],
    sources: [
      source('goals', 8, { total: 8 }),
      source('comments', 26, { requests: 8 }),
      source('label events', 2, { requests: 5 }),
      source('1:1 issues', 9, { total: 9 }),
      source('promotion document', 1),
    ],
    ...more,
  });
}

export function yearReport(): ProgressReport {
  const report = read();
  return {
    ...report,
    leftOut: { confidential: 1, sensitive: 1 },
    limits: [],
    needsYou: [
      {
        type: 'approval',
        place: { type: 'goal', ...place(5, 'Finish the Go concurrency course and use it in one merge request') },
        text: 'Approval: Morgan',
        who: 'Morgan',
        since: '2026-11-02',
        days: 21,
        atLeast: true,
        agendas: 1,
      },
      {
        type: 'ask',
        place: { type: 'goal', ...place(4, 'Lead the zero-downtime upgrade of the staging cluster') },
        text: 'a reviewer from the database group',
        who: null,
        since: '2026-11-19',
        days: 4,
        atLeast: false,
        agendas: 1,
      },
      {
        type: 'review',
        place: { type: 'promotion', ...place(9, 'Promotion document') },
        text: 'the promotion document, second result',
        who: null,
        since: '2026-11-23',
        days: 0,
        atLeast: false,
        agendas: 1,
      },
      {
        type: 'waiting',
        place: { type: 'goal', ...place(8, 'Career conversation about the staff track') },
        text: '',
        who: null,
        since: null,
        days: null,
        atLeast: false,
        agendas: 1,
      },
    ],
    goals: report.goals.map((goal) => ({ ...goal, series: series.get(goal.iid) ?? null })),
    promotion: {
      iid: 9,
      url: 'https://gitlab.example/alex/goals/-/issues/9',
      state: 'manager-review',
      since: '2026-11-09',
      results: { filled: 2, of: 3 },
      values: ['collaboration', 'results', 'efficiency', 'transparency'],
      evidence: { pieces: 5, values: ['results', 'iteration'] },
      gaps: ['No evidence yet for Iteration.', 'Two more results'],
      counts: { gaps: 1, openParts: 1, findings: 4 },
      answer: null,
    },
    balance: {
      buckets: [
        { bucket: 70, goals: 4, share: 50 },
        { bucket: 20, goals: 2, share: 25 },
        { bucket: 10, goals: 2, share: 25 },
      ],
      unsorted: 1,
      kinds: [
        { kind: 'growing-others', goals: 2 },
        { kind: 'challenging-task', goals: 1 },
        { kind: 'lesson', goals: 1 },
        { kind: 'reading', goals: 1 },
      ],
      plan: {
        title: 'FY27',
        start: '2026-02-01',
        due: '2027-01-31',
        elapsed: 81,
        goals: 7,
        closed: 3,
        progress: 62,
        later: 0,
        givenUp: 0,
      },
    },
    next: {
      meeting: { ...place(12, '1:1 2026-11-24'), day: '2026-11-24' },
      unclosed: null,
      actions: [
        {
          goal: place(4, 'Lead the zero-downtime upgrade of the staging cluster'),
          text: 'ask the database group for a second pair of eyes',
          due: '2026-11-20',
        },
        {
          goal: place(3, 'Read "Team Topologies" and bring one idea to the stage planning'),
          text: 'chapters 5 to 8, then the page for the team',
          due: '2026-12-18',
        },
        { goal: place(8, 'Career conversation about the staff track'), text: 'Find a date', due: null },
      ],
      brought: [
        {
          by: 'morgan',
          tag: 'DISCUSS',
          day: null,
          text: 'your **on-call** load',
          times: 2,
          since: '2026-11-10',
          replies: [],
        },
      ],
      question: 'Which of the two migrations should I own in the next quarter?',
      notTalkedOver: [],
      careerTalk: { next: '2026-12-15', last: '2026-09-15' },
    },
    year: {
      title: 'FY27',
      start: '2026-02-01',
      due: '2027-01-31',
      actions: points(
        ['2026-02-09', 0, 3],
        ['2026-02-20', 1, 3],
        ['2026-03-11', 2, 3],
        ['2026-04-01', 3, 3],
        ['2026-05-04', 3, 6],
        ['2026-05-18', 4, 6],
        ['2026-08-20', 5, 6],
        ['2026-09-01', 5, 9],
        ['2026-09-07', 5, 13],
        ['2026-09-14', 5, 16],
        ['2026-09-22', 6, 16],
        ['2026-09-29', 7, 17],
        ['2026-10-05', 7, 22],
        ['2026-10-12', 8, 22],
        ['2026-10-30', 9, 22],
        ['2026-11-17', 10, 22],
        ['2026-11-18', 12, 22],
        ['2026-11-20', 13, 22],
        ['2026-11-22', 14, 26],
      ),
      undated: 1,
      readFrom: null,
      evidence: [
        {
          quarter: 'FY27-Q1',
          start: '2026-02-01',
          due: '2026-04-30',
          count: 3,
          values: [
            { value: 'transparency', count: 2 },
            { value: 'collaboration', count: 1 },
          ],
        },
        { quarter: 'FY27-Q2', start: '2026-05-01', due: '2026-07-31', count: 0, values: [] },
        {
          quarter: 'FY27-Q3',
          start: '2026-08-01',
          due: '2026-10-31',
          count: 5,
          values: [
            { value: 'collaboration', count: 4 },
            { value: 'results', count: 2 },
          ],
        },
        {
          quarter: 'FY27-Q4',
          start: '2026-11-01',
          due: '2027-01-31',
          count: 1,
          values: [
            { value: 'results', count: 1 },
            { value: 'efficiency', count: 1 },
          ],
        },
      ],
      unreadGoals: 1,
    },
  };
}

const plan = yearPlan(`## Aspiration

Lead the design of one service that other teams build on, and be asked before they start.

## Focus

- Deeper in databases
- *One* talk a quarter

## Intention

- _What do you want to have done by the end of this year?_

### FY27-Q4 (2026-11-01 to 2027-01-31)

[Goals of FY27-Q4](https://gitlab.example/alex/goals/-/issues?milestone_title=FY27-Q4), open and closed; where a table shows as code, this link has the same goals.

\`\`\`glql
display: table
\`\`\`

- On the job (70): the upgrade without a maintenance window
- With others (20): _Whom do you learn from?_

### FY28-Q1 (2027-02-01 to 2027-04-30)

- On the job (70): _Which harder task?_
`);

/** The same year as the mid-year form. */
export function reviewReport(): ProgressReport {
  const { review } = read({ audience: 'review', plan });
  const { needsYou, ...report } = yearReport();
  if (review === null) throw new Error('no review');
  return {
    ...report,
    needsYou,
    audience: 'review',
    leftOut: null,
    promotion: null,
    review: { ...review, support: needsYou ?? [] },
  };
}

/** Every part filled with these words, wherever somebody could write one. */
export function hostileYear(text: string): ProgressReport {
  const report = reviewReport();
  const bad = { iid: 1, title: text, url: text };
  const win = {
    type: 'evidence',
    day: '2026-11-20',
    goal: bad,
    values: ['results'],
    text,
    link: text,
    added: null,
  } as const;
  const thanks = { type: 'thanks', day: '2026-11-20', goal: bad, values: [], text, from: text } as const;
  const need = { type: 'approval', place: { type: 'goal', ...bad }, text, who: text, since: null } as const;
  return {
    ...report,
    person: { username: text, name: text },
    window: { ...report.window, why: text },
    leftOut: { confidential: 0, sensitive: 2 },
    limits: [text],
    review: null,
    needsYou: [{ ...need, days: null, atLeast: false, agendas: 0 }],
    goals: report.goals.map((goal) => ({ ...goal, title: text, kind: text, url: text, due: text, next: text })),
    wins: [win, thanks],
    promotion: {
      iid: 9,
      url: text,
      state: text,
      since: null,
      results: null,
      values: null,
      evidence: null,
      gaps: [text],
      counts: { gaps: 1, openParts: 0, findings: null },
      answer: { by: text, day: text, verdict: 'more-evidence', points: [text] },
    },
    balance: report.balance && {
      ...report.balance,
      kinds: [{ kind: text, goals: 1 }],
      plan: { ...report.balance.plan, title: text },
    },
    next: report.next && {
      ...report.next,
      meeting: { ...bad, day: '2026-11-24' },
      actions: [{ goal: bad, text, due: null }],
      question: text,
    },
    year: report.year && { ...report.year, title: text, undated: 0, unreadGoals: 0 },
  };
}
