// Words found in a project: which issues hold them all, where in each, by whom, of when, and in which order.
import { describe, expect, test } from 'vitest';
import type { ProjectText } from '#growth/forge/texts.ts';
import type { Comment } from '#growth/goals/notes.ts';
import { foundIn, searchedSort } from '#reports/found.ts';
import { comment as commentOf } from '../growth/goals.ts';
import { alex, at, sam } from './story.ts';

const zone = 'Europe/Berlin';

function text(iid: number, given: Partial<ProjectText> = {}): ProjectText {
  return {
    iid,
    title: `Goal ${iid}`,
    description: '',
    sort: 'goal',
    state: 'opened',
    confidential: false,
    author: alex,
    kinds: ['reading'],
    url: `https://gitlab.example/alex/goals/-/issues/${iid}`,
    createdAt: at('2026-11-01'),
    updatedAt: at('2026-11-10'),
    closedAt: null,
    commentCount: 0,
    ...given,
  };
}

const find = (
  texts: readonly ProjectText[],
  words: readonly string[],
  { since = null, said = {} }: { since?: string | null; said?: Record<number, readonly Comment[]> } = {},
) =>
  foundIn(texts, new Map(Object.entries(said).map(([iid, all]) => [Number(iid), all])), {
    needles: words,
    since,
    zone,
  });
const numbers = (found: ReturnType<typeof find>) => found.map(({ iid }) => iid);
const places = (found: ReturnType<typeof find>) => found.flatMap(({ hits }) => hits.map(({ where }) => where));

describe('which issues', () => {
  const said = (body: string) => ({ 1: [commentOf(at('2026-11-12'), body)] });
  test.each<[string, ProjectText, readonly string[], Record<number, readonly Comment[]>, boolean]>([
    ['the word stands in the title', text(1, { title: 'A retry' }), ['retry'], {}, true],
    ['the words stand in two of its texts', text(1, { title: 'A retry' }), ['retry', 'slow'], said('Slow'), true],
    ['one of the words stands nowhere', text(1, { title: 'A retry' }), ['retry', 'slow'], said('Fast'), false],
    ['none does', text(1), ['retry'], said('Slow'), false],
    ['GitLab hides the word', text(1, { description: '<!-- retry -->' }), ['retry'], said('<!-- retry -->'), false],
  ])('%s', (_name, one, words, comments, isFound) => {
    expect(numbers(find([one], words, { said: comments }))).toEqual(isFound ? [1] : []);
  });

  test('with a word in the title first, then the newest, then the highest number', () => {
    const texts = [
      text(3, { description: 'retry', updatedAt: at('2026-11-09') }),
      text(9, { description: 'retry' }),
      text(10, { description: 'retry' }),
      text(4, { title: 'Retry', description: 'retry', updatedAt: at('2026-10-01') }),
      text(5, { description: 'retry', updatedAt: at('2026-11-20') }),
      text(6, { title: 'Retry', updatedAt: at('2026-10-02') }),
    ];
    expect(numbers(find(texts, ['retry']))).toEqual([6, 4, 5, 10, 9, 3]);
  });

  test.each([
    ['goal', 'goal'],
    ['one-on-one', '1on1'],
    ['promotion', 'promotion'],
    ['plan', 'plan'],
    ['wins', 'wins'],
    ['other', 'issue'],
    ['dashboard', null],
    ['inbox', null],
  ] as const)('an issue of the sort %s is looked for as %s', (sort, searched) => {
    expect(searchedSort({ sort })).toBe(searched);
    expect(find([text(1, { sort, title: 'Retry' })], ['retry']).map((one) => one.sort)).toEqual(
      searched === null ? [] : [searched],
    );
  });
});

describe('since a day', () => {
  const since = at('2026-11-12');
  test.each<[string, string, string, readonly string[]]>([
    // The issue changed last; the comment was written; where the word was found.
    ['changed and commented on at that moment', since, since, ['title', 'comment']],
    ['changed since, commented on before', at('2026-11-13'), at('2026-11-11'), ['title']],
    ['both before', at('2026-11-11'), at('2026-11-11'), []],
    ['commented on since', at('2026-11-11'), at('2026-11-13'), ['comment']],
  ])('%s', (_name, updatedAt, commented, where) => {
    const said = { 1: [commentOf(commented, 'retry')] };
    expect(places(find([text(1, { title: 'Retry', updatedAt })], ['retry'], { since, said }))).toEqual(where);
  });

  test('its day is that of the newest text that holds a word', () => {
    const said = { 1: [commentOf(at('2026-11-14', '23:30'), 'retry'), commentOf(at('2026-11-12'), 'retry')] };
    const told = (...words: string[]) => find([text(1, { title: 'Slow', description: 'x' })], words, { said })[0];
    expect(told('retry')).toMatchObject({ at: at('2026-11-14', '23:30'), day: '2026-11-15' });
    expect(told('slow')).toMatchObject({ at: at('2026-11-10'), day: '2026-11-10' });
    expect(told('slow', 'retry')).toMatchObject({ day: '2026-11-15' });
  });

  test('a comment that is older than the last change does not make the issue older', () => {
    const said = { 1: [commentOf(at('2026-11-05'), 'retry')] };
    expect(find([text(1, { title: 'Retry' })], ['retry'], { said })[0]?.day).toBe('2026-11-10');
  });
});

describe('where', () => {
  test.each([
    [
      'goal',
      'Why retry\n- [ ] a retry\n- [x] retry again\n\nmore retry',
      ['description', 'checklist', 'checklist', 'description'],
    ],
    ['goal', 'retry\n\n- [ ] none', ['description']],
    ['goal', '- [ ] at its end: retry', ['checklist']],
    ['one-on-one', '- [ ] DISCUSS retry', ['agenda']],
    ['promotion', '- [ ] retry', ['document']],
    ['plan', '- [ ] retry', ['plan']],
    ['wins', '- [ ] retry', ['description']],
    ['other', '- [ ] retry', ['description']],
  ] as const)('in the text of a %s: %j', (sort, description, where) => {
    expect(places(find([text(1, { sort, description })], ['retry']))).toEqual(where);
  });

  test('one letter above an action is none', () => {
    expect(places(find([text(1, { description: 'b\n- [ ] none' })], ['b']))).toEqual(['description']);
  });

  test.each([
    ['**Evidence 2026-11-10**\n\nA retry', 'evidence'],
    ['**Check-in 2026-11-10** · on track\n\nA retry', 'check-in'],
    ['**Closed 2026-11-10** · achieved\n\nA retry', 'closing'],
    ['A retry', 'comment'],
  ])('a comment by its first line: %j', (body, where) => {
    const own = commentOf(at('2026-11-12'), body);
    expect(places(find([text(1)], ['retry'], { said: { 1: [own] } }))).toEqual([where]);
    const others = commentOf(at('2026-11-12'), body, sam);
    expect(places(find([text(1)], ['retry'], { said: { 1: [others] } }))).toEqual(['comment']);
  });

  test('who wrote it and when; of a text nobody knows the day, of an account that is gone nobody the name', () => {
    const by = (author: typeof alex | null, given: Partial<ProjectText> = {}) =>
      find([text(1, { title: 'Retry', description: 'a retry', author, ...given })], ['retry'], {
        said: { 1: [commentOf(at('2026-11-12', '23:30'), 'my retry', author)] },
      })[0]?.hits.map((hit) => [hit.where, hit.by, hit.day, hit.text]);
    expect(by(sam)).toEqual([
      ['title', 'sam', null, 'Retry'],
      ['description', 'sam', null, 'a retry'],
      ['comment', 'sam', '2026-11-13', 'my retry'],
    ]);
    expect(by(null)?.map(([, name]) => name)).toEqual([null, null, null]);
  });
});
