// A report's days, on both sides of each: what is of the window, of the year and of a past day, who sees what, and in which order.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import { windowOf } from '#growth/time/window.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord, Instant } from '#growth/words/goal.ts';
import { goalsFor, meetingsFor, notesFor, type Reader } from '#reports/audience.ts';
import { answeredIn } from '#reports/answered.ts';
import { type Asked, askedIn, oldestOf } from '#reports/asked.ts';
import { changeIn, ticksIn } from '#reports/change.ts';
import { byNeed, listedGoal } from '#reports/listed-goal.ts';
import { meetingAnswers } from '#reports/meeting-answers.ts';
import { type Need, needsIn } from '#reports/needs.ts';
import type { NextSteps } from '#reports/next-steps.ts';
import { meetingsThen, pastLimit } from '#reports/past.ts';
import { saidIn } from '#reports/said.ts';
import { seriesOf } from '#reports/series.ts';
import { slipsIn } from '#reports/slips.ts';
import { type TeamRead, teamMember } from '#reports/team.ts';
import { evidenceWins, weighed, type Win, winsIn } from '#reports/wins.ts';
import { fiscalYearNamed, isOfYear, yearSoFar } from '#reports/year.ts';
import { managedBy } from '../../support/managed-by.ts';
import { comment as commentWithId } from '../growth/goals.ts';
import {
  actions,
  alex,
  at,
  comment,
  described,
  due,
  failure,
  healthLabel,
  meeting,
  now,
  record,
  reportOfWeek,
  sam,
  source,
  story,
  tick,
} from './story.ts';

const { today, zone } = now;
const week = windowOf('2026-11-16', today, zone, 'x');
const [start, end] = [week.start, week.end];
const before = (moment: Instant) => new Date(Date.parse(moment) - 1).toISOString();
const goal = (more: Partial<GoalRecord> = {}) => record({ iid: 1, title: 'T', updatedAt: at('2026-11-20'), ...more });
const told = (one: ReturnType<typeof story>) => ({ story: one, goal: listedGoal(one, now) });
const place3 = { iid: 3, title: 'T', url: 'u' };
const place = { iid: 1, title: 'T', url: 'https://gitlab.example/alex/goals/-/issues/1' };

describe('inside the window', () => {
  test.each<[string, Instant, boolean]>([
    ['the moment before it', before(start), false],
    ['its first moment', start, true],
    ['its last', before(end), true],
    ['the moment after', end, false],
  ])('%s', (_name, when, is) => {
    const n = is ? 1 : 0;
    const notes = (...items: readonly Note[]) => story(goal(), { notes: items });
    expect(ticksIn([tick(when, 'a')], week).ticked).toHaveLength(n);
    expect(saidIn(notes(comment(when, '**Check-in**\n\nWell')), week)).toHaveLength(n);
    const closed = story(goal({ state: 'closed', stages: [], outcomes: ['achieved'], closedAt: when, updatedAt: end }));
    expect(winsIn([told(closed)], week)).toHaveLength(n);
    expect(evidenceWins(place, [comment(when, '**Evidence 2026-10-01**\n\nx')], week)).toHaveLength(n);
    const moved = notes(due(when, '2027-01-31'), due(at('2026-11-01'), '2026-12-24'));
    expect(
      slipsIn([told(moved)], today, week)[0]?.reasons.filter(({ type }) => type === 'due-moved') ?? [],
    ).toHaveLength(n);
    const worse = story(goal(), {
      labelEvents: [healthLabel(when, 'at-risk'), healthLabel(at('2026-11-01'), 'on-track')],
    });
    expect(
      slipsIn([told(worse)], today, week)[0]?.reasons.filter(({ type }) => type === 'health-worse') ?? [],
    ).toHaveLength(n);
  });

  test.each<[string, string | null, Instant, string | null | undefined]>([
    // The day of the work; when it was written; since when it was only written down (undefined: no win of these days).
    ['of its first day, written inside', '2026-11-16', start, null],
    ['of its first day, written before', '2026-11-16', before(start), undefined],
    ['of the day after, written before', '2026-11-17', before(start), null],
    ['of its last day', '2026-11-23', end, null],
    ['of the day behind it', '2026-11-24', end, undefined],
    ['of the day before, written inside', '2026-11-15', at('2026-11-20'), '2026-11-20'],
    ['without a day', null, at('2026-11-20'), null],
  ])('evidence %s', (_name, day, when, added) => {
    const [win] = evidenceWins(place, [comment(when, `**Evidence${day === null ? '' : ` ${day}`}**\n\nx`)], week);
    const { win: one } = win ?? {};
    expect(one?.type === 'evidence' ? one.added : undefined).toBe(added);
  });

  test.each([
    ['**Evidence 2026-11-20**\n\nLink: `https://x.example`\n\nDid\n\nResult: All', 'All'],
    ['**Evidence 2026-11-20**\n\nLink: `https://x.example` Page\n\nDid', 'Did'],
    ['**Evidence 2026-11-20**\n\nLink: `https://x.example` Page', 'Page'],
    ['**Evidence 2026-11-20**\n\nLink: `https://x.example`', 'https://x.example'],
    ['**Evidence 2026-11-20**', ''],
  ])('evidence is told by what came of it, else what is there: %#', (body, words) => {
    expect(evidenceWins(place, [comment(at('2026-11-20'), body)], week)[0]?.win.text).toBe(words);
  });

  test('what two mentoring talks said stays there', () => {
    const mentoring = (kinds: string[]) =>
      story(goal({ kinds }), { notes: [comment(at('2026-11-20'), '**Check-in** · results\n\nWell')] });
    expect(saidIn(mentoring(['mentoring', 'reading']), week)).toEqual([]);
    expect(saidIn(mentoring(['reading']), week)).toEqual([{ day: '2026-11-20', text: 'Well' }]);
    expect(winsIn([told(mentoring(['mentoring']))], week)[0]).toMatchObject({ type: 'check-in', text: '' });
    expect(saidIn(story(goal(), { notes: [comment(at('2026-11-20'), '**Check-in** · 40 %\n\n ')] }), week)).toEqual([]);
  });

  const of = { day: today, goal: place, values: [] };
  const evidence = (text: string, link: string | null, added: string | null = null): Win => ({
    ...of,
    type: 'evidence',
    text,
    link,
    added,
  });
  const ticked = (points: number | null): Win => ({ ...of, type: 'ticked', text: String(points), actions: [], points });
  test('by weight: reached, with a number, other evidence, changed, steps by how big, said, only written down', () => {
    const wins: Win[] = [
      evidence('late', null, '2026-11-20'),
      { ...of, type: 'check-in', text: 'said' },
      ticked(null),
      ticked(20),
      ticked(-20),
      { ...of, type: 'closed', outcome: 'changed', text: 'changed' },
      evidence('https://x.example/1', 'https://x.example/1'),
      evidence('words', null),
      evidence('3 % faster', null),
      { ...of, type: 'closed', outcome: 'achieved', text: 'achieved' },
    ];
    const order = weighed(wins.map((win, index) => ({ at: at(`2026-11-${10 + index}`), win }))).map(({ text }) => text);
    expect(order).toEqual([
      'achieved',
      '3 % faster',
      'words',
      'https://x.example/1',
      'changed',
      '20',
      '-20',
      'null',
      'said',
      'late',
    ]);
  });

  test('the same link is told once, in its first telling; without one each is told', () => {
    const at_ = (day: string, text: string, link: string | null) => ({ at: at(day), win: evidence(text, link) });
    const all = [
      at_('2026-11-20', 'b', 'https://x.example'),
      at_('2026-11-18', 'a', 'https://x.example'),
      at_('2026-11-19', 'c', null),
      at_('2026-11-17', 'd', null),
    ];
    expect(weighed(all).map(({ text }) => text)).toEqual(['c', 'a', 'd']);
  });
});

describe('how far it went', () => {
  const change =
    (notes: readonly Note[], more: Partial<GoalRecord> = {}) =>
    () => {
      const one = story(goal({ description: actions(['a', 'b', 'c', 'd'], 2), ...more }), { notes });
      return changeIn(one.record, one.activity, listedGoal(one, now), week);
    };
  const said = (when: Instant, percent: number) => comment(when, `**Check-in** · ${percent} %\n\nx`);
  const measured = { description: '' };
  test.each<[string, ReturnType<typeof change>, number | null]>([
    ['ticked in it', change([tick(start, 'a')]), 25],
    ['ticked after it', change([tick(end, 'a')]), 0],
    ['ticked before it', change([tick(before(start), 'a')]), 0],
    ['edited in it', change([tick(start, 'a'), described(start)]), null],
    ['edited before it', change([tick(start, 'a'), described(before(start))]), 25],
    ['more ticks than are done', change([tick(start, 'a'), tick(start, 'b'), tick(start, 'c')]), null],
    ['more unticked than are open', change(['a', 'b', 'c'].map((item) => tick(start, item, false))), null],
    ['not changed since', change([], { updatedAt: before(start) }), 0],
    ['not changed since, and not measured', change([], { ...measured, updatedAt: before(start) }), null],
    ['changed at its first moment', change([tick(start, 'a')], { updatedAt: start }), 25],
    ['said before and in it', change([said(before(start), 20), said(start, 50)], measured), 30],
    [
      'said in it, the newest counts',
      change([said(start, 50), said(before(end), 60), said(before(start), 20)], measured),
      40,
    ],
    ['said after it alone', change([said(end, 50)], measured), 0],
    ['said first in it, all comments read', change([said(start, 50)], measured), 50],
    [
      'said first in it, more comments than were read',
      change([said(start, 50)], { ...measured, commentCount: 2 }),
      null,
    ],
    [
      'the same of a goal that is new',
      change([said(start, 50)], { ...measured, commentCount: 2, createdAt: start }),
      50,
    ],
    [
      'notes that tell nothing of it',
      change([tick(start, 'x', false), said(start, 50)], { ...measured, commentCount: 2 }),
      null,
    ],
  ])('%s', (_name, moved, percent) => {
    expect(moved()?.percent).toBe(percent);
  });

  test('not known without the notes', () => {
    const unread = story(goal({ description: actions(['a']) }), { notes: null });
    const failed = story(goal({ description: actions(['a']) }), { notes: [], notesSource: failure('comments') });
    for (const one of [unread, failed])
      expect(changeIn(one.record, one.activity, listedGoal(one, now), week)).toBe(null);
  });

  test('a tick that was taken back is none; of two of one name the later stays', () => {
    const flips = (...all: readonly (readonly [Instant, boolean])[]) =>
      ticksIn(
        all.map(([when, done]) => tick(when, 'a', done)),
        week,
      );
    expect(flips([at('2026-11-18'), true], [at('2026-11-17'), false])).toEqual({ ticked: [], unticked: [] });
    expect(flips([at('2026-11-20'), true], [at('2026-11-18'), true], [at('2026-11-19'), false]).ticked).toEqual([
      { item: 'a', at: at('2026-11-20') },
    ]);
    expect(flips([at('2026-11-18'), false]).unticked).toEqual([{ item: 'a', at: at('2026-11-18') }]);
  });

  test('the curve: day by day, until the last of the window', () => {
    const one = story(goal({ description: actions(['a', 'b', 'c'], 2) }), {
      notes: [tick(at('2026-11-18'), 'a'), tick(at('2026-11-20'), 'b')],
    });
    const points = seriesOf(one, listedGoal(one, now).progress, week)?.points.map(({ day, done, total }) => [
      day,
      done,
      total,
    ]);
    expect(points?.at(-1)).toEqual(['2026-11-20', 2, 3]);
    const nothing = story(goal());
    expect(seriesOf(nothing, listedGoal(nothing, now).progress, week)).toBe(null);
  });
});

describe('order by need', () => {
  const listed = (iid: number, more: Partial<ReturnType<typeof listedGoal>> = {}) => ({
    ...listedGoal(story(record({ iid, title: 'x' })), now),
    ...more,
  });
  const level = (one: 'on-track' | 'needs-attention' | 'at-risk') => ({
    health: { level: one, reason: '', source: 'computed' as const },
  });
  test.each<[string, ReturnType<typeof listed>[], number[]]>([
    ['open before closed', [listed(1, { state: 'closed' }), listed(2)], [2, 1]],
    [
      'the worst health first',
      [listed(1, level('on-track')), listed(2, level('at-risk')), listed(3, level('needs-attention'))],
      [2, 3, 1],
    ],
    [
      'then the nearest date, none last',
      [listed(1, { due: null }), listed(2, { due: '2026-12-24' }), listed(3, { due: '2026-12-01' })],
      [3, 2, 1],
    ],
    ['then the longest quiet', [listed(1, { daysQuiet: 1 }), listed(2, { daysQuiet: 5 })], [2, 1]],
    ['then by number', [listed(2), listed(1)], [1, 2]],
    [
      'closed: the newest first, unknown last',
      [
        listed(1, { state: 'closed', closedAt: null }),
        listed(2, { state: 'closed', closedAt: at('2026-11-01') }),
        listed(3, { state: 'closed', closedAt: at('2026-11-05') }),
      ],
      [3, 2, 1],
    ],
    [
      'closed on one day: by number',
      [
        listed(2, { state: 'closed', closedAt: at('2026-11-01') }),
        listed(1, { state: 'closed', closedAt: at('2026-11-01') }),
      ],
      [1, 2],
    ],
  ])('%s', (_name, goals, iids) => {
    expect(goals.toSorted(byNeed).map(({ iid }) => iid)).toEqual(iids);
  });

  test.each<[string, Parameters<typeof story>[1], Partial<GoalRecord>, string | null]>([
    [
      'what was announced',
      { notes: [comment(at('2026-11-20'), '**Check-in**\n\nNext: go')] },
      { description: actions(['a']) },
      'go',
    ],
    ['else the first open action', {}, { description: actions(['a', 'b'], 1) }, 'b'],
    ['all done', {}, { description: actions(['a'], 1) }, null],
    ['nothing', {}, {}, null],
    ['closed', { notes: [comment(at('2026-11-20'), '**Check-in**\n\nNext: go')] }, { state: 'closed' }, null],
  ])('what is next: %s', (_name, read, more, next) => {
    expect(listedGoal(story(goal(more), read), now).next).toBe(next);
  });
});

describe('what waits', () => {
  const about = {
    today,
    zone,
    records: [] as GoalRecord[],
    agendaNotes: null,
    isPast: false,
    askedOf: () => ({ managers: managedBy('sam') }),
  };
  const asks = (text: string, day: string) => comment(at(day), `**Check-in**\n\nHelp: ${text}`);
  const needs = (
    stories: readonly ReturnType<typeof story>[],
    meetings: Parameters<typeof needsIn>[1] = [],
    more: Partial<typeof about> = {},
  ) =>
    needsIn(stories.map(told), meetings, null, {
      ...about,
      records: stories.map(({ record: one }) => one),
      ...more,
    }).map(
      ({ type, place: where, text, days, atLeast }) => `${type} #${where.iid} ${text} ${days}${atLeast ? '+' : ''}`,
    );
  const ask = story(goal({ iid: 3 }), { notes: [asks('a room', '2026-11-13')] });
  const approval = story(
    goal({
      iid: 2,
      description: '- [ ] Approval: my manager',
      createdAt: at('2026-11-03'),
      updatedAt: at('2026-11-03'),
    }),
  );
  const waiting = story(
    goal({ iid: 1, stages: ['waiting'], createdAt: at('2026-11-03'), updatedAt: at('2026-11-03') }),
  );
  const agenda = (description: string, more: Partial<Parameters<typeof meeting>[0]> = {}) =>
    meeting({ iid: 12, day: '2026-11-24', createdAt: at('2026-11-18'), description, ...more });

  test('asks first, then approvals, then goals that wait; of each the longest first, unknown last', () => {
    const older = story(goal({ iid: 9 }), { notes: [asks('a desk', '2026-11-10')] });
    expect(needs([waiting, approval, ask, older])).toEqual([
      'ask #9 a desk 13',
      'ask #3 a room 10',
      'approval #2 Approval: my manager 20',
      'waiting #1  20',
    ]);
  });

  test('of a closed goal nothing', () => {
    expect(needs([story(goal({ state: 'closed' }), { notes: [asks('a room', '2026-11-13')] })])).toEqual([]);
  });

  test.each<[string, string, string[]]>([
    ['an ask of the agenda alone', '- [ ] HELP a chair', ['ask #12 a chair 5']],
    ['a review', '- [ ] REVIEW the text', ['review #12 the text 5']],
    ['what a goal asks for is told once', '- [ ] HELP a room: T (#3)', []],
    ['what somebody brings is asked of the person', '- [ ] HELP a chair (from @sam)', []],
    ['ticked', '- [x] HELP a chair', []],
    ['another tag', '- [ ] DISCUSS a chair', []],
    ['of a goal that is not listed', '- [ ] HELP a chair: Other (#77)', ['ask #12 a chair: Other (#77) 5']],
    ['what a goal no longer asks for', '- [ ] REVIEW approval of Kim: T (#4)', []],
  ])('%s', (_name, description, more) => {
    const given = story(goal({ iid: 4, description: '- [x] Approval: Kim' }));
    const all = needs([ask, given], [agenda(description)]);
    expect(all).toHaveLength(1 + more.length);
    expect(all).toEqual(expect.arrayContaining(['ask #3 a room 10', ...more]));
  });

  test('on a past day an agenda that was edited since tells nothing', () => {
    expect(needs([], [agenda('- [ ] HELP a chair', { updatedAt: at('2026-11-24') })], { isPast: true })).toEqual([]);
    expect(needs([], [agenda('- [ ] HELP a chair', { updatedAt: at('2026-11-20') })], { isPast: true })).toHaveLength(
      1,
    );
  });

  test('an approval that stood on an agenda before is older than its goal knows, where the goal does not know', () => {
    const unknown = story(goal({ iid: 2, description: '- [ ] Approval: Kim', updatedAt: at('2026-11-20') }), {
      notes: null,
    });
    const earlier = meeting({
      iid: 11,
      day: '2026-11-10',
      state: 'closed',
      description: '- [ ] REVIEW approval of Kim: T (#2)',
    });
    const other = meeting({
      iid: 11,
      day: '2026-11-10',
      state: 'closed',
      description: '- [ ] REVIEW approval of Sam: T (#2)',
    });
    expect(needs([unknown])).toEqual(['approval #2 Approval: Kim 3+']);
    expect(needs([unknown], [earlier])).toEqual(['approval #2 Approval: Kim 13+']);
    expect(needs([unknown], [other])).toContain('approval #2 Approval: Kim 3+');
  });

  const need = (more: Partial<Asked> = {}) =>
    ({
      type: 'ask' as const,
      place: { ...place, type: 'goal' as const },
      text: 'a room',
      who: null,
      since: null,
      days: null,
      atLeast: false,
      agendas: 0,
      ...more,
    }) as Need & { agendas: number };
  const next = (question: string | null, more: Partial<NextSteps> = {}): NextSteps => ({
    meeting: { ...place, day: today },
    unclosed: null,
    actions: [],
    question,
    brought: [],
    notTalkedOver: [],
    careerTalk: { next: null, last: null },
    ...more,
  });
  const asked =
    (
      needsYou: readonly (Need & { agendas: number })[] | null,
      steps: NextSteps | null,
      audience: 'me' | 'manager' = 'me',
    ) =>
    () =>
      askedIn({ needsYou, next: steps, audience, manager: 'sam' })?.map(
        ({ type, text, ofReader }) => `${type} ${text} ${ofReader}`,
      ) ?? null;
  test.each<[string, ReturnType<typeof asked>, string[] | null]>([
    ['nothing was read', asked(null, null), null],
    ['nothing was read but the agenda', asked(null, next('Which?')), ['question Which? true']],
    ['the question comes last', asked([need()], next('Which?')), ['ask a room true', 'question Which? true']],
    ['the question is the ask', asked([need()], next('a room')), ['ask a room true']],
    [
      'a review of the same words is another',
      asked([need({ type: 'review' })], next('a room')),
      ['review a room true', 'question a room true'],
    ],
    ['no question', asked([], next(null)), []],
    ['an empty one', asked([], next(' ')), []],
    ['no meeting to ask it at', asked([], next('Which?', { meeting: null })), []],
    [
      'one that nobody closed will do',
      asked([], next('Which?', { meeting: null, unclosed: { ...place, day: today } })),
      ['question Which? true'],
    ],
    [
      'an approval of the manager',
      asked([need({ type: 'approval', who: 'my manager' })], null, 'manager'),
      ['approval a room true'],
    ],
    [
      'one of somebody else',
      asked([need({ type: 'approval', who: 'Kim' })], null, 'manager'),
      ['approval a room false'],
    ],
    ['one of nobody', asked([need({ type: 'approval' })], null, 'manager'), ['approval a room false']],
    ['a goal that waits', asked([need({ type: 'waiting' })], null, 'manager'), ['waiting a room false']],
    [
      'for the person all of it',
      asked([need({ type: 'waiting' }), need({ type: 'approval', who: 'Kim' })], null),
      ['waiting a room true', 'approval a room true'],
    ],
  ])('of the reader: %s', (_name, all, wanted) => {
    expect(all()).toEqual(wanted);
  });

  test('the oldest', () => {
    expect([
      oldestOf([]),
      oldestOf([{ since: null }]),
      oldestOf([{ since: '2026-11-20' }, { since: null }, { since: '2026-11-10' }]),
    ]).toEqual([null, null, '2026-11-10']);
  });

  test('answers on the 1:1 count until the window ends, and for open goals', () => {
    const says = (when: Instant) => ({ items: [comment(when, '#3 yes', sam)], source: source('comments', 1) });
    const elsewhere = (when: Instant, one = ask) => {
      const { askedOf } = meetingAnswers([told(one)], [agenda('')], says(when), {
        day: today,
        window: week,
        managers: managedBy('sam'),
      });
      return askedOf(place3).elsewhere?.length ?? null;
    };
    expect([elsewhere(before(end)), elsewhere(end)]).toEqual([1, 0]);
    expect(
      elsewhere(before(end), story(goal({ iid: 3, state: 'closed' }), { notes: [asks('a room', '2026-11-13')] })),
    ).toBe(0);
    const none = meetingAnswers([told(ask)], [], says(start), { day: today, window: week, managers: managedBy('sam') });
    expect([none.askedOf(place3), none.unclear]).toEqual([{ managers: managedBy('sam'), approvals: [] }, []]);
    // A goal that nobody told of asks for no approval.
    expect(none.askedOf({ ...place3, iid: 9 }).approvals).toEqual([]);
  });

  test('what is answered: open goals alone, the oldest word first', () => {
    const answer = (day: string) => comment(at(day), 'I can', sam);
    const answered = (state: 'opened' | 'closed') =>
      answeredIn(
        [told(story(goal({ state }), { notes: [asks('a room', '2026-11-13'), answer('2026-11-14')] }))],
        () => ({ managers: managedBy('sam') }),
        zone,
      );
    expect(answered('opened')).toMatchObject([
      { type: 'ask', text: 'a room', by: 'sam', day: '2026-11-14', item: null },
    ]);
    expect(answered('closed')).toEqual([]);
  });
});

describe('the year', () => {
  const year = fiscalYearNamed(today, 2);
  test('its name and its days', () => {
    expect(year).toEqual({ title: 'FY27', start: '2026-02-01', due: '2027-01-31' });
    expect(fiscalYearNamed(today, 1).title).toBe('2026');
  });

  test.each<[string, Partial<GoalRecord>, boolean]>([
    ['open', {}, true],
    ['closed on its first day', { state: 'closed', closedAt: at('2026-02-01') }, true],
    ['closed the day before', { state: 'closed', closedAt: at('2026-01-31') }, false],
    ['reopened since', { state: 'opened', closedAt: at('2026-01-31') }, true],
    ['closed nobody knows when', { state: 'closed', closedAt: null }, true],
    ['opened the moment before the window ends', { createdAt: before(end) }, true],
    ['opened as it ends', { createdAt: end }, false],
  ])('%s', (_name, more, is) => {
    expect(isOfYear(record({ iid: 1, title: 'x', ...more }), year, week)).toBe(is);
  });

  const soFar = (...stories: readonly ReturnType<typeof story>[]) =>
    yearSoFar(stories.map(told), week, 2, gitlab.values);
  test('actions, from the day on which each is known', () => {
    const read = story(goal({ createdAt: at('2026-03-02'), commentCount: 0, description: actions(['a', 'b'], 1) }), {
      notes: [tick(at('2026-04-01'), 'a')],
    });
    expect(soFar(read)).toMatchObject({
      actions: [
        { day: '2026-03-02', done: 0, total: 2 },
        { day: '2026-04-01', done: 1, total: 2 },
      ],
      readFrom: null,
      undated: 0,
      unreadGoals: 0,
    });
    const dropped = story(
      goal({
        createdAt: at('2026-03-02'),
        state: 'closed',
        stages: [],
        outcomes: ['dropped'],
        closedAt: at('2026-05-01'),
        description: actions(['a', 'b'], 1),
      }),
      { notes: [tick(at('2026-04-01'), 'a')] },
    );
    expect(soFar(dropped).actions.at(-1)).toEqual({ day: '2026-05-01', done: 1, total: 1 });
  });

  test('evidence by quarter and value, each link once, until the report’s last day', () => {
    const kept = (day: string, link: string | null, values: string) =>
      comment(at('2026-11-20'), `**Evidence ${day}** · ${values}\n\n${link === null ? 'x' : `Link: \`${link}\``}`);
    const told_ = soFar(
      story(goal(), {
        notes: [
          kept('2026-02-01', null, 'results'),
          kept('2026-04-30', 'https://x.example/1', 'results'),
          kept('2026-05-01', 'https://x.example/1', 'dib'),
          kept('2026-11-23', null, 'dib'),
          kept('2026-11-24', null, 'dib'),
          kept('2026-01-31', null, 'dib'),
        ],
      }),
    ).evidence;
    expect(
      told_.map(({ quarter, count, values }) => [
        quarter,
        count,
        values.map(({ value, count: n }) => `${n} ${value}`).join(),
      ]),
    ).toEqual([
      ['FY27-Q1', 2, '2 results'],
      ['FY27-Q2', 0, ''],
      ['FY27-Q3', 0, ''],
      ['FY27-Q4', 1, '1 dib'],
    ]);
  });

  test.each<[string, ReturnType<typeof story>, number]>([
    ['all read', story(goal(), { notes: [comment(at('2026-11-20'), 'x')] }), 0],
    ['none read', story(goal({ commentCount: 1 }), { notes: null }), 1],
    ['none to read', story(goal({ commentCount: 0 }), { notes: null }), 0],
    [
      'some read, none older than the year',
      story(goal({ commentCount: 9 }), { notes: [comment(at('2026-02-01'), 'x')], notesSource: failure('c') }),
      1,
    ],
    [
      'some read, one older than the year',
      story(goal({ commentCount: 9 }), {
        notes: [comment(at('2026-11-20'), 'x'), comment(at('2026-01-31'), 'x')],
        notesSource: failure('c'),
      }),
      0,
    ],
  ])('comments: %s', (_name, one, unread) => {
    expect(soFar(one).unreadGoals).toBe(unread);
  });
});

describe('on a past day', () => {
  const past = windowOf('2026-11-02', '2026-11-12', 'UTC', 'x');
  test.each<[string, Partial<Parameters<typeof meeting>[0]>, string | null]>([
    ['opened before', {}, 'opened'],
    ['opened as it ends', { createdAt: past.end }, null],
    ['closed the moment before', { state: 'closed', closedAt: before(past.end) }, 'closed'],
    ['closed as it ends', { state: 'closed', closedAt: past.end }, 'opened'],
    ['closed nobody knows when', { state: 'closed', closedAt: null }, 'closed'],
  ])('a 1:1 %s', (_name, more, state) => {
    const one = meeting({ iid: 7, day: '2026-11-10', createdAt: at('2026-11-01'), ...more });
    expect(meetingsThen([one], past)[0]?.state ?? null).toBe(state);
  });

  test('what nobody can know, of five goals by number', () => {
    const unknown = (n: number) => Array.from({ length: n }, (_, at_) => ({ iid: at_ + 1, unknown: ['due' as const] }));
    const kept = 'comments and agendas read as they do today';
    expect(pastLimit(past, unknown(0))).toBe(`Everything stands here as it did on 2026-11-12; ${kept}.`);
    expect(pastLimit(past, unknown(5))).toContain('not known of that day: due date of #1, #2, #3, #4, #5;');
    expect(pastLimit(past, unknown(6))).toContain('due date of #1, #2, #3, #4, #5 and 1 more;');
    expect(pastLimit(past, [], true)).toContain('and next steps are those of today');
  });
});

describe('who sees what', () => {
  const reader = (more: Partial<Reader> = {}): Reader => ({
    person: sam,
    role: 'guest',
    isSensitive: (kind) => kind === 'lesson',
    chosen: { kinds: [], iids: [] },
    isHandedOver: true,
    ...more,
  });
  const goals = [
    goal({ iid: 1, kinds: ['reading'] }),
    goal({ iid: 2, kinds: ['lesson'] }),
    goal({ iid: 3, kinds: ['reading', 'lesson'] }),
    goal({ iid: 4, confidential: true }),
  ];
  const iids = (all: readonly { readonly iid: number }[]) => all.map(({ iid }) => iid);
  test.each<[string, Reader, number[], number[], number[]]>([
    // shown, confidential left out, sensitive left out
    ['a manager who is a guest', reader(), [1], [4], [2, 3]],
    ['one who reads confidential goals', reader({ role: 'reporter', isHandedOver: false }), [1, 4], [], [2, 3]],
    ['a kind that was chosen', reader({ chosen: { kinds: ['lesson'], iids: [] } }), [1, 2, 3], [4], []],
    ['a goal that was chosen', reader({ chosen: { kinds: [], iids: [2] } }), [1, 2], [4], [3]],
  ])('%s', (_name, one, shown, confidential, sensitive) => {
    const { shown: seen, leftOut } = goalsFor(one, goals);
    expect([iids(seen), iids(leftOut.confidential), iids(leftOut.sensitive)]).toEqual([shown, confidential, sensitive]);
  });

  test('meetings that are hidden from a reader are none of theirs', () => {
    const all = [
      meeting({ iid: 7, day: today }),
      meeting({ iid: 8, day: today, confidential: true }),
      meeting({ iid: 9, day: today, confidential: true, assignees: [sam] }),
    ];
    expect(iids(meetingsFor(reader(), all, []))).toEqual([7, 9]);
  });

  test('internal comments are left out of what a guest reads, and counted out of the total', () => {
    const hidden: Note = { ...commentWithId(at('2026-11-20'), 'x'), internal: true };
    const notes = { items: [comment(at('2026-11-20'), 'y'), hidden], source: source('comments', 2, { total: 2 }) };
    expect(notesFor(reader(), notes)).toMatchObject({ items: [{ body: 'y' }], source: { seen: 1, total: 1 } });
    expect(
      notesFor(reader({ role: 'reporter' }), { ...notes, items: [comment(at('2026-11-20'), 'y')] }).source,
    ).toMatchObject({ seen: 2, total: 2 });
  });

  const read = (more: Partial<TeamRead>): TeamRead => ({
    person: 'alex',
    name: 'Alex',
    project: 'alex/goals',
    url: 'u',
    reader: reader(),
    managers: managedBy('sam'),
    company: gitlab,
    now,
    goals: [],
    meetings: [],
    document: null,
    activities: new Map(),
    remarks: [],
    notSeen: ['x'],
    ...more,
  });
  test('of one person: what changed last, what is at risk, what was left out', () => {
    const late = goal({ iid: 1, due: '2026-11-20', updatedAt: at('2026-11-10') });
    const fine = goal({ iid: 2, updatedAt: at('2026-11-21') });
    expect(teamMember(read({ goals: [late, fine] }))).toMatchObject({
      openGoals: 2,
      changed: '2026-11-21',
      daysQuiet: 2,
      atRisk: [{ iid: 1, reason: 'overdue by 3 days' }],
      notSeen: ['x'],
      oneOnOne: { state: 'none' },
    });
    expect(teamMember(read({}))).toMatchObject({ openGoals: 0, changed: null, daysQuiet: null, notSeen: ['x'] });
    expect(teamMember(read({ goals: [goal({ kinds: ['lesson'] })] })).notSeen).toHaveLength(2);
  });

  test.each([
    [today, '- [ ] DISCUSS x', 'prepared'],
    [today, '- [ ] DISCUSS x\n- [x] DISCUSS y', 'prepared'],
    [today, '- [x] DISCUSS x', 'empty'],
    [today, '', 'empty'],
    ['2026-11-22', '- [ ] DISCUSS x', 'unclosed'],
  ])('their 1:1 on %s with %j is %s', (day, description, state) => {
    expect(teamMember(read({ meetings: [meeting({ iid: 7, day, description })] })).oneOnOne.state).toBe(state);
  });
});

describe('for whom', () => {
  const leftOut = { confidential: 1, sensitive: 0 };
  const answered = story(goal(), {
    notes: [comment(at('2026-11-13'), '**Check-in**\n\nHelp: a room'), comment(at('2026-11-14'), 'I can', sam)],
  });
  const report = (more: Parameters<typeof reportOfWeek>[1]) =>
    reportOfWeek([answered], { managers: managedBy('sam'), leftOut, ...more });
  test('what a copy leaves out, and what is left to settle, is the person’s alone', () => {
    expect(report({})).toMatchObject({
      audience: 'me',
      leftOut,
      answered: [{ text: 'a room' }],
      review: null,
      manager: 'sam',
      goalsUrl: null,
    });
    expect(report({ audience: 'manager', goalsUrl: 'u' })).toMatchObject({
      leftOut: null,
      answered: [],
      review: null,
      goalsUrl: 'u',
    });
    expect(report({ isOthers: true })).toMatchObject({ leftOut, answered: [] });
    expect(report({ audience: 'review' }).review).not.toBe(null);
  });

  test('values that goals aim at, those that none does left out', () => {
    const aims = reportOfWeek([
      story(goal({ values: ['iteration', 'dib'] })),
      story(goal({ iid: 2, values: ['dib'] })),
    ]).aims;
    expect(aims).toEqual([
      { value: 'dib', goals: 2 },
      { value: 'iteration', goals: 1 },
    ]);
  });

  test('what counts all goals is said only where all were listed', () => {
    const broken = reportOfWeek([], { sources: [failure('goals')], person: alex });
    expect([broken.balance, broken.year, broken.needsYou]).toEqual([null, null, null]);
    const whole = reportOfWeek([]);
    expect([whole.balance === null, whole.year === null, whole.needsYou]).toEqual([false, false, []]);
  });
});
