// How many pages a document fills, by what it is made of. That a browser agrees is shown in test/deep/pages.test.ts.
import { expect, test } from 'vitest';
import type { Inline } from '#growth/text/inline.ts';
import { handedIn } from '#growth/promotion/handed-in.ts';
import { pagesOf } from '#growth/promotion/pages.ts';

function filling(words: string) {
  const asked = { audience: 'committee', besides: ['Purpose'], words: (inline: readonly Inline[]) => inline } as const;
  const made = handedIn('Promotion document', `## Promotion Summary\n\n${words}\n`, asked);
  return made && pagesOf(made);
}
const times = (count: number, words: string) => words.repeat(count);

test.each([
  ['one word', 'Alex.', { low: 0.1, high: 0.1 }],
  ['one line of a paragraph, forty times', times(40, 'Alex wrote it.\n\n'), { low: 1.2, high: 1.3 }],
  ['of a list', times(40, '- Alex wrote it.\n'), { low: 1, high: 1.1 }],
  ['a list within', times(20, '- Alex wrote it.\n  - Alone.\n'), { low: 1, high: 1.1 }],
  ['points of two paragraphs', times(20, '- Alex wrote it.\n\n  Alone.\n\n'), { low: 1.1, high: 1.2 }],
  ['headings', times(20, '### A result\n\nAlex wrote it.\n\n'), { low: 1.5, high: 1.6 }],
  ['wide letters fill more', times(300, 'WWWWWWW '), { low: 1.1, high: 1.2 }],
  ['than narrow ones', times(300, 'iiiiiii '), { low: 0.4, high: 0.4 }],
  ['writing without blanks', times(900, '漢'), { low: 0.5, high: 0.6 }],
  ['a word that fits on no line', times(900, 'x'), { low: 0.3, high: 0.4 }],
  ['a word is broken at its hyphens', times(200, 'half-'), { low: 0.3, high: 0.3 }],
  ['a table', `| a | b |\n|---|---|\n${times(20, '| x | y |\n')}`, { low: 0.7, high: 0.8 }],
  ['by its highest cell', `| a | b |\n|---|---|\n| x | ${times(200, 'word ')} |\n`, { low: 0.6, high: 0.7 }],
  ['code', `\`\`\`\n${times(40, 'run();\n')}\`\`\``, { low: 0.8, high: 0.9 }],
  ['a quote', times(20, '> Kim wrote it.\n\n'), { low: 0.6, high: 0.7 }],
  ['the gaps are not handed in', `Alex.\n\n## Gaps\n\n${times(90, '- gap\n')}`, { low: 0.1, high: 0.1 }],
  ['a part of one’s own may be', `Alex.\n\n## Purpose\n\n${times(40, 'Alex wrote it.\n\n')}`, { low: 1.3, high: 1.4 }],
])('%s', (_, words, pages) => {
  expect(filling(words)).toEqual(pages);
});
