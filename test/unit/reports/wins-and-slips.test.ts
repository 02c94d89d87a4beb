// What counts as won and as slipped inside a window.
import { describe, expect, test } from 'vitest';
import { windowOf } from '#growth/time/window.ts';
import { type GoalStory, listedGoal } from '#reports/listed-goal.ts';
import { slipsIn } from '#reports/slips.ts';
import { thanksIn, thanksWins } from '#reports/thanks.ts';
import { winsIn } from '#reports/wins.ts';
import { actions, at, comment, due, failure, healthLabel, meeting, now, record, sam, story, tick } from './story.ts';

const week = windowOf('2026-11-16', '2026-11-23', 'Europe/Berlin', 'test');
const moved = { iid: 1, title: 'T', updatedAt: at('2026-11-20') };
const reference = { iid: 1, title: 'T', url: 'https://gitlab.example/alex/goals/-/issues/1' };

function told(goals: readonly GoalStory[]) {
  return goals.map((one) => ({ story: one, goal: listedGoal(one, now) }));
}

function closed(outcomes: readonly ('achieved' | 'changed' | 'dropped')[], closedAt = at('2026-11-18')) {
  return record({ ...moved, state: 'closed', outcomes, closedAt, stages: [], values: ['iteration'] });
}

describe('wins', () => {
  const ticked = { type: 'ticked', points: null, goal: reference, values: [] };
  const evidence = (day: string, link: string, more = '') =>
    `**Evidence ${day}** · results\n\nLink: \`${link}\`\n\nDid it.\n\nResult: 3 % faster${more}`;

  const cases: readonly { readonly name: string; readonly goals: readonly GoalStory[]; readonly expected: unknown }[] =
    [
      {
        name: 'closed as achieved, with what was learned',
        goals: [
          story(closed(['achieved']), {
            notes: [comment(at('2026-11-18'), '**Closed 2026-11-18** · achieved\n\nWhat I learned: start small')],
          }),
        ],
        expected: [
          {
            type: 'closed',
            outcome: 'achieved',
            text: 'start small',
            day: '2026-11-18',
            goal: reference,
            values: [],
          },
        ],
      },
      {
        name: 'closed as changed, in the browser',
        goals: [story(closed(['changed']))],
        expected: [{ type: 'closed', outcome: 'changed', text: null, day: '2026-11-18', goal: reference, values: [] }],
      },
      { name: 'dropped is no win', goals: [story(closed(['dropped']))], expected: [] },
      { name: 'closed without an outcome is no win', goals: [story(closed([]))], expected: [] },
      { name: 'closed before the window', goals: [story(closed(['achieved'], at('2026-11-15')))], expected: [] },
      {
        name: 'a tick, and one undone later',
        goals: [
          story(record(moved), {
            notes: [tick(at('2026-11-17'), 'A'), tick(at('2026-11-17'), 'B'), tick(at('2026-11-19'), 'B', false)],
          }),
        ],
        expected: [{ ...ticked, text: 'A', actions: ['A'], day: '2026-11-17' }],
      },
      {
        name: 'ticked, undone, ticked again: once, on the last day',
        goals: [
          story(record(moved), {
            notes: [tick(at('2026-11-17'), 'A'), tick(at('2026-11-18'), 'A', false), tick(at('2026-11-19'), 'A')],
          }),
        ],
        expected: [{ ...ticked, text: 'A', actions: ['A'], day: '2026-11-19' }],
      },
      {
        name: 'unticked only',
        goals: [story(record(moved), { notes: [tick(at('2026-11-17'), 'A', false)] })],
        expected: [],
      },
      {
        name: 'ticks that arrived before the reading failed still count',
        goals: [story(record(moved), { notes: [tick(at('2026-11-17'), 'A')], notesSource: failure('comments of #1') })],
        expected: [{ ...ticked, text: 'A', actions: ['A'], day: '2026-11-17' }],
      },
      {
        name: 'evidence counts on the day of the work; of other days it is told as added',
        goals: [
          story(record(moved), {
            notes: [
              comment(at('2026-11-18'), evidence('2026-10-01', 'https://g.example/x/-/merge_requests/1')),
              comment(at('2026-12-10'), evidence('2026-11-18', 'https://g.example/x/-/merge_requests/2')),
              comment(at('2026-12-10'), evidence('2026-11-30', 'https://g.example/x/-/merge_requests/3')),
            ],
          }),
        ],
        expected: [
          {
            type: 'evidence',
            text: '3 % faster',
            isResult: true,
            link: 'https://g.example/x/-/merge_requests/2',
            added: null,
            day: '2026-11-18',
            goal: reference,
            values: ['results'],
          },
          {
            type: 'evidence',
            text: '3 % faster',
            isResult: true,
            link: 'https://g.example/x/-/merge_requests/1',
            added: '2026-11-18',
            day: '2026-10-01',
            goal: reference,
            values: ['results'],
          },
        ],
      },
      {
        name: 'a label of the goal is no value shown; what evidence, check-in and closing name is',
        goals: [
          story(
            { ...closed(['achieved']), values: ['dib', 'iteration'] },
            {
              notes: [
                comment(at('2026-11-18', '12:00'), '**Closed 2026-11-18** · achieved · transparency'),
                comment(at('2026-11-17', '12:00'), '**Check-in 2026-11-17** · efficiency\n\nPaired on it'),
                comment(at('2026-11-17', '11:00'), '**Check-in 2026-11-17** · on track\n\nNames none'),
                comment(at('2026-11-16'), '**Evidence 2026-11-16**\n\nWrote it down'),
              ],
            },
          ),
        ],
        expected: [
          {
            type: 'closed',
            outcome: 'achieved',
            text: null,
            day: '2026-11-18',
            goal: reference,
            values: ['transparency'],
          },
          {
            type: 'evidence',
            text: 'Wrote it down',
            link: null,
            added: null,
            day: '2026-11-16',
            goal: reference,
            values: [],
          },
          { type: 'check-in', text: 'Paired on it', day: '2026-11-17', goal: reference, values: ['efficiency'] },
        ],
      },
      {
        name: 'what was said in mentoring stays there, also when it names a value',
        goals: [
          story(record({ ...moved, kinds: ['mentoring'] }), {
            notes: [comment(at('2026-11-17'), '**Check-in 2026-11-17** · collaboration\n\nA secret')],
          }),
        ],
        expected: [{ type: 'check-in', text: '', day: '2026-11-17', goal: reference, values: ['collaboration'] }],
      },
      {
        name: 'the same link twice is one accomplishment, the first told',
        goals: [
          story(record(moved), {
            notes: [
              comment(at('2026-11-19'), evidence('2026-11-19', 'https://g.example/1', ' again')),
              comment(at('2026-11-18'), evidence('2026-11-18', 'https://g.example/1')),
            ],
          }),
        ],
        expected: [
          {
            type: 'evidence',
            text: '3 % faster',
            isResult: true,
            link: 'https://g.example/1',
            added: null,
            day: '2026-11-18',
            goal: reference,
            values: ['results'],
          },
        ],
      },
      {
        name: 'the day is that of the person, not of UTC',
        goals: [story(record(moved), { notes: [tick('2026-11-17T23:30:00.000Z', 'A')] })],
        expected: [{ ...ticked, text: 'A', actions: ['A'], day: '2026-11-18' }],
      },
      {
        name: 'the ticks of a goal are one win, with its points; somebody else giving an approval is none',
        goals: [
          story(record({ ...moved, description: actions(['A', 'B', 'Approval: Sam', 'C'], 3) }), {
            notes: [tick(at('2026-11-19'), 'B'), tick(at('2026-11-17'), 'A'), tick(at('2026-11-20'), 'Approval: Sam')],
          }),
        ],
        expected: [{ ...ticked, text: 'A; B', actions: ['A', 'B'], points: 75, day: '2026-11-19' }],
      },
      { name: 'nothing read', goals: [story(record(moved), { notes: null })], expected: [] },
      {
        name: 'the first instant of the window is in it, the first after it is not',
        goals: [
          story(record(moved), {
            notes: [tick('2026-11-15T23:00:00.000Z', 'A'), tick('2026-11-23T23:00:00.000Z', 'B')],
          }),
        ],
        expected: [{ ...ticked, text: 'A', actions: ['A'], day: '2026-11-16' }],
      },
    ];

  test.each(cases)('$name', ({ goals, expected }) => {
    expect(winsIn(told(goals), week)).toEqual(expected);
  });

  test('by weight: reached, evidence with a number, evidence, changed, steps with the biggest first, written down only', () => {
    const kept = (day: string, words: string, of = day) => comment(at(day), `**Evidence ${of}**\n\n${words}`);
    const stepped = (iid: number, all: number) =>
      story(record({ ...moved, iid, description: actions(['A', 'B', 'C', 'D'].slice(0, all), 1) }), {
        notes: [tick(at('2026-11-22'), 'A')],
      });
    const goals = [
      stepped(6, 4),
      stepped(5, 2),
      story({ ...closed(['changed']), iid: 4 }),
      story(record({ ...moved, iid: 3 }), {
        notes: [kept('2026-11-22', 'Old, 9 of them', '2026-10-01'), kept('2026-11-21', 'Wrote the page')],
      }),
      story(record({ ...moved, iid: 2 }), { notes: [kept('2026-11-17', '25 minutes instead of a day')] }),
      story({ ...closed(['achieved'], at('2026-11-16')), iid: 1 }),
    ];
    expect(winsIn(told(goals), week).map(({ goal }) => goal.iid)).toEqual([1, 2, 3, 4, 5, 6, 3]);
  });

  test('digits of an address are no number of a result', () => {
    const link = 'https://g.example/x/-/merge_requests/123';
    const kept = (iid: number, day: string, words: string) =>
      story(record({ ...moved, iid }), { notes: [comment(at(day), `**Evidence ${day}**\n\n${words}`)] });
    const goals = [kept(1, '2026-11-22', link), kept(2, '2026-11-21', 'Cut the build to 6 minutes')];
    expect(winsIn(told(goals), week).map(({ goal }) => goal.iid)).toEqual([2, 1]);
  });

  test.each([
    ['to Noor for the review', null],
    ['Noor, for the review', null],
    ['Noor for what she said', null],
    ['from Sam: the runbook saved the night', 'Sam'],
    ['from the on-call group for the runbook', 'the on-call group'],
    ['Sam said thanks for the runbook', 'Sam'],
    ['Eli and Noor thanked me in the retro', 'Eli and Noor'],
  ])('THANKS %s', (text, from) => {
    const next = meeting({ iid: 9, day: '2026-11-24', description: `- [ ] THANKS ${text}` });
    const thanks = thanksIn([next], week, now.today);
    expect(thanks).toMatchObject([{ text, from, day: '2026-11-23' }]);
    expect(thanksWins(thanks, now.zone).map(({ win }) => win)).toMatchObject(from === null ? [] : [{ text, from }]);
  });
});

describe('slips', () => {
  const said = (day: string, health: string) => comment(at(day), `**Check-in ${day}** · ${health}`);

  const cases: readonly { readonly name: string; readonly goal: GoalStory; readonly expected: unknown }[] = [
    { name: 'nothing', goal: story(record(moved), { notes: [said('2026-11-20', 'on track')] }), expected: null },
    { name: 'due today is not overdue', goal: story(record({ ...moved, due: '2026-11-23' })), expected: null },
    { name: 'overdue', goal: story(record({ ...moved, due: '2026-11-20' })), expected: [{ type: 'overdue', days: 3 }] },
    { name: 'overdue but closed', goal: story({ ...closed(['dropped']), due: '2026-11-01' }), expected: null },
    {
      name: 'due date moved',
      goal: story(record({ ...moved, due: '2026-12-18' }), {
        notes: [due(at('2026-10-01'), '2026-11-27'), due(at('2026-11-18'), '2026-12-18')],
      }),
      expected: [{ type: 'due-moved', from: '2026-11-27', to: '2026-12-18' }],
    },
    {
      name: 'moved twice in the window: from before it to the last',
      goal: story(record({ ...moved, due: '2026-12-18' }), {
        notes: [
          due(at('2026-10-01'), '2026-11-27'),
          due(at('2026-11-17'), '2026-12-04'),
          due(at('2026-11-18'), '2026-12-18'),
        ],
      }),
      expected: [{ type: 'due-moved', from: '2026-11-27', to: '2026-12-18' }],
    },
    {
      name: 'moved, the earlier date is not known',
      goal: story(record({ ...moved, due: '2026-12-18' }), { notes: [due(at('2026-11-18'), '2026-12-18')] }),
      expected: [{ type: 'due-moved', from: null, to: '2026-12-18' }],
    },
    {
      name: 'due date removed',
      goal: story(record(moved), { notes: [due(at('2026-10-01'), '2026-11-27'), due(at('2026-11-18'), null)] }),
      expected: [{ type: 'due-moved', from: '2026-11-27', to: null }],
    },
    {
      name: 'moved nearer is no slip',
      goal: story(record({ ...moved, due: '2026-11-25' }), {
        notes: [due(at('2026-10-01'), '2026-11-27'), due(at('2026-11-18'), '2026-11-25')],
      }),
      expected: null,
    },
    {
      name: 'a date where there was none is no slip',
      goal: story(record({ ...moved, due: '2026-11-25' }), {
        notes: [due(at('2026-10-01'), null), due(at('2026-11-18'), '2026-11-25')],
      }),
      expected: null,
    },
    {
      name: 'moved before the window',
      goal: story(record({ ...moved, due: '2026-12-18' }), { notes: [due(at('2026-11-10'), '2026-12-18')] }),
      expected: null,
    },
    {
      name: 'quiet for 20 days is not quiet',
      goal: story(record({ iid: 1, title: 'T', createdAt: at('2026-11-03') })),
      expected: null,
    },
    {
      name: 'quiet for 21 days',
      goal: story(record({ iid: 1, title: 'T', createdAt: at('2026-11-02') })),
      expected: [{ type: 'quiet', days: 21 }],
    },
    {
      name: 'health worse by label',
      goal: story(record(moved), {
        labelEvents: [healthLabel(at('2026-11-01'), 'on-track'), healthLabel(at('2026-11-18'), 'at-risk')],
      }),
      expected: [{ type: 'health-worse', from: 'on-track', to: 'at-risk' }],
    },
    {
      name: 'health worse by check-in, inside one window',
      goal: story(record(moved), { notes: [said('2026-11-17', 'on track'), said('2026-11-20', 'needs attention')] }),
      expected: [{ type: 'health-worse', from: 'on-track', to: 'needs-attention' }],
    },
    {
      name: 'health fell and recovered',
      goal: story(record(moved), {
        notes: [said('2026-11-10', 'on track'), said('2026-11-17', 'at risk'), said('2026-11-20', 'on track')],
      }),
      expected: null,
    },
    {
      name: 'bad health said for the first time is not worse',
      goal: story(record(moved), { notes: [said('2026-11-20', 'at risk')] }),
      expected: null,
    },
    {
      name: 'several at once, in the order of their weight',
      goal: story(record({ ...moved, due: '2026-11-20' }), {
        notes: [
          due(at('2026-10-01'), '2026-11-13'),
          due(at('2026-11-17'), '2026-11-20'),
          said('2026-11-10', 'on track'),
          said('2026-11-19', 'at risk'),
        ],
      }),
      expected: [
        { type: 'overdue', days: 3 },
        { type: 'due-moved', from: '2026-11-13', to: '2026-11-20' },
        { type: 'health-worse', from: 'on-track', to: 'at-risk' },
      ],
    },
  ];

  test.each(cases)('$name', ({ goal, expected }) => {
    expect(slipsIn(told([goal]), now.today, week)).toEqual(
      expected === null ? [] : [{ goal: reference, reasons: expected }],
    );
  });

  test('a colleague counts as activity', () => {
    const goal = story(record({ iid: 1, title: 'T', createdAt: at('2026-09-01'), updatedAt: at('2026-11-20') }), {
      notes: [comment(at('2026-11-20'), 'How is it going?', sam)],
    });
    expect(slipsIn(told([goal]), now.today, week)).toEqual([]);
  });
});
