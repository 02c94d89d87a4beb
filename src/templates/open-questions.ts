// What of a template's questions the text of a goal leaves open, and an answer put where its question stands.
import { fill, type Filling } from './fill.ts';
import { type Answer, type Answers, answerTo, type Question } from './question.ts';
import type { GoalTemplate } from './template.ts';

/** The goal that the text is of. */
export type About = Omit<Filling, 'answers'>;

/** What an answer changes in one place of the template: lines of it, without empty ones around them. */
interface Place {
  readonly removed: readonly string[];
  readonly added: readonly string[];
  /** Lines of the template, the nearest first. */
  readonly above: readonly string[];
  readonly below: readonly string[];
}

/** Stands in for an answer, and in no text of a person. */
const sample = 'dgxqsample';

/** Those that nobody has answered nor taken out; one that hangs on a choice is open once that is made. */
export function openQuestions(template: GoalTemplate, text: string, about: About): readonly Question[] {
  const known = choicesIn(template, text, about);
  return template.questions.filter((question) => isOpen(question, template, text, known, about));
}

/** The choices that the text shows as made: by them other questions apply. */
export function choicesIn(template: GoalTemplate, text: string, about: About): Answers {
  const lines = new Set(linesOf(text));
  const known: Record<string, Answer> = {};
  for (const { id, choices } of template.questions) {
    const made = choices.find(({ value }) => {
      const added = placesOf(template, known, { id, answer: value }, about).flatMap((place) => place.added);
      return added.length > 0 && added.every((line) => line.trim() === '' || lines.has(line.trimEnd()));
    });
    if (made !== undefined) known[id] = made.value;
  }
  return known;
}

/** Whether the text says it already, as an earlier run would have written it. */
export function saysAnswer(template: GoalTemplate, text: string, id: string, answer: Answer, about: About): boolean {
  const lines = new Set(linesOf(text));
  const added = placesOf(template, choicesIn(template, text, about), { id, answer }, about).flatMap((one) => one.added);
  return added.every((line) => lines.has(line));
}

/** Nothing else changes, and a question that is not open any more keeps what stands there. */
export function withAnswers(template: GoalTemplate, text: string, answers: Answers, about: About): string {
  const known: Record<string, Answer> = { ...choicesIn(template, text, about) };
  let answered = text;
  for (const question of template.questions) {
    const { id, type } = question;
    const answer = answerTo(id, answers);
    if (answer === null || !isOpen(question, template, answered, known, about)) continue;
    for (const place of placesOf(template, known, { id, answer }, about)) answered = put(answered, place);
    if (type === 'choice') known[id] = answer;
  }
  return answered;
}

function isOpen(question: Question, template: GoalTemplate, text: string, known: Answers, about: About): boolean {
  const { id, choices, default: preset } = question;
  // A default stands there as if it were said.
  if (answerTo(id, known) !== null || preset !== null) return false;
  const [choice] = choices;
  const answer = choice?.value ?? sampleOf(question);
  const places = placesOf(template, known, { id, answer }, about);
  const lines = linesOf(text);
  const said = choice?.label ?? String(typeof answer === 'object' ? answer[0] : answer);
  const asking = places.filter(({ removed }) => removed.length > 0);
  const asked = asking.length > 0 ? asking : places;
  return asked.length > 0 && asked.every((place) => stands(place, lines, said));
}

/** Where the template asks, its words stand there still; where it does not, nothing stands there that begins as an answer does. */
function stands({ removed, added }: Place, lines: readonly string[], said: string): boolean {
  if (removed.length > 0) return placeOf(removed, lines) !== -1;
  const [first = ''] = added;
  const begin = first.includes(said) ? first.slice(0, first.indexOf(said)).trimEnd() : first;
  return /[\p{L}\p{N}]/u.test(begin.replace(/^\s*[-*+] \[.\]/, '')) && !lines.some((line) => line.startsWith(begin));
}

function sampleOf({ type }: Question): Answer {
  if (type === 'number') return 987_654_321;
  if (type === 'date') return '2098-07-06';
  if (type === 'url') return `https://${sample}.invalid`;
  return type === 'list' ? [sample] : sample;
}

function placesOf(
  template: GoalTemplate,
  known: Answers,
  { id, answer }: { readonly id: string; readonly answer: Answer },
  about: About,
): readonly Place[] {
  const filled = (answers: Answers) => linesOf(fill(template, { ...about, answers }).description);
  return differences(filled(known), filled({ ...known, [id]: answer }));
}

function put(text: string, { removed, added, above, below }: Place): string {
  const lines = text.split('\n');
  const plain = linesOf(text);
  if (removed.length > 0) {
    const at = placeOf(removed, plain);
    if (at === -1) return text;
    const isGap = added.length === 0 && plain[at - 1] === '' && plain[at + removed.length] === '';
    return lines.toSpliced(at, removed.length + (isGap ? 1 : 0), ...added).join('\n');
  }
  const isItem = (line: string | undefined) => /^\s*[-*+] /.test(line ?? '');
  const upper = above.map((line) => plain.indexOf(line)).find((at) => at !== -1) ?? -1;
  const lower = below.map((line) => plain.indexOf(line, upper + 1)).find((at) => at !== -1);
  const section = plain.findIndex((line, at) => at > upper && /^(?:#{1,6} |---$)/.test(line));
  if (lower !== undefined && isItem(plain[lower]) && isItem(added[0]))
    return lines.toSpliced(lower, 0, ...added).join('\n');
  let at = lower ?? (section === -1 || upper === -1 ? lines.length : section);
  while (at > 0 && plain[at - 1] === '') at -= 1;
  const isJoined = at === 0 || (isItem(plain[at - 1]) && isItem(added[0]));
  const isLoose = at < lines.length && plain[at] !== '';
  return lines.toSpliced(at, 0, ...(isJoined ? [] : ['']), ...added, ...(isLoose ? [''] : [])).join('\n');
}

function placeOf(wanted: readonly string[], lines: readonly string[]): number {
  return lines.findIndex((_, at) => wanted.every((line, index) => lines[at + index] === line));
}

function differences(before: readonly string[], after: readonly string[]): readonly Place[] {
  const places: Place[] = [];
  const kept = keptPairs(before, after);
  let [from, to] = [0, 0];
  for (const [row, column] of [...kept, [before.length, after.length] as const]) {
    const removed = withoutEdges(before.slice(from, row));
    const added = withoutEdges(after.slice(to, column));
    const above = before.slice(0, from).toReversed();
    if (added.length + removed.length > 0)
      places.push({ removed, added, above: withWords(above), below: withWords(before.slice(row)) });
    [from, to] = [row + 1, column + 1];
  }
  return places;
}

/** Lines of both, in order, as many as can be. */
function keptPairs(before: readonly string[], after: readonly string[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let top = 0;
  while (top < before.length && top < after.length && before[top] === after[top]) pairs.push([top, top++]);
  let end = 0;
  const most = Math.min(before.length, after.length) - top;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const [rows, columns] = [before.length - end - top, after.length - end - top];
  const longest = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1));
  const at = (row: number, column: number) => longest[row]?.[column] ?? 0;
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      (longest[row] as Uint32Array)[column] =
        before[top + row] === after[top + column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  for (let row = 0, column = 0; row < rows && column < columns; ) {
    if (before[top + row] === after[top + column]) pairs.push([top + row++, top + column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  for (let left = end; left > 0; left -= 1) pairs.push([before.length - left, after.length - left]);
  return pairs;
}

const linesOf = (text: string): readonly string[] => text.split('\n').map((line) => line.trimEnd());
const withWords = (lines: readonly string[]): readonly string[] => lines.filter((line) => line !== '');

function withoutEdges(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => line !== '');
  return first === -1 ? [] : lines.slice(first, lines.findLastIndex((line) => line !== '') + 1);
}
