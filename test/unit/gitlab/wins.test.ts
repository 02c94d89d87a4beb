// Which issues hold wins: those with the label, opened by the person or by somebody who may label every issue; open ones first.
import { expect, test } from 'vitest';
import { facts, fakeGitLab, issue, page, person } from './fake-gitlab.ts';

const label = fakeGitLab([]).forge.labelName({ group: 'marker', value: 'wins' }, {});
const sam = { id: 2, username: 'sam', name: 'Sam' };
const wins = (iid: number, more: object = {}) => issue({ id: iid, iid, labels: [label], author: person, ...more });

async function found(rows: readonly object[], level = 10) {
  const fake = fakeGitLab(({ path }) =>
    path.includes('/members') ? page([{ ...sam, access_level: level, expires_at: null }]) : page(rows),
  );
  return (await fake.forge.open(facts, {}, 'alex').winsIssues()).map(({ iid }) => iid);
}

test.each<[string, object[], number, number[]]>([
  ['none', [], 10, []],
  ['the person’s own', [wins(4)], 10, [4]],
  ['of a guest: planted', [wins(4, { author: sam }), wins(5)], 10, [5]],
  ['of somebody who may label every issue', [wins(4, { author: sam })], 15, [4]],
  ['without the label, of a server that does not filter', [wins(4, { labels: ['other'] })], 10, []],
  ['by their number, whatever order they come in', [wins(9), wins(4), wins(7)], 10, [4, 7, 9]],
  [
    'open ones before closed ones',
    [wins(4, { state: 'closed' }), wins(9), wins(2, { state: 'closed' }), wins(5)],
    10,
    [5, 9, 2, 4],
  ],
])('%s', async (_name, rows, level, iids) => {
  expect(await found(rows, level)).toEqual(iids);
});

test('a list that did not arrive whole is not "none": a second one would be opened', async () => {
  const fake = fakeGitLab(() => page([wins(4)], { total: 2 }));
  await expect(fake.forge.open(facts, {}, 'alex').winsIssues()).rejects.toMatchObject({ kind: 'server' });
});
