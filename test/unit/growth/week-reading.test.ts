// What a person made of the text of their week: what is read under which heading, and each line that cannot be understood.
import { describe, expect, test } from 'vitest';
import { readWeek } from '#growth/week/reading.ts';
import type { WeekGoal, WeekSheet } from '#growth/week/sheet.ts';

const step = (text: string, done = false, depth = 0) => ({ text, done, depth });
const goal = (iid: number, more: Partial<WeekGoal> = {}): WeekGoal => ({
  iid,
  title: 'Read',
  steps: [],
  next: null,
  percent: null,
  measure: null,
  asks: [],
  hints: [],
  updatedAt: '2026-11-20T09:00:00.000Z',
  ...more,
});
const sheet: WeekSheet = {
  day: '2026-11-23',
  goals: [
    goal(7, { steps: [step('Book'), step('Talk', true)], next: 'rest', percent: 30, measure: '3 of 10 pages' }),
    goal(8, { title: '- Write' }),
  ],
  agenda: { day: '2026-11-30', items: [step('FYI a'), step('FYI b')] },
};
const read = (...lines: readonly string[]) => readWeek(lines.join('\n'), sheet);
const problemsOf = (...lines: readonly string[]) =>
  read(...lines).problems.map(({ line, problem }) => `${line} ${problem}`);
const happenedOf = (...lines: readonly string[]) =>
  read('## #7', ...lines).changes.goals.map(({ happened }) => happened);

describe('a heading', () => {
  test.each<[string, readonly number[]]>([
    ['## #7 Read', [7]],
    ['## 7: Read', [7]],
    ['##7 - Read', [7]],
    ['##\t#7. Read', [7]],
    ['## #7', [7]],
    ['## #8 - Write', [8]],
    ['## #8 Write', [8]],
  ])('%s begins a goal', (heading, iids) => {
    const { changes, problems } = read(heading, 'done');
    expect(changes.goals.map(({ iid }) => iid)).toEqual(iids);
    expect(problems).toEqual([]);
  });

  test.each<[string, readonly string[], readonly string[]]>([
    ['another title', ['## #7 Write'], ['1 the title of #7 is "Read", and is not changed here']],
    ['a title with a sign in it', ['## #7 Re-ad'], ['1 the title of #7 is "Read", and is not changed here']],
    ['no goal of the text', ['', '## #9 Read', 'words'], ['2 #9 is none of the goals of this text']],
    ['the same goal twice', ['## #7', '', '## #7'], ['3 #7 stands here twice; put both together']],
    [
      'some other name',
      ['## #7', '##  Thoughts  ', 'words'],
      [
        '2 "Thoughts" is no heading of a goal (## #7), nor Wins, nor Agenda; within your words begin a heading with ###',
      ],
    ],
    [
      'a name that only holds the word',
      ['## My wins', '## On the agenda', '## Winsome'],
      ['My wins', 'On the agenda', 'Winsome'].map(
        (name, at) =>
          `${at + 1} "${name}" is no heading of a goal (## #7), nor Wins, nor Agenda; within your words begin a heading with ###`,
      ),
    ],
    [
      'words above the first one',
      ['<!-- x -->', '', 'words'],
      ['3 these words stand above the first goal; put them below one'],
    ],
    ['a title of the whole text', ['# My week', '## #7'], []],
    ['a tag above the first one', ['#now'], ['1 these words stand above the first goal; put them below one']],
    [
      'a title after some words',
      ['so # it', '# Week'],
      ['1 these words stand above the first goal; put them below one'],
    ],
    ['a smaller one above the first', ['### Small'], ['1 these words stand above the first goal; put them below one']],
  ])('%s', (_name, lines, problems) => {
    expect(problemsOf(...lines)).toEqual(problems);
  });

  test.each(['#7 is hard', '# Big', '### Small', '####', 'see ## #8', '### 8', 'a # b'])(
    'within a goal %s is the person’s own',
    (line) => {
      expect(happenedOf(line)).toEqual([line]);
    },
  );

  test('words of a goal that stands twice, or is not of the text, are not written', () => {
    expect(read('## #7', 'one', '## #7', 'two', '## #9', 'three').changes.goals).toMatchObject([
      { iid: 7, happened: 'one' },
    ]);
  });

  test('ends the lines of a label', () => {
    expect(read('## #7', 'Next: go', 'on', '## #8', 'there').changes.goals).toMatchObject([
      { iid: 7, next: { words: 'go\non' }, happened: null },
      { iid: 8, next: null, happened: 'there' },
    ]);
  });
});

describe('what happened', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['is what has no label', ['one  ', 'two'], ['one\ntwo']],
    ['stands behind its label', ['What happened:  all  '], ['all']],
    ['stands behind and below it', ['**Happened:** all', 'more'], ['all\nmore']],
    ['has its empty lines, one at a time', ['', 'a', '', '', '  ', 'b', ''], ['a\n\nb']],
    ['has no remark in it', ['a', '  <!-- Hint: x -->', 'b'], ['a\nb']],
    ['has a remark that ends before the line does', ['<!-- x --> a'], ['<!-- x --> a']],
    [
      'has code as it stands',
      ['```', '## #8', '- [ ] no box', 'Next: none', '<!-- x -->', '', '```', 'end'],
      ['```\n## #8\n- [ ] no box\nNext: none\n<!-- x -->\n\n```\nend'],
    ],
    ['has a box or a remark behind words', ['see - [x] Book', 'a <!-- x -->'], ['see - [x] Book\na <!-- x -->']],
    ['has code that stands below a label', ['Next: go', '```', 'a', '```'], ['```\na\n```']],
    ['is nothing where only remarks stand', ['<!-- x -->', ''], []],
  ])('%s', (_name, lines, happened) => {
    expect(happenedOf(...lines)).toEqual(happened);
  });

  test('code that is never closed is told by its first line', () => {
    expect(problemsOf('## #7', 'a', '```', 'b', '## #8')).toEqual(['3 the code that begins here is never closed']);
    expect(problemsOf('## #7', '```', '```', '~~~', 'b')).toEqual(['4 the code that begins here is never closed']);
  });

  test('a file with the line ends of another system is read the same', () => {
    for (const end of ['\r\n', '\r']) {
      const { changes, problems } = readWeek(['## #7', 'a', 'Next: go', '', 'b'].join(end), sheet);
      expect(changes.goals).toMatchObject([{ happened: 'a\n\nb', next: { words: 'go' } }]);
      expect(problems).toEqual([]);
    }
  });
});

describe('boxes of a goal', () => {
  const both = ['- [ ] Book', '- [x] Talk'];
  test.each<[string, readonly string[], readonly object[]]>([
    ['as they were', both, []],
    ['in any form of a list', ['1. [] Book', '* [X]   Talk'], []],
    ['ticked', ['- [x] Book', '- [x] Talk'], [{ how: 'change', text: 'Book', done: true, to: null }]],
    [
      'with a new one below',
      [...both, '\t- [ ]  New  one'],
      [{ how: 'add', text: 'New one', below: { text: 'Talk', isParent: true } }],
    ],
    [
      'with a new one beside',
      [...both, '- [x] New'],
      [{ how: 'add', done: true, below: { text: 'Talk', isParent: false } }],
    ],
    ['with an empty one', [...both, '- [ ]', '- [ ]  '], []],
  ])('%s', (_name, lines, steps) => {
    const { changes, problems, left } = read('## #7', ...lines);
    expect(changes.goals.flatMap((one) => one.steps)).toMatchObject(steps);
    expect({ problems, left }).toEqual({ problems: [], left: [] });
  });

  test('what stands in a box is a blank or an x', () => {
    expect(problemsOf('## #7', '- [y] Book', '- [ x] Talk', '- [x ] x')).toEqual([
      '2 a box is [ ] or [x], not [y]',
      '3 a box is [ ] or [x], not [ x]',
      '4 a box is [ ] or [x], not [x ]',
    ]);
  });

  test('one that was taken out stays, and is told', () => {
    expect(read('## #7', '- [ ] Book').left).toEqual([{ iid: 7, text: 'Talk' }]);
    expect(read('').left).toEqual([]);
  });

  test('one ends the lines of a label', () => {
    expect(read('## #7', 'Next: go', '- [x] Book', 'all').changes.goals).toMatchObject([
      { next: { words: 'go' }, happened: 'all' },
    ]);
  });
});

describe('wins and the agenda', () => {
  const won = (...lines: readonly string[]) => read('## Wins', ...lines).changes.wins;
  test('a win a line, with or without a mark', () => {
    expect(
      won(
        '- one',
        '2. two',
        '* [x] three',
        '[ ] four',
        'five [x] six',
        'a - b',
        '-',
        '',
        '<!-- x -->',
        ' a  b ',
        '[x]',
      ),
    ).toEqual(['one', 'two', 'three', 'four', 'five [x] six', 'a - b', 'a b']);
    expect(won('[x]y')).toEqual(['[x]y']);
    expect(read('## WINS of mine', 'won').changes.wins).toEqual(['won']);
  });

  test('code may stand among wins without hiding a heading', () => {
    expect(read('## Wins', '```', '## #7', 'done').changes.goals).toMatchObject([{ iid: 7, happened: 'done' }]);
  });

  const agenda = (...lines: readonly string[]) => read('## Agenda of the 1:1', ...lines);
  test('what is there already is ticked; what is new is added, with the line it stands on', () => {
    const { changes, problems, left, agendaLines } = agenda(
      '- [x] FYI a',
      '- [ ] FYI b',
      '<!-- x -->',
      '',
      '- discuss the plan',
      '- [x] THANKS for all',
      '[ ] FYI c',
      '-',
    );
    expect(changes.agenda.steps).toEqual([{ how: 'change', text: 'FYI a', nth: 0, to: null, had: 0, done: true }]);
    expect(changes.agenda.add).toEqual(['DISCUSS the plan', 'THANKS for all']);
    expect(agendaLines).toEqual([6, 7]);
    expect(problems.map(({ line }) => line)).toEqual([8]);
    expect(left).toEqual([]);
  });

  test('other words are a new item, and one that stands twice is there already', () => {
    const { changes, left } = agenda('- [ ] FYI z', '- [ ] FYI b', '- [ ] FYI b');
    expect(changes.agenda).toEqual({ add: ['FYI z'], steps: [] });
    expect(left).toEqual([{ iid: null, text: 'FYI a' }]);
  });

  test('no item begins with a box that is none', () => {
    expect(problemsOf('## Agenda', '- [y] FYI c').map((told) => told.slice(0, 2))).toEqual(['2 ']);
  });

  test('what was taken out of it is told, unless all was', () => {
    expect(agenda('- [ ] FYI b').left).toEqual([{ iid: null, text: 'FYI a' }]);
    expect(agenda('').left).toEqual([]);
  });

  test('under a heading that nobody knows nothing is read', () => {
    expect(read('## Thoughts', '- [ ] FYI c', 'won').changes).toEqual({
      goals: [],
      wins: [],
      agenda: { add: [], steps: [] },
    });
  });
});

test('problems stand in the order of their lines', () => {
  expect(read('## #7', 'Progress: all', '## #9', '## Agenda', '- ?').problems.map(({ line }) => line)).toEqual([
    2, 3, 5,
  ]);
});
