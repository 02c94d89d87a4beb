// How a report is said: each sentence by what it tells, the same in every form.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import type { SourceRead } from '#growth/words/completeness.ts';
import { answeredLead, answeredStep, answeredWords, howToAnswer } from '#render/answered-words.ts';
import { broughtAge, broughtLead, broughtText, notTalkedOverText } from '#render/brought-words.ts';
import { causes, gave, verdict, whyVerdict, worstFirst } from '#render/completeness-words.ts';
import { namedDay, shortDay, spanWords, withShortDay } from '#render/day-words.ts';
import {
  askedAge,
  askedLead,
  askedSince,
  askedWords,
  bulletWords,
  dueIn,
  endedWords,
  goalMarks,
  headlineSentences,
  isEmptyProject,
  isLate,
  meetingWords,
  moreRisks,
  partTitles,
  pointsText,
  quietWords,
  riskReasons,
  winLead,
  winLink,
  winValues,
  winWords,
} from '#render/page-words.ts';
import {
  closedText,
  keptText,
  leftOutText,
  needAge,
  needSentence,
  needText,
  noGoalsText,
  promotionText,
} from '#render/report-words.ts';
import {
  andMore,
  doneWords,
  endingWords,
  noEvidence,
  noPlan,
  quarterWords,
  laterWords,
  reviewFindings,
  silence,
  struggleWords,
  unshownWords,
} from '#render/review-words.ts';
import { rowFacts, rowWord, sinceSentence } from '#render/since-words.ts';
import { bar, paintFor, usableColumns } from '#render/terminal/paint.ts';
import {
  changeText,
  outcomeText,
  percentText,
  slipText,
  standing,
  thanksText,
  valuesAimedAt,
  valuesShown,
  winText,
  winWord,
} from '#render/words.ts';
import { yearSentences } from '#render/year-words.ts';
import type { Answered } from '#reports/answered.ts';
import type { Asked } from '#reports/asked.ts';
import type { BroughtItem } from '#reports/next-steps.ts';
import type { Need } from '#reports/needs.ts';
import { type PageGoal, pageOf, type PageSince, type ReportPage, type SinceRow } from '#reports/page.ts';
import type { ReviewPage } from '#reports/review-page.ts';
import type { Risk } from '#reports/risks.ts';
import type { GoalFact } from '#reports/since-report.ts';
import type { Win } from '#reports/wins.ts';
import { actions, at, failure, now, record, reportOfWeek, source, story } from '../reports/story.ts';

const { today, zone } = now;
const place = { iid: 7, title: 'Read a book', url: 'u' };
const whole = { complete: true, sources: [source('goals', 1)] };
const broken = { complete: false, sources: [failure('goals')] };
const empty = pageOf(reportOfWeek([]));
const page = (more: Partial<ReportPage> = {}): ReportPage => ({ ...empty, completeness: whole, ...more });
const [one] = pageOf(
  reportOfWeek([story(record({ iid: 7, title: 'Read a book', description: actions(['a', 'b'], 1) }))]),
).goals;
if (one === undefined) throw new Error('no goal');
const goal = (more: Partial<PageGoal> = {}): PageGoal => ({ ...one, ...more });
const health = (level: PageGoal['health']['level'], reason = '', from: PageGoal['health']['source'] = 'computed') => ({
  health: { level, reason, source: from },
});

const steps: NonNullable<ReportPage['next']> = {
  meeting: null,
  unclosed: null,
  actions: [],
  question: null,
  brought: [],
  notTalkedOver: [],
  careerTalk: { next: null, last: null },
};

describe('days', () => {
  test.each([
    ['2026-11-24', '24 Nov', 'Tue 24 Nov'],
    ['2027-01-05', '5 Jan', 'Tue 5 Jan'],
    ['2027-05-25', '25 May', 'Tue 25 May'],
    ['2027-05-26', '26 May 2027', 'Wed 26 May 2027'],
    ['2026-01-01', '1 Jan', 'Thu 1 Jan'],
    ['2025-12-31', '31 Dec 2025', 'Wed 31 Dec 2025'],
    ['soon', 'soon', 'soon'],
  ])('%s is %s, %s', (day, short, named) => {
    expect([shortDay(day, today), namedDay(day, today)]).toEqual([short, named]);
  });
  test.each([
    ['2026-11-16', '2026-11-23', 'Mon 16 to Mon 23 Nov'],
    ['2026-10-27', '2026-11-23', 'Tue 27 Oct to Mon 23 Nov'],
    ['2025-11-23', '2026-11-23', 'Sun 23 Nov 2025 to Mon 23 Nov'],
  ])('%s to %s', (since, until, said) => {
    expect(spanWords(since, until, today).join(' to ')).toBe(said);
  });
  test.each([
    ['said at risk on 2026-11-20: On 2026-11-21 it ends', 'said at risk on 20 Nov: On 2026-11-21 it ends'],
    ['wrote on 2026-11-20: so', 'wrote on 20 Nov: so'],
    ['label set on 2026-11-20', 'label set on 20 Nov'],
    ['closed on 2026-11-20', 'closed on 20 Nov'],
    ['closed on 2026-11-201', 'closed on 2026-11-201'],
    ['we said at risk on 2026-11-20', 'we said at risk on 2026-11-20'],
  ])('`%s`', (words, said) => {
    expect(withShortDay(words, today)).toBe(said);
  });
});

describe('one goal', () => {
  const standingOf = (more: Partial<PageGoal>) => standing(goal(more), zone);
  test.each<[string, Partial<PageGoal>, string]>([
    ['on track', health('on-track', 'active today'), 'on track'],
    [
      'said on track, and overdue',
      health('on-track', 'said on track on 2026-11-20, overdue by 3 days', 'check-in'),
      'said on track, overdue by 3 days',
    ],
    [
      'said so of a day before',
      health('on-track', 'label set on 2026-11-20, overdue by 1 day', 'label'),
      'said on track, overdue by 1 day',
    ],
    ['words that only speak of it', health('on-track', 'not overdue by 3 days yet', 'check-in'), 'on track'],
    ['at risk', health('at-risk', 'overdue by 3 days'), 'at risk: overdue by 3 days'],
    [
      'said at risk',
      health('at-risk', 'said at risk on 2026-11-20: slow', 'check-in'),
      'said at risk on 2026-11-20: slow',
    ],
    ['without a reason', health('needs-attention'), 'needs attention'],
    ['closed', { state: 'closed', outcome: 'achieved', closedAt: at('2026-11-20') }, 'achieved 2026-11-20'],
    [
      'closed, nobody says how',
      { state: 'closed', outcome: 'unknown', closedAt: at('2026-11-20') },
      'closed, outcome not said 2026-11-20',
    ],
    ['closed, nobody knows when', { state: 'closed', outcome: null, closedAt: null }, 'closed, outcome not said'],
  ])('stands: %s', (_name, more, said) => {
    expect(standingOf(more)).toBe(said);
  });

  const change = (percent: number | null) => ({ percent, ticked: 0, unticked: 0 });
  test.each<[PageGoal['change'], PageGoal['progress'], PageGoal['state'], string, string]>([
    // changeText, pointsText
    [change(20), one.progress, 'opened', '+20', '+20'],
    [change(-20), one.progress, 'opened', '-20', '-20'],
    [change(0), one.progress, 'opened', '+0', ''],
    [change(null), one.progress, 'opened', '?', '?'],
    [null, one.progress, 'opened', '?', '?'],
    [null, null, 'opened', '?', '?'],
    [change(null), null, 'opened', '?', ''],
    [change(20), one.progress, 'closed', '+20', ''],
  ])('changed: %o', (changed, progress, state, text, points) => {
    expect(changeText(changed)).toBe(text);
    expect(pointsText(goal({ change: changed, progress, state }))).toBe(points);
  });

  test.each<[Partial<PageGoal>, string, boolean]>([
    [{ due: null }, '', false],
    [{ due: 'soon' }, '', false],
    [{ due: '2026-11-22' }, '1 day late', true],
    [{ due: '2026-11-20' }, '3 days late', true],
    [{ due: '2026-11-23' }, 'today', false],
    [{ due: '2026-11-24' }, 'in 1 day', false],
    [{ due: '2026-12-11' }, 'in 18 days', false],
    [{ due: '2026-11-20', state: 'closed' }, '', false],
  ])('due: %o', (more, said, late) => {
    expect(dueIn(goal(more), today)).toBe(said);
    expect(isLate(goal(more), today)).toBe(late);
  });

  test.each<[Partial<PageGoal>, string]>([
    [{ daysQuiet: 1 }, ''],
    [{ daysQuiet: 2 }, 'Quiet for 2 days'],
    [{ daysQuiet: 30, change: change(0) }, 'Quiet for 30 days'],
    [{ daysQuiet: 30, change: change(1) }, ''],
    [{ daysQuiet: 30, state: 'closed' }, ''],
    [{ daysQuiet: 30, change: null }, 'Quiet for 30 days'],
  ])('quiet: %o', (more, said) => {
    expect(quietWords(goal(more))).toBe(said);
  });

  test.each<[Partial<PageGoal>, string[]]>([
    [{ stage: 'doing' }, []],
    [{ stage: 'waiting' }, ['waiting']],
    [{ stage: null }, []],
    [{ stage: 'planned', confidential: true }, ['confidential', 'planned']],
    [{ stage: 'planned', state: 'closed' }, []],
  ])('marks: %o', (more, marks) => {
    expect(goalMarks(goal(more))).toEqual(marks);
  });

  test.each<[Partial<PageGoal>, string]>([
    [{ progress: null }, 'not measured'],
    [{ before: null, gone: null }, '50 % done'],
    [{ before: 50, gone: null }, '50 % done'],
    [{ before: 20, gone: null }, '50 % done, 20 % before'],
    [{ before: 20, gone: 70 }, '50 % done, 20 % before; 70 % of the time gone'],
  ])('its bullet: %#', (more, said) => {
    expect(bulletWords(goal(more))).toBe(said);
  });

  test('how it ended', () => {
    expect(endedWords(goal({ outcome: 'achieved' }), '2026-11-18', today)).toBe('achieved 18 Nov');
    expect(endedWords(goal({ outcome: 'unknown' }), null, today)).toBe('closed');
    expect([outcomeText({ outcome: null }), outcomeText({ outcome: 'dropped' })]).toEqual(['closed', 'dropped']);
    expect([percentText({ progress: null }), percentText(goal())]).toEqual(['-', '50%']);
  });
});

describe('wins and slips', () => {
  const of = { day: today, goal: place, values: [] };
  const ticked = (points: number | null): Win => ({ ...of, type: 'ticked', text: 'a; b', actions: ['a', 'b'], points });
  const evidence = (added: string | null): Win => ({
    ...of,
    type: 'evidence',
    text: 'Shipped',
    link: 'https://x.example',
    added,
  });
  const closed = (text: string | null): Win => ({ ...of, type: 'closed', outcome: 'achieved', text });
  test.each<[string, Win, string, string, string, string]>([
    // winWord, winText, winLead, winWords
    ['ticked', ticked(20), 'done', '+20: a; b', '+20 points', 'a; b'],
    ['ticked, nobody knows how far', ticked(null), 'done', 'a; b', '', 'a; b'],
    ['ticked, and no further', ticked(0), 'done', 'a; b', '', 'a; b'],
    ['evidence', evidence(null), 'evidence', 'Shipped', '', 'Shipped'],
    [
      'evidence of other days',
      evidence('2026-11-20'),
      'evidence',
      'added in these days: Shipped',
      'Written down',
      'Shipped',
    ],
    ['closed', closed('Begin early'), 'achieved', 'Begin early', 'achieved', ''],
    ['closed without words', closed(null), 'achieved', '', 'achieved', ''],
    ['said', { ...of, type: 'check-in', text: 'Well' }, 'said', 'Well', '', 'Well'],
    ['thanks', { ...of, type: 'thanks', text: 'for it', from: 'Sam' }, 'thanks', 'for it', 'Thanks', 'for it'],
  ])('%s', (_name, win, word, text, lead, words) => {
    expect([winWord(win), winText(win), winLead(win), winWords(win)]).toEqual([word, text, lead, words]);
  });

  test('a link, unless its words are that address', () => {
    expect(winLink(evidence(null))).toBe('https://x.example');
    expect(
      winLink({ ...of, type: 'evidence', text: 'https://x.example', link: 'https://x.example', added: null }),
    ).toBe(null);
    expect(winLink(closed('x'))).toBe(null);
  });

  test('values, the most frequent first; of evidence only what is of these days', () => {
    const wins: Win[] = [
      { ...evidence(null), values: ['dib'] },
      { ...evidence(null), values: ['results', 'dib'] },
      { ...evidence('2026-11-20'), values: ['results', 'results', 'iteration'] },
      { ...closed(null), values: ['efficiency'] },
    ];
    expect(valuesShown(wins, gitlab)).toEqual([
      '2x Diversity, Inclusion & Belonging',
      '1x Results for Customers',
      '1x Efficiency',
    ]);
    expect(winValues({ ...closed(null), values: ['results', 'iteration'] }, gitlab)).toBe(
      'Results for Customers, Iteration',
    );
    expect(
      valuesAimedAt({
        company: gitlab,
        aims: [
          { value: 'iteration', goals: 2 },
          { value: 'dib', goals: 1 },
        ],
      }),
    ).toEqual(['Iteration (2 goals)', 'Diversity, Inclusion & Belonging (1 goal)']);
  });

  test('thanks that the person gives', () => {
    const given = (...texts: string[]) => ({
      thanks: texts.map((text) => ({ text, day: today, meeting: place, from: null })),
    });
    expect(thanksText(given())).toBe(null);
    expect(thanksText(given('To Noor for it', 'Eli', 'tomorrow'))).toBe('Thanks to Noor for it; Eli; tomorrow');
  });

  test.each<[Parameters<typeof slipText>[0], string]>([
    [{ type: 'overdue', days: 1 }, 'overdue by 1 day'],
    [{ type: 'quiet', days: 30 }, 'quiet for 30 days'],
    [{ type: 'health-worse', from: 'on-track', to: 'at-risk' }, 'health fell from on track to at risk'],
    [{ type: 'due-moved', from: null, to: null }, 'due date removed'],
    [{ type: 'due-moved', from: '2026-11-20', to: null }, 'due date 2026-11-20 removed'],
    [{ type: 'due-moved', from: null, to: '2026-12-01' }, 'due date set to 2026-12-01 (the earlier one is not known)'],
    [{ type: 'due-moved', from: '2026-11-20', to: '2026-12-01' }, 'due date moved from 2026-11-20 to 2026-12-01'],
  ])('slipped: %o', (reason, said) => {
    expect(slipText(reason)).toBe(said);
  });

  const risk = (reasons: Risk['reasons'], more: Partial<PageGoal> = {}) =>
    riskReasons({ goal: goal(more), reasons, level: 'at-risk' }, today);
  const said = { type: 'health', reason: 'said at risk on 2026-11-20: slow' } as const;
  test.each<[string, string[], string[]]>([
    ['late', risk([{ type: 'overdue', days: 54 }]), ['54 days late']],
    ['quiet', risk([{ type: 'quiet', days: 1 }]), ['quiet for 1 day']],
    ['worse', risk([{ type: 'health-worse', from: 'on-track', to: 'at-risk' }]), ['on track before']],
    ['moved', risk([{ type: 'due-moved', from: '2026-11-20', to: '2026-12-01' }]), ['due date moved from 20 Nov']],
    [
      'moved, nobody knows from when',
      risk([{ type: 'due-moved', from: null, to: '2026-12-01' }]),
      ['due date moved to 1 Dec'],
    ],
    ['no date any more', risk([{ type: 'due-moved', from: '2026-11-20', to: null }]), ['due date removed']],
    ['said', risk([said]), ['said at risk on 20 Nov: slow']],
    [
      'said, and shown below its title',
      risk([said], { ...health('at-risk', '', 'check-in'), said: [{ day: '2026-11-20', text: 'slow' }] }),
      ['said at risk on 20 Nov'],
    ],
    ['said in a check-in of before', risk([said], health('at-risk', '', 'check-in')), ['said at risk on 20 Nov: slow']],
    [
      'said by a label',
      risk([said], { ...health('at-risk', '', 'label'), said: [{ day: '2026-11-20', text: 'slow' }] }),
      ['said at risk on 20 Nov: slow'],
    ],
  ])('at risk: %s', (_name, reasons, wanted) => {
    expect(reasons).toEqual(wanted);
  });

  test.each([
    [0, 5, null],
    [3, 1, 'and 3 more, marked below'],
    [3, 0, 'and 3 more'],
  ])('%i more risks, of one goal when %i are shown', (left, shown, text) => {
    expect(moreRisks(page({ moreRisks: left, goals: [goal()] }), shown)).toBe(text);
  });
});

describe('what is asked', () => {
  const asked = (more: Partial<Asked> = {}): Asked => ({
    type: 'ask',
    place: { ...place, type: 'goal' },
    text: 'a room',
    who: null,
    since: '2026-11-10',
    days: 13,
    atLeast: false,
    agendas: 0,
    ofReader: true,
    ...more,
  });
  test.each<[Partial<Asked>, string, string]>([
    [{}, 'asked 10 Nov', '13 days'],
    [{ days: 1 }, 'asked 10 Nov', '1 day'],
    [{ atLeast: true }, 'asked 10 Nov or before', '13+ days'],
    [{ agendas: 1 }, 'asked 10 Nov', '13 days'],
    [{ agendas: 2 }, 'asked 10 Nov, on 2 agendas', '13 days'],
    [{ since: null, days: null, agendas: 3 }, 'asked, not known since when, on 3 agendas', '?'],
    [{ type: 'waiting' }, 'waits since 10 Nov', '13 days'],
    [{ type: 'waiting', since: null, days: null }, 'waits, not known since when', '?'],
    [{ days: 0 }, 'asked 10 Nov', 'today'],
    [{ days: 0, atLeast: true }, 'asked 10 Nov or before', 'today or before'],
    [{ type: 'question' }, 'for this 1:1', 'at the 1:1'],
  ])('since when: %o', (more, since, age) => {
    expect([askedSince(asked(more), today), askedAge(asked(more))]).toEqual([since, age]);
  });

  test.each<[Partial<Asked>, 'me' | 'manager', string, string]>([
    [{}, 'manager', '', 'a room'],
    [{ type: 'review' }, 'manager', 'review', 'a room'],
    [{ type: 'approval', who: 'my manager (the budget)' }, 'manager', 'your approval', 'the budget'],
    [{ type: 'approval', who: 'my manager: the budget' }, 'manager', 'your approval', 'the budget'],
    [{ type: 'approval', who: 'my manager, for it (all)' }, 'manager', 'your approval', 'for it (all)'],
    [{ type: 'approval', who: 'my manager' }, 'manager', 'your approval', ''],
    [{ type: 'approval', who: '@kim (the budget)', ofReader: false }, 'manager', 'approval of', '@kim (the budget)'],
    [{ type: 'approval', who: 'my manager (the budget)' }, 'me', 'approval of', 'my manager (the budget)'],
    [{ type: 'approval', who: null }, 'manager', 'your approval', 'a room'],
  ])('in words: %o for %s', (more, audience, lead, words) => {
    expect([askedLead(asked(more), { audience }), askedWords(asked(more), { audience })]).toEqual([lead, words]);
  });

  const need = (more: Partial<Need> = {}): Need => ({
    type: 'ask',
    place: { ...place, type: 'goal' },
    text: 'a room',
    who: null,
    since: null,
    days: 4,
    atLeast: false,
    ...more,
  });
  test.each<[Partial<Need>, string, string]>([
    [{}, 'a room', 'a room'],
    [{ text: '' }, 'Read a book', 'Read a book'],
    [{ type: 'waiting', text: '' }, 'Read a book (not said for what)', 'Read a book (not said for what)'],
    [{ type: 'waiting' }, 'a room', 'a room'],
    [{ type: 'approval', who: '@kim' }, '@kim: Read a book', 'approval of @kim: Read a book'],
    [{ type: 'approval', who: null, text: '' }, 'Read a book', 'approval of Read a book'],
    [{ type: 'ask', who: '@kim' }, 'a room', 'a room'],
  ])('a need: %o', (more, text, sentence) => {
    expect([needText(need(more)), needSentence(need(more))]).toEqual([text, sentence]);
  });
  test.each<[number | null, boolean, string]>([
    [null, false, '?'],
    [0, false, 'today'],
    [0, true, 'today or before'],
    [1, false, '1 day'],
    [12, true, 'at least 12 days'],
  ])('its age: %s, at least: %s', (days, atLeast, age) => {
    expect(needAge({ ...need(), days, atLeast })).toBe(age);
  });

  const answered = (more: Partial<Answered> = {}) =>
    ({
      type: 'ask',
      place: { ...place, type: 'goal' },
      text: 'a room',
      by: 'sam',
      day: '2026-11-17',
      item: null,
      ...more,
    }) as Answered;
  test.each<[Partial<Answered>, string, string, string]>([
    [{}, '', 'replied by @sam on Tue 17 Nov, settled?', 'devgrowth goal log 7 --help-needed none'],
    [
      { type: 'approval', item: 3 },
      'approval of ',
      'approved by @sam on Tue 17 Nov, tick it',
      'devgrowth goal check 7 3',
    ],
    [
      { type: 'unclear' },
      '',
      'said by @sam on Tue 17 Nov: which ask does it answer?',
      'devgrowth goal log <number> --help-needed none',
    ],
  ])('answered: %o', (more, lead, words, step) => {
    expect([answeredLead(answered(more)), answeredWords(answered(more), today), answeredStep(answered(more))]).toEqual([
      lead,
      words,
      step,
    ]);
  });

  const meetingPlace = { ...place, type: 'one-on-one' } as const;
  test.each<[Asked[] | null, 'me' | 'manager', string | null]>([
    [null, 'me', null],
    [[], 'me', null],
    [[asked()], 'me', 'an answer on the goal takes an ask off this list'],
    [[asked()], 'manager', 'answer an ask with a comment on its goal, or on the 1:1 with its number'],
    [[asked({ ofReader: false })], 'manager', null],
    [[asked({ type: 'approval' })], 'me', 'an approval is given when its box is ticked'],
    [[asked({ type: 'approval' })], 'manager', 'for an approval write “Approved” on its goal'],
    [[asked({ type: 'review', place: meetingPlace })], 'me', 'a line of the agenda goes when it is ticked'],
    [[asked({ type: 'ask', place: meetingPlace })], 'manager', 'what stands on the agenda is for the 1:1'],
    [[asked({ type: 'question', place: meetingPlace })], 'manager', null],
    [[asked({ type: 'review' })], 'manager', null],
  ])('how to answer: %#', (all, audience, sentence) => {
    const told = howToAnswer(page({ asked: all, audience }));
    expect(told === null ? null : told.toLowerCase().replace(/\.$/, '')).toBe(sentence?.toLowerCase() ?? null);
  });

  const brought = (more: Partial<BroughtItem> = {}): BroughtItem => ({
    by: 'sam',
    tag: 'HELP',
    day: null,
    text: 'the plan',
    times: 1,
    since: null,
    replies: [],
    ...more,
  });
  test.each<[Partial<BroughtItem>, string, string]>([
    [{}, 'HELP the plan', ''],
    [{ tag: null }, 'the plan', ''],
    [{ day: '2026-12-01' }, '2026-12-01 HELP the plan', ''],
    [{ times: 2 }, 'HELP the plan', 'on 2 agendas'],
    [{ times: 3, since: '2026-11-03' }, 'HELP the plan', 'on 3 agendas since 3 Nov'],
  ])('brought: %o', (more, text, age) => {
    expect([broughtText(brought(more)), broughtAge(brought(more), { today })]).toEqual([text, age]);
  });
  test.each([
    ['me', 'sam', '@sam brings'],
    ['manager', 'SAM', 'You bring'],
    ['manager', 'kim', '@sam brings'],
    ['manager', null, '@sam brings'],
  ] as const)('who, for %s whose manager is %s: %s', (audience, manager, lead) => {
    expect(broughtLead(brought(), { audience, manager })).toBe(lead);
  });

  test('not talked over', () => {
    const next = (iids: number[]) =>
      page({ next: { ...steps, notTalkedOver: iids.map((iid) => ({ ...place, iid })) } });
    expect([
      notTalkedOverText(page({ next: null })),
      notTalkedOverText(next([])),
      notTalkedOverText(next([3, 7])),
    ]).toEqual([null, null, 'Not yet talked over: #3, #7']);
  });
});

describe('the finding', () => {
  const headline = (more: Partial<ReportPage['headline']> = {}): ReportPage['headline'] => ({
    goals: 5,
    moved: 2,
    unknown: 0,
    achieved: 0,
    overdue: 0,
    asked: 0,
    oldest: null,
    nextDue: null,
    ...more,
  });
  const open = [goal({ state: 'opened' })];
  const aRisk: ReportPage['risks'] = [{ goal: goal(), reasons: [], level: 'at-risk' }];
  const nothing = 'You wait for nothing';
  test.each<[string, Partial<ReportPage['headline']>, Partial<ReportPage>, string[]]>([
    ['moved', {}, {}, ['2 of 5 goals moved', nothing]],
    ['none', { moved: 0, goals: 1 }, {}, ['The one goal did not move', nothing]],
    ['none that is known', { moved: 0, unknown: 1 }, {}, ['None that is known of 5 goals moved', nothing]],
    ['at least', { unknown: 1 }, {}, ['At least 2 of 5 goals moved', nothing]],
    [
      'not all was read',
      {},
      { completeness: broken },
      ['At least 2 of 5 goals moved', 'What waits could not all be read'],
    ],
    [
      'achieved and overdue',
      { achieved: 1, overdue: 2 },
      { risks: aRisk },
      ['2 of 5 goals moved, 1 achieved, 2 overdue', nothing],
    ],
    ['all on track', {}, { goals: open, risks: [] }, ['2 of 5 goals moved, all on track', nothing]],
    [
      'on track, but not all was read',
      {},
      { goals: open, risks: [], completeness: broken },
      ['At least 2 of 5 goals moved', 'What waits could not all be read'],
    ],
    [
      'nothing is open any more',
      {},
      { goals: [goal({ state: 'closed' })], risks: [] },
      ['2 of 5 goals moved', nothing],
    ],
    ['one thing', { asked: 1, oldest: '2026-11-10' }, {}, ['2 of 5 goals moved', 'You wait for 1 thing, since 10 Nov']],
    [
      'two',
      { asked: 2, oldest: '2026-11-10' },
      {},
      ['2 of 5 goals moved', 'You wait for 2 things, the oldest since 10 Nov'],
    ],
    ['nobody knows since when', { asked: 2 }, {}, ['2 of 5 goals moved', 'You wait for 2 things']],
    [
      'for the manager',
      { asked: 1, oldest: '2026-11-10' },
      { audience: 'manager' },
      ['2 of 5 goals moved', '1 thing waits for you, since 10 Nov'],
    ],
    ['two for the manager', { asked: 2 }, { audience: 'manager' }, ['2 of 5 goals moved', '2 things wait for you']],
    [
      'at least two for the manager',
      { asked: 2 },
      { audience: 'manager', completeness: broken },
      ['At least 2 of 5 goals moved', 'At least 2 things wait for you'],
    ],
    ['nothing for the manager', {}, { audience: 'manager' }, ['2 of 5 goals moved', 'Nothing waits for you']],
    [
      'what is due',
      { nextDue: { goal: place, day: '2026-12-01' } },
      {},
      ['2 of 5 goals moved', `${nothing}; next is due #7, 1 Dec`],
    ],
    ['what is asked is not known', { asked: null }, {}, ['2 of 5 goals moved', 'What waits could not all be read']],
    ['no goal', { goals: 0 }, { completeness: { complete: true, sources: [source('goals', 0)] } }, ['No goals yet']],
    [
      'none in these days',
      { goals: 0 },
      { completeness: whole },
      ['No goals in these days: 1 goal was opened later or closed before'],
    ],
    ['none arrived', { goals: 0 }, { completeness: broken }, ['No goal arrived, but not everything could be read']],
  ])('%s', (_name, more, rest, sentences) => {
    expect(headlineSentences(page({ headline: headline(more), goals: [], risks: aRisk, ...rest }))).toEqual(sentences);
  });

  test('whether there is nothing to tell of any days', () => {
    const none = { complete: true, sources: [source('goals', 0)] };
    expect(isEmptyProject(page({ goals: [], completeness: none }))).toBe(true);
    expect(isEmptyProject(page({ goals: [], completeness: whole }))).toBe(false);
    expect(isEmptyProject(page({ goals: [], completeness: { ...none, complete: false } }))).toBe(false);
    expect(isEmptyProject(page({ goals: [goal()], completeness: none }))).toBe(false);
    expect(noGoalsText({ completeness: { complete: true, sources: [source('goals', 2)] } })).toBe(
      'No goals in these days: 2 goals were opened later or closed before',
    );
  });

  test.each<[ReportPage['next'], string]>([
    [null, ''],
    [steps, 'no 1:1 is prepared'],
    [{ ...steps, meeting: { ...place, day: '2026-11-24' } }, 'for the 1:1 on Tue 24 Nov'],
    [{ ...steps, unclosed: { ...place, day: '2026-11-17' } }, 'the 1:1 of Tue 17 Nov is still open'],
  ])('the meeting: %#', (next, words) => {
    expect(meetingWords(page({ next })).words).toBe(words);
  });

  test('titles for the person, and for whoever else reads', () => {
    const person = { username: 'alex', name: 'Alex' };
    expect(partTitles({ person, audience: 'me' })).toMatchObject({ asked: 'You wait for', praise: 'Wins' });
    expect(partTitles({ person, audience: 'me', isOthers: true })).toMatchObject({ asked: '@alex waits for' });
    expect(partTitles({ person, audience: 'manager' })).toMatchObject({
      asked: 'Asked of you',
      praise: 'Worth praising',
    });
  });
});

describe('against the last report', () => {
  const since = (more: Partial<PageSince> = {}, rest: Partial<ReportPage> = {}) =>
    sinceSentence(
      page({
        since: {
          last: { meeting: place, at: at('2026-11-17'), day: '2026-11-17' },
          counts: [],
          unknown: 0,
          inFull: false,
          rows: [],
          ...more,
        },
        ...rest,
      }),
    );
  test.each<[string | null, string | null]>([
    [sinceSentence(page({ since: null })), null],
    [since({ last: 'none' }), null],
    [since({ last: 'none', inFull: true }), 'No report was posted yet for an earlier 1:1'],
    [since({ last: 'not-known' }), 'No posted report was found, and not every 1:1 was read'],
    [since(), 'Since the report of 17 Nov: nothing new, moved or dropped'],
    [
      since({}, { completeness: broken }),
      'Since the report of 17 Nov, as far as it was read: nothing new, moved or dropped',
    ],
    [
      since({
        counts: [
          { what: 'moved', count: 2 },
          { what: 'settled', count: 1 },
        ],
        unknown: 3,
      }),
      'Since the report of 17 Nov: 2 moved, 1 no longer asked, 3 not known',
    ],
  ])('%#', (said, wanted) => {
    expect(said).toBe(wanted);
  });

  const row = (facts: GoalFact[], more: Partial<NonNullable<SinceRow['about']>> = {}): SinceRow => ({
    what: 'moved',
    goal: place,
    about: { goal: place, turn: 'moved', outcome: null, daysQuiet: 30, facts, unknown: [], ...more },
    text: null,
  });
  test.each<[SinceRow, string]>([
    [row([]), ''],
    [{ ...row([]), about: null }, ''],
    [row([{ type: 'progress', from: null, to: 40 }]), 'now 40 %'],
    [row([{ type: 'progress', from: 0, to: 40 }]), 'from 0 to 40 %'],
    [row([{ type: 'actions', done: 2, undone: 0 }]), '2 actions done'],
    [row([{ type: 'actions', done: 0, undone: 1 }]), '1 no longer done'],
    [row([{ type: 'actions', done: 1, undone: 2 }]), '1 action done, 2 no longer done'],
    [
      row([
        { type: 'evidence', pieces: 1 },
        { type: 'evidence', pieces: 2 },
      ]),
      '1 piece of evidence, 2 pieces of evidence',
    ],
    [row([{ type: 'health', from: 'at-risk', to: 'on-track' }]), 'from at risk to on track'],
    [row([{ type: 'due', from: null, to: '2026-12-01' }]), 'due 1 Dec'],
    [row([{ type: 'due', from: '2026-11-20', to: '2026-12-01' }]), 'due date from 20 Nov to 1 Dec'],
    [row([{ type: 'due', from: '2026-11-20', to: null }]), 'due date removed'],
    [row([{ type: 'stage', from: 'planned', to: 'doing' }]), 'from planned to doing'],
    [row([{ type: 'stage', from: null, to: 'doing' }]), 'now doing'],
    [row([{ type: 'stage', from: 'doing', to: null }]), 'now of no stage'],
    [row([], { turn: 'stalled' }), 'quiet for 30 days'],
    [
      row([{ type: 'evidence', pieces: 1 }], { unknown: ['due', 'text'] }),
      '1 piece of evidence, not known of that day: its due date, its text',
    ],
  ])('a goal: %#', (one_, facts) => {
    expect(rowFacts(one_, today).replace(/not known of that day: .*/, 'not known of that day')).toBe(
      facts.replace(/not known of that day: .*/, 'not known of that day'),
    );
  });

  test('its word', () => {
    expect([rowWord(row([])), rowWord({ ...row([]), what: null })]).toEqual(['moved', 'not known']);
  });
});

describe('a review', () => {
  const review = (more: Partial<ReviewPage> = {}) =>
    ({
      ended: [],
      values: [],
      unshown: [],
      open: 0,
      isSilent: false,
      plan: null,
      done: { shown: [], left: 0 },
      ...more,
    }) as unknown as ReviewPage;
  test.each<[string, string[], string[]]>([
    ['nothing', reviewFindings(review({ isSilent: true }), whole), ['No goal closed']],
    ['not read', reviewFindings(review({ isSilent: true }), broken), ['No goal is known to have closed']],
    [
      'all of it',
      reviewFindings(
        review({
          ended: [
            { outcome: 'achieved', goals: 2 },
            { outcome: 'unknown', goals: 1 },
          ] as ReviewPage['ended'],
          unshown: ['dib', 'results'],
          open: 1,
        }),
        whole,
      ),
      ['3 goals closed: 2 achieved, 1 without a word how', '0 of 2 values shown', '1 goal is open'],
    ],
    [
      'at least',
      reviewFindings(
        review({ ended: [{ outcome: 'achieved', goals: 1 }] as ReviewPage['ended'], open: 2, isSilent: true }),
        broken,
      ),
      ['At least 1 goal closed: 1 achieved', '2 goals are open'],
    ],
  ])('%s', (_name, said, wanted) => {
    expect(said).toEqual(wanted);
  });

  test('in place of what is not there', () => {
    expect(silence(whole)).toMatch(/^Nothing closed, /);
    expect(silence(broken)).toMatch(/^Nothing is known to have closed, /);
    expect(unshownWords(review({ unshown: [] }), { company: gitlab, completeness: whole })).toBe(null);
    expect(unshownWords(review({ unshown: ['dib'], isSilent: true }), { company: gitlab, completeness: whole })).toBe(
      null,
    );
    expect(unshownWords(review({ unshown: ['iteration', 'results'] }), { company: gitlab, completeness: whole })).toBe(
      'Nothing names Iteration, Results for Customers yet',
    );
    expect(unshownWords(review({ unshown: ['iteration'] }), { company: gitlab, completeness: broken })).toBe(
      'Nothing that was read names Iteration',
    );
  });

  const none = { aspiration: null, focus: null, intention: null, support: null };
  const plan = (words: object) => review({ plan: { ...none, ...words } as unknown as NonNullable<ReviewPage['plan']> });
  test.each<[string, ReviewPage, readonly SourceRead[], string | null]>([
    ['says something', plan({ intention: 'x' }), [], null],
    ['says nothing', plan({}), [failure('year plan')], 'The year plan names no aspiration, focus or intention yet'],
    ['is not there', review(), [source('year plan', 0), failure('goals')], 'There is no year plan to show'],
    ['could not be read', review(), [failure('year plan')], 'The year plan could not be read'],
  ])('the plan %s', (_name, of, sources, said) => {
    expect(noPlan(of, { complete: true, sources })).toBe(said);
  });

  test.each<[object, string | null]>([
    [{ evidence: null, outcome: 'dropped' }, 'its comments could not be read'],
    [{ evidence: [], outcome: 'achieved' }, 'nothing yet'],
    [{ evidence: [], outcome: 'dropped' }, null],
    [{ evidence: [{}], outcome: 'achieved' }, null],
  ])('evidence of a story: %o', (ending, said) => {
    expect(noEvidence(ending as Parameters<typeof noEvidence>[0])).toBe(said);
  });

  test.each([
    [[], null],
    [[{ title: 'FY28-Q2', goals: 1 }], '1 more goal is open: 1 in FY28-Q2'],
    [
      [
        { title: 'FY28-Q2', goals: 2 },
        { title: 'FY30-Q1', goals: 1 },
      ],
      '3 more goals are open: 2 in FY28-Q2, 1 in FY30-Q1',
    ],
  ])('of later quarters: %j', (later, said) => {
    expect(laterWords(review({ later }))).toBe(said);
  });

  test('small words', () => {
    expect([andMore(0), andMore(2)]).toEqual(['', 'and 2 more']);
    expect(endingWords({ outcome: 'achieved', day: '2026-11-18' } as Parameters<typeof endingWords>[0], today)).toBe(
      'achieved 18 Nov',
    );
    const quarter = {
      title: 'FY27-Q4',
      start: '2026-11-01',
      due: '2027-01-31',
      isCurrent: true,
    } as ReviewPage['quarters'][number];
    expect(quarterWords(quarter, today)).toBe('FY27-Q4, until 31 Jan');
    expect(quarterWords({ ...quarter, isCurrent: false }, today)).toBe('FY27-Q4, 1 Nov to 31 Jan');
    const why = (text: string) => struggleWords({ why: text } as Parameters<typeof struggleWords>[0], today);
    expect([why('said at risk on 2026-11-20: slow.'), why('a. b'), why('late;')]).toEqual([
      'said at risk on 20 Nov: slow',
      'a. b',
      'late',
    ]);
  });

  test.each([
    [[], 0, '0 actions of 0 goals'],
    [[['a', 'b'], ['c']], 0, '3 actions of 2 goals'],
    [[['a']], 1, 'at least 1 action of 2 goals'],
  ])('done: %j and %i more', (shown, left, said) => {
    const done = { shown: shown.map((all) => ({ actions: all })), left } as unknown as ReviewPage['done'];
    expect(doneWords(review({ done }))).toBe(said);
  });
});

describe('how complete', () => {
  const short = source('labels', 2, { total: 5 });
  test.each<[SourceRead, string]>([
    [source('goals', 34), '34'],
    [source('goals', 12, { total: 12 }), '12 of 12'],
    [source('goals', 13, { total: 12 }), '13 of 12'],
    [short, '2 of 5 arrived'],
    [failure('goals'), 'the server answered 502 (Bad Gateway)'],
    [failure('goals', 'x', 7), 'x (after 7)'],
  ])('a source: %#', (one_, said) => {
    expect(gave(one_)).toBe(said);
  });

  test('why, with so many failures by name', () => {
    const all = (...sources: SourceRead[]) => ({ complete: sources.length < 2, sources });
    expect(whyVerdict(all(source('goals', 1)), 2)).toBe('everything was read (1 request)');
    expect(whyVerdict({ complete: true, sources: [source('a', 1), source('b', 1, { requests: 3 })] }, 2)).toBe(
      'everything was read (4 requests)',
    );
    expect(whyVerdict(all(source('goals', 1), short, failure('b', 'x')), 2)).toBe('labels: 2 of 5 arrived; b: x');
    expect(whyVerdict(all(failure('a', 'x'), failure('b', 'y')), 1)).toBe('a: x; and 1 more source');
    expect(whyVerdict(all(failure('a', 'x'), failure('b', 'y'), short), 1)).toBe('a: x; and 2 more sources');
    expect(whyVerdict({ complete: false, sources: [] }, 2)).toBe('not everything could be read');
    expect([verdict(whole), verdict(broken)]).toEqual(['COMPLETE', 'INCOMPLETE']);
    expect(worstFirst([source('a', 1), short, source('b', 1), failure('c')]).map(({ name }) => name)).toEqual([
      'labels',
      'c',
      'a',
      'b',
    ]);
  });

  test.each<[SourceRead[], string[]]>([
    [[source('goals', 1)], []],
    [[failure('goals', 'x')], ['goals: x']],
    [[failure('goals', 'x', 3)], ['goals (after 3): x']],
    [[short], ['labels (2 of 5): not all arrived']],
    [[failure('comments of #7', 'x'), failure('comments of #9', 'x')], ['comments of #7, #9: x']],
    [[7, 8, 9].map((iid) => failure(`comments of #${iid}`, 'x')), ['comments of #7, #8, #9: x']],
    [[6, 7, 8, 9].map((iid) => failure(`comments of #${iid}`, 'x')), ['comments of 4 goals: x']],
    [
      [failure('goals', 'x'), failure('labels', 'x'), failure('members', 'y')],
      ['goals and labels: x', 'members: y'],
    ],
    [[failure('a', 'x'), failure('b', 'x'), failure('c', 'x')], ['a, b and c: x']],
  ])('one line for each cause: %#', (sources, lines) => {
    expect(causes({ complete: false, sources })).toEqual(lines);
  });
});

describe('the year, promotion, and what a copy leaves out', () => {
  const balance = (plan: object = {}, buckets = [3, 0, 1]) =>
    ({
      buckets: ([70, 20, 10] as const).map((bucket, index) => ({ bucket, goals: buckets[index] ?? 0, share: null })),
      plan: { title: 'FY27', elapsed: 80, goals: 7, closed: 2, progress: 54, later: 0, givenUp: 0, ...plan },
    }) as unknown as NonNullable<ReportPage['balance']>;
  const year = (
    one_: ReportPage['balance'],
    talk: typeof steps.careerTalk | null = null,
    manager: string | null = null,
  ) => yearSentences(page({ manager, balance: one_, next: talk === null ? null : { ...steps, careerTalk: talk } }));
  test.each<[string, string[], string[]]>([
    ['not read', year(null), ['Not all goals were read: how far the year is cannot be said']],
    [
      'a year of somebody without a manager, who never had such a talk',
      year(balance()),
      ['2 of 7 goals closed with 80 % of the year gone, the open ones at 54 %', 'On the job 3, in training 1'],
    ],
    ['no talk with the manager', year(balance({}, [0, 0, 0]), null, 'sam').slice(1), ['No career talk is planned']],
    ['no goals, and so nothing is missed', year(balance({ goals: 0 }, [0, 0, 0]), null, 'sam').slice(1), []],
    [
      'with more to tell',
      year(balance({ progress: null, givenUp: 1, later: 2 }, [0, 0, 0]), { next: null, last: '2026-10-01' }),
      [
        '2 of 7 goals closed with 80 % of the year gone, 1 given up, 2 due later',
        'No career talk is planned; the last was on 1 Oct',
      ],
    ],
    [
      'a talk ahead',
      year(balance({}, [0, 0, 0]), { next: '2026-12-01', last: null }).slice(1),
      ['Career talk on 1 Dec'],
    ],
    ['no goals', year(balance({ goals: 0, progress: null }, [0, 0, 0])), ['No goals with 80 % of the year gone']],
  ])('%s', (_name, said, wanted) => {
    expect(said).toEqual(wanted);
  });

  test.each([
    [{ goals: 0, progress: null }, 'no goals in it'],
    [{ goals: 1, closed: 0, progress: 0 }, '0 of 1 goal closed, the open ones at 0%'],
    [{ givenUp: 1, later: 2 }, '2 of 7 goals closed, 1 given up, 2 due later, the open ones at 54%'],
  ])('closed: %o', (plan, said) => {
    expect(closedText(balance(plan).plan)).toBe(said);
  });

  const promotion = (more: object = {}) =>
    promotionText(
      {
        state: 'not-this-cycle',
        answer: null,
        since: null,
        results: null,
        values: null,
        gaps: null,
        counts: null,
        ...more,
      } as Parameters<typeof promotionText>[0],
      gitlab,
    );
  test.each([
    [promotion(), 'not this cycle, its text is not known'],
    [promotion({ since: '2026-10-01', results: { filled: 0, of: 3 } }), 'not this cycle since 2026-10-01, 0/3 results'],
    [
      promotion({ values: ['dib'], counts: { gaps: 0, openParts: 0, findings: 0 } }),
      'not this cycle, 1/6 values, no gaps, no open parts, no findings',
    ],
    [promotion({ counts: { gaps: 2, openParts: 1, findings: null } }), 'not this cycle, 2 gaps, 1 open part'],
    [promotion({ counts: { gaps: 1, openParts: 2, findings: 1 } }), 'not this cycle, 1 gap, 2 open parts, 1 finding'],
  ])('%s', (said, wanted) => {
    expect(said).toBe(wanted);
  });

  test('evidence that is kept', () => {
    expect(keptText({ pieces: 0, values: [] }, gitlab.values)).toBe('kept with the document itself: none');
    expect(keptText({ pieces: 1, values: [] }, gitlab.values)).toBe('1 piece');
    expect(keptText({ pieces: 2, values: ['results', 'iteration'] }, gitlab.values)).toBe(
      '2 pieces, for Results for Customers, Iteration',
    );
  });

  test.each<[object | null, string | null]>([
    [null, null],
    [{ confidential: 0, sensitive: 0 }, null],
    [{ confidential: 1, sensitive: 0 }, "The manager's copy leaves out 1 goal (1 confidential)."],
    [
      { confidential: 1, sensitive: 2 },
      "The manager's copy leaves out 3 goals (1 confidential, 2 of a sensitive kind).",
    ],
    [{ confidential: 0, sensitive: 0, internalComments: 1 }, "The manager's copy leaves out 1 internal comment."],
    [
      { confidential: 0, sensitive: 1, internalComments: 2 },
      "The manager's copy leaves out 1 goal (1 of a sensitive kind) and 2 internal comments.",
    ],
  ])('left out: %o', (leftOut, said) => {
    expect(leftOutText({ leftOut } as Parameters<typeof leftOutText>[0])).toBe(said);
  });
});

describe('a screen', () => {
  test.each([
    [0, 80],
    [-1, 80],
    [Number.NaN, 80],
    [Number.POSITIVE_INFINITY, 80],
    [1, 60],
    [60, 60],
    [61.9, 61],
    [140, 140],
    [141, 140],
  ])('of %d columns has %i to use', (columns, usable) => {
    expect(usableColumns(columns)).toBe(usable);
  });

  test.each([
    [0, '░░░░░░░░░░'],
    [1, '█░░░░░░░░░'],
    [14, '█░░░░░░░░░'],
    [15, '██░░░░░░░░'],
    [50, '█████░░░░░'],
    [99, '█████████░'],
    [100, '██████████'],
    [101, '██████████'],
  ])('%i % fill %s', (percent, cells) => {
    expect(String(bar(paintFor({ color: false }), percent, 10))).toBe(cells);
  });
});
