// What a promotion document says, whoever typed it: our templates with nothing in them, filled ones, and free hand.
import { forCompany } from '#templates/for-company.ts';
import { creditValues, gitlab } from '../../support/company.ts';
import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type PromotionDocument, readPromotionDocument as readWithValues } from '#growth/promotion/document.ts';
import { valuesIn } from '#growth/words/promotion-words.ts';
import { fillDocument } from '#templates/document-fill.ts';
import { readDocument } from '#templates/lint-document.ts';

const readPromotionDocument = (text: string) => readWithValues(text, gitlab.values);

const nothing: PromotionDocument = {
  summary: null,
  results: [],
  examples: {},
  values: [],
  justification: null,
  gaps: [],
};
const result = (more: Partial<PromotionDocument['results'][number]>) => ({
  title: null,
  fields: {},
  text: null,
  evidence: [],
  missing: [],
  isFilled: false,
  ...more,
});
const facts = { person: 'Alex', today: '2026-11-23', quarters: [], aspiration: null, focus: null, intention: null };
const templates = await Promise.all(
  ['general', 'senior-to-staff'].map(async (name) => {
    const path = `templates/promotion/${name}.md`;
    return {
      name,
      text: fillDocument(readDocument(path, forCompany(await readFile(path, 'utf8'), gitlab).text), facts).description,
    };
  }),
);

describe.each(templates)('the template $name', ({ text }) => {
  const empty = result({ missing: ['impact', 'result', 'relevance', 'contribution'] });

  test('with nothing typed: three results, and no word of its own counts', () => {
    expect(readPromotionDocument(text)).toEqual({ ...nothing, results: [empty, empty, empty] });
  });

  test('with answers below and behind the questions, and some questions left', () => {
    let typed = text
      .replace('## Promotion Summary\n', '## Promotion Summary\n\nAlex leads the job queue.\n')
      .replace('### Iteration\n', '### Iteration\n\nShipped the queue in six steps.\n')
      .replace(/(## Gaps[\s\S]*?-->)/u, '$1\n\n- [ ] A second team, until 2027-01-31\n- [x] Numbers\n');
    const answers = ['Faster checkout', 'Two teams', '2.1 % to 0.3 %', 'Revenue', 'Design', 'results, DIB'];
    for (const answer of answers) typed = typed.replace(/(:\*\*) _[^_]*\?_/u, `$1 ${answer}`);
    typed = typed.replace(/(### Result 2[\s\S]*?\*\*Impact:\*\* _[^_]*\?_)/u, '$1 Fewer pages at night');
    expect(readPromotionDocument(typed)).toEqual({
      summary: 'Alex leads the job queue.',
      results: [
        result({
          title: 'Faster checkout',
          fields: {
            impact: 'Two teams',
            result: '2.1 % to 0.3 %',
            relevance: 'Revenue',
            contribution: 'Design',
            values: 'results, DIB',
          },
          isFilled: true,
        }),
        result({
          fields: { impact: 'Fewer pages at night' },
          missing: ['result', 'relevance', 'contribution'],
        }),
        empty,
      ],
      examples: { iteration: 'Shipped the queue in six steps.' },
      values: ['results', 'dib', 'iteration'],
      justification: null,
      gaps: [
        { text: 'A second team, until 2027-01-31', done: false },
        { text: 'Numbers', done: true },
      ],
    });
  });
});

const told = { impact: 'I', result: 'R', relevance: 'V', contribution: 'C' };

describe('typed by hand', () => {
  test.each<[name: string, text: string, expected: Partial<PromotionDocument>]>([
    ['nothing', '', {}],
    ['no part of ours', '# My notes\n\nSome words.\n\n## Ideas\n\n- one', {}],
    ['another casing and level', '#### promotion SUMMARY:\nWords', { summary: 'Words' }],
    ['a number before the name, bold print in it', '## 1. **Summary**\nWords', { summary: 'Words' }],
    ['a heading underlined with ---', 'Promotion Summary\n-----------------\n\nWords', { summary: 'Words' }],
    ['a rule below a list is none', '## Summary\n\n- Gaps\n---\nMore', { summary: 'Gaps\nMore' }],
    ['a rule below nothing is none', '## Summary\n\nWords\n\n---\n\nMore', { summary: 'Words\nMore' }],
    ['a heading underlined with ===', 'Summary\n=======\nWords', { summary: 'Words' }],
    [
      'a bold line in place of a heading',
      '**Summary**\nWords\n\n**Gaps:**\n- [ ] One',
      {
        summary: 'Words',
        gaps: [{ text: 'One', done: false }],
      },
    ],
    ['Windows line ends', '## Summary\r\n\r\nWords\r\n', { summary: 'Words' }],
    ['a part that is there twice', '## Summary\nOne\n## Other\nx\n## Summary\nTwo', { summary: 'One\nTwo' }],
    [
      'an own part between ours',
      '## Summary\nWords\n## Notes\nMore\n## Justification\nNeed',
      {
        summary: 'Words',
        justification: 'Need',
      },
    ],
    ['an own heading below a part', '## Summary\n### In short\nWords', { summary: 'In short\nWords' }],
    ['a rule, dots and an empty box are no words', '## Summary\n\n---\n- ...\n- [ ]\n> \n* * *', {}],
    ['words in a comment do not count', '## Summary\n<!-- Words\n## Gaps\n- [ ] no -->\n', {}],
    ['a heading in code is none', '## Summary\n```\n## Gaps\n- [ ] no\n```', { summary: '## Gaps\n- [ ] no' }],
    [
      'an answer in italics counts, a question does not',
      '## Summary\n_Why?_\n*And why?*\n_Because._',
      {
        summary: '_Because._',
      },
    ],
    [
      'an answer behind its question',
      '## Justification\n- _Which need?_ A second region',
      {
        justification: 'A second region',
      },
    ],
    [
      'results by number',
      '## Accomplishments\n1. First thing\n   more\n2. Second thing',
      {
        results: [
          result({ text: 'First thing\nmore', isFilled: true }),
          result({ text: 'Second thing', isFilled: true }),
        ],
      },
    ],
    [
      'results with titles of their own',
      '## Results\n### Queue\nWords\n### Cache\n',
      {
        results: [result({ title: 'Queue', text: 'Words', isFilled: true }), result({ title: 'Cache' })],
      },
    ],
    [
      'results on the same level as their part',
      '## Business Results\n## Result 1: Queue\nImpact: I\n## Values\n### DIB\nHelped',
      {
        results: [
          result({
            title: 'Queue',
            fields: { impact: 'I' },
            missing: ['result', 'relevance', 'contribution'],
          }),
        ],
        examples: { dib: 'Helped' },
        values: ['dib'],
      },
    ],
    [
      'the labels of the handbook, as headings',
      '## Business Results\n### Result 1\n#### Project/accomplishment impact\nI\n#### Business result\nR\n#### Business relevance\nV\n#### Team member’s direct contribution\nC\n#### How CREDIT values were shown\nIteration: small steps. Transparency',
      {
        results: [
          result({
            fields: { ...told, values: 'Iteration: small steps. Transparency' },
            isFilled: true,
          }),
        ],
        values: ['iteration', 'transparency'],
      },
    ],
    [
      'labels without bold print, another order, no bullets',
      '## Results\nrole: C\nRELEVANCE: V\nOutcome: R\nImpact - I',
      {
        results: [result({ fields: told, isFilled: true })],
      },
    ],
    [
      'results told one after the other, a label begins the next',
      '## Results\nProject: A\nImpact: I\nResult: R\nRelevance: V\nContribution: C\nProject: B\nImpact: only',
      {
        results: [
          result({ title: 'A', fields: told, isFilled: true }),
          result({
            title: 'B',
            fields: { impact: 'only' },
            missing: ['result', 'relevance', 'contribution'],
          }),
        ],
      },
    ],
    [
      'a field on several lines',
      '## Results\n### Result 1\n**Impact:**\n- one\n- two\n\n**Business result:** R',
      {
        results: [result({ fields: { impact: 'one\ntwo', result: 'R' }, missing: ['relevance', 'contribution'] })],
      },
    ],
    [
      'values in a list',
      '## Values\n- **Collaboration**: paired\n- Results for Customers: faster\n- Diversity, Inclusion & Belonging - mentored\n- efficiency:',
      {
        examples: { collaboration: 'paired', results: 'faster', dib: 'mentored' },
        values: ['collaboration', 'results', 'dib'],
      },
    ],
    [
      'values before results, as in the older form',
      '## Values Alignment\n### Results\nfaster\n## Results\n### Result 1\nWords',
      {
        examples: { results: 'faster' },
        values: ['results'],
        results: [result({ text: 'Words', isFilled: true })],
      },
    ],
    [
      'gaps without boxes are open',
      '## Gaps (private)\n_Which?_\n- Second example\n* Numbers\n- ',
      {
        gaps: [
          { text: 'Second example', done: false },
          { text: 'Numbers', done: false },
        ],
      },
    ],
    [
      'gaps with a heading between them',
      '## Private: gaps\n### Soon\n- [ ] A\n### Later\n- [X] B\n',
      {
        gaps: [
          { text: 'A', done: false },
          { text: 'B', done: true },
        ],
      },
    ],
  ])('%s', (_name, text, expected) => {
    expect(readPromotionDocument(text)).toEqual({ ...nothing, ...expected });
  });
});

test.each<[text: string, values: string[]]>([
  ['', []],
  ['collaboration, iteration', ['collaboration', 'iteration']],
  ['Iteration (six small steps), results for customers', ['results', 'iteration']],
  ['- Diversity, Inclusion & Belonging: mentored two people', ['dib']],
  ['value:results ~"value:efficiency"', ['results', 'efficiency']],
  ['This shows Transparency and Efficiency.', ['efficiency', 'transparency']],
  ['in collaboration with others the results were good', []],
])('values named in %j', (text, values) => {
  expect(valuesIn(text, gitlab.values)).toEqual(values);
});

describe('properties', () => {
  const titles = {
    summary: ['Promotion Summary', 'summary', '**Summary**:'],
    justification: ['Business Justification', 'JUSTIFICATION', '4. Justification'],
    gaps: ['Gaps (private)', 'Open gaps', 'gaps'],
  } as const;
  const word = fc.stringMatching(/^[a-z]{3,9}$/);
  const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => `so ${all.join(' ')}`);

  test('reading never fails, and never finds a value or a gap in a text without headings or bold lines', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const read = readPromotionDocument(text);
        expect(Object.keys(read)).toEqual(Object.keys(nothing));
        if (!/[#*_=]/.test(text)) expect(read).toEqual(nothing);
      }),
    );
  });

  test('parts in any order, casing and level are found with exactly their words', () => {
    const part = (section: keyof typeof titles) =>
      fc.record({ section: fc.constant(section), title: fc.constantFrom(...titles[section]), text: fc.option(words) });
    const document = fc.tuple(
      fc.shuffledSubarray(['summary', 'justification', 'gaps'] as const).chain((all) => fc.tuple(...all.map(part))),
      fc.integer({ min: 1, max: 6 }),
      fc.constantFrom('\n', '\r\n'),
    );
    fc.assert(
      fc.property(document, ([parts, level, end]) => {
        const lines = parts.flatMap(({ section, title, text }) => [
          `${'#'.repeat(level)} ${title}`,
          '',
          ...(text === null ? ['_Is it so?_', '<!-- hint -->'] : [section === 'gaps' ? `- [ ] ${text}` : text]),
          '',
        ]);
        const saidIn = (section: string) => parts.find((one) => one.section === section)?.text ?? null;
        const gap = saidIn('gaps');
        expect(readPromotionDocument(lines.join(end))).toEqual({
          ...nothing,
          summary: saidIn('summary'),
          justification: saidIn('justification'),
          gaps: gap === null ? [] : [{ text: gap, done: false }],
        });
      }),
    );
  });

  test('each value with words under its heading is shown, and no other', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...creditValues]), fc.shuffledSubarray([...creditValues]), (filled, empty) => {
        const left = empty.filter((value) => !filled.includes(value));
        const text = [
          '## Values',
          ...filled.map((value) => `### ${value}\n\nDid it`),
          ...left.map((value) => `### ${value}\n\n_How?_`),
        ];
        expect(readPromotionDocument(text.join('\n')).values).toEqual(
          creditValues.filter((value) => filled.includes(value)),
        );
      }),
    );
  });
});
