// Stage, outcome, progress, health and last activity: every rule with its edges. Today is 2026-11-23.
import { describe, expect, it } from 'vitest';
import { type GoalActivity, assess, needsLabelEvents } from '#growth/goals/assess.ts';
import type { LabelWord } from '#growth/words/label-words.ts';
import type { GoalEvent, Note } from '#growth/goals/notes.ts';
import type { Goal, GoalRecord, Health, HealthLevel, Progress } from '#growth/words/goal.ts';
import { daysQuiet } from '#growth/goals/quiet.ts';
import { alex, comment, goal, labelEvent, listed } from './goals.ts';

const now = { today: '2026-11-23', zone: 'Europe/Berlin', at: '2026-11-23T08:00:00.000Z' };
const unread: GoalActivity = { notes: null, labelEvents: null, stateEvents: null };
const at = (day: number, time = '08:00') => `2026-11-${String(day).padStart(2, '0')}T${time}:00.000Z`;
const notes = (...items: Note[]): GoalActivity => ({ ...unread, notes: listed(items) });
const events = (...items: GoalEvent[]): GoalActivity => ({ ...unread, labelEvents: listed(items) });
const tick = (day: number): Note => ({ type: 'tick', by: alex, at: at(day), item: 'a', done: true });
const stage = (value: 'planned' | 'doing' | 'waiting'): LabelWord => ({ group: 'stage', value });
const health = (value: HealthLevel): LabelWord => ({ group: 'health', value });

it('carries over what the forge holds', () => {
  const record = goal({
    due: '2026-12-24',
    milestone: 'FY27-Q4',
    confidential: true,
    stages: ['doing'],
    description: '- [x] a\n- [ ] b\n- [ ] c',
  });
  const expected: Goal = {
    iid: 4,
    title: 'Read a book',
    kind: 'reading',
    state: 'opened',
    stage: 'doing',
    outcome: null,
    progress: { percent: 33, done: 1, total: 3, source: 'checklist', asOf: '2026-11-20T09:00:00.000Z' },
    measure: null,
    health: { level: 'on-track', reason: '33 % done, 41 % of the time gone', source: 'computed' },
    due: '2026-12-24',
    milestone: 'FY27-Q4',
    labels: ['goal', 'goal::reading'],
    confidential: true,
    url: 'http://gitlab.test/alex/goals/-/issues/4',
    createdAt: '2026-11-01T09:00:00.000Z',
    closedAt: null,
    lastActivity: '2026-11-20T09:00:00.000Z',
  };
  expect(assess(record, unread, now)).toEqual(expected);
});

describe('kind, stage and outcome', () => {
  const closed = { state: 'closed', closedAt: at(20) } as const;
  it.each<[string, Partial<GoalRecord>, GoalActivity, Pick<Goal, 'kind' | 'stage' | 'outcome'>]>([
    ['one stage', { stages: ['waiting'] }, unread, { kind: 'reading', stage: 'waiting', outcome: null }],
    ['no stage', {}, unread, { kind: 'reading', stage: null, outcome: null }],
    ['no kind', { kinds: [] }, unread, { kind: 'unknown', stage: null, outcome: null }],
    [
      'two stages, events unread: the further one',
      { stages: ['doing', 'planned'] },
      unread,
      { kind: 'reading', stage: 'doing', outcome: null },
    ],
    [
      'two stages: the one given last',
      { stages: ['doing', 'planned'] },
      events(labelEvent(at(2), 'add', stage('doing')), labelEvent(at(3), 'add', stage('planned'))),
      { kind: 'reading', stage: 'planned', outcome: null },
    ],
    [
      'given, taken, and another stayed',
      { stages: ['doing', 'planned'] },
      events(
        labelEvent(at(3), 'add', stage('doing')),
        labelEvent(at(2), 'add', stage('planned')),
        labelEvent(at(5), 'add', stage('waiting')),
        labelEvent(at(6), 'remove', stage('waiting')),
      ),
      { kind: 'reading', stage: 'doing', outcome: null },
    ],
    [
      'in the same moment: the later row',
      { stages: ['doing', 'planned'] },
      events(labelEvent(at(2), 'add', stage('doing')), labelEvent(at(2), 'add', stage('planned'))),
      { kind: 'reading', stage: 'planned', outcome: null },
    ],
    [
      'a removal gives nothing',
      { stages: ['doing', 'planned'] },
      events(labelEvent(at(2), 'add', stage('planned')), labelEvent(at(3), 'remove', stage('doing'))),
      { kind: 'reading', stage: 'planned', outcome: null },
    ],
    [
      'events whose label is gone say nothing',
      { stages: ['doing', 'planned'] },
      events(labelEvent(at(2), 'add', stage('planned')), labelEvent(at(3), 'add', null)),
      { kind: 'reading', stage: 'planned', outcome: null },
    ],
    [
      'events read in part say nothing',
      { stages: ['doing', 'planned'] },
      { ...unread, labelEvents: listed([labelEvent(at(2), 'add', stage('planned'))], true) },
      { kind: 'reading', stage: 'doing', outcome: null },
    ],
    [
      'two kinds: the one given last',
      { kinds: ['reading', 'course'] },
      events(
        labelEvent(at(2), 'add', { group: 'kind', value: 'course' }),
        labelEvent(at(3), 'add', { group: 'kind', value: 'reading' }),
      ),
      { kind: 'reading', stage: null, outcome: null },
    ],
    [
      'closed',
      { ...closed, stages: ['doing'], outcomes: ['achieved'] },
      unread,
      { kind: 'reading', stage: null, outcome: 'achieved' },
    ],
    ['closed without an outcome', closed, unread, { kind: 'reading', stage: null, outcome: 'unknown' }],
    [
      'reopened with an outcome left over',
      { stages: ['doing'], outcomes: ['dropped'] },
      unread,
      { kind: 'reading', stage: 'doing', outcome: null },
    ],
    [
      'two outcomes, events unread: the lesser claim',
      { ...closed, outcomes: ['dropped', 'achieved'] },
      unread,
      { kind: 'reading', stage: null, outcome: 'dropped' },
    ],
    [
      'two outcomes: the one given last',
      { ...closed, outcomes: ['dropped', 'achieved'] },
      events(
        labelEvent(at(2), 'add', { group: 'outcome', value: 'dropped' }),
        labelEvent(at(3), 'add', { group: 'outcome', value: 'achieved' }),
      ),
      { kind: 'reading', stage: null, outcome: 'achieved' },
    ],
  ])('%s', (_name, change, activity, expected) => {
    expect(assess(goal(change), activity, now)).toMatchObject(expected);
  });
});

describe('progress', () => {
  const updated = '2026-11-20T09:00:00.000Z';
  const list = (done: number, total: number) =>
    Array.from({ length: total }, (_, index) => `- [${index < done ? 'x' : ' '}] item ${index}`).join('\n');
  const checklist = (percent: number, done: number, total: number, asOf = updated): Progress => ({
    percent,
    done,
    total,
    source: 'checklist',
    asOf,
  });
  const said = (percent: number, asOf: string): Progress => ({
    percent,
    done: null,
    total: null,
    source: 'check-in',
    asOf,
  });

  it.each<[string, Partial<GoalRecord>, GoalActivity, Progress | null]>([
    ['nothing to measure', {}, unread, null],
    ['none done', { description: list(0, 4) }, unread, checklist(0, 0, 4)],
    ['rounded down', { description: list(2, 3) }, unread, checklist(66, 2, 3)],
    ['never 100 before all', { description: list(199, 200) }, unread, checklist(99, 199, 200)],
    ['all', { description: list(3, 3) }, unread, checklist(100, 3, 3)],
    [
      'the checklist before a check-in',
      { description: list(1, 4) },
      notes(comment(at(5), 'Check-in: 60%')),
      checklist(25, 1, 4),
    ],
    [
      'as of the last tick',
      { description: list(1, 4) },
      notes(tick(4), tick(6), comment(at(9), 'hi')),
      checklist(25, 1, 4, at(6)),
    ],
    [
      'as of the last edit',
      { description: list(1, 4) },
      notes(tick(4), { type: 'description', by: alex, at: at(7) }),
      checklist(25, 1, 4, at(7)),
    ],
    ['a check-in', {}, notes(comment(at(5), 'Check-in: 60%')), said(60, at(5))],
    [
      'the newest check-in that says one',
      {},
      notes(comment(at(5), 'Check-in: 60%'), comment(at(6), 'Check-in: 40%'), comment(at(7), 'Check-in 2026-11-07')),
      said(40, at(6)),
    ],
    [
      'newest by the day of which it is, however late it was written',
      {},
      notes(comment(at(6), 'Check-in 2026-01-01 · 40%'), comment(at(5), 'Check-in 2026-11-30 · 60%')),
      said(60, at(5)),
    ],
    [
      'a checklist of nothing that counts',
      { description: '- [~] a\n- [ ]' },
      notes(comment(at(5), 'Check-in: 60%')),
      said(60, at(5)),
    ],
  ])('%s', (_name, change, activity, expected) => {
    expect(assess(goal(change), activity, now).progress).toEqual(expected);
  });
});

describe('health that was said', () => {
  const atRisk = comment(at(10), '**Check-in 2026-11-09** · at risk\n\nThe exam moved.\n\nHelp: an hour with Sam');
  const fromCheckIn: Health = {
    level: 'at-risk',
    reason: 'said at risk on 2026-11-09: The exam moved.',
    source: 'check-in',
  };
  const labelled = (level: HealthLevel, reason: string): Health => ({ level, reason, source: 'label' });
  const both = (...items: GoalEvent[]): GoalActivity => ({ ...notes(atRisk), labelEvents: listed(items) });

  it.each<[string, Partial<GoalRecord>, GoalActivity, Health]>([
    ['a check-in, with its text and never with the ask', {}, notes(atRisk), fromCheckIn],
    [
      'with the first line of the text',
      {},
      notes(comment(at(10), 'Check-in: on track\nAll   well.\nReally.')),
      { level: 'on-track', reason: 'said on track on 2026-11-10: All well.', source: 'check-in' },
    ],
    [
      'with the next step',
      {},
      notes(comment(at(10), 'Check-in: needs attention\nNext: call')),
      { level: 'needs-attention', reason: 'said needs attention on 2026-11-10: call', source: 'check-in' },
    ],
    [
      'without words',
      {},
      notes(comment(at(10), 'Check-in: at risk')),
      { level: 'at-risk', reason: 'said at risk on 2026-11-10', source: 'check-in' },
    ],
    [
      'on the day of the person',
      {},
      notes(comment(at(10, '23:30'), 'Check-in: at risk')),
      { level: 'at-risk', reason: 'said at risk on 2026-11-11', source: 'check-in' },
    ],
    [
      'long words cut between words',
      {},
      notes(comment(at(10), `Check-in: at risk\n${'twelve chars '.repeat(9)}`)),
      {
        level: 'at-risk',
        reason: 'said at risk on 2026-11-10: twelve chars twelve chars twelve chars twelve chars twelve…',
        source: 'check-in',
      },
    ],
    [
      'a word without end, whole letters only',
      {},
      notes(comment(at(10), `Check-in: at risk\n${'👩‍🚀'.repeat(70)}`)),
      { level: 'at-risk', reason: `said at risk on 2026-11-10: ${'👩‍🚀'.repeat(60)}…`, source: 'check-in' },
    ],
    ['a label', { healths: ['needs-attention'] }, unread, labelled('needs-attention', 'set by its label')],
    [
      'a label with its event',
      { healths: ['needs-attention'] },
      events(labelEvent(at(12), 'add', health('needs-attention'))),
      labelled('needs-attention', 'label set on 2026-11-12'),
    ],
    [
      'label newer than check-in',
      { healths: ['on-track'] },
      both(labelEvent(at(12), 'add', health('on-track'))),
      labelled('on-track', 'label set on 2026-11-12'),
    ],
    [
      'check-in newer than label',
      { healths: ['on-track'] },
      both(labelEvent(at(9), 'add', health('on-track'))),
      fromCheckIn,
    ],
    [
      'contradiction, events unread: the worse, label',
      { healths: ['at-risk'] },
      notes(comment(at(10), 'Check-in: on track')),
      labelled('at-risk', 'set by its label'),
    ],
    ['contradiction, events unread: the worse, check-in', { healths: ['on-track'] }, notes(atRisk), fromCheckIn],
    ['both agree: the check-in has the reason', { healths: ['at-risk'] }, notes(atRisk), fromCheckIn],
    [
      'both agree, label of the same day',
      { healths: ['at-risk'] },
      both(labelEvent(at(10, '09:00'), 'add', health('at-risk'))),
      fromCheckIn,
    ],
    [
      'both agree, label given again later',
      { healths: ['at-risk'] },
      both(labelEvent(at(12), 'add', health('at-risk'))),
      labelled('at-risk', 'label set on 2026-11-12'),
    ],
    [
      'two labels, events unread: the worse',
      { healths: ['on-track', 'at-risk'] },
      unread,
      labelled('at-risk', 'set by its label'),
    ],
    [
      'two labels: the one given last',
      { healths: ['on-track', 'at-risk'] },
      events(labelEvent(at(9), 'add', health('at-risk')), labelEvent(at(12), 'add', health('on-track'))),
      labelled('on-track', 'label set on 2026-11-12'),
    ],
    [
      'the label was taken away after the check-in',
      {},
      both(labelEvent(at(9), 'add', health('at-risk')), labelEvent(at(12), 'remove', health('at-risk'))),
      { level: 'on-track', reason: 'active 3 days ago', source: 'computed' },
    ],
    [
      'the label was taken away before the check-in',
      {},
      both(labelEvent(at(8), 'add', health('on-track')), labelEvent(at(9), 'remove', health('on-track'))),
      fromCheckIn,
    ],
    ['a newer check-in without health', {}, notes(atRisk, comment(at(12), 'Check-in: 60%')), fromCheckIn],
    [
      'said health stands even when overdue',
      { due: '2026-11-20', healths: ['on-track'] },
      unread,
      labelled('on-track', 'set by its label, overdue by 3 days'),
    ],
  ])('%s', (_name, change, activity, expected) => {
    expect(assess(goal(change), activity, now).health).toEqual(expected);
  });
});

describe('health that is computed', () => {
  const checklist = (done: number) =>
    Array.from({ length: 20 }, (_, index) => `- [${index < done ? 'x' : ' '}] item`).join('\n');
  // 40 days from creation to due date, 22 of them gone: 55 %.
  const forty = { due: '2026-12-11' };
  const computed = (level: HealthLevel, reason: string): Health => ({ level, reason, source: 'computed' });

  it.each<[string, Partial<GoalRecord>, GoalActivity, Health]>([
    ['overdue by a day', { due: '2026-11-22' }, unread, computed('at-risk', 'overdue by 1 day')],
    ['overdue by more', { due: '2026-11-20' }, unread, computed('at-risk', 'overdue by 3 days')],
    [
      'overdue before quiet',
      { due: '2026-10-01', updatedAt: '2026-09-01T08:00:00.000Z' },
      unread,
      computed('at-risk', 'overdue by 53 days'),
    ],
    [
      'due today',
      { due: '2026-11-23', description: checklist(20) },
      unread,
      computed('on-track', '100 % done, 100 % of the time gone'),
    ],
    ['due today, nothing to measure', { due: '2026-11-23' }, unread, computed('on-track', 'due today')],
    ['due tomorrow', { due: '2026-11-24' }, unread, computed('on-track', 'due in 1 day')],
    ['quiet for 20 days', { updatedAt: at(3) }, unread, computed('on-track', 'active 20 days ago')],
    ['quiet for 21 days', { updatedAt: at(2) }, unread, computed('needs-attention', 'no activity for 21 days')],
    [
      'quiet before behind',
      { ...forty, description: checklist(0), updatedAt: at(2) },
      unread,
      computed('needs-attention', 'no activity for 21 days'),
    ],
    ['quiet, counted in the zone', { updatedAt: at(2, '23:30') }, unread, computed('on-track', 'active 20 days ago')],
    [
      '24 points behind would be fine',
      { ...forty, description: checklist(7) },
      unread,
      computed('on-track', '35 % done, 55 % of the time gone'),
    ],
    [
      '25 points behind',
      { ...forty, description: checklist(6) },
      unread,
      computed('needs-attention', '30 % done, 55 % of the time gone'),
    ],
    [
      'behind, by a check-in',
      forty,
      notes(comment(at(20), 'Check-in: 30%')),
      computed('needs-attention', '30 % done, 55 % of the time gone'),
    ],
    [
      'ahead',
      { ...forty, description: checklist(18) },
      unread,
      computed('on-track', '90 % done, 55 % of the time gone'),
    ],
    [
      'due on the day it was made',
      { due: '2026-11-23', createdAt: at(23), updatedAt: at(23), description: checklist(0) },
      unread,
      computed('on-track', 'due today'),
    ],
    [
      'made by a server clock ahead of ours',
      { due: '2026-12-24', createdAt: at(24), updatedAt: at(24), description: checklist(0) },
      unread,
      computed('on-track', '0 % done, 0 % of the time gone'),
    ],
    ['active today', { updatedAt: at(23) }, unread, computed('on-track', 'active today')],
    ['active yesterday', { updatedAt: at(22) }, unread, computed('on-track', 'active 1 day ago')],
    [
      'closed',
      { state: 'closed', closedAt: at(20, '23:30'), due: '2026-11-01' },
      unread,
      computed('on-track', 'closed on 2026-11-21'),
    ],
    ['closed, and nobody says when', { state: 'closed' }, unread, computed('on-track', 'closed on 2026-11-20')],
  ])('%s', (_name, change, activity, expected) => {
    expect(assess(goal(change), activity, now).health).toEqual(expected);
  });
});

describe('last activity', () => {
  const made = '2026-11-01T09:00:00.000Z';
  const updated = '2026-11-20T09:00:00.000Z';
  const spoken = { commentCount: 1 };
  const closing: GoalEvent = { type: 'state', by: alex, at: at(9), state: 'closed' };
  it.each<[string, Partial<GoalRecord>, GoalActivity, string]>([
    ['nothing read', spoken, unread, updated],
    ['a plain comment', spoken, notes(comment(at(5), 'Going well')), at(5)],
    ['a tick', spoken, notes(comment(at(5), 'hi'), tick(7)), at(7)],
    ['an edit', spoken, notes(comment(at(5), 'hi'), { type: 'description', by: alex, at: at(8) }), at(8)],
    ['a moved due date', spoken, notes(comment(at(5), 'hi'), { type: 'due', by: alex, at: at(8), due: null }), at(8)],
    [
      'other system notes do not count',
      spoken,
      notes(comment(at(5), 'hi'), { type: 'other', by: alex, at: at(8), body: 'mentioned in #9' }),
      at(5),
    ],
    [
      'events, which not every command reads, change nothing',
      spoken,
      {
        ...notes(comment(at(5), 'hi')),
        labelEvents: listed([labelEvent(at(6), 'add', null)]),
        stateEvents: listed([closing]),
      },
      at(5),
    ],
    ['closed, events unread', { ...spoken, state: 'closed', closedAt: at(12) }, notes(comment(at(5), 'hi')), at(12)],
    ['creation', spoken, notes(comment('2026-10-31T08:00:00.000Z', 'imported')), made],
    ['without comments, whose notes not every command reads', {}, notes(tick(7)), updated],
    ['a list cut before the newest comment', { commentCount: 3 }, notes(tick(7)), updated],
    ['a list that is empty', {}, notes(), updated],
  ])('%s', (_name, change, activity, expected) => {
    expect(assess(goal(change), activity, now).lastActivity).toBe(expected);
  });

  it('is counted in whole days of the person', () => {
    const quiet = daysQuiet({ lastActivity: at(20, '23:30') }, '2026-11-23', 'Europe/Berlin');
    expect([quiet, daysQuiet({ lastActivity: at(20, '23:30') }, '2026-11-23', 'UTC')]).toEqual([2, 3]);
  });
});

describe('needsLabelEvents', () => {
  const atRisk = listed([comment(at(10), 'Check-in: at risk')]);
  it.each<[string, Partial<GoalRecord>, GoalActivity['notes'], boolean]>([
    ['one of each', { stages: ['doing'], healths: ['on-track'] }, null, false],
    ['waits: since when', { stages: ['waiting'] }, null, true],
    ['an approval that was given', { description: '- [x] Approval: Sam' }, null, false],
    ['two stages', { stages: ['doing', 'planned'] }, null, true],
    ['two stages on a closed goal', { state: 'closed', stages: ['doing', 'planned'] }, null, false],
    ['two outcomes', { state: 'closed', outcomes: ['achieved', 'dropped'] }, null, true],
    ['two outcomes on an open goal', { outcomes: ['achieved', 'dropped'] }, null, false],
    ['two healths', { healths: ['on-track', 'at-risk'] }, null, true],
    ['two kinds', { kinds: ['reading', 'course'] }, null, true],
    ['label and check-in agree', { healths: ['at-risk'] }, atRisk, false],
    ['label and check-in contradict', { healths: ['on-track'] }, atRisk, true],
    ['a check-in without a label', {}, atRisk, false],
    ['a label without a check-in', { healths: ['on-track'] }, listed([comment(at(10), 'hi')]), false],
  ])('%s', (_name, change, read, expected) => {
    expect(needsLabelEvents(goal(change), read, 'UTC')).toBe(expected);
  });
});
