// For whom a document's links open, as far as the own server is asked: each item once, and no more than a document has.
import { expect, test } from 'vitest';
import { DevgrowthError, type ErrorKind } from '#errors.ts';
import type { ForeignItem } from '#growth/goals/foreign-item.ts';
import { type ItemPlace, itemPlace } from '#growth/text/item-address.ts';
import { linksOpen, mostAsked } from '#work/promotion/links-open.ts';

const base = 'https://gitlab.example.com';
const issue = (iid: number) => `${base}/shop/web/-/issues/${iid}`;
const project = { facts: { url: `${base}/alex/goals` } };

function forgeSaying(answer: (place: ItemPlace) => Partial<ForeignItem>) {
  const asked: number[] = [];
  const item = async (place: ItemPlace): Promise<ForeignItem> => {
    asked.push(place.iid);
    const shown = {
      title: 'Fixed',
      url: base,
      state: 'closed',
      createdAt: '2026-03-01T00:00:00Z',
      endedAt: null,
    } as const;
    return { ...place, ...shown, isPrivate: false, isInternal: false, confidential: false, ...answer(place) };
  };
  return { asked, forge: { placeOf: (address: string) => itemPlace(base, address), item } };
}

const opensFor = async (answer: () => Partial<ForeignItem>) => {
  const { forge } = forgeSaying(answer);
  return (await linksOpen([issue(1)], true, { forge, project })).get(issue(1));
};

const failing = (kind: ErrorKind) => () => {
  throw new DevgrowthError(kind, 'no');
};

test.each([
  ['for-me', () => ({})],
  ['internal', () => ({ isPrivate: true, isInternal: true })],
  ['private', () => ({ isPrivate: true })],
  ['confidential', () => ({ isPrivate: true, confidential: true })],
  ['not-for-me', failing('not-found')],
  ['not-for-me', failing('forbidden')],
  ['not-looked', failing('unreachable')],
])('%s', async (opens, answer) => {
  expect(await opensFor(answer)).toBe(opens);
});

test('a token that is refused, and a fault of our own, end it', async () => {
  await expect(opensFor(failing('authentication'))).rejects.toThrow(DevgrowthError);
  const fault = new TypeError('no function');
  await expect(
    opensFor(() => {
      throw fault;
    }),
  ).rejects.toBe(fault);
});

test('an item is asked once, by whatever address, and only so many are', async () => {
  const { forge, asked } = forgeSaying(() => ({}));
  const many = Array.from({ length: mostAsked + 2 }, (_, at) => issue(at + 1));
  const twice = [`${base}/Shop/web/-/work_items/1#note_7`, `${base}/shop/web/issues/2`];
  const opens = await linksOpen([...many, ...twice], true, { forge, project });
  expect(asked).toEqual(Array.from({ length: mostAsked }, (_, at) => at + 1));
  expect([...opens].filter(([, told]) => told === 'not-looked').map(([address]) => address)).toEqual(many.slice(-2));
});

test('nobody is asked without a word, nor about what is told by its shape', async () => {
  const { forge, asked } = forgeSaying(() => ({}));
  const quiet = await linksOpen([issue(1), `${base}/alex/goals/-/wikis/x`], false, { forge, project });
  expect([...quiet.values()]).toEqual(['not-looked', 'private']);
  const others = [
    `${base}/alex/GOALS/-/issues/2`,
    'http://localhost:3000/x',
    'https://gitlab.com/a/b/-/issues/1',
    base,
  ];
  const loud = await linksOpen(others, true, { forge, project });
  expect([...loud.values()]).toEqual(['private', 'private', 'not-looked', 'not-looked']);
  expect(asked).toEqual([]);
});
