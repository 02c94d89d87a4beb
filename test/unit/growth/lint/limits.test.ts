// What the rules of structure count and compare: on both sides of each limit, and what each of them says of it.
import { describe, expect, test } from 'vitest';
import { linted, promotionCase } from '../../../support/promotion-case.ts';
import { gitlab } from '../../../support/company.ts';

type Known = Parameters<typeof linted>[1];
const found = (rule: string, text: string, known: Known = {}) =>
  linted(text, known).findings.filter((one) => one.rule === rule);
const said = (rule: string, text: string, known: Known = {}) => found(rule, text, known).map(({ say }) => say);
const part = (name: string, words: string) => promotionCase({ parts: { [name]: words } });
const someone = { ...gitlab, name: null };

describe('a summary of three to five sentences', () => {
  const sentences = (count: number) => Array.from({ length: count }, () => 'Alex leads a team.').join(' ');
  const words = (count: number) => `${Array.from({ length: count - 2 }, () => 'on').join(' ')}. Alex agrees.`;
  const told = (count: string) => [`${count} in the summary; 3 to 5 are asked for`];
  test.each<[string, string, string[]]>([
    ['none', '', told('0 sentences')],
    ['one', sentences(1), told('1 sentence')],
    ['two', sentences(2), told('2 sentences')],
    ['three', sentences(3), []],
    ['five', sentences(5), []],
    ['six', sentences(6), told('6 sentences')],
    ['a heading is none', `${sentences(5)}\n\n### In short\n`, []],
    ['five points of thirty words', `- ${words(30)}\n`.repeat(5), []],
    ['five points of thirty-one: of each its two sentences', `- ${words(31)}\n`.repeat(5), told('10 sentences')],
    ['a paragraph of thirty words is no point', words(30), told('2 sentences')],
  ])('%s', (_name, summary, says) => {
    expect(said('summary-length', part('summary', summary))).toEqual(says);
  });
});

test('as many results as the company asks for, no fewer and no more; without a company it is a hint', () => {
  const all = ['{result 1}', '{result 2}', '{result 3}', '### Result 4\n\nWords'];
  const counted = (count: number, known: Known = {}) =>
    found('result-count', part('results', all.slice(0, count).join('\n\n')), known).map(
      ({ say, severity }) => `${severity}: ${say}`,
    );
  expect([1, 2, 3, 4].map((count) => counted(count))).toEqual([
    ['error: 1 result; 3 are asked for'],
    ['error: 2 results; 3 are asked for'],
    [],
    ['error: 4 results; 3 are asked for'],
  ]);
  expect(counted(2, { company: someone })).toEqual(['hint: 2 results; 3 are asked for']);
});

test('of a result is told what it lacks, by its place', () => {
  const own = '### One\n\n- **Impact:** A\n- **Business result:** B\n\n### Two\n\nFree words.\n\n### Three\n\n### Four';
  const lacks = found('field-empty', part('results', `{result 1}\n\n${own}`));
  expect(lacks.map(({ say, excerpt }) => `${excerpt} | ${say}`)).toEqual([
    '### One | result 2 lacks business relevance, direct contribution',
    '### Three | result 4 lacks words',
    '### Four | result 5 lacks words',
  ]);
});

test.each<[string, string, readonly string[], boolean]>([
  ['by one of the names', 'Doe leads. Two teams follow. It works.', ['Alex', 'Doe'], false],
  ['in any letters', 'ALEX leads. Two teams follow. It works.', ['alex'], false],
  ['whose it is', 'It is Alex’s queue. Two teams follow. It works.', ['Alex'], false],
  ['whose it is, after an s', "It is Agnes' queue. Two teams follow. It works.", ['Agnes'], false],
  ['as a part of another word', 'Alexandra leads. Two teams follow. It works.', ['Alex'], true],
  ['in two words', 'Anna-Lena leads. Two teams follow. It works.', ['Lena'], true],
  ['nowhere', 'She leads. Two teams follow. It works.', ['Alex', 'Doe'], true],
  ['which nobody knows', 'She leads. Two teams follow. It works.', [], false],
  ['of a summary that is not there', '', ['Alex'], false],
])('the name in the summary: %s', (_name, summary, names, isMissing) => {
  expect(found('name-missing', part('summary', summary), { names })).toHaveLength(isMissing ? 1 : 0);
});

test.each<[string, string[]]>([
  ['2025-11-28', []],
  ['2025-11-29', []],
  ['2025-11-30', ['11 months in the present role; twelve are usual']],
  ['2026-09-28', ['2 months in the present role; twelve are usual']],
  ['2026-10-29', ['1 month in the present role; twelve are usual']],
  ['2026-11-29', ['0 months in the present role; twelve are usual']],
  ['2026-11-30', []],
])('on 2026-11-29 in the role since %s', (since, says) => {
  expect(said('in-role-short', part('frame', `- **Role:** Senior -> Staff (since ${since})`))).toEqual(says);
});

test('a role without a day, and a text without a frame, tell of no time', () => {
  const text = part('frame', '- **Role:** Senior -> Staff\n- **Cycle:** FY27-Q4');
  for (const rule of ['in-role-short', 'deadline'])
    expect([said(rule, text), said(rule, '## Summary\n\nWords')]).toEqual([[], []]);
});

test('nominations that ended are told until it is handed in', () => {
  const frame = (day: string) => part('frame', `- **Role:** Staff\n- **Cycle:** FY27-Q4, nominate by ${day}`);
  const says = ['nominations ended on 2026-11-28, and this one is not in'];
  expect([said('deadline', frame('2026-11-28')), said('deadline', frame('2026-11-29'))]).toEqual([says, []]);
  const states = ['exploring', 'manager-review', 'feedback', 'nominated', 'approved', 'not-this-cycle', null] as const;
  const told = states.filter((state) => said('deadline', frame('2026-11-28'), { state }).length > 0);
  expect(told).toEqual(['exploring', 'manager-review', 'feedback', null]);
  const [finding] = found('deadline', frame('2026-11-28'));
  expect(finding).toMatchObject({ line: 4, excerpt: '- **Cycle:** FY27-Q4, nominate by 2026-11-28' });
});

test('a justification without words is an error once it is nominated', () => {
  const severity = (words: string, state: 'drafting' | 'nominated') =>
    found('justification-empty', part('justification', words), { state }).map((one) => one.severity);
  expect([severity('', 'drafting'), severity('', 'nominated'), severity('Words.', 'nominated')]).toEqual([
    ['warning'],
    ['error'],
    [],
  ]);
});

test('half a page more than the limit is no page more', () => {
  const text = promotionCase({ here: 'Alex moved the jobs of one more service to the queue of the shop. '.repeat(90) });
  const pages = (limit: number, named: string | null = gitlab.name) => {
    const company = { ...gitlab, name: named, promotion: { ...gitlab.promotion, pages: limit } };
    return found('pages', text, { company }).map(({ severity, say }) => `${severity}: ${say}`);
  };
  const [, low = '', high = ''] = /(\d\.\d) to (\d\.\d)/.exec(pages(0)[0] ?? '') ?? [];
  const middle = (Number(low) + Number(high)) / 2;
  const says = `about ${low} to ${high} pages; at most`;
  expect([pages(middle - 0.5), pages(middle - 0.25)]).toEqual([[], []]);
  expect(pages(middle - 0.75)).toEqual([`error: ${says} ${middle - 0.75} are read`]);
  expect(pages(1, null)).toEqual([`hint: ${says} 1 are read`]);
});

test('what still stands in for words: marks by themselves, questions together', () => {
  const marks = part(
    'values',
    'TBD and TODO, ??? or XXXX, a lorem ipsum; no TBDs, no to-TODO, todo, xxx. FIXME_2\n\n_A?_',
  );
  expect(said('placeholder', marks)).toEqual([
    'still here: "TBD"',
    'still here: "TODO"',
    'still here: "???"',
    'still here: "XXXX"',
    'still here: "lorem ipsum"',
    'still here: a guiding question',
  ]);
  const questions = found(
    'placeholder',
    part('summary', 'Alex leads.\n\n_What?_\n\n_For whom?_\n\n## Own part\n\n_Why?_'),
  );
  expect(questions.map(({ say, excerpt }) => `${excerpt} | ${say}`)).toEqual([
    '_What?_ | still here: 2 guiding questions',
    '_Why?_ | still here: a guiding question',
  ]);
  expect(said('placeholder', part('gaps', 'TBD _Which?_'))).toEqual([]);
});

test('eight words in a row of the private gaps are a leak, seven are none, wherever the gaps stand', () => {
  const gap = 'one two three four five six seven eight nine';
  const leak = (here: string, gapsApart: string | null, gaps = gap) =>
    found('gap-leak', promotionCase({ here, parts: { gaps } }), { gapsApart }).map(({ excerpt }) => excerpt);
  expect(leak('Zero: ONE two, three four five six seven *eight*!', null)).toEqual([
    'ONE two, three four five six seven *eight',
  ]);
  expect(leak('two three four five six seven eight nine', null)).toHaveLength(1);
  expect(leak('one two three four five six seven', null)).toEqual([]);
  expect(leak('one two three four five six seven', null, 'one two three four five six seven')).toEqual([]);
  expect(
    leak('one two three four five six seven eight', 'Else\nOne two three four five six seven eight', ''),
  ).toHaveLength(1);
  // Words of two lines of the gaps stand in no row.
  expect(leak('one two three four five six seven eight', 'One two three four\nfive six seven eight', '')).toEqual([]);
});
