// Templates in a terminal: the list with where each comes from, and one with its questions and its text.
import type { BrokenFile, ShownQuestion, ShownTemplate, ShownText } from '#reports/shown-template.ts';
import { bucketWords } from '../../report-words.ts';
import { clean, count, oneLine } from '../../text.ts';
import { type Hole, type Ink, fit, ink, pad, stacked, width, wrap } from '../ink.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

const indent = '  ';
const bucketRule = ([70, 20, 10] as const).map((bucket) => `${bucket} % ${bucketWords[bucket]}`).join(', ');

export function renderTemplates(
  templates: readonly ShownTemplate[],
  broken: readonly BrokenFile[],
  options: TerminalOptions,
): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const goals = templates.filter(({ type }) => type === 'goal');
  const documents = templates.filter(({ type }) => type !== 'goal');
  const lines = [
    paint.bold('Goals'),
    ...goals.flatMap((one) => rowsOf(one, paint, columns)),
    '',
    paint.bold('Documents'),
    ...documents.flatMap((one) => rowsOf(one, paint, columns)),
    ...brokenLines(broken, paint, columns),
    '',
    ...wrap(`${bucketRule}: a rule of thumb`, columns - 2).map((line) => paint.dim(ink`${indent}${line}`)),
    paint.dim(ink`${indent}devgrowth template show <name> tells what one asks`),
  ];
  return stacked(lines);
}

function rowsOf(template: ShownTemplate, paint: Paint, columns: number): Hole[] {
  const { name, about, bucket, sensitive, questions, origin, version, checked, source } = template;
  const marks = [
    ...(bucket === null ? [] : [`${bucket} %`]),
    ...(questions === null ? [] : [count(questions, 'question')]),
    ...(sensitive ? ['confidential'] : []),
    ink`v${version}`,
    origin,
    // Of what names no source there is nothing to check.
    ...(checked !== null ? [ink`checked ${checked}`] : source === null ? [] : ['never checked']),
  ];
  return [
    ink`${indent}${paint.cyan(oneLine(name))}  ${paint.dim(fit(marks.join(' · '), columns - 4 - width(oneLine(name))))}`,
    ...wrap(oneLine(about), columns - 4).map((line) => ink`${indent}${indent}${line}`),
    // Whole, also where it is longer than a line: an address is there to be opened.
    ...(source === null ? [] : [paint.dim(ink`${indent}${indent}${oneLine(source)}`)]),
  ];
}

function brokenLines(broken: readonly BrokenFile[], paint: Paint, columns: number): Hole[] {
  if (broken.length === 0) return [];
  return [
    '',
    paint.bold('Take no part'),
    ...broken.map(({ path, origin, problems }) => {
      return ink`${indent}${paint.red('!')} ${fit(ink`${oneLine(path)} (${origin}): ${count(problems.length, 'problem')}`, columns - 4)}`;
    }),
  ];
}

/** The text comes last and as it is, so that it can be copied. */
export function renderTemplate({ template, questions, text }: ShownText, options: TerminalOptions): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const ids = questions.reduce((most, { id }) => Math.max(most, width(id)), 0);
  const asked = questions.flatMap((question) => {
    const [first = '', ...rest] = wrap(wordsOf(question), columns - ids - 4);
    return [
      ink`${indent}${paint.cyan(pad(question.id, ids))}  ${first}`,
      ...rest.map((line) => ink`${' '.repeat(ids + 4)}${line}`),
    ];
  });
  const lines = [
    paint.bold(fit(ink`${oneLine(template.label)} (${oneLine(template.name)})`, columns)),
    ...rowsOf(template, paint, columns).slice(1),
    '',
    ...(asked.length === 0 ? [] : [paint.bold('Questions (--set id=answer)'), ...asked, '']),
    paint.bold('Text, with nothing answered'),
    '',
    ...clean(text).split('\n'),
  ];
  return stacked(lines);
}

function wordsOf({ ask, help, type, required, default: preset, choices, onlyIf }: ShownQuestion): string {
  const facts = [
    ...(choices.length > 0 ? [choices.map(({ value }) => value).join(' | ')] : [type]),
    ...(required ? ['required'] : []),
    ...(preset === null ? [] : [`default ${typeof preset === 'object' ? preset.join('; ') : preset}`]),
    ...(onlyIf === null ? [] : [`only if ${onlyIf.question} is ${onlyIf.is.join(' or ')}`]),
  ];
  return `${[ask, help]
    .filter(Boolean)
    .map((part) => oneLine(part ?? ''))
    .join(' ')} (${oneLine(facts.join(', '))})`;
}
