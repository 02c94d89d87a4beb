// The body of a template: Markdown with Mustache placeholders (logic-less, so text from a stranger's repository runs nothing).
import Mustache from 'mustache';
import { suggestion } from '#growth/words/nearest.ts';
import type { Question } from './question.ts';
import type { LineProblem } from '#yaml/yaml-source.ts';

/** What may stand in a view: texts, switches, and lists of texts. Never a function, which Mustache would call. */
export type View = Readonly<Record<string, string | boolean | readonly string[]>>;

type NameUse = 'text' | 'list' | 'switch';
export type Names = ReadonlyMap<string, NameUse>;

/** Placeholders that every goal template has beside its questions. */
const builtIn: Names = new Map<string, NameUse>([
  ['title', 'text'],
  ['today', 'text'],
  ['due', 'text'],
  ['person', 'text'],
  ['check-in', 'text'],
  ['has-due', 'switch'],
  ['has-person', 'switch'],
]);

/** `{{host}}`, `{{#has-host}}`, and for each choice `{{#host-is-security}}`. */
export function goalNames(questions: readonly Question[]): Names {
  const names = new Map(builtIn);
  for (const { id, type, choices } of questions) {
    names.set(id, type === 'list' ? 'list' : 'text');
    names.set(`has-${id}`, 'switch');
    for (const { value } of choices) names.set(`${id}-is-${value}`, 'switch');
  }
  return names;
}

type Token = readonly [type: string, value: string, start: number, end: number, inner?: readonly Token[] | string];

/** Problems with their line inside the text (from 1), and the names that are printed; null when that cannot be told. */
export function checkBody(
  text: string,
  names: Names,
): { readonly problems: readonly LineProblem[]; readonly printed: ReadonlySet<string> | null } {
  const problems: LineProblem[] = [];
  const printed = new Set<string>();
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const report = (offset: number, problem: string) => problems.push({ line: lineOf(offset), problem });

  const walk = (tokens: readonly Token[], hasItem: boolean) => {
    for (const [type, value, start, , inner] of tokens) {
      const use = names.get(value);
      if (type === 'text') {
        const leftover = /\{\{|\}\}/u.exec(value);
        if (leftover !== null) report(start + leftover.index, `leftover "${leftover[0]}": a placeholder is {{name}}`);
      } else if (type === '>' || type === '=') {
        report(
          start,
          type === '>' ? `{{> ${value}}}: templates do not include others` : 'the {{ }} marks cannot be changed',
        );
      } else if (value === '.' && (type === 'name' || type === '&')) {
        if (!hasItem) report(start, '{{.}} stands for one item and belongs inside a list');
      } else if (type !== '!' && use === undefined) {
        report(start, `unknown placeholder {{${value}}}${suggestion(value, [...names.keys()])}`);
      } else if ((type === 'name' || type === '&') && use !== 'text') {
        report(
          start,
          use === 'list'
            ? `{{${value}}} is a list: {{#${value}}}- {{.}}{{/${value}}}`
            : `{{${value}}} is a condition: {{#${value}}}...{{/${value}}}`,
        );
      } else if (type !== '!' && type !== '^') {
        printed.add(value);
      }
      if (Array.isArray(inner)) walk(inner, hasItem || (type === '#' && use !== 'switch'));
    }
  };

  let isParsed = true;
  try {
    walk(parse(text), false);
  } catch (error) {
    isParsed = false;
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/ at (\d+)$/u.exec(message)?.[1] ?? 0);
    report(offset, message.replace(/ at \d+$/u, ''));
  }
  // GitLab would run it as a command when the goal is opened (https://docs.gitlab.com/user/project/quick_actions/).
  for (const found of text.matchAll(/^\/\w+/gmu)) report(found.index, `a line starts with ${found[0]}, a quick action`);
  for (const found of text.matchAll(/[^\P{Cc}\n\t]/gu)) report(found.index, 'a control character');
  return { problems, printed: isParsed ? printed : null };
}

/** The question whose answer is what the goal serves: it stands alone behind that label. null: the template asks for none. */
export function servesQuestion({
  body,
  questions,
}: {
  readonly body: string;
  readonly questions: readonly Question[];
}) {
  const [, id] = /^Serves: \{\{([\w-]+)\}\}$/mu.exec(body) ?? [];
  return questions.find((question) => question.id === id && question.type === 'text')?.id ?? null;
}

/** Renders a checked text. What is inserted is never read as template again, and nothing is HTML-escaped: the result is Markdown. */
export function render(text: string, view: View): string {
  const writer = new Mustache.Writer();
  // Without a prototype, so that {{constructor}} finds nothing.
  const bare: View = Object.assign(Object.create(null), view);
  return writer.render(text, bare, undefined, { escape: (value: unknown) => String(value) });
}

function parse(text: string): readonly Token[] {
  return new Mustache.Writer().parse(text);
}
