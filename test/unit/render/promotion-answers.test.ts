// What the manager says to a promotion document, in a terminal, and what the person can do with it.
import { describe, expect, test } from 'vitest';
import type { Answer, Answers, LikeAnswer } from '#growth/promotion/answer.ts';
import { answerLines } from '#render/terminal/goals/promotion-answers.ts';
import { paintFor } from '#render/terminal/paint.ts';

const morgan = { id: 2, username: 'morgan', name: 'Morgan' };
const answer = (more: Partial<Answer> = {}): Answer => ({
  id: 1,
  by: morgan,
  at: '2026-11-30T23:30:00.000Z',
  body: 'Answer: ready',
  verdict: 'ready',
  day: '2026-12-03',
  points: [],
  ...more,
});
const justification = {
  key: 'k',
  day: '2026-12-01',
  words: 'She leads',
  by: morgan,
  at: '2026-11-30T23:30:00.000Z',
};
const silent = { answer: null, changed: null, earlier: [], alike: [], offered: null, state: null };
function linesOf(said: Partial<Parameters<typeof answerLines>[0]>, more = {}, columns = 80) {
  const reader = { zone: 'Europe/Berlin', manager: 'morgan', isOwn: true, ...more };
  return answerLines({ ...silent, ...said }, reader, paintFor({ color: false }), columns).map(String);
}
const accept = '    -> devgrowth promotion accept  ';
const keep = '    -> devgrowth promotion gap add  keeps a point';

test('nothing said, nothing shown', () => {
  expect(linesOf({})).toEqual([]);
});

describe('an answer', () => {
  test.each<[string, Partial<Answer>, string]>([
    ['with the day that it names', {}, '  @morgan answered 2026-12-03: ready'],
    ['of the day of its comment, where the person lives', { day: null }, '  @morgan answered 2026-12-01: ready'],
    ['with one point', { points: ['a'] }, '  @morgan answered 2026-12-03: ready, 1 point'],
  ])('%s', (_name, more, line) => {
    expect(linesOf({ answer: answer(more) })[0]).toBe(line);
  });

  test.each<[string, Partial<Answer>, string]>([
    ['ready goes to feedback', {}, 'feedback'],
    ['not yet leads to a gap plan', { verdict: 'not-yet' }, 'gap-plan'],
    ['with a point opens a gap', { verdict: 'more-evidence', points: ['lead'] }, 'gap-plan, 1 gap'],
    [
      'with days opens gaps with days',
      { verdict: 'more-evidence', points: ['a until 2026-12-31', 'b', 'c 2027-01-01'] },
      'gap-plan, 3 gaps, 2 with a day',
    ],
  ])('%s, once it is accepted', (_name, more, words) => {
    expect(linesOf({ answer: answer(more) }).at(-1)).toBe(`${accept}${words}`);
    expect(linesOf({ answer: answer(more) }, { isOwn: false }).join('\n')).not.toContain('->');
  });

  test('goes on from where the document is', () => {
    expect(linesOf({ answer: answer(), state: 'nominated' }).at(-1)).toBe(`${accept}nominated`);
  });

  test('has its words and points below it, each in lines that fit', () => {
    const words = `Well done ${'and well said '.repeat(6)}`.trim();
    const lines = linesOf(
      { answer: answer({ body: `Answer: ready\n\n${words}\n\n- ${words}`, points: [words] }) },
      { isOwn: false },
      40,
    );
    expect(lines).toEqual([
      '  @morgan answered 2026-12-03: ready, 1…',
      '    Well done and well said and well',
      '    said and well said and well said and',
      '    well said and well said',
      '    - Well done and well said and well',
      '      said and well said and well said',
      '      and well said and well said',
    ]);
  });

  test('has a word and a point that just fit on one line', () => {
    const [word, point] = ['w'.repeat(36), 'p'.repeat(34)];
    const lines = (words: string, columns: number) =>
      linesOf(
        { answer: answer({ body: `Answer: ready\n\n${words}`, points: [point] }) },
        { isOwn: false },
        columns,
      ).slice(1);
    expect(lines(word, 40)).toEqual([`    ${word}`, `    - ${point}`]);
    expect(lines(`${word} ${word}`, 39).length).toBeGreaterThan(3);
    expect(linesOf({ earlier: [answer()] }, { isOwn: false }, 38).slice(1)).toEqual([
      '    a later answer counts in its place',
    ]);
    expect(linesOf({ earlier: [answer()] }, { isOwn: false }, 37).slice(1)).toEqual([
      '    a later answer counts in its',
      '    place',
    ]);
  });

  test('that was changed since it was accepted says so, and may be accepted again', () => {
    expect(linesOf({ changed: answer({ verdict: 'not-yet' }) })).toEqual([
      '  @morgan answered 2026-12-03: not yet',
      '    changed since it was accepted',
      `${accept}gap-plan`,
    ]);
  });

  test('with a justification beside it takes both over', () => {
    expect(linesOf({ answer: answer(), offered: justification }).slice(1)).toEqual([
      '  @morgan wrote the justification 2026-12-01',
      `${accept}feedback, the justification in its place`,
    ]);
    expect(linesOf({ offered: { ...justification, day: null } })).toEqual([
      '  @morgan wrote the justification 2026-12-01',
      `${accept}the justification in its place`,
    ]);
  });

  test('that a later one took the place of keeps its points within reach of whose it is', () => {
    const earlier = [answer({ verdict: 'not-yet', points: ['lead'] })];
    const told = [
      '  @morgan answered 2026-12-03: not yet, 1 point',
      '    - lead',
      '    a later answer counts in its place',
    ];
    expect(linesOf({ earlier })).toEqual([...told, keep]);
    expect(linesOf({ earlier }, { isOwn: false })).toEqual(told);
  });
});

describe('what only looks like one', () => {
  const alike = (more: Partial<LikeAnswer> = {}): Answers['alike'] => [
    {
      verdict: 'more-evidence',
      words: 'more evidence',
      by: morgan,
      at: '2026-11-30T23:30:00.000Z',
      why: 'not-manager',
      ...more,
    },
  ];
  test.each<[string, Partial<LikeAnswer>, string | null, string]>([
    ['of somebody else', {}, 'kim', '  @morgan wrote "more evidence" 2026-12-01; only @kim answers'],
    [
      'where nobody is named',
      {},
      null,
      '  @morgan wrote "more evidence" 2026-12-01; no manager is named in the settings',
    ],
    ['of an account that is gone', { by: null }, 'kim', '  @ghost wrote "more evidence" 2026-12-01; only @kim answers'],
    [
      'further down in a comment',
      { why: 'not-first' },
      'kim',
      '  @morgan wrote "more evidence" 2026-12-01; as a comment\'s first line it counts: **Answer** · more evidence',
    ],
  ])('%s', (_name, more, manager, line) => {
    expect(linesOf({ alike: alike(more) }, { manager }, 140)).toEqual([line]);
  });

  test('is wrapped within the columns', () => {
    const lines = linesOf({ alike: alike() }, { manager: 'kim' }, 40);
    expect(lines.length).toBe(2);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
  });
});
