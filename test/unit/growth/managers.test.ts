// Whose word counts on which day, where one manager followed another.
import { expect, test } from 'vitest';
import { agreementIn, formatAgreement } from '#growth/goals/agreement.ts';
import { approvedIn } from '#growth/goals/approved.ts';
import { openApprovals } from '#growth/goals/approval.ts';
import { asksIn } from '#growth/goals/ask.ts';
import { asksManager } from '#growth/goals/asked-of-manager.ts';
import { managersOn, withManager } from '#growth/goals/managers.ts';
import { answersOnMeeting } from '#growth/meetings/answers-on-meeting.ts';
import { seriesNow } from '#growth/meetings/series.ts';
import { managedBy } from '../../support/managed-by.ts';
import { actions, alex, at, comment, meeting, record } from '../reports/story.ts';
import { listed } from './goals.ts';

const morgan = { id: 21, username: 'morgan', name: 'Morgan' };
const noor = { id: 22, username: 'noor', name: 'Noor' };
const managers = { ...managedBy('noor'), formerManagers: [{ username: 'morgan', until: '2026-11-10' }] };
const twice = withManager(managers, 'sam', '2026-11-10');

test.each([
  ['2026-11-09', managers, ['morgan']],
  ['2026-11-10', managers, ['morgan', 'noor']],
  ['2026-11-11', managers, ['noor']],
  ['2026-11-09', { ...twice, timeZone: 'UTC' }, ['morgan']],
  ['2026-11-10', { ...twice, timeZone: 'UTC' }, ['morgan', 'noor', 'sam']],
  ['2026-11-11', { ...twice, timeZone: 'UTC' }, ['sam']],
  ['2026-11-09', { ...managers, manager: null }, ['morgan']],
  ['2026-11-11', { ...managers, manager: null }, []],
  ['2026-01-01', managedBy('noor'), ['noor']],
  ['2026-01-01', managedBy(null), []],
])('on %s', (day, given, expected) => {
  expect(managersOn(given, day)).toEqual(expected);
});

test('where there was none before, nobody is remembered', () => {
  expect(withManager(managedBy(null), 'noor', '2026-11-10')).toEqual({ manager: 'noor', formerManagers: [] });
});

/** Each says it the day before the change, and the day after. */
const said = [
  ['morgan', morgan, '2026-11-09', true],
  ['morgan', morgan, '2026-11-11', false],
  ['noor', noor, '2026-11-09', false],
  ['noor', noor, '2026-11-11', true],
] as const;
const goal = record({
  iid: 1,
  title: 'Talk',
  description: actions(['Approval: my manager'], 0),
  createdAt: at('2026-11-01'),
  updatedAt: at('2026-11-12'),
  commentCount: 2,
});
const ask = comment(at('2026-11-02'), '**Check-in 2026-11-02**\n\nHelp: time', alex);

test.each(said)('%s, %o, on %s: counts %s', (_name, by, day, counts) => {
  const says = (body: string) => comment(at(day), body, by);
  const [asked] = asksIn([ask, says('Take Friday.')], { managers });
  expect(asked?.replied?.by.username ?? null).toBe(counts ? by.username : null);

  const [approval] = openApprovals(goal);
  const notes = listed([says('Approved')]);
  expect(approval && approvedIn(goal, notes, approval, managers) !== null).toBe(counts);
  const named = { ...goal, description: actions([`Approval: ${by.username}`], 0) };
  const [byName] = openApprovals(named);
  expect(byName && approvedIn(named, notes, byName, managers) !== null).toBe(counts);

  expect(agreementIn([says(formatAgreement('agreed', day))], managers) !== null).toBe(counts);

  const onMeeting = answersOnMeeting(
    [says('Take Friday.')],
    [{ iid: 1, url: 'u', asks: asksIn([ask], { managers }) }],
    managers,
  );
  expect(onMeeting.answers.has(1)).toBe(counts);

  const settled = { ...goal, description: '' };
  expect(asksManager(settled, listed([ask, says('Take Friday.')]), managers)).toBe(!counts);
});

test('who follows goes on with the 1:1s, and with none of somebody else', () => {
  const of = (iid: number, day: string, other: typeof morgan) => meeting({ iid, day, assignees: [alex, other] });
  const meetings = [of(1, '2026-11-03', morgan), of(2, '2026-11-04', noor), of(3, '2026-11-30', noor)];
  const around = { today: '2026-11-23', person: 'alex', managers };
  expect(seriesNow(meetings, around).before.map(({ iid }) => iid)).toEqual([2, 1]);
  const withMorgan = [of(1, '2026-11-03', morgan), of(2, '2026-11-04', noor), of(3, '2026-11-30', morgan)];
  expect(seriesNow(withMorgan, around).before.map(({ iid }) => iid)).toEqual([1]);
});
