// The report as a whole: which goals, in which order, and whether it says how complete it is.
import { gitlab } from '../../support/company.ts';
import { noManager } from '#growth/goals/managers.ts';
import { describe, expect, test } from 'vitest';
import { listGoals } from '#reports/listed-goal.ts';
import { buildGoalDetail } from '#reports/goal-detail.ts';
import {
  actions,
  at,
  comment,
  failure,
  healthLabel,
  now,
  record,
  sam,
  source,
  story,
  tick,
  reportOfWeek,
} from './story.ts';

const recent = at('2026-11-20');

test('order by need: worst health, nearest due date, longest quiet, lowest number; closed last', () => {
  const goals = [
    story(
      record({
        iid: 1,
        title: 'closed',
        state: 'closed',
        outcomes: ['achieved'],
        closedAt: at('2026-11-17'),
        updatedAt: recent,
      }),
    ),
    story(record({ iid: 2, title: 'on track, no date', createdAt: recent })),
    story(record({ iid: 3, title: 'quiet', createdAt: at('2026-10-01') })),
    story(record({ iid: 4, title: 'on track, due', createdAt: recent, due: '2027-01-31' })),
    story(record({ iid: 5, title: 'overdue', createdAt: recent, due: '2026-11-21' })),
    story(record({ iid: 6, title: 'overdue longer', createdAt: recent, due: '2026-11-20' })),
    story(record({ iid: 7, title: 'on track, no date, quieter', createdAt: at('2026-11-10') })),
    story(
      record({
        iid: 8,
        title: 'closed later',
        state: 'closed',
        outcomes: ['dropped'],
        closedAt: at('2026-11-19'),
        updatedAt: recent,
      }),
    ),
    story(record({ iid: 9, title: 'on track, no date, higher number', createdAt: recent })),
  ];
  const expected = [6, 5, 3, 4, 7, 2, 9, 8, 1];
  expect(reportOfWeek(goals).goals.map(({ iid }) => iid)).toEqual(expected);
  expect(listGoals(goals, now).map(({ iid }) => iid)).toEqual(expected);
});

test('left out: closed before the window, opened after it', () => {
  const goals = [
    story(
      record({ iid: 1, title: 'before', state: 'closed', closedAt: '2026-11-15T22:59:59.999Z', updatedAt: recent }),
    ),
    story(
      record({
        iid: 2,
        title: 'first instant',
        state: 'closed',
        closedAt: '2026-11-15T23:00:00.000Z',
        updatedAt: recent,
      }),
    ),
    story(record({ iid: 3, title: 'after', createdAt: '2026-11-23T23:00:00.000Z' })),
  ];
  expect(reportOfWeek(goals).goals.map(({ iid }) => iid)).toEqual([2]);
});

test('nothing at all', () => {
  expect(reportOfWeek([])).toEqual({
    company: gitlab,
    person: { username: 'alex', name: 'Alex Rivera' },
    generatedAt: '2026-11-23T08:00:00.000Z',
    window: {
      since: '2026-11-16',
      until: '2026-11-23',
      zone: 'Europe/Berlin',
      why: 'since 7 days ago: no 1:1 before today is closed',
    },
    audience: 'me',
    manager: null,
    goalsUrl: null,
    headline: { goals: 0, moved: 0, unknown: 0, achieved: 0, overdue: 0, asked: 0, oldest: null, nextDue: null },
    sinceReport: null,
    leftOut: null,
    limits: [],
    needsYou: [],
    answered: [],
    goals: [],
    wins: [],
    thanks: [],
    aims: [],
    promotion: null,
    slipped: [],
    balance: {
      buckets: [
        { bucket: 70, goals: 0, share: null },
        { bucket: 20, goals: 0, share: null },
        { bucket: 10, goals: 0, share: null },
      ],
      unsorted: 0,
      kinds: [],
      plan: {
        title: 'FY27',
        start: '2026-02-01',
        due: '2027-01-31',
        elapsed: 81,
        goals: 0,
        closed: 0,
        progress: null,
        later: 0,
        givenUp: 0,
      },
    },
    next: {
      meeting: null,
      unclosed: null,
      actions: [],
      question: null,
      brought: [],
      notTalkedOver: [],
      careerTalk: { next: null, last: null },
    },
    review: null,
    year: {
      title: 'FY27',
      start: '2026-02-01',
      due: '2027-01-31',
      actions: [],
      readFrom: null,
      undated: 0,
      evidence: [
        { quarter: 'FY27-Q1', start: '2026-02-01', due: '2026-04-30', count: 0, values: [] },
        { quarter: 'FY27-Q2', start: '2026-05-01', due: '2026-07-31', count: 0, values: [] },
        { quarter: 'FY27-Q3', start: '2026-08-01', due: '2026-10-31', count: 0, values: [] },
        { quarter: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31', count: 0, values: [] },
      ],
      unreadGoals: 0,
    },
    completeness: { complete: true, sources: [source('goals', 0)] },
  });
});

test('where the list of goals failed, what is counted over all of them is unknown, not 0', () => {
  expect(reportOfWeek([], { sources: [failure('goals')] })).toMatchObject({
    needsYou: null,
    balance: null,
    year: null,
  });
});

describe('completeness', () => {
  const changed = record({ iid: 4, title: 'T', updatedAt: recent, description: actions(['A'], 1) });

  test('a failed source makes it incomplete, and the change unknown', () => {
    const failed = failure('comments of #4');
    const report = reportOfWeek([story(changed, { notes: [], notesSource: failed })], {
      sources: [source('goals', 1), failed],
    });
    expect(report.completeness).toEqual({ complete: false, sources: [source('goals', 1), failed] });
    expect(report.goals[0]?.change).toBeNull();
  });

  test('fewer rows than announced', () => {
    expect(reportOfWeek([], { sources: [source('goals', 6, { total: 8 })] }).completeness.complete).toBe(false);
  });

  test('notes of a changed goal that nobody read are named', () => {
    const report = reportOfWeek([story(changed, { notes: null })]);
    expect(report.completeness).toEqual({
      complete: false,
      sources: [
        source('goals', 1),
        source('comments of #4', 0, { requests: 0, failed: { kind: 'not-read', message: 'they were not read' } }),
      ],
    });
  });

  test('notes of an unchanged goal need not be read', () => {
    expect(
      reportOfWeek([story({ ...changed, updatedAt: at('2026-11-01') }, { notes: null })]).completeness.complete,
    ).toBe(true);
  });
});

describe('next action', () => {
  const list = actions(['Done', 'Open', 'Later'], 1);
  const checkIn = (day: string, next: string) => comment(at(day), `**Check-in ${day}** · on track\n\nWords.${next}`);
  test.each([
    [
      'the newest check-in says',
      story(record({ iid: 1, title: 'T', description: list }), {
        notes: [checkIn('2026-11-01', '\n\nNext: old'), checkIn('2026-11-02', '\n\nNext: new')],
      }),
      'new',
    ],
    [
      'the newest check-in says nothing: the first open action',
      story(record({ iid: 1, title: 'T', description: list }), {
        notes: [checkIn('2026-11-01', '\n\nNext: old'), checkIn('2026-11-02', '')],
      }),
      'Open',
    ],
    ['no check-in', story(record({ iid: 1, title: 'T', description: list })), 'Open'],
    ['nothing says', story(record({ iid: 1, title: 'T' })), null],
    ['closed', story(record({ iid: 1, title: 'T', description: list, state: 'closed', closedAt: recent })), null],
  ])('%s', (_, goal, expected) => {
    expect(listGoals([goal], now)[0]?.next).toBe(expected);
  });
});

test('the detail of a goal: everything, newest first', () => {
  const told = story(
    record({ iid: 4, title: 'T', description: actions(['A', 'B'], 1), createdAt: at('2026-11-01'), updatedAt: recent }),
    {
      notes: [
        tick(at('2026-11-02'), 'A'),
        comment(at('2026-11-03'), '**Check-in 2026-11-02** · at risk · 40%\n\nStuck.\n\nHelp: a reviewer'),
        comment(at('2026-11-01', '12:00'), 'Good luck!', sam),
        comment(at('2026-11-04'), 'Anonymous words', null),
      ],
      labelEvents: [healthLabel(at('2026-11-03'), 'at-risk')],
    },
  );
  const detail = buildGoalDetail({
    managers: noManager,
    story: told,
    now,
    links: [],
    sources: [source('comments', 4)],
  });
  expect({ ...detail, goal: detail.goal.iid }).toEqual({
    goal: 4,
    description: '- [x] A\n- [ ] B',
    evidence: [],
    checklist: [
      { number: 1, text: 'A', done: true },
      { number: 2, text: 'B', done: false },
    ],
    checkIns: [
      {
        at: at('2026-11-03'),
        by: 'alex',
        day: '2026-11-02',
        health: 'at-risk',
        percent: 40,
        text: 'Stuck.',
        next: null,
        help: 'a reviewer',
        helpNone: false,
        waitingFor: null,
        measure: null,
        values: [],
      },
    ],
    comments: [
      { at: at('2026-11-04'), by: null, text: 'Anonymous words', isEvidence: false },
      { at: at('2026-11-01', '12:00'), by: 'sam', text: 'Good luck!', isEvidence: false },
    ],
    history: [
      { at: at('2026-11-03'), by: 'alex', type: 'health', detail: 'at-risk' },
      { at: at('2026-11-02'), by: 'alex', type: 'ticked', detail: 'A' },
      { at: at('2026-11-01'), by: 'alex', type: 'created', detail: null },
    ],
    openAsks: [{ text: 'a reviewer', since: at('2026-11-03'), replied: null, seenBy: [] }],
    answered: [],
    links: [],
    completeness: { complete: true, sources: [source('comments', 4)] },
  });
});
