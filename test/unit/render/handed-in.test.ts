// A document that is handed in, in each form: the same words, hostile ones as words, and a .docx that other readers open.
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { describe, expect, test } from 'vitest';
import { citationsOf } from '#growth/promotion/cited.ts';
import { handedIn } from '#growth/promotion/handed-in.ts';
import { renderHandedInDocx } from '#render/docx/handed-in.ts';
import type { HandedInPage } from '#render/handed-in.ts';
import { renderHandedInText } from '#render/handed-in-text.ts';
import { renderHandedInHtml } from '#render/html/handed-in.ts';
import { renderHandedInMarkdown } from '#render/markdown/handed-in.ts';

function page(text: string, title = 'Senior to Staff'): HandedInPage {
  const words = citationsOf([]).inLine;
  const made = handedIn(title, text, { audience: 'committee', besides: [], words });
  if (made === null) throw new Error('not read');
  return made;
}

const document = page(`> canary of a template

## Frame
- **Role:** canary of the frame

## Summary
<!-- canary of a comment --> Alex **leads** the *queue*, \`code\` [design](https://example.com/a(b)?c=d&e=f "canary").

- _canary of a prompt?_

## Business Results
### Result 1: Deploys
1. first
2. second
   - inner
     1. deep
   - next

   more of the second
3. third

between

1. again
1. one more

#### Field
> said
> - by others

| Area | Before | After |
|------|--------|-------|
| a \\| b | 40 | **12** |
| c | | \`1\` |

\`\`\`
code  here
  more
\`\`\`

## Gaps (private)
- [ ] canary gap
`);

const files = (docx: Uint8Array) =>
  Object.entries(unzipSync(docx)).map(([path, bytes]) => [path, strFromU8(bytes)] as const);
const xmlOf = (docx: Uint8Array, path: string) => new Map(files(docx)).get(path) ?? '';
const readBack = async (docx: Uint8Array) => (await mammoth.convertToHtml({ buffer: Buffer.from(docx) })).value;

test('Markdown', () => {
  expect(renderHandedInMarkdown(document)).toMatchInlineSnapshot(`
    "# Senior to Staff

    ## Summary

    Alex **leads** the *queue*, \`code\` [design](<https://example.com/a(b)?c=d&e=f>).

    ## Business Results

    ### Result 1: Deploys

    1. first
    2. second
       - inner
         1. deep
       - next

       more of the second
    3. third

    between

    1. again
    2. one more

    **Field**

    > said
    > - by others

    | Area | Before | After |
    | --- | --- | --- |
    | a &#124; b | 40 | **12** |
    | c |  | \`1\` |

    \`\`\`
    code  here
      more
    \`\`\`
    "
  `);
});

test('plain text', () => {
  expect(renderHandedInText(document)).toMatchInlineSnapshot(`
    "Senior to Staff

    SUMMARY

    Alex leads the queue, code design (https://example.com/a(b)?c=d&e=f).

    BUSINESS RESULTS

    Result 1: Deploys

    1. first
    2. second
       - inner
         1. deep
       - next
       more of the second
    3. third

    between

    1. again
    2. one more

    Field

    > said
    > - by others

    Area | Before | After
    a | b | 40 | 12
    c |  | 1

        code  here
          more
    "
  `);
});

test('HTML: one page, no script, nothing loaded', () => {
  const html = renderHandedInHtml(document);
  expect(html.slice(html.indexOf('<body>'))).toMatchInlineSnapshot(`
    "<body>
    <h1>Senior to Staff</h1>
    <h2>Summary</h2>
    <p>Alex <strong>leads</strong> the <em>queue</em>, <code>code</code> <a href="https://example.com/a(b)?c=d&amp;e=f">design</a>.</p>
    <h2>Business Results</h2>
    <h3>Result 1: Deploys</h3>
    <ol start="1"><li>first</li>
    <li><p>second</p>
    <ul><li>inner
    <ol start="1"><li>deep</li></ol></li>
    <li>next</li></ul>
    <p>more of the second</p></li>
    <li>third</li></ol>
    <p>between</p>
    <ol start="1"><li>again</li>
    <li>one more</li></ol>
    <p><strong>Field</strong></p>
    <blockquote><p>said</p>
    <ul><li>by others</li></ul></blockquote>
    <table><thead><tr><th scope="col">Area</th>
    <th scope="col">Before</th>
    <th scope="col">After</th></tr></thead>
    <tbody><tr><td>a | b</td>
    <td>40</td>
    <td><strong>12</strong></td></tr>
    <tr><td>c</td>
    <td></td>
    <td><code>1</code></td></tr></tbody></table>
    <pre>code  here
      more</pre>
    </body>
    </html>
    "
  `);
  expect(html).toContain('default-src &#39;none&#39;');
  expect(html).not.toMatch(/<script|<img|<link|@import|url\(/i);
});

describe('docx', () => {
  test('another reader finds its headings, lists, links and tables', async () => {
    expect(
      (await readBack(await renderHandedInDocx(document, 'a4'))).split(/(?<=<\/(?:p|h\d|ul|ol|table)>)/),
    ).toMatchInlineSnapshot(`
      [
        "<h1>Senior to Staff</h1>",
        "<h2>Summary</h2>",
        "<p>Alex <strong>leads</strong> the <em>queue</em>, code <a href="https://example.com/a(b)?c=d&amp;e=f">design</a>.</p>",
        "<h2>Business Results</h2>",
        "<h3>Result 1: Deploys</h3>",
        "<ol><li>first</li><li>second<ul><li>inner<ol><li>deep</li></ol>",
        "</li><li>next</li></ul>",
        "</li></ol>",
        "<p>more of the second</p>",
        "<ol><li>third</li></ol>",
        "<p>between</p>",
        "<ol><li>again</li><li>one more</li></ol>",
        "<p><strong>Field</strong></p>",
        "<p>said</p>",
        "<ul><li>by others</li></ul>",
        "<table><thead><tr><th><p><strong>Area</strong></p>",
        "</th><th><p><strong>Before</strong></p>",
        "</th><th><p><strong>After</strong></p>",
        "</th></tr></thead><tbody><tr><td><p>a | b</p>",
        "</td><td><p>40</p>",
        "</td><td><p><strong>12</strong></p>",
        "</td></tr><tr><td><p>c</p>",
        "</td><td></td><td><p>1</p>",
        "</td></tr></tbody></table>",
        "<p>code  here<br />  more</p>",
      ]
    `);
  });

  test('equal words are equal bytes, whatever was made before; other words are not', async () => {
    const first = await renderHandedInDocx(document, 'a4');
    await renderHandedInDocx(page('## Summary\n1. x'), 'a4');
    expect(Buffer.compare(first, await renderHandedInDocx(document, 'a4'))).toBe(0);
    expect(Buffer.compare(first, await renderHandedInDocx(page('## Summary\nx'), 'a4'))).not.toBe(0);
  });

  test('what the text refers to, links and its footer, is there under a name of its own', async () => {
    const made = await renderHandedInDocx(document, 'a4');
    const named = [...xmlOf(made, 'word/document.xml').matchAll(/ r:id="([^"]+)"/g)].map(([, id]) => id);
    const there = [...xmlOf(made, 'word/_rels/document.xml.rels').matchAll(/ Id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(there).size).toBe(there.length);
    expect(named).toHaveLength(2);
    expect(there).toEqual(expect.arrayContaining(named));
  });

  test('it names nobody and no day, loads nothing, runs nothing', async () => {
    const made = files(await renderHandedInDocx(document, 'a4'));
    expect(made.map(([path]) => path)).toMatchInlineSnapshot(`
      [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "docProps/custom.xml",
        "word/_rels/document.xml.rels",
        "word/_rels/endnotes.xml.rels",
        "word/_rels/fontTable.xml.rels",
        "word/_rels/footer1.xml.rels",
        "word/_rels/footnotes.xml.rels",
        "word/document.xml",
        "word/endnotes.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/footnotes.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
      ]
    `);
    const all = made.map(([, text]) => text).join('\n');
    expect(all).not.toMatch(
      /Un-named|dcterms:created|dcterms:modified|lastModifiedBy|vbaProject|<w:drawing|TargetMode="External"[^>]*Target="(?!https?:)/,
    );
    expect(xmlOf(await renderHandedInDocx(document, 'a4'), 'docProps/core.xml')).toContain(
      '<dc:title>Senior to Staff</dc:title>',
    );
  });

  test.each([
    ['a4', '<w:pgSz w:w="11906" w:h="16838"', 'w:w="3212"'],
    ['letter', '<w:pgSz w:w="12240" w:h="15840"', 'w:w="3324"'],
  ] as const)('paper %s, and cells with a width of their own', async (paper, size, width) => {
    const xml = xmlOf(await renderHandedInDocx(document, paper), 'word/document.xml');
    expect(xml).toContain(size);
    const cells = [...xml.matchAll(/<w:tcW [^>]*>/g)].map(([cell]) => cell);
    expect(cells).toHaveLength(9);
    for (const cell of cells) expect(cell).toContain(width);
    expect(xml).not.toContain('w:type="pct"');
  });

  test('real lists: an ordered one begins with its own number and counts by itself', async () => {
    const made = await renderHandedInDocx(page('## Summary\n3. three\n4. four\n\nx\n\n3. again\n\ny\n\n- dot'), 'a4');
    const numbers = [...xmlOf(made, 'word/document.xml').matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id);
    expect(numbers).toHaveLength(4);
    expect(numbers[0]).toBe(numbers[1]);
    expect(new Set(numbers).size).toBe(3);
    expect(xmlOf(made, 'word/numbering.xml')).toContain('<w:start w:val="3"/>');
  });
});

describe('canaries: what must not go out is in no byte of any form', () => {
  test.each([
    ['markdown', () => renderHandedInMarkdown(document)],
    ['text', () => renderHandedInText(document)],
    ['html', () => renderHandedInHtml(document)],
    ['docx', async () => JSON.stringify(files(await renderHandedInDocx(document, 'a4')))],
  ])('%s', async (_form, render) => {
    const made = await render();
    expect(made).toContain('queue');
    expect(made).not.toContain('canary');
  });
});

describe('hostile words stay words', () => {
  const escape = '\u001b]0;pwned\u0007\u001b[2J';
  const hostile = page(
    `## Summary\nA${escape}\u202efdp\u0000\uFFFE\uFFFF\ud800 &lt;script&gt;alert(1)&lt;/script&gt; & "q" ' \\<b> @alex #7 /close\n\n/close it\n\n\\# no heading\n\n1\\. no list\n\n[x](javascript:alert(1)) [y](data:text/html,1) ![alt](https://example.com/track.png)\n\n\`\`\`\n</pre><script>${escape}\n\`\`\`\n`,
    `T${escape}<i> & \u202e`,
  );

  test('in a docx that is well-formed', async () => {
    const made = await renderHandedInDocx(hostile, 'a4');
    for (const [, text] of files(made)) expect(text).not.toMatch(/[^\P{Cc}\n\t\r]|[\u202e\ufffe\uffff]/u);
    expect(await readBack(made)).toMatchInlineSnapshot(
      `"<h1>T&lt;i&gt; &amp;</h1><h2>Summary</h2><p>Afdp� &lt;script&gt;alert(1)&lt;/script&gt; &amp; "q" ' &lt;b&gt; @alex #7 /close</p><p>/close it</p><p># no heading</p><p>1. no list</p><p>x y alt</p><p>&lt;/pre&gt;&lt;script&gt;</p>"`,
    );
  });

  test('in a page', () => {
    const html = renderHandedInHtml(hostile);
    expect(html).not.toMatch(/<script|<i>|<img|javascript:|data:/);
    expect(html).toContain('<h1>T&lt;i&gt; &amp;</h1>');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });

  test('in Markdown, where none begins a quick action, a reference or a mention', () => {
    const lines = renderHandedInMarkdown(hostile).split('\n');
    expect(lines).toMatchInlineSnapshot(`
      [
        "# \`T<i>\` &",
        "",
        "## Summary",
        "",
        "Afdp� \`<script>alert(1)</script>\` & "q" ' \`<b>\` \`@alex\` \`#7\` /close",
        "",
        "\\/close it",
        "",
        "\\# no heading",
        "",
        "1\\. no list",
        "",
        "x y alt",
        "",
        "\`\`\`",
        "</pre><script>",
        "\`\`\`",
        "",
      ]
    `);
  });
});
