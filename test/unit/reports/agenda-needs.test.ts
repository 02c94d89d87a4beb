// What an agenda asks for beside its goals: told once, with the oldest day that is known, and no more once it is given.
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { listedGoal } from '#reports/listed-goal.ts';
import { needsIn, type NeedsAbout } from '#reports/needs.ts';
import { managedBy } from '../../support/managed-by.ts';
import { alex, at, comment, described, meeting, now, record, sam, story } from './story.ts';

const told = (iid: number, more: Partial<GoalRecord> = {}, notes: readonly Note[] | null = []) => {
  const one = story(record({ iid, title: 'T', createdAt: at('2026-11-02'), ...more }), { notes });
  return { story: one, goal: listedGoal(one, now) };
};
const agenda = (day: string, lines: readonly string[], more: Partial<OneOnOne> = {}) =>
  meeting({
    iid: 20,
    day,
    createdAt: at('2026-11-18'),
    description: lines.map((line) => `- [ ] ${line}`).join('\n'),
    ...more,
  });
function needs(
  goals: readonly ReturnType<typeof told>[],
  meetings: readonly OneOnOne[],
  more: Partial<NeedsAbout> = {},
) {
  const about = {
    today: now.today,
    zone: now.zone,
    records: goals.map(({ story: { record: one } }) => one),
    agendaNotes: null,
    isPast: false,
    askedOf: () => ({ managers: managedBy('sam') }),
    ...more,
  };
  return needsIn(goals, meetings, null, about).map(
    ({ type, place, text, since, days, atLeast }) =>
      `${type} ${place.type} ${place.iid}: ${text} ${since} ${days}${atLeast ? '+' : ''}`,
  );
}
const open = { description: '- [ ] Approval: Sam' };
const line = 'REVIEW approval of Sam: T (#4)';

describe('an approval that a goal and the agenda ask for', () => {
  const edited = [described(at('2026-11-19'))];
  const since = (day: string, days: string) => [`approval goal 4: Approval: Sam ${day} ${days}`];
  test.each<[string, readonly OneOnOne[], readonly Note[], string[]]>([
    ['the goal alone', [], edited, since('2026-11-19', '4+')],
    ['an agenda of before', [agenda('2026-11-10', [line])], edited, since('2026-11-10', '13+')],
    [
      'the first of two agendas, whatever their order',
      [agenda('2026-11-17', [line]), agenda('2026-11-10', [line])],
      edited,
      since('2026-11-10', '13+'),
    ],
    [
      'the day that a carried line says, whichever agenda it stands on',
      [agenda('2026-11-10', [line]), agenda('2026-11-17', [`${line} (third time, since 2026-11-05)`])],
      edited,
      since('2026-11-05', '18+'),
    ],
    ['an agenda of the same day tells nothing more', [agenda('2026-11-19', [line])], edited, since('2026-11-19', '4+')],
    ['an agenda of today', [agenda('2026-11-23', [line])], edited, since('2026-11-19', '4+')],
    ['an agenda ahead', [agenda('2026-11-24', [line])], edited, since('2026-11-19', '4+')],
    [
      'where the goal knows its day the agenda is not asked',
      [agenda('2026-10-27', [line])],
      [],
      since('2026-11-02', '21'),
    ],
    [
      'of another goal',
      [agenda('2026-11-10', ['REVIEW approval of Sam: U (#5)'], { state: 'closed' }), agenda('2026-11-24', [])],
      edited,
      since('2026-11-19', '4+'),
    ],
    [
      'of somebody else',
      [agenda('2026-11-10', ['REVIEW approval of Kim: T (#4)'], { state: 'closed' }), agenda('2026-11-24', [])],
      edited,
      since('2026-11-19', '4+'),
    ],
    [
      'an ask in the same words is no approval',
      [agenda('2026-11-10', ['HELP Sam: T (#4)'], { state: 'closed' }), agenda('2026-11-24', [])],
      edited,
      since('2026-11-19', '4+'),
    ],
  ])('%s', (_name, meetings, notes, expected) => {
    expect(needs([told(4, open, notes)], meetings)).toEqual(expected);
  });

  test('once it is ticked, or said in a comment, neither asks any more', () => {
    const meetings = [agenda('2026-11-24', [line])];
    expect(needs([told(4, { description: '- [x] Approval: Sam' })], meetings)).toEqual([]);
    expect(needs([told(4, open, [comment(at('2026-11-20'), 'Approved', sam)])], meetings)).toEqual([]);
    expect(needs([told(4, open, [comment(at('2026-11-20'), 'Not yet', sam)])], meetings)).toHaveLength(1);
  });

  test('of two people one is told by the agenda, who is none of its boxes, beside the other', () => {
    const meetings = [agenda('2026-11-24', ['REVIEW approval of Kim: T (#4)'])];
    expect(needs([told(4, open)], meetings)).toEqual([
      'review one-on-one 20: approval of Kim: T (#4) 2026-11-18 5',
      'approval goal 4: Approval: Sam 2026-11-02 21',
    ]);
  });
});

describe('a line of the agenda alone', () => {
  test.each<[string, string, Partial<GoalRecord>, boolean]>([
    ['an ask that its goal never had', 'HELP a desk: T (#4)', {}, true],
    ['an ask of a goal that nobody knows', 'HELP a desk: T (#9)', {}, true],
    ['an ask of a goal that closed', 'HELP a desk: T (#4)', { state: 'closed', closedAt: at('2026-11-20') }, false],
    [
      'a review of a goal that closed',
      'REVIEW the text of (#4)',
      { state: 'closed', closedAt: at('2026-11-20') },
      true,
    ],
    ['another tag', 'DISCUSS a desk', {}, false],
    ['brought by somebody else', 'HELP a desk (from @kim)', {}, false],
  ])('%s', (_name, text, more, isNeed) => {
    expect(needs([told(4, more)], [agenda('2026-11-24', [text])])).toHaveLength(isNeed ? 1 : 0);
  });

  test('an ask that was answered on its goal is over, one on another goal is not', () => {
    const notes = [comment(at('2026-11-10'), 'Check-in\n\nHelp: a desk'), comment(at('2026-11-12'), 'Take mine', sam)];
    const goals = [told(4, {}, notes), told(5)];
    const lines = ['HELP a desk: T (#4)', 'HELP a desk: U (#5)'];
    expect(needs(goals, [agenda('2026-11-24', lines)])).toEqual(['ask one-on-one 20: a desk: U (#5) 2026-11-18 5']);
    expect(needs(goals.toReversed(), [agenda('2026-11-24', lines)])).toHaveLength(1);
  });

  test('what its goal asks in the same words is told of the goal alone', () => {
    const goals = [told(4, {}, [comment(at('2026-11-19'), 'Check-in\n\nHelp: a desk')])];
    const meetings = [agenda('2026-11-24', ['HELP a desk: T (#4)', 'HELP A  desk', 'HELP a desk soon'])];
    expect(needs(goals, meetings)).toEqual([
      'ask one-on-one 20: a desk soon 2026-11-18 5',
      'ask goal 4: a desk 2026-11-19 4',
    ]);
  });

  test('a goal that waits says nothing of an approval on the agenda', () => {
    const meetings = [agenda('2026-11-24', ['REVIEW approval of Kim: T (#4)'])];
    expect(needs([told(4, { stages: ['waiting'] })], meetings)).toEqual([
      'review one-on-one 20: approval of Kim: T (#4) 2026-11-18 5',
      'waiting goal 4:  2026-11-02 21',
    ]);
  });

  test('nothing waits since tomorrow: what is asked ahead is asked today, and of a day that is over it was not there', () => {
    const lines = ['HELP a desk (second time, since 2026-11-25)', 'HELP a chair (second time, since 2026-11-23)'];
    const today = (text: string) => `ask one-on-one 20: ${text} 2026-11-23 0+`;
    expect(needs([], [agenda('2026-11-26', lines)])).toEqual([today('a desk'), today('a chair')]);
    expect(needs([], [agenda('2026-11-26', lines)], { isPast: true })).toEqual([today('a chair')]);
  });
});

test('asks, reviews, approvals, goals that wait; of each the longest first, then by number, of unknown age last', () => {
  const ask = (day: string, text: string) => comment(at(day), `Check-in\n\nHelp: ${text}`, alex);
  const goals = [
    told(7, { stages: ['waiting'], updatedAt: at('2026-11-20') }),
    told(8, { stages: ['waiting'] }),
    told(6, open),
    told(5, open),
    told(4, {}, [ask('2026-11-19', 'b'), ask('2026-11-18', 'a')]),
  ];
  expect(needs(goals, [agenda('2026-11-24', ['REVIEW the plan'])])).toEqual([
    'ask goal 4: a 2026-11-18 5',
    'ask goal 4: b 2026-11-19 4',
    'review one-on-one 20: the plan 2026-11-18 5',
    'approval goal 5: Approval: Sam 2026-11-02 21',
    'approval goal 6: Approval: Sam 2026-11-02 21',
    'waiting goal 8:  2026-11-02 21',
    'waiting goal 7:  null null',
  ]);
});
