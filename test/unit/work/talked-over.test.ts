// Of a part of the 1:1s nothing is said: the one that is missing may have named the goal.
import { expect, test } from 'vitest';
import { talkedOverIn } from '#work/goal/talked-over.ts';
import { managedBy } from '../../support/managed-by.ts';
import { at, failure, meeting, now, record, source, story } from '../reports/story.ts';

const goal = story(record({ iid: 3, title: 'x', createdAt: at('2026-11-16') }));
const items = [meeting({ iid: 90, day: '2026-11-17', state: 'closed' })];
const session = { now, settings: managedBy('sam') };

test.each([
  ['whole', { items, source: source('1:1s', 1) }, false],
  ['in part', { items, source: failure('1:1s') }, null],
  ['not at all', null, null],
])('the 1:1s, read %s', (_how, meetings, expected) => {
  expect(talkedOverIn(meetings, session)(goal)).toBe(expected);
});
