// The parts of a report by themselves: the headline's numbers, next steps, the year's balance, thanks, evidence, what nobody talked over.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import { windowOf } from '#growth/time/window.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { Asked } from '#reports/asked.ts';
import { balanceOf } from '#reports/balance.ts';
import { keptEvidence, listEvidence } from '#reports/evidence-list.ts';
import { groundOf } from '#reports/ground.ts';
import { headlineOf } from '#reports/headline.ts';
import { listedGoal } from '#reports/listed-goal.ts';
import type { Need } from '#reports/needs.ts';
import { nextSteps } from '#reports/next-steps.ts';
import { meetingsFor, owner, storiesFor } from '#reports/audience.ts';
import type { ReportGoal } from '#reports/report-goal.ts';
import type { Slip } from '#reports/slips.ts';
import { notTalkedOver, talkedOverAt } from '#reports/talked-over.ts';
import { thanksIn, thanksWins } from '#reports/thanks.ts';
import type { Win } from '#reports/wins.ts';
import { actions, alex, at, comment, failure, meeting, now, record, sam, source, story } from './story.ts';
import { managedBy } from '../../support/managed-by.ts';

const { today, zone } = now;
const window = windowOf('2026-11-16', today, zone, 'this week');
const listed = (more: Partial<GoalRecord> & Pick<GoalRecord, 'iid'>) =>
  listedGoal(story(record({ title: `Goal ${more.iid}`, ...more })), now);

describe('the headline', () => {
  const goal = (iid: number, more: Partial<ReportGoal> = {}): ReportGoal => ({
    ...listed({ iid, description: actions(['a', 'b'], 1) }),
    change: { percent: 0, ticked: 0, unticked: 0 },
    said: [],
    start: '2026-09-01',
    series: null,
    unknown: [],
    ...more,
  });
  const place = (iid: number) => ({ iid, title: `Goal ${iid}`, url: 'u' });
  const win = (iid: number, more: Partial<Extract<Win, { type: 'evidence' }>> = {}): Win => ({
    type: 'evidence',
    day: '2026-11-20',
    goal: place(iid),
    values: [],
    text: 'x',
    link: null,
    added: null,
    ...more,
  });
  const moved = (percent: number | null) => ({ percent, ticked: 0, unticked: 0 });
  const told = (
    goals: readonly ReportGoal[],
    wins: readonly Win[] = [],
    slipped: readonly Slip[] = [],
    asked: readonly Asked[] | null = [],
  ) => headlineOf({ goals, wins, slipped }, asked, today);

  test.each<[string, ReportGoal, readonly Win[], number, number]>([
    // moved, unknown
    ['stands still', goal(1), [], 0, 0],
    ['went on', goal(1, { change: moved(5) }), [], 1, 0],
    ['went back', goal(1, { change: moved(-5) }), [], 0, 0],
    ['has a win', goal(1), [win(1)], 1, 0],
    ['the win is another goal’s', goal(1), [win(2)], 0, 0],
    ['the win is of other days', goal(1), [win(1, { added: '2026-11-20' })], 0, 0],
    [
      'thanks move nothing',
      goal(1),
      [{ type: 'thanks', day: '2026-11-20', goal: place(1), values: [], text: 'x', from: 'Sam' }],
      0,
      0,
    ],
    ['its notes were not read', goal(1, { change: null }), [], 0, 1],
    ['how far is not known', goal(1, { change: moved(null) }), [], 0, 1],
    ['nothing measures it', goal(1, { change: moved(null), progress: null }), [], 0, 0],
    ['not read, and with a win', goal(1, { change: null }), [win(1)], 1, 0],
    ['closed, and not read', goal(1, { change: null, state: 'closed' }), [], 0, 0],
  ])('a goal that %s', (_name, one, wins, n, unknown) => {
    expect(told([one], wins)).toMatchObject({ goals: 1, moved: n, unknown });
  });

  test('achieved: closed with that result', () => {
    const closed = (iid: number, outcome: ReportGoal['outcome']) => goal(iid, { state: 'closed', outcome });
    expect(
      told([closed(1, 'achieved'), closed(2, 'changed'), closed(3, 'dropped'), goal(4, { outcome: 'achieved' })])
        .achieved,
    ).toBe(1);
  });

  test('overdue: one for each goal, whatever else it slipped by', () => {
    const overdue = { type: 'overdue', days: 3 } as const;
    const quiet = { type: 'quiet', days: 30 } as const;
    const slipped = [
      { goal: place(1), reasons: [quiet, overdue] },
      { goal: place(2), reasons: [quiet] },
    ];
    expect(told([goal(1), goal(2)], [], slipped).overdue).toBe(1);
  });

  const ask = (since: string | null, ofReader: boolean): Asked => ({
    type: 'ask',
    place: { ...place(1), type: 'goal' },
    text: 'x',
    who: null,
    since,
    days: null,
    atLeast: false,
    agendas: 0,
    ofReader,
  });
  test.each<[string, readonly Asked[] | null, number | null, string | null]>([
    ['not known', null, null, null],
    ['nothing', [], 0, null],
    ['of the reader', [ask('2026-11-20', true), ask('2026-11-10', true)], 2, '2026-11-10'],
    ['of others', [ask('2026-11-01', false), ask('2026-11-20', true)], 1, '2026-11-20'],
    ['nobody knows since when', [ask(null, true)], 1, null],
  ])('what is asked: %s', (_name, asked, n, oldest) => {
    expect(told([], [], [], asked)).toMatchObject({ asked: n, oldest });
  });

  test.each<[string, readonly ReportGoal[], number | null]>([
    ['none has a date', [goal(1, { due: null })], null],
    ['the nearest', [goal(1, { due: '2026-12-24' }), goal(2, { due: '2026-12-01' })], 2],
    ['of two on one day the first', [goal(3, { due: '2026-12-01' }), goal(2, { due: '2026-12-01' })], 3],
    ['today counts', [goal(1, { due: today })], 1],
    ['yesterday does not', [goal(1, { due: '2026-11-22' })], null],
    ['nor a closed one', [goal(1, { due: '2026-12-01', state: 'closed' })], null],
  ])('due next: %s', (_name, goals, iid) => {
    expect(told(goals).nextDue?.goal.iid ?? null).toBe(iid);
  });
});

describe('next steps', () => {
  const steps = (
    meetings: readonly OneOnOne[],
    goals: Parameters<typeof nextSteps>[0] = [],
    needs: readonly Need[] = [],
  ) => nextSteps(goals, meetings, needs, today);
  const on = (day: string, description = '', more: Partial<OneOnOne> = {}) =>
    meeting({ iid: Number(day.slice(-2)), day, description, ...more });

  test.each<[string, OneOnOne[], string | null, string | null]>([
    ['none', [], null, null],
    ['today’s is the next', [on('2026-11-23')], '2026-11-23', null],
    ['ahead, and one that nobody closed', [on('2026-11-22'), on('2026-11-24')], '2026-11-24', '2026-11-22'],
    ['of two that nobody closed the latest', [on('2026-11-10'), on('2026-11-17')], null, '2026-11-17'],
    ['closed ones', [on('2026-11-17', '', { state: 'closed' }), on('2026-11-24', '', { state: 'closed' })], null, null],
  ])('meetings: %s', (_name, meetings, next, unclosed) => {
    const told = steps(meetings);
    expect([told.meeting?.day ?? null, told.unclosed?.day ?? null]).toEqual([next, unclosed]);
  });

  const need = (type: Need['type'], text: string): Need => ({
    type,
    place: { type: 'goal', iid: 1, title: 'x', url: 'u' },
    text,
    who: null,
    since: null,
    days: null,
    atLeast: false,
  });
  test.each<[string, string, Need[], string | null]>([
    ['the first topic', '- [ ] DISCUSS the plan\n- [ ] DISCUSS the team', [], 'the plan'],
    ['one that asks, before others', '- [ ] DISCUSS the plan\n- [ ] DISCUSS which team?', [], 'which team?'],
    ['not what is ticked', '- [x] DISCUSS done?\n- [ ] DISCUSS the team', [], 'the team'],
    ['not what others brought', '- [ ] DISCUSS your plan? (from @sam)\n- [ ] DISCUSS the team', [], 'the team'],
    ['not another tag', '- [ ] FYI which?', [], null],
    ['else the first ask', '- [ ] FYI x', [need('review', 'r'), need('ask', 'a room'), need('ask', 'b')], 'a room'],
    ['a topic before an ask', '- [ ] DISCUSS the team', [need('ask', 'a room')], 'the team'],
    ['none', '', [], null],
  ])('the question: %s', (_name, description, needs, question) => {
    expect(steps([on('2026-11-24', description)], [], needs).question).toBe(question);
  });

  test('without a meeting there is no agenda, and an ask is still the question', () => {
    expect(steps([], [], [need('ask', 'a room')])).toMatchObject({ question: 'a room', brought: [], meeting: null });
  });

  test('brought: open lines of others, in the agenda’s order', () => {
    const description =
      '- [ ] DISCUSS mine\n- [ ] HELP two (from @kim)\n- [x] FYI done (from @sam)\n- [ ] FYI one (from @sam)';
    expect(steps([on('2026-11-24', description)]).brought.map(({ by, tag, text }) => [by, tag, text])).toEqual([
      ['kim', 'HELP', 'two'],
      ['sam', 'FYI', 'one'],
    ]);
  });

  const goal = (iid: number, more: Partial<ReturnType<typeof listed>>) => ({
    ...listed({ iid }),
    next: `step ${iid}`,
    ...more,
  });
  test.each<[string, ReturnType<typeof goal>[], number[]]>([
    ['goals in work', [goal(1, { stage: 'doing' }), goal(2, { stage: 'planned' })], [1]],
    ['where none is, those that could begin', [goal(1, { stage: 'planned' }), goal(2, { stage: null })], [1, 2]],
    ['never one that waits', [goal(1, { stage: 'waiting' })], []],
    ['nor one without a next step', [goal(1, { stage: 'doing', next: null }), goal(2, { stage: 'planned' })], [2]],
    ['nor a closed one', [goal(1, { stage: 'doing', state: 'closed' }), goal(2, { stage: 'planned' })], [2]],
  ])('actions: %s', (_name, goals, iids) => {
    expect(steps([], goals).actions.map(({ goal: one }) => one.iid)).toEqual(iids);
  });

  test('an action is told with its date', () => {
    expect(steps([], [goal(1, { stage: 'doing', due: '2026-12-24' })]).actions).toEqual([
      {
        goal: { iid: 1, title: 'Goal 1', url: 'https://gitlab.example/alex/goals/-/issues/1' },
        text: 'step 1',
        due: '2026-12-24',
      },
    ]);
  });

  test.each<[string, OneOnOne[], string | null, string | null]>([
    // next, last
    ['never', [on('2026-11-24', '- [ ] DISCUSS the plan')], null, null],
    ['on the day of its meeting', [on('2026-11-24', '- [ ] DISCUSS my Career')], '2026-11-24', null],
    ['on a day of its own', [on('2026-11-24', '- [ ] 2026-12-08 DISCUSS career')], '2026-12-08', null],
    ['careers are others’', [on('2026-11-24', '- [ ] DISCUSS careers page')], null, null],
    ['ticked is held', [on('2026-11-10', '- [x] DISCUSS career', { state: 'closed' })], null, '2026-11-10'],
    ['ticked today', [on('2026-11-23', '- [x] DISCUSS career')], null, '2026-11-23'],
    ['ticked ahead of its day', [on('2026-11-24', '- [x] DISCUSS career')], '2026-11-24', null],
    ['left open in a closed one', [on('2026-11-10', '- [ ] DISCUSS career', { state: 'closed' })], null, null],
    ['today, open', [on('2026-11-23', '- [ ] DISCUSS career')], '2026-11-23', null],
    [
      'the nearest ahead and the latest held',
      [
        on('2026-11-24', '- [ ] 2026-12-08 DISCUSS career\n- [ ] 2026-12-01 DISCUSS career path'),
        on('2026-11-10', '- [x] 2026-11-09 DISCUSS career\n- [x] 2026-11-03 DISCUSS career', { state: 'closed' }),
      ],
      '2026-12-01',
      '2026-11-09',
    ],
    [
      'ahead in a meeting that is closed: of two days the nearest',
      [on('2026-11-10', '- [ ] 2026-12-08 DISCUSS career\n- [ ] 2026-12-01 DISCUSS career', { state: 'closed' })],
      '2026-12-01',
      null,
    ],
  ])('a career talk: %s', (_name, meetings, next, last) => {
    expect(steps(meetings).careerTalk).toEqual({ next, last });
  });
});

describe('the balance of a year', () => {
  const buckets = { work: 70, mentoring: 20, reading: 10 } as const;
  const bucketOf = (kind: string) => (kind in buckets ? buckets[kind as keyof typeof buckets] : null);
  const year = windowOf('2026-01-01', '2026-11-23', zone, 'this year');
  const of = (iid: number, kind: string, more: Partial<GoalRecord> = {}) => {
    const one = record({ iid, title: 'x', kinds: [kind], ...more });
    return { record: one, goal: listedGoal(story(one), now) };
  };
  const closed = (iid: number, outcome: 'achieved' | 'changed' | 'dropped' | null, day = '2026-10-01') =>
    of(iid, 'work', {
      state: 'closed',
      stages: [],
      outcomes: outcome === null ? [] : [outcome],
      closedAt: at(day),
      updatedAt: at(day),
    });
  const balance = (...goals: readonly ReturnType<typeof of>[]) => balanceOf(goals, bucketOf, year, 1);

  test('nothing', () => {
    expect(balance()).toEqual({
      buckets: [
        { bucket: 70, goals: 0, share: null },
        { bucket: 20, goals: 0, share: null },
        { bucket: 10, goals: 0, share: null },
      ],
      unsorted: 0,
      kinds: [],
      plan: {
        title: '2026',
        start: '2026-01-01',
        due: '2026-12-31',
        elapsed: 89,
        goals: 0,
        closed: 0,
        progress: null,
        later: 0,
        givenUp: 0,
      },
    });
  });

  test('shares are of those that belong to one of the three; kinds by how many, then by name', () => {
    const told = balance(
      of(1, 'work'),
      of(2, 'reading'),
      of(3, 'work'),
      of(4, 'other'),
      of(5, 'mentoring'),
      of(6, 'b'),
      of(7, 'a'),
    );
    expect(told.buckets.map(({ goals, share }) => [goals, share])).toEqual([
      [2, 50],
      [1, 25],
      [1, 25],
    ]);
    expect(told.unsorted).toBe(3);
    expect(told.kinds.map(({ kind, goals }) => `${goals} ${kind}`)).toEqual([
      '2 work',
      '1 a',
      '1 b',
      '1 mentoring',
      '1 other',
      '1 reading',
    ]);
  });

  test('what is given up counts for nothing but that', () => {
    const { plan, buckets: shares } = balance(
      closed(1, 'achieved'),
      closed(2, 'changed'),
      closed(3, 'dropped'),
      closed(4, null),
    );
    expect(plan).toMatchObject({ goals: 2, closed: 2, progress: null, givenUp: 2, later: 0 });
    expect(shares[0]).toEqual({ bucket: 70, goals: 2, share: 100 });
  });

  test('an open goal that is due after the year is told apart', () => {
    const { plan } = balance(of(1, 'work', { due: '2026-12-31' }), of(2, 'work', { due: '2027-01-01' }), of(3, 'work'));
    expect(plan).toMatchObject({ goals: 2, later: 1, closed: 0 });
  });

  test('progress is the mean of what is open, rounded down; what nothing measures stands at nothing', () => {
    const half = { description: actions(['a', 'b'], 1) };
    const third = { description: actions(['a', 'b', 'c'], 1) };
    expect(balance(of(1, 'work', half), of(2, 'work', third), of(3, 'work'), closed(4, 'achieved')).plan.progress).toBe(
      27,
    );
  });

  test.each([
    ['2026-01-01', 0],
    ['2026-07-02', 50],
    ['2026-12-30', 99],
    ['2026-12-31', 100],
  ])('on %s so many percent of the year are gone', (until, elapsed) => {
    expect(balanceOf([], bucketOf, windowOf('2026-01-01', until, zone, 'x'), 1).plan.elapsed).toBe(elapsed);
  });

  test('closed after the last day of the report is open in it', () => {
    const past = windowOf('2026-01-01', '2026-10-01', zone, 'x');
    const plan = (day: string) => balanceOf([closed(1, 'achieved', day)], bucketOf, past, 1).plan;
    expect(plan('2026-10-01')).toMatchObject({ goals: 1, closed: 1 });
    expect(plan('2026-10-02')).toMatchObject({ goals: 1, closed: 0 });
  });
});

describe('thanks', () => {
  const on = (day: string, text: string, more: Partial<OneOnOne> = {}) =>
    meeting({ iid: Number(day.slice(-2)), day, description: `- [ ] ${text}`, ...more });
  const from = (text: string) => thanksIn([on(today, text)], window, today)[0]?.from;

  test.each<[string, string | null | undefined]>([
    ['THANKS from Sam: the review', 'Sam'],
    ['THANKS from: Sam, for the review', 'Sam'],
    ['THANKS from Sam for the review', 'Sam'],
    ['THANKS from Sam Okoye', 'Sam Okoye'],
    ['THANKS Sam says thanks for the review', 'Sam'],
    ['THANKS Sam sent their thanks', 'Sam'],
    ['THANKS Sam wrote thank you', 'Sam'],
    ['THANKS Sam thanked me', 'Sam'],
    ['THANKS Sam thanks me for it', 'Sam'],
    ['THANKS the review (from @kim)', '@kim'],
    ['THANKS to Sam for the review', null],
    ['THANKS Sam', null],
    ['THANKS fromage for all', null],
    ['THANKS Samthanked me', null],
    [`THANKS ${'x'.repeat(61)} y thanked me`, null],
    ['FYI Sam thanked me', undefined],
  ])('%s', (text, who) => {
    expect(from(text)).toBe(who);
  });

  test.each<[string, string, string, boolean]>([
    ['after the first day', '2026-11-17', today, true],
    ['on the first day: in the report before', '2026-11-16', today, false],
    ['on the last day', today, today, true],
    ['the next one, in a report until today', '2026-12-01', today, true],
    ['the next one, in a report of before', '2026-12-01', '2026-12-24', false],
  ])('of a meeting %s', (_name, day, now_, told) => {
    expect(thanksIn([on(day, 'THANKS from Sam: x')], window, now_)).toHaveLength(told ? 1 : 0);
  });

  test('of several ahead only the next; its day is the last of the report', () => {
    const ahead = [on('2026-12-01', 'THANKS from Sam: a'), on('2026-12-08', 'THANKS from Kim: b')];
    expect(thanksIn(ahead, window, today).map(({ day, text, from: who }) => [day, text, who])).toEqual([
      [today, 'from Sam: a', 'Sam'],
    ]);
  });

  test('what the person gives is no win of theirs', () => {
    const thanks = thanksIn([on(today, 'THANKS to Sam for it'), on('2026-11-20', 'THANKS from Kim: b')], window, today);
    expect(thanksWins(thanks, zone).map(({ at: when, win }) => [when, win.day, win.type])).toEqual([
      ['2026-11-19T23:00:00.000Z', '2026-11-20', 'thanks'],
    ]);
  });
});

describe('evidence', () => {
  const goal = (iid: number) => ({
    goal: { iid, title: 'x', url: 'u' },
    place: 'goal' as const,
    confidential: false,
    isWhole: true,
  });
  const told = (header: string, did: string, day = '2026-11-10') => comment(at(day), `**Evidence${header}**\n\n${did}`);
  const places = [
    { ...goal(2), notes: [told(' 2026-11-05', 'b'), told(' 2026-11-09', 'd')] },
    {
      ...goal(1),
      notes: [told(' 2026-11-05** · **results', 'a'), told('', 'c', '2026-11-08'), comment(at('2026-11-08'), 'Hm')],
    },
  ];
  const list = (more: Partial<Parameters<typeof listEvidence>[1]> = {}) =>
    listEvidence(places, { value: null, since: null, zone, ...more }).map(({ did }) => did);

  test('by the day of the work, newest first; on one day by the goal’s number', () => {
    expect(list()).toEqual(['d', 'c', 'a', 'b']);
  });
  test.each([
    ['2026-11-05', ['d', 'c', 'a', 'b']],
    ['2026-11-06', ['d', 'c']],
    // Without a day of its own, that of the comment.
    ['2026-11-08', ['d', 'c']],
    ['2026-11-09', ['d']],
    ['2026-11-10', []],
  ])('since %s', (since, left) => {
    expect(list({ since })).toEqual(left);
  });
  test('of a value', () => {
    expect(list({ value: 'results' })).toEqual(['a']);
    expect(list({ value: 'dib' })).toEqual([]);
    expect(list({ value: 'results', since: '2026-11-06' })).toEqual([]);
  });

  test('what collects on a promotion document, values in their own order', () => {
    const notes = [
      told(' 2026-11-05** · **iteration', 'a'),
      told(' 2026-11-06** · **results, iteration', 'b'),
      comment(at('2026-11-07'), 'Hm'),
    ];
    expect(keptEvidence(notes, gitlab.values)).toEqual({ pieces: 2, values: ['results', 'iteration'] });
    expect(keptEvidence([], gitlab.values)).toEqual({ pieces: 0, values: [] });
  });
});

describe('not talked over', () => {
  const held = meeting({ iid: 90, day: '2026-11-17', state: 'closed', description: '- [x] DISCUSS #4' });
  const told =
    (one: ReturnType<typeof story>, meetings: readonly OneOnOne[] = [held], manager: string | null = 'sam') =>
    () =>
      notTalkedOver([one], meetings, { today, zone, managers: managedBy(manager) }).map(({ iid }) => iid);
  const goal = (more: Partial<GoalRecord> = {}, notes: Parameters<typeof story>[1] = {}) =>
    story(record({ iid: 3, title: 'x', createdAt: at('2026-11-16'), ...more }), notes);

  test.each<[string, ReturnType<typeof told>, number[]]>([
    ['a goal that is older than the last 1:1', told(goal()), [3]],
    ['of the day of the last 1:1', told(goal({ createdAt: at('2026-11-17') })), []],
    ['that the agenda named', told(goal({ iid: 4 })), []],
    [
      'that an open agenda named',
      told(goal({ iid: 4 }), [
        { ...held, description: '' },
        meeting({ iid: 91, day: '2026-11-24', description: '- [ ] DISCUSS #4' }),
      ]),
      [4],
    ],
    ['closed', told(goal({ state: 'closed' })), []],
    ['confidential', told(goal({ confidential: true })), []],
    ['talked over', told(goal({}, { notes: [comment(at('2026-11-18'), '**Talked over 2026-11-17**: we did')] })), []],
    ['agreed', told(goal({}, { notes: [comment(at('2026-11-18'), '**Agreed 2026-11-17**: yes', sam)] })), []],
    ['spoken of otherwise', told(goal({}, { notes: [comment(at('2026-11-18'), 'Hm', sam)] })), [3]],
    ['whose comments were not read', told(goal({ commentCount: 2 }, { notes: null })), []],
    [
      'whose comments were read in part',
      told(goal({ commentCount: 2 }, { notes: [comment(at('2026-11-18'), 'Hm')], notesSource: failure('comments') })),
      [],
    ],
    ['without a comment, none was read', told(goal({ commentCount: 0 }, { notes: null })), [3]],
    ['before any 1:1', told(goal(), []), []],
    ['without a manager', told(goal(), [held], null), []],
  ])('%s', (_name, iids, wanted) => {
    expect(iids()).toEqual(wanted);
  });

  const said = { notes: [comment(at('2026-11-18'), '**Talked over 2026-11-17**: we did')] };
  test.each<[string, ReturnType<typeof story>, readonly OneOnOne[], boolean | null]>([
    ['older than the last 1:1', goal(), [held], false],
    ['younger', goal({ createdAt: at('2026-11-18') }), [held], null],
    ['talked over', goal({}, said), [held], true],
    ['talked over, before any 1:1', goal({}, said), [], true],
    ['named by an agenda that was held', goal({ iid: 4 }), [held], true],
    ['confidential', goal({ confidential: true }), [held], null],
    ['whose comments were not read', goal({ commentCount: 2 }, { notes: null }), [held], null],
  ])('what is known of one: %s', (_name, one, meetings, expected) => {
    expect(talkedOverAt(meetings, { today, zone, managers: managedBy('sam') })(one)).toBe(expected);
  });
});

describe('what a report stands on', () => {
  const ground = (goals: readonly ReturnType<typeof story>[], more: Partial<Parameters<typeof groundOf>[0]> = {}) =>
    groundOf({
      company: gitlab,
      person: alex,
      at: now.at,
      today,
      window,
      goals: storiesFor(owner, goals),
      earlier: [],
      meetings: [],
      plan: null,
      sources: [source('goals', goals.length)],
      ...more,
    });
  const goal = (more: Partial<GoalRecord> = {}, read: Parameters<typeof story>[1] = {}) =>
    story(record({ iid: 1, title: 'x', ...more }), read);
  const closedOn = (day: string) => goal({ state: 'closed', stages: [], closedAt: at(day), updatedAt: at(day) });

  test.each<[string, ReturnType<typeof story>, boolean]>([
    ['open', goal(), true],
    ['closed on the first day', closedOn('2026-11-16'), true],
    ['closed before', closedOn('2026-11-15'), false],
    ['closed nobody knows when, changed in these days', goal({ state: 'closed', updatedAt: at('2026-11-20') }), true],
    ['closed nobody knows when, changed before', goal({ state: 'closed', updatedAt: at('2026-11-10') }), false],
    ['opened on the last day', goal({ createdAt: at('2026-11-23') }), true],
    ['opened after it', goal({ createdAt: at('2026-11-24') }), false],
  ])('%s', (_name, one, concerns) => {
    const { told, everyGoal, past, day } = ground([one]);
    expect(told).toHaveLength(concerns ? 1 : 0);
    expect([everyGoal.length, past, day]).toEqual([1, false, today]);
  });

  test.each<[string, Parameters<typeof story>[1], string, boolean]>([
    ['comments that nobody read, of a goal that changed', { notes: null }, '2026-11-20', false],
    ['of one that did not change', { notes: null }, '2026-11-10', true],
    ['comments that were read', {}, '2026-11-20', true],
  ])('%s', (_name, read, day, complete) => {
    const { completeness } = ground([goal({ updatedAt: at(day) }, read)]);
    expect(completeness.complete).toBe(complete);
    expect(completeness.sources.map(({ name }) => name)).toEqual(complete ? ['goals'] : ['goals', 'comments of #1']);
  });

  test.each([
    ['all goals were listed, something else failed', [source('goals', 1), failure('members')], true],
    ['the list of goals broke off', [failure('goals')], false],
    ['less than announced', [source('goals', 1, { total: 2 })], false],
  ])('%s', (_name, sources, allListed) => {
    expect(ground([goal()], { sources }).allListed).toBe(allListed);
  });

  test('of days that are past, goals stand as they stood, and later ones are none', () => {
    const past = windowOf('2026-11-02', '2026-11-09', zone, 'x');
    const told = ground([goal({ createdAt: at('2026-11-10') }), goal({ iid: 2, title: 'y' })], { window: past });
    expect([told.past, told.day]).toEqual([true, '2026-11-09']);
    expect(told.standingOfAll.map(({ story: { record: one } }) => one.iid)).toEqual([2]);
    expect(told.records.map(({ iid }) => iid)).toEqual([2]);
  });

  test('a 1:1 and a goal that closed since then were open on a day that is past, and are closed today', () => {
    const held = meeting({ iid: 90, day: '2026-11-05', state: 'closed', closedAt: at('2026-11-12') });
    const meetings = meetingsFor(owner, [held], []);
    const goals = [closedOn('2026-11-12')];
    const states = (until: string) => {
      const told = ground(goals, { meetings, window: windowOf('2026-11-02', until, zone, 'x') });
      const [one] = told.told;
      return [
        told.meetings[0]?.state,
        told.records[0]?.state,
        one?.stood.story.record.state,
        one?.goal.state,
        told.day,
      ];
    };
    expect(states('2026-11-09')).toEqual(['opened', 'opened', 'opened', 'closed', '2026-11-09']);
    expect(states(today)).toEqual(['closed', 'closed', 'closed', 'closed', today]);
  });

  test('a report until today knows each goal that was read, those of other days among them', () => {
    const told = ground([closedOn('2026-10-01'), goal({ iid: 2, title: 'y' })]);
    expect(told.told.map(({ goal: one }) => one.iid)).toEqual([2]);
    expect(told.records.map(({ iid }) => iid)).toEqual([1, 2]);
    expect(told.standingOfAll.map(({ goal: one }) => one.iid)).toEqual([2, 1]);
    expect(ground([], { window: windowOf('2026-11-16', '2026-12-24', zone, 'x') }).day).toBe(today);
  });
});
