// The work that evidence points to: each piece looked up once, in one order, and nothing said of it that not everybody may read.
import { expect, test } from 'vitest';
import { DevgrowthError, type ErrorKind } from '#errors.ts';
import type { ForeignItem } from '#growth/goals/foreign-item.ts';
import { type ItemPlace, itemPlace } from '#growth/text/item-address.ts';
import { lookUpWork } from '#work/archive/looked-up.ts';

const base = 'https://gitlab.example';
const issue = (iid: number) => `${base}/shop/web/-/issues/${iid}`;
const me = { id: 1, username: 'Alex', name: 'Alex' };

async function lookedUp(
  addresses: readonly string[],
  answer: (place: ItemPlace) => Partial<ForeignItem> = () => ({}),
  withWork = false,
) {
  const asked: number[] = [];
  const steps: string[] = [];
  const forge = {
    placeOf: (address: string) => itemPlace(base, address),
    item: (place: ItemPlace): Promise<ForeignItem> => {
      asked.push(place.iid);
      return Promise.resolve().then(() => ({
        ...place,
        title: `Fixed ${place.iid}`,
        url: issue(place.iid),
        state: 'closed',
        createdAt: '2026-03-01T10:00:00Z',
        endedAt: '2026-03-04T23:30:00Z',
        isPrivate: false,
        isInternal: false,
        confidential: false,
        ...answer(place),
      }));
    },
  };
  const work = await lookUpWork(addresses, { forge, me, zone: 'Europe/Berlin', withWork }, ({ index, of }) =>
    steps.push(`${index + 1} of ${of}`),
  );
  return { work, asked, steps };
}
const only = async (...given: Parameters<typeof lookedUp>) => (await lookedUp(...given)).work[0];
const silent = { title: null, state: null, day: null, role: null };

test('each piece once, by its address, whatever stands first', async () => {
  const other = issue(5).replace('issues', 'work_items');
  const { work, asked, steps } = await lookedUp([issue(7), other, issue(6), issue(5), issue(7)]);
  expect(work.map(({ url }) => url)).toEqual([issue(5), issue(6), issue(7)]);
  expect(asked).toEqual([5, 6, 7]);
  expect(steps).toEqual(['1 of 3', '2 of 3', '3 of 3']);
});

test('with its title, state and the day on which it ended, as days are counted there', async () => {
  expect(await only([issue(5)])).toEqual({
    url: issue(5),
    title: 'Fixed 5',
    state: 'closed',
    day: '2026-03-05',
    role: null,
    why: null,
  });
  expect(await only([issue(5)], () => ({ endedAt: null }))).toMatchObject({ day: '2026-03-01' });
});

test.each([
  ['somebody else', { author: 'sam', assignees: ['sam'], reviewers: ['kim'] }, null],
  ['its author, who is assigned too', { author: 'alex', assignees: ['alex'], reviewers: [] }, 'author'],
  ['one of its reviewers', { author: 'sam', assignees: ['alex'], reviewers: ['kim', 'ALEX'] }, 'reviewer'],
  ['one of those assigned', { author: null, assignees: ['sam', 'alex'], reviewers: ['sam'] }, 'assignee'],
] as const)('the person is %s', async (_name, people, role) => {
  expect(await only([issue(5)], () => ({ people }))).toMatchObject({ role });
});

test('what not everybody may read is named only where work is wanted', async () => {
  const answer = () => ({ isPrivate: true });
  expect(await only([issue(5)], answer)).toEqual({ url: issue(5), ...silent, why: 'not everybody may read it' });
  expect(await only([issue(5)], answer, true)).toMatchObject({ title: 'Fixed 5', why: null });
});

test('what is no item of this GitLab is not asked for, and each address stands for itself', async () => {
  const others = ['https://other.example/a/b/-/issues/1', 'https://other.example/a/c', `${base}/shop/web`, 'on paper'];
  const { work, asked } = await lookedUp(others);
  expect(asked).toEqual([]);
  expect(work).toEqual(others.toSorted().map((url) => ({ url, ...silent, why: 'it is on another host, or no item' })));
});

test('five hundred are looked up, and no more', async () => {
  const addresses = Array.from({ length: 501 }, (_, index) => issue(1000 + index));
  const { work, asked } = await lookedUp(addresses);
  expect(asked).toHaveLength(500);
  expect(work.slice(-2).map(({ why }) => why)).toEqual([null, 'only 500 are looked up']);
});

const failing = (error: Error) => () => {
  throw error;
};
test('what GitLab does not give is named as such', async () => {
  const gone = new DevgrowthError('not-found', 'gone');
  expect(await only([issue(5)], failing(gone))).toEqual({
    url: issue(5),
    ...silent,
    why: 'GitLab did not give it: not-found',
  });
});

test.each<[string, Error]>([
  ['a token that ended', new DevgrowthError('authentication' satisfies ErrorKind, 'ended')],
  ['a fault of ours', new TypeError('a fault')],
])('%s ends it', async (_name, error) => {
  await expect(lookedUp([issue(5)], failing(error))).rejects.toBe(error);
});
