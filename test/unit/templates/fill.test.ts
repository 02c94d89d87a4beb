// Filling: what a person typed arrives as it was typed, and takes nothing else with it.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readChecklist } from '#growth/text/checklist.ts';
import { parseAnswer } from '#templates/answers.ts';
import { cleanBlock } from '#templates/inserted-text.ts';
import { fill, titleProblem } from '#templates/fill.ts';
import type { Answers } from '#templates/question.ts';
import { readTemplate } from '#templates/lint-template.ts';
import { builtInTemplates } from './built-in.ts';

const { templates } = await builtInTemplates();
const about = { title: 'A title', today: '2026-11-23', due: null, person: null };
const calendar = { today: '2026-11-23', startMonth: 2 };

const small = readTemplate(
  'small.md',
  `---
name: small
label: Small
version: 1
about: Small.
color: "#112233"
bucket: null
sensitive: false
title: "{{#way-is-alone}}Alone{{/way-is-alone}}{{^way-is-alone}}With {{partner}}{{/way-is-alone}}"
questions:
  - { id: way, type: choice, ask: How?, choices: [alone, { value: two, label: In a pair }], required: true }
  - { id: partner, type: text, ask: With whom?, onlyIf: { question: way, is: two }, required: true }
---
{{title}} {{today}} {{way}} {{partner}} {{person}} {{due}}

{{purpose}}

{{#has-success}}
## Success
{{success}}
{{/has-success}}

{{#actions}}
- [ ] {{.}}
{{/actions}}

{{support}}
`,
);

test.each<
  [name: string, filling: { title: string | null; answers: Answers }, expected: { title: string; unanswered: string[] }]
>([
  ['a given title wins', { title: ' Mine\n too ', answers: { way: 'alone' } }, { title: 'Mine too', unanswered: [] }],
  [
    'the pattern',
    { title: null, answers: { way: 'two', partner: 'Kim & Co' } },
    { title: 'With Kim & Co', unanswered: [] },
  ],
  ['the pattern, other branch', { title: null, answers: { way: 'alone' } }, { title: 'Alone', unanswered: [] }],
  [
    'pattern without its answer',
    { title: null, answers: { way: 'two' } },
    { title: '', unanswered: ['title', 'partner'] },
  ],
  ['nothing', { title: null, answers: {} }, { title: '', unanswered: ['title', 'way'] }],
  [
    'an answer that does not apply',
    { title: 'T', answers: { way: 'alone', partner: 'Kim' } },
    { title: 'T', unanswered: [] },
  ],
])('title and required answers: %s', (_, filling, expected) => {
  expect(fill(small, { ...about, ...filling })).toMatchObject(expected);
});

test('the whole text: parts left out leave no gap, labels and not values, no HTML escapes', () => {
  const answers = {
    way: 'two',
    partner: 'Kim <kim> & "Co"',
    purpose: 'why\n\n\nreally',
    actions: ['[x] done {{title}}', 'open'],
  };
  expect(fill(small, { ...about, due: '2026-12-24', person: 'Zoë', answers }).description).toBe(
    `A title 2026-11-23 In a pair Kim <kim> & "Co" Zoë 2026-12-24

why


really

- [x] done {{title}}
- [ ] open`,
  );
});

test.each([
  ['', 'the title is empty'],
  ['\t\n', 'the title is empty'],
  ['😀'.repeat(255), null],
  ['😀'.repeat(256), 'the title has 256 characters; GitLab takes 255'],
])('title %j', (title, expected) => {
  expect(titleProblem(title)).toBe(expected);
});

test.each([
  ['<details><summary>More</summary>', '\\<details><summary>More</summary>'],
  ['<details>a</details> <DETAILS open>', '<details>a</details> \\<DETAILS open>'],
  ['`<details>` is a tag', '`<details>` is a tag'],
  ['```html\n<details>\n```', '```html\n<details>\n```'],
  ['<detailsx>', '<detailsx>'],
])('an answer hides nothing below it: %j', (typed, stored) => {
  expect(cleanBlock(typed)).toBe(stored);
});

const awkward = fc.array(
  fc.oneof(
    fc.constantFrom(
      '```',
      '~~~',
      '````js',
      '<!--',
      '-->',
      '<pre>',
      '</pre>',
      '<?x',
      '<![CDATA[',
      '<script>',
      '<details>',
      '</details>',
      '{{title}}',
      '{{/actions}}',
      '{{{',
      '}}',
      '---',
      '# Actions',
      '> quote',
      '    code',
      '/close',
      '\u0001',
      '\u00020\u0002',
      '\u0003',
      '',
      ' ',
      '\t',
      '$&',
      '$1',
    ),
    fc.string({ maxLength: 12 }),
  ),
  { maxLength: 8 },
);

describe('whatever a person types', () => {
  const ground = new Map(
    templates.map((template) => [
      template.name,
      readChecklist(fill(template, { ...about, answers: {} }).description).length,
    ]),
  );

  test.each(templates)('$name: long answers never swallow the steps or the check-in line', (template) => {
    fc.assert(
      fc.property(awkward, awkward, (purposeLines, supportLines) => {
        const [purpose, support] = [purposeLines, supportLines].map((lines) =>
          lines.join('\n').replaceAll(/\[[ xX]\]/gu, ''),
        );
        const { description } = fill(template, {
          ...about,
          answers: { purpose: purpose ?? '', support: support ?? '' },
        });
        expect(readChecklist(description).length).toBe(ground.get(template.name));
        expect(description.endsWith('`**Check-in 2026-11-23** · on track · 60%`')).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  test('a paragraph stands in the text exactly as it was cleaned, template marks included', () => {
    fc.assert(
      fc.property(awkward, (lines) => {
        const question = small.questions.find(({ id }) => id === 'purpose');
        const typed = question === undefined ? null : parseAnswer(question, lines.join('\n'), calendar);
        const purpose = typed?.ok ? String(typed.value) : '';
        const { description } = fill(small, { ...about, answers: { way: 'alone', purpose, support: 'end' } });
        expect(description).toBe(
          ['A title 2026-11-23 alone', ...(purpose === '' ? [] : [purpose]), 'end']
            .join('\n\n')
            .replace('alone\n', 'alone   \n'),
        );
      }),
    );
  });

  test('steps are single items with their own text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '-', '{', '}', '/', '#', '\u0001'), maxLength: 12 }),
        ),
        (actions) => {
          const { description } = fill(small, { ...about, answers: { way: 'alone', actions } });
          const kept = actions.filter((action) => /[^\s\p{Cc}]/u.test(action));
          expect(description.split('\n').filter((line) => line.startsWith('- [ ] '))).toHaveLength(kept.length);
        },
      ),
    );
  });
});

test.each([
  ['- Sure: {{sure}} of 10', {}, 'A\nB'],
  ['- Sure: {{sure}} of 10', { sure: 7 }, 'A\n- Sure: 7 of 10\nB'],
  ['- **Sure:** {{sure}} %', {}, 'A\nB'],
  ['- **{{place}}**', {}, 'A\nB'],
  ['- Where: {{place}} {{sure}}', { sure: 7 }, 'A\n- Where:  7\nB'],
  ['- Where: {{place}} {{sure}}', {}, 'A\nB'],
  ['Notes of **{{place}}** stay here, whoever asks for them.', {}, 'A\nNotes of  stay here, whoever asks for them.\nB'],
  ['{{place}}', {}, 'A\n\nB'],
])('a line of nothing but an empty answer is left out: %s, %j', (line, answers, shown) => {
  const own = readTemplate(
    'own.md',
    `---
name: own
label: Own
version: 1
about: Own.
color: "#112233"
bucket: null
sensitive: false
title: Own
questions:
  - { id: sure, type: number, ask: How sure? }
  - { id: place, type: text, ask: Where? }
---
A
${line}
B

{{#has-sure}}{{sure}}{{/has-sure}}{{#has-place}}{{place}}{{/has-place}}

{{purpose}} {{success}} {{support}}

{{#actions}}
- [ ] {{.}}
{{/actions}}
`,
  );
  const { description } = fill(own, { ...about, title: 'T', answers });
  expect(description.startsWith(`${shown}\n\n`) || description === shown).toBe(true);
});
