// Since when something is asked, waits or stands on an agenda, and how a goal was at a moment: on both sides of each moment.
import { describe, expect, test } from 'vitest';
import { asOf } from '#growth/goals/as-of.ts';
import { approvalSince, standsSince, waitingSince } from '#growth/goals/asked-since.ts';
import { asksManager, isTakenOff } from '#growth/goals/asked-of-manager.ts';
import type { GoalActivity } from '#growth/goals/activity.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import { readAgenda } from '#growth/meetings/agenda.ts';
import { carriedOver, leftLines, ordinal } from '#growth/meetings/carry-over.ts';
import { goalLine, isAskOf, stillAsks } from '#growth/meetings/goal-line.ts';
import { itemSince, needsHistory } from '#growth/meetings/item-since.ts';
import { agendaHolder, endOf, meetingDay } from '#growth/meetings/one-on-one.ts';
import { actionUntil, recordsIn } from '#growth/meetings/records.ts';
import type { Listed } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { meeting } from '../reports/story.ts';
import { alex, comment, goal, labelEvent, listed, morgan } from './goals.ts';
import { managedBy } from '../../support/managed-by.ts';

const at = (day: number, time = '09:00') => `2026-11-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const unread: GoalActivity = { notes: null, labelEvents: null, stateEvents: null };
const stage = (value: 'planned' | 'doing' | 'waiting') => ({ group: 'stage' as const, value });
const tick = (day: number, item: string, done = true): Note => ({ type: 'tick', by: alex, at: at(day), item, done });
const edited = (day: number): Note => ({ type: 'description', by: alex, at: at(day) });
const due = (day: number, to: string | null): Note => ({ type: 'due', by: alex, at: at(day), due: to });
const imported = { mark: { type: 'goal', template: null, key: 'import-1' } };
/** The newest page, with more behind it. */
const newest = (...items: readonly Note[]): Listed<Note> => ({ items, source: { ...listed(items).source, seen: 100 } });
const failed = (...items: readonly Note[]): Listed<Note> => listed(items, true);

describe('a goal at a moment', () => {
  const end = at(10);
  const then = (record: Partial<GoalRecord>, activity: Partial<GoalActivity> = {}) =>
    asOf(
      goal({ createdAt: at(1), updatedAt: at(20), ...record }),
      { notes: listed([]), labelEvents: listed([]), stateEvents: listed([]), ...activity },
      end,
    );

  test('opened at that very moment it is none yet; changed at it, it may have been another', () => {
    expect(then({ createdAt: end })).toBe(null);
    expect(then({ createdAt: at(9) })).not.toBe(null);
    expect(then({ updatedAt: at(9), milestone: 'Q4' })?.record.milestone).toBe('Q4');
    expect(then({ updatedAt: end, milestone: 'Q4' })?.record.milestone).toBe(null);
  });

  const closing = (day: number, state: 'closed' | 'reopened' = 'closed'): GoalEvent => ({
    type: 'state',
    by: alex,
    at: at(day),
    state,
  });
  test.each<[string, Partial<GoalRecord>, GoalEvent[], GoalRecord['state'], string | null]>([
    ['closed the moment before', { state: 'closed', closedAt: at(9) }, [closing(9)], 'closed', at(9)],
    ['closed at it: not yet', { state: 'closed', closedAt: end }, [closing(10)], 'opened', null],
    ['reopened at it: not yet', {}, [closing(5), closing(10, 'reopened')], 'closed', at(5)],
    ['reopened before, whatever the order of events', {}, [closing(8, 'reopened'), closing(5)], 'opened', null],
    [
      'closed and closed again since',
      { state: 'closed', closedAt: at(15) },
      [closing(15), closing(12, 'reopened'), closing(5)],
      'closed',
      at(5),
    ],
  ])('%s', (_name, record, events, state, closedAt) => {
    expect(then(record, { stateEvents: listed(events) })?.record).toMatchObject({ state, closedAt });
  });

  test('each label goes back into its own group', () => {
    const words = [
      { group: 'kind', value: 'reading' },
      { group: 'stage', value: 'doing' },
      { group: 'outcome', value: 'achieved' },
      { group: 'health', value: 'at-risk' },
      { group: 'value', value: 'results' },
    ] as const;
    const none = { kinds: [], stages: [], outcomes: [], healths: [], values: [], hasAsk: false };
    const removed = words.map((word) => labelEvent(at(12), 'remove', word));
    expect(then(none, { labelEvents: listed(removed) })?.record).toMatchObject({
      kinds: ['reading'],
      stages: ['doing'],
      outcomes: ['achieved'],
      healths: ['at-risk'],
      values: ['results'],
      hasAsk: false,
    });
    const ask = { group: 'ask', value: 'open' } as const;
    expect(then(none, { labelEvents: listed([labelEvent(at(12), 'remove', ask)]) })?.record.hasAsk).toBe(true);
    expect(then({ hasAsk: true }, { labelEvents: listed([labelEvent(end, 'add', ask)]) })?.record.hasAsk).toBe(false);
    expect(then({ hasAsk: true }, { labelEvents: listed([labelEvent(at(9), 'add', ask)]) })?.record.hasAsk).toBe(true);
    expect(then({ hasAsk: true }, { labelEvents: listed([labelEvent(at(12), 'add', null)]) })?.record.hasAsk).toBe(
      true,
    );
  });

  test.each<[string, Note[], string | null]>([
    ['set at it: the one before counts', [due(10, '2027-01-01'), due(5, '2026-12-01')], '2026-12-01'],
    [
      'the latest before, whatever the order',
      [due(15, '2027-01-01'), due(5, '2026-12-05'), due(8, '2026-12-08')],
      '2026-12-08',
    ],
    ['of one moment the one noted last', [due(15, null), due(5, '2026-12-06'), due(5, '2026-12-05')], '2026-12-06'],
    ['none since: as it is', [due(9, '2026-12-24')], '2026-12-24'],
  ])('its due date: %s', (_name, notes, day) => {
    expect(then({ due: '2026-12-24' }, { notes: listed(notes) })?.record.due).toBe(day);
  });

  test('a tick at it is taken back, one before stays', () => {
    const text = (day: number) =>
      then({ description: '- [x] a' }, { notes: listed([tick(day, 'a')]) })?.record.description;
    expect([text(9), text(10)]).toEqual(['- [x] a', '- [ ] a']);
  });
});

describe('since when', () => {
  test.each<[string, Partial<GoalRecord>, GoalActivity, string | null, boolean]>([
    [
      'it got the label',
      { stages: ['waiting'] },
      { ...unread, labelEvents: listed([labelEvent(at(5), 'add', stage('waiting'))]) },
      at(5),
      false,
    ],
    ['it was never changed', { stages: ['waiting'], updatedAt: at(1) }, unread, at(1), false],
    [
      'it came from a file, and was never changed',
      { stages: ['waiting'], updatedAt: at(1), ...imported },
      unread,
      at(1),
      true,
    ],
    ['its labels were not read: no later than its last change', { stages: ['waiting'] }, unread, at(20), true],
    [
      'its labels were read, and do not tell',
      { stages: ['waiting'] },
      { ...unread, labelEvents: listed([]) },
      null,
      false,
    ],
    [
      'it does not wait any more',
      { stages: ['doing'] },
      { ...unread, labelEvents: listed([labelEvent(at(5), 'add', stage('waiting'))]) },
      null,
      false,
    ],
  ])('a goal waits: %s', (_name, record, activity, when, atLeast) => {
    expect(waitingSince(goal({ createdAt: at(1), ...record }), activity)).toEqual({ at: when, atLeast });
  });

  const stands =
    (notes: Listed<Note> | null, record: Partial<GoalRecord> = {}) =>
    () =>
      standsSince(goal({ createdAt: at(1), ...record }), notes, 'a');
  test.each<[string, ReturnType<typeof stands>, string | null, boolean]>([
    ['not read', stands(null), at(20), true],
    ['not read, never changed', stands(null, { updatedAt: at(1) }), at(1), false],
    ['unticked', stands(listed([tick(5, 'a', false)])), at(5), false],
    ['unticked twice: the later', stands(listed([tick(5, 'a', false), tick(8, 'a', false)])), at(8), false],
    ['another unticked', stands(listed([tick(5, 'b', false)])), at(1), false],
    ['ticked', stands(listed([tick(5, 'a')])), at(1), false],
    ['edited after it was unticked', stands(listed([tick(5, 'a', false), edited(8)])), at(8), true],
    ['edited at the same moment', stands(listed([tick(8, 'a', false), edited(8)])), at(8), true],
    ['unticked after it was edited', stands(listed([edited(5), tick(8, 'a', false)])), at(8), false],
    ['nothing of it in all notes', stands(listed([])), at(1), false],
    ['nothing of it in the newest', stands(newest(comment(at(12), 'x'), comment(at(11), 'y'))), at(11), true],
    ['nothing at all of a list that failed', stands(failed()), null, true],
  ])('an item stands: %s', (_name, since, when, atLeast) => {
    expect(since()).toEqual({ at: when, atLeast });
  });

  const approval =
    (record: Partial<GoalRecord>, labels: Listed<GoalEvent> | null, notes: Listed<Note> | null = listed([])) =>
    () =>
      approvalSince(
        goal({ createdAt: at(1), stages: ['doing'], ...record }),
        { ...unread, labelEvents: labels, notes },
        'a',
      );
  const events = (...all: GoalEvent[]) => listed<GoalEvent>(all);
  test.each<[string, ReturnType<typeof approval>, string | null, boolean]>([
    ['never planned: since it was opened', approval({}, events()), at(1), false],
    ['never planned, from a file', approval({ ...imported }, events()), at(1), true],
    [
      'begun later',
      approval({}, events(labelEvent(at(1), 'add', stage('planned')), labelEvent(at(7), 'add', stage('doing')))),
      at(7),
      false,
    ],
    [
      'begun, planned and begun again',
      approval(
        {},
        events(
          labelEvent(at(3), 'add', stage('doing')),
          labelEvent(at(5), 'add', stage('planned')),
          labelEvent(at(9), 'add', stage('doing')),
        ),
      ),
      at(9),
      false,
    ],
    [
      'whatever the order of the events',
      approval({}, events(labelEvent(at(9), 'add', stage('doing')), labelEvent(at(5), 'add', stage('planned')))),
      at(9),
      false,
    ],
    [
      'planned no more, and of no other stage',
      approval({}, events(labelEvent(at(5), 'remove', stage('planned')))),
      at(5),
      false,
    ],
    [
      'other labels tell nothing',
      approval({}, events(labelEvent(at(9), 'add', { group: 'health', value: 'at-risk' }))),
      at(1),
      false,
    ],
    ['labels not read', approval({}, null), at(20), true],
    ['labels not read, never changed', approval({ updatedAt: at(1) }, null), at(1), false],
    ['labels not read, never changed, from a file', approval({ updatedAt: at(1), ...imported }, null), at(1), true],
    ['labels that failed', approval({}, listed<GoalEvent>([], true)), at(20), true],
    ['written down after it was begun', approval({}, events(), listed([edited(8)])), at(8), true],
    [
      'begun after it was written down',
      approval(
        {},
        events(labelEvent(at(1), 'add', stage('planned')), labelEvent(at(9), 'add', stage('doing'))),
        listed([edited(8)]),
      ),
      at(9),
      false,
    ],
  ])('an approval: %s', (_name, since, when, atLeast) => {
    expect(since()).toEqual({ at: when, atLeast });
  });
});

describe('the label of an ask', () => {
  const label = { group: 'ask', value: 'open' } as const;
  const gone =
    (day: number, more: Partial<GoalActivity> = {}, record: Partial<GoalRecord> = {}) =>
    () =>
      isTakenOff(
        goal({ createdAt: at(1), ...record }),
        {
          notes: listed([]),
          stateEvents: listed([]),
          labelEvents: listed([labelEvent(at(2), 'add', label), labelEvent(at(day), 'remove', label)]),
          ...more,
        },
        managedBy('morgan'),
      );
  const help = (day: number) => comment(at(day), 'Check-in\n\nHelp: a desk');
  const state = (day: number, to: 'closed' | 'reopened'): GoalEvent => ({
    type: 'state',
    by: alex,
    at: at(day),
    state: to,
  });

  test.each<[string, ReturnType<typeof gone>, boolean]>([
    ['nothing was asked since', gone(5), true],
    ['asked at the same moment', gone(5, { notes: listed([help(5)]) }), true],
    ['asked since', gone(5, { notes: listed([help(6)]) }), false],
    ['reopened since', gone(5, { stateEvents: listed([state(6, 'reopened')]) }), false],
    ['closed since', gone(5, { stateEvents: listed([state(6, 'closed')]) }), true],
    ['states not read', gone(5, { stateEvents: null }), true],
    ['comments not read', gone(5, { notes: null }), true],
    [
      'an approval that stands there since',
      gone(5, { notes: listed([edited(8)]) }, { stages: ['doing'], description: '- [ ] Approval: my manager' }),
      false,
    ],
    [
      'an approval of nobody knows when',
      gone(5, { notes: failed() }, { stages: ['doing'], description: '- [ ] Approval: my manager' }),
      true,
    ],
  ])('taken off by hand: %s', (_name, is, wanted) => {
    expect(is()).toBe(wanted);
  });

  test('of the newest comments one that answers all is enough, and every other tells nothing', () => {
    const answer = comment(at(6), 'Here it is', morgan);
    expect(asksManager(goal({ commentCount: 2 }), newest(comment(at(7), 'Well'), answer), managedBy('morgan'))).toBe(
      false,
    );
    expect(asksManager(goal({ commentCount: 2 }), newest(comment(at(7), 'Well')), managedBy('morgan'))).toBe(null);
  });
});

describe('a line of an agenda', () => {
  const on = (description: string, more: Partial<Parameters<typeof meeting>[0]> = {}) =>
    meeting({ iid: 12, day: '2026-11-24', description, createdAt: at(10), updatedAt: at(20), ...more });
  const line = (text: string) =>
    readAgenda(`- [ ] ${text}`)[0] ??
    (() => {
      throw new Error('no item');
    })();
  const since =
    (text: string, notes: Listed<Note> | null, more: Partial<Parameters<typeof meeting>[0]> = {}) =>
    () =>
      itemSince(line(text), on(`- [ ] ${text}`, more), notes, 'Europe/Berlin');
  const ours = { mark: { type: 'one-on-one', template: null, key: null } } as unknown as Partial<
    Parameters<typeof meeting>[0]
  >;

  test.each<[string, ReturnType<typeof since>, string, boolean]>([
    ['carried over: it says so', since('HELP x (second time, since 2026-11-03)', null), '2026-11-03', true],
    ['not read: no later than the last change', since('HELP x', null), '2026-11-20', true],
    [
      'not read, opened and changed on one day',
      since('HELP x', null, { updatedAt: at(10, '12:00') }),
      '2026-11-10',
      false,
    ],
    ['never edited', since('HELP x', listed([])), '2026-11-10', false],
    ['edited: between the two', since('HELP x', listed([edited(12), edited(15)])), '2026-11-15', true],
    ['whatever the order of the edits', since('HELP x', listed([edited(15), edited(12)])), '2026-11-15', true],
    ['one of ours, edited once: with that edit', since('HELP x', listed([edited(15)]), ours), '2026-11-15', false],
    [
      'one of ours, edited twice: with one of them',
      since('HELP x', listed([edited(15), edited(12)]), ours),
      '2026-11-15',
      true,
    ],
    [
      'what a goal asks for came with its opening',
      since('HELP x: Read (#7)', listed([edited(15)]), ours),
      '2026-11-15',
      true,
    ],
    ['a part of the notes only', since('HELP x', failed(edited(15))), '2026-11-20', true],
    ['brought by a comment', since('HELP x', listed([comment(at(13), 'HELP x', morgan)])), '2026-11-13', false],
    ['another was brought', since('HELP x', listed([comment(at(13), 'HELP y', morgan)])), '2026-11-10', false],
  ])('%s', (_name, told, day, atLeast) => {
    expect(told()).toEqual({ day, atLeast });
  });

  test.each<[string, string, string, boolean]>([
    ['an open ask', '- [ ] HELP x', at(20), true],
    ['a review', '- [ ] REVIEW x', at(20), true],
    ['one among others', '- [ ] FYI y\n- [ ] HELP x', at(20), true],
    ['ticked', '- [x] HELP x', at(20), false],
    ['another tag', '- [ ] DISCUSS x', at(20), false],
    ['carried over', '- [ ] HELP x (second time, since 2026-11-03)', at(20), false],
    ['opened and changed on one day', '- [ ] HELP x', at(10, '12:00'), false],
  ])('whether its notes tell more: %s', (_name, description, updatedAt, needs) => {
    expect(needsHistory(on(description, { updatedAt }), 'Europe/Berlin')).toBe(needs);
  });

  test('what a talk ends with', () => {
    const description = [
      '- [ ] ACTION a until 2026-12-05',
      '- [x] ACTION b',
      '- [x] DECISION c',
      '- [ ] DISCUSS d',
      '- [ ] DECISION e (from @sam)',
      '',
      'DECISION f',
      'ACTION: g',
      '',
      '- [ ] DECISION',
    ].join('\n');
    expect(recordsIn(description).map(({ tag, text, by }) => [tag, text, by])).toEqual([
      ['ACTION', 'a until 2026-12-05', null],
      ['DECISION', 'c', null],
      ['DECISION', 'e', 'sam'],
      ['DECISION', 'f', null],
      ['ACTION', 'g', null],
    ]);
  });

  test.each([
    ['ACTION', 'a until 2026-12-05', '2026-12-05'],
    ['ACTION', 'a by 2026-12-05, else until 2026-12-08', '2026-12-08'],
    ['ACTION', 'a until 2026-02-30', null],
    ['ACTION', 'a until 2026-12-051', null],
    ['ACTION', 'a on 2026-12-05', null],
    ['DECISION', 'a until 2026-12-05', null],
    [null, 'a until 2026-12-05', null],
  ] as const)('%s %s', (tag, text, day) => {
    expect(actionUntil({ tag, text })).toBe(day);
  });

  test.each([
    [1, '1st'],
    [2, 'second'],
    [3, 'third'],
    [4, '4th'],
    [10, '10th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [14, '14th'],
    [21, '21st'],
    [22, '22nd'],
    [23, '23rd'],
    [111, '111th'],
    [113, '113th'],
    [121, '121st'],
  ])('the %i is the %s', (n, said) => {
    expect(ordinal(n)).toBe(said);
  });

  test('actions without a box get one, decisions stay', () => {
    const description = 'ACTION send it (second time, since 2026-11-03)\n  ACTION: call \nDECISION we do';
    expect(leftLines(description).records).toEqual([
      'ACTION send it (second time, since 2026-11-03)',
      'ACTION: call',
      'DECISION we do',
    ]);
    expect(carriedOver(description, '2026-11-17')).toEqual([
      { text: 'ACTION send it (third time, since 2026-11-03)', times: 3 },
      { text: 'ACTION: call (second time, since 2026-11-17)', times: 2 },
    ]);
  });

  const words = (text: string) => {
    const { tag, text: its, day } = line(text);
    return { tag, text: its, day };
  };
  const asked = { managers: managedBy('morgan') };
  const help = (day: number, text: string) => comment(at(day), `Check-in\n\nHelp: ${text}`);
  const still =
    (text: string, record: Partial<GoalRecord> = {}, notes: readonly Note[] | null = []) =>
    () => {
      const its = goalLine(words(text));
      return its === null
        ? null
        : stillAsks(its, goal({ stages: ['doing'], ...record }), notes === null ? null : listed(notes), asked);
    };
  test.each<[string, ReturnType<typeof still>, boolean | null]>([
    ['no goal’s', still('HELP a desk'), null],
    ['asked still', still('HELP a desk: Read (#4)', {}, [help(3, 'a desk')]), true],
    ['answered', still('HELP a desk: Read (#4)', {}, [comment(at(4), 'Here', morgan), help(3, 'a desk')]), false],
    ['never asked: nothing tells that it is over', still('HELP a desk: Read (#4)', {}, []), true],
    [
      'something else was asked',
      still('HELP a desk: Read (#4)', {}, [comment(at(4), 'Here', morgan), help(3, 'a chair')]),
      true,
    ],
    ['not read', still('HELP a desk: Read (#4)', {}, null), true],
    ['of a closed goal', still('HELP a desk: Read (#4)', { state: 'closed' }, null), false],
    [
      'an approval that is open',
      still('REVIEW approval of Sam: Read (#4)', { description: '- [ ] Approval: Sam' }),
      true,
    ],
    ['one that is given', still('REVIEW approval of Sam: Read (#4)', { description: '- [x] Approval: Sam' }), false],
    [
      'one of two is given',
      still('REVIEW approval of Sam: Read (#4)', { description: '- [x] Approval: Sam\n- [ ] Approval: Sam' }),
      true,
    ],
    [
      'one that no box tells of',
      still('REVIEW approval of Sam: Read (#4)', { description: '- [x] Approval: Kim' }),
      true,
    ],
    [
      'of a goal that is only planned',
      still('REVIEW approval of Sam: Read (#4)', { stages: ['planned'], description: '- [ ] Approval: Sam' }),
      false,
    ],
    ['a review of something else', still('REVIEW the text: Read (#4)'), null],
  ])('%s', (_name, is, wanted) => {
    expect(is()).toBe(wanted);
  });

  test.each([
    ['HELP a desk: Read (#4)', 4, true],
    ['HELP a desk: Read (#4)', 5, false],
    ['HELP A  desk', 4, true],
    ['HELP a desk please', 4, false],
    ['HELP a very lo…: Read (#4)', 4, false],
    ['HELP a de…: Read (#4)', 4, true],
  ])('`%s` is the ask of #%i: %s', (text, iid, is) => {
    expect(isAskOf(words(text), iid, 'a desk')).toBe(is);
  });
});

describe('a 1:1', () => {
  test.each<[string | null, string | null]>([
    [null, null],
    ['2026-11-24T15:00:00.000Z', '2026-11-24T15:00:00.000Z'],
    // Still that day in the person's zone, and then no more.
    ['2026-11-24T22:59:00.000Z', '2026-11-24T22:59:00.000Z'],
    ['2026-11-24T23:00:00.000Z', null],
    ['2026-12-01T09:00:00.000Z', null],
  ])('closed at %s', (closedAt, end) => {
    expect(endOf({ ...meeting({ iid: 1, day: '2026-11-24' }), day: '2026-11-24', closedAt }, 'Europe/Berlin')).toBe(
      end,
    );
  });

  test('whose open lines count: those of the next, of the latest that is open, of the latest', () => {
    const on = (iid: number, day: string, state: 'opened' | 'closed' = 'opened') => meeting({ iid, day, state });
    const holder = (...all: ReturnType<typeof on>[]) => agendaHolder(all, '2026-11-24')?.iid ?? null;
    expect(holder()).toBe(null);
    expect(holder(on(1, '2026-11-17', 'closed'), on(2, '2026-11-10', 'closed'))).toBe(1);
    expect(holder(on(1, '2026-11-17', 'closed'), on(2, '2026-11-10'))).toBe(2);
    expect(holder(on(1, '2026-11-17'), on(2, '2026-12-01'), on(3, '2026-11-24'))).toBe(3);
    expect(holder({ ...on(1, '2026-11-17'), due: null, title: 'Talk' })).toBe(null);
  });

  test('a day in its title is of the year in which it was written', () => {
    expect(meetingDay({ due: null, title: '1:1 5 Jan', createdAt: '2027-02-03T09:00:00Z' })).toBe('2027-01-05');
    expect(meetingDay({ due: null, title: '1:1 3 Jan', createdAt: '2027-02-03T09:00:00Z' })).toBe('2028-01-03');
  });
});
