// What waits for the manager, since when, and what the next 1:1 begins with.
import { describe, expect, test } from 'vitest';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { windowOf } from '#growth/time/window.ts';
import { notesFor, owner } from '#reports/audience.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import {
  type AllRead,
  actions,
  alex,
  at,
  comment,
  described,
  meeting,
  now,
  record,
  sam,
  source,
  story,
  tick,
  reportOfWeek,
} from './story.ts';

const recent = { iid: 4, title: 'T', createdAt: at('2026-11-02'), updatedAt: at('2026-11-20') };
const ask = (day: string, text: string, by = alex) => comment(at(day), `**Check-in ${day}**\n\nHelp: ${text}`, by);

function needsOf(story: GoalStory) {
  return reportOfWeek([story]).needsYou?.map(({ type, text, who, since, days, atLeast }) => ({
    type,
    text,
    who,
    since,
    days,
    atLeast,
  }));
}

test('an ask keeps its age until somebody else comments', () => {
  const notes = [ask('2026-11-10', 'a reviewer'), ask('2026-11-19', 'a room')];
  expect(needsOf(story(record(recent), { notes }))).toEqual([
    { type: 'ask', text: 'a reviewer', who: null, since: '2026-11-10', days: 13, atLeast: false },
    { type: 'ask', text: 'a room', who: null, since: '2026-11-19', days: 4, atLeast: false },
  ]);
  expect(needsOf(story(record(recent), { notes: [...notes, comment(at('2026-11-20'), 'Noor can', sam)] }))).toEqual([]);
});

describe('an approval', () => {
  const description = actions(['Enrol', 'Approval: @sam'], 0);
  const approval = (since: string | null, days: number | null, atLeast: boolean) => [
    { type: 'approval', text: 'Approval: @sam', who: '@sam', since, days, atLeast },
  ];
  const cases: readonly [string, readonly Note[] | null, unknown][] = [
    [
      'waits since the goal was opened, where nothing changed the text',
      [tick(at('2026-11-18'), 'Enrol')],
      approval('2026-11-02', 21, false),
    ],
    ['waits at least since the text was last changed', [described(at('2026-11-12'))], approval('2026-11-12', 11, true)],
    [
      'waits since it was unticked',
      [tick(at('2026-11-19'), 'Approval: @sam', false)],
      approval('2026-11-19', 4, false),
    ],
    ['waits at least since the last change, where no notes were read', null, approval('2026-11-20', 3, true)],
  ];
  test.each(cases)('%s', (_name, notes, expected) => {
    expect(needsOf(story(record({ ...recent, description }), { notes }))).toEqual(expected);
  });

  const staged = (day: string, value: 'planned' | 'doing', action: 'add' | 'remove' = 'add') =>
    ({ type: 'label', by: alex, at: at(day), action, word: { group: 'stage', value } }) as const;
  const imported = { type: 'goal', template: null, key: 'import-abcdefghijklmnop' };
  const started = [staged('2026-11-02', 'planned'), staged('2026-11-09', 'planned', 'remove')];
  const line = '- [ ] REVIEW approval of @sam: T (`#4`)';
  const onAgendas = [
    meeting({ iid: 9, day: '2026-11-10', state: 'closed', description: line }),
    meeting({ iid: 10, day: '2026-11-24', description: `${line} (second time, since 2026-11-10)` }),
  ];
  const ages: readonly [string, Partial<GoalRecord>, GoalEvent[], Note[], NonNullable<AllRead['meetings']>, unknown][] =
    [
      [
        'is asked since the goal was started',
        {},
        [...started, staged('2026-11-09', 'doing')],
        [],
        [],
        approval('2026-11-09', 14, false),
      ],
      [
        'of a goal that was planned once more: since it was started again',
        {},
        [staged('2026-11-03', 'doing'), staged('2026-11-05', 'planned'), staged('2026-11-16', 'doing')],
        [],
        [],
        approval('2026-11-16', 7, false),
      ],
      ['of a goal that is only planned waits for nobody', { stages: ['planned'] }, started, [], [], []],
      [
        'of a goal that was imported in work: longer than the import, nobody knows how long',
        { mark: imported },
        [staged('2026-11-02', 'doing')],
        [],
        [],
        approval('2026-11-02', 21, true),
      ],
      [
        'of a goal that was imported and started here',
        { mark: imported },
        [...started, staged('2026-11-09', 'doing')],
        [],
        [],
        approval('2026-11-09', 14, false),
      ],
      [
        'keeps the first agenda it stood on, where an edit of the text hides more',
        {},
        [],
        [described(at('2026-11-19'))],
        onAgendas,
        approval('2026-11-10', 13, true),
      ],
      [
        'keeps the day of the one agenda that it stood on',
        {},
        [],
        [described(at('2026-11-19'))],
        onAgendas.slice(0, 1),
        approval('2026-11-10', 13, true),
      ],
    ];
  test.each(ages)('%s', (_name, more, labelEvents, notes, meetings, expected) => {
    const told = reportOfWeek([story(record({ ...recent, description, ...more }), { notes, labelEvents })], {
      meetings,
    });
    const needs = told.needsYou?.map(({ type, text, who, since, days, atLeast }) => ({
      type,
      text,
      who,
      since,
      days,
      atLeast,
    }));
    expect(needs).toEqual(expected);
  });

  test('that was given is none', () => {
    expect(needsOf(story(record({ ...recent, description: actions(['Approval: Sam'], 1) })))).toEqual([]);
  });
});

describe('a goal that waits', () => {
  const waitingLabel = (day: string, action: 'add' | 'remove' = 'add') =>
    ({ type: 'label', by: alex, at: at(day), action, word: { group: 'stage', value: 'waiting' } }) as const;
  const labelled = [waitingLabel('2026-11-17')];
  const asked = comment(at('2026-11-17', '09:59'), '**Check-in 2026-11-17**\n\nWaiting for: the security review');
  const later = comment(at('2026-11-18'), '**Check-in 2026-11-18**\n\nBackend merged\n\nNext: the frontend');
  const cases: [name: string, notes: Note[], events: GoalEvent[], text: string][] = [
    ['says for what, whatever is logged later', [asked, later], labelled, 'the security review'],
    ['for the newest of several', [asked, comment(at('2026-11-19'), 'Check-in\nWaiting on: legal')], labelled, 'legal'],
    ['invents nothing out of other check-ins', [later], labelled, ''],
    ['was told that it is nothing', [asked, comment(at('2026-11-19'), 'Check-in\nWaiting for: none')], labelled, ''],
    [
      'had gone on meanwhile: that reason is over',
      [comment(at('2026-11-10'), 'Check-in\nWaiting for: the vendor')],
      [waitingLabel('2026-11-10'), waitingLabel('2026-11-12', 'remove'), ...labelled],
      '',
    ],
  ];
  test.each(cases)('%s', (_name, notes, labelEvents, text) => {
    const waiting = story(record({ ...recent, stages: ['waiting'] }), { notes, labelEvents });
    expect(needsOf(waiting)).toEqual([
      { type: 'waiting', text, who: null, since: '2026-11-17', days: 6, atLeast: false },
    ]);
  });
});

test('asks stand before approvals, however long those wait; of one sort the longest waiting first', () => {
  const told = reportOfWeek([
    story(
      record({ iid: 1, title: 'A', createdAt: '2026-02-03T08:00:00.000Z', description: '- [ ] Approval: my manager' }),
    ),
    story(record({ ...recent, iid: 2 }), { notes: [ask('2026-11-19', 'an hour')] }),
    story(record({ ...recent, iid: 3 }), { notes: [ask('2026-11-18', 'a reviewer')] }),
  ]);
  expect(told.needsYou?.map(({ type, place }) => [type, place.iid])).toEqual([
    ['ask', 3],
    ['ask', 2],
    ['approval', 1],
  ]);
});

describe('the agenda', () => {
  const next = meeting({
    iid: 12,
    day: '2026-11-24',
    createdAt: at('2026-11-18'),
    description: [
      '- [ ] REVIEW the plan (third time, since 2026-11-03)',
      '- [ ] HELP a reviewer for the upgrade',
      '- [x] HELP done',
      '- [ ] DISCUSS the date',
      '- [ ] DISCUSS which one should I own?',
      '- [ ] THANKS to Noor',
      '- [ ] 2026-12-15 DISCUSS career: gaps',
    ].join('\n'),
  });
  const last = meeting({
    iid: 10,
    day: '2026-11-17',
    state: 'closed',
    description: '- [x] DISCUSS Career\n- [x] THANKS to Eli',
  });

  test('asks and reviews with their age; what a check-in asks already is told once', () => {
    const told = reportOfWeek([story(record(recent), { notes: [ask('2026-11-19', 'a reviewer')] })], {
      meetings: [last, next],
    });
    expect(told.needsYou?.map(({ type, text, place, since }) => [type, text, place.type, since])).toEqual([
      // Other words: it may be another ask, and one too many is better than one hidden.
      ['ask', 'a reviewer for the upgrade', 'one-on-one', '2026-11-18'],
      ['ask', 'a reviewer', 'goal', '2026-11-19'],
      ['review', 'the plan', 'one-on-one', '2026-11-03'],
    ]);
  });

  const ours = { type: 'one-on-one', template: null, key: 'k' };
  const edited = (...days: string[]) => ({
    items: days.map((day) => described(at(day))),
    source: source('comments of #12', days.length),
  });
  const fresh = { iid: 12, day: '2026-11-24', createdAt: at('2026-11-18'), description: '- [ ] HELP a desk' };
  const since = (day: string, days: number, atLeast: boolean) => ({ since: day, days, atLeast });
  const standing: [string, Parameters<typeof meeting>[0], string[] | null, unknown][] = [
    ['that nobody touched since', fresh, null, since('2026-11-18', 5, false)],
    [
      'edited once',
      { ...fresh, updatedAt: at('2026-11-23'), mark: ours },
      ['2026-11-23'],
      since('2026-11-23', 0, false),
    ],
    [
      'edited on two days',
      { ...fresh, updatedAt: at('2026-11-23'), mark: ours },
      ['2026-11-20', '2026-11-22'],
      since('2026-11-22', 1, true),
    ],
    [
      'opened by hand, perhaps with this line, and edited',
      { ...fresh, updatedAt: at('2026-11-23') },
      ['2026-11-23'],
      since('2026-11-23', 0, true),
    ],
    ['whose notes are not read', { ...fresh, updatedAt: at('2026-11-23') }, null, since('2026-11-23', 0, true)],
    ['commented on, and never edited', { ...fresh, updatedAt: at('2026-11-23') }, [], since('2026-11-18', 5, false)],
  ];
  test.each(standing)('an ask on an agenda %s', (_name, about, days, expected) => {
    const agendaNotes = days === null ? null : notesFor(owner, edited(...days));
    expect(reportOfWeek([], { meetings: [meeting(about)], agendaNotes }).needsYou).toMatchObject([expected]);
  });

  test('what a goal asks for no longer: answered, taken back, or the goal is closed, in any window', () => {
    const description = [
      '- [ ] HELP a reviewer: T (`#4`) (second time, since 2026-11-10)',
      '- [ ] HELP a desk: Dropped (`#5`)',
      '- [ ] REVIEW approval of my manager: Dropped (`#5`)',
      '- [ ] REVIEW approval of my manager: Long closed (`#6`)',
      '- [ ] REVIEW approval of HR: T (`#4`)',
      '- [ ] REVIEW approval of Sam: Planned (`#7`)',
      '- [ ] REVIEW the plan of T (`#4`)',
    ].join('\n');
    const closed = (iid: number, day: string) =>
      ({
        iid,
        title: 'Dropped',
        state: 'closed',
        outcomes: ['dropped'],
        closedAt: at(day),
        updatedAt: at(day),
      }) as const;
    const taken = comment(at('2026-11-19'), '**Check-in 2026-11-19**\n\nHelp: none');
    const told = reportOfWeek(
      [
        story(record({ ...recent, description: '- [x] Approval: HR' }), {
          notes: [ask('2026-11-10', 'a reviewer'), taken],
        }),
        story(record({ ...closed(5, '2026-11-20'), description: actions(['Approval: my manager']) })),
        story(record({ iid: 7, title: 'Planned', stages: ['planned'], description: actions(['Approval: Sam']) })),
      ],
      { earlier: [record(closed(6, '2026-10-01'))], meetings: [meeting({ iid: 12, day: '2026-11-24', description })] },
    );
    expect(told.needsYou?.map(({ text }) => text)).toEqual(['the plan of T (#4)']);
  });

  test('the question with a question mark, the career talks, the meeting', () => {
    expect(reportOfWeek([], { meetings: [last, next] }).next).toEqual({
      meeting: { iid: 12, title: '1:1 2026-11-24', url: next.url, day: '2026-11-24' },
      actions: [],
      brought: [],
      notTalkedOver: [],
      question: 'which one should I own?',
      unclosed: null,
      careerTalk: { next: '2026-12-15', last: '2026-11-17' },
    });
  });

  test('thanks that the person gives are told beside the wins: those of the next 1:1, and of those after the first day of the window', () => {
    const thanks = (meetings: AllRead['meetings'], since = '2026-11-17') =>
      reportOfWeek([], { meetings: meetings ?? [], window: { ...windowOf(since, '2026-11-23', now.zone, 'w') } });
    expect(thanks([last, next])).toMatchObject({
      thanks: [{ day: '2026-11-23', meeting: { iid: 12 }, text: 'to Noor' }],
      wins: [],
    });
    expect(thanks([last, next], '2026-11-16').thanks.map(({ text }) => text)).toEqual(['to Eli', 'to Noor']);
  });
});

const document = {
  iid: 9,
  url: 'https://gitlab.example/9',
  state: 'manager-review',
  since: '2026-11-09',
  results: null,
  values: null,
  evidence: null,
  gaps: null,
  counts: null,
  answer: null,
};

test('what is open in a promotion document, and what the check finds, is for the person alone', () => {
  const counts = { gaps: 1, openParts: 1, findings: 7 };
  const promotion = { ...document, gaps: ['Coaching', 'Two more results'], counts };
  expect(reportOfWeek([], { promotion }).promotion).toEqual(promotion);
  const others = [{ audience: 'manager' }, { audience: 'review' }, { isOthers: true }] as const;
  for (const of of others)
    expect(reportOfWeek([], { promotion, ...of }).promotion).toEqual({ ...promotion, gaps: null, counts: null });
});

test('a promotion document under review waits for the manager', () => {
  expect(reportOfWeek([], { promotion: document }).needsYou).toMatchObject([
    { type: 'review', since: '2026-11-09', days: 14, atLeast: false },
  ]);
  expect(reportOfWeek([], { promotion: { ...document, state: 'drafting' } }).needsYou).toEqual([]);
  const answer = { by: 'morgan', day: '2026-11-20', verdict: 'not-yet', points: [] } as const;
  const answered = { promotion: { ...document, answer } };
  expect(reportOfWeek([], answered)).toMatchObject({ needsYou: [], promotion: { answer } });
  expect(reportOfWeek([], { ...answered, audience: 'manager' })).toMatchObject({
    needsYou: [],
    promotion: { answer: null },
  });
});

test('next actions: of goals in work, by need; of those not begun where none is', () => {
  const open = (iid: number, stages: readonly ['doing' | 'planned' | 'waiting'], due: string) =>
    story(
      record({ iid, title: `G${iid}`, stages, due, createdAt: recent.createdAt, description: actions([`A${iid}`]) }),
    );
  const planned = open(3, ['planned'], '2026-11-30');
  const goals = [
    open(1, ['doing'], '2027-01-29'),
    open(2, ['doing'], '2026-12-18'),
    planned,
    open(4, ['waiting'], '2026-12-01'),
  ];
  expect(reportOfWeek(goals).next?.actions.map(({ text }) => text)).toEqual(['A2', 'A1']);
  expect(reportOfWeek([planned]).next?.actions.map(({ text }) => text)).toEqual(['A3']);
});
