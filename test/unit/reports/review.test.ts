// The form of a review: closed goals as stories, every value with what shows it, the steps ahead by quarter, nothing cut silently.
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import { windowOf } from '#growth/time/window.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { planFor } from '#reports/audience.ts';
import { pageOf } from '#reports/page.ts';
import {
  actions,
  type AllRead,
  alex,
  at,
  comment,
  failure,
  now,
  record,
  reportFrom,
  sam,
  source,
  story,
  tick,
  yearPlan,
} from './story.ts';

const year = windowOf('2026-02-01', '2026-11-23', now.zone, 'this year');
const read = (goals: AllRead['goals'], more: Partial<AllRead> = {}) =>
  reportFrom({
    person: alex,
    at: now.at,
    today: now.today,
    window: year,
    goals,
    sources: [source('goals', goals.length)],
    audience: 'review',
    ...more,
  });
const reviewOf = (goals: AllRead['goals'], more: Partial<AllRead> = {}) => {
  const { review } = read(goals, more);
  if (review === null) throw new Error('no review');
  return review;
};
const text = '## Success measure\n\nTwo users\n\n## Purpose\n\nSpeak up';
const closed = (iid: number, notes: readonly Note[] | null = [], more: Partial<GoalRecord> = {}) =>
  story(
    record({
      iid,
      title: `Goal ${iid}`,
      description: text,
      state: 'closed',
      outcomes: ['achieved'],
      closedAt: at('2026-06-10'),
      updatedAt: at('2026-06-10'),
      ...more,
    }),
    { notes },
  );
const evidence = (day: string, words: string, written = day) => comment(at(written), `**Evidence ${day}**\n\n${words}`);

describe('stories', () => {
  test('aim, measure, the best evidence of the whole life of the goal on its own day, lesson', () => {
    const notes = [
      evidence('2026-06-01', 'Did it'),
      evidence('2026-01-15', 'Result: 40 people came'),
      evidence('2026-05-02', '7 drafts'),
      evidence('2026-03-02', 'Result: they sing'),
      comment(at('2026-06-10'), '**Closed 2026-06-10** · achieved\n\nWhat I learned: begin with the end'),
    ];
    const [only] = reviewOf([closed(1, notes, { createdAt: at('2026-01-02') })]).endings;
    expect(only).toMatchObject({
      goal: { iid: 1 },
      outcome: 'achieved',
      day: '2026-06-10',
      aim: 'Speak up',
      measure: 'Two users',
      lesson: 'begin with the end',
    });
    expect(only?.evidence?.map(({ day, text: words }) => [day, words])).toEqual([
      ['2026-01-15', '40 people came'],
      ['2026-03-02', 'they sing'],
      ['2026-05-02', '7 drafts'],
      ['2026-06-01', 'Did it'],
    ]);
  });

  test('the achieved ones first, then those with a number to show, then the newest; who dropped one tells it too', () => {
    const { endings } = reviewOf([
      closed(1, [], { outcomes: ['dropped'] }),
      closed(2),
      closed(3, [evidence('2026-06-01', 'Result: 40 people came')]),
      closed(4, [], { closedAt: at('2026-07-01') }),
      closed(5, [], { outcomes: [] }),
      closed(6, [], { outcomes: ['changed'] }),
      closed(7, [], { closedAt: at('2026-01-10'), updatedAt: at('2026-03-01') }),
      story(record({ iid: 8, title: 'Open' })),
    ]);
    expect(endings.map(({ goal, outcome }) => [goal.iid, outcome])).toEqual([
      [3, 'achieved'],
      [4, 'achieved'],
      [2, 'achieved'],
      [6, 'changed'],
      [1, 'dropped'],
      [5, 'unknown'],
    ]);
  });

  test('what is confided in mentoring stays there; what was not read is no "nothing"', () => {
    const [mentoring, unread] = reviewOf([closed(1, [], { kinds: ['mentoring'] }), closed(2, null)]).endings.toSorted(
      (one, other) => one.goal.iid - other.goal.iid,
    );
    expect(mentoring).toMatchObject({ aim: null, measure: null, evidence: [] });
    expect(unread).toMatchObject({ aim: 'Speak up', evidence: null, lesson: null });
  });

  test('sixty: twelve as stories, the others in a line each; of the actions each goal has one entry', () => {
    const goals = Array.from({ length: 60 }, (_, index) => closed(index + 1, [tick(at('2026-06-02'), 'One')]));
    const page = pageOf(read(goals)).review;
    expect([page?.stories.length, page?.moreStories.shown.length, page?.moreStories.left]).toEqual([12, 48, 0]);
    expect(page?.ended).toEqual([{ outcome: 'achieved', goals: 60 }]);
    expect([page?.done.shown.length, page?.done.left]).toEqual([60, 0]);
  });
});

describe('values', () => {
  test('each with all that names it; a label of the goal names nothing; what is told above is not linked again', () => {
    const link = 'Link: `https://x.example/1`\n\nDid it';
    const notes = [
      comment(at('2026-06-01'), `**Evidence 2026-06-01** · results, iteration\n\n${link}`),
      ...Array.from({ length: 4 }, (_, index) =>
        comment(at('2026-06-02'), `**Evidence 2026-06-02** · iteration\n\nLink: https://x.example/more/${index}`),
      ),
    ];
    const report = read([
      story(record({ iid: 1, title: 'Open', values: ['dib'], updatedAt: at('2026-06-02') }), { notes }),
    ]);
    expect(report.review?.strengths.map(({ value, times, shown }) => [value, times, shown.length])).toEqual([
      ['iteration', 5, 5],
      ['results', 1, 1],
    ]);
    const page = pageOf(report).review;
    expect(page?.values.map(({ proofs }) => [proofs.shown.length, proofs.left])).toEqual([
      [3, 2],
      [1, 0],
    ]);
    expect(
      page?.values.flatMap(({ proofs }) => proofs.shown).map((win) => win.type === 'evidence' && win.link),
    ).toEqual([null, null, 'https://x.example/more/1', 'https://x.example/1']);
    expect(page?.unshown).toEqual(['collaboration', 'efficiency', 'dib', 'transparency']);
  });
});

describe('next steps', () => {
  const goals = [
    story(record({ iid: 1, title: 'Now', due: '2027-01-15', description: actions(['One', 'Two'], 1) })),
    story(record({ iid: 2, title: 'Late', due: '2026-10-01' })),
    story(record({ iid: 3, title: 'Some day', stages: ['planned'] })),
    story(record({ iid: 4, title: 'Waits', due: '2027-03-01', stages: ['waiting'] })),
    story(record({ iid: 5, title: 'Far', due: '2029-03-01', confidential: true })),
    closed(6),
  ];

  test('every open goal stands in its quarter, in order, until the coming half ends and beyond where there is one', () => {
    const { half, quarters, withoutQuarter, plan } = reviewOf(goals);
    expect({ half: half.title, plan }).toEqual({ half: 'FY28-H1', plan: null });
    expect(
      quarters.map(({ title, isCurrent, goals: own }) => [title, isCurrent, own.map(({ goal }) => goal.iid)]),
    ).toEqual([
      ['FY27-Q3', false, [2]],
      ['FY27-Q4', true, [1]],
      ['FY28-Q1', false, [4]],
      ['FY28-Q2', false, []],
      ['FY30-Q1', false, [5]],
    ]);
    expect(quarters[1]?.goals).toMatchObject([{ text: 'Two', percent: 50, due: '2027-01-15', confidential: false }]);
    expect(quarters.at(-1)?.goals).toMatchObject([{ confidential: true }]);
    expect(withoutQuarter.map(({ goal }) => goal.iid)).toEqual([3]);
  });

  test('the plan lends its words, a quarter that it speaks of stands there', () => {
    const plan = yearPlan('## Aspiration\nLead\n### FY28-Q3\n- Teach\n## Support\nA second reviewer');
    const review = reviewOf(goals, { plan });
    expect(review.plan).toEqual({
      iid: 14,
      title: 'Year plan of Alex Rivera',
      url: 'https://gitlab.example/alex/goals/-/issues/14',
      aspiration: 'Lead',
      focus: null,
      intention: null,
      support: 'A second reviewer',
    });
    expect(review.quarters.find(({ title }) => title === 'FY28-Q3')).toMatchObject({ words: 'Teach', goals: [] });
  });

  test('the page tells this quarter and the next, what is late or struggles, and counts the others', () => {
    const updatedAt = at('2026-11-20');
    const all = [
      ...goals.slice(0, 4),
      story(record({ iid: 5, title: 'Far', due: '2029-03-01', updatedAt })),
      story(record({ iid: 7, title: 'Soon', due: '2027-06-01', updatedAt })),
      story(record({ iid: 8, title: 'At risk', due: '2028-03-01', healths: ['at-risk'] })),
    ];
    const page = pageOf(read(all)).review;
    expect(page?.quarters.map(({ title, goals: { shown } }) => [title, shown.map(({ goal }) => goal.iid)])).toEqual([
      ['FY27-Q3', [2]],
      ['FY27-Q4', [1]],
      ['FY28-Q1', [4]],
      ['FY29-Q1', [8]],
    ]);
    expect(page?.later).toEqual([
      { title: 'FY28-Q2', goals: 1 },
      { title: 'FY30-Q1', goals: 1 },
    ]);
    expect(page?.open).toBe(7);
  });

  test('of days that are over they are those of today, and that is said', () => {
    const past = windowOf('2026-02-01', '2026-07-31', now.zone, 'FY27-H1');
    const later = story(record({ iid: 9, title: 'Opened later', createdAt: at('2026-11-01'), due: '2026-12-01' }));
    const report = read([...goals, later], { window: past });
    expect(report.review?.half.title).toBe('FY27-H2');
    expect(report.review?.quarters.map(({ title }) => title)).toContain('FY28-Q1');
    expect(report.review?.quarters.find(({ isCurrent }) => isCurrent)?.goals.map(({ goal }) => goal.iid)).toEqual([
      9, 1,
    ]);
    expect(report.limits[0]).toMatch(/as they do today, and next steps are those of today\.$/);
    expect(report.goals.map(({ iid }) => iid)).not.toContain(9);
  });
});

test.each([
  ['a Guest', 'guest', sam, {}, 'All\nSee #2'],
  ['what is stored where others read it', null, null, {}, 'All\nSee #2'],
  ['a Guest, confidential', 'guest', sam, { confidential: true }, null],
  ['who sees confidential ones', 'planner', sam, { confidential: true }, 'All\nSee #2'],
  ['a Guest whose it is', 'guest', sam, { confidential: true, assignees: [sam] }, 'All\nSee #2'],
] as const)('the plan for %s: without lines that name a goal left out', (_name, role, person, given, shown) => {
  const reader = { person, role, isSensitive: () => false, chosen: { kinds: [], iids: [] }, isHandedOver: false };
  const plan = yearPlan('All\nThen #3 in secret\nSee #2', { assignees: [], ...given });
  expect(planFor(reader, plan, [record({ iid: 3, title: 'Secret' })])?.description ?? null).toBe(shown);
});

test('nothing at all, and nothing that could be read, are not the same', () => {
  expect(pageOf(read([])).review).toMatchObject({ isSilent: true, open: 0, stories: [], values: [] });
  const unread = read([], { sources: [failure('goals')] });
  expect(unread.completeness.complete).toBe(false);
});
