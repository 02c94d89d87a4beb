// Templates, drafts, the promotion document and the plan's quarters, as a terminal shows them.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import type { Completeness } from '#growth/words/completeness.ts';
import { promotionStates } from '#growth/words/promotion-words.ts';
import { movesFrom, stateAbout } from '#growth/promotion/transitions.ts';
import {
  type PromotionOptions,
  renderMoves,
  renderPromotion,
  type ShownPromotion,
} from '#render/terminal/goals/promotion.ts';
import { renderPlanQuarters } from '#render/terminal/goals/plan-quarters.ts';
import { renderDrafts, type ShownDraft } from '#render/terminal/project/drafts.ts';
import { renderTemplate, renderTemplates } from '#render/terminal/project/templates.ts';
import { listedGoal } from '#reports/listed-goal.ts';
import type { ShownQuestion, ShownTemplate } from '#reports/shown-template.ts';
import { at, failure, now, record, source, story } from '../reports/story.ts';

const plain = { columns: 80, color: false };
const whole: Completeness = { complete: true, sources: [source('goals', 1)] };
const broken: Completeness = { complete: false, sources: [failure('goals')] };
const incomplete = ['', 'INCOMPLETE  goals: the server answered 502 (Bad Gateway)'];
const lines = (ink: { toString(): string }) => String(ink).trimEnd().split('\n');

describe('templates', () => {
  const template = (more: Partial<ShownTemplate> = {}): ShownTemplate => ({
    type: 'goal',
    name: 'reading',
    label: 'Reading',
    version: 2,
    about: 'A book or a course',
    source: null,
    checked: null,
    questions: 3,
    bucket: 10,
    sensitive: false,
    origin: 'built-in',
    path: 'p',
    ...more,
  });

  test('goals, documents, and files that take no part', () => {
    const plan = template({
      type: 'plan',
      name: 'plan',
      about: 'A year',
      questions: null,
      bucket: null,
      checked: '2026-11-01',
    });
    const own = template({
      name: 'talk',
      questions: 1,
      sensitive: true,
      origin: 'project',
      source: 'https://x.example/talks',
    });
    const files = [
      { path: 'a/b.md', origin: 'local', problems: ['x'] },
      { path: 'c.md', origin: 'project', problems: ['x', 'y'] },
    ] as const;
    expect(lines(renderTemplates([plan, template(), own], files, plain))).toEqual([
      'Goals',
      '  reading  10 % · 3 questions · v2 · built-in',
      '    A book or a course',
      '  talk  10 % · 1 question · confidential · v2 · project · never checked',
      '    A book or a course',
      '    https://x.example/talks',
      '',
      'Documents',
      '  plan  v2 · built-in · checked 2026-11-01',
      '    A year',
      '',
      'Take no part',
      '  ! a/b.md (local): 1 problem',
      '  ! c.md (project): 2 problems',
      '',
      '  70 % on the job, 20 % with others, 10 % in training: a rule of thumb',
      '  devgrowth template show <name> tells what one asks',
    ]);
  });

  test('a row never breaks; what it is about does', () => {
    const [, row = '', first = '', second = ''] = lines(
      renderTemplates([template({ name: 'n'.repeat(40), about: 'word '.repeat(20) })], [], { ...plain, columns: 60 }),
    );
    expect(row).toBe(`  ${'n'.repeat(40)}  10 % · 3 questi…`);
    expect([first, second]).toEqual([`    ${'word '.repeat(11)}`.trimEnd(), `    ${'word '.repeat(9)}`.trimEnd()]);
    expect(lines(renderTemplates([template()], [], plain))).not.toContain('Take no part');
  });

  const question = (more: Partial<ShownQuestion> = {}): ShownQuestion => ({
    id: 'book',
    type: 'text',
    ask: 'Which book?',
    help: null,
    required: false,
    default: null,
    choices: [],
    onlyIf: null,
    ...more,
  });
  const asked = (...questions: ShownQuestion[]) => {
    const all = lines(renderTemplate({ template: template(), questions, text: '## Purpose\n\nx' }, plain));
    const from = all.indexOf('Questions (--set id=answer)');
    return from === -1 ? null : all.slice(from + 1, all.indexOf('', from));
  };
  test.each<[string, ShownQuestion[], string[] | null]>([
    ['none', [], null],
    ['a plain one', [question()], ['  book  Which book? (text)']],
    ['with help', [question({ help: 'By title.' })], ['  book  Which book? By title. (text)']],
    [
      'all that may be said of it',
      [
        question({
          required: true,
          default: 'none',
          onlyIf: { question: 'kind', is: ['a', 'b'] },
          choices: [
            { value: 'x', label: 'X' },
            { value: 'y', label: 'Y' },
          ],
        }),
      ],
      ['  book  Which book? (x | y, required, default none, only if kind is a or b)'],
    ],
    ['a list as default', [question({ default: ['a', 'b'] })], ['  book  Which book? (text, default a; b)']],
    ['a number as default', [question({ default: 0 })], ['  book  Which book? (text, default 0)']],
    [
      'under each other',
      [question(), question({ id: 'chapters' })],
      ['  book      Which book? (text)', '  chapters  Which book? (text)'],
    ],
    [
      'a long one goes on below itself',
      [question({ ask: 'word '.repeat(20) })],
      [`  book  ${'word '.repeat(14)}`.trimEnd(), `        ${'word '.repeat(6)}(text)`],
    ],
  ])('questions: %s', (_name, questions, told) => {
    expect(asked(...questions)).toEqual(told);
  });

  test('its text comes last, as it is', () => {
    expect(lines(renderTemplate({ template: template(), questions: [], text: '## A\n\n- b' }, plain))).toEqual([
      'Reading (reading)',
      '    A book or a course',
      '',
      'Text, with nothing answered',
      '',
      '## A',
      '',
      '- b',
    ]);
  });
});

describe('drafts', () => {
  const draft = (more: Partial<ShownDraft> = {}): ShownDraft => ({
    id: 'a1',
    command: 'goal log',
    host: 'gitlab.example.com',
    project: 'alex/goals',
    createdAt: '2026-11-23T08:15:59.000Z',
    ...more,
  });
  const help = [
    '',
    '  devgrowth drafts resume <id>   writes it',
    '  devgrowth drafts resume --all  writes all of them',
    '  devgrowth drafts discard <id>  throws it away',
  ];

  test('none', () => {
    expect(lines(renderDrafts([], plain))).toEqual(['No drafts.']);
  });

  test('under each other, with the words that tell them apart', () => {
    const input = { iid: 7, text: 'Two chapters', kind: 'a very long word that only says how' };
    expect(
      lines(renderDrafts([draft({ input }), draft({ id: 'b22', command: 'plan', project: null })], plain)),
    ).toEqual([
      '  a1   devgrowth goal log  2026-11-23 08:15 UTC  gitlab.example.com alex/goals',
      '       #7 Two chapters',
      '  b22  devgrowth plan      2026-11-23 08:15 UTC  gitlab.example.com',
      ...help,
    ]);
  });

  test.each<[string, unknown, string | null]>([
    ['no input', undefined, null],
    ['no words', 7, null],
    ['nothing', null, null],
    ['nothing but a number', { iid: 7 }, null],
    ['the longest of several', { title: 'Read', text: 'Two chapters', more: 'x' }, 'Two chapters'],
    ['of two as long the first', { one: 'abc', two: 'xyz' }, 'abc'],
    ['what is no text is none', { iid: '7', list: ['a longer one'], text: 'Two' }, 'Two'],
    ...(['kind', 'due', 'date', 'day', 'templates', 'goalAt', 'health', 'outcome', 'state'] as const).map(
      (word): [string, unknown, string] => [`${word} says only how`, { [word]: 'longer words', text: 'Two' }, 'Two'],
    ),
    ['a line break', { text: 'One\n\ntwo' }, 'One two'],
  ])('words of a draft: %s', (_name, input, words) => {
    const [, second] = lines(renderDrafts([draft({ input })], plain));
    expect(second === '' ? null : second).toBe(words === null ? null : `      ${words}`);
  });

  test('a row is cut to the screen', () => {
    const [row = '', about = ''] = lines(
      renderDrafts([draft({ project: 'x'.repeat(60), input: { text: 'y'.repeat(500) } })], { columns: 60 }),
    );
    expect([row.length, row.at(-1), about.length, about.at(-1)]).toEqual([60, '…', 60, '…']);
  });
});

describe('the promotion document', () => {
  const shown: ShownPromotion = {
    iid: 9,
    title: 'Promotion document',
    url: 'https://gitlab.example/alex/goals/-/issues/9',
    open: true,
    confidential: true,
    assignees: [],
    evidence: { pieces: 0, values: [] },
    answer: null,
    changed: null,
    earlier: [],
    offered: null,
    alike: [],
    frame: null,
    state: 'drafting',
    since: at('2026-11-10'),
    next: [],
    taken: [],
    summary: true,
    results: { filled: 1, of: 3, each: [] },
    values: { covered: ['results', 'iteration', 'dib', 'efficiency', 'transparency', 'collaboration'], missing: [] },
    justification: false,
    gaps: { open: [], own: [], closed: 2 },
    missing: [],
  };
  const options: PromotionOptions = {
    ...plain,
    zone: now.zone,
    isOwn: true,
    manager: 'morgan',
    companyValues: gitlab.values,
  };
  const told = (more: Partial<ShownPromotion> = {}, completeness = whole) =>
    lines(renderPromotion({ ...shown, ...more }, completeness, options));
  const next = (state: (typeof promotionStates)[number]) =>
    movesFrom(state).map((one) => `  devgrowth promotion state ${one.padEnd(14)}  ${stateAbout[one]}`);

  test('part by part', () => {
    const all = told();
    expect(all.slice(0, 12)).toEqual([
      '#9 Promotion document',
      '  drafting since 2026-11-10',
      '  confidential · assigned to nobody',
      '  https://gitlab.example/alex/goals/-/issues/9',
      '',
      '  Summary         written',
      '  Results         1 of 3',
      '  Values          6 of 6',
      '  Evidence        kept with the document itself: none',
      '  Justification   not yet',
      '  Gaps            0 open, 2 closed',
      '',
    ]);
    expect(all[12]).toBe('Where it can go');
    expect(all.slice(13)).toEqual([
      '  devgrowth promotion state manager-review  The manager reads it: ready, or more',
      `${' '.repeat(44)}evidence first`,
    ]);
  });

  test.each<[string, Partial<ShownPromotion>, Completeness, string[]]>([
    ['without a state', { state: null, since: null }, whole, ['  no state']],
    ['of which not all was read', { state: null, since: null }, broken, ['  state not known']],
    ['since nobody knows when', { since: null }, whole, ['  drafting']],
    ['closed', { open: false }, whole, ['  drafting since 2026-11-10 · issue closed']],
    [
      'open to all',
      { confidential: false, assignees: ['sam', 'kim'] },
      whole,
      [
        '  drafting since 2026-11-10',
        '  NOT CONFIDENTIAL: every member of the project can read it',
        '  assigned to @sam, @kim',
      ],
    ],
  ])('%s', (_name, more, completeness, head) => {
    expect(told(more, completeness).slice(1, 1 + head.length)).toEqual(head);
  });

  test('what is missing, gaps, and how it came here', () => {
    const all = told(
      {
        summary: false,
        justification: true,
        values: { covered: ['results'], missing: ['iteration', 'dib', 'efficiency', 'transparency', 'collaboration'] },
        evidence: { pieces: 2, values: ['results', 'dib'] },
        gaps: {
          open: ['told by `own` and `missing`'],
          own: [
            { number: 2, title: `A second project${' with others'.repeat(6)}`, until: '2027-01-31', goal: 7 },
            { number: null, title: 'Speak', until: null, goal: null },
          ],
          closed: 0,
        },
        missing: ['Summary: three to five sentences'],
        taken: [
          { state: 'drafting', at: at('2026-11-10'), by: 'alex', usual: true },
          { state: 'nominated', at: at('2026-11-01'), by: null, usual: false },
        ],
      },
      broken,
    );
    expect(all.slice(5, 24)).toEqual([
      '  Summary         not yet',
      '  Results         1 of 3',
      '  Values          1 of 6, missing: Iteration, Diversity, Inclusion & Belonging,',
      '                  Efficiency, Transparency, Collaboration',
      '  Evidence        2 pieces, for Results for Customers, Diversity, Inclusion &',
      '                  Belonging',
      '  Justification   written',
      '  Gaps            2 open, 0 closed',
      '',
      '2 gaps, 1 open part',
      '  2. A second project with others with others with others with others with',
      '     others with others, until 2027-01-31 (goal #7)',
      '  -  Speak',
      '',
      '  - Summary: three to five sentences',
      '',
      'How it came here',
      '  2026-11-10  drafting        @alex',
      '  2026-11-01  nominated       (a jump made by hand)',
    ]);
    expect(all.slice(-2)).toEqual(incomplete);
  });

  test('none', () => {
    expect(lines(renderPromotion(null, whole, options))).toEqual([
      'No promotion document, and nobody has to have one.',
      '',
      '  devgrowth promotion start  opens a confidential one with guiding questions',
    ]);
    expect(lines(renderPromotion(null, whole, { ...options, isOwn: false }))).toEqual([
      'No promotion document that you can see. A Guest reads it only while it is assigned to them.',
    ]);
  });

  test.each(promotionStates)('where %s can go', (state) => {
    const all = lines(renderMoves({ iid: 9, title: 'P', state }, { ...plain, columns: 140 }));
    expect(all.slice(0, 2)).toEqual(['#9 P', `${state}: ${stateAbout[state]}`]);
    expect(all.slice(2)).toEqual(movesFrom(state).length === 0 ? [] : ['', 'Where it can go', ...next(state)]);
  });

  test('nowhere without a state', () => {
    expect(lines(renderMoves({ iid: 9, title: 'P', state: null }, plain))).toEqual(['#9 P', 'It has no state.']);
  });
});

describe('the plan’s quarters', () => {
  const goal = (iid: number) => listedGoal(story(record({ iid, title: `Goal ${iid}`, due: '2026-12-18' })), now);
  const quarter = (title: string, isCurrent: boolean, goals: readonly ReturnType<typeof goal>[] = []) => ({
    title,
    start: '2026-11-01',
    due: '2027-01-31',
    isCurrent,
    goals,
  });
  const plan = {
    iid: 14,
    title: 'Year plan',
    url: 'https://x.example/14',
    span: { name: 'FY27', start: '2026-02-01', due: '2027-01-31' },
  };
  type Head = Parameters<typeof renderPlanQuarters>[0];
  const told = (
    head: Head,
    quarters: ReturnType<typeof quarter>[],
    withoutQuarter: ReturnType<typeof goal>[] = [],
    completeness = whole,
    columns = 80,
  ) =>
    lines(
      renderPlanQuarters(head, { quarters, withoutQuarter }, completeness, {
        color: false,
        columns,
        zone: now.zone,
        today: now.today,
      }),
    );
  const head = { plan: plan, next: null };

  test('each quarter with its goals, then goals without one', () => {
    expect(told(head, [quarter('FY27-Q4', true, [goal(1)]), quarter('FY28-Q1', false)], [goal(22)])).toEqual([
      '#14 Year plan · FY27',
      '  https://x.example/14',
      '',
      '       Goal      Progress       Due         Quiet',
      '',
      'FY27-Q4 2026-11-01 to 2027-01-31 · now, 69 days left · 1 open',
      '   #1  Goal 1                -  2026-12-18    83d',
      '       ▲ needs attention: no activity for 83 days · reading',
      '',
      'FY28-Q1 2026-11-01 to 2027-01-31',
      '  no goal',
      '',
      'No quarter and no due date',
      '  #22  Goal 22               -  2026-12-18    83d',
      '       ▲ needs attention: no activity for 83 days · reading',
    ]);
  });

  test.each<[string, Head, string[]]>([
    [
      'no plan',
      { plan: null, next: null },
      ['No year plan yet: devgrowth plan start opens one. The quarters and their goals:'],
    ],
    [
      'no plan, and what one would be about',
      { plan: null, next: { name: 'FY28', start: '2027-02-01', due: '2028-01-31' } },
      ['No year plan yet: devgrowth plan start opens one for FY28. The quarters and', 'their goals:'],
    ],
    [
      'a plan that says no year',
      { plan: { ...plan, span: null }, next: null },
      ['#14 Year plan', '  https://x.example/14'],
    ],
    [
      'a plan that ended yesterday',
      { plan: { ...plan, span: { ...plan.span, due: '2026-11-22' } }, next: null },
      [
        '#14 Year plan · FY27',
        '  https://x.example/14',
        '  It ended on 2026-11-22. devgrowth plan start --from last closes it and opens',
        '  one.',
      ],
    ],
    [
      'a plan that ends today',
      { plan: { ...plan, span: { ...plan.span, due: '2026-11-23' } }, next: null },
      ['#14 Year plan · FY27', '  https://x.example/14'],
    ],
  ])('%s', (_name, one, first) => {
    const all = told(one, [quarter('FY27-Q4', false)]);
    expect(all).toEqual([...first, '', 'FY27-Q4 2026-11-01 to 2027-01-31', '  no goal']);
  });

  test('how many is cut where there is no room, and the verdict comes last', () => {
    const all = told(head, [quarter(`FY27-Q4 ${'x'.repeat(10)}`, true, [goal(1)])], [], broken, 60);
    expect(all[5]).toBe('FY27-Q4 xxxxxxxxxx 2026-11-01 to 2027-01-31 · now, 69 days left');
    expect(all.slice(-2)).toEqual(incomplete);
  });
});
