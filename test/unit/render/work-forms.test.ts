// Found work as a terminal shows it: what waits for a decision, what evidence still lacks, what looks for somebody.
import { describe, expect, test } from 'vitest';
import type { Candidate } from '#growth/candidates/candidate.ts';
import type { ShownOpening } from '#growth/candidates/openings.ts';
import { renderScan, type ScanShown } from '#render/terminal/goals/candidates.ts';
import { renderDebt } from '#render/terminal/goals/evidence-debt.ts';
import { renderExplored } from '#render/terminal/project/explored.ts';
import { renderHandover } from '#render/terminal/project/handover.ts';
import { rowFacts } from '#render/since-words.ts';
import type { SinceRow } from '#reports/page.ts';
import { at, failure, now, source } from '../reports/story.ts';
import { aCandidate } from '../../support/a-candidate.ts';

const plain = { columns: 80, color: false };
const whole = { complete: true, sources: [source('goals', 1)] };
const broken = { complete: false, sources: [failure('goals')] };
const lines = (ink: { toString(): string }) => String(ink).trimEnd().split('\n');
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index));

describe('what waits for a decision', () => {
  const one: Candidate = { ...aCandidate, matches: [{ goal: 2, score: 90, why: ['closes #88'] }] };
  const shown = (candidates: readonly Candidate[], more: Partial<ScanShown> = {}, most: number | null = null) =>
    lines(
      renderScan(
        {
          window: {
            since: '2026-11-16',
            until: now.today,
            why: 'the last week',
          },
          candidates,
          decidedBefore: 3,
          requests: 1,
          sources: [],
          completeness: whole,
          problems: [],
          ...more,
        },
        { ...plain, today: now.today, most, titleOf: (goal) => (goal === 2 ? 'Runbook' : null) },
      ),
    );

  test('how many of what, each with its key and goal, and what to do', () => {
    const kinds = (['reviews', 'issue', 'answers', 'epic', 'thanks', 'thanks'] as const).map((kind) => ({
      ...one,
      kind,
      matches: [],
    }));
    expect(shown([one, one, ...kinds], {}, 1)).toEqual([
      '2026-11-16 to 2026-11-23 (the last week) · 1 request  COMPLETE',
      '8 to look at: 2 merge requests, 1 line of reviews, 1 issue, 1 answer, 1 epic, 2',
      'words of thanks · 3 items kept or dropped before',
      '',
      '  Retry imports',
      '    p42!412 · acme/web!412 · merged 19 Nov',
      '    -> #2 Runbook  90: closes #88',
      '',
      '7 more: devgrowth evidence scan --all',
      'Decide them: devgrowth evidence inbox',
    ]);
  });

  test('all of one, which no goal fits', () => {
    expect(shown([{ ...one, matches: [] }]).slice(1)).toEqual([
      '1 to look at: 1 merge request · 3 items kept or dropped before',
      '',
      '  Retry imports',
      '    p42!412 · acme/web!412 · merged 19 Nov',
      '    no goal fits',
      '',
      'Decide them: devgrowth evidence inbox',
    ]);
  });

  test('nothing, and what was not read', () => {
    expect(shown([])).toEqual([
      '2026-11-16 to 2026-11-23 (the last week) · 1 request  COMPLETE',
      'Nothing to look at · 3 items kept or dropped before',
    ]);
    const read = { requests: 1, days: null, readTo: null };
    const sources = [
      { ...read, name: 'authored', state: 'complete', why: null },
      { ...read, name: 'thanks', state: 'partial', why: 'the server said no' },
      { ...read, name: 'reviews', state: 'unknown', why: null },
    ] as unknown as ScanShown['sources'];
    expect(shown([], { sources, completeness: broken, problems: ['match: names #9'] })).toEqual([
      '2026-11-16 to 2026-11-23 (the last week) · 1 request  PARTIAL',
      'Nothing to look at, as far as it is known · 3 items kept or dropped before',
      '    thanks: partial, the server said no',
      '    reviews: unknown',
      '    goals: the server answered 502 (Bad Gateway)',
      '    match: names #9',
    ]);
    expect(shown([one], { completeness: broken })[1]).toBe(
      '1 to look at, as far as it is known: 1 merge request · 3 items kept or dropped',
    );
  });
});

describe('what evidence lacks', () => {
  type Debt = Parameters<typeof renderDebt>[0];
  const piece = (more: Partial<Debt['owed'][number]> = {}): Debt['owed'][number] =>
    ({
      id: 1,
      at: at('2026-11-20'),
      by: 'alex',
      internal: false,
      day: null,
      values: [],
      link: 'https://x.example/1',
      also: [],
      title: null,
      did: null,
      result: null,
      why: null,
      command: null,
      goal: {
        iid: 7,
        title: 'T',
        url: 'u',
      },
      ...more,
    }) as unknown as Debt['owed'][number];
  const shown = (more: Partial<Debt>, completeness = whole) =>
    lines(
      renderDebt({ pieces: 3, owed: [], valuesWithout: [], quiet: [], ...more }, completeness, {
        ...plain,
        zone: now.zone,
      }),
    );

  test.each<[string, Partial<Debt>, string]>([
    ['none yet', { pieces: 0 }, 'No evidence yet: nothing is owed.'],
    ['all paid', {}, 'Every piece has its result (3).'],
    ['one owed', { owed: [piece()] }, '1 of 3 pieces lacks a result.'],
    ['two owed', { owed: [piece(), piece()] }, '2 of 3 pieces lack a result.'],
    ['the only one', { pieces: 1, owed: [piece()] }, '1 of 1 piece lacks a result.'],
  ])('%s', (_name, more, head) => {
    expect(shown(more)[0]).toBe(head);
    expect(shown(more, broken)[0]).toBe(head.replace(/(evidence|piece|pieces)(?= yet| has| lack)/, '$1 that arrived'));
  });

  test('each piece by its title, else what was done, else its link; why it counts, and what pays it', () => {
    expect(
      shown({
        owed: [
          piece({
            title: 'Retry imports',
            did: 'x',
            day: '2026-10-01',
            why: 'promotion',
            command: 'devgrowth evidence edit 7',
          }),
          piece({ did: 'Helped', why: 'only-of-value' }),
          piece({ title: 'words '.repeat(20).trim() }),
        ],
      }).slice(1),
    ).toEqual([
      '',
      '  2026-10-01  #7  Retry imports (the promotion document counts on it)',
      '              devgrowth evidence edit 7',
      '',
      '  2026-11-20  #7  Helped (nothing else shows its value)',
      '',
      '  2026-11-20  #7  words words words words words words words words words words',
      '              words words words words words words words words words words',
    ]);
    expect(shown({ owed: [piece()] })[2]).toBe('  2026-11-20  #7  https://x.example/1');
  });

  test('how many are left, values without any, goals without any, and what was not read', () => {
    const quiet = [
      { goal: { iid: 2, title: 'T', url: 'u' }, since: null },
      { goal: { iid: 3, title: 'T', url: 'u' }, since: '2026-09-01' },
    ];
    const all = shown({ pieces: 12, owed: many(11, () => piece()), valuesWithout: ['dib', 'results'], quiet }, broken);
    expect(all.slice(-5)).toEqual([
      '1 more: devgrowth evidence debt --format json',
      'No evidence shows: dib, results',
      'On open goals: none yet on #2 · nothing since 2026-09-01 on #3',
      '',
      'INCOMPLETE  goals: the server answered 502 (Bad Gateway)',
    ]);
    expect(shown({ owed: many(10, () => piece()), pieces: 10, valuesWithout: null, quiet: null })).toHaveLength(20 + 1);
  });
});

describe('what looks for somebody', () => {
  type Explored = Parameters<typeof renderExplored>[0];
  const opening = (more: Partial<ShownOpening> = {}): ShownOpening => ({
    type: 'issue',
    home: 'acme/web',
    iid: 88,
    title: 'Mend it',
    url: 'https://x.example/88',
    labels: ['quick win'],
    createdAt: at(now.today),
    updatedAt: at(now.today),
    isAssigned: false,
    mergeRequests: 0,
    comments: null,
    reference: 'acme/web#88',
    found: ['quick win'],
    fits: [],
    ...more,
  });
  const shown = (more: Partial<Explored> = {}, all = false) =>
    lines(
      renderExplored(
        {
          openings: [],
          places: ['acme'],
          labels: ['quick win'],
          epics: 'read',
          today: now.today,
          zone: now.zone,
          completeness: whole,
          ...more,
        },
        { ...plain, all },
      ),
    );
  const age = (createdAt: string) =>
    shown({ openings: [opening({ createdAt })] })[4]
      ?.trim()
      .split(' · ')[1];

  test.each([
    [at(now.today), 'today'],
    [at('2026-11-22'), '1 day'],
    [at('2026-11-10'), '13 days'],
    [at('2026-11-09'), '2 weeks'],
    [at('2026-09-25'), '8 weeks'],
    [at('2026-09-24'), '1 month'],
    [at('2024-11-24'), '23 months'],
    [at('2024-11-23'), '1 year'],
  ])('opened at %s: %s', (createdAt, words) => {
    expect(age(createdAt)).toBe(words);
  });

  test('where, each with its facts and the goals it fits, and how to begin', () => {
    const fits = [
      { goal: 2, words: ['retry', 'imports'] },
      { goal: 3, words: [] },
    ];
    const first = opening({ type: 'epic', reference: 'acme&3', comments: 1, fits });
    expect(
      shown({ openings: [first, ...many(10, () => opening())], places: many(7, (index) => `g${index}`) }).slice(0, 9),
    ).toEqual([
      'In g0, g1, g2, g3, g4, 2 more · labels quick win',
      'COMPLETE',
      '',
      'acme&3  Mend it',
      '    quick win · epic · today · 1 comment',
      '    fits #2: retry, imports',
      '    #3 names it',
      '    https://x.example/88',
      '',
    ]);
    const eleven = { openings: many(11, () => opening()) };
    expect(shown(eleven).at(-1)).toBe('10 of 11 shown (--all). Start one: devgrowth goal add --from <address>');
    expect(shown(eleven, true).at(-1)).toBe('11 shown. Start one: devgrowth goal add --from <address>');
    expect(shown({ openings: many(10, () => opening()) }).at(-1)).toMatch(/^10 shown\./);
  });

  test('nothing, and why', () => {
    expect(shown({ epics: 'not-on-this-tier' })).toEqual([
      'In acme · labels quick win',
      'COMPLETE',
      'epics: not on this tier',
      '',
      'Nothing there looks for somebody now. Other labels: --label; other groups:',
      '--group.',
    ]);
    expect(shown({ completeness: broken }).at(-1)).toBe('Nothing arrived, but not everything could be read.');
    expect(shown({ places: [] }).join(' ')).toMatch(/^Nothing was looked through: no group of yours, and no project/);
    expect(shown({ places: [], completeness: broken }).at(-1)).toBe(
      'Nothing arrived, but not everything could be read.',
    );
  });
});

test('who becomes the manager, after whom, and what is assigned anew', () => {
  const goal = { iid: 4, title: 'T', sort: 'goal', confidential: true };
  const about = { person: { id: 5, username: 'kim', name: 'Kim' }, project: 'alex/goals' } as Parameters<
    typeof renderHandover
  >[1];
  const given = { assigned: [goal], keptHidden: [], renewsDashboard: true } as unknown as Parameters<
    typeof renderHandover
  >[0];
  const shown = (former: string | null, until: string | null) =>
    lines(renderHandover({ ...given, former, until }, about, plain));
  expect(shown('sam', '2026-11-30').slice(0, 7)).toEqual([
    '@kim as the manager of alex/goals, after @sam',
    '  - named in .devgrowth.yml: what is asked of the manager waits for them',
    '  - what @sam says counts until 2026-11-30, and no longer',
    '  - the dashboard names them',
    '',
    'Assigned to @kim in the place of @sam',
    '  - 1 confidential goal: #4 T',
  ]);
  expect(shown(null, null).slice(0, 2)).toEqual(['@kim as the manager of alex/goals', '  - the dashboard names them']);
});

test.each<[string, NonNullable<SinceRow['about']>['facts'][number], string]>([
  ['progress', { type: 'progress', from: 36, to: 54 }, 'from 36 to 54 %'],
  ['the first progress', { type: 'progress', from: null, to: 54 }, 'now 54 %'],
  ['actions', { type: 'actions', done: 2, undone: 1 }, '2 actions done, 1 no longer done'],
  ['actions done', { type: 'actions', done: 1, undone: 0 }, '1 action done'],
  ['actions undone', { type: 'actions', done: 0, undone: 3 }, '3 no longer done'],
  ['evidence', { type: 'evidence', pieces: 1 }, '1 piece of evidence'],
  ['a due date', { type: 'due', from: null, to: '2026-12-24' }, 'due 24 Dec'],
  ['a later one', { type: 'due', from: '2026-12-01', to: '2026-12-24' }, 'due date from 1 Dec to 24 Dec'],
  ['none any more', { type: 'due', from: '2026-12-01', to: null }, 'due date removed'],
  ['a stage', { type: 'stage', from: 'planned', to: 'doing' }, 'from planned to doing'],
  ['the first stage', { type: 'stage', from: null, to: 'doing' }, 'now doing'],
  ['no stage', { type: 'stage', from: 'doing', to: null }, 'now of no stage'],
])('what changed: %s', (_name, fact, words) => {
  const goal = { iid: 1, title: 'T', url: 'u' };
  const about = { goal, turn: 'moved' as const, outcome: null, daysQuiet: 1, facts: [fact], unknown: [] };
  const row = { what: 'moved' as const, goal, about, text: null };
  expect(rowFacts(row, now.today)).toBe(words);
  expect(
    rowFacts({ ...row, about: { ...about, turn: 'stalled', facts: [], daysQuiet: 8, unknown: ['due'] } }, now.today),
  ).toBe('quiet for 8 days, not known of that day: due date');
  expect(rowFacts({ ...row, about: null }, now.today)).toBe('');
});
