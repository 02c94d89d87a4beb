// The parts of the page by themselves: what each says of none, one and too many, and what it leaves out.
import { describe, expect, test } from 'vitest';
import { goalsPart, mostGoals } from '#render/html/goals-part.ts';
import { type Hole, html, type Markup, webAddress } from '#render/html/markup.ts';
import { morePart } from '#render/html/more-part.ts';
import { nextPart } from '#render/html/next-part.ts';
import { summaryPart } from '#render/html/summary-part.ts';
import type { Asked } from '#reports/asked.ts';
import type { BroughtItem, NextSteps } from '#reports/next-steps.ts';
import { type GoalWins, type PageGoal, pageOf, type ReportPage } from '#reports/page.ts';
import type { Win } from '#reports/wins.ts';
import { actions, at, failure, record, reportOfWeek, source, story } from '../reports/story.ts';

const whole = { complete: true, sources: [source('goals', 1)] };
const broken = { complete: false, sources: [failure('goals')] };
const empty = pageOf(reportOfWeek([]));
const page = (more: Partial<ReportPage> = {}): ReportPage => ({ ...empty, completeness: whole, ...more });
const [one] = pageOf(
  reportOfWeek([story(record({ iid: 7, title: 'Read a book', description: actions(['a', 'b'], 1) }))]),
).goals;
if (one === undefined) throw new Error('no goal');
const goal = (more: Partial<PageGoal> = {}): PageGoal => ({ ...one, ...more });
const place = { iid: 7, title: 'Read a book', url: 'https://gitlab.example/7' };

/** As somebody reads it: no tags, each element's words apart. */
const words = (markup: Markup | null) =>
  markup === null
    ? null
    : markup.text
        .replaceAll(/<\/?(?:b|i|bdi|a|code|time|strong|em)\b[^>]*>/g, '')
        .replaceAll(/<[^>]+>/g, '\n')
        .split('\n')
        .map((line) => line.replaceAll(/\s+/g, ' ').trim())
        .filter((line) => line !== '');

describe('markup', () => {
  test.each<[string, Hole, string]>([
    ['text', 'a < b & "c" > \'d\'', 'a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;'],
    ['a terminal’s command', 'a\u001b[2Jb', 'ab'],
    ['a number', 7, '7'],
    ['nothing', null, ''],
    ['no', false, ''],
    ['markup', html`<b>a</b>`, '<b>a</b>'],
    ['a list, and what is nothing in it', ['a', null, false, html`<i>b</i>`, ''], 'a\n<i>b</i>'],
  ])('%s', (_name, hole, text) => {
    expect(html`${hole}`.text).toBe(text);
  });

  test('a hole that is nothing leaves no line, and indentation of the template is none', () => {
    const nothing: Hole = null;
    expect(
      html`
      <p>
        ${nothing}
        ${'a'}
        ${nothing}
      </p>
    `.text,
    ).toBe('<p>\na\n</p>');
    expect(
      html`${nothing}
      b`.text,
    ).toBe('b');
  });

  test.each([
    ['https://x.example/a b', 'https://x.example/a%20b'],
    [' http://x.example ', 'http://x.example/'],
    ['https://alex:secret@x.example', null],
    ['https://alex@x.example', null],
    ['javascript:alert(1)', null],
    ['x.example', null],
    ['', null],
  ])('the address `%s`', (text, address) => {
    expect(webAddress(text)).toBe(address);
  });
});

describe('what is asked', () => {
  const asked = (iid: number, more: Partial<Asked> = {}): Asked => ({
    type: 'ask',
    place: { ...place, iid, type: 'goal' },
    text: `thing ${iid}`,
    who: null,
    since: '2026-11-10',
    days: 13,
    atLeast: false,
    agendas: 0,
    ofReader: true,
    ...more,
  });
  const column = (more: Partial<ReportPage>) =>
    words(summaryPart(page({ praise: [], risks: [], thanks: [], ...more })));
  const answer = 'an answer on the goal takes an ask off this list';
  const many = (n: number, more: Partial<Asked> = {}) =>
    Array.from({ length: n }, (_, index) => asked(index + 1, more));

  test.each<[string, Partial<ReportPage>, (string | RegExp)[] | null]>([
    ['nothing', { asked: [] }, null],
    ['not read', { asked: null }, ['You wait for', 'What waits could not be read.']],
    [
      'nothing seen',
      { asked: [], completeness: broken, praise: [] },
      [
        'You wait for',
        'None seen, but not everything could be read.',
        'Wins',
        'None seen, but not everything could be read.',
      ],
    ],
    ['one', { asked: [asked(3)] }, ['You wait for · 1', 'thing 3', '#3 · asked 10 Nov', answer]],
    [
      'without words: its goal',
      { asked: [asked(3, { text: ' ', type: 'review' })] },
      ['You wait for · 1', 'review', '#3 · asked 10 Nov'],
    ],
    [
      'an ask without words',
      { asked: [asked(3, { text: ' ' })] },
      ['You wait for · 1', 'Read a book', '#3 · asked 10 Nov', answer],
    ],
    [
      'of others alone',
      { audience: 'manager', asked: [asked(3, { ofReader: false, type: 'waiting' })] },
      ['Asked of you', 'Nothing of you.', 'Others are asked: thing 3 (#3 , waits since 10 Nov).'],
    ],
    [
      'an approval of others, one without words',
      {
        audience: 'manager',
        asked: [asked(3, { ofReader: false, type: 'approval', who: 'Kim' }), asked(4, { ofReader: false, text: '' })],
      },
      [
        'Asked of you',
        'Nothing of you.',
        'Others are asked: approval of Kim (#3 , asked 10 Nov); somebody (#4 , asked 10 Nov).',
      ],
    ],
  ])('%s', (_name, more, wanted) => {
    const lines = column(more)?.map((line) => line.replaceAll(/ ,/g, ' ,').toLowerCase()) ?? null;
    const flat = (text: string) => text.replaceAll(/\s/g, '').replace(/\.$/, '').toLowerCase();
    expect(lines?.map(flat) ?? null).toEqual(wanted?.map((line) => flat(String(line))) ?? null);
  });

  test.each([
    [12, 12, null],
    [13, 12, 'and 1 more, on their goals.'],
  ])('of %i asks %i are told', (n, shown, more) => {
    const lines = column({ asked: many(n) }) ?? [];
    expect(lines[0]).toBe(`You wait for · ${n}`);
    expect(lines.filter((line) => line.startsWith('thing '))).toHaveLength(shown);
    expect(lines.find((line) => line.startsWith('and ')) ?? null).toBe(more);
  });

  const win = (best: Win): GoalWins => ({ goal: place, best, others: [] });
  const of = { day: '2026-11-20', goal: place, values: [] };
  test.each<[string, Partial<ReportPage>, string[] | null]>([
    ['nothing', {}, null],
    ['nothing seen', { completeness: broken, asked: [] }, ['None seen, but not everything could be read.']],
    [
      'thanks alone',
      { thanks: [{ day: '2026-11-20', meeting: place, text: 'to Noor', from: null }] },
      ['Thanks to Noor.'],
    ],
    [
      'a closed goal and its lesson',
      { praise: [win({ ...of, type: 'closed', outcome: 'achieved', text: 'Begin early' })] },
      ['achieved Read a book', 'Begin early', '#7 · 20 Nov'],
    ],
    [
      'a closed goal without one',
      { praise: [win({ ...of, type: 'closed', outcome: 'achieved', text: null })] },
      ['achieved Read a book', '#7 · 20 Nov'],
    ],
    [
      'evidence with a value',
      { praise: [win({ ...of, type: 'evidence', text: 'Shipped', link: null, added: null, values: ['dib'] })] },
      ['Shipped', '#7 · 20 Nov · Diversity, Inclusion &amp; Belonging'],
    ],
    [
      'a check-in without words',
      { praise: [win({ ...of, type: 'check-in', text: ' ' })] },
      ['Read a book', '#7 · 20 Nov'],
    ],
  ])('praise: %s', (_name, more, wanted) => {
    const lines = column({ asked: [], ...more });
    const from = lines?.findIndex((line) => line.startsWith('Wins')) ?? -1;
    const flat = (all: readonly string[]) => all.join(' ').replaceAll(/\s/g, '');
    expect(from === -1 ? null : flat(lines?.slice(from + 1) ?? [])).toBe(wanted === null ? null : flat(wanted));
  });

  test('how many wins there are is told to the person', () => {
    const praise = [win({ ...of, type: 'check-in', text: 'Well' })];
    expect(column({ asked: [], praise, wins: [...praise, ...praise] })?.[0]).toBe('Wins · 2');
    expect(column({ asked: [], praise, wins: praise, audience: 'manager' })?.[0]).toBe('Worth praising');
  });

  test('at risk, and how many more', () => {
    const risks: ReportPage['risks'] = [
      {
        goal: goal(),
        level: 'at-risk',
        reasons: [
          { type: 'overdue', days: 3 },
          { type: 'quiet', days: 30 },
        ],
      },
    ];
    const lines = column({ asked: [], risks, goals: [goal()] });
    expect(lines).toEqual(['At risk', 'Read a book', '#7 · 3 days late, quiet for 30 days']);
    expect(column({ asked: [], risks, moreRisks: 2, goals: [goal()] })?.at(-1)).toBe('and 2 more, marked below.');
  });
});

describe('the goals', () => {
  const row = (more: Partial<PageGoal>) => (words(goalsPart(page({ goals: [goal(more)] }))) ?? []).join(' | ');
  test.each<[string, Partial<PageGoal>, RegExp]>([
    ['on track', { health: { level: 'on-track', reason: '', source: 'computed' } }, /●\s*\| on track: \| Read a book/],
    ['at risk', { health: { level: 'at-risk', reason: '', source: 'computed' } }, /■\s*\| at risk: \| Read a book/],
    [
      'achieved',
      { state: 'closed', outcome: 'achieved', closedAt: at('2026-11-20') },
      /✓ *Read a book.*achieved 20 Nov/,
    ],
    ['dropped', { state: 'closed', outcome: 'dropped', closedAt: null }, /○ *Read a book.*dropped/],
    [
      'what was said last',
      {
        said: [
          { day: '2026-11-20', text: 'Two chapters' },
          { day: '2026-11-19', text: 'One' },
        ],
      },
      /“Two chapters”/,
    ],
    ['quiet', { said: [], daysQuiet: 5, change: null }, /Quiet for 5 days/],
    ['not measured', { progress: null }, /not measured/],
    ['its percent', {}, /50 %/],
    ['further', { change: { percent: 20, ticked: 1, unticked: 0 } }, /50 % \| \+20/],
    ['not known', { change: null }, /50 % \| \? \| change not known/],
    ['without a date', { due: null }, /no due date/],
    ['late', { due: '2026-11-20' }, /Due \| Fri 20 Nov \| 3 days late|Due \| 20 Nov \| 3 days late/],
    ['moved', { due: '2026-12-01', movedFrom: '2026-11-20' }, /was 20 Nov/],
    ['marks', { confidential: true, stage: 'planned' }, /#7 · confidential\s*(?:\| )?· planned/],
  ])('%s', (_name, more, wanted) => {
    expect(row(more)).toMatch(wanted);
  });

  test.each<[string, Partial<PageGoal>, RegExp]>([
    [
      'closed: no percent, no date',
      { state: 'closed', outcome: 'achieved', closedAt: null, due: null },
      /50 %|no due date/,
    ],
    [
      'closed with a date: neither',
      { state: 'closed', outcome: 'achieved', closedAt: null, due: '2026-11-20' },
      /20 Nov/,
    ],
    ['not measured: no percent', { progress: null }, /\d %/],
    ['nothing changed', { change: { percent: 0, ticked: 0, unticked: 0 } }, /\+0/],
    ['not moved', { due: '2026-12-01', movedFrom: null }, /was \d/],
    ['something was said: not quiet', { said: [{ day: '2026-11-20', text: 'x' }], daysQuiet: 5 }, /Quiet/],
  ])('not: %s', (_name, more, unwanted) => {
    expect(row(more)).not.toMatch(unwanted);
  });

  test('colours by class', () => {
    const text = (more: Partial<PageGoal>) => goalsPart(page({ goals: [goal(more)] }))?.text ?? '';
    expect(text({ change: { percent: 20, ticked: 1, unticked: 0 } })).toContain('class="up"');
    expect(text({ change: { percent: -20, ticked: 0, unticked: 1 } })).toContain('class="down"');
    expect(text({ due: '2026-11-20' })).toContain('class="small late"');
    expect(text({ due: '2026-12-20' })).toContain('class="small quiet"');
    expect(text({ state: 'closed', outcome: 'achieved' })).toContain('<span class="achieved">');
    expect(text({ state: 'closed', outcome: 'dropped' })).toContain('<span class="quiet">');
  });

  test.each([
    [mostGoals, null],
    [mostGoals + 1, 'and 1 more'],
  ])('of %i goals', (n, more) => {
    const goals = Array.from({ length: n }, (_, index) => goal({ iid: index + 1 }));
    const lines = words(goalsPart(page({ goals }))) ?? [];
    expect(lines[0]).toBe(`Goals · ${n}`);
    expect(lines.filter((line) => line.startsWith('#'))).toHaveLength(mostGoals);
    expect(lines.find((line) => line.startsWith('and ')) ?? null).toBe(more);
    const link = goalsPart(page({ goals, goalsUrl: 'https://gitlab.example/all' }))?.text.includes(
      'https://gitlab.example/all',
    );
    expect(link).toBe(more !== null);
  });

  test('none: a beginning for the person of an empty project, and for nobody else', () => {
    const none = { goals: [], completeness: { complete: true, sources: [source('goals', 0)] } };
    expect(words(goalsPart(page(none)))).toEqual([
      'Begin with one small thing: devgrowth goal add &quot;Read one book&quot; --kind reading'.replaceAll(
        '&quot;',
        '"',
      ),
    ]);
    expect(goalsPart(page({ ...none, audience: 'manager' }))).toBe(null);
    expect(goalsPart(page({ goals: [] }))).toBe(null);
  });
});

describe('until the next 1:1, and more', () => {
  const steps: NextSteps = {
    meeting: null,
    unclosed: null,
    actions: [],
    question: null,
    brought: [],
    notTalkedOver: [],
    careerTalk: { next: null, last: null },
  };
  const action = (iid: number, due: string | null = null) => ({ goal: { ...place, iid }, text: `step ${iid}`, due });
  const brought = (n: number): BroughtItem[] =>
    Array.from({ length: n }, (_, index) => ({
      by: 'sam',
      tag: null,
      day: null,
      text: `item ${index}`,
      times: 1,
      since: null,
      replies: [],
    }));
  const next = (more: Partial<NextSteps> | null) =>
    (words(nextPart(page({ balance: null, next: more === null ? null : { ...steps, ...more } }))) ?? []).join(' | ');

  test.each<[string, Partial<NextSteps> | null, string]>([
    ['nothing', {}, 'The year'],
    ['not read', null, 'Until the next 1:1 | It could not be read. | The year'],
    ['an action', { actions: [action(3)] }, 'Until the next 1:1 | step 3 | #3 | The year'],
    ['with its date', { actions: [action(3, '2026-12-01')] }, 'Until the next 1:1 | step 3 | #3 · 1 Dec | The year'],
    ['what was brought', { brought: brought(1) }, 'Until the next 1:1 | @sam brings | item 0 | The year'],
    [
      'what was not talked over',
      { actions: [action(3)], notTalkedOver: [place] },
      'Until the next 1:1 | step 3 | #3 | Not yet talked over: #7 | The year',
    ],
  ])('%s', (_name, more, wanted) => {
    expect(
      next(more)
        .replaceAll(/(?:Tue )?1 Dec/g, '1 Dec')
        .startsWith(wanted),
    ).toBe(true);
  });

  test('so many of each', () => {
    const shown = (more: Partial<NextSteps>, what: RegExp) => (next(more).match(what) ?? []).length;
    const all = Array.from({ length: 40 }, (_, index) => action(index + 1));
    const told = shown({ actions: all }, /step \d+/g);
    expect(next({ actions: all })).toContain(`and ${40 - told} more, on their goals.`);
    expect(next({ actions: all.slice(0, told) })).not.toContain('more, on their goals');
    expect(shown({ brought: brought(5) }, /item \d/g)).toBe(5);
    expect(next({ brought: brought(5) })).not.toContain('more on the agenda');
    expect(next({ brought: brought(6) })).toContain('and 1 more on the agenda.');
  });

  const win = (index: number): GoalWins => ({
    goal: place,
    best: { day: '2026-11-20', goal: place, values: [], type: 'check-in', text: `win ${index}` },
    others: [],
  });
  const wins = (n: number) => Array.from({ length: n }, (_, index) => win(index));
  const more = (given: Partial<ReportPage>) =>
    words(morePart(page({ wins: [], aims: [], promotion: null, ...given })))?.join(' | ') ?? null;
  const promotion = {
    iid: 9,
    url: 'u',
    state: 'drafting',
    since: null,
    results: null,
    values: null,
    evidence: null,
    gaps: ['Speak'],
    counts: { gaps: 1, openParts: 0, findings: null },
    answer: null,
  };
  test.each<[string, Partial<ReportPage>, RegExp | null]>([
    ['nothing', {}, null],
    ['wins', { wins: wins(1) }, /^Every win of these days \|.*win 0/],
    ['values alone', { aims: [{ value: 'dib', goals: 1 }] }, /^More, values \| Goals aim at: Diversity/],
    ['a promotion document alone', { promotion }, /^More, promotion document \| Promotion document \| #9.*gap: Speak$/],
    ['without gaps', { promotion: { ...promotion, gaps: null, counts: null } }, /is not known\.$/],
    ['as many as are told', { wins: wins(60) }, /^Every win of these days/],
    ['more than are told', { wins: wins(61) }, /^60 of 61 wins of these days .*and 1 more\.$/],
  ])('%s', (_name, given, wanted) => {
    if (wanted === null) expect(more(given)).toBe(null);
    else expect(more(given)).toMatch(wanted);
  });
  test('sixty wins are all of them', () => expect(more({ wins: wins(60) })).not.toMatch(/ more\./));
});
