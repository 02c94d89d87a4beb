// Two people changed the same text: both changes kept where they do not touch, by lines.

/**
 * Each place where one of them changed something is decided by itself: mine, theirs, or the same by both. null when both changed the
 * same lines, or lines side by side: then a person decides. On a text that holds my change already it changes nothing.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const [old, own, other] = [base, mine, theirs].map((text) => text.split('\n')) as [string[], string[], string[]];
  const inOwn = keptLines(old, own);
  const inOther = keptLines(old, other);
  const merged: string[] = [];
  let [from, ownFrom, otherFrom] = [0, 0, 0];
  for (let at = 0; at <= old.length; at += 1) {
    const isEnd = at === old.length;
    const [ownAt, otherAt] = isEnd ? [own.length, other.length] : [inOwn[at], inOther[at]];
    if (ownAt === undefined || otherAt === undefined) continue;
    const place = decided(old.slice(from, at), own.slice(ownFrom, ownAt), other.slice(otherFrom, otherAt));
    if (place === null) return null;
    merged.push(...place, ...old.slice(at, at + 1));
    [from, ownFrom, otherFrom] = [at + 1, ownAt + 1, otherAt + 1];
  }
  return merged.join('\n');
}

/** What stands between two lines that all three have. */
function decided(
  base: readonly string[],
  mine: readonly string[],
  theirs: readonly string[],
): readonly string[] | null {
  if (isSame(mine, base)) return theirs;
  if (isSame(theirs, base) || isSame(mine, theirs)) return mine;
  if (holds(theirs, mine, base)) return theirs;
  return holds(mine, theirs, base) ? mine : null;
}

/** The same change, and more beside it that is none of what the change took out. */
function holds(whole: readonly string[], change: readonly string[], base: readonly string[]): boolean {
  if (change.every((line) => line.trim() === '') || whole.length * change.length > mostSteps) return false;
  const at = whole.findIndex((_, index) => isSame(whole.slice(index, index + change.length), change));
  if (at === -1) return false;
  const takenOut = new Set(base.filter((line) => !change.includes(line)));
  return ![...whole.slice(0, at), ...whole.slice(at + change.length)].some((line) => takenOut.has(line));
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((line, index) => line === other[index]);

/** More steps than the longest texts of people need: beyond, all that differs is one change. */
const mostSteps = 4_000_000;

/**
 * By the number of a line of `from`: which line of `to` it is; undefined where it is gone. As many as can be, in order, and each as far
 * above as can be. Empty lines are all alike, so they tell of no place: one is kept where the line above it is.
 */
function keptLines(from: readonly string[], to: readonly string[]): readonly (number | undefined)[] {
  const [said, wanted] = [linesWithWords(from), linesWithWords(to)];
  const kept = from.map((): number | undefined => undefined);
  for (const [at, place] of commonLines(from, said, to, wanted)) kept[at] = place;
  for (let at = 0; at < from.length; at += 1) {
    const below = at === 0 ? 0 : (kept[at - 1] ?? Number.NaN) + 1;
    if (isBlank(from[at]) && from[at] === to[below]) kept[at] = below;
  }
  return kept;
}

const isBlank = (line: string | undefined): boolean => line?.trim() === '';
const linesWithWords = (lines: readonly string[]) => lines.flatMap((line, at) => (isBlank(line) ? [] : [at]));

/** The longest common subsequence of these lines. */
function* commonLines(
  from: readonly string[],
  said: readonly number[],
  to: readonly string[],
  wanted: readonly number[],
): Generator<readonly [number, number]> {
  const [own, other] = [said.map((at) => from[at]), wanted.map((at) => to[at])];
  const isSameAt = (row: number, column: number) => own[row] === other[column];
  const most = Math.min(said.length, wanted.length);
  let above = 0;
  while (above < most && isSameAt(above, above)) above += 1;
  let below = 0;
  const isLong = () => (said.length - above - below + 1) * (wanted.length - above - below + 1) > mostSteps;
  while (isLong() && below < most - above && isSameAt(said.length - 1 - below, wanted.length - 1 - below)) below += 1;
  const [rows, columns] = [said.length - below, wanted.length - below];
  const width = columns - above + 1;
  const longest = new Uint32Array(isLong() ? 0 : (rows - above + 1) * width);
  const lengthAt = (row: number, column: number) => longest[(row - above) * width + column - above] ?? 0;
  if (longest.length > 0)
    for (let row = rows - 1; row >= above; row -= 1)
      for (let column = columns - 1; column >= above; column -= 1)
        longest[(row - above) * width + column - above] = isSameAt(row, column)
          ? lengthAt(row + 1, column + 1) + 1
          : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
  const pair = (row: number, column: number) => [said[row] ?? 0, wanted[column] ?? 0] as const;
  for (let row = 0; row < above; row += 1) yield pair(row, row);
  for (let row = above, column = above; longest.length > 0 && row < rows && column < columns; ) {
    if (isSameAt(row, column)) {
      yield pair(row, column);
      [row, column] = [row + 1, column + 1];
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1;
    else column += 1;
  }
  for (let row = rows; row < said.length; row += 1) yield pair(row, row - said.length + wanted.length);
}

const marks = { mine: '<<<<<<< yours', middle: '=======', theirs: '>>>>>>> on the server' } as const;

/** Both texts, for a person to make one of. */
export function conflictText(mine: string, theirs: string): string {
  return [marks.mine, mine, marks.middle, theirs, marks.theirs].join('\n');
}

export function hasConflictMarks(text: string): boolean {
  return text.split('\n').some((line) => line === marks.mine || line === marks.theirs);
}
