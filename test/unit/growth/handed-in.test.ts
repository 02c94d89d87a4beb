// What is handed in of a promotion document: recognised parts alone, for whom they are, and what stays out by name.
import { describe, expect, test } from 'vitest';
import { citationsOf } from '#growth/promotion/cited.ts';
import { type HandInAudience, handedIn, linesOf } from '#growth/promotion/handed-in.ts';
import { linksOf, tellsTitle } from '#growth/promotion/handed-in-links.ts';
import type { NamedEvidence } from '#growth/promotion/used-in.ts';

interface Asked {
  readonly audience?: HandInAudience;
  readonly besides?: readonly string[];
  readonly pieces?: readonly NamedEvidence[];
}

function made(text: string, { audience = 'committee', besides = [], pieces = [] }: Asked = {}) {
  const citations = citationsOf(audience === 'me' ? null : pieces, 'alex/goals');
  const document = handedIn('Case', text, { audience, besides, words: citations.inLine });
  if (document === null) throw new Error('not read');
  const lines = linesOf(document.blocks);
  return { ...document, lines, links: linksOf(document.blocks), dropped: citations.dropped };
}

const document = `> Confidential. A template's quote.

Words above all.

## Frame
- **Role:** Senior to Staff

## Summary
<!-- Three to five sentences. -->

- _Which three things show it?_
Alex leads the queue. <b>Raw</b> words.

## Business Results

### Result 1: Deploys
- **Impact:** Four teams wait less
- **Business result:** _Which number changed?_
- **Business relevance:** _Which goal?_

  It served growth.

### Result 2
- **Impact:** _What is different?_

## Notes to myself
secret note

## Values Alignment
### Iteration
- _What did you ship first?_

## Gaps (private)
- [ ] canary gap
`;

test('a committee gets what has words, and is told of nothing else', () => {
  const { lines, blocks, leftOut } = made(document);
  expect(lines).toEqual([
    'Summary',
    'Alex leads the queue. Raw words.',
    'Business Results',
    'Result 1: Deploys',
    'Impact: Four teams wait less',
    'Business relevance:',
    'It served growth.',
  ]);
  expect(blocks.flatMap((block) => (block.type === 'heading' ? [block.level] : []))).toEqual([2, 2, 3]);
  expect(leftOut).toEqual({
    private: ['Frame', 'Gaps (private)'],
    own: ['Notes to myself'],
    empty: ['Result 2', 'Values Alignment'],
    unclear: [],
    outside: 1,
    questions: 5,
    html: ['<b>', '</b>'],
  });
});

test('a manager gets the frame, too; a part of one’s own goes out by its name', () => {
  const { lines, leftOut } = made(document, { audience: 'manager', besides: ['notes  TO myself'] });
  expect(lines).toContain('Role: Senior to Staff');
  expect(lines).toContain('secret note');
  expect(leftOut).toMatchObject({ private: ['Gaps (private)'], own: [] });
});

test('for oneself nothing stays out: gaps, comments, questions, what stands in no part', () => {
  const said = made(`${document}\n<!-- devgrowth:key=k1 -->`, { audience: 'me' }).lines.join('\n');
  for (const words of [
    'Words above all.',
    "Confidential. A template's quote.",
    '<!-- Three to five sentences. -->',
    'Which three things show it?',
    '[ ] canary gap',
    'secret note',
    '<!-- devgrowth:key=k1 -->',
    'Alex leads the queue. <b>Raw</b> words.',
  ])
    expect(said).toContain(words);
});

describe('whatever may be a private part, or the end of the one that goes out, stays in', () => {
  test.each([
    ['a deeper heading', '## Summary\nWords\n### Gaps\n- canary'],
    ['a heading in a quote', '## Summary\nWords\n\n> ## Gaps\n> - canary\n\ncanary'],
    ['a heading in a list', '## Summary\nWords\n\n- ## 2. My gaps:\n  - canary\n\ncanary'],
    ['bold print', '## Summary\nWords\n\n**Gaps (private):**\n\n- canary'],
    ['bold print above its words', '## Summary\nWords\n\n__Gaps__:\ncanary'],
    ['bold print below a line', '## Summary\nWords\n\nso far\n**Gaps**\ncanary'],
    ['a comment that ends nowhere', '## Summary\nWords\n\nx <!-- y\n\n## Gaps\n- canary'],
    ['an own part after such a comment', '## Summary\nWords\n\nx <!-- y\n\n## Diary\n- canary'],
    ['a part that begins in code', '## Gaps\n- ```\n  ## Summary\n\ncanary\n\n## Results\nWords'],
    ['an own part below a title that names one of ours', '# Justification\nWords\n\n## Summary\n\n## Diary\ncanary'],
    ['code that goes on into it', '## Summary\nWords\n\n- ```\n  ## Gaps\n  canary\n  ```'],
    ['a setext heading', 'Summary\n-------\nWords\n\nGaps\n----\ncanary'],
    ['a line end of old', '## Summary\rWords\r\r## Gaps\r- canary'],
    ['a byte order mark', '\uFEFF## Gaps\n- canary\n\n## Summary\nWords'],
    ['frame by bold print', '## Summary\nWords\n\n**Frame**\n\ncanary'],
    ['raw HTML around it', '## Summary\nWords\n\n<div>\n## Gaps\ncanary\n</div>'],
    ['a comment', '## Summary\nWords <!-- canary -->\n\n<!--\n\n## Results\ncanary\n-->'],
    ['a question', '## Summary\nWords _canary or\nnot?_ *canary?* _**canary?**_'],
    ['a title above all', '# My document\n\ncanary\n\n## Summary\nWords\n\n## Gaps\ncanary\n\n## Diary\ncanary'],
  ])('%s', (_name, text) => {
    const { lines, links } = made(text);
    expect(lines).toContain('Words');
    expect(JSON.stringify([lines, links])).not.toContain('canary');
  });

  test('and is named with its line', () => {
    expect(made('## Summary\nWords\n\n**Gaps**\n\n- canary').leftOut.unclear).toEqual([{ line: 4, part: 'Summary' }]);
  });
});

test('words beside a comment are words', () => {
  const { lines, leftOut } = made(
    '## Summary\n<!-- canary --> Alex **leads** it <!-- canary -->\n\n<!-- canary\n\ncanary --> and more',
  );
  expect(lines).toEqual(['Summary', 'Alex leads it', 'and more']);
  expect(leftOut.html).toEqual([]);
  expect(made('## Summary\nWords\n\n<!-- a --> **Gaps**\n\ncanary').lines).toEqual(['Summary', 'Words']);
});

test('a value and a field of a result may be called as a part is', () => {
  const { lines, leftOut } = made(
    '## Results\n### Result 1\n#### Values\nIteration\n\n## Values\n### Results\nShipped',
  );
  expect(lines).toEqual(['Results', 'Result 1', 'Values', 'Iteration', 'Values', 'Results', 'Shipped']);
  expect(leftOut.unclear).toEqual([]);
});

test('words keep their marks; links are addresses of the web and nothing else', () => {
  const { blocks } = made(
    '## Summary\n**Led** it, `code`, ~~not~~ [design][d] [mail](mailto:a@b.c) [x](javascript:alert(1)) https://example.com/bare\n\n| A | B |\n|---|---|\n| 1 | _2_ |\n\n3. three\n   - inner\n\n```\nx\n```\n\n[d]: https://example.com/d "t"',
  );
  expect(blocks.slice(1)).toEqual([
    {
      type: 'paragraph',
      words: [
        { type: 'strong', inside: [{ type: 'text', text: 'Led' }] },
        { type: 'text', text: ' it, ' },
        { type: 'code', text: 'code' },
        { type: 'text', text: ', ~~not~~ ' },
        { type: 'link', address: 'https://example.com/d', inside: [{ type: 'text', text: 'design' }] },
        { type: 'text', text: ' mail x ' },
        {
          type: 'link',
          address: 'https://example.com/bare',
          inside: [{ type: 'text', text: 'https://example.com/bare' }],
        },
      ],
    },
    {
      type: 'table',
      rows: [
        [[{ type: 'text', text: 'A' }], [{ type: 'text', text: 'B' }]],
        [[{ type: 'text', text: '1' }], [{ type: 'emphasis', inside: [{ type: 'text', text: '2' }] }]],
      ],
    },
    {
      type: 'list',
      start: 3,
      items: [
        [
          { type: 'paragraph', words: [{ type: 'text', text: 'three' }] },
          {
            type: 'list',
            start: null,
            items: [[{ type: 'paragraph', words: [{ type: 'text', text: 'inner' }] }]],
          },
        ],
      ],
    },
    { type: 'code', text: 'x' },
  ]);
});

test('too deep to be told apart: nothing is made of it', () => {
  const deep = `## Summary\n${'> '.repeat(40)}x`;
  expect(handedIn('Case', deep, { audience: 'committee', besides: [], words: (words) => words })).toBeNull();
});

describe('evidence by its number', () => {
  const work = 'https://gitlab.example.com/shop/queue/-/merge_requests/12';
  const piece = (id: number, iid: number, day: string, link: string | null): NamedEvidence => ({
    id,
    iid,
    day,
    link,
    also: [],
    did: null,
    result: null,
  });
  const pieces = [
    piece(42, 7, '2026-06-30', work),
    piece(43, 8, '2026-07-01', null),
    piece(44, 9, '2026-07-02', work),
    piece(45, 9, '2026-07-02', work),
    piece(46, 10, '2026-07-03', 'javascript:alert(1)'),
  ];
  const read = (words: string) => {
    const { lines, links, dropped } = made(`## Summary\n${words}`, { pieces });
    return { line: lines[1] ?? null, addresses: links.map(({ address }) => address), dropped };
  };
  test.each([
    ['Done, #7 2026-06-30.', 'Done, shop/queue!12.', [work], []],
    ['`#7 2026-06-30` and on', 'shop/queue!12 and on', [work], []],
    ['See **#note_42** here', 'See shop/queue!12 here', [work], []],
    [`\`#7 2026-06-30\` \`${work}\` board`, 'shop/queue!12 board', [work], []],
    [`[the queue](https://gitlab.example.com/alex/goals/-/issues/7#note_42)`, 'the queue', [work], []],
    [`https://gitlab.example.com/alex/goals/-/issues/7#note_42 it`, 'shop/queue!12 it', [work], []],
    [`https://gitlab.example.com/alex/goals/-/issues/7#note_99 it`, 'it', [], ['note_99']],
    ['[words](https://gitlab.example.com/alex/goals/-/issues/7#note_99)', 'words', [], ['note_99']],
    [`[words](${work}#note_99)`, 'words', [`${work}#note_99`], []],
    [`\`${work}#note_42\``, 'shop/queue!12', [`${work}#note_42`], []],
    ['Drill `#8 2026-07-01` held', 'Drill held', [], ['#8 2026-07-01']],
    ['Two, #9 2026-07-02, once', 'Two, , once', [], ['#9 2026-07-02']],
    ['x #10 2026-07-03', 'x', [], ['#10 2026-07-03']],
    ['x #77 2026-07-03', 'x', [], ['#77 2026-07-03']],
    ['- **Evidence:** #8 2026-07-01', null, [], ['#8 2026-07-01']],
    ['plain #7 stays', 'plain #7 stays', [], []],
    [`\`${work}\``, 'shop/queue!12', [work], []],
    ['`https://u:p@example.com/x`', 'https://u:p@example.com/x', [], []],
  ])('%s', (words, line, addresses, dropped) => {
    expect(read(words)).toEqual({ line, addresses, dropped });
  });

  test('stays as it is typed in a copy for oneself', () => {
    expect(made('#7 2026-06-30 `#note_42`', { audience: 'me', pieces }).lines).toEqual(['#7 2026-06-30 #note_42']);
  });
});

test.each([
  ['Go', 'They go home', true],
  ['Go', 'Good', false],
  ['Leave, quietly', 'to LEAVE  quietly, soon', true],
  ['Über uns', 'u\u0308ber UNS', true],
  ['…', 'anything…', false],
])('the title %j in %j: %s', (title, line, isTold) => {
  expect(tellsTitle([line], title)).toBe(isTold);
});
