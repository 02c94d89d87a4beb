// The gaps of a promotion document as lines of its text: one added, ticked, or told which goal is to close it; other lines stay.
import { checkboxesIn } from '../text/checkboxes.ts';
import { type ChecklistItem, plainText, readChecklist, setItem } from '../text/checklist.ts';
import { ownWords, textLines } from '../text/outline.ts';
import { ticksBeside } from '../text/quiet-mentions.ts';
import { withWordsAt, wordsAt } from '../text/section-spans.ts';
import { type TextPart, withBody } from '../text/text-part.ts';
import { isDay } from '../time/calendar.ts';
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
  const boxes = checkboxesIn(words);
  return readChecklist(words).map((item, at) => {
    const source = boxes[at]?.source ?? '';
    // What stands in front of the number may change how its marks are read: the rest is read by itself.
    const behind = goalBehind.exec(source);
    const text = behind === null ? item.text : plainText(source.replace(behind[0], ''));
    const goal = behind?.[2] ?? goalBehind.exec(text)?.[2];
    const { title, until } = titleAndDay(text.replace(goalBehind, ''));
    return { ...item, title, until, goal: goal === undefined ? null : Number(goal) };
  });
}

const goalBehind = /\(goal (`*)#(\d{1,9})\1\)/i;
const dayBehind = /\buntil (\d{4}-\d{2}-\d{2})\b\.?/gi;

/** The last day that a calendar has. Where nothing else is said, the day is the title. */
function titleAndDay(text: string): Pick<GapItem, 'title' | 'until'> {
  const flat = (words: string) => words.replace(/\s+/g, ' ').trim();
  const until = Array.from(text.matchAll(dayBehind)).findLast(([, day = '']) => isDay(day));
  if (until === undefined) return { title: flat(text), until: null };
  let end = until.index;
  while (/[\s,;]/.test(text[end - 1] ?? '')) end -= 1;
  const title = flat(text.slice(0, end) + text.slice(until.index + until[0].length));
  return { title: title || flat(text), until: until[1] ?? null };
}

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
  const box = item === undefined ? undefined : checkboxesIn(words)[item.number - 1];
  if (box === undefined) return null;
  const { end } = box;
  const isPaired = !/``|\\`/.test(box.source) && box.source.split('`').length % 2 === 1;
  const ticks = isPaired ? '`' : ticksBeside(box.source);
  return withWordsAt(text, part.whole, `${words.slice(0, end)} (goal ${ticks}#${iid}${ticks})${words.slice(end)}`);
}
