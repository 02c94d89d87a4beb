// The templates of GitLab's own page: what a person sees there, and what GitLab runs.
import { expect, test } from 'vitest';
import { browserTemplate, browserTemplatePath } from '#templates/browser-template.ts';
import { readTemplate } from '#templates/lint-template.ts';

const template = readTemplate(
  'pairing.md',
  `---
name: pairing
label: Pairing (own)
version: 1
about: Pair.
color: "#112233"
bucket: null
sensitive: true
title: Pair
questions:
  - { id: way, type: choice, ask: How?, choices: [remote, local], default: local, required: true }
  - { id: place, type: text, ask: "Where --> or -- so?", help: A room., onlyIf: { question: way, is: local } }
  - { id: tool, type: url, ask: Which tool?, onlyIf: { question: way, is: remote } }
---
{{#way-is-local}}
Place: {{place}}
{{/way-is-local}}
{{#has-tool}}
Tool: {{tool}}
{{/has-tool}}
How: {{way}}{{#has-due}} until {{due}}{{/has-due}}

{{purpose}} {{success}} {{support}}

{{#actions}}
- [ ] {{.}}
{{/actions}}
{{^has-actions}}
- [ ] Start
{{/has-actions}}

\`{{check-in}}\`
`,
);

test('prompts in comments, default choices, quick actions, and the stamp last', () => {
  expect(browserTemplatePath(template)).toBe('.gitlab/issue_templates/Pairing (own).md');
  expect(
    browserTemplate(template, { labels: ['goal', 'goal::pairing', 'in progress'] }),
  ).toBe(`Place: <!-- Where - or - so? A room. -->
How: local <!-- How? remote / local -->

<!-- Why does this matter to you? --> <!-- How will you know that it worked? --> <!-- What do you need, and from whom? -->

<!-- What will you do, one step per line? Start each line with "- [ ] ". -->
- [ ] Start

\`**Check-in YYYY-MM-DD** · on track · 60%\`

/label ~goal ~"goal::pairing" ~"in progress"
/confidential

<!-- devgrowth:goal template=pairing@1 hash=4d5de994a352 -->
`);
});

test.each(['a"b', 'a\n/close'])('a label name that would break out of the quick action is refused: %j', (label) => {
  expect(() => browserTemplate(template, { labels: [label] })).toThrowError(
    expect.objectContaining({ kind: 'configuration' }),
  );
});

const asking = (body: string, questions: string) =>
  readTemplate(
    'own.md',
    `---\nname: own\nlabel: Own\nversion: 1\nabout: Own.\ncolor: "#112233"\nbucket: null\nsensitive: false\ntitle: Own\nquestions:\n${questions}\n---\n${body}\n\n{{purpose}} {{success}} {{support}}\n\n{{#actions}}\n- [ ] {{.}}\n{{/actions}}\n`,
  );
const sure = '  - { id: sure, type: number, ask: How sure? }';
const way =
  '  - { id: way, type: choice, ask: How?, choices: [{ value: a, label: R&D }, { value: b, label: B }], default: b }';

test.each([
  ['- Sure: {{sure}} of 10', '- Sure: <!-- How sure? End it with "of 10". -->'],
  ['- Share: {{sure}} %', '- Share: <!-- How sure? End it with "%". -->'],
  ['**{{sure}}**', '<!-- How sure? -->'],
  ['- **Sure:** {{sure}}', '- **Sure:** <!-- How sure? -->'],
  ['I am {{sure}} sure of it by now, and say so.', 'I am <!-- How sure? --> sure of it by now, and say so.'],
])('where nobody answers nothing is left of %s', (line, shown) => {
  const [first] = browserTemplate(asking(line, sure), { labels: ['goal'] }).split('\n');
  expect(first).toBe(shown);
});

test('what is told of another choice is folded; its steps are left out', () => {
  const body = `{{way}}

{{#way-is-a}}
Told of a.
{{/way-is-a}}
{{^way-is-b}}
Of all but b.
{{/way-is-b}}
{{#way-is-b}}
Told of b.
{{/way-is-b}}
{{#way-is-a}}
- [ ] A step
{{/way-is-a}}`;
  const text = browserTemplate(asking(body, way), { labels: ['goal'] });
  expect(text).toContain('<details>\n<summary>R&amp;D</summary>\n\nTold of a.\n\n</details>\n');
  expect(text).toContain('<details>\n<summary>R&amp;D</summary>\n\nOf all but b.\n\n</details>\n');
  expect(text).toContain('\nTold of b.\n');
  expect(text).not.toContain('A step');
});
