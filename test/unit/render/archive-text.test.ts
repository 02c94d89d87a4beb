// An archive as Markdown: what a file of an issue says, and what the first page of all of them.
import { describe, expect, test } from 'vitest';
import type { ArchivedIssue, ArchivedProject } from '#reports/archive.ts';
import { issueMarkdown, markdownPath, projectMarkdown } from '#render/archive/markdown.ts';
import { eventWords, facts, fileName } from '#render/archive/words.ts';
import { archived, archivedIssue, at, read } from './archived.ts';

describe('a file is named by its number and title', () => {
  test.each([
    [7, 'Read one book', '0007-read-one-book'],
    [12_345, '  Über: alles!', '12345-über-alles'],
    [1, '***', '0001'],
    [2, `${'a'.repeat(49)} bcd`, `0002-${'a'.repeat(49)}`],
    [3, `${'a'.repeat(49)}𝒳`, `0003-${'a'.repeat(49)}`],
    [4, 'a'.repeat(51), `0004-${'a'.repeat(50)}`],
  ])('%i %s', (iid, title, name) => {
    expect(fileName({ iid, title })).toBe(name);
  });

  test('in the folder of its sort', () => {
    expect(markdownPath(archivedIssue({ sort: 'one-on-one', title: 'May' }))).toBe('text/1on1s/0007-may.md');
  });
});

describe('the facts of an issue', () => {
  const opened = ['Opened', '2026-03-05 14:20 by @alex'];
  test.each<[string, Partial<ArchivedIssue>, readonly (readonly string[])[]]>([
    ['open, nothing else', {}, [['State', 'open'], opened]],
    ['closed and confidential', { state: 'closed', confidential: true }, [['State', 'closed, confidential'], opened]],
    [
      'of an account that is gone',
      { author: null },
      [
        ['State', 'open'],
        ['Opened', '2026-03-05 14:20 by somebody'],
      ],
    ],
    [
      'brought here',
      { origin: { on: '2025-01-02', closed: null, by: 'sam' } },
      [
        ['State', 'open'],
        ['Opened', '2025-01-02 by @sam, brought here 2026-03-05 14:20'],
      ],
    ],
    [
      'with all that an issue has',
      {
        closedAt: at('2026-04-01T10:00'),
        due: '2026-05-01',
        milestone: 'FY27-Q1',
        labels: ['goal', 'b'],
        assignees: ['alex', 'sam'],
        links: [
          { reference: 'a/b#3', title: 'Other', type: 'relates_to' },
          { reference: '#4', title: null, type: 'blocks' },
        ],
        reactions: [
          { by: 'sam', at: at('2026-04-01T10:00'), name: 'thumbsup' },
          { by: null, at: at('2026-04-01T10:00'), name: 'thumbsup' },
        ],
      },
      [
        ['State', 'open'],
        opened,
        ['Closed', '2026-04-01 10:00'],
        ['Due', '2026-05-01'],
        ['Milestone', 'FY27-Q1'],
        ['Labels', 'goal, b'],
        ['Assigned to', '@alex, @sam'],
        ['Linked', 'a/b#3 Other'],
        ['Linked', '#4'],
        ['Reactions', ':thumbsup: @sam, :thumbsup: somebody'],
      ],
    ],
  ])('%s', (_name, more, told) => {
    expect(facts(archivedIssue(more))).toEqual(told);
  });
});

test.each([
  [{ what: 'note', label: null, words: 'changed the due date' }, 'changed the due date'],
  [{ what: 'add', label: 'goal', words: null }, 'added the label goal'],
  [{ what: 'add', label: null, words: null }, 'added the label that is gone'],
  [{ what: 'remove', label: 'goal', words: null }, 'took off the label goal'],
  [{ what: 'remove', label: null, words: null }, 'took off the label that is gone'],
  [{ what: 'closed', label: null, words: null }, 'closed'],
])('the event %j', (event, words) => {
  expect(eventWords({ by: null, at: at('2026-04-01T10:00'), ...event })).toBe(words);
});

describe('the file of an issue', () => {
  const head = '# #7 Read\n\n- State: open\n- Opened: 2026-03-05 14:20 by @alex';

  test('that holds nothing is its title and facts', () => {
    expect(issueMarkdown(archivedIssue({ text: ' \n ' }))).toBe(`${head}\n`);
  });

  test('holds its text, comments and history', () => {
    const comment = { mark: null, isQuiet: false, id: 1, by: 'sam', at: at('2026-03-06T08:00'), internal: false };
    const text = issueMarkdown(
      archivedIssue({
        text: '\nWhy\n\nHow\n',
        comments: [
          { ...comment, origin: null, text: ' Fine\n' },
          { ...comment, origin: { on: '2025-02-03', closed: null, by: 'kim' }, text: 'Old', internal: true },
        ],
        history: [
          { by: 'alex', at: at('2026-03-07T09:30'), what: 'closed', label: null, words: null },
          { by: null, at: at('2026-03-08T09:30'), what: 'note', label: null, words: 'moved\nit' },
        ],
      }),
    );
    expect(text).toBe(
      `${head}\n\n---\n\nWhy\n\nHow\n\n---\n\n## Comments\n\n### 2026-03-06 08:00 @sam\n\nFine\n\n### 2025-02-03 @kim (internal)\n\nOld\n\n---\n\n## History (times in UTC)\n\n- 2026-03-07 09:30 @alex: closed\n- 2026-03-08 09:30 somebody: moved it\n`,
    );
  });
});

describe('the first page', () => {
  const partsOf = (more: Partial<ArchivedProject>) => projectMarkdown(archived(more)).trimEnd().split('\n\n').slice(1);
  const place = (when: string) =>
    `Everything of alex/goals on https://gitlab.example.com${when}. Made with devgrowth; it reads without it:`;
  const holds = [
    '- `index.html` opens in a browser, offline.',
    '- `text/` holds one Markdown file for each issue.',
    '- `issues/` and `project.json` hold the same for programs.',
    '- `repository/` and `uploads/` hold files.',
    '- `manifest.json` holds the SHA-256 of each of these.',
  ].join('\n');

  test('of an empty project', () => {
    expect(projectMarkdown(archived())).toMatch(/^# Goals of @alex\n\n[^]*\n0 issues\.\n$/);
    expect(partsOf({})).toEqual([place(''), holds, '## Not in it', '- the board', '0 issues.']);
  });

  test('says of when it is, and what could not be read', () => {
    expect(
      partsOf({
        asOf: at('2026-11-20T09:15'),
        completeness: { complete: false, sources: [read('goals', 3, 3), read('comments of #4', 1, 2)] },
      }).slice(0, 4),
    ).toEqual([
      place(', as of 2026-11-20 09:15 UTC'),
      holds,
      '## INCOMPLETE: not everything could be read',
      '- comments of #4: only 1 of 2 arrived',
    ]);
  });

  test('lists issues by their sort, work with what it is, and files that are missing', () => {
    const work = {
      url: 'https://x/1',
      title: 'Fix\nit',
      state: 'merged',
      day: '2026-02-03',
      role: 'author',
      why: null,
    } as const;
    const upload = { secret: 'a', name: 'a.png', bytes: 1, missing: null };
    const parts = partsOf({
      issues: [
        archivedIssue({ iid: 9, sort: 'plan', title: 'Plan' }),
        archivedIssue({ title: 'a [b] \\c' }),
        archivedIssue({ iid: 8 }),
      ],
      work: [work, { ...work, state: null, day: null, title: null }, { ...work, why: 'not looked up' }],
      uploads: [upload, { ...upload, name: 'b.png', missing: 'the server has it no more' }],
      leftOut: ['one', 'two'],
    });
    expect(parts.slice(2)).toEqual([
      '## Goals',
      '- [#7 a \\[b\\] \\\\c](text/goals/0007-a-b-c.md)\n- [#8 Read](text/goals/0008-read.md)',
      '## Plan',
      '- [#9 Plan](text/plan/0009-plan.md)',
      '## Work that evidence points to',
      '- https://x/1: Fix it (merged, 2026-02-03, author)\n- https://x/1:  (author)\n- https://x/1: not looked up',
      '## Files that are missing',
      '- b.png: the server has it no more',
      '## Not in it',
      '- one\n- two',
      '3 issues.',
    ]);
  });
});
