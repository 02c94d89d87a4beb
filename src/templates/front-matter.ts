// The front matter of a goal template: what it may say, checked whole.
import * as z from 'zod';
import { commonQuestions, type Question, questionTypes } from './question.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { line, readChecked, slug, webAddress } from './front-schema.ts';
import type { LineProblem } from '#yaml/yaml-source.ts';

/** The only source of a goal kind. */
export interface FrontMatter {
  /** The kind, as typed after `--kind`. */
  readonly name: string;
  /** The kind in words; names the template in GitLab's web page too. */
  readonly label: string;
  readonly version: number;
  /** One sentence. */
  readonly about: string;
  /** Where the facts come from, and the day they were last compared with it. */
  readonly source: string | null;
  readonly checked: string | null;
  readonly color: string;
  /** Share of learning it belongs to: 70 on the job, 20 through others, 10 in training. */
  readonly bucket: 70 | 20 | 10 | null;
  /** Sensitive goals are opened as confidential issues. */
  readonly sensitive: boolean;
  /** Title pattern with placeholders, used when no title is given. */
  readonly title: string;
  /** A relative due date such as `+6w` or `end of quarter`. */
  readonly defaultDue: string | null;
  /** The four common ones are added where the file does not word them itself. */
  readonly questions: readonly Question[];
}

const answer = z.union([z.string(), z.number(), z.array(z.string())], {
  error: 'must be a text, a number or a list of texts',
});

const choice = z.union([slug, z.strictObject({ value: slug, label: line })], {
  error: 'must be a word, or value and label',
});

const question = z.strictObject({
  id: slug.max(40, 'is longer than 40 characters'),
  type: z.enum(questionTypes),
  ask: line,
  help: line.optional(),
  required: z.boolean().optional(),
  default: answer.optional(),
  choices: z.array(choice).min(2, 'need at least two').optional(),
  onlyIf: z.strictObject({ question: slug, is: z.union([slug, z.array(slug).min(1)]) }).optional(),
});

const frontMatter = z.strictObject({
  name: slug
    .max(40, 'is longer than 40 characters')
    .refine((name) => name !== 'unknown', 'must not be "unknown": that is the kind of a goal without one'),
  // Becomes a file name in .gitlab/issue_templates, so no separators and nothing that a shell or Windows minds.
  label: z
    .string()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} &+'()-]{0,59}$/u, "may hold letters, digits, spaces and & + ' ( ) -"),
  version: z.int().min(1),
  about: line.max(200, 'is longer than 200 characters'),
  source: webAddress.nullish(),
  checked: z.iso.date({ error: 'must be a day of the calendar (YYYY-MM-DD)' }).nullish(),
  color: z.string().regex(/^#[0-9a-fA-F]{6}$/u, 'must be a color like "#1f75cb", in quotes'),
  bucket: z.union([z.literal(70), z.literal(20), z.literal(10), z.null()], { error: 'must be 70, 20, 10 or null' }),
  sensitive: z.boolean(),
  title: line,
  defaultDue: line.nullish(),
  questions: z.array(question).max(30, 'are more than 30').optional(),
});

export interface SplitText {
  readonly yaml: string;
  readonly body: string;
  /** Line of the file on which the body starts. */
  readonly bodyLine: number;
}

/** null when the text does not start with a block between two `---` lines. */
export function splitFrontMatter(text: string): SplitText | null {
  const source = text.replace(/^\uFEFF/u, '').replace(/\r\n?/gu, '\n');
  const found = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/mu.exec(source);
  if (found === null || found.index !== 0) return null;
  const yaml = found[1] ?? '';
  return { yaml, body: source.slice(found[0].length), bodyLine: yaml.split('\n').length + 2 };
}

/** Every problem at once; `value` is null when there is one. */
export function readFrontMatter(yaml: string): {
  readonly value: FrontMatter | null;
  readonly problems: readonly LineProblem[];
} {
  const known = (name: string | undefined) => Object.keys(name === 'questions' ? question.shape : frontMatter.shape);
  const { data, problems, lineAt } = readChecked(yaml, frontMatter, known);
  if (data === null) return { value: null, problems };
  const { questions = [], source: address, checked: day, defaultDue, ...rest } = data;
  const asked: Question[] = questions.map(({ onlyIf, choices = [], ...own }) => ({
    id: own.id,
    type: own.type,
    ask: own.ask,
    help: own.help ?? null,
    required: own.required ?? false,
    default: own.default ?? null,
    choices: choices.map((one) => (typeof one === 'string' ? { value: one, label: one } : one)),
    onlyIf: onlyIf === undefined ? null : { question: onlyIf.question, is: [onlyIf.is].flat() },
  }));
  const ids = new Set(asked.map(({ id }) => id));
  const value: FrontMatter = {
    ...rest,
    source: address ?? null,
    checked: day ?? null,
    defaultDue: defaultDue ?? null,
    questions: [...asked, ...commonQuestions.filter(({ id }) => !ids.has(id))],
  };
  const faults = asked.flatMap((one, index) =>
    questionFaults(one, index, asked).map((problem) => ({ line: lineAt(['questions', index]), problem })),
  );
  return { value: faults.length > 0 ? null : value, problems: faults };
}

/** Names that mean something else beside an answer: in an import entry, among the placeholders, or to JavaScript. */
const reservedIds = new Set([
  'id',
  'kind',
  'title',
  'due',
  'set',
  'description',
  'today',
  'person',
  'check-in',
  'constructor',
]);

function questionFaults(asked: Question, index: number, all: readonly Question[]): readonly string[] {
  const faults: string[] = [];
  const { id, type, choices, onlyIf } = asked;
  if (reservedIds.has(id)) faults.push(`question id "${id}" is taken by devgrowth`);
  if (id.startsWith('has-') || id.includes('-is-')) faults.push(`question id "${id}" looks like a condition`);
  if (all.findIndex((other) => other.id === id) < index) faults.push(`question id "${id}" is there twice`);
  if ((type === 'choice') !== choices.length > 0) faults.push(`${id}: choices belong to type choice, and only there`);
  const common = commonQuestions.find((other) => other.id === id);
  if (common !== undefined && common.type !== type) faults.push(`${id} must be of type ${common.type}`);
  if (onlyIf !== null) {
    const earlier = all.slice(0, index).find((other) => other.id === onlyIf.question && other.type === 'choice');
    if (earlier === undefined) faults.push(`${id}: onlyIf must name an earlier question of type choice`);
    for (const value of earlier === undefined ? [] : onlyIf.is) {
      const values = earlier?.choices.map((one) => one.value) ?? [];
      if (!values.includes(value)) {
        faults.push(`${id}: "${value}" is no choice of ${onlyIf.question}${suggestion(value, values)}`);
      }
    }
  }
  return faults;
}
