// Words that people type for closed lists: months, CREDIT values, the parts of a promotion document, and what was probably meant.
import { gitlab } from '../../support/company.ts';
import { describe, expect, test } from 'vitest';
import { completenessOf, isComplete, ListRead, type SourceRead, whyIncomplete } from '#growth/words/completeness.ts';
import { suggestion } from '#growth/words/nearest.ts';
import {
  fieldNamed,
  isResultTitle,
  promotionStates,
  sectionNamed,
  stateNamed,
  valueNamed,
  valuesIn,
} from '#growth/words/promotion-words.ts';
import { formatValues, inCompanyOrder, readValues, valueName } from '#growth/words/values.ts';
import { monthNamed, monthNames } from '#growth/time/months.ts';

describe('months', () => {
  test.each(monthNames.map((name, at) => [name, at + 1] as const))('%s', (name, number) => {
    expect(monthNamed(name)).toBe(number);
    expect(monthNamed(` ${name.slice(0, 3).toUpperCase()} `)).toBe(number);
    expect(monthNamed(String(number))).toBe(number);
    expect(monthNamed(String(number).padStart(2, '0'))).toBe(number);
  });
  test.each(['0', '13', '00', '012', '1.', 'ja', 'j', '', 'uary', 'anuary', 'Januaryx', '-1'])(
    '`%s` is none',
    (text) => {
      expect(monthNamed(text)).toBe(null);
    },
  );
});

describe('CREDIT values', () => {
  test.each<[string, readonly string[] | null]>([
    ['results', ['results']],
    ['Results, ITERATION', ['results', 'iteration']],
    [
      'results,iteration;dib/efficiency&transparency+collaboration',
      ['results', 'iteration', 'dib', 'efficiency', 'transparency', 'collaboration'],
    ],
    ['iteration and results', ['iteration', 'results']],
    ['results and, iteration', ['results', 'iteration']],
    ['results, results', ['results']],
    ['Values: results', ['results']],
    ['value:results', ['results']],
    ['Value shown: results', ['results']],
    ['values shown:  results', ['results']],
    ['value::results', ['results']],
    ['~value::results', ['results']],
    ['~"value::results"', ['results']],
    ['"results"', ['results']],
    ['Results for Customers', ['results']],
    ['Diversity, Inclusion & Belonging', ['dib']],
    ['diversity inclusion and belonging, results', ['dib', 'results']],
    ['Diversity,Inclusion,Belonging', ['dib']],
    [' results ', ['results']],
    ['results and more', null],
    ['resultsiteration', null],
    ['values: ownership, customer-first', ['ownership', 'customer-first']],
    ['Values shown: ownership and results', ['ownership', 'results']],
    ['value:ownership', ['ownership']],
    ['~"value:customer-first", value::results', ['customer-first', 'results']],
    ['ownership', null],
    ['value: ownership', null],
    ['values: we had a talk', null],
    ['values: none', null],
    ['values: -x', null],
    [`values: ${'x'.repeat(41)}`, null],
    ['my value::results', null],
    ['res"ults', null],
    ['', null],
    [',', null],
  ])('`%s`', (text, values) => {
    expect(readValues(text)).toEqual(values);
  });
});

describe('values of any company', () => {
  const values = [
    { id: 'ownership', name: 'Ownership', ask: 'a' },
    { id: 'customer-first', name: 'Customer first', ask: 'b' },
    { id: 'fun', name: 'Fun', ask: 'c' },
    { id: 'oia', name: 'Open, international & adventurous', ask: 'd' },
  ];
  test.each([
    [[], ''],
    [['results', 'dib', 'results'], 'results, dib'],
    [['ownership'], 'values: ownership'],
    [['results', 'fun'], 'values: results, fun'],
  ])('%j stand in a comment as `%s`, and are read back', (ids, text) => {
    expect(formatValues(ids)).toBe(text);
    expect(readValues(text) ?? []).toEqual([...new Set(ids)]);
  });

  test('in the order of the company, then what it has no longer', () => {
    expect(inCompanyOrder(['zeal', 'fun', 'grit', 'ownership', 'fun'], values)).toEqual([
      'ownership',
      'fun',
      'grit',
      'zeal',
    ]);
    expect(inCompanyOrder([], values)).toEqual([]);
  });

  test('by their names', () => {
    expect(valueName('customer-first', values)).toBe('Customer first');
    expect(valueName('grit', values)).toBe('grit (an earlier value)');
  });

  test.each([
    ['Customer first', 'customer-first'],
    ['### Open, International and Adventurous', 'oia'],
    ['OIA', 'oia'],
    ['fun', 'fun'],
    ['customer', null],
    ['Iteration', null],
  ])('heading `%s`', (title, id) => {
    expect(valueNamed(title, values)).toBe(id);
    expect(valueNamed(title, [])).toBe(null);
  });

  test.each<[string, string, readonly string[]]>([
    ['a name of several words, in any casing', 'It was CUSTOMER FIRST all along', ['customer-first']],
    ['a word of its own', 'this is oia at work', ['oia']],
    ['one word with its capital', 'It shows Ownership of the queue', ['ownership']],
    ['one word that is everybody’s', 'I took ownership', []],
    ['a short one in a sentence', 'It was Fun to do', []],
    ['a short one in a list', 'Fun, customer-first', ['customer-first', 'fun']],
    ['a label', '~value:fun', ['fun']],
    ['those of another company', 'Results for Customers, Iteration', []],
  ])('in a text: %s', (_name, text, ids) => {
    expect(valuesIn(text, values)).toEqual(ids);
  });
});

describe('a promotion document’s words', () => {
  test.each([
    ...promotionStates.map((state) => [state, state] as const),
    ['Manager Review', 'manager-review'],
    [' not_this  cycle ', 'not-this-cycle'],
    ['GAP-PLAN', 'gap-plan'],
    ['review', null],
    ['', null],
  ] as const)('state `%s`', (text, state) => {
    expect(stateNamed(text)).toBe(state);
  });

  test.each([
    ['Summary', 'summary'],
    ['Promotion summary', 'summary'],
    ['**Executive Summary**', 'summary'],
    ['Summary of it', null],
    ['Results', 'results'],
    ['Business results', 'results'],
    ['Key Accomplishments', 'results'],
    ['Our results', null],
    ['Values', 'values'],
    ['CREDIT values alignment', 'values'],
    ['Our values (shown)', 'values'],
    ['Values shown', 'values'],
    ['Alignment with our CREDIT values', 'values'],
    ['Core values', null],
    ['Business justification', 'justification'],
    ['Business case', 'justification'],
    ['Need', 'justification'],
    ['Needs', null],
    ['Gaps', 'gaps'],
    ['Gap plan', 'gaps'],
    ['My gaps [private]', 'gaps'],
    ['Gap analysis', 'gaps'],
    ['Private: gaps', 'gaps'],
    ['Private gaps', 'gaps'],
    ['Confidential gaps and plan', 'gaps'],
    ['What is still missing', 'gaps'],
    ['what is missing?', 'gaps'],
    ['Private summary', null],
    ['Gaps of others', null],
    ['A summary', null],
    ['Promotion summary of it', null],
    ['Business results of the year', null],
    ['Key accomplishments of mine', null],
    ['My accomplishments', null],
    ['Our values and yours', null],
    ['No alignment with our values', null],
    ['The business case', null],
    ['Business case study', null],
    ['Levels coverage', 'coverage'],
    ['Level coverage', 'coverage'],
    ['Level coverage of others', null],
    ['No levels coverage', null],
    ['Frame', 'frame'],
    ['Frame of it', null],
    ['Time frame', null],
    ['See what is missing', null],
    ['What is missing here', null],
  ] as const)('heading `%s`', (title, section) => {
    expect(sectionNamed(title)).toBe(section);
  });

  test.each([
    ['Result 1', true],
    [' Result 2: faster builds', true],
    ['Business Result #3', true],
    ['Accomplishment no. 1', true],
    ['PROJECT three', true],
    ['Initiative 12', true],
    ['Achievement one', true],
    ['Result four', false],
    ['Results', false],
    ['Result 123', false],
    ['Result onerous', false],
    ['The result 1', false],
    ['A project 1', false],
  ])('`%s` names a result: %s', (title, is) => {
    expect(isResultTitle(title)).toBe(is);
  });

  test.each([
    ['Impact', 'impact'],
    ['Business impact', 'impact'],
    ['Result', 'result'],
    ['The measured results', 'result'],
    ['Outcome', 'result'],
    ['Direct business outcomes', 'result'],
    ['Impact and result', 'impact'],
    ['The end result', null],
    ['Outcome of it', null],
    ['Relevance', 'relevance'],
    ['Why it matters', 'relevance'],
    ['Why the company needs it', 'relevance'],
    ['And why it matters', null],
    ['My contribution', 'contribution'],
    ['What I contributed', 'contribution'],
    ['My part', 'contribution'],
    ['Role', 'contribution'],
    ['CREDIT values', 'values'],
    ['Value', 'values'],
    ['Business value', null],
    ['Evaluation', null],
    ['~Impact~', 'impact'],
    ['_Impact_ (measured)', 'impact'],
    ['Title', null],
  ] as const)('label `%s`', (label, field) => {
    expect(fieldNamed(label)).toBe(field);
  });

  test.each([
    ['Results', 'results'],
    ['result', 'results'],
    ['The result', null],
    ['*Iteration*', 'iteration'],
    ['Results for Customers', 'results'],
    ['results, iteration', null],
    ['results, results', 'results'],
    ['Speed', null],
    ['', null],
  ] as const)('value `%s`', (title, value) => {
    expect(valueNamed(title, gitlab.values)).toBe(value);
  });

  test.each<[string, string, readonly string[]]>([
    ['a list', 'results, iteration', ['results', 'iteration']],
    ['in CREDIT’s order, each once', 'iteration; results; iteration', ['results', 'iteration']],
    ['before a colon', 'Iteration: we shipped each week', ['iteration']],
    ['before a dash', 'efficiency - half of the time', ['efficiency']],
    [
      'points of a list',
      '- results\n- transparency\n+ dib\n1. iteration\n2) efficiency',
      ['results', 'efficiency', 'dib', 'iteration', 'transparency'],
    ],
    ['with marks', '**results** · `iteration`', ['results', 'iteration']],
    ['joined by a plus', 'results+iteration', ['results', 'iteration']],
    ['joined by and', 'results and iteration', ['results', 'iteration']],
    ['a label in a sentence', 'I showed ~value::transparency here, and VALUE:dib', ['dib', 'transparency']],
    ['`value:` without a word', 'the value: none', []],
    ['with a capital in a sentence', 'It shows Collaboration with others', ['collaboration']],
    ['in small letters in a sentence', 'a collaboration with others', []],
    ['`Results` in a sentence', 'Results were good', []],
    ['full names', 'We work for Results for Customers, and Diversity, Inclusion & Belonging', ['results', 'dib']],
    ['DIB', 'about DIB in the team', ['dib']],
    ['a word in parts', 'dibs', []],
    ['a sentence each', 'results. iteration. none', ['results', 'iteration']],
    ['nothing', '', []],
  ])('values in a text: %s', (_name, text, values) => {
    expect(valuesIn(text, gitlab.values)).toEqual(values);
  });
});

describe('what was probably meant', () => {
  const kinds = ['reading', 'mentoring', 'lesson', 'work'];
  test.each([
    ['reeding', '; did you mean reading?'],
    ['raeding', '; did you mean reading?'],
    ['READING', '; did you mean reading?'],
    // Two wrong of seven, three of ten: a third may be.
    ['rxxding', '; did you mean reading?'],
    ['rxxxing', ''],
    ['wrok', '; did you mean work?'],
    ['wxxk', ''],
    ['wor', '; did you mean work?'],
    ['wo', ''],
    ['works', '; did you mean work?'],
    ['worksx', '; did you mean work?'],
    ['workshops', ''],
    ['', ''],
    ['x'.repeat(60), ''],
  ])('`%s`%s', (word, meant) => {
    expect(suggestion(word, kinds)).toBe(meant);
  });

  test('of two that are as near the first, of others the nearest', () => {
    expect(suggestion('bat', ['cat', 'hat'])).toBe('; did you mean cat?');
    expect(suggestion('hatter', ['hottex', 'hatted'])).toBe('; did you mean hatted?');
  });

  test('two letters are too few to guess, and they may be right', () => {
    expect(suggestion('ab', ['ac'])).toBe('');
    expect(suggestion('AB', ['ab'])).toBe('; did you mean ab?');
    expect(suggestion('abc', ['abd'])).toBe('; did you mean abd?');
  });

  test('a word longer than any of ours is compared with none', () => {
    const long = 'x'.repeat(60);
    expect(suggestion(long, [`${long}y`])).toBe(`; did you mean ${long}y?`);
    expect(suggestion(`${long}x`, [long])).toBe('');
  });
});

describe('how much was read', () => {
  const source = (more: Partial<SourceRead> = {}): SourceRead => ({
    name: 'goals',
    requests: 1,
    seen: 2,
    total: null,
    failed: null,
    ...more,
  });
  const failed = { kind: 'server', message: 'it answers 502' };
  test.each<[string, SourceRead, boolean, string | null]>([
    ['nobody counts', source(), true, null],
    ['as many as announced', source({ total: 2 }), true, null],
    ['more than announced', source({ total: 1 }), true, null],
    ['one less', source({ total: 3 }), false, 'only 2 of 3 arrived'],
    ['failed', source({ failed }), false, 'it answers 502'],
    ['failed, though all were there', source({ failed, total: 2 }), false, 'it answers 502'],
  ])('%s', (_name, read, complete, why) => {
    expect(isComplete(read)).toBe(complete);
    expect(whyIncomplete(read)).toBe(why);
    expect(completenessOf([source(), read])).toEqual({ complete, sources: [source(), read] });
    const list = new ListRead({ items: [1, 2], source: read });
    expect(list.ifWhole()).toEqual(complete ? [1, 2] : null);
    expect(list.asFarAsRead()).toEqual({ items: [1, 2], source: read });
  });

  test('nothing asked is nothing missing', () => {
    expect(completenessOf([])).toEqual({ complete: true, sources: [] });
  });
});
