// What waits for a manager in one project, and the order of several: arithmetic on what was read.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { inTurnOfWaiting, teamMember, type TeamMember, type TeamRead } from '#reports/team.ts';
import { managedBy } from '../../support/managed-by.ts';
import { actions, alex, at, comment, failure, meeting, now, record, sam, source } from './story.ts';

const reader = {
  person: sam,
  role: 'guest' as const,
  isSensitive: (kind: string) => kind === 'lesson',
  chosen: { kinds: [], iids: [] },
  isHandedOver: true,
};

function read(more: Partial<TeamRead> = {}): TeamRead {
  return {
    person: 'alex',
    name: 'Alex',
    project: 'alex/goals',
    url: 'u',
    reader,
    managers: managedBy('sam'),
    company: gitlab,
    now,
    goals: [],
    meetings: [],
    document: null,
    activities: new Map(),
    remarks: [],
    notSeen: [],
    ...more,
  };
}

const notesOf = (items: readonly Note[], of = source('comments', items.length)) => ({
  notes: { items, source: of },
  labelEvents: null,
  stateEvents: null,
});
const asks = (text: string, day: string, internal = false): Note => {
  const note = comment(at(day), `**Check-in ${day}**\n\nHelp: ${text}`, alex);
  return note.type === 'comment' ? { ...note, internal } : note;
};
const held = (day: string, description: string) => meeting({ iid: 7, day, description });
const asking = (more: Partial<GoalRecord> = {}) =>
  record({ iid: 2, title: 'Move', hasAsk: true, commentCount: 1, updatedAt: at('2026-11-20'), ...more });
const told = ({ asked }: TeamMember) => asked.map(({ type, text, days, atLeast }) => [type, text, days, atLeast]);

describe('what is asked of me', () => {
  const cases: readonly [string, Partial<TeamRead>, unknown][] = [
    [
      'the words and their age',
      { goals: [asking()], activities: new Map([[2, notesOf([asks('A room', '2026-11-10')])]]) },
      [['ask', 'A room', 13, false]],
    ],
    ['comments that were not read: at least since the last change', { goals: [asking()] }, [['ask', '', 3, true]]],
    [
      'comments that failed: the same',
      { goals: [asking()], activities: new Map([[2, notesOf([], failure('comments'))]]) },
      [['ask', '', 3, true]],
    ],
    [
      'answered since: the label is only old',
      {
        goals: [asking({ commentCount: 2 })],
        activities: new Map([[2, notesOf([comment(at('2026-11-12'), 'I can', sam), asks('A room', '2026-11-10')])]]),
      },
      [],
    ],
    ['a label without a comment asks nothing', { goals: [asking({ commentCount: 0 })] }, []],
    [
      'an internal comment is hidden from a Guest',
      { goals: [asking()], activities: new Map([[2, notesOf([asks('A room', '2026-11-10', true)])]]) },
      [],
    ],
    [
      'an approval of mine, not of somebody else',
      { goals: [record({ iid: 3, title: 'P', description: actions(['Approval: my manager', 'Approval: @kim'], 0) })] },
      [['approval', 'Approval: my manager', 83, false]],
    ],
    [
      'a line of the agenda, since its meeting or before',
      { meetings: [held('2026-11-24', '- [ ] HELP a room (third time, since 2026-11-10)\n- [ ] DISCUSS the plan')] },
      [['ask', 'a room', 13, true]],
    ],
    ['a goal of a sensitive kind is left out', { goals: [asking({ kinds: ['lesson'] })] }, []],
  ];
  test.each(cases)('%s', (_name, more, expected) => {
    expect(told(teamMember(read(more)))).toEqual(expected);
  });

  test('what is left out is said', () => {
    const { notSeen, openGoals } = teamMember(read({ goals: [asking({ kinds: ['lesson'] })], notSeen: ['more'] }));
    expect([openGoals, notSeen]).toEqual([0, ['more', 'goals of a sensitive kind, as in every report for a manager']]);
  });

  const document: PromotionRecord = {
    ...record({ iid: 9, title: 'Promotion document', assignees: [sam], confidential: true }),
    labelled: [],
  };
  const state = (day: string, word: string) => comment(at(day), `**State ${day}** · ${word}`, alex);
  test.each([
    ['in review', [state('2026-11-13', 'manager review')], [['review', 'Promotion document', 10, false]]],
    ['still being written', [state('2026-11-13', 'drafting')], []],
    ['nothing read', null, []],
  ])('a promotion document: %s', (_name, notes, expected) => {
    const activities = new Map(notes === null ? [] : [[9, notesOf(notes)]]);
    expect(told(teamMember(read({ document, activities })))).toEqual(expected);
  });
});

test.each([
  ['none', []],
  ['prepared', [held('2026-11-24', '- [ ] DISCUSS the plan')]],
  ['prepared', [held('2026-11-24', '- [x] DISCUSS the plan\n- [ ] HELP a room')]],
  ['empty', [held('2026-11-24', '- [x] DISCUSS the plan')]],
  ['empty', [held('2026-11-24', '- [ ]  ')]],
  ['unclosed', [held('2026-11-17', '- [ ] DISCUSS the plan')]],
] as const)('the 1:1: %s', (state, meetings) => {
  expect(teamMember(read({ meetings })).oneOnOne.state).toBe(state);
});

test('who waits longest stands first, then by name; unknown ages, then nothing, come last', () => {
  const of = (person: string, since: string | null | undefined): TeamMember => ({
    ...teamMember(read({ person })),
    asked:
      since === undefined
        ? []
        : [{ ...(teamMember(read({ goals: [asking()] })).asked[0] ?? expect.unreachable()), since }],
  });
  const people = [
    of('Kim', undefined),
    of('zoe', '2026-11-10'),
    of('Bo', '2026-11-10'),
    of('zz', null),
    of('ed', '2026-10-01'),
    of('an', undefined),
  ];
  expect(people.toSorted(inTurnOfWaiting).map(({ person }) => person)).toEqual(['ed', 'Bo', 'zoe', 'zz', 'an', 'Kim']);
});
