// Two people changed the same text: both changes kept where they do not touch, by lines.
import { ascending, inTurn } from '../words/order.ts';

interface Change {
  /** Lines of the base that were replaced: from, and up to without it. */
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** null when both changed the same lines, or lines side by side: then a person decides. */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const lines = base.split('\n');
  const [first, second] = [changeOf(lines, mine), changeOf(lines, theirs)].sort(
    inTurn(
      ascending(({ from }) => from),
      ascending(({ to }) => to),
    ),
  ) as [Change, Change];
  if (second.from <= first.to) return null;
  return [
    ...lines.slice(0, first.from),
    ...first.lines,
    ...lines.slice(first.to, second.from),
    ...second.lines,
    ...lines.slice(second.to),
  ].join('\n');
}

const marks = { mine: '<<<<<<< yours', middle: '=======', theirs: '>>>>>>> on the server' } as const;

/** Both texts, for a person to make one of. */
export function conflictText(mine: string, theirs: string): string {
  return [marks.mine, mine, marks.middle, theirs, marks.theirs].join('\n');
}

export function hasConflictMarks(text: string): boolean {
  return text.split('\n').some((line) => line === marks.mine || line === marks.theirs);
}

/** Everything between the first and the last line that differ, as one change. */
function changeOf(base: readonly string[], text: string): Change {
  const lines = text.split('\n');
  const most = Math.min(base.length, lines.length);
  let from = 0;
  while (from < most && base[from] === lines[from]) from += 1;
  let behind = 0;
  while (behind < most - from && base[base.length - 1 - behind] === lines[lines.length - 1 - behind]) behind += 1;
  return { from, to: base.length - behind, lines: lines.slice(from, lines.length - behind) };
}
