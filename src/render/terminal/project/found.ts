// `devgrowth search` in a terminal: each issue with the lines that hold the words, which stand between « and ».
import type { Completeness } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import type { FoundIssue, Hit } from '#reports/found.ts';
import { namedDay } from '../../day-words.ts';
import { count, oneLine } from '../../text.ts';
import { verdictLines } from '../completeness.ts';
import { fit, type Hole, type Ink, ink, joined, spaced, stacked, width, wrap } from '../ink.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface FoundOptions extends TerminalOptions {
  readonly today: Day;
  /** How many issues at most. */
  readonly limit: number;
}

interface FoundText {
  readonly needles: readonly string[];
  readonly issues: readonly FoundIssue[];
  readonly searched: number;
  readonly completeness: Completeness;
}

const mostLines = 3;
const inset = '    ';

export function renderFound({ needles, issues, searched, completeness }: FoundText, options: FoundOptions): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const shown = issues.slice(0, options.limit);
  const notes = completeness.complete ? [] : verdictLines(completeness, columns, paint);
  const blocks = shown.map((issue) => issueLines(issue, columns, paint, options.today));
  return stacked(spaced([notes, ...blocks, wrap(footWords(), columns).map((line) => paint.dim(line))]));

  function footWords(): string {
    const through = `${count(searched, 'issue')} looked through`;
    if (issues.length === 0) {
      const what = needles.length === 1 ? 'That stands nowhere' : 'No goal, 1:1 or document holds all of that';
      return completeness.complete ? `${what}: ${through}.` : `Nothing was found in what could be read: ${through}.`;
    }
    const all = issues.length > shown.length ? `; --limit ${issues.length} shows all` : '';
    const of = issues.length > shown.length ? `${shown.length} of ${issues.length}` : String(issues.length);
    const more = shown.some(({ sort }) => sort === 'goal') ? '; devgrowth goal show <number> tells more' : '';
    return `${of} found, ${through}${all}${more}`;
  }
}

function issueLines(issue: FoundIssue, columns: number, paint: Paint, today: Day): Hole[] {
  const { iid, state, confidential, hits } = issue;
  const title = hits.find(({ where }) => where === 'title');
  const facts = [
    issue.sort === 'goal' ? (issue.kinds[0] ?? 'goal') : issue.sort === 'issue' ? 'no goal' : issue.sort,
    state === 'closed' ? 'closed' : 'open',
    ...(confidential ? ['confidential'] : []),
    namedDay(issue.day, today),
  ].map(oneLine);
  const about = ink`  ${facts.join(' · ')}`;
  const number = ink`${paint.bold(`#${iid}`)} `;
  const room = columns - width(number) - width(about);
  const words = title === undefined ? fit(oneLine(issue.title), room) : marked(title, room, paint);
  const lines = hits.filter(({ where }) => where !== 'title');
  const more = lines.length - mostLines;
  return [
    ink`${number}${words}${paint.dim(about)}`,
    ...lines.slice(0, mostLines).map((hit) => hitLine(hit, columns, paint, today)),
    ...(more > 0 ? [paint.dim(ink`${inset}and ${count(more, 'more line')}`)] : []),
  ];
}

function hitLine(hit: Hit, columns: number, paint: Paint, today: Day): Hole {
  const said = [hit.where, ...(hit.day === null ? [] : [namedDay(hit.day, today), `@${oneLine(hit.by ?? 'nobody')}`])];
  const label = ink`${inset}${said.join(', ')}: `;
  return ink`${paint.dim(label)}${marked(hit, columns - width(label), paint)}`;
}

/** The line, from so far before the first word that this is seen. */
function marked({ text, marks }: Pick<Hit, 'text' | 'marks'>, columns: number, paint: Paint): Ink {
  const first = marks[0] ?? { start: 0, end: 0 };
  const lead = Math.floor(Math.max(0, columns - (first.end - first.start)) / 3);
  const isLong = width(text) + marks.length * 2 > columns;
  const from = isLong && first.start > lead ? nextWord(text, first.start - lead, first.start) : 0;
  const parts: Hole[] = from > 0 ? ['…'] : [];
  let at = from;
  for (const { start, end } of marks) {
    parts.push(text.slice(at, start), ink`«${paint.bold(text.slice(start, end))}»`);
    at = end;
  }
  return fit(joined([...parts, text.slice(at)]), columns);
}

/** Where the next word begins, so that none is cut; the place itself where none begins before the end. */
function nextWord(text: string, from: number, end: number): number {
  const space = text.slice(from, end).search(/\s/);
  return space >= 0 ? from + space + 1 : from;
}
