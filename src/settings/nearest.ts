// Which of the known names a mistyped one was most likely meant to be.

/** null when nothing is near: more than a third of the letters (at least two) would have to change. */
function nearest(name: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** `, did you mean "host"?`, or the whole list where nothing is near. */
export function suggestion(name: string, known: readonly string[]): string {
  const near = nearest(name, known);
  if (near !== null) return `, did you mean "${near}"?`;
  return known.length === 0 ? '' : ` (known: ${known.join(', ')})`;
}

/** Levenshtein, one row at a time. Names are short; a longer one is compared by its start. */
function editDistance(left: string, right: string): number {
  const [from, to] = [left.slice(0, 60), right.slice(0, 60)];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
