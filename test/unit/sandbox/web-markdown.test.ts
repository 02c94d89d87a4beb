// Descriptions and comments on the sandbox's pages: GitLab Flavored Markdown, and nothing of an author's runs or loads.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { webCaller } from './web-caller.ts';

const { show, post, open, sandbox } = await webCaller();
await post('/projects/1/issues', { title: 'The first & only', labels: 'bug,team::planning' });
await post('/projects/1/milestones', { title: 'FY27-Q4' });

const md = (inner: string) => `<div class="md">${inner}</div>`;

// https://docs.gitlab.com/user/markdown/
describe('Markdown', () => {
  test.each([
    ['headings', '# One\n\n###### Six', '<h1>One</h1><h6>Six</h6>'],
    [
      'words',
      '**bold** _slanted_ ~~gone~~ `a < b`',
      '<p><strong>bold</strong> <em>slanted</em> <del>gone</del> <code>a &lt; b</code></p>',
    ],
    [
      'lists',
      '- a\n  1. b\n- c',
      '<ul><li class="">a<ol start="1"><li class="">b</li></ol></li><li class="">c</li></ul>',
    ],
    [
      'task lists, with boxes that nobody ticks here',
      '- [ ] open\n- [x] done\n- [~] not needed',
      '<ul><li class="task open"><input type="checkbox" disabled  aria-label="open"> open</li><li class="task done"><input type="checkbox" disabled checked aria-label="done"> done</li><li class="task inapplicable"><input type="checkbox" disabled  aria-label="not needed"> <s>not needed</s></li></ul>',
    ],
    [
      'tables',
      '| a | b |\n|---|--:|\n| 1 | **2** |',
      '<div class="wide" tabindex="0" role="region" aria-label="Table"><table><thead><tr><th class="left">a</th><th class="right">b</th></tr></thead><tbody><tr><td class="left">1</td><td class="right"><strong>2</strong></td></tr></tbody></table></div>',
    ],
    ['code', '```js\nif (a < b) {}\n```', '<pre tabindex="0"><code>if (a &lt; b) {}\n</code></pre>'],
    ['quotes and rules', '> said\n\n---', '<blockquote><p>said</p></blockquote><hr>'],
    ['line breaks', 'a\\\nb', '<p>a<br>b</p>'],
    ['comments are not seen', 'a <!-- b --> c\n\n<!-- devgrowth:goal key=k -->', '<p>a  c</p>'],
    ['a comment that never ends', 'a\n\n<!-- b', '<p>a</p>'],
    [
      'links by name',
      '[text][here]\n\n[here]: https://example.com/a',
      '<p><a href="https://example.com/a" rel="nofollow noreferrer noopener">text</a></p>',
    ],
    [
      'bare addresses',
      'see https://example.com/?a=1&b=2',
      '<p>see <a href="https://example.com/?a=1&amp;b=2" rel="nofollow noreferrer noopener">https://example.com/?a=1&amp;b=2</a></p>',
    ],
    [
      'files of the project',
      '[notes](notes/a.md#top)',
      '<p><a href="http://gitlab.test/alex/goals/-/blob/main/notes/a.md#top" rel="nofollow noreferrer noopener">notes</a></p>',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await show(source)).toBe(md(expected));
  });

  test.each([
    [
      'a folded part',
      '<details>\n<summary>Settings</summary>\n\n**in** it\n\n</details>\n\nbelow',
      '<details><summary>Settings</summary><p><strong>in</strong> it</p></details><p>below</p>',
    ],
    [
      'one that is never closed',
      '<details>\n<summary>S</summary>\n\nin',
      '&lt;details&gt;\n&lt;summary&gt;S&lt;/summary&gt;<p>in</p>',
    ],
  ])('%s', async (_name, source, expected) => {
    expect(await show(source)).toBe(md(expected));
  });

  test('a picture is a link: nothing is loaded from elsewhere', async () => {
    expect(await show('![A chart](https://example.com/c.png)')).toBe(
      md('<p><a href="https://example.com/c.png" rel="nofollow noreferrer noopener">Image: A chart</a></p>'),
    );
  });
});

// https://docs.gitlab.com/user/markdown/#gitlab-specific-references
describe('references', () => {
  test.each([
    [
      'issues',
      'see #1.',
      '<a href="http://gitlab.test/alex/goals/-/work_items/1" title="The first &amp; only">#1</a>.',
    ],
    [
      'issues with their title',
      '#1+, #1+1',
      '<a href="http://gitlab.test/alex/goals/-/work_items/1" title="The first &amp; only">The first &amp; only (#1)</a>, <a href="http://gitlab.test/alex/goals/-/work_items/1" title="The first &amp; only">#1</a>+1',
    ],
    ['people', 'ask @morgan.', 'ask <span class="mention">@morgan</span>.'],
    ['labels', '~bug', '<span class="scope">bug</span>'],
    ['scoped labels, none on Free', '~"team::planning"', '<span class="scope">team::planning</span>'],
    ['milestones', '%FY27-Q4', '%<a href="http://gitlab.test/alex/goals/-/milestones/1">FY27-Q4</a>'],
  ])('%s', async (_name, source, expected) => {
    expect(await show(source)).toContain(expected);
  });

  test.each(['#99', 'a@morgan', '@nobody', '~nothing', '%nothing', '50%FY27-Q4', '`#1`'])(
    '%s names nothing',
    async (source) => {
      expect(await show(source)).not.toMatch(/<a |<span/);
    },
  );
});

// https://docs.gitlab.com/user/project/labels/#scoped-labels
test('where they are licensed, scoped labels show scope and value apart', async () => {
  const paid = await webCaller({ tier: 'premium' });
  await paid.post('/projects/1/issues', { title: 'x', labels: 'team::planning' });
  expect(await paid.show('~"team::planning"')).toContain(
    '<span class="scope">team</span><span class="value">planning</span>',
  );
});

describe('hostile text', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['text <img src=x onerror=alert(1)>', '<p>text &lt;img src=x onerror=alert(1)&gt;</p>'],
    ['[x](javascript:alert(1))', '<p>x</p>'],
    ['[x](JaVaScRiPt:alert(1))', '<p>x</p>'],
    ['[x](<java\tscript:alert(1)>)', '<p>x</p>'],
    ['[x](data:text/html;base64,PHNjcmlwdD4=)', '<p>x</p>'],
    ['[x](vbscript:a)', '<p>x</p>'],
    ['<javascript:alert(1)>', '<p>javascript:alert(1)</p>'],
    ['![x](javascript:alert(1))', '<p>Image: x</p>'],
    ['[a]\n\n[a]: javascript:alert(1)', '<p>a</p>'],
    ['[[x](https://inner.example)](javascript:alert(1))', 'href="https://inner.example/"'],
    ['```"><script>\nx\n```', '<pre tabindex="0"><code>x\n</code></pre>'],
    ['[x](https://e.example/"onmouseover="alert(1))', 'href="https://e.example/%22onmouseover=%22alert(1)"'],
    ['<!--> <b>seen</b>', '&lt;b&gt;seen&lt;/b&gt;'],
  ])('%s', async (source, expected) => {
    expect(await show(source)).toContain(expected);
  });

  test('quotes within quotes, deeper than any stack, end as text', async () => {
    expect(await show(`${'> '.repeat(400)}deep`)).toContain('deep');
  });

  test('a text too long to be parsed is shown as it was typed', async () => {
    const [issue] = sandbox.state.issues['1'] ?? [];
    if (issue === undefined) throw new Error('There is no issue.');
    issue.description = '**a** <b> '.repeat(20_000);
    const shown = await open('/-/issues/1');
    expect(shown).toContain('Too long or too deep to be shown as Markdown here.');
    expect(shown).toContain('<pre tabindex="0"><code>**a** &lt;b&gt; **a**');
  });

  const allowed =
    /^<\/?(?:div|p|h[1-6]|strong|em|del|code|pre|br|hr|blockquote|ul|ol|li|s|sup|table|thead|tbody|tr|th|td|a|span|input|details|summary|time)(?: (?:class|href|rel|title|start|type|datetime|role|tabindex|aria-label)="[^"<>]*"| disabled| checked| open| )*>$/;
  const bit = fc.constantFrom(
    ...'<script>|<img src=x onerror=a>|</div>|<!--|-->|javascript:|[a](|)|![|](|[x]: |"|\'|`|```glql\n|```\n|> |- [ ] |- [~] |1. |\n|\n\n|**|_|~~|| a | b |\n|--|--|\n|#1|@morgan|~bug|%FY27-Q4|<a href="|&lt;|&#106;avascript:|https://e.example/|query: |label = ~"<b>"|title: <i>|\\|\t|[^1]|[^1]: '.split(
      '|',
    ),
  );
  test('whatever is written, only tags of ours come out, and no address of another sort', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(bit, { maxLength: 25 }), async (bits) => {
        const source = `x ${bits.join('')}`;
        const { body } = await post('/projects/1/issues', { title: 'x', description: source });
        const page = await open(`/-/issues/${(body as { iid: number }).iid}`);
        const shown = page.slice(page.indexOf('<div class="issue">'), page.indexOf('<dl class="side">'));
        expect(shown.match(/<[^>]*>/g)?.filter((tag) => !allowed.test(tag))).toEqual([]);
        const addresses = [...shown.matchAll(/href="([^"]*)"/g)].map(([, address = '']) => address);
        expect(addresses.filter((address) => !/^(?:https?:\/\/|mailto:|#)/.test(address))).toEqual([]);
      }),
    );
  });
});
