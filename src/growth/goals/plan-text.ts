// The text of a year plan: under the heading of each quarter stand its goals, and its questions only while there are none.
import { parseQuarter, type Quarter } from '../time/fiscal.ts';
import { headingsIn } from '../text/outline.ts';
import { sectionsIn, wordsUnder } from '../text/sections.ts';
import type { Day } from '../words/goal.ts';
import { ascending, descending } from '../words/order.ts';

export interface QuarterBlock {
  /** What stands below the heading, in Markdown. */
  readonly goals: string;
  readonly hasGoals: boolean;
}

/** A heading that begins with one: "What I learned in FY27-Q2" is the person's own. */
const quarterTitle = /^(?:FY\d\d|\d{4})-Q[1-4]\b/u;
const table = /^[ \t]*```glql/u;

/**
 * Every byte that somebody wrote stays: lines are added below headings that have no table yet, and of a quarter with goals the
 * lines are taken out that are the template's own questions to the letter. On its own result it changes nothing.
 * @param template what the template asks, under the same headings
 */
export function withQuarterGoals(text: string, template: string, blockOf: (quarter: string) => QuarterBlock): string {
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const questions = new Set(quartersIn(template).flatMap(({ lines }) => lines.filter(isQuestion).map(bare)));
  const lines = text.split('\n');
  for (const { title, from, to, below } of quartersIn(text).toReversed()) {
    const { goals, hasGoals } = blockOf(title);
    const present = lines.slice(from, to);
    const kept = hasGoals ? without(present, (line) => questions.has(bare(line))) : present;
    const isThere = kept.some((line) => table.test(line)) || below.some((line) => table.test(line));
    const added = isThere ? [] : ['', ...goals.split('\n'), ...(bare(kept[0] ?? '') === '' ? [] : [''])];
    const carriage = end === '\n' ? '' : '\r';
    // A text that ends with the heading has no line end there, and gets none at its new end.
    const isEnd = from === lines.length;
    if (isEnd) lines[from - 1] = bare(lines[from - 1] ?? '') + carriage;
    const rows = added.map((line, at) => (isEnd && at === added.length - 1 ? line : line + carriage));
    lines.splice(from, to - from, ...rows, ...kept);
  }
  return lines.join('\n');
}

export interface PlanWords {
  /** In one line each; null where the plan does not say. */
  readonly aspiration: string | null;
  readonly focus: string | null;
  readonly intention: string | null;
  readonly support: string | null;
  /** What the person wrote for a quarter, beside the table of its goals. */
  readonly quarters: readonly { readonly title: string; readonly words: string }[];
}

/** The way to a quarter's goals where its table is not drawn. */
export function goalsLink(quarter: string, address: string): string {
  return `[Goals of ${quarter}](${address}), open and closed; where a table shows as code, this link has the same goals.`;
}

const isGoalsLink = (line: string) =>
  line.startsWith('[Goals of ') && quarterTitle.test(line.slice('[Goals of '.length));

export function planWords(text: string): PlanWords {
  const own = text.split('\n').filter((line) => !isGoalsLink(line));
  const sections = sectionsIn(own.join('\n'), (title) => quarterTitle.test(title));
  return {
    aspiration: wordsUnder(sections, ['aspiration']),
    focus: wordsUnder(sections, ['focus']),
    intention: wordsUnder(sections, ['intention']),
    support: wordsUnder(sections, ['support']),
    quarters: sections.flatMap(({ title: heading, words }) => {
      const title = quarterTitle.exec(heading)?.[0];
      return title === undefined || words === null ? [] : [{ title, words }];
    }),
  };
}

/** The days that a plan is about. */
export interface PlanSpan {
  /** `FY27`, or `FY27-Q4 to FY28-Q3`. */
  readonly name: string;
  readonly start: Day;
  readonly due: Day;
}

/** From the first to the last of the quarters that its headings name; null where they name none. */
export function planSpan(text: string, startMonth: number): PlanSpan | null {
  const quarters = quartersIn(text).flatMap(({ title }) => {
    const quarter = parseQuarter(title, startMonth);
    return quarter.ok ? [quarter.value] : [];
  });
  return spanOf(quarters);
}

export function spanOf(quarters: readonly Quarter[]): PlanSpan | null {
  const [first] = quarters.toSorted(ascending(({ start }) => start));
  const [last] = quarters.toSorted(descending(({ start }) => start));
  if (first === undefined || last === undefined) return null;
  const [year = '', lastYear] = [first, last].map(({ title }) => title.replace(/-Q\d$/u, ''));
  const isYear = year === lastYear && first.title.endsWith('Q1') && last.title.endsWith('Q4');
  const between = first.title === last.title ? first.title : `${first.title} to ${last.title}`;
  return { name: isYear ? year : between, start: first.start, due: last.due };
}

/** Of the days that such a name is about; null where it names none. */
export function lastDayOf(name: string, startMonth: number): Day | null {
  const last = [...name.matchAll(/\b(FY\d\d|\d{4})(-Q[1-4])?(?!\w)/gu)].at(-1);
  if (last === undefined) return null;
  const [, year = '', quarter = '-Q4'] = last;
  const parsed = parseQuarter(`${year}${quarter}`, startMonth);
  return parsed.ok ? parsed.value.due : null;
}

interface Section {
  readonly title: string;
  /** Lines from the one below the heading to the one before the next heading. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
  /** Under headings of their own that belong to it. */
  readonly below: readonly string[];
}

function quartersIn(text: string): readonly Section[] {
  const all = text.split('\n');
  const headings = headingsIn(text);
  return headings.flatMap((heading, index) => {
    const title = quarterTitle.exec(heading.title)?.[0];
    const [to, from] = [headings[index + 1]?.at ?? all.length, heading.at + heading.rows];
    const end = headings.slice(index + 1).find(({ level }) => level <= heading.level)?.at ?? all.length;
    return title === undefined ? [] : [{ title, from, to, lines: all.slice(from, to), below: all.slice(to, end) }];
  });
}

/** With one of the empty lines around what goes. */
function without(lines: readonly string[], isOut: (line: string) => boolean): string[] {
  const kept: string[] = [];
  for (const [at, line] of lines.entries()) {
    const isGap = bare(line) === '' && isOut(lines[at - 1] ?? '') && bare(kept.at(-1) ?? '') === '';
    if (!isOut(line) && !isGap) kept.push(line);
  }
  return kept;
}

const bare = (line: string) => line.trimEnd();
const isQuestion = (line: string) => /\?_\s*$/u.test(line);
