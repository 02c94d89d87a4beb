// Which pieces of own work are one, in which order, and what a reverted one says; and what a text closes and names.
import { describe, expect, test } from 'vitest';
import type { WorkItem } from '#growth/candidates/found-work.ts';
import { linksOf, resolved } from '#growth/candidates/item-links.ts';
import { candidates, colleague, goal, item, merged, thanks } from './work.ts';

const base = 'https://gitlab.example';
const told = (...items: readonly WorkItem[]) =>
  candidates(merged(...items))
    .map(({ key, with: others }) => [key, ...others].join(' '))
    .sort();
const numbered = (count: number, more: (at: number) => Partial<WorkItem>) =>
  Array.from({ length: count }, (_, at) => item(`acme/web!${at + 1}`, '2026-11-01', more(at + 1)));
const runners = { title: 'Retry imports of runners', milestone: '19.1' };

describe('titles alike', () => {
  test.each<[string, readonly WorkItem[], readonly string[]]>([
    ['of three are one', numbered(3, () => runners), ['p42!1 p42!2 p42!3']],
    ['of four are none: their words are not rare', numbered(4, () => runners), ['p42!1', 'p42!2', 'p42!3', 'p42!4']],
    ['without a milestone are none', numbered(2, () => ({ ...runners, milestone: null })), ['p42!1', 'p42!2']],
    [
      'that say one word twice are none',
      numbered(2, (at) => ({ title: `Imports, import ${['a', 'runner', 'cache'][at] ?? ''}`, milestone: '1' })),
      ['p42!1', 'p42!2'],
    ],
    ['of nobody’s title are none', numbered(2, () => ({ title: null, milestone: '1' })), ['p42!1', 'p42!2']],
  ])('%s', (_name, items, expected) => {
    expect(told(...items)).toEqual(expected);
  });

  test('a twentieth of all may have a word and it is rare yet', () => {
    const some = numbered(80, (at) => (at <= 4 ? runners : { title: `Other${at} thing${at}`, milestone: '19.1' }));
    expect(told(...some)[0]).toBe('p42!1 p42!2 p42!3 p42!4');
    expect(told(...some.slice(0, 79))[0]).toBe('p42!1');
  });
});

describe('the first', () => {
  const day = (iid: number, when: string, text = 'Closes #88') => item(`acme/web!${iid}`, when, { text });
  test.each<[string, readonly WorkItem[], string]>([
    ['is the earliest', [day(1, '2026-11-09'), day(2, '2026-11-02')], 'p42!2 p42!1'],
    ['of one day is the first by its key', [day(2, '2026-11-02'), day(1, '2026-11-02')], 'p42!1 p42!2'],
    [
      'of a chain leads all of it',
      [day(3, '2026-11-09', 'See !2'), day(2, '2026-11-05', 'See !1'), day(1, '2026-11-02', '')],
      'p42!1 p42!2 p42!3',
    ],
    [
      'that is named by all leads them',
      [day(1, '2026-11-02', ''), day(2, '2026-11-05', 'See !1'), day(3, '2026-11-09', 'See !1')],
      'p42!1 p42!2 p42!3',
    ],
    [
      'may name those after it',
      [day(1, '2026-11-02', 'See !2 and !3'), day(2, '2026-11-05', ''), day(3, '2026-11-09', '')],
      'p42!1 p42!2 p42!3',
    ],
  ])('%s', (_name, items, expected) => {
    expect(told(...items)).toEqual([expected]);
  });

  test('what names itself, or nothing that was found, stands alone', () => {
    expect(told(day(1, '2026-11-02', 'This is !1, see !9'))).toEqual(['p42!1']);
  });

  test('where a place is known to nobody it is none', () => {
    const [lost] = candidates(merged(item('acme/web!1', '2026-11-02', { home: null })));
    expect(lost).toMatchObject({ key: 'p42!1', place: null });
  });
});

describe('a piece', () => {
  const text = 'Goal: alex/goals#2';
  const work = item('acme/web!1', '2026-11-02', { text });
  const fits = (began: string) =>
    candidates(merged(work), { goals: [goal(2, 'Runbook', { createdAt: `${began}T12:00:00.000Z` })] });

  test('of the day on which its goal began is kept with it, one of the day before is only offered', () => {
    expect(fits('2026-11-02')).toMatchObject([{ suggested: 'keep', notes: [] }]);
    expect(fits('2026-11-03')).toMatchObject([{ suggested: 'offer', notes: ['before #2 began'] }]);
  });

  test('is private as soon as one part of it may be', () => {
    const parts = (isPrivate: boolean | null) => [
      item('acme/web!1', '2026-11-02'),
      item('acme/web!2', '2026-11-02', { text: 'See !1', isPrivate }),
    ];
    for (const [isPrivate, is] of [
      [true, true],
      [null, true],
      [false, false],
    ] as const)
      expect(candidates(merged(...parts(isPrivate)))).toMatchObject([{ with: ['p42!2'], private: is }]);
  });

  test('of thanks alone is known by them, and not with what they were for', () => {
    const other = item('acme/web!9', '2026-11-02', { author: colleague('sam') });
    const list = candidates({ items: [other], mentions: [thanks('n5', 'acme/web!9', '2026-11-03')] });
    expect(list).toMatchObject([{ key: 'n5', kind: 'thanks', with: [], also: [] }]);
  });
});

describe('a revert', () => {
  const text = 'This reverts merge request !1';
  const one = item('acme/web!1', '2026-11-03');
  const by = (more: Partial<WorkItem>, when = '2026-11-03') =>
    item('acme/web!5', when, { title: 'Revert "Title of 1"', text, ...more });
  const notes = (...items: readonly WorkItem[]) => candidates(merged(...items)).flatMap((found) => found.notes);

  test.each<[string, WorkItem, readonly string[]]>([
    ['of the same day', by({}), ['reverted by acme/web!5']],
    ['in small letters', by({ title: 'revert it' }), ['reverted by acme/web!5']],
    ['before the other was merged', by({}, '2026-11-02'), []],
    ['only told of in the title', by({ title: 'Do not revert it' }), []],
    ['only begun like one', by({ title: 'Reverting "Title of 1"' }), []],
    ['of nothing that is named', by({ text: '' }), []],
    ['without a title', by({ title: null }), []],
  ])('%s', (_name, other, expected) => {
    expect(notes(one, other)).toEqual(expected);
  });

  test('of an issue is none', () => {
    const issue = item('acme/web#1', '2026-11-01');
    const items = [issue, by({ text: 'This reverts #1' })];
    const deeds = [
      { type: 'finished', key: issue.key, at: issue.endedAt ?? '' } as const,
      ...merged(...items.slice(1)).deeds,
    ];
    expect(candidates({ items, deeds }).flatMap((found) => found.notes)).toEqual([]);
  });
});

describe('what a text links', () => {
  const around = {
    base,
    items: new Map([['p43#7', item('acme/Docs#7', '2026-11-01', { home: 'acme/Docs' })]]),
    closes: new Map([['p42!1', ['p43#7', 'p99#4']]]),
  };
  const links = (more: Partial<WorkItem>, place = 'acme/Web!1') => {
    const { closes, mentions } = linksOf({ ...item(place, '2026-11-01'), key: 'p42!2', ...more }, around);
    return { closes: [...closes], mentions: [...mentions] };
  };

  test.each<[string, Partial<WorkItem>, readonly string[], readonly string[]]>([
    ['nothing', { text: null }, [], []],
    ['what the server tells', { key: 'p42!1' }, ['acme/docs#7', 'p99#4'], []],
    [
      'what it closes here and elsewhere',
      { text: 'Closes #88, fixes acme/ops#9' },
      ['acme/web#88', 'acme/ops#9'],
      ['acme/ops#9', 'acme/web#88'],
    ],
    ['what it names here', { text: 'See #3 and !4, not a#5, &6, #7b' }, [], ['acme/web#3', 'acme/web!4']],
    ['nothing here, where here is not known', { text: 'Closes #88, see #3', home: null }, [], []],
  ])('%s', (_name, more, closes, mentions) => {
    expect(links(more)).toEqual({ closes, mentions });
  });

  test('an issue closes nothing', () => {
    expect(links({ text: 'Closes #88', kind: 'issue' }).closes).toEqual([]);
  });

  test.each([
    ['#3', 'acme/Web', 'acme/web#3'],
    ['acme/Ops#3', null, 'acme/ops#3'],
    ['#3', null, null],
    [`${base}/acme/web/-/issues/3`, null, 'acme/web#3'],
    ['words', 'acme/web', null],
    ['https://elsewhere.example/acme/web/-/issues/3', 'acme/web', null],
  ])('%s in %s is %s', (typed, home, reference) => {
    expect(resolved(typed, home, base)).toBe(reference);
  });
});
