// Which 1:1s came before the one ahead, and are with the same people.
import { expect, test } from 'vitest';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import { seriesNow } from '#growth/meetings/series.ts';
import type { Person } from '#growth/words/goal.ts';
import { alex, meeting, sam } from '../reports/story.ts';
import { managedBy } from '../../support/managed-by.ts';

const robin: Person = { id: 3, username: 'robin', name: 'Robin' };
const held = (iid: number, day: string, assignees: readonly Person[], more: Partial<OneOnOne> = {}) =>
  meeting({ iid, day, assignees, state: 'closed', ...more });
const ahead = (assignees: readonly Person[]) => held(9, '2026-11-24', assignees, { state: 'opened' });
const earlier = [
  held(1, '2026-11-03', [alex, sam]),
  held(2, '2026-11-10', [alex, robin]),
  held(3, '2026-11-17', [alex]),
  held(4, '2026-11-23', [alex, sam]),
];

test.each([
  ['with the manager', [...earlier, ahead([alex, sam])], 'sam', 9, [3, 1]],
  ['with a manager’s manager', [...earlier, ahead([alex, robin])], 'sam', 9, [3, 2]],
  ['ahead with nobody named, the manager known', [...earlier, ahead([alex])], 'SAM', 9, [3, 1]],
  ['ahead with nobody named, nobody known', [...earlier, ahead([alex])], null, 9, [3, 2, 1]],
  ['none ahead', earlier, 'sam', null, [3, 1]],
  [
    'one that nobody closed is the one that counts',
    [...earlier, held(5, '2026-11-18', [alex, sam], { state: 'opened' })],
    'sam',
    5,
    [3, 1],
  ],
])('%s', (_name, meetings, manager, current, before) => {
  const series = seriesNow(meetings, { today: '2026-11-23', person: 'alex', managers: managedBy(manager) });
  expect([series.current?.iid ?? null, series.before.map(({ iid }) => iid)]).toEqual([current, before]);
});
