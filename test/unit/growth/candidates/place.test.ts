// What a candidate's place says of its kind.
import { expect, test } from 'vitest';
import { homeOfPlace, itemTypeOf } from '#growth/candidates/place.ts';
import { commentKeyOf, homeKey, isOfProject, isWorkKey } from '#growth/candidates/work-key.ts';

test.each([
  ['acme/web!412', 'acme/web'],
  ['acme/web#88', 'acme/web'],
  ['acme&3', 'acme'],
  ['acme/a#1b', 'acme/a#1b'],
  ['acme/a#', 'acme/a#'],
])('%s is at home in %s', (place, home) => {
  expect(homeOfPlace(place)).toBe(home);
});

test.each([
  ['acme/web#88', 'merge-request', 'issue'],
  ['acme/web!88', 'issue', 'merge-request'],
  ['acme/web!88', 'epic', 'merge-request'],
  ['acme/web!88', 'answers', 'merge-request'],
  ['acme&3', 'issue', 'epic'],
  ['acme&3', 'thanks', 'epic'],
  [null, 'issue', 'issue'],
  [null, 'answers', 'issue'],
  [null, 'epic', 'epic'],
  [null, 'merge-request', 'merge-request'],
  [null, 'reviews', 'merge-request'],
  [null, 'thanks', 'merge-request'],
] as const)('at %s, found as %s, it is of type %s', (place, kind, type) => {
  expect(itemTypeOf({ place, kind })).toBe(type);
});

test.each([
  ['p42!412', true, 'p42', 'inbox-p42-mr-412'],
  ['p42#88', true, 'p42', 'inbox-p42-issue-88'],
  ['g7&3', true, 'g7', 'inbox-g7-epic-3'],
  ['n90412', true, null, 'inbox-n90412'],
  ['e17', true, null, 'inbox-e17'],
  ['p42&3', false, 'p42', 'inbox-p42-epic-3'],
  ['xp42!1', false, null, 'inbox-xp42-mr-1'],
  ['p42!1x', false, 'p42', 'inbox-p42-mr-1x'],
  ['p42', false, null, 'inbox-p42'],
])('the key %s', (key, isOne, home, comment) => {
  expect([isWorkKey(key), homeKey(key), commentKeyOf(key)]).toEqual([isOne, home, comment]);
});

test('a key is of a project by its whole number, and an epic of a group is of none', () => {
  expect(['p42!1', 'p42#1', 'p421!1', 'g42&1', 'n42'].map((key) => isOfProject(key, 42))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});
