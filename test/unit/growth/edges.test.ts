// Where a rule of words begins and ends: what stands before it, behind it, and how long it may be.
import { describe, expect, test } from 'vitest';
import { gitlab } from '../../support/company.ts';
import { broughtIn } from '#growth/meetings/brought.ts';
import { isOnAgenda, parseAgendaItem, readAgenda, readItem, topicOf, Topics } from '#growth/meetings/agenda.ts';
import { isPraise, isPraiseEmoji } from '#growth/text/praise.ts';
import { quietItem } from '#growth/text/quiet-mentions.ts';
import { topicWords } from '#growth/text/topic-words.ts';
import { closingReferences, goalTrailers } from '#growth/text/trailer.ts';
import { parseCron } from '#growth/time/cron.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { parseWindow } from '#growth/time/window.ts';
import { asksNothing, isDenial, isDoubt, isTakenBack } from '#growth/words/check-in-words.ts';
import { readPromotionDocument } from '#growth/promotion/document.ts';
import { standingOf } from '#growth/promotion/standing.ts';
import { comment } from './goals.ts';

const calendar = { today: '2026-11-23', startMonth: 2 };
const day = (text: string) => {
  const due = parseDue(text, calendar);
  return due.ok ? due.value : due.problem;
};

describe('days', () => {
  test.each([
    ['+2y', '2028-11-23'],
    ['this friday', '2026-11-27'],
    ['on friday', '2026-11-27'],
    ['monday', '2026-11-30'],
    ['dec 31st', '2026-12-31'],
    ['23 nov', '2026-11-23'],
    ['22 nov', '2027-11-22'],
    ['29 feb 2028', '2028-02-29'],
  ])('%s is %s', (text, expected) => {
    expect(day(text)).toBe(expected);
  });
  test.each(['go on friday', 'this week now', 'end of month x', '5 dec 6', '12026-11-31'])('%s is no day', (text) => {
    expect(day(text)).toMatch(/^"/);
  });
  test('a day that no calendar has is told apart from words', () => {
    expect(day('2026-02-30')).toBe('"2026-02-30" is not a day of the calendar.');
    expect(day('32 dec')).toBe('"32 dec" is not a day of the calendar.');
  });
  test('a window of one day that is today, and one that is cut', () => {
    const window = (since: string, until?: string) => {
      const read = parseWindow({ since, until: until ?? null, zone: 'UTC', ...calendar });
      return read.ok ? `${read.value.since} ${read.value.until} ${read.value.why}` : read.problem;
    };
    expect(window('today', 'today')).toBe('2026-11-23 2026-11-23 today');
    expect(window('this week', 'this week')).toBe('2026-11-23 2026-11-23 this week, cut at today');
    expect(window('last week', 'last week')).toBe('2026-11-16 2026-11-22 last week');
    expect(window('last week')).toBe('2026-11-16 2026-11-23 since the start of last week');
    expect(window('yesterday', 'today')).toBe('2026-11-22 2026-11-23 since yesterday, until today');
    expect(window('today', 'yesterday')).toMatch(/^The window would start on 2026-11-23 and end on 2026-11-22/);
  });
  test('a schedule that no day has', () => {
    expect(parseCron('0 8 30 2 *').ok).toBe(true);
    expect(parseCron('0 8 * * 8').ok).toBe(false);
    expect(parseCron('0/20 8-9 1,15 jan-mar mon')).toMatchObject({ value: { minutes: [0, 20, 40], hours: [8, 9] } });
  });
});

describe('items of an agenda', () => {
  test.each([
    ['DISCUSS a', { tag: 'DISCUSS', day: null, text: 'a', times: 1, since: null, by: null }],
    ['2026-12-01 DISCUSS 2026-12-02 a', { tag: 'DISCUSS', day: '2026-12-01', text: '2026-12-02 a' }],
    ['DISCUSS 2026-12-02: a', { tag: 'DISCUSS', day: '2026-12-02', text: 'a' }],
    ['2026-12-01: a', { tag: null, day: '2026-12-01', text: 'a' }],
    ['Discuss the plan', { tag: null, text: 'Discuss the plan' }],
    ['Done: the plan', { tag: null, text: 'Done: the plan' }],
    ['HELP a (second time, since 2026-11-03)', { times: 2, since: '2026-11-03', text: 'a' }],
    ['HELP a (third time)', { times: 3, since: null, text: 'a' }],
    ['HELP a (0th time)', { times: 1, text: 'a' }],
    ['HELP a (12th time, since 2026-13-03)', { times: 12, since: null }],
    ['HELP a (from @sam) (second time)', { by: 'sam', text: 'a', times: 2 }],
    ['HELP a (from @sam) b', { by: null, text: 'a (from @sam) b' }],
  ])('%s', (text, item) => {
    expect(readItem(text)).toMatchObject(item);
  });
  test('the first that says something is the one that is found, on its day and without it', () => {
    const topics = new Topics<number>();
    const item = { tag: 'HELP' as const, day: '2026-12-01', text: 'A' };
    topics.add(item, 1);
    topics.add({ ...item, text: 'a' }, 2);
    const find = (more: object) => topics.find({ ...item, ...more });
    expect([
      find({}),
      find({ text: 'a' }),
      find({ day: null }),
      find({ day: '2026-12-02' }),
      find({ tag: null }),
    ]).toEqual([1, 1, 1, null, null]);
  });
  test('what stands below an item is not what it says; a ticked one is on no agenda', () => {
    expect(topicOf('HELP a\n  - b').text).toBe('a');
    expect([
      isOnAgenda('- [ ] HELP a', 'HELP **a**'),
      isOnAgenda('- [x] HELP a', 'HELP a'),
      isOnAgenda('- [ ] HELP a', 'HELP b'),
    ]).toEqual([true, false, false]);
    expect(
      readAgenda('- [ ] HELP a\n  => yes (from @sam)\n- [x] DISCUSS b').map(({ number, done, replies }) => [
        number,
        done,
        replies,
      ]),
    ).toEqual([
      [1, false, [{ text: 'yes', by: 'sam' }]],
      [2, true, []],
    ]);
  });
  test.each([
    ['help a', 'HELP a'],
    ['2026-12-01 help  a', '2026-12-01 HELP a'],
    ['ACTION a', 'ACTION a'],
  ])('typed: %s', (typed, item) => {
    expect(parseAgendaItem(typed)).toMatchObject({ ok: true, value: item });
  });
  test('the key of what a comment brings is the same on every machine and for ever', () => {
    expect(
      broughtIn([comment('2026-11-20T09:00:00.000Z', 'HELP a  room', undefined, 5)]).map(({ key }) => key),
    ).toEqual(['5.1ktm7zk']);
  });
});

test.each([
  ['retries', ['retry']],
  ['ties', ['tie']],
  ['classes boxes buzzes', ['class', 'box', 'buzz']],
  ['status basis', ['status', 'basis']],
  ['a b 12 x1', ['x1']],
  ['й を 日', ['を', '日']],
  ['classesx', ['classesx']],
])('words of %s', (text, words) => {
  expect(topicWords(text)).toEqual(words);
});

test('what names a goal, and what a merge closes', () => {
  expect(goalTrailers('Goal: alex/goals#12, #7\nGoal: faster\nthe goal: #9')).toEqual(['alex/goals#12', '#7']);
  expect(closingReferences('Closes #8 and acme/web#9, fixes https://g.example/a/-/issues/3')).toEqual([
    '#8',
    'acme/web#9',
    'https://g.example/a/-/issues/3',
  ]);
  expect(closingReferences('`Closes #8` discloses #9 closes nothing')).toEqual([]);
});

test.each([
  ['HELP @sam', 'HELP `@sam`'],
  ['HELP `@sam` @kim', 'HELP `@sam` ``@kim``'],
  ['HELP me@sam.example', 'HELP me@sam.example'],
  ['HELP [@sam](https://x.example) and @kim', 'HELP [`@sam`](https://x.example) and `@kim`'],
  // A tick beside ours, or an escape before it, and the name would stand outside of code.
  ['HELP `@sam', 'HELP ` ``@sam``'],
  ['HELP @sam`s team', 'HELP ``@sam`` `s team'],
  ['HELP `npx`@sam', 'HELP `npx` ``@sam``'],
  ['HELP \\@sam and \\\\@kim', 'HELP `@sam` and \\\\`@kim`'],
  ['HELP @sam@kim\\@lee', 'HELP `@sam@kim\\@lee`'],
])('nobody is called by %s', (item, quiet) => {
  expect(quietItem(item)).toBe(quiet);
});

test.each([
  ['thanks!', true],
  ['Thanks, Sam! Could you rebase?', false],
  ['Please look. Thanks, Sam', false],
  ['no thanks', false],
  [`thanks ${'x '.repeat(297)}`, true],
  [`thanks ${'x '.repeat(298)}`, false],
  [`thanks ${'x '.repeat(300)} thanks`, true],
  ['🎉', true],
  ['🎉 done?', false],
])('%s is praise: %s', (text, is) => {
  expect(isPraise(text)).toBe(is);
});
test('an emoji by its name', () => {
  expect([isPraiseEmoji(':TADA:'), isPraiseEmoji('tada'), isPraiseEmoji('eyes')]).toEqual([true, true, false]);
});

describe('words of a check-in', () => {
  test.each([
    ['none', true],
    ['n/a', true],
    ['n / a', true],
    ['–', true],
    ['nothing right now, thanks', true],
    ['no idea', false],
    ['none of it', false],
    [`none ${'needed '.repeat(13)}`, true],
    [`none ${'needed '.repeat(14)}`, false],
  ])('%s asks for nothing: %s', (help, is) => {
    expect(asksNothing(help)).toBe(is);
  });
  test.each([
    ['on track', false],
    ['on track?', true],
    ['on tracks', false],
    ['not on track', true],
    ['red', true],
    [`red ${'x'.repeat(36)}`, true],
    [`red ${'x'.repeat(37)}`, false],
    ['good', false],
  ])('%s is a doubt: %s', (words, is) => {
    expect(isDoubt(words)).toBe(is);
  });
  test.each([
    ['We are not on track', true],
    ['on track – no', true],
    ['- on track?', true],
    ['on track', false],
    ['all is well', false],
  ])('%s denies a health: %s', (line, is) => {
    expect(isDenial(line)).toBe(is);
  });
  test.each([
    ['on track, not at risk', false],
    ['on track, now at risk', true],
    ['on track, Off track', true],
    ['on track. at risk', true],
    ['on track; no longer', true],
    ['at risk, on track', false],
  ])('%s takes on track back: %s', (line, is) => {
    expect(isTakenBack(line, 'on-track')).toBe(is);
  });
});

describe('a promotion document', () => {
  const read = (text: string) => readPromotionDocument(text, gitlab.values);
  test('results by heading, by label and by number', () => {
    expect(
      read('## Results\n\n### Result 1: Faster\nImpact: half\nand more\n### Accomplishment #2\nwords').results.map(
        ({ title, fields, text }) => [title, fields, text],
      ),
    ).toEqual([
      ['Faster', { impact: 'half\nand more' }, null],
      [null, {}, 'words'],
    ]);
    expect(
      read('## Results\n\nImpact: a\nImpact: b\nProject: P\nProject: Q').results.map(({ title, fields }) => [
        title,
        fields.impact,
      ]),
    ).toEqual([
      [null, 'a'],
      ['P', 'b'],
      ['Q', undefined],
    ]);
    expect(read('## Results\n\n1. one\n2. two').results.map(({ text }) => text)).toEqual(['one', 'two']);
    expect(read('## Results\n\n### One\n#### Part\nwords').results).toHaveLength(1);
  });
  test('parts of our own and of others, again and without words', () => {
    const text =
      '# Summary\nS\n## Mine\nx\n# Else\ny\n# Business case\nB\n# Gaps\n- a\n- \n* b  c\n# Values\nResults: r\n- **Iteration**: i\n';
    expect(read(text)).toMatchObject({
      summary: 'S\nMine\nx',
      justification: 'B',
      gaps: [
        { text: 'a', done: false },
        { text: 'b c', done: false },
      ],
      examples: { results: 'r', iteration: 'i' },
      values: ['results', 'iteration'],
    });
    expect(read('# Gaps\n- [x] a\n- b').gaps).toEqual([{ text: 'a', done: true }]);
  });
  const standing = (description: string) =>
    standingOf(
      {
        iid: 1,
        title: '',
        description,
        state: 'opened',
        labelled: [],
        confidential: true,
        author: null,
        assignees: [],
        url: '',
        createdAt: '',
        updatedAt: '',
        commentCount: 0,
        mark: null,
      } as unknown as Parameters<typeof standingOf>[0],
      { notes: null, events: null },
      gitlab,
    );
  const result = (n: number) => `### Result ${n}\nwords\n`;
  test.each([
    ['', 'Three results'],
    [result(1), 'Two more results'],
    [result(1) + result(2), 'One more result'],
    [[1, 2, 3, 4].map(result).join(''), 'Three results are asked for; it has 4'],
  ])('how many results are missing: %#', (results, words) => {
    const { missing, results: counted } = standing(`# Summary\nS\n# Results\n${results}`);
    expect(missing).toContain(words);
    expect(missing.filter((one) => /results?\b/i.test(one) && !one.startsWith('Business'))).toEqual([words]);
    expect(counted.filled).toBe(Math.min(3, results.split('###').length - 1));
  });
  test('all of it', () => {
    const all = `# Summary\nS\n# Results\n${[1, 2, 3].map(result).join('')}# Values\n${['Collaboration', 'Results', 'Efficiency', 'DIB', 'Iteration', 'Transparency'].map((name) => `- ${name}: x`).join('\n')}\n# Justification\nJ`;
    expect(standing(all)).toMatchObject({ missing: [], summary: true, justification: true, state: null, next: [] });
    expect(standing('# Results\n### Result 1\nImpact:\nResult: x').missing).toContain(
      'Result 1: impact, business relevance, direct contribution',
    );
  });
});
