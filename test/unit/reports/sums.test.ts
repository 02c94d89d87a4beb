// The sums and shares of a report, what is cut from its lists and how much is left, and what of several things is taken.
import { describe, expect, test } from 'vitest';
import { gitlab } from '../../support/company.ts';
import { windowOf } from '#growth/time/window.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { balanceOf } from '#reports/balance.ts';
import { changeIn } from '#reports/change.ts';
import { endingsIn, type GoalEnding } from '#reports/endings.ts';
import { listedGoal } from '#reports/listed-goal.ts';
import { type Need, needsIn } from '#reports/needs.ts';
import { nextSteps } from '#reports/next-steps.ts';
import type { ReviewForm, GoalAhead } from '#reports/review.ts';
import { piecesOf, reviewPageOf } from '#reports/review-page.ts';
import { seriesOf } from '#reports/series.ts';
import { talkedOverAt } from '#reports/talked-over.ts';
import { thanksIn } from '#reports/thanks.ts';
import type { Win } from '#reports/wins.ts';
import { yearSoFar } from '#reports/year.ts';
import { managedBy } from '../../support/managed-by.ts';
import { actions, at, comment, described, due, meeting, now, record, reportOfWeek, story, tick } from './story.ts';

const { today, zone } = now;
const week = windowOf('2026-11-16', today, zone, 'x');
const goal = (iid: number, more: Partial<GoalRecord> = {}) => record({ iid, title: `T${iid}`, ...more });
const told = (one: ReturnType<typeof story>) => ({ story: one, goal: listedGoal(one, now) });
const closed = { state: 'closed', stages: [], closedAt: at('2026-10-01'), updatedAt: at('2026-10-01') } as const;

test('the balance of a year: shares, kinds by how many, and how far the plan is', () => {
  const goals = [
    goal(1, { kinds: ['aloud'] }),
    goal(2, { kinds: ['reading'], description: actions(['a', 'b'], 1) }),
    goal(3, { ...closed, kinds: ['reading'], outcomes: ['achieved'] }),
    goal(4, { kinds: ['course'], due: '2028-01-01' }),
    goal(5, { ...closed, kinds: ['talk'], outcomes: ['dropped'] }),
    goal(6, {
      ...closed,
      kinds: ['talk'],
      outcomes: ['achieved'],
      createdAt: at('2025-03-01'),
      closedAt: at('2025-10-01'),
    }),
    goal(7, { kinds: ['zebra'] }),
  ].map((one) => ({ record: one, goal: listedGoal(story(one), now) }));
  const bucketOf = (kind: string) => (({ reading: 70, course: 10 }) as const)[kind] ?? null;
  expect(balanceOf(goals, bucketOf, week, 2)).toEqual({
    buckets: [
      { bucket: 70, goals: 2, share: 67 },
      { bucket: 20, goals: 0, share: 0 },
      { bucket: 10, goals: 1, share: 33 },
    ],
    unsorted: 2,
    kinds: [
      { kind: 'reading', goals: 2 },
      { kind: 'aloud', goals: 1 },
      { kind: 'course', goals: 1 },
      { kind: 'zebra', goals: 1 },
    ],
    plan: {
      title: 'FY27',
      start: '2026-02-01',
      due: '2027-01-31',
      elapsed: 81,
      goals: 4,
      closed: 1,
      progress: 16,
      later: 1,
      givenUp: 1,
    },
  });
  expect(balanceOf(goals.slice(2, 3), () => null, week, 2)).toMatchObject({
    buckets: [{ share: null }, { share: null }, { share: null }],
    plan: { progress: null },
  });
});

describe('a review', () => {
  const ending = (iid: number, outcome: GoalEnding['outcome']): GoalEnding => ({
    goal: {
      iid,
      title: 'T',
      url: 'u',
    },
    confidential: false,
    outcome,
    day: today,
    aim: null,
    measure: null,
    numbers: null,
    evidence: null,
    lesson: null,
  });
  const win = (iid: number, more: Partial<Win>): Win => {
    const one = {
      type: 'evidence',
      day: today,
      goal: { iid, title: 'T', url: 'u' },
      values: [],
      text: 'x',
      link: null,
    };
    return { ...one, added: null, ...more } as Win;
  };
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const ahead = (iid: number): GoalAhead => ({
    goal: {
      iid,
      title: 'T',
      url: 'u',
    },
    confidential: false,
    level: 'on-track',
    percent: null,
    measure: null,
    text: null,
    due: null,
  });
  const quarter = { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31' };
  const form = (more: Partial<ReviewForm> = {}): ReviewForm => ({
    achievements: [],
    endings: [],
    strengths: [],
    opportunities: [],
    support: [],
    nextSteps: [],
    talk: null,
    half: quarter,
    plan: null,
    quarters: [],
    withoutQuarter: [],
    ...more,
  });

  test('shows the first of each list, and says how many are left', () => {
    const opportunity = { goal: { iid: 1, title: 'T', url: 'u' }, why: 'late', next: null };
    const need = { type: 'ask' } as Need;
    const proofs = many(5, (index) => win(200 + index, { link: `https://a.example/${index}` }));
    const page = reviewPageOf(
      form({
        endings: [...many(113, (iid) => ending(iid, 'achieved')), ending(900, 'dropped')],
        strengths: [{ value: 'results', times: 5, example: proofs[0] ?? win(1, {}), shown: proofs }],
        opportunities: many(6, () => opportunity),
        support: many(14, () => need),
        quarters: [{ ...quarter, isCurrent: true, words: null, goals: many(31, ahead) }],
        withoutQuarter: many(32, ahead),
      }),
      [
        ...many(10, (iid) => win(300 + iid, { link: 'https://a.example/0' })),
        ...many(5, (iid) => win(iid, { type: 'thanks', from: '@sam' })),
        win(5, {}),
        ...many(102, (iid) => win(iid, { type: 'ticked', actions: [], points: null })),
      ],
      gitlab,
      [],
    );
    expect(page.ended).toEqual([
      { outcome: 'achieved', goals: 113 },
      { outcome: 'dropped', goals: 1 },
    ]);
    const cut = ({ shown, left }: { readonly shown: readonly unknown[]; readonly left: number }) => [
      shown.length,
      left,
    ];
    expect([page.stories.length, cut(page.moreStories), cut(page.others), cut(page.opportunities)]).toEqual([
      12,
      [100, 2],
      [12, 3],
      [5, 1],
    ]);
    expect([cut(page.support), page.quarters.map((one) => cut(one.goals)), cut(page.withoutQuarter)]).toEqual([
      [12, 2],
      [[30, 1]],
      [30, 2],
    ]);
    expect([page.open, cut(page.done), page.values.map((one) => cut(one.proofs))]).toEqual([63, [100, 2], [[3, 2]]]);
    expect(page.unshown).not.toContain('results');
    // What is told above is not linked again.
    expect(page.values[0]?.proofs.shown.map((one) => (one.type === 'evidence' ? one.link : ''))).toEqual([
      null,
      'https://a.example/1',
      'https://a.example/2',
    ]);
  });

  test('quarters ahead: until the end of the next one, and later ones in which something struggles', () => {
    const of = (title: string, ...levels: GoalAhead['level'][]) => ({
      ...quarter,
      title,
      isCurrent: title === 'now',
      words: null,
      goals: levels.map((level, iid) => ({ ...ahead(iid), level })),
    });
    const quarters = [
      of('before', 'on-track'),
      of('now'),
      of('next', 'on-track'),
      of('calm', 'on-track', 'on-track'),
      of('struggling', 'on-track', 'at-risk'),
      of('empty'),
    ];
    const page = reviewPageOf(form({ quarters, withoutQuarter: [ahead(9)] }), [], gitlab, []);
    expect(page.quarters.map(({ title }) => title)).toEqual(['before', 'now', 'next', 'struggling']);
    expect(page.later).toEqual([{ title: 'calm', goals: 2 }]);
    expect(page.open).toBe(7);
  });

  test('two pieces of evidence a goal, results first; of what is no goal, all; the others are counted', () => {
    const of = (iid: number, text: string, more: Partial<Win> = {}) => win(iid, { text, ...more });
    const result = { isResult: true } as const;
    const wins = [of(4, '3 tries'), of(4, 'did'), of(8, 'a'), of(8, 'b'), of(8, 'c'), of(4, 'it is calm now', result)];
    const place = { iid: 4, title: 'T', url: 'u' };
    const page = reviewPageOf(form(), wins, gitlab, [place]);
    expect(page.others).toMatchObject({
      shown: ['3 tries', 'a', 'b', 'c', 'it is calm now'].map((text) => ({ text })),
    });
    expect(page.others.left).toBe(1);
    const told = reviewPageOf(form({ endings: [{ ...ending(4, 'achieved'), evidence: wins }] }), [], gitlab, [place]);
    expect(told.stories.map(piecesOf)).toMatchObject([{ shown: [{ text: '3 tries' }, { text: 'did' }], left: 4 }]);
  });

  test('what the form of the company does not ask for is left out', () => {
    const filled = form({
      endings: [ending(1, 'achieved')],
      withoutQuarter: many(2, ahead),
      support: [{ type: 'ask' } as Need],
    });
    const page = reviewPageOf(
      filled,
      [],
      {
        ...gitlab,
        review: { ...gitlab.review, parts: ['achievements', 'strengths'] },
      },
      [],
    );
    expect([page.stories.length, page.support.shown, page.open, page.plan, page.withoutQuarter.shown]).toEqual([
      1,
      [],
      0,
      null,
      [],
    ]);
    const rest = reviewPageOf(
      filled,
      [],
      {
        ...gitlab,
        review: { ...gitlab.review, parts: ['support', 'next-steps'] },
      },
      [],
    );
    expect([rest.stories, rest.unshown, rest.support.shown.length, rest.open]).toEqual([[], [], 1, 2]);
  });

  test('a proof that is no evidence has no link to leave out, and silence is said', () => {
    const said = win(1, { type: 'check-in', text: 'well' });
    const page = reviewPageOf(
      form({ strengths: [{ value: 'dib', times: 1, example: said, shown: [said] }] }),
      [],
      gitlab,
      [],
    );
    expect([page.values[0]?.proofs.shown, page.isSilent, page.open]).toEqual([[said], true, 0]);
    expect(reviewPageOf(form(), [said], gitlab, []).isSilent).toBe(false);
    expect(reviewPageOf(form({ endings: [ending(1, 'changed')] }), [], gitlab, []).isSilent).toBe(false);
  });

  test('goals that closed: the best outcome, then the best evidence, then the newest; one of nobody knows when by its last day', () => {
    const end = (iid: number, day: string, outcome: 'achieved' | 'changed' | null, body: string | null = null) =>
      told(
        story(
          goal(iid, { ...closed, closedAt: at(day), updatedAt: at(day), outcomes: outcome === null ? [] : [outcome] }),
          { notes: body === null ? [] : [comment(at(day), body)] },
        ),
      );
    const all = [
      end(1, '2026-11-17', null),
      end(2, '2026-11-18', 'changed'),
      end(3, '2026-11-17', 'achieved'),
      end(4, '2026-11-19', 'achieved'),
      end(5, '2026-11-16', 'achieved', '**Evidence 2026-11-16**\n\n3 % faster'),
      end(6, '2026-11-15', 'achieved'),
    ].map(({ story: one, goal: stood }) => ({ story: one, stood: { goal: stood } }));
    expect(endingsIn(all, week).map(({ goal: { iid }, outcome }) => `${iid} ${outcome}`)).toEqual([
      '5 achieved',
      '4 achieved',
      '3 achieved',
      '2 changed',
      '1 unknown',
    ]);
    const unknown = told(story(goal(7, { ...closed, closedAt: null, updatedAt: at('2026-11-18') })));
    expect(endingsIn([{ story: unknown.story, stood: { goal: unknown.goal } }], week)).toHaveLength(1);
  });
});

describe('what comes next', () => {
  const listed = (iid: number, more: Partial<GoalRecord>) =>
    listedGoal(story(goal(iid, { description: actions(['go']), ...more })), now);
  const steps = (
    goals: readonly ReturnType<typeof listedGoal>[],
    meetings: readonly ReturnType<typeof meeting>[] = [],
  ) => nextSteps(goals, meetings, [], today);

  test('the actions of goals in work; where none is, of those that could begin; never of one that waits, or is closed', () => {
    const [doing, planned] = [listed(1, { stages: ['doing'] }), listed(2, { stages: ['planned'] })];
    const others = [listed(3, { stages: ['waiting'] }), listed(4, closed), listed(5, { description: '' })];
    const iids = (goals: Parameters<typeof steps>[0]) =>
      steps(goals).actions.map(({ goal: { iid }, text }) => `${iid} ${text}`);
    expect(iids([doing, planned, ...others])).toEqual(['1 go']);
    expect(iids([planned, ...others])).toEqual(['2 go']);
    expect(iids(others)).toEqual([]);
  });

  test('the question ends in its mark, else it is the first topic; what others bring is none', () => {
    const on = (description: string) => steps([], [meeting({ iid: 9, day: '2026-11-24', description })]);
    expect(on('- [ ] DISCUSS a\n- [ ] DISCUSS b?').question).toBe('b?');
    expect(on('- [ ] DISCUSS a\n- [ ] DISCUSS b').question).toBe('a');
    expect(on('- [x] DISCUSS a\n- [ ] DISCUSS c (from @sam)\n- [ ] HELP d').question).toBeNull();
    expect(on('- [ ] DISCUSS c (from @sam)').brought).toMatchObject([{ by: 'sam', text: 'c' }]);
  });

  test('talks about a career: the nearest ahead that is open, the last that was held', () => {
    const on = (iid: number, day: string, description: string) => meeting({ iid, day, description });
    const all = [
      on(1, '2026-12-15', '- [ ] DISCUSS my career'),
      on(2, '2026-12-08', '- [ ] DISCUSS my career'),
      on(3, '2026-12-01', '- [x] DISCUSS my career'),
      on(4, '2026-11-10', '- [x] DISCUSS my career'),
      on(5, '2026-11-17', '- [x] DISCUSS the career ladder\n- [ ] DISCUSS carefully'),
    ];
    expect(steps([], all).careerTalk).toEqual({ next: '2026-12-08', last: '2026-11-17' });
    expect(steps([], [...all].reverse().slice(0, 3)).careerTalk).toEqual({ next: '2026-12-01', last: '2026-11-17' });
    expect(steps([], []).careerTalk).toEqual({ next: null, last: null });
  });
});

test('needs of unknown age stand behind those of the same kind', () => {
  const waiting = (iid: number, more: Partial<GoalRecord>) =>
    told(story(goal(iid, { stages: ['waiting'], ...more }), { notes: null }));
  const about = {
    today,
    zone,
    records: [],
    agendaNotes: null,
    isPast: false,
    askedOf: () => ({ managers: managedBy('sam') }),
  };
  const all = [waiting(1, { createdAt: at('2026-11-20'), updatedAt: at('2026-11-20') }), waiting(2, {})];
  expect(needsIn(all, [], null, about).map(({ place: { iid } }) => iid)).toEqual([2, 1]);
});

describe('talked over with the manager', () => {
  const held = [meeting({ iid: 90, day: '2026-11-17', state: 'closed', description: '- [x] DISCUSS #3' })];
  const around = { today, zone, managers: managedBy('sam') };
  const ask = (one: ReturnType<typeof story>, more: Partial<typeof around> = {}) =>
    talkedOverAt(held, { ...around, ...more })(one);
  const old = { createdAt: at('2026-11-16') };
  test.each<[string, ReturnType<typeof story>, boolean | null]>([
    ['named on an agenda that was held', story(goal(3, old)), true],
    ['named nowhere', story(goal(4, old)), false],
    ['opened on the day of the last 1:1', story(goal(4, { createdAt: at('2026-11-17') })), null],
    ['closed', story(goal(4, { ...old, ...closed })), null],
    ['hidden', story(goal(4, { ...old, confidential: true })), null],
    ['with comments that were not read', story(goal(4, { ...old, commentCount: 2 }), { notes: null }), null],
    ['without comments, which nobody had to read', story(goal(4, old), { notes: null }), false],
    [
      'with comments that say nothing of it',
      story(goal(4, old), { notes: [comment(at('2026-11-18'), 'Well')] }),
      false,
    ],
    ['said so', story(goal(4, old), { notes: [comment(at('2026-11-18'), 'Talked over 2026-11-18')] }), true],
  ])('%s', (_name, one, expected) => {
    expect(ask(one)).toBe(expected);
  });
  test('without a manager there is nobody to talk with', () => {
    expect(ask(story(goal(4, old)), { managers: { ...managedBy('sam'), manager: null } })).toBeNull();
  });
});

describe('how far goals were', () => {
  const list = { description: actions(['a', 'b', 'c', 'd'], 2), updatedAt: at('2026-11-21') };
  const move = (more: Partial<GoalRecord>, notes: Parameters<typeof story>[1]) => {
    const one = story(goal(1, { ...list, ...more }), notes);
    return changeIn(one.record, one.activity, listedGoal(one, now), week)?.percent;
  };
  test('ticks behind the window are taken back, those in it count', () => {
    expect(move({}, { notes: [tick(at('2026-11-24'), 'a'), tick(at('2026-11-18'), 'b')] })).toBe(25);
    expect(move({}, { notes: [tick(at('2026-11-24'), 'a', false), tick(at('2026-11-18'), 'b')] })).toBe(25);
    expect(move({}, { notes: [described(at('2026-11-15')), tick(at('2026-11-18'), 'b')] })).toBe(25);
    expect(move({}, { notes: [described(week.start), tick(at('2026-11-18'), 'b')] })).toBeNull();
  });
  test('said percents count from the last one before the window, which its first moment is not', () => {
    const says = (when: string, percent: number) => comment(when, `**Check-in** · ${percent} %`);
    const more = { description: '', commentCount: 9 };
    expect(move(more, { notes: [says(at('2026-11-18'), 60), says(at('2026-11-10'), 20)] })).toBe(40);
    expect(move(more, { notes: [says(at('2026-11-18'), 60), says(week.start, 20)] })).toBeNull();
    expect(move({ ...more, commentCount: 2 }, { notes: [says(at('2026-11-18'), 60), says(week.start, 20)] })).toBe(60);
  });
  test('a series begins with its goal, with an edit of its text, or with the oldest that is known', () => {
    const points = (more: Partial<GoalRecord>, read: Parameters<typeof story>[1]) => {
      const one = story(goal(1, { ...list, ...more }), read);
      const series = seriesOf(one, listedGoal(one, now).progress, week);
      return series && [...series.points.map(({ day, done }) => `${day} ${done}`), series.sinceCreation];
    };
    const ticks = [tick(at('2026-11-18'), 'a'), tick(at('2026-11-20'), 'b')];
    expect(points({}, { notes: [...ticks, due(at('2026-11-19'), '2027-01-01')] })).toEqual([
      '2026-09-01 0',
      '2026-11-18 1',
      '2026-11-20 2',
      true,
    ]);
    expect(points({}, { notes: [...ticks, described(at('2026-11-19'))] })).toEqual([
      '2026-11-19 1',
      '2026-11-20 2',
      false,
    ]);
    expect(points({ updatedAt: at('2026-09-01') }, { notes: null })).toEqual(['2026-09-01 2', true]);
    expect(points({}, { notes: null })).toEqual(['2026-11-21 2', false]);
    expect(points({ ...closed, closedAt: at('2026-10-05') }, { notes: null })).toEqual(['2026-10-05 2', false]);
    expect(points({}, { notes: [tick(week.end, 'a'), tick(at('2026-11-20'), 'b')] })).toEqual([
      '2026-09-01 0',
      '2026-11-20 1',
      true,
    ]);
  });
});

test('the actions of a year: what was done before a goal of which not all was read, and what was given up', () => {
  const goals = [
    told(
      story(
        goal(1, { description: actions(['a', 'b'], 2), createdAt: at('2026-03-02'), updatedAt: at('2026-11-20') }),
        { notes: [tick(at('2026-11-20'), 'a'), tick(at('2026-05-05'), 'b')] },
      ),
    ),
    told(
      story(
        goal(2, { ...closed, outcomes: ['dropped'], description: actions(['a', 'b'], 1), createdAt: at('2026-04-01') }),
        { notes: [tick(at('2026-06-06'), 'a')] },
      ),
    ),
  ];
  expect(yearSoFar(goals, week, 2, gitlab.values)).toMatchObject({
    readFrom: null,
    undated: 0,
    actions: [
      { day: '2026-03-02', done: 0, total: 2 },
      { day: '2026-04-01', done: 0, total: 4 },
      { day: '2026-05-05', done: 1, total: 4 },
      { day: '2026-06-06', done: 2, total: 4 },
      { day: '2026-10-01', done: 2, total: 3 },
      { day: '2026-11-20', done: 3, total: 3 },
    ],
  });
});

test('thanks of the meetings of these days, and of the next one where they reach until today', () => {
  const on = (iid: number, day: string) => meeting({ iid, day, description: `- [ ] THANKS from Sam: ${day}` });
  const days = (until: string) =>
    thanksIn(
      [on(1, '2026-11-16'), on(2, '2026-11-20'), on(3, today), on(4, '2026-11-30'), on(5, '2026-12-07')],
      windowOf('2026-11-16', until, zone, 'x'),
      today,
    ).map(({ text }) => text.replace('from Sam: ', ''));
  expect(days(today)).toEqual(['2026-11-20', today]);
  expect(days('2026-11-20')).toEqual(['2026-11-20']);
  const next = thanksIn([on(4, '2026-11-30'), on(5, '2026-12-07')], week, today);
  expect(next.map(({ text }) => text)).toEqual(['from Sam: 2026-11-30']);
});

test('a goal that opens after the window is not told, and nothing of a past day is as it is today', () => {
  const past = windowOf('2026-11-02', '2026-11-09', zone, 'x');
  const goals = [
    story(goal(1)),
    story(goal(2, { createdAt: past.end })),
    story(goal(3, { ...closed, outcomes: ['achieved'] })),
  ];
  const report = reportOfWeek(goals, { window: past });
  expect(report.goals.map(({ iid }) => iid)).toEqual([1]);
  expect(report.balance?.plan.goals).toBe(2);
  expect(report.limits[0]).toContain('Everything stands here as it did on 2026-11-09');
  expect(reportOfWeek(goals).goals.map(({ iid }) => iid)).toEqual([1, 2]);
});
