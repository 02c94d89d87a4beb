// Where a document uses a piece of evidence: by what stands in its text, however it got there.
import { describe, expect, test } from 'vitest';
import { type NamedEvidence, usedIn } from '#growth/promotion/used-in.ts';

const piece = (more: Partial<NamedEvidence> = {}): NamedEvidence => ({
  id: 42,
  iid: 7,
  day: '2026-06-30',
  link: 'https://gitlab.example.com/shop/web/-/issues/12',
  also: [],
  did: 'Moved the deploys of the shop to a queue that two teams share now',
  result: null,
  ...more,
});
const document = (words: string) =>
  `## Summary\n\nS\n\n## Results\n\n### Result 1\n\n${words}\n\n### Result 2\n\nb\n\n## Gaps (private)\n\n${words}\n\n## Levels coverage (private)\n\n${words}\n`;
const found = (words: string, ...others: NamedEvidence[]) => usedIn(document(words), [piece(), ...others])[0];

describe('one place in the text', () => {
  test.each([
    ['its goal and day', '`#7 2026-06-30` dashboard', 'used'],
    ['its comment', 'see note_42.', 'used'],
    ['its comment, as an address', 'https://gitlab.example.com/alex/goals/-/issues/7#note_42', 'used'],
    ['its link', '`https://gitlab.example.com/shop/web/-/issues/12`', 'used'],
    ['its link, as newer pages write it', '(https://GitLab.example.com/shop/web/-/work_items/12/).', 'used'],
    ['behind words', '[the queue](https://gitlab.example.com/shop/web/-/issues/12)', 'used'],
    ['eight words alike', 'Alex moved the **deploys** of the shop to a line', 'probably'],
    ['seven words alike', 'moved the deploys of the shop to nothing', 'none'],
    ['another day', '#7 2026-06-29', 'none'],
    ['another goal', '#17 2026-06-30, shop#7 2026-06-30', 'none'],
    ['another comment', 'note_421', 'none'],
    ['another issue', 'https://gitlab.example.com/shop/web/-/issues/121', 'none'],
    ['the same number of a merge request', 'https://gitlab.example.com/shop/web/-/merge_requests/12', 'none'],
    ['another host', 'https://other.example.com/shop/web/-/issues/12', 'none'],
    ['what nobody sees', '<!-- #7 2026-06-30 -->', 'none'],
  ])('%s', (_name, words, how) => {
    expect(found(words)).toEqual({
      used: how === 'used' ? ['Result 1'] : [],
      probably: how === 'probably' ? ['Result 1'] : [],
    });
  });
});

test('a day that fits two pieces names neither; their comments and links do', () => {
  const other = piece({ id: 43, link: null, did: null });
  expect(found('#7 2026-06-30', other)).toEqual({ used: [], probably: ['Result 1'] });
  expect(usedIn(document('#7 2026-06-30 note_43'), [piece(), other])).toEqual([
    { used: [], probably: ['Result 1'] },
    { used: ['Result 1'], probably: [] },
  ]);
});

test('it follows what is moved, told twice and deleted by hand', () => {
  const text = document('#7 2026-06-30');
  const moved = text.replace('#7 2026-06-30', 'a').replace('\nb\n', '\n#7 2026-06-30\n');
  const twice = text.replace('\nS\n', '\nnote_42\n');
  const gone = text.replaceAll('#7 2026-06-30', '');
  const used = (of: string) => usedIn(of, [piece()])[0]?.used;
  expect([used(text), used(moved), used(twice), used(gone), used('')]).toEqual([
    ['Result 1'],
    ['Result 2'],
    ['Summary', 'Result 1'],
    [],
    [],
  ]);
});

test('other addresses of one piece, and pages that are no items', () => {
  const also = piece({ link: 'https://example.com/talk/', also: ['https://example.com/b?x=1'] });
  const used = (words: string) => usedIn(document(words), [also])[0]?.used;
  expect(used('https://EXAMPLE.com/talk, at noon')).toEqual(['Result 1']);
  expect(used('https://example.com/b?x=1')).toEqual(['Result 1']);
  expect(used('https://example.com/b?x=2')).toEqual([]);
});
