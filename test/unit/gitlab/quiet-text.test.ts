// Words from a file: no reference is left for GitLab to see, and all of them come back as they were.
import * as fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { editedText, quietStoredText, readStoredText, restoredText, splitMark } from '#gitlab/words/marks.ts';
import { quieted, quietedTitle, unquieted, unquietedTitle } from '#gitlab/words/quiet-text.ts';
import { normalised } from '#gitlab/words/user-text.ts';

const base = 'https://gitlab.example.com';
const joiner = '\u2060';

describe('quieted', () => {
  const cases: { name: string; typed: string; stored: string }[] = [
    { name: 'a person', typed: 'Ask @morgan, or @team/sub.', stored: 'Ask `` @morgan ``, or `` @team/sub ``.' },
    { name: 'everybody', typed: '(@all)', stored: '(`` @all ``)' },
    { name: 'an email address stays', typed: 'Write to me@example.com', stored: 'Write to me@example.com' },
    {
      name: 'issues and merge requests',
      typed: 'See #12, a/b#3 and !4.',
      stored: 'See `` #12 ``, `` a/b#3 `` and `` !4 ``.',
    },
    { name: 'labels', typed: '~bug and ~"two words"', stored: '`` ~bug `` and `` ~"two words" ``' },
    { name: 'about five hours, a hundred percent', typed: '~5 hours, 100% of it', stored: '~5 hours, 100% of it' },
    { name: 'milestones', typed: '%FY27 and %"FY27 Q4"', stored: '`` %FY27 `` and `` %"FY27 Q4" ``' },
    { name: 'a commit', typed: 'since 1f2e3d4c it works', stored: 'since `` 1f2e3d4c `` it works' },
    { name: 'a number and a word are no commit', typed: '20261123 effaced', stored: '20261123 effaced' },
    { name: 'a commit of a project', typed: 'a/b@1f2e3d4c', stored: '`` a/b@1f2e3d4c ``' },
    {
      name: 'an address of this GitLab',
      typed: 'Done in https://gitlab.example.com/a/b/-/merge_requests/4#note_1.',
      stored: 'Done in `` https://gitlab.example.com/a/b/-/merge_requests/4#note_1 ``.',
    },
    {
      name: 'another address stays a link, whatever is in it',
      typed: 'https://youtube.example/@name#12 and <https://x.example/#3> and [a](https://x.example/!3)',
      stored: 'https://youtube.example/@name#12 and <https://x.example/#3> and [a](https://x.example/!3)',
    },
    {
      name: 'a link to an issue of this GitLab',
      typed: 'Read [the plan](https://gitlab.example.com/a/b/-/issues/4 "t") again',
      stored: 'Read `` [the plan](https://gitlab.example.com/a/b/-/issues/4 "t") `` again',
    },
    { name: 'a link to a person', typed: '[me](@alex)', stored: '`` [me](@alex) ``' },
    { name: 'code stays', typed: '`@a` and\n```\n#12\n```\n    @b', stored: '`@a` and\n```\n#12\n```\n    @b' },
    { name: 'two backticks are taken', typed: '``x`` @a', stored: '``x`` ` @a `' },
    { name: 'one and two are taken', typed: '`x` ``y`` @a', stored: '`x` ``y`` ```` @a ````' },
    { name: 'next to code', typed: '`x`@a', stored: `\`x\`@${joiner}a` },
    { name: 'after a backslash', typed: '\\#12', stored: `\`\` \\#12 \`\`` },
    { name: 'as an entity', typed: '&#64;morgan &num;12', stored: '`` &#64;morgan `` `` &num;12 ``' },
    { name: 'the sign between cells is no number', typed: 'a&#124;b &#125;', stored: 'a&#124;b &`` #125 ``;' },
    { name: 'in raw HTML', typed: '<div>@a</div>', stored: `<div>@${joiner}a</div>` },
    { name: 'in a comment it is nothing', typed: '<!-- @a -->', stored: '<!-- @a -->' },
    { name: 'an item of a checklist', typed: '- [ ] Ask @morgan', stored: '- [ ] Ask `` @morgan ``' },
  ];
  test.each(cases)('$name', ({ typed, stored }) => {
    const { text, ticks } = quieted(typed, base);
    expect(text).toBe(stored);
    expect(unquieted(text, ticks)).toBe(typed);
  });

  test('in a title, where code means nothing', () => {
    const title = 'Teach @morgan what #12 and 1f2e3d4c5b6a mean';
    const stored = quietedTitle(title, base);
    expect(stored).toBe(`Teach @${joiner}morgan what #${joiner}12 and 1${joiner}f2e3d4${joiner}c5b6a mean`);
    expect(unquietedTitle(stored)).toBe(title);
  });
});

const pieces = [
  '@morgan',
  '@all',
  '#12',
  'a/b#3',
  '!4',
  '&5',
  '~label',
  '%"two words"',
  '1f2e3d4c',
  'GL-3',
  '[issue:4]',
  '`',
  '``',
  '```',
  '`x`',
  '**',
  '_',
  '\\',
  '[',
  '](',
  ')',
  '<b>',
  '</b>',
  '<div>',
  '<!--',
  '-->',
  '&#64;name',
  '~~~',
  'https://gitlab.example.com/a/b/-/issues/4',
  'https://x.example/#3',
  '[r]: https://gitlab.example.com/a/-/issues/1',
  ' ',
  '\n',
  '\n\n',
  '- [ ] ',
  '> ',
  '# ',
  '    ',
  'word',
  '.',
  'é',
  '/close',
  '\r',
  '|',
];
const typedText = fc.array(fc.constantFrom(...pieces), { maxLength: 16 }).map((parts) => parts.join(''));

test('what was typed comes back', () => {
  const mark = { type: 'goal', template: null, key: 'k1' };
  fc.assert(
    fc.property(typedText, (typed) => {
      const stored = quietStoredText(typed, mark, base);
      expect(readStoredText(stored)).toMatchObject({ text: normalised(typed), mark });
      expect(readStoredText(restoredText('@b `c`', splitMark(stored).tail, base)).text).toBe('@b `c`');
    }),
    { numRuns: 3000 },
  );
});

describe('an edit', () => {
  const mark = { type: 'evidence', template: null, key: 'k1' };
  const ours = quietStoredText('Held it for @sam', mark, base);
  const end = '\n\n<!-- devgrowth:evidence key=k1 quiet=2 -->';
  const fenced = 'Ran\n```\ndeploy @sam #1\n```\nfor @sam';

  test.each<[string, string, string, string]>([
    [
      'what was added by hand to a quiet text',
      `Held it for \`\` @sam \`\`\n\ncc @sam, see #1${end}`,
      'Held it for @sam\n\ncc @sam, see #1\n\nand @kim',
      `Held it for \`\` @sam \`\`\n\ncc @sam, see #1\n\nand \`\` @kim \`\`${end}`,
    ],
    [
      'the same line, once quiet and once by hand',
      `for \`\` @sam \`\`\nfor @sam${end}`,
      'for @sam\nfor @sam\nfor @sam',
      `for \`\` @sam \`\`\nfor @sam\nfor \`\` @sam \`\`${end}`,
    ],
    ['a code block of a quiet text', ours, fenced, `${fenced.replace('for @sam', 'for `` @sam ``')}${end}`],
    ['a code block of a text from a browser', 'did', fenced, fenced.replace('for @sam', 'for `` @sam ``')],
    ['a name in a text from a browser', 'for @sam', 'for @sam\nand @kim', 'for @sam\nand `` @kim ``'],
  ])('%s', (_name, stored, text, after) => {
    expect(editedText(stored, text, base)).toBe(after);
  });

  test('where the code spans of before would mean something else, all is written anew', () => {
    const text = 'Held it for @sam\n\n``x``';
    expect(editedText(ours, text, base)).toBe(
      'Held it for ` @sam `\n\n``x``\n\n<!-- devgrowth:evidence key=k1 quiet=1 -->',
    );
  });

  test('reads back as it was typed, whatever stands there', () => {
    fc.assert(
      fc.property(typedText, typedText, typedText, (before, byHand, added) => {
        const stored = quietStoredText(before, mark, base).replace('\n\n<!--', `\n${byHand}\n\n<!--`);
        const text = normalised(`${readStoredText(stored).text}\n${added}`);
        expect(readStoredText(editedText(stored, text, base))).toMatchObject({ text, mark });
      }),
    );
  });
});

/** GitLab's own patterns, loosely: it looks in the rendered text outside of code and links, and at where links lead. */
const seen =
  /(?<!\w)@\w|[#!]\d|(?<!\w)&\d|~[A-Za-z"]|%[A-Za-z"]|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{7}|\bGL-\d|\[issue:|https?:\/\/gitlab\.example\.com\/\S*\/-\//;
function visible(node: Nodes): string {
  if (node.type === 'code' || node.type === 'inlineCode') return ' ';
  if (node.type === 'html') return node.value.replace(/<!--[^]*?-->|<[^>]*>/g, ' ');
  if (node.type === 'text') return node.value.replace(/\bhttps?:\/\/(?!gitlab\.example)\S+/g, ' ');
  if (node.type === 'link') return ` ${/^https?:\/\/(?!gitlab\.example)/.test(node.url) ? '' : node.url} `;
  return 'children' in node ? node.children.map(visible).join(node.type === 'paragraph' ? '' : '\n') : '';
}

test('no reference is left to see', () => {
  fc.assert(
    fc.property(typedText, (typed) => {
      const { text } = quieted(normalised(typed), base);
      expect(visible(fromMarkdown(text))).not.toMatch(seen);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ['a quote of a thousand levels', `${'>'.repeat(1000)} @sam #1`],
  ['a list of a thousand levels', `${'- '.repeat(1000)}@sam #1`],
  ['emphasis that never ends', `${'**a*'.repeat(1000)} @sam #1`],
  ['more references than are looked at together', '@sam #1 '.repeat(2000)],
  ['a long text', `${'a '.repeat(60_000)}<@sam> #1`],
  ['a run of signs that ends in a letter', `@a${'.'.repeat(100_000)}a @sam #1`],
])('%s, which is not parsed, is quiet as well, and comes back', (_name, typed) => {
  const { text, ticks } = quieted(typed, base);
  expect(text).not.toMatch(/(?<!`` )@sam|(?<!`` )#1/);
  expect(unquieted(text, ticks)).toBe(typed);
});
