// An archive as a page to look through: its lists, and texts line by line with nothing in them that a browser would run.
import { describe, expect, test } from 'vitest';
import type { ArchivedProject } from '#reports/archive.ts';
import { archivePage } from '#render/archive/page.ts';
import { byteWords } from '#render/archive/bytes.ts';
import { archived, archivedIssue, at, read } from './archived.ts';

const bodyOf = (more: Partial<ArchivedProject>) => {
  const page = archivePage(archived(more));
  return page.slice(page.indexOf('<h1>'), page.indexOf('</body>'));
};
const linesOf = (text: string, numbers: readonly number[] = []) => {
  const issues = [archivedIssue({ text }), ...numbers.map((iid) => archivedIssue({ iid }))];
  const [, inside = ''] = /<div class="text">(.*?)<\/div>/s.exec(bodyOf({ issues })) ?? [];
  return inside.split(/(?=<p[ >])/);
};

describe('the page', () => {
  test('of an empty project has nothing but where it is from and what is left out', () => {
    expect(bodyOf({}).trim().split('\n')).toEqual([
      '<h1>Goals of @alex</h1>',
      '<p class="quiet">Everything of alex/goals on https://gitlab.example.com. 0 issues.</p>',
      '<nav></nav>',
      '<h2>Not in it</h2>',
      '<ul class="small"><li>the board</li></ul>',
    ]);
  });

  test('says of when it is, and what could not be read', () => {
    const body = bodyOf({
      asOf: at('2026-11-20T09:15'),
      completeness: { complete: false, sources: [read('goals', 3, 3), read('comments of #4', 1, 2)] },
    });
    expect(body).toContain('https://gitlab.example.com, as of 2026-11-20 09:15 UTC. 0 issues.</p>');
    expect(body).toContain('<b>INCOMPLETE</b>: not everything could be read.</p>');
    expect(body.match(/<ul class="small warn">.*?<\/ul>/s)?.[0]).toBe(
      '<ul class="small warn"><li>comments of #4: only 1 of 2 arrived</li></ul>',
    );
  });

  test('has a list for each sort that there is, work with its address, and files that are missing', () => {
    const work = {
      url: 'https://x.example/1',
      title: 'Fix',
      state: 'merged',
      day: '2026-02-03',
      role: 'author',
      why: null,
    } as const;
    const upload = { secret: 'a', name: 'a.png', bytes: 1, missing: null };
    const body = bodyOf({
      issues: [archivedIssue({ iid: 9, sort: 'plan', title: 'Plan' }), archivedIssue(), archivedIssue({ iid: 8 })],
      work: [
        work,
        { ...work, url: 'javascript:x', title: null, state: null, role: null },
        { ...work, why: 'not looked up' },
      ],
      uploads: [upload, { ...upload, name: 'b.png', missing: 'gone' }],
    });
    expect(body.match(/<nav>.*<\/nav>/s)?.[0]).toBe(
      '<nav><a href="#goal">Goals (2)</a>\n<a href="#plan">Plan (1)</a></nav>',
    );
    expect([...body.matchAll(/<h2.*?<\/h2>/g)].map(([heading]) => heading)).toEqual([
      '<h2 id="goal">Goals</h2>',
      '<h2 id="plan">Plan</h2>',
      '<h2>Work that evidence points to</h2>',
      '<h2>Files that are missing</h2>',
      '<h2>Not in it</h2>',
    ]);
    const link = '<a href="https://x.example/1" rel="noreferrer">https://x.example/1</a>';
    const quiet = (words: string) => `<br><span class="quiet">${words}</span></li>`;
    for (const item of [
      `<li>${link}${quiet('Fix (merged, 2026-02-03, author)')}`,
      `<li>javascript:x${quiet(' (2026-02-03)')}`,
      `<li>${link}${quiet('not looked up')}`,
      '<ul class="small"><li>b.png: gone</li></ul>',
    ])
      expect(body).toContain(item);
  });

  test.each([
    ['open', {}, '<span class="quiet small">#7</span>'],
    ['closed', { state: 'closed' }, '<span class="quiet small">#7 · closed</span>'],
    ['confidential', { confidential: true }, '<span class="quiet small">#7 · confidential</span>'],
    ['both', { state: 'closed', confidential: true }, '<span class="quiet small">#7 · closed, confidential</span>'],
  ] as const)('of an issue that is %s', (_name, more, mark) => {
    expect(bodyOf({ issues: [archivedIssue(more)] })).toContain(`<summary><b>Read</b> ${mark}</summary>`);
  });

  test('has comments and history where there are any', () => {
    const comment = { mark: null, isQuiet: false, id: 1, by: 'sam', at: at('2026-03-06T08:00'), internal: false };
    const said = [
      { ...comment, origin: null, text: 'Fine' },
      { ...comment, origin: { on: '2025-02-03', closed: null, by: 'kim' }, text: 'Old', internal: true },
    ];
    const history = [{ by: 'alex', at: at('2026-03-07T09:30'), what: 'closed', label: null, words: null }];
    const full = bodyOf({ issues: [archivedIssue({ text: 'Why', comments: said, history })] });
    expect([...full.matchAll(/<h3.*?<\/h3>/g)].map(([heading]) => heading)).toEqual([
      '<h3 class="quiet">2026-03-06 08:00 @sam</h3>',
      '<h3 class="quiet">2025-02-03 @kim (internal)</h3>',
    ]);
    expect([...full.matchAll(/<div class="text"><p>(.*?)<\/p>/g)].map(([, words]) => words)).toEqual([
      'Why',
      'Fine',
      'Old',
    ]);
    expect(full).toContain(
      'History: 1, times in UTC</summary><ul class="small"><li>2026-03-07 09:30 @alex: closed</li></ul>',
    );
    const bare = bodyOf({ issues: [archivedIssue({ text: ' ' })] });
    expect([bare.includes('History'), bare.includes('class="text"'), bare.includes('<h3')]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a line of a text', () => {
  test.each<[string, string, readonly string[]]>([
    ['of words', 'a\n\nb', ['<p>a</p>', '<p></p>', '<p>b</p>']],
    ['that is a heading', '###  So **it** is', ['<p class="head">So <strong>it</strong> is</p>']],
    ['with seven signs before it', '####### So', ['<p>####### So</p>']],
    ['with a sign within', 'a ## b', ['<p>a ## b</p>']],
    [
      'that is a box',
      '- [ ] Do\n  * [x] Done\n+ [X] Too',
      ['<p class="open">☐ Do</p>', '<p class="done">  ☑ Done</p>', '<p class="done">☑ Too</p>'],
    ],
    ['with a box behind words', 'a - [x] b', ['<p>a - [x] b</p>']],
    ['that is an item or a quote', '- a\n > * *b*', ['<p>- a</p>', '<p> &gt; * <em>b</em></p>']],
    [
      'of code',
      '```js\n# a\n- [ ] b\n```\n# c',
      [
        '<p class="code">```js</p>',
        '<p class="code"># a</p>',
        '<p class="code">- [ ] b</p>',
        '<p class="code">```</p>',
        '<p class="head">c</p>',
      ],
    ],
    [
      'of code with other marks',
      'a\n   ~~~\n# b',
      ['<p>a</p>', '<p class="code">   ~~~</p>', '<p class="code"># b</p>'],
    ],
    ['with marks of code within', 'a ``` b\n# c', ['<p>a ``` b</p>', '<p class="head">c</p>']],
    ['with code in it', 'a `<b>` c', ['<p>a <code>&lt;b&gt;</code> c</p>']],
    ['with tags', 'a < b & "c"', ['<p>a &lt; b &amp; &quot;c&quot;</p>']],
    [
      'with a link',
      '[a *b*](https://x.example/)',
      ['<p><a href="https://x.example/" rel="noreferrer">a <em>b</em></a></p>'],
    ],
    ['with a link that no browser should open', '[a](javascript:b)', ['<p>a</p>']],
    ['that nobody sees', '<!-- a\nb -->\nc', ['<p>c</p>']],
  ])('%s', (_name, text, lines) => {
    expect(linesOf(text)).toEqual(lines);
  });

  test('leads to the issues of this archive alone', () => {
    expect(linesOf('#8, #9, a#8, /#8, #8b', [8])).toEqual(['<p><a href="#n8">#8</a>, #9, a#8, /#8, #8b</p>']);
  });
});

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1 KB'],
  [999_999, '1000 KB'],
  [1_000_000, '1.0 MB'],
  [2_540_000, '2.5 MB'],
])('%i is %s', (bytes, words) => {
  expect(byteWords(bytes)).toBe(words);
});
