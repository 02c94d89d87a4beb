// The number of a goal as people type it: 7, #7, or the address of its issue.
import { DevgrowthError } from '#errors.ts';

/** `7`, `#7`, `https://…/-/issues/7` and `…/-/work_items/7` (newer servers hand out the latter). */
export function parseGoalNumber(text: string): number {
  const match =
    /^#?(\d{1,9})$/.exec(text.trim()) ?? /\/-\/(?:issues|work_items)\/(\d{1,9})(?:[?#].*)?$/.exec(text.trim());
  const iid = Number(match?.[1] ?? 0);
  if (iid > 0) return iid;
  throw new DevgrowthError('usage', `"${text}" is not the number of a goal`, {
    hint: 'Give its number, such as 7; `devgrowth goal list` shows them.',
  });
}
