// One goal in a terminal: its facts, its text with numbered actions, and what happened, line by line.
import { describe, expect, test } from 'vitest';
import type { Note } from '#growth/goals/notes.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { renderGoal } from '#render/terminal/goals/goal.ts';
import { buildGoalDetail, type GoalDetail } from '#reports/goal-detail.ts';
import { at, comment, due, failure, healthLabel, now, record, sam, source, story, tick } from '../reports/story.ts';
import { managedBy } from '../../support/managed-by.ts';

const base = {
  iid: 7,
  title: 'Read a book',
  kinds: ['reading'],
  createdAt: at('2026-11-01'),
  updatedAt: at('2026-11-20'),
};
const detailOf = (
  more: Partial<GoalRecord> = {},
  notes: readonly Note[] = [],
  rest: Parameters<typeof story>[1] = {},
) =>
  buildGoalDetail({
    managers: managedBy('sam'),
    story: story(record({ ...base, ...more }), { notes, ...rest }),
    now,
    links: [],
    sources: [source('comments', 1)],
  });
const linesOf = (detail: GoalDetail, columns = 80, color = false) =>
  String(renderGoal(detail, { columns, color, zone: now.zone }))
    .trimEnd()
    .split('\n');
const part = (detail: GoalDetail, title: string) => {
  const lines = linesOf(detail);
  const rest = lines.slice(lines.indexOf(title));
  const end = rest.findIndex((line, index) => line === '' && /^\S/.test(rest[index + 1] ?? ''));
  return lines.includes(title) ? (end === -1 ? rest.slice(1) : rest.slice(1, end)) : null;
};
const text = (description: string, more: Partial<GoalRecord> = {}) => {
  const lines = linesOf(detailOf({ description, ...more }));
  const page = lines.findIndex((line) => line.startsWith('Page'));
  return lines.slice(page + 2, lines.indexOf('History') - 1);
};

describe('the head', () => {
  test.each<[string, Partial<GoalRecord>, string[]]>([
    ['a plain goal', {}, ['#7  Read a book', 'reading · doing', '● active 3 days ago']],
    [
      'planned and confidential',
      { stages: ['planned'], confidential: true },
      ['#7  Read a book', 'reading · planned · confidential', '● active 3 days ago'],
    ],
    ['overdue', { due: '2026-11-20' }, ['#7  Read a book', 'reading · doing', '■ at risk: overdue by 3 days']],
    [
      'closed',
      { state: 'closed', stages: [], outcomes: ['achieved'], closedAt: at('2026-11-20') },
      ['#7  Read a book', 'reading', '○ achieved 2026-11-20'],
    ],
    [
      'a long title goes on below its first letter',
      { title: `Read ${'a book '.repeat(14)}` },
      [
        '#7  Read a book a book a book a book a book a book a book a book a book a book a',
        '    book a book a book a book',
        'reading · doing',
        '● active 3 days ago',
      ],
    ],
  ])('%s', (_name, more, head) => {
    const lines = linesOf(detailOf(more));
    expect(lines.slice(0, lines.indexOf(''))).toEqual(
      head.map((line) => line.replace('● active 3 days ago', '● on track')),
    );
  });

  test('what is said is whole, on as many lines as it takes', () => {
    const words = `The book is ${'very '.repeat(9)}long`;
    const notes = [comment(at('2026-11-20'), `**Check-in 2026-11-20** · at risk\n\n${words}`)];
    const lines = linesOf(detailOf({}, notes), 60);
    expect(lines[2]).toBe('■ said at risk on 2026-11-20: The book is very very very');
    expect(lines[3]).toMatch(/^ {2}very /);
  });
});

describe('the facts', () => {
  const fact = (name: string, more: Partial<GoalRecord>, notes: readonly Note[] = []) =>
    linesOf(detailOf(more, notes))
      .find((line) => line.startsWith(name))
      ?.slice(12);
  const two = { description: '- [x] a\n- [ ] b' };
  test.each<[string, string, Partial<GoalRecord>, readonly Note[], string | undefined]>([
    ['counted', 'Progress', two, [], '█████░░░░░ 50%  1 of 2 actions'],
    ['one action', 'Progress', { description: '- [ ] a' }, [], '░░░░░░░░░░ 0%  0 of 1 action'],
    [
      'said',
      'Progress',
      {},
      [comment(at('2026-11-20'), '**Check-in 2026-11-20** · 30 %\n\nWell')],
      '███░░░░░░░ 30%  said in a check-in',
    ],
    ['nothing measures it', 'Progress', {}, [], 'nothing measures it yet'],
    ['no date', 'Due', {}, [], 'no date'],
    ['a date', 'Due', { due: '2026-12-24' }, [], '2026-12-24'],
    ['a date in a quarter', 'Due', { due: '2026-12-24', milestone: 'FY27-Q4' }, [], '2026-12-24 (FY27-Q4)'],
    ['a quarter alone', 'Due', { milestone: 'FY27-Q4' }, [], 'no date (FY27-Q4)'],
    ['the next action', 'Next', two, [], 'b'],
    ['nothing is next', 'Next', {}, [], undefined],
    ['opened, and quiet', 'Opened', {}, [], '2026-11-01, last activity 3 days ago'],
    ['changed yesterday', 'Opened', { updatedAt: at('2026-11-22') }, [], '2026-11-01, last activity 1 day ago'],
    ['changed today', 'Opened', { updatedAt: at('2026-11-23', '07:00') }, [], '2026-11-01, last activity today'],
    ['its page', 'Page', {}, [], 'https://gitlab.example/alex/goals/-/issues/7'],
  ])('%s', (_name, name, more, notes, said) => {
    expect(fact(name, more, notes)).toBe(said);
  });
});

describe('the text', () => {
  const next = ['', 'devgrowth goal check 7 1   ticks the next one'];
  test.each<[string, string, Partial<GoalRecord>, string[]]>([
    ['none', ' \n', {}, ['No description.']],
    ['words as they were typed, indented', 'One\n\n  two', {}, ['  One', '', '    two']],
    ['blank lines around it are left out', '\n\nOne\n\n', {}, ['  One']],
    ['headings without their signs', '## Purpose ##\n\n### C#\n\n# #', {}, ['  Purpose', '', '  C#', '']],
    ['a heading that stands three spaces in', '   ## Purpose  \nwords', {}, ['  Purpose', '  words']],
    ['a heading with a line below it', 'Purpose\n===\nwords', {}, ['  Purpose', '  words']],
    ['a sign that is no heading', '#7 is it', {}, ['  #7 is it']],
    ['actions with their numbers', '- [ ] a\n- [x] b', {}, ['  1 [ ] a', '  2 [x] b', ...next]],
    ['nested actions', '- [ ] a\n  - [ ] b\n> - [ ] c', {}, ['  1 [ ] a', '    2 [ ] b', '    3 [ ] c', ...next]],
    ['all done', '- [x] a', {}, ['  1 [x] a']],
    ['of a closed goal nothing is ticked', '- [ ] a', { state: 'closed', stages: [] }, ['  1 [ ] a']],
    [
      'the first that is open is the next',
      '- [x] a\n- [ ] b',
      {},
      ['  1 [x] a', '  2 [ ] b', '', 'devgrowth goal check 7 2   ticks the next one'],
    ],
    ['text between actions', 'Before\n- [x] a\n\nAfter', {}, ['  Before', '  1 [x] a', '', '  After']],
    ['a box in code is none', '```\n- [ ] a\n```', {}, ['  ```', '  - [ ] a', '  ```']],
  ])('%s', (_name, description, more, lines) => {
    expect(text(description, more)).toEqual(lines.filter((line, at_) => at_ < lines.length - 1 || line !== ''));
  });

  test('a long action goes on below its words; a deep one keeps room', () => {
    const deep = `${' '.repeat(2)}- [ ] a\n`;
    expect(text(`- [ ] ${'word '.repeat(20)}end`).slice(0, 2)).toEqual([
      `  1 [ ] ${'word '.repeat(14)}`.trimEnd(),
      `        ${'word '.repeat(6)}end`,
    ]);
    expect(text(`- [ ] a\n${deep}`)[1]).toBe('    2 [ ] a');
  });
});

describe('what happened', () => {
  test('nothing but the beginning: no section is empty', () => {
    expect(linesOf(detailOf()).slice(-4)).toEqual(['No description.', '', 'History', '  2026-11-01  opened, alex']);
  });

  test.each<[string, string, string[]]>([
    [
      'all that a check-in may say',
      '**Check-in 2026-11-18** · at risk · 30 % · results\n\nSlow\n\nNext: go on\n  and further\n\nHelp: a room',
      [
        '  2026-11-20  at risk · said 30% · results · for 2026-11-18',
        '              Slow',
        '              Next: go on',
        '              and further',
        '              Help: a room',
      ],
    ],
    ['written on its day', '**Check-in 2026-11-20** · 30 %\n\nWell', ['  2026-11-20  said 30%', '              Well']],
    ['only words', '**Check-in 2026-11-20**\n\nWell', ['  2026-11-20  Well']],
    [
      'what it waits for',
      '**Check-in 2026-11-20** · waiting\n\nWaiting for: the host team',
      ['  2026-11-20  waiting', '              Waiting for: the host team'],
    ],
    ['no words', '**Check-in 2026-11-20**', ['  2026-11-20  (no words)']],
  ])('a check-in: %s', (_name, body, lines) => {
    expect(part(detailOf({}, [comment(at('2026-11-20'), body)]), 'Check-ins')).toEqual(lines);
  });

  test('asks, and what was answered', () => {
    const asks = comment(at('2026-11-10'), '**Check-in 2026-11-10**\n\nHelp: a\u001b[2J room');
    expect(part(detailOf({}, [asks]), 'Open asks')).toEqual(['  2026-11-10  a room']);
    const answered = detailOf({}, [asks, comment(at('2026-11-12'), 'Here', sam)]);
    expect(part(answered, 'Open asks')).toBe(null);
    expect(linesOf(answered).some((line) => line.startsWith('  2026-11-12  ') && line.includes('a room'))).toBe(true);
  });

  test('evidence with its own day, else that of its comment', () => {
    const kept = (header: string) => comment(at('2026-11-12'), `**Evidence${header}**\n\nShipped it`);
    expect(part(detailOf({}, [kept(' 2026-11-09')]), 'Evidence')).toEqual(['  2026-11-09  Shipped it']);
    expect(part(detailOf({}, [kept('')]), 'Evidence')).toEqual(['  2026-11-12  Shipped it']);
    expect(part(detailOf({}, [kept('')]), 'Comments')).toBe(null);
    const result = comment(at('2026-11-12'), '**Evidence**\n\nResult: Ten pages\n  at night');
    expect(part(detailOf({}, [result]), 'Evidence')).toEqual([
      '  2026-11-12  Result: Ten pages',
      '              at night',
    ]);
  });

  test.each<[string, Note, string[]]>([
    ['of somebody', comment(at('2026-11-12'), 'Hm\n\nwell', sam), ['  2026-11-12  sam: Hm', '', '              well']],
    [
      'of an account that is gone',
      comment(at('2026-11-12'), 'Hm', null),
      ['  2026-11-12  somebody whose account is gone: Hm'],
    ],
    [
      'that begins in bold',
      comment(at('2026-11-12'), '**Agreed 2026-11-12**: yes', sam),
      ['  2026-11-12  sam: Agreed 2026-11-12: yes'],
    ],
    ['with bold words later', comment(at('2026-11-12'), 'a **b**', sam), ['  2026-11-12  sam: a **b**']],
  ])('a comment %s', (_name, note, lines) => {
    expect(part(detailOf({}, [note]), 'Comments')).toEqual(lines);
  });

  test('links, closed ones marked', () => {
    const links = [
      { reference: 'team/api#3', title: 'An interface', state: 'opened', url: 'u' },
      { reference: '#4', title: 'Done', state: 'closed', url: 'u' },
    ] as const;
    expect(part({ ...detailOf(), links }, 'Linked issues')).toEqual([
      '  team/api#3  An interface',
      '  #4  Done (closed)',
    ]);
  });

  test('history in a line each', () => {
    const detail = detailOf(
      {},
      [tick(at('2026-11-09'), 'One'), due(at('2026-11-08'), '2026-12-24'), due(at('2026-11-07'), null)],
      {
        labelEvents: [
          healthLabel(at('2026-11-06'), 'at-risk'),
          { ...healthLabel(at('2026-11-05'), 'on-track'), by: null },
        ],
      },
    );
    expect(part(detail, 'History')).toEqual([
      '  2026-11-09  ticked One, alex',
      '  2026-11-08  due date set to 2026-12-24, alex',
      '  2026-11-07  due date removed, alex',
      '  2026-11-06  health at-risk, alex',
      '  2026-11-05  health on-track',
      '  2026-11-01  opened, alex',
    ]);
  });

  test.each([
    [6, []],
    [8, ['  2 earlier: on its page, and in --format json']],
  ])('of %i notes the newest six', (count, rest) => {
    const ticks = Array.from({ length: count - 1 }, (_, index) => tick(at(`2026-11-${20 - index}`), `Step ${index}`));
    const lines = part(detailOf({}, ticks), 'History') ?? [];
    expect([lines.length, lines[0], lines.slice(6)]).toEqual([
      6 + rest.length,
      '  2026-11-20  ticked Step 0, alex',
      rest,
    ]);
  });

  test('what was not read is said last', () => {
    const completeness = { complete: false, sources: [failure('comments')] };
    expect(linesOf({ ...detailOf(), completeness }).at(-1)).toBe(
      'INCOMPLETE  comments: the server answered 502 (Bad Gateway)',
    );
  });
});

describe('colours', () => {
  const painted = (more: Partial<GoalRecord>) => linesOf(detailOf(more), 80, true);
  test.each<[string, Partial<GoalRecord>, string]>([
    ['on track', {}, '\u001b[32m●'],
    ['at risk', { due: '2026-11-20' }, '\u001b[31m■'],
    ['closed', { state: 'closed', stages: [] }, '\u001b[2m○'],
  ])('%s', (_name, more, start) => {
    expect(painted(more)[2]?.startsWith(start)).toBe(true);
  });

  test('an open action is cyan, a done one green', () => {
    const lines = painted({ description: '- [ ] a\n- [x] b' });
    expect(lines.some((line) => line.startsWith('\u001b[36m  1 [ ]'))).toBe(true);
    expect(lines.some((line) => line.startsWith('\u001b[32m  2 [x]'))).toBe(true);
  });
});
