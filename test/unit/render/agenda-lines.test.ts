// An agenda and the places of evidence in a terminal: lines that just fit, and what stands below them.
import { describe, expect, test } from 'vitest';
import type { DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import { renderEvidencePlaces } from '#render/terminal/goals/evidence-places.ts';
import { renderOneOnOne } from '#render/terminal/goals/one-on-one.ts';
import { read } from './archived.ts';

const options = { columns: 60, color: false, zone: 'Europe/Berlin', today: '2026-11-23' };
const lines = (text: { toString(): string }) => String(text).trimEnd().split('\n');

describe('an agenda', () => {
  const meeting = (description: string, more: Partial<DatedOneOnOne> = {}): DatedOneOnOne => ({
    iid: 12,
    title: '1:1 2026-11-23',
    description,
    state: 'opened',
    due: '2026-11-23',
    day: '2026-11-23',
    confidential: false,
    url: 'https://x',
    author: null,
    assignees: [],
    createdAt: '2026-11-01T08:00:00.000Z',
    updatedAt: '2026-11-01T08:00:00.000Z',
    closedAt: null,
    commentCount: 0,
    mark: null,
    ...more,
  });
  const told = (description: string, more: Partial<DatedOneOnOne> = {}) =>
    lines(renderOneOnOne(meeting(description, more), { ...options, say: [] }));
  const items = (description: string) => told(description).slice(2);
  const start = '  1 [ ] FYI      ';
  const word = (columns: number) => 'x'.repeat(columns);

  test('has a title that leaves room for its number, and an address that fits', () => {
    expect(told('', { title: word(34), url: word(60) }).slice(0, 2)).toEqual([`${word(34)}  #12, today`, word(60)]);
    expect(told('', { title: word(35), url: word(61) }).slice(0, 2)).toEqual([
      `${word(33)}…  #12, today`,
      `${word(59)}…`,
    ]);
  });

  test('has words of forty-two columns on one line', () => {
    expect(items(`- [ ] FYI ${word(38)} abc`)).toEqual([`${start}${word(38)} abc`]);
    expect(items(`- [ ] FYI ${word(38)} abcd`)).toEqual([`${start}${word(38)}`, '                 abcd']);
  });

  test('tells the day, whose it is and how often it came', () => {
    expect(items('- [ ] 2026-11-30 FYI a')).toEqual([`${start}2026-11-30 a`]);
    expect(items('- [ ] FYI a (from @sam)')).toEqual([`${start}a, from @sam`]);
    expect(items('- [ ] FYI a (second time)')).toEqual([`${start}a (on 2 agendas)`]);
    expect(items('- [ ] FYI a (third time, since 2026-11-02)')).toEqual([`${start}a (on 3 agendas since 2026-11-02)`]);
  });

  test('tells an action that is overdue, unless it is done or of today', () => {
    expect(items('- [ ] ACTION a until 2026-11-22')).toEqual(['  1 [ ] ACTION   a until 2026-11-22, overdue']);
    expect(items('- [x] ACTION a until 2026-11-22')).toEqual(['  1 [x] ACTION   a until 2026-11-22']);
    expect(items('- [ ] ACTION a until 2026-11-23')).toEqual(['  1 [ ] ACTION   a until 2026-11-23']);
  });

  test('has replies and notes below their item, each within the columns', () => {
    expect(items(`- [ ] FYI a\n  - => ${word(32)} abcd\n  - => ${word(32)} abcde\n  - => @sam: yes`)).toEqual([
      `${start}a`,
      `                   => ${word(32)} abcd`,
      `                   => ${word(32)}`,
      '                   abcde',
      '                   => @sam: yes',
    ]);
    expect(items(`- [ ] FYI a\n  - ${word(35)} abcd\n  - ${word(35)} abcde`)).toEqual([
      `${start}a`,
      `                 - ${word(35)} abcd`,
      `                 - ${word(35)}`,
      '                   abcde',
    ]);
  });

  test('has lines without a box, too, and only then no word that it is empty', () => {
    expect(items(`- ${word(38)} abc\n- ${word(38)} abcd`)).toEqual([
      `    -            ${word(38)} abc`,
      `    -            ${word(38)}`,
      '                 abcd',
    ]);
    expect(items('DECISION we wait')).toEqual(['    -            DECISION we wait']);
    expect(items('words')).toEqual(['  Nothing on the agenda yet: devgrowth 1on1 add "DISCUSS ..."']);
  });
});

describe('where a document uses evidence', () => {
  const piece = (more: object = {}) => ({
    id: 1,
    at: '2026-11-20T23:30:00.000Z',
    by: 'alex',
    internal: false,
    day: '2026-11-18',
    values: [],
    link: null,
    also: [],
    title: null,
    did: 'Reviewed',
    result: null,
    shows: [],
    goal: { iid: 7, title: 'Read', url: 'u' },
    place: 'goal' as const,
    confidential: false,
    number: 2,
    used: [],
    probably: [],
    ...more,
  });
  const whole = { complete: true, sources: [] };
  const unread = { complete: false, sources: [read('comments of #4', 1, 2)] };
  const told = (pieces: readonly ReturnType<typeof piece>[], completeness: typeof whole | typeof unread = whole) =>
    lines(renderEvidencePlaces(pieces, completeness, options));
  const inset = ' '.repeat(28);

  test.each<[string, object, readonly string[]]>([
    ['nowhere', {}, ['  2026-11-18  7.2           Reviewed', `${inset}used nowhere`]],
    [
      'in two parts',
      { used: ['Summary', 'Result 1'], probably: ['Result 2'] },
      ['  2026-11-18  7.2           Reviewed', `${inset}used in Summary, Result 1`],
    ],
    [
      'probably',
      { probably: ['Result 2', 'Summary'] },
      ['  2026-11-18  7.2           Reviewed', `${inset}probably in Result 2, Summary,…`],
    ],
    [
      'of the day of its comment',
      { day: null, number: null },
      ['  2026-11-21  #7            Reviewed', `${inset}used nowhere`],
    ],
    [
      'by its title',
      { did: null, title: 'Plan', link: 'https://x' },
      ['  2026-11-18  7.2           Plan', `${inset}used nowhere`],
    ],
    [
      'by its address',
      { did: null, link: 'https://x', place: 'wins' },
      ['  2026-11-18  wins.2        https://x', `${inset}used nowhere`],
    ],
    ['by nothing', { did: null }, ['  2026-11-18  7.2', `${inset}used nowhere`]],
    [
      'with its result',
      { result: 'Nothing broke' },
      ['  2026-11-18  7.2           Reviewed', `${inset}Result: Nothing broke`, `${inset}used nowhere`],
    ],
    [
      'with words that do not fit',
      { did: 'x'.repeat(33), result: 'y'.repeat(25) },
      [`  2026-11-18  7.2           ${'x'.repeat(31)}…`, `${inset}Result: ${'y'.repeat(23)}…`, `${inset}used nowhere`],
    ],
  ])('%s', (_name, more, shown) => {
    expect(
      told([piece(more)])
        .slice(0, -2)
        .map((line) => line.trimEnd()),
    ).toEqual(shown);
  });

  test('how much of it has no link in the document is counted', () => {
    expect(told([piece(), piece({ used: ['Summary'] }), piece({ probably: ['Summary'] })]).slice(-2)).toEqual([
      '',
      '  3 pieces of evidence, 2 without a link in the document',
    ]);
  });

  test('none, and whether all could be read', () => {
    expect(told([])).toEqual(['No evidence yet.']);
    expect(told([], unread).slice(0, 3)).toEqual([
      'No evidence arrived, but not everything could be read.',
      '',
      expect.stringMatching(/^INCOMPLETE/),
    ]);
    expect(told([piece()], unread).join('\n')).toContain('INCOMPLETE');
  });
});
