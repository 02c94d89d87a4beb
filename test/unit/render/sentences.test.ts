// Sentences that every form of a report says, one by one: for none, one and several of what they count.
import { describe, expect, test } from 'vitest';
import { gitlab } from '../../support/company.ts';
import { answeredLead, answeredStep, answeredWords, howToAnswer } from '#render/answered-words.ts';
import { causes, gave, verdict, whyVerdict, worstFirst } from '#render/completeness-words.ts';
import {
  doneWords,
  noEvidence,
  noPlan,
  quarterWords,
  reviewFindings,
  silence,
  unshownWords,
} from '#render/review-words.ts';
import { closedText, goalsSeen, keptText, leftOutText, needAge, needText, noGoalsText } from '#render/report-words.ts';
import { sinceParts } from '#render/since-words.ts';
import { changeText, percentText, slipText, standing, thanksText, valuesShown, winText } from '#render/words.ts';
import type { Answered } from '#reports/answered.ts';
import type { ReportPage } from '#reports/page.ts';
import type { ReviewPage } from '#reports/review-page.ts';
import type { Win } from '#reports/wins.ts';
import { at, failure, now, source } from '../reports/story.ts';

const { today, zone } = now;
const place = { iid: 7, title: 'Read', url: 'u' };
const complete = { complete: true, sources: [source('goals', 1)] };
const incomplete = { complete: false, sources: [failure('goals')] };

describe('what was read', () => {
  test.each([
    [complete, 'COMPLETE', 'everything was read (1 request)'],
    [incomplete, 'INCOMPLETE', 'goals: the server answered 502 (Bad Gateway)'],
    [{ complete: false, sources: [] }, 'INCOMPLETE', 'not everything could be read'],
    [
      { complete: false, sources: [failure('a', 'x'), source('b', 1), failure('c', 'y'), failure('d', 'z')] },
      'INCOMPLETE',
      'a: x; c: y; and 1 more source',
    ],
    [{ complete: false, sources: [failure('a', 'x'), failure('c', 'y')] }, 'INCOMPLETE', 'a: x; c: y'],
  ])('%#', (completeness, word, why) => {
    expect([verdict(completeness), whyVerdict(completeness, 2)]).toEqual([word, why]);
  });

  test.each([
    [source('a', 34), '34'],
    [source('a', 12, { total: 12 }), '12 of 12'],
    [source('a', 100, { total: 250 }), '100 of 250 arrived'],
    [failure('a', 'no'), 'no'],
    [failure('a', 'no', 3), 'no (after 3)'],
  ])('%#: %s', (one, words) => {
    expect(gave(one)).toBe(words);
  });

  test('failed ones first; one line for each cause, kinds together, many of one kind counted', () => {
    const sources = [
      source('a', 1),
      failure('comments of #7', 'no'),
      failure('comments of #9', 'no', 2),
      source('b', 3, { total: 5 }),
    ];
    expect(worstFirst(sources).map(({ name }) => name)).toEqual(['comments of #7', 'comments of #9', 'b', 'a']);
    expect(causes({ complete: false, sources })).toEqual([
      'comments of #7 and comments of #9 (after 2): no',
      'b (3 of 5): not all arrived',
    ]);
    const comments = (count: number) =>
      Array.from({ length: count }, (_, index) => failure(`comments of #${index + 1}`, 'no'));
    expect(
      causes({ complete: false, sources: [...comments(3), failure('labels', 'no'), failure('members', 'no')] }),
    ).toEqual(['comments of #1, #2, #3, labels and members: no']);
    expect(causes({ complete: false, sources: comments(4) })).toEqual(['comments of 4 goals: no']);
  });
});

test.each<[string, Partial<Answered>, string, string, string]>([
  ['an ask', { type: 'ask' }, '', 'replied by @sam on Fri 20 Nov, settled?', 'devgrowth goal log 7 --help-needed none'],
  [
    'an approval',
    { type: 'approval', item: 2 },
    'approval of ',
    'approved by @sam on Fri 20 Nov, tick it',
    'devgrowth goal check 7 2',
  ],
  [
    'unclear words',
    { type: 'unclear' },
    '',
    'said by @sam on Fri 20 Nov: which ask does it answer?',
    'devgrowth goal log <number> --help-needed none',
  ],
])('%s that was answered', (_name, more, lead, words, step) => {
  const one: Answered = { type: 'ask', place, text: 'x', by: 'sam', day: '2026-11-20', item: null, ...more };
  expect([answeredLead(one), answeredWords(one, today), answeredStep(one)]).toEqual([lead, words, step]);
});

describe('how to answer', () => {
  const asked = (type: string, at_ = 'goal', ofReader = true) => ({ type, place: { ...place, type: at_ }, ofReader });
  const page = (audience: 'me' | 'manager', ...all: readonly ReturnType<typeof asked>[]) =>
    ({ audience, asked: all }) as unknown as ReportPage;
  test.each<[readonly ReturnType<typeof asked>[], string | null, string | null]>([
    [[], null, null],
    [[asked('ask', 'goal', false)], null, null],
    [[asked('question', 'one-on-one')], null, null],
    [
      [asked('ask')],
      'An answer on the goal takes an ask off this list.',
      'Answer an ask with a comment on its goal, or on the 1:1 with its number.',
    ],
    [
      [asked('approval')],
      'An approval is given when its box is ticked.',
      'For an approval write “Approved” on its goal.',
    ],
    [
      [asked('review', 'one-on-one')],
      'A line of the agenda goes when it is ticked.',
      'What stands on the agenda is for the 1:1.',
    ],
    [
      [asked('ask'), asked('approval')],
      'An answer on the goal takes an ask off this list; an approval is given when its box is ticked.',
      'Answer an ask with a comment on its goal, or on the 1:1 with its number; for an approval write “Approved” on its goal.',
    ],
  ])('%#', (all, own, others) => {
    expect([howToAnswer(page('me', ...all)), howToAnswer(page('manager', ...all))]).toEqual([own, others]);
  });
  test('nothing where nothing could be read', () => {
    expect(howToAnswer({ audience: 'me', asked: null } as unknown as ReportPage)).toBeNull();
  });
});

describe('a review', () => {
  const cut = <T>(...shown: readonly T[]) => ({ shown, left: 0 });
  const page = (more: Partial<ReviewPage>) =>
    ({
      ended: [],
      values: [],
      unshown: [],
      open: 0,
      isSilent: false,
      done: cut(),
      plan: null,
      ...more,
    }) as unknown as ReviewPage;
  test('its finding', () => {
    const values = [{ value: 'dib', times: 1, proofs: cut() }] as unknown as ReviewPage['values'];
    expect(reviewFindings(page({ isSilent: true }), complete)).toEqual(['No goal closed']);
    expect(reviewFindings(page({ isSilent: true }), incomplete)).toEqual(['No goal is known to have closed']);
    const ended = [
      { outcome: 'achieved', goals: 1 },
      { outcome: 'unknown', goals: 2 },
    ] as const;
    expect(reviewFindings(page({ ended, values, unshown: ['results'], open: 1 }), incomplete)).toEqual([
      'At least 3 goals closed: 1 achieved, 2 without a word how',
      '1 of 2 values shown',
      '1 goal is open',
    ]);
    // A company without values, or a form that does not ask for them.
    expect(reviewFindings(page({ ended: ended.slice(0, 1) }), complete)).toEqual(['1 goal closed: 1 achieved']);
    expect([silence(complete), silence(incomplete)].map((said) => said.slice(0, 16))).toEqual([
      'Nothing closed, ',
      'Nothing is known',
    ]);
  });
  test('what is missing in it', () => {
    const ending = { evidence: [], outcome: 'achieved' } as unknown as Parameters<typeof noEvidence>[0];
    expect([
      noEvidence({ ...ending, evidence: null }),
      noEvidence(ending),
      noEvidence({ ...ending, outcome: 'changed' }),
    ]).toEqual(['its comments could not be read', 'nothing yet', null]);
    expect(unshownWords(page({ unshown: ['dib', 'results'] }), { company: gitlab, completeness: complete })).toBe(
      'Nothing names Diversity, Inclusion & Belonging, Results for Customers yet',
    );
    expect(unshownWords(page({ unshown: ['dib'] }), { company: gitlab, completeness: incomplete })).toBe(
      'Nothing that was read names Diversity, Inclusion & Belonging',
    );
    expect(
      unshownWords(page({ unshown: ['dib'], isSilent: true }), { company: gitlab, completeness: complete }),
    ).toBeNull();
    expect(unshownWords(page({}), { company: gitlab, completeness: complete })).toBeNull();
    const plan = {
      iid: 1,
      title: 'P',
      url: 'u',
      aspiration: null,
      focus: null,
      intention: null,
      support: null,
      communicated: null,
    };
    expect(noPlan(page({ plan }), complete)).toBe('The year plan names no aspiration, focus or intention yet');
    expect(noPlan(page({ plan: { ...plan, focus: 'x' } }), complete)).toBeNull();
    expect(noPlan(page({}), complete)).toBe('There is no year plan to show');
    expect(noPlan(page({}), { complete: false, sources: [failure('goals'), source('year plan', 1)] })).toBe(
      'There is no year plan to show',
    );
    expect(noPlan(page({}), { complete: false, sources: [failure('year plan')] })).toBe(
      'The year plan could not be read',
    );
  });
  test('its quarters and actions', () => {
    const quarter = { title: 'FY27-Q4', start: '2026-11-01', due: '2027-01-31', words: null, goals: cut<never>() };
    expect(quarterWords({ ...quarter, isCurrent: true }, today)).toBe('FY27-Q4, until 31 Jan');
    expect(quarterWords({ ...quarter, isCurrent: false }, today)).toBe('FY27-Q4, 1 Nov to 31 Jan');
    const win = (count: number) => ({ type: 'ticked', actions: Array(count).fill('a') });
    const done = (left: number, ...counts: readonly number[]) =>
      doneWords(page({ done: { shown: counts.map(win), left } } as unknown as Partial<ReviewPage>));
    expect([done(0, 1), done(0, 2, 3), done(4, 2, 3)]).toEqual([
      '1 action of 1 goal',
      '5 actions of 2 goals',
      'at least 5 actions of 6 goals',
    ]);
  });
});

describe('since the last report', () => {
  const last = { meeting: place, at: at('2026-11-17'), day: '2026-11-17' };
  const said = (since: object | null, completeness: object = complete) =>
    sinceParts({ since, today, completeness } as unknown as ReportPage);
  test.each<[object | null, readonly string[] | null]>([
    [null, null],
    [{ last: 'none', inFull: false }, null],
    [{ last: 'none', inFull: true }, ['No report was posted yet for an earlier 1:1', '']],
    [{ last: 'not-known' }, ['No posted report was found, and not every 1:1 was read', '']],
    [{ last, counts: [], unknown: 0 }, ['Since the report of 17 Nov', ': nothing new, moved or dropped']],
    [
      {
        last,
        counts: [
          { what: 'moved', count: 2 },
          { what: 'settled', count: 1 },
        ],
        unknown: 3,
      },
      ['Since the report of 17 Nov', ': 2 moved, 1 no longer asked, 3 not known'],
    ],
  ])('%#', (since, parts) => {
    expect(said(since)).toEqual(parts);
  });
  test('as far as it was read', () => {
    expect(said({ last, counts: [], unknown: 0 }, incomplete)?.[1]).toBe(
      ', as far as it was read: nothing new, moved or dropped',
    );
  });
});

describe('numbers and words', () => {
  test.each([
    [null, '?'],
    [{ percent: null, ticked: 0, unticked: 0 }, '?'],
    [{ percent: 0, ticked: 0, unticked: 0 }, '+0'],
    [{ percent: 20, ticked: 0, unticked: 0 }, '+20'],
    [{ percent: -10, ticked: 0, unticked: 0 }, '-10'],
  ])('a change: %#', (change, words) => {
    expect(changeText(change)).toBe(words);
  });
  test('progress, or none', () => {
    const progress = { percent: 0, done: null, total: null, source: 'check-in', asOf: null } as never;
    expect([percentText({ progress }), percentText({ progress: null })]).toEqual(['0%', '-']);
  });
  test.each<[object, string]>([
    [{ state: 'closed', outcome: null, closedAt: null }, 'closed, outcome not said'],
    [{ state: 'closed', outcome: 'unknown', closedAt: at('2026-11-20') }, 'closed, outcome not said 2026-11-20'],
    [{ state: 'closed', outcome: 'achieved', closedAt: at('2026-11-20') }, 'achieved 2026-11-20'],
    [{ health: { level: 'on-track', reason: '', source: 'computed' } }, 'on track'],
    [{ health: { level: 'on-track', reason: 'said so', source: 'check-in' } }, 'on track'],
    [
      { health: { level: 'on-track', reason: 'well, overdue by 12 days', source: 'check-in' } },
      'said on track, overdue by 12 days',
    ],
    [{ health: { level: 'at-risk', reason: '', source: 'label' } }, 'at risk'],
    [{ health: { level: 'at-risk', reason: 'overdue by 1 day', source: 'computed' } }, 'at risk: overdue by 1 day'],
    [{ health: { level: 'at-risk', reason: 'at risk since Monday', source: 'check-in' } }, 'at risk since Monday'],
  ])('how a goal stands: %#', (more, words) => {
    expect(standing({ state: 'opened', health: { level: 'on-track' }, ...more } as never, zone)).toBe(words);
  });
  test.each([
    [{ type: 'overdue', days: 1 }, 'overdue by 1 day'],
    [{ type: 'quiet', days: 14 }, 'quiet for 14 days'],
    [{ type: 'health-worse', from: 'on-track', to: 'at-risk' }, 'health fell from on track to at risk'],
    [{ type: 'due-moved', from: null, to: null }, 'due date removed'],
    [{ type: 'due-moved', from: '2026-12-01', to: null }, 'due date 2026-12-01 removed'],
    [{ type: 'due-moved', from: null, to: '2026-12-24' }, 'due date set to 2026-12-24 (the earlier one is not known)'],
    [{ type: 'due-moved', from: '2026-12-01', to: '2026-12-24' }, 'due date moved from 2026-12-01 to 2026-12-24'],
  ] as const)('what slipped: %#', (reason, words) => {
    expect(slipText(reason)).toBe(words);
  });
  const win = (more: object): Win => ({
    type: 'evidence',
    day: today,
    goal: place,
    values: [],
    text: 'x',
    link: null,
    added: null,
    ...more,
  });
  test('wins, and the values that they name', () => {
    const ticked = (points: number | null) => winText(win({ type: 'ticked', actions: ['a'], points, text: 'a' }));
    expect([ticked(null), ticked(0), ticked(20)]).toEqual(['a', 'a', '+20: a']);
    expect([
      winText(win({ added: '2026-11-20' })),
      winText(win({ text: 'y' })),
      winText(win({ type: 'closed', outcome: 'achieved', text: null })),
    ]).toEqual(['added in these days: x', 'y', '']);
    const wins = [
      win({ values: ['dib'] }),
      win({ values: ['results'] }),
      win({ type: 'check-in', values: ['results'] }),
      win({ added: today, values: ['dib'] }),
    ];
    expect(valuesShown(wins, gitlab)).toEqual(['2x Results for Customers', '1x Diversity, Inclusion & Belonging']);
    const thanks = (...texts: string[]) =>
      thanksText({ thanks: texts.map((text) => ({ day: today, meeting: place, text, from: null })) });
    expect([thanks(), thanks('To Noor for it', 'Eli')]).toEqual([null, 'Thanks to Noor for it; Eli']);
  });
  const need = (more: object) =>
    ({
      type: 'ask',
      place: { ...place, type: 'goal' },
      text: 'a room',
      who: null,
      since: null,
      days: null,
      atLeast: false,
      ...more,
    }) as never;
  test('what is asked, and for how long', () => {
    const age = (days: number | null, atLeast = false) => needAge(need({ days, atLeast }));
    expect([age(null), age(0), age(0, true), age(1), age(4, true)]).toEqual([
      '?',
      'today',
      'today or before',
      '1 day',
      'at least 4 days',
    ]);
    expect([
      needText(need({})),
      needText(need({ text: '' })),
      needText(need({ type: 'waiting', text: '' })),
      needText(need({ type: 'waiting' })),
      needText(need({ type: 'approval', who: 'Kim' })),
    ]).toEqual(['a room', 'Read', 'Read (not said for what)', 'a room', 'Kim: Read']);
  });
  test('what is kept, closed, left out, and not there', () => {
    expect([
      keptText({ pieces: 0, values: [] } as never, gitlab.values),
      keptText({ pieces: 1, values: [] } as never, gitlab.values),
      keptText({ pieces: 2, values: ['dib', 'results'] } as never, gitlab.values),
    ]).toEqual([
      'kept with the document itself: none',
      '1 piece',
      '2 pieces, for Diversity, Inclusion & Belonging, Results for Customers',
    ]);
    const plan = {
      title: 'FY27',
      start: '',
      due: '',
      elapsed: 1,
      goals: 0,
      closed: 0,
      progress: null,
      later: 0,
      givenUp: 0,
    };
    expect([
      closedText(plan),
      closedText({ ...plan, goals: 1, closed: 1 }),
      closedText({ ...plan, goals: 7, closed: 2, givenUp: 1, later: 3, progress: 0 }),
    ]).toEqual([
      'no goals in it',
      '1 of 1 goal closed',
      '2 of 7 goals closed, 1 given up, 3 due later, the open ones at 0%',
    ]);
    const out = (more: object) => leftOutText({ leftOut: { confidential: 0, sensitive: 0, ...more } });
    expect([
      leftOutText({ leftOut: null }),
      out({}),
      out({ confidential: 1 }),
      out({ sensitive: 2, internalComments: 1 }),
      out({ confidential: 1, sensitive: 1 }),
    ]).toEqual([
      null,
      null,
      "The manager's copy leaves out 1 goal (1 confidential).",
      "The manager's copy leaves out 2 goals (2 of a sensitive kind) and 1 internal comment.",
      "The manager's copy leaves out 2 goals (1 confidential, 1 of a sensitive kind).",
    ]);
    const seen = (count: number) => ({
      completeness: { complete: true, sources: [source('members', 9), source('goals', count)] },
    });
    expect([
      noGoalsText(seen(0)),
      noGoalsText(seen(1)),
      goalsSeen(seen(3)),
      goalsSeen({ completeness: { complete: true, sources: [] } }),
    ]).toEqual(['No goals yet', 'No goals in these days: 1 goal was opened later or closed before', 3, 0]);
  });
});
