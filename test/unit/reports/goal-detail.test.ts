// One goal with everything that a person wants to see of it: which comment is what, and what happened, newest first.
import { describe, expect, test } from 'vitest';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import type { LabelWord } from '#growth/words/label-words.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { buildGoalDetail } from '#reports/goal-detail.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import { actions, alex, at, comment, described, due, failure, now, record, sam, source, story, tick } from './story.ts';
import { managedBy } from '../../support/managed-by.ts';

const label = (day: string, word: LabelWord | null, action: 'add' | 'remove' = 'add'): GoalEvent => ({
  type: 'label',
  by: sam,
  at: at(day),
  action,
  word,
});
const detailOf = (told: GoalStory, more: { isOthers?: boolean } = {}) =>
  buildGoalDetail({
    story: told,
    now,
    links: [],
    sources: [source('comments', 1)],
    managers: managedBy('sam'),
    ...more,
  });
const goal = (more: Partial<GoalRecord> = {}) =>
  record({ iid: 7, title: 'Read', createdAt: at('2026-09-01'), ...more });

describe('comments', () => {
  const checkIn = '**Check-in 2026-11-10** · 40 %\n\nTwo chapters';
  const evidence = '**Evidence 2026-11-10** · results\n\nShipped it';
  const told = (...notes: readonly Note[]) =>
    detailOf(story(goal(), { notes })).comments.map(({ text, by, isEvidence }) => [text, by, isEvidence]);

  test.each<[string, Note, unknown[]]>([
    ['a check-in of the person is none', comment(at('2026-11-10'), checkIn), []],
    ['what the person wrote otherwise', comment(at('2026-11-10'), 'Hm'), [['Hm', 'alex', false]]],
    ['evidence of the person', comment(at('2026-11-10'), evidence), [[evidence, 'alex', true]]],
    [
      'somebody else’s words that look like a check-in',
      comment(at('2026-11-10'), checkIn, sam),
      [[checkIn, 'sam', false]],
    ],
    ['somebody else’s that look like evidence', comment(at('2026-11-10'), evidence, sam), [[evidence, 'sam', false]]],
    ['of an account that is gone', comment(at('2026-11-10'), 'Hm', null), [['Hm', null, false]]],
    ['a tick', tick(at('2026-11-10'), 'One'), []],
  ])('%s', (_name, note, comments) => {
    expect(told(note)).toEqual(comments);
  });

  test('newest first, whatever the order in which they came', () => {
    const notes: readonly Note[] = [
      comment(at('2026-11-02'), 'b'),
      comment(at('2026-11-03'), 'c'),
      comment(at('2026-11-01'), 'a'),
    ];
    const one = story(goal());
    const read = { ...one, activity: { ...one.activity, notes: { items: notes, source: source('comments', 3) } } };
    expect(detailOf(read).comments.map(({ text }) => text)).toEqual(['c', 'b', 'a']);
  });

  test('check-ins, evidence and asks are told apart', () => {
    const notes = [
      comment(at('2026-11-10'), `${checkIn}\n\nHelp: a reviewer`),
      comment(at('2026-11-11'), evidence),
      comment(at('2026-11-12'), 'Hm', sam),
    ];
    const detail = detailOf(story(goal(), { notes }));
    expect(detail.checkIns).toMatchObject([
      { at: at('2026-11-10'), by: 'alex', day: '2026-11-10', percent: 40, text: 'Two chapters' },
    ]);
    expect(detail.evidence).toMatchObject([{ at: at('2026-11-11'), did: 'Shipped it', values: ['results'] }]);
  });

  test('not read: nothing is told, and completeness says so', () => {
    const unread = { ...story(goal(), { notes: null }) };
    const detail = buildGoalDetail({
      story: unread,
      now,
      links: [],
      sources: [failure('comments')],
      managers: managedBy(null),
    });
    expect(detail).toMatchObject({ comments: [], checkIns: [], evidence: [], completeness: { complete: false } });
    expect(detail.history).toEqual([{ at: at('2026-09-01'), by: 'alex', type: 'created', detail: null }]);
  });
});

describe('what is asked and answered', () => {
  const asks = comment(at('2026-11-10'), '**Check-in 2026-11-10**\n\nHelp: a reviewer');
  const answer = comment(at('2026-11-12'), 'I can do it', sam);
  test.each<[string, Partial<GoalRecord>, readonly Note[], boolean, string[], number]>([
    ['open', {}, [asks], false, ['a reviewer'], 0],
    ['answered', {}, [asks, answer], false, [], 1],
    ['answered, for somebody else to read', {}, [asks, answer], true, [], 0],
    ['of a closed goal', { state: 'closed', closedAt: at('2026-11-15') }, [asks], false, [], 0],
  ])('%s', (_name, more, notes, isOthers, open, answered) => {
    const detail = detailOf(story(goal(more), { notes }), { isOthers });
    expect(detail.openAsks.map(({ text }) => text)).toEqual(open);
    expect(detail.answered).toHaveLength(answered);
  });

  test('without saying who reads, it is the person', () => {
    expect(detailOf(story(goal(), { notes: [asks, answer] })).answered).toHaveLength(1);
  });
});

describe('history', () => {
  const entries = (notes: readonly Note[], labels: readonly GoalEvent[] = [], states: readonly GoalEvent[] = []) => {
    const one = story(goal(), { notes, labelEvents: labels });
    const stateEvents = { items: states, source: source('state events', states.length) };
    return detailOf({ ...one, activity: { ...one.activity, stateEvents } })
      .history.slice(0, -1)
      .map(({ type, by, detail }) => [type, by, detail]);
  };

  test.each<[string, Note, unknown[]]>([
    ['ticked', tick(at('2026-11-10'), 'One'), ['ticked', 'alex', 'One']],
    ['unticked', tick(at('2026-11-10'), 'One', false), ['unticked', 'alex', 'One']],
    ['a due date', due(at('2026-11-10'), '2026-12-24'), ['due', 'alex', '2026-12-24']],
    ['no due date any more', due(at('2026-11-10'), null), ['due', 'alex', null]],
    ['another text', described(at('2026-11-10')), ['description', 'alex', null]],
  ])('%s', (_name, note, entry) => {
    expect(entries([note])).toEqual([entry]);
  });

  test('a comment stands elsewhere', () => {
    expect(entries([comment(at('2026-11-10'), 'Hm')])).toEqual([]);
  });

  test.each<[LabelWord | null, unknown[]]>([
    [{ group: 'stage', value: 'doing' }, [['stage', 'sam', 'doing']]],
    [{ group: 'outcome', value: 'achieved' }, [['outcome', 'sam', 'achieved']]],
    [{ group: 'health', value: 'at-risk' }, [['health', 'sam', 'at-risk']]],
    [{ group: 'kind', value: 'reading' }, [['kind', 'sam', 'reading']]],
    [{ group: 'value', value: 'results' }, [['value', 'sam', 'results']]],
    [{ group: 'marker', value: 'goal' }, []],
    [{ group: 'promotion', value: 'drafting' }, []],
    [{ group: 'ask', value: 'open' }, []],
    [null, []],
  ])('the label %o', (word, told) => {
    expect(entries([], [label('2026-11-10', word)])).toEqual(told);
    // One that went is told by the one that took its place.
    expect(entries([], [label('2026-11-10', word, 'remove')])).toEqual([]);
  });

  test.each(['closed', 'reopened'] as const)('%s', (state) => {
    expect(entries([], [], [{ type: 'state', by: null, at: at('2026-11-10'), state }])).toEqual([[state, null, null]]);
  });

  test('everything newest first, the beginning last', () => {
    const detail = detailOf(
      story(goal({ description: actions(['One', 'Two'], 1) }), {
        notes: [tick(at('2026-11-10'), 'One'), due(at('2026-10-01'), '2026-12-24')],
        labelEvents: [label('2026-11-01', { group: 'stage', value: 'doing' })],
      }),
    );
    expect(detail.history.map(({ type }) => type)).toEqual(['ticked', 'stage', 'due', 'created']);
    expect(detail.history.at(-1)).toEqual({ at: at('2026-09-01'), by: alex.username, type: 'created', detail: null });
    expect(detail.checklist).toEqual([
      { number: 1, text: 'One', done: true },
      { number: 2, text: 'Two', done: false },
    ]);
  });
});
