// Goals, evidence and agendas as a terminal shows them: each cell by its input, at the widths where a column comes or goes.
import { describe, expect, test } from 'vitest';
import type { DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { renderGoalListCsv } from '#render/csv/goal-list.ts';
import { howMany, renderGoalList } from '#render/terminal/goals/goal-list.ts';
import { goalRows, type RowGoal } from '#render/terminal/goals/goal-rows.ts';
import { renderEvidence } from '#render/terminal/goals/evidence.ts';
import { renderEvidencePlaces } from '#render/terminal/goals/evidence-places.ts';
import { renderOneOnOne } from '#render/terminal/goals/one-on-one.ts';
import { paintFor } from '#render/terminal/paint.ts';
import type { ListedEvidence } from '#reports/evidence-list.ts';
import type { ListedGoal } from '#reports/listed-goal.ts';
import { at, failure, meeting, now, source } from '../reports/story.ts';

const whole: Completeness = { complete: true, sources: [source('goals', 1)] };
const broken: Completeness = { complete: false, sources: [failure('goals')] };
const terminal = { color: false, columns: 80, zone: now.zone };

const listed = (more: Partial<RowGoal> = {}): RowGoal => ({
  iid: 7,
  title: 'Read a book',
  kind: 'reading',
  serves: null,
  state: 'opened',
  stage: 'doing',
  outcome: null,
  progress: { percent: 40, done: 2, total: 5, source: 'checklist', asOf: at('2026-11-20') },
  measure: null,
  health: { level: 'on-track', reason: '', source: 'computed' },
  due: '2026-12-18',
  milestone: null,
  labels: [],
  confidential: false,
  url: 'https://gitlab.example/alex/goals/-/issues/7',
  createdAt: at('2026-09-01'),
  closedAt: null,
  lastActivity: at('2026-11-20'),
  next: null,
  daysQuiet: 3,
  ...more,
});
const rows = (goals: readonly RowGoal[], columns = 80) => {
  const { head, blocks } = goalRows(goals, { paint: paintFor({ color: false }), columns, zone: now.zone });
  return [String(head), ...blocks.flat().map(String)];
};
const cells = (more: Partial<RowGoal>, columns = 80) => rows([listed(more)], columns)[1];
const about = (more: Partial<RowGoal>, columns = 80) => rows([listed(more)], columns).slice(2);

describe('a row of facts', () => {
  test.each([
    [104, '  #7  Read a book  reading  ████░░░░░░  40%  2026-12-18     3d'],
    [103, '  #7  Read a book  ███░░░░░  40%  2026-12-18     3d'],
    [70, '  #7  Read a book  ███░░░░░  40%  2026-12-18     3d'],
    [69, '  #7  Read a book    40%  2026-12-18     3d'],
  ])('at %i columns', (columns, row) => {
    expect(cells({}, columns)).toBe(row);
  });

  test.each([
    [104, '      Goal         Kind     Progress         Due         Quiet'],
    [103, '      Goal         Progress       Due         Quiet'],
    [69, '      Goal         Done   Due         Quiet'],
  ])('its head at %i columns', (columns, head) => {
    expect(rows([listed()], columns)[0]).toBe(head);
  });

  test.each<[string, Partial<RowGoal>, string]>([
    ['no date', { due: null }, '███░░░░░  40%  no date        3d'],
    ['changed today', { daysQuiet: 0 }, '███░░░░░  40%  2026-12-18  today'],
    ['changed yesterday', { daysQuiet: 1 }, '███░░░░░  40%  2026-12-18     1d'],
    ['nothing measures it', { progress: null }, '            -  2026-12-18     3d'],
    ['closed', { state: 'closed', outcome: 'achieved' }, 'achieved       2026-12-18'],
    ['closed by hand', { state: 'closed', outcome: 'unknown' }, 'closed         2026-12-18'],
  ])('%s', (_name, more, end) => {
    expect(cells(more)).toBe(`  #7  Read a book  ${end}`);
  });

  test('numbers and titles stand under each other, a title that is too long is cut', () => {
    const title = 'A title of more than forty characters, and then some more of it';
    expect(rows([listed({ iid: 7 }), listed({ iid: 123, title })]).filter((line) => line.includes('#'))).toEqual([
      '    #7  Read a book                             ███░░░░░  40%  2026-12-18     3d',
      '  #123  A title of more than forty characters…  ███░░░░░  40%  2026-12-18     3d',
    ]);
  });

  test('a kind takes sixteen columns at most', () => {
    expect(cells({ kind: 'a-very-long-kind-of-goal' }, 104)).toContain('  a-very-long-kin…  ');
    expect(cells({ kind: 'sixteen-columns-' }, 104)).toContain('  sixteen-columns-  ');
  });

  test.each<[Partial<RowGoal>, string]>([
    [{ change: { percent: 20, ticked: 1, unticked: 0 } }, ' +20'],
    [{ change: { percent: -20, ticked: 0, unticked: 1 } }, ' -20'],
    [{ change: { percent: 0, ticked: 0, unticked: 0 } }, '  +0'],
    [{ change: null }, '   ?'],
    [{ change: null, progress: null }, '   ?'],
    [{ change: { percent: null, ticked: 0, unticked: 0 }, progress: null }, '    '],
  ])('what changed in the window: %#', (more, change) => {
    expect(cells(more)?.slice(32, 36)).toBe(change);
    expect(rows([listed(more)])[0]).toBe('      Goal         Progress           Due         Quiet');
  });

  test('beside a goal of which it is known, another leaves the column empty', () => {
    const known = listed({ change: { percent: 20, ticked: 1, unticked: 0 } });
    expect(rows([known, listed()])[3]?.slice(19, 36)).toBe('███░░░░░  40%    ');
  });

  const colors = { red: '\u001b[31m', yellow: '\u001b[33m', green: '\u001b[32m', dim: '\u001b[2m', none: '' };
  const painted = (more: Partial<RowGoal>) =>
    goalRows([listed(more)], { paint: paintFor({ color: true }), columns: 80, zone: now.zone })
      .blocks.flat()
      .map(String)
      .join('\n');
  test.each<[keyof typeof colors, Partial<RowGoal>, string]>([
    ['red', { health: { level: 'at-risk', reason: 'overdue by 3 days', source: 'computed' } }, '2026-12-18'],
    ['none', { health: { level: 'at-risk', reason: 'said so', source: 'check-in' } }, '2026-12-18'],
    ['none', { health: { level: 'needs-attention', reason: '', source: 'computed' } }, '2026-12-18'],
    ['green', { change: { percent: 20, ticked: 1, unticked: 0 } }, ' +20'],
    ['yellow', { change: { percent: -20, ticked: 1, unticked: 0 } }, ' -20'],
    ['dim', { change: { percent: 0, ticked: 0, unticked: 0 } }, '  +0'],
    ['yellow', { change: null }, '   ?'],
    ['yellow', { health: { level: 'needs-attention', reason: 'slow', source: 'computed' } }, 'needs attention'],
    ['dim', {}, 'on track'],
    ['red', { health: { level: 'at-risk', reason: 'late', source: 'computed' } }, 'at risk'],
    [
      'dim',
      { state: 'closed', outcome: 'dropped', health: { level: 'at-risk', reason: '', source: 'label' } },
      'dropped ',
    ],
  ])('%s: %o', (color, more, words) => {
    const text = painted(more);
    expect(text).toContain(`${colors[color]}${words}`);
    if (color === 'none') expect(text).not.toContain(`m${words}`);
  });
});

describe('what is said about a goal', () => {
  test.each<[string, Partial<RowGoal>, string[]]>([
    ['only how it stands', {}, ['      ● on track · reading']],
    [
      'what there is to say, in its order',
      { confidential: true, stage: 'planned', next: 'open it' },
      ['      ● on track · reading · confidential · planned · next: open it'],
    ],
    [
      'what finds no room stands below it, whole parts',
      { stage: 'waiting', next: 'write to the author of the book, and ask for the last chapter' },
      [
        '      ● on track · reading · waiting',
        '        next: write to the author of the book, and ask for the last chapter',
      ],
    ],
    ['and is cut there', { next: 'x'.repeat(90) }, ['      ● on track · reading', `        next: ${'x'.repeat(65)}…`]],
    [
      'the newest check-in',
      {
        said: [
          { day: '2026-11-20', text: 'Two chapters' },
          { day: '2026-11-10', text: 'One' },
        ],
      },
      ['      ● on track · reading', '        2026-11-20: Two chapters'],
    ],
    [
      'not when it is the reason already',
      {
        health: {
          level: 'at-risk',
          reason: 'said at risk on 2026-11-20: The book is out of print',
          source: 'check-in',
        },
        said: [{ day: '2026-11-20', text: 'The book is out of print' }],
      },
      ['      ■ said at risk on 2026-11-20: The book is out of print · reading'],
    ],
    [
      'closed',
      { state: 'closed', outcome: 'achieved', closedAt: at('2026-11-20'), stage: null },
      ['      ○ achieved 2026-11-20 · reading'],
    ],
  ])('%s', (_name, more, lines) => {
    expect(about(more)).toEqual(lines);
  });

  test('the kind stands in one of the two lines', () => {
    expect(about({}, 103)).toEqual(['      ● on track · reading']);
    expect(about({}, 104)).toEqual(['      ● on track']);
  });
});

describe('a list', () => {
  const list = (goals: readonly ListedGoal[], completeness = whole, more = {}) =>
    String(renderGoalList(goals, completeness, { ...terminal, ...more }))
      .trimEnd()
      .split('\n');
  const begin = ['', '  devgrowth goal add "Read one book" --kind reading'];
  const incomplete = ['', 'INCOMPLETE  goals: the server answered 502 (Bad Gateway)'];

  test.each<[string, ReturnType<typeof list>, string[]]>([
    ['no open goal', list([], whole, { state: 'opened' }), ['No open goals. Begin with one small thing:', ...begin]],
    ['no closed goal', list([], whole, { state: 'closed' }), ['No closed goals yet.']],
    ['no goal', list([], whole, { state: 'all' }), ['No goals yet. Begin with one small thing:', ...begin]],
    ['no goal, whatever state', list([]), ['No goals yet. Begin with one small thing:', ...begin]],
    ['filtered', list([], whole, { isFiltered: true }), ['No goal fits.']],
    ['not read', list([], broken), ['No goal arrived, but not everything could be read.', ...incomplete]],
    [
      'not read, and filtered',
      list([], broken, { isFiltered: true }),
      ['No goal arrived, but not everything could be read.', ...incomplete],
    ],
    ['some', list([listed()]).slice(-2), ['', '  1 open; devgrowth goal show <number> tells more']],
    [
      'some, not all',
      list([listed()], broken).slice(-4),
      ['', '  1 open; devgrowth goal show <number> tells more', ...incomplete],
    ],
  ])('%s', (_name, told, lines) => {
    expect(told).toEqual(lines);
  });

  test.each<[number, number, string]>([
    [0, 0, '0 open'],
    [1, 0, '1 open'],
    [0, 2, '2 closed'],
    [3, 1, '3 open, 1 closed'],
  ])('%i open and %i closed are `%s`', (open, closed, said) => {
    const some = (n: number, state: 'opened' | 'closed') => Array.from({ length: n }, () => listed({ state }));
    expect(howMany([...some(open, 'opened'), ...some(closed, 'closed')])).toBe(said);
  });

  test('as CSV, nothing where nothing is known', () => {
    const closed = {
      state: 'closed',
      progress: null,
      outcome: 'achieved',
      closedAt: at('2026-11-20'),
      due: null,
    } as const;
    expect(
      String(renderGoalListCsv([listed({ next: 'open it' }), listed({ ...closed, stage: null })])).split('\r\n'),
    ).toEqual([
      'number,title,kind,state,stage,outcome,progress,done,total,health,reason,due,quarter,next,days_quiet,confidential,created,closed,url',
      '7,Read a book,reading,open,doing,,40,2,5,on-track,,2026-12-18,,open it,3,false,2026-09-01T10:00:00.000Z,,https://gitlab.example/alex/goals/-/issues/7',
      '7,Read a book,reading,closed,,achieved,,,,on-track,,,,,3,false,2026-09-01T10:00:00.000Z,2026-11-20T10:00:00.000Z,https://gitlab.example/alex/goals/-/issues/7',
      '',
    ]);
  });
});

describe('evidence', () => {
  const piece = (more: Partial<ListedEvidence> = {}): ListedEvidence => ({
    id: 1,
    number: null,
    at: '2026-11-20T23:30:00.000Z',
    by: 'alex',
    day: '2026-11-18',
    values: [],
    title: null,
    link: null,
    did: 'Reviewed the plan',
    result: null,
    shows: [],
    internal: false,
    also: [],
    goal: { iid: 7, title: 'Read a book', url: 'u' },
    place: 'goal',
    confidential: false,
    ...more,
  });
  const told = (all: readonly ListedEvidence[], completeness = whole, first: string | null = null) =>
    String(renderEvidence(all, completeness, { ...terminal, first }))
      .trimEnd()
      .split('\n');
  const foot = ['', '  1 piece of evidence'];

  test.each<[string, Partial<ListedEvidence>, string[]]>([
    ['what was done', {}, ['  2026-11-18  #7  Read a book', '              Reviewed the plan', ...foot]],
    [
      'without a day: that of the comment, in the person’s zone',
      { day: null, did: null },
      ['  2026-11-21  #7  Read a book', ...foot],
    ],
    [
      'all of it',
      {
        values: ['results', 'dib'],
        title: 'Plan',
        link: 'https://x.example/1',
        also: ['https://x.example/2'],
        result: 'Nothing broke',
      },
      [
        '  2026-11-18  #7  Read a book',
        '              results, dib',
        '              Plan',
        '              https://x.example/1',
        '              and 1 more address',
        '              Reviewed the plan',
        '              Result: Nothing broke',
        ...foot,
      ],
    ],
    [
      'not for everybody',
      { place: 'promotion', confidential: true, internal: true },
      [
        '  2026-11-18  #7  Read a book',
        '              promotion document, confidential, internal comment',
        '              Reviewed the plan',
        ...foot,
      ],
    ],
    [
      'on a goal alone, internal',
      { internal: true, did: null },
      ['  2026-11-18  #7  Read a book', '              internal comment', ...foot],
    ],
  ])('%s', (_name, more, lines) => {
    expect(told([piece(more)])).toEqual(lines);
  });

  test.each<[string, Partial<ListedEvidence>]>([
    ['7.2', { number: 2 }],
    ['wins.2', { number: 2, place: 'wins' }],
    ['#7', {}],
  ])('where the document uses it is told beside %s, as it is typed', (name, more) => {
    const places = renderEvidencePlaces([{ ...piece(more), used: [], probably: [] }], whole, terminal);
    expect(String(places)).toMatch(`2026-11-18  ${name.padEnd(12)}  Reviewed the plan\n`);
  });

  test('two pieces, a line between them', () => {
    expect(told([piece({ did: null }), piece({ did: null, day: '2026-11-17' })])).toEqual([
      '  2026-11-18  #7  Read a book',
      '',
      '  2026-11-17  #7  Read a book',
      '',
      '  2 pieces of evidence',
    ]);
  });

  const incomplete = ['', 'INCOMPLETE  goals: the server answered 502 (Bad Gateway)'];
  test.each<[string, ReturnType<typeof told>, string[]]>([
    ['none', told([]), ['No evidence yet.']],
    [
      'none, and what to type',
      told([], whole, 'devgrowth evidence add 7'),
      ['No evidence yet. Keep the first piece:', '', '  devgrowth evidence add 7'],
    ],
    ['none arrived', told([], broken), ['No evidence arrived, but not everything could be read.', ...incomplete]],
    [
      'none arrived: nothing is proposed',
      told([], broken, 'devgrowth evidence add 7'),
      ['No evidence arrived, but not everything could be read.', ...incomplete],
    ],
  ])('%s', (_name, lines, wanted) => {
    expect(lines).toEqual(wanted);
  });
});

describe('an agenda', () => {
  const today = '2026-11-23';
  const told = (description: string, more: Partial<DatedOneOnOne> = {}, say: readonly string[] = []) => {
    const day = more.day ?? today;
    const shown = { ...meeting({ iid: 12, day, description, state: more.state ?? 'opened' }), day };
    return String(renderOneOnOne(shown, { ...terminal, say, today }))
      .trimEnd()
      .split('\n');
  };

  test.each([
    ['2026-11-23', 'opened', 'today'],
    ['2026-11-22', 'opened', 'past, still open'],
    ['2026-11-24', 'opened', 'open'],
    ['2026-11-22', 'closed', 'closed'],
    ['2026-11-23', 'closed', 'closed'],
  ] as const)('of %s, %s: %s', (day, state, said) => {
    expect(told('', { day, state })).toEqual([
      `1:1 ${day}  #12, ${said}`,
      'https://gitlab.example/alex/goals/-/issues/12',
      '  Nothing on the agenda yet: devgrowth 1on1 add "DISCUSS ..."',
    ]);
  });

  test('nobody has one: only what is said', () => {
    expect(String(renderOneOnOne(null, { ...terminal, say: ['No 1:1\u001b[2J yet.'], today }))).toBe('No 1:1 yet.\n');
  });

  test('each item with its number, box and tag; answers and further lines below their words', () => {
    const description = [
      '- [ ] DISCUSS the plan',
      '- [x] HELP a reviewer (third time, since 2026-11-03)',
      '  => @sam: I can',
      '- [ ] something without a tag (from @sam)',
      '- [ ] ACTION write it down until 2026-11-22',
      '- [ ] ACTION send it until 2026-11-23',
      '- [x] ACTION read it until 2026-11-01',
      `- [ ] FYI ${'word '.repeat(15)}end`,
      '',
      '- a point without a box',
    ].join('\n');
    expect(told(description, {}, ['Made anew.']).slice(0, 2)).toEqual(['Made anew.', '']);
    expect(told(description).slice(2)).toEqual([
      '  1 [ ] DISCUSS  the plan',
      '  2 [x] HELP     a reviewer (on 3 agendas since 2026-11-03)',
      '                   => @sam: I can',
      '  3 [ ] -        something without a tag, from @sam',
      '  4 [ ] ACTION   write it down until 2026-11-22, overdue',
      '  5 [ ] ACTION   send it until 2026-11-23',
      '  6 [x] ACTION   read it until 2026-11-01',
      '  7 [ ] FYI      word word word word word word word word word word word word',
      '                 word word word end',
      '    -            a point without a box',
    ]);
  });
});
