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
    ['its last eight words, in any case', 'TO A QUEUE THAT TWO TEAMS SHARE NOW!', 'probably'],
    ['its last seven', 'a queue that two teams share now', 'none'],
    ['its goal and day, the number with zeros', '#007\t2026-06-30', 'used'],
    ['its goal and day in one word', '#72026-06-30', 'none'],
    ['its link, the home in capitals', 'HTTPS://gitlab.example.com/Shop/Web/-/issues/12', 'used'],
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

test('words that others said are theirs: quoted they tell nothing, and what follows them does', () => {
  const quoted = '> Moved the deploys of the shop to a queue\n  > that two teams share now';
  const places = (more: Partial<NamedEvidence>) =>
    usedIn(document('moved the deploys of the shop to a queue that two teams share now'), [piece(more)])[0]?.probably;
  expect(places({ did: quoted, result: null })).toEqual([]);
  expect(places({ did: null, result: quoted })).toEqual([]);
  expect(places({ did: `${quoted}\n\nWe moved the deploys of the shop to a queue` })).toEqual(['Result 1']);
  expect(places({ did: null, result: 'It took > 9 days: the deploys of the shop to a queue that' })).toEqual([
    'Result 1',
  ]);
  expect(places({ did: null, result: null })).toEqual([]);
});

test.each<[string, string[], string[]]>([
  [
    'above the results and behind them',
    ['# Of Alex', '## Results', 'X', '### Result 1', 'a', '### Result 2', 'X', '## Values', 'X', '## More', 'X'],
    ['Results', 'Result 2', 'Values', 'More'],
  ],
  [
    'results that are parts themselves: the part and its result are one place',
    ['## Summary', 'a', '## Result 1', 'X', '## Result 2', 'a', '## Result 3', '', 'X', '## Values', 'X'],
    ['Result 1', 'Result 3', 'Values'],
  ],
  [
    'a number of its own: results are counted',
    ['## Results', '### Deploys', 'X', '### Result 7', 'X'],
    ['Result 1', 'Result 2'],
  ],
  ['nowhere', ['X', '## Summary', 'a'], []],
])('by parts: %s', (_name, lines, used) => {
  expect(usedIn(lines.join('\n').replaceAll('X', 'note_42'), [piece()])[0]).toEqual({ used, probably: [] });
});

test('a piece without an address of its own is not found by any', () => {
  for (const link of [null, 'a talk at noon', '#12'])
    expect(usedIn(document('see a talk at noon, #12, https://[nowhere'), [piece({ link })])[0]).toEqual({
      used: [],
      probably: [],
    });
});

test('other addresses of one piece, and pages that are no items', () => {
  const also = piece({ link: 'https://example.com/talk/', also: ['https://example.com/b?x=1'] });
  const used = (words: string) => usedIn(document(words), [also])[0]?.used;
  expect(used('https://EXAMPLE.com/talk, at noon')).toEqual(['Result 1']);
  expect(used('https://example.com/b?x=1')).toEqual(['Result 1']);
  expect(used('https://example.com/b?x=2')).toEqual([]);
});
