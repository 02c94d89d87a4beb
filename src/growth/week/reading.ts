// Reads what a person made of the text of their week: what changed, and each line that cannot be understood.
import { parseAgendaItem } from '../meetings/agenda.ts';
import { fenceAfter } from '../text/fence.ts';
import { stepChanges } from './alignment.ts';
import { type GoalText, goalChange, type Label, labelOf, type WeekProblem, wordOf, type Written } from './goal-text.ts';
import {
  saysSomething,
  type StepChange,
  type WeekChanges,
  type WeekGoal,
  type WeekSheet,
  type WeekStep,
} from './sheet.ts';
import { asBefore, onOneLine } from './steps.ts';

export type { WeekProblem };

export interface ReadWeek {
  readonly changes: WeekChanges;
  readonly problems: readonly WeekProblem[];
  /** What was taken out of the text and stays where it is: boxes by their goal, items of the agenda (null). */
  readonly left: readonly { readonly iid: number | null; readonly text: string }[];
  /** Lines on which a new item of the agenda stands. */
  readonly agendaLines: readonly number[];
}

const boxLine = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[([^\]]{0,2})\](?:[ \t]+(.*)|)$/;
const goalHeading = /^##[ \t]*#?(\d{1,9})(?![\p{L}\p{N}])[ \t:.-]*(.*)$/u;
const bullet = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const remarkLine = /^[ \t]*<!--.*-->[ \t]*$/;

type Part =
  | { readonly of: 'head' | 'wins' | 'agenda' | 'unknown' }
  | { readonly of: 'goal'; readonly goal: WeekGoal; readonly text: GoalText };

export function readWeek(text: string, sheet: WeekSheet): ReadWeek {
  return new WeekReader(sheet).read(text.replace(/\r\n?/g, '\n').split('\n'));
}

class WeekReader {
  readonly #sheet: WeekSheet;
  readonly #problems: WeekProblem[] = [];
  readonly #goals = new Map<number, { readonly goal: WeekGoal; readonly text: GoalText }>();
  readonly #wins: string[] = [];
  readonly #agenda: Written[] = [];
  #part: Part = { of: 'head' };
  /** The label whose words go on on the next line. */
  #open: Exclude<Label, 'happened'> | null = null;
  #fence: string | null = null;
  #fenceLine = 0;

  constructor(sheet: WeekSheet) {
    this.#sheet = sheet;
  }

  read(lines: readonly string[]): ReadWeek {
    for (const [at, line] of lines.entries()) this.#line(line, at + 1);
    if (this.#fence !== null) this.#problem(this.#fenceLine, 'the code that begins here is never closed');
    const left: { iid: number | null; text: string }[] = [];
    const goals = [...this.#goals.values()].flatMap(({ goal, text }) => {
      const { change, left: gone, problems } = goalChange(goal, text);
      this.#problems.push(...problems);
      left.push(...gone.map((words) => ({ iid: goal.iid, text: words })));
      return change.steps.length > 0 || saysSomething(change) ? [change] : [];
    });
    const agenda = this.#agendaChanges();
    if (this.#agenda.length > 0) left.push(...agenda.left.map((words) => ({ iid: null, text: words })));
    return {
      changes: { goals, wins: this.#wins, agenda: { add: agenda.add, steps: agenda.steps } },
      problems: this.#problems.toSorted((one, other) => one.line - other.line),
      left,
      agendaLines: agenda.lines,
    };
  }

  #line(line: string, number: number): void {
    const part = this.#part;
    if (this.#fence === null && /^##?(?!#)|^###\d/.test(line) && !/^#\d/.test(line) && this.#heading(line, number))
      return;
    if (part.of === 'goal') this.#inGoal(part.text, line, number);
    else if (remarkLine.test(line) || line.trim() === '') return;
    else if (part.of === 'wins') {
      const words = onOneLine(line.replace(bullet, '').replace(/^\[[ xX]?\](?:\s+|$)/, ''));
      if (words !== '') this.#wins.push(words);
    } else if (part.of === 'agenda') this.#onAgenda(line, number);
    else if (part.of === 'head' && !/^#\s/.test(line))
      this.#problem(number, 'these words stand above the first goal; put them below one');
  }

  /** False for words that only look like one. */
  #heading(line: string, number: number): boolean {
    if (/^#[ \t]/.test(line)) return this.#part.of === 'head';
    if (!/^##[ \t]*#?\d|^##[ \t]/.test(line)) return false;
    this.#open = null;
    const [, digits, title = ''] = goalHeading.exec(line) ?? [];
    if (digits !== undefined) {
      this.#part = this.#goalPart(Number(digits), title.trim(), number);
      return true;
    }
    const name = line.replace(/^##[ \t]+/, '').trim();
    this.#part = { of: /^wins\b/i.test(name) ? 'wins' : /^agenda\b/i.test(name) ? 'agenda' : 'unknown' };
    if (this.#part.of === 'unknown')
      this.#problem(
        number,
        `"${name}" is no heading of a goal (## #7), nor Wins, nor Agenda; within your words begin a heading with ###`,
      );
    return true;
  }

  #goalPart(iid: number, title: string, line: number): Part {
    const goal = this.#sheet.goals.find((one) => one.iid === iid);
    if (goal === undefined) {
      this.#problem(line, `#${iid} is none of the goals of this text`);
      return { of: 'unknown' };
    }
    if (title !== '' && bareTitle(title) !== bareTitle(goal.title))
      this.#problem(line, `the title of #${iid} is "${goal.title}", and is not changed here`);
    const there = this.#goals.get(iid);
    if (there !== undefined) this.#problem(line, `#${iid} stands here twice; put both together`);
    const text = { line, steps: [], happened: [], said: new Map() };
    if (there === undefined) this.#goals.set(iid, { goal, text });
    return { of: 'goal', goal, text };
  }

  #inGoal(text: GoalText, line: string, number: number): void {
    const isCode = this.#fence !== null;
    this.#fence = fenceAfter(line, this.#fence);
    if (!isCode && this.#fence !== null) this.#fenceLine = number;
    if (isCode || this.#fence !== null) {
      this.#open = null;
      text.happened.push(line);
      return;
    }
    if (remarkLine.test(line)) return;
    if (line.trim() === '') {
      this.#open = null;
      text.happened.push('');
      return;
    }
    const [, blanks = '', mark, words = ''] = boxLine.exec(line) ?? [];
    if (mark !== undefined) {
      this.#open = null;
      if (!/^[ xX]?$/.test(mark)) this.#problem(number, `a box is [ ] or [x], not [${mark}]`);
      else if (words.trim() !== '') text.steps.push({ ...stepOf(blanks, mark, words), line: number });
      return;
    }
    const found = labelOf(line);
    if (found !== null) return this.#labelled(text, found.label, found.value, number);
    if (this.#open !== null) text.said.get(this.#open)?.words.push(line.trim());
    else text.happened.push(line.trimEnd());
  }

  #labelled({ happened, said }: GoalText, label: Label, value: string, line: number): void {
    this.#open = label === 'happened' ? null : label;
    if (label === 'happened') {
      happened.push(value.trim());
      return;
    }
    const there = said.get(label);
    if (there === undefined || there.words.join('') === '') said.set(label, { line, words: [value.trim()] });
    else if (value.trim() !== '') this.#problem(line, `${wordOf(label)} stands twice for one goal`);
  }

  #onAgenda(line: string, number: number): void {
    const [, blanks = '', mark, words = ''] = boxLine.exec(line) ?? [];
    const isBox = mark !== undefined && /^[ xX]?$/.test(mark);
    const text = onOneLine(isBox ? words : line.replace(bullet, ''));
    if (text !== '') this.#agenda.push({ ...stepOf(blanks, isBox ? mark : ' ', text), line: number });
  }

  #agendaChanges() {
    const { items } = this.#sheet.agenda;
    const isThere = ({ text }: WeekStep) => items.some((one) => one.text === text);
    const written = asBefore(this.#agenda, items);
    const { changes, left } = stepChanges(items, written.filter(isThere));
    const add: string[] = [];
    const lines: number[] = [];
    for (const { text, line } of written.filter((one) => !isThere(one))) {
      const item = parseAgendaItem(text);
      if (item.ok) {
        add.push(item.value);
        lines.push(line);
      } else this.#problem(line, item.problem);
    }
    return { add, lines, left, steps: changes.filter((one): one is StepChange => one.how === 'change') };
  }

  #problem(line: number, problem: string): void {
    this.#problems.push({ line, problem });
  }
}

/** `## 7: Title` is typed, too; a title may begin with the same signs. */
const bareTitle = (title: string): string => onOneLine(title).replace(/^[ :.-]+/, '');

function stepOf(blanks: string, mark: string, words: string): WeekStep {
  return { text: onOneLine(words), done: mark.toLowerCase() === 'x', depth: blanks.replaceAll('\t', '    ').length };
}
