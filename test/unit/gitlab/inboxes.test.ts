// Whose inbox is whose: an issue of the person alone, with the mark of an inbox in its text.
import { expect, test } from 'vitest';
import { facts, fakeGitLab, issue, page, person } from './fake-gitlab.ts';

const inbox = (iid: number, more: object = {}) =>
  issue({ id: iid, iid, description: '- [ ] One\n\n<!-- devgrowth:inbox key=k1 -->', labels: ['inbox'], ...more });
const sam = { id: 2, username: 'sam', name: 'Sam' };

test.each([
  ['of somebody else, with the mark', inbox(4, { author: sam })],
  ['of the person, without the mark', inbox(4, { description: '- [ ] One' })],
  ['of the person, with the mark of another kind', inbox(4, { description: 'One\n\n<!-- devgrowth:goal key=k1 -->' })],
  ['of nobody that the server names', inbox(4, { author: null })],
])('an issue %s is none', async (_name, row) => {
  const { forge } = fakeGitLab(() => page([row]));
  expect(await forge.open(facts, {}).inboxes('alex')).toEqual([]);
});

test('of two the one that was opened first comes first, whatever letters their author is written in', async () => {
  const { forge, asked } = fakeGitLab(() => page([inbox(9), inbox(4, { author: { ...person, username: 'Alex' } })]));
  const found = await forge.open(facts, {}).inboxes('alex');
  expect(found.map(({ iid }) => iid)).toEqual([4, 9]);
  expect(asked).toHaveLength(1);
});
