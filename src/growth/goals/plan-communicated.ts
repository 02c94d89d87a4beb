// On which day the year plan was told in the performance review: it stands behind a ticked box of its text, for every hand to change.
import { readChecklist, setItem } from '../text/checklist.ts';
import { isDay } from '../time/calendar.ts';
import type { Day } from '../words/goal.ts';

const told = /\(?\bcommunicated:? (\d{4}-\d{2}-\d{2})\)?/iu;

/** null: it was not, or nobody wrote the day. */
export function communicatedOn(text: string): Day | null {
  for (const { text: words, done } of readChecklist(text)) {
    const day = told.exec(words)?.[1];
    if (done && day !== undefined && isDay(day)) return day;
  }
  return null;
}

/**
 * The box that names a day of it already, else the first that names the review, else a new one at the end. Only its own line
 * changes; on its own result it changes nothing.
 */
export function withCommunicated(text: string, day: Day): string {
  const items = readChecklist(text);
  const item = items.find((one) => told.test(one.text)) ?? items.find((one) => /\breview\b/iu.test(one.text));
  if (item === undefined) return `${text.trimEnd()}\n\n- [x] Communicated ${day}\n`;
  const ticked = setItem(text, item.number, true);
  const end = /\r?\n|$/u.exec(ticked.slice(item.offset))?.index ?? 0;
  const line = ticked.slice(item.offset, item.offset + end);
  const fact = `communicated ${day}`;
  const found = told.exec(line);
  const said = found === null ? `${line.trimEnd()} (${fact})` : line.replace(found[1] ?? '', day);
  return ticked.slice(0, item.offset) + said + ticked.slice(item.offset + end);
}
