// The gaps of a promotion document as lines of its text: one added, ticked, or told which goal is to close it; other lines stay.
import { checkboxesIn } from '../text/checkboxes.ts';
import { type ChecklistItem, readChecklist, setItem } from '../text/checklist.ts';
import { ownWords, textLines } from '../text/outline.ts';
import { withWordsAt, wordsAt } from '../text/section-spans.ts';
import { type TextPart, withBody } from '../text/text-part.ts';
import type { Day } from '../words/goal.ts';

export interface GapItem extends ChecklistItem {
  /** Without its day and its goal. */
  readonly title: string;
  readonly until: Day | null;
  readonly goal: number | null;
}

/** Those of the part, as `promotion show` counts them. */
export function gapItems(text: string, part: TextPart): readonly GapItem[] {
  return part.new === null ? itemsIn(boxed(wordsAt(text, part.whole))) : [];
}

function itemsIn(words: string): readonly GapItem[] {
  return readChecklist(words).map((item) => {
    const goal = goalBehind.exec(item.text)?.[1];
    const own = item.text.replace(goalBehind, '');
    const until = dayBehind.exec(own)?.[1] ?? null;
    const title = own.replace(dayBehind, '').replace(/\s+/g, ' ').trim();
    return { ...item, title, until, goal: goal === undefined ? null : Number(goal) };
  });
}

const goalBehind = /\s*\(goal #(\d{1,9})\)/i;
const dayBehind = /[\s,;]*\buntil (\d{4}-\d{2}-\d{2})\b\.?/i;

/** Where no gap has a box yet, each is a bullet: one box alone would hide the others. */
function boxed(words: string): string {
  if (checkboxesIn(words).length > 0) return words;
  const lines = words.split('\n');
  for (const { at, line } of textLines(words))
    if (bullet.test(line) && ownWords(line) !== '') lines[at] = (lines[at] ?? '').replace(bullet, '$&[ ] ');
  return lines.join('\n');
}

const bullet = /^\s*(?:[-*+]|\d{1,3}[.)])\s+(?=\S)/;

/** null: it stands there already, whatever its day. */
export function withGap(text: string, part: TextPart, gap: string, until: Day | null): string | null {
  const line = `- [ ] ${gap}${until === null ? '' : `, until ${until}`}`;
  if (part.new !== null) return withBody(text, part, line);
  const words = boxed(wordsAt(text, part.whole));
  const [wanted] = itemsIn(line);
  if (itemsIn(words).some(({ title }) => title === wanted?.title)) return null;
  const last = checkboxesIn(words).at(-1);
  if (last === undefined) {
    const isList = /^\s*(?:[-*+]|\d{1,3}[.)])\s/.test(words.slice(words.lastIndexOf('\n') + 1));
    return withWordsAt(text, part.whole, `${words}${isList ? '\n' : '\n\n'}${line}`);
  }
  const end = endOfItem(words, last.end);
  return withWordsAt(text, part.whole, `${words.slice(0, end)}\n${line}${words.slice(end)}`);
}

/** What is indented below it is its own. */
function endOfItem(words: string, end: number): number {
  let own = end;
  let at = end;
  for (const line of words.slice(end).split('\n').slice(1)) {
    at += 1 + line.length;
    if (/^[ \t]+\S/.test(line)) own = at;
    else if (line.trim() !== '') break;
  }
  return own;
}

/** null: no gap has this title. */
export function withClosedGap(text: string, part: TextPart, title: string): string | null {
  const words = boxed(wordsAt(text, part.whole));
  const items = itemsIn(words).filter((item) => item.title === title);
  const item = items.find(({ done }) => !done) ?? items[0];
  return item === undefined ? null : withWordsAt(text, part.whole, setItem(words, item.number, true));
}

/** null: no gap has this title, or it has another goal by now. */
export function withGapGoal(text: string, part: TextPart, title: string, iid: number): string | null {
  const words = boxed(wordsAt(text, part.whole));
  const items = itemsIn(words).filter((item) => item.title === title);
  if (items.some(({ goal }) => goal === iid)) return text;
  const item = items.find(({ goal }) => goal === null);
  const end = item === undefined ? undefined : checkboxesIn(words)[item.number - 1]?.end;
  if (end === undefined) return null;
  return withWordsAt(text, part.whole, `${words.slice(0, end)} (goal \`#${iid}\`)${words.slice(end)}`);
}
