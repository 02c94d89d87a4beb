// A look at all that people shared, in a terminal and as Markdown: who waits, how long, and what was not seen.
import { describe, expect, test } from 'vitest';
import { renderTeamMarkdown } from '#render/markdown/team.ts';
import { renderTeam } from '#render/terminal/project/team.ts';
import {
  askedCounts,
  changedWords,
  longestWait,
  meetingState,
  nobodyWords,
  placeName,
  saidOf,
  teamAskWords,
  teamHeadline,
} from '#render/team-words.ts';
import type { Asked } from '#reports/asked.ts';
import type { Team, TeamMember, TeamPlace } from '#reports/team.ts';
import { failure, source } from '../reports/story.ts';

const today = '2026-11-23';
const place = (person: string | null, project = `${person}/goals`): TeamPlace => ({
  person,
  name: null,
  project,
  url: 'u',
});
const ask = (iid: number, days: number | null, text: string, more: Partial<Asked> = {}): Asked => ({
  type: 'ask',
  place: { type: 'goal', iid, title: `Goal ${iid}`, url: 'u' },
  text,
  who: null,
  since: days === null ? null : `2026-11-${String(23 - days).padStart(2, '0')}`,
  days,
  atLeast: false,
  agendas: 0,
  ofReader: true,
  ...more,
});
const member = (person: string | null, more: Partial<TeamMember> = {}): TeamMember => ({
  ...place(person),
  openGoals: 1,
  changed: today,
  daysQuiet: 0,
  asked: [],
  atRisk: [],
  oneOnOne: { state: 'none' },
  remarks: [],
  notSeen: [],
  ...more,
});
const team = (more: Partial<Team> = {}): Team => ({
  me: 'sam',
  today,
  people: [],
  others: [],
  unread: [],
  archived: [],
  completeness: { complete: true, sources: [source('goals', 1)] },
  ...more,
});
const incomplete = { complete: false, sources: [failure('goals of alex/goals')] };
const meetingOn = (state: 'prepared' | 'empty' | 'unclosed', day: string) => ({ state, iid: 7, day, url: 'u' });

describe('words about one person', () => {
  test.each<[string, TeamPlace, TeamPlace[], string]>([
    ['a person', place('alex'), [place('alex')], '@alex'],
    ['a second project of theirs', place('alex', 'acme/x'), [place('alex'), place('alex', 'acme/x')], '@alex (acme/x)'],
    ['nobody says whose', place(null, 'acme/\u001b[2Jgoals'), [], 'acme/goals'],
  ])('%s', (_name, one, people, said) => {
    expect(placeName(one, { people: people.map((its) => ({ ...member(its.person), ...its })) })).toBe(said);
  });

  test.each<[Asked[], string, string]>([
    [[], '', ''],
    [[ask(1, 0, 'A')], '1 ask', 'today'],
    [[ask(1, 1, 'A')], '1 ask', '1 d'],
    [[ask(1, 3, 'A', { atLeast: true })], '1 ask', '3+ d'],
    [[ask(1, null, 'A')], '1 ask', '?'],
    [[ask(1, 14, 'A'), ask(2, 3, 'B', { type: 'approval' })], '1 ask, 1 approval', '14 d'],
    [
      (['approval', 'review', 'review', 'question', 'waiting', 'ask'] as const).map((type) => ask(1, 2, '', { type })),
      '3 asks, 2 reviews, 1 approval',
      '2 d',
    ],
  ])('what is asked: %#', (asked, counts, longest) => {
    expect(askedCounts({ asked })).toBe(counts);
    expect(longestWait({ asked })).toBe(longest);
  });

  test.each<[Asked, string]>([
    [ask(1, 2, 'A **room**'), 'A room'],
    [ask(1, 2, ''), 'Goal 1 (its words were not read)'],
    [ask(1, 2, '', { type: 'review' }), 'Goal 1'],
    [ask(1, 2, '', { type: 'approval', who: 'my manager (the budget)' }), 'the budget'],
  ])('the words of an ask: %#', (asked, said) => {
    expect(teamAskWords(asked)).toBe(said);
  });

  test.each<[TeamMember['oneOnOne'], string]>([
    [{ state: 'none' }, 'none'],
    [meetingOn('prepared', '2026-11-24'), '24 Nov'],
    [meetingOn('empty', '2026-11-24'), '24 Nov empty'],
    [meetingOn('unclosed', '2026-11-17'), '17 Nov open'],
  ])('a 1:1: %#', (oneOnOne, said) => {
    expect(meetingState({ oneOnOne }, today)).toBe(said);
  });

  test.each([
    [null, 'no goal'],
    // A server whose clock is ahead of ours.
    [-1, 'today'],
    [0, 'today'],
    [1, '1 d ago'],
  ])('changed %s days ago', (daysQuiet, said) => {
    expect(changedWords({ daysQuiet })).toBe(said);
  });
});

describe('words about all of them', () => {
  test.each<[string, Partial<Team>, string]>([
    ['nothing waits', { people: [member('alex')] }, 'Nobody waits for you'],
    [
      'nothing waits, as far as was read',
      { people: [member('alex')], completeness: incomplete },
      'Nobody is known to wait for you, but not everything was read',
    ],
    [
      'one person',
      { people: [member('alex', { asked: [ask(1, 3, 'A')] }), member('kim')] },
      '1 person waits for you, the longest since 20 Nov',
    ],
    [
      'two, and the older of what they ask',
      { people: [member('alex', { asked: [ask(1, 3, 'A')] }), member('kim', { asked: [ask(2, 5, 'B')] })] },
      '2 people wait for you, the longest since 18 Nov',
    ],
    ['no day is known', { people: [member('alex', { asked: [ask(1, null, 'A')] })] }, '1 person waits for you'],
    [
      'at least',
      { people: [member('alex', { asked: [ask(1, 3, 'A')] })], completeness: incomplete },
      'At least 1 person waits for you, the longest since 20 Nov',
    ],
  ])('%s', (_name, more, said) => {
    expect(teamHeadline(team(more))).toBe(said);
  });

  const unread = [{ ...place('alex'), why: 'it answers 502' }];
  test.each<[string, Partial<Team>, string[]]>([
    ['nobody shares', {}, ['Nobody shares a goals project with you yet.', 'A person does with: devgrowth share @sam']],
    [
      'somebody shares, and names no manager',
      { others: [place('alex')], unread },
      ['Nobody who shares goals with you names you as their manager.', 'They do with: devgrowth init --manager @sam'],
    ],
    ['nothing could be read', { unread }, ['No goals could be read.']],
    ['only an archived one', { archived: [place('alex')] }, ['No goals could be read.']],
    ['the list itself broke off', { completeness: incomplete }, ['No goals could be read.']],
  ])('%s', (_name, more, said) => {
    expect(nobodyWords(team(more))).toEqual(said);
  });

  test.each<[string, [string, string[]][], string[]]>([
    [
      'each with its people',
      [
        ['alex', ['A']],
        ['kim', ['B']],
      ],
      ['@alex: A', '@kim: B'],
    ],
    [
      'the same of two of three',
      [
        ['alex', ['A']],
        ['kim', ['A']],
        ['lee', []],
      ],
      ['@alex, @kim: A'],
    ],
    [
      'the same of everybody',
      [
        ['alex', ['A', 'B']],
        ['kim', ['A']],
      ],
      ['all of them: A', '@alex: B'],
    ],
    ['of one person alone, who is everybody', [['alex', ['A']]], ['@alex: A']],
    ['nothing', [['alex', []]], []],
  ])('sentences are told once: %s', (_name, people, said) => {
    const members = people.map(([person, remarks]) => member(person, { remarks }));
    expect(saidOf({ people: members }, ({ remarks }) => remarks)).toEqual(said);
  });
});

const busy = team({
  people: [
    member('alex', {
      asked: [
        ask(12, 14, 'A room for the book club, every second Thursday evening until spring'),
        ask(3, 2, 'A', { type: 'review' }),
      ],
      atRisk: [{ iid: 1, title: 'Late', url: 'u', reason: 'late' }],
      oneOnOne: meetingOn('prepared', '2026-11-24'),
      daysQuiet: 3,
    }),
    member('kim', { remarks: ['Its settings name two managers.'], notSeen: ['confidential goals'] }),
  ],
  others: [place('lee'), place(null, 'acme/goals')],
  unread: [{ ...place('max'), why: 'the server answered 502' }],
  archived: [place('old')],
});
const lines = (one: Team, columns: number, rows?: number) =>
  String(renderTeam(one, { columns, color: false, ...(rows === undefined ? {} : { rows }) }))
    .trimEnd()
    .split('\n');

const head80 = [
  'Your team, Mon 23 Nov',
  '1 person waits for you, the longest since 9 Nov.',
  '',
  '  Person  Asked of you                         Longest  At risk  1:1     Changed',
  '  @alex   1 ask, 1 review                      14 d     1        24 Nov  3 d ago',
  '    #12  help      A room for the book club, every second Thursday eve…  14 days',
  '    #3   review    A                                                      2 days',
  '  @kim                                                           none    today',
];
const caveats = [
  'Could not be read  @max (max/goals): the server answered 502',
  'To know  @kim: Its settings name two managers.',
  'Not seen  @kim: confidential goals',
  'Archived, so nothing changes there  @old',
  'Shared with you, not as their manager  @lee, acme/goals',
];
const foot = 'The order is who waits for you longest. devgrowth team @name tells more.';

describe('in a terminal', () => {
  test('a row for each person, what they ask below it, each caveat apart', () => {
    expect(lines(busy, 80)).toEqual([...head80, ...caveats.flatMap((line) => ['', line]), '', foot]);
  });

  test.each([60, 40])('at %i columns what is asked is cut, and never its age', (columns) => {
    expect(lines(busy, columns).slice(3, 8)).toEqual([
      '  Person  Asked of you     Longest  At risk  1:1     Changed',
      '  @alex   1 ask, 1 review  14 d     1        24 Nov  3 d ago',
      '    #12  help      A room for the book club, every…  14 days',
      '    #3   review    A                                  2 days',
      '  @kim                                       none    today',
    ]);
  });

  test('a long name takes half of the room at most; then what is asked is a number of things', () => {
    const asked = (['ask', 'review', 'approval'] as const).map((type, at) => ask(at + 1, 1, 'A', { type }));
    const people = [member('a-person-with-a-very-long-username', { asked })];
    expect(lines(team({ people }), 60).slice(3, 5)).toEqual([
      '  Person        Asked of y…  Longest  At risk  1:1   Changed',
      '  @a-person-w…  3 things     1 d               none  today',
    ]);
  });

  test('incomplete: the verdict stands before anybody', () => {
    const [, , , verdict, blank, head] = lines({ ...busy, completeness: incomplete }, 200);
    expect(verdict).toBe('INCOMPLETE  goals of alex/goals: the server answered 502 (Bad Gateway)');
    expect([blank, head?.trim().slice(0, 6)]).toEqual(['', 'Person']);
  });

  test('nobody: no table, and no foot', () => {
    expect(lines(team(), 80)).toEqual([
      'Your team, Mon 23 Nov',
      'Nobody shares a goals project with you yet.',
      'A person does with: devgrowth share @sam',
    ]);
  });

  const asked = Array.from({ length: 7 }, (_, at) => ask(at + 1, 9 - at, `Thing ${at}`));
  // Seven lines stand around what is asked, and the prompt of the shell needs one.
  test.each([
    [undefined, 7, null],
    [15, 7, null],
    [14, 5, '    and 2 more'],
    [13, 3, '    and 4 more'],
    [12, 3, '    and 4 more'],
    [11, 2, '    and 5 more'],
    [10, 1, '    and 6 more'],
    [9, 0, null],
    [8, 0, null],
    // Nothing fits: then all of it, for the terminal scrolls.
    [7, 7, null],
  ])('on a screen of %s rows %i of seven asks are told', (rows, told, more) => {
    const all = lines(team({ people: [member('alex', { asked })] }), 80, rows);
    expect(all.filter((line) => line.startsWith('    #'))).toHaveLength(told);
    expect(all.find((line) => line.includes(' more') && !line.includes('@name')) ?? null).toBe(more);
  });
});

describe('as Markdown', () => {
  test('a table, what is asked, each caveat; no name is mentioned and no goal linked', () => {
    expect(renderTeamMarkdown(busy).split('\n')).toEqual([
      '# Your team, 2026-11-23',
      '',
      '1 person waits for you, the longest since 9 Nov.',
      '',
      '| Person | Asked of you | Longest | At risk | 1:1 | Changed |',
      '| --- | --- | --- | --- | --- | --- |',
      '| `@alex` | 1 ask, 1 review | 14 d | 1 | 24 Nov | 3 d ago |',
      '| `@kim` | - | - | - | none | today |',
      '',
      '## Asked of you',
      '',
      '- `@alex` `#12` help: A room for the book club, every second Thursday evening until spring (14 days)',
      '- `@alex` `#3` review: A (2 days)',
      '',
      '## Could not be read',
      '',
      '- `@max` (max/goals): the server answered 502',
      '',
      '## To know',
      '',
      '- `@kim`: Its settings name two managers.',
      '',
      '## Not seen',
      '',
      '- `@kim`: confidential goals',
      '',
      '## Archived, so nothing changes there',
      '',
      '- `@old`',
      '',
      '## Shared with you, not as their manager',
      '',
      '- `@lee`',
      '- acme/goals',
      '',
      '**COMPLETE**: everything was read (1 request)',
      '',
    ]);
  });

  test('nobody', () => {
    expect(renderTeamMarkdown(team()).split('\n')).toEqual([
      '# Your team, 2026-11-23',
      '',
      'Nobody shares a goals project with you yet. A person does with: devgrowth share `@sam`',
      '',
      '**COMPLETE**: everything was read (1 request)',
      '',
    ]);
  });
});
