// Reads what a person made of the text of their week: what changed, and each line that cannot be understood.
import { parseAgendaItem } from '../meetings/agenda.ts';
import { readMeasure, readValue } from '../goals/measure.ts';
import { healthLevels, type HealthLevel } from '../words/goal.ts';
import { fenceAfter } from '../text/fence.ts';
import { stepChanges } from './alignment.ts';
import type { GoalChange, StepChange, WeekChanges, WeekGoal, WeekSheet, WeekStep } from './sheet.ts';
import { saysSomething } from './sheet.ts';
import { onOneLine } from './steps.ts';

export interface WeekProblem {
  /** From 1. */
  readonly line: number;
  readonly problem: string;
}

export interface ReadWeek {
  readonly changes: WeekChanges;
  readonly problems: readonly WeekProblem[];
  /** What was taken out of the text and stays where it is: boxes by their goal, items of the agenda (null). */
  readonly left: readonly { readonly iid: number | null; readonly text: string }[];
  /** Lines on which a new item of the agenda stands. */
  readonly agendaLines: readonly number[];
}

interface Written extends WeekStep {
  readonly line: number;
}

type Label = 'happened' | 'next' | 'help' | 'measure' | 'progress' | 'health';

const labels: Readonly<Record<string, Label>> = {
  'what happened': 'happened',
  happened: 'happened',
  next: 'next',
  'next step': 'next',
  'next steps': 'next',
  help: 'help',
  'help needed': 'help',
  measure: 'measure',
  progress: 'progress',
  health: 'health',
};
const labelLine = new RegExp(`^(?:\\*\\*)?(${Object.keys(labels).join('|')})(?:\\*\\*)?:(?:\\*\\*)?[ \\t]*(.*)$`, 'i');
const boxLine = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\[([^\]]{0,2})\](?:[ \t]+(.*)|)$/;
const goalHeading = /^##[ \t]*#?(\d{1,9})(?![\p{L}\p{N}])[ \t:.-]*(.*)$/u;
const bullet = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)/;
const remarkLine = /^[ \t]*<!--.*-->[ \t]*$/;

type Part =
  | { readonly of: 'head' | 'wins' | 'agenda' | 'unknown' }
  | { readonly of: 'goal'; readonly goal: WeekGoal; readonly text: GoalText };

/** What stands below the heading of a goal. */
interface GoalText {
  readonly line: number;
  readonly steps: Written[];
  readonly happened: string[];
  readonly said: Map<Exclude<Label, 'happened'>, { readonly line: number; readonly words: string[] }>;
}

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
      const { change, left: gone } = this.#changeOf(goal, text);
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
    if (this.#fence === null && /^##?(?!#)|^###\d/.test(line) && !/^#\d/.test(line) && this.#heading(line, number)) return;
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
    if (title !== '' && onOneLine(title) !== onOneLine(goal.title))
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
      else if (words.trim() !== '')
        text.steps.push({ ...stepOf(blanks, mark, words), line: number });
      return;
    }
    const [, name = '', value = ''] = labelLine.exec(line) ?? [];
    const label = labels[name.toLowerCase()];
    if (label !== undefined) return this.#labelled(text, label, value, number);
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
    const { changes, left } = stepChanges(items, this.#agenda.filter(({ text }) => items.some((one) => one.text === text)));
    const add: string[] = [];
    const lines: number[] = [];
    for (const { text, line } of this.#agenda.filter((one) => items.every(({ text: words }) => words !== one.text))) {
      const item = parseAgendaItem(text);
      if (item.ok) {
        add.push(item.value);
        lines.push(line);
      } else this.#problem(line, item.problem);
    }
    return { add, lines, left, steps: changes.filter((one): one is StepChange => one.how === 'change') };
  }

  #changeOf(goal: WeekGoal, { steps: written, happened, said }: GoalText) {
    const words = (label: Exclude<Label, 'happened'>) => said.get(label)?.words.join('\n').trim() ?? '';
    const line = (label: Exclude<Label, 'happened'>) => said.get(label)?.line ?? 0;
    const { changes: steps, left } = stepChanges(goal.steps, withDepths(written));
    const text = happened.join('\n').replace(/\n{3,}/g, '\n\n').trim();
    const next = words('next');
    const isNext = said.has('next') && onOneLine(next) !== (goal.next ?? '');
    const health = this.#health(words('health'), line('health'));
    const change: GoalChange = {
      iid: goal.iid,
      happened: text === '' ? null : text,
      next: isNext ? { words: next === '' ? null : next } : null,
      help: words('help') === '' ? null : words('help'),
      percent: this.#percent(words('progress'), line('progress'), goal),
      health,
      measure: this.#measure(words('measure'), line('measure'), goal),
      steps,
    };
    if (health === 'at-risk' && change.happened === null && (change.help ?? 'none').toLowerCase() === 'none')
      this.#problem(line('health'), 'at risk needs a reason: say it in what happened, or in Help');
    return { change, left };
  }

  #percent(typed: string, line: number, { percent }: WeekGoal): number | null {
    if (typed === '') return null;
    const [, digits = ''] = /^(\d{1,3})[ \t]*%?$/.exec(typed) ?? [];
    const said = Number(digits);
    if (digits === '' || said > 100) {
      this.#problem(line, `Progress takes a percent from 0 to 100, not "${onOneLine(typed)}"`);
      return null;
    }
    return said === percent ? null : said;
  }

  #measure(typed: string, line: number, { measure }: WeekGoal): string | null {
    const said = onOneLine(typed);
    if (said === '' || said === measure) return null;
    const read = readMeasure(said);
    if (read.ok || (measure !== null && readValue(said) !== null)) return said;
    this.#problem(line, `Measure: ${read.problem}`);
    return null;
  }

  #health(typed: string, line: number): HealthLevel | null {
    if (typed === '') return null;
    const word = onOneLine(typed).toLowerCase().replaceAll(' ', '-');
    const level = healthLevels.find((one) => one === word) ?? null;
    if (level === null) this.#problem(line, `Health takes ${healthLevels.join(', ')}, not "${onOneLine(typed)}"`);
    return level;
  }

  #problem(line: number, problem: string): void {
    this.#problems.push({ line, problem });
  }
}

const wordOf = (label: Label): string => `${label[0]?.toUpperCase() ?? ''}${label.slice(1)}`;

function stepOf(blanks: string, mark: string, words: string): WeekStep {
  return { text: onOneLine(words), done: mark.toLowerCase() === 'x', depth: blanks.replaceAll('\t', '    ').length };
}

/** From columns to how deep each stands below another. */
function withDepths(steps: readonly WeekStep[]): readonly WeekStep[] {
  const above: number[] = [];
  return steps.map(({ text, done, depth: column }) => {
    while ((above.at(-1) ?? -1) >= column) above.pop();
    above.push(column);
    return { text, done, depth: above.length - 1 };
  });
}
