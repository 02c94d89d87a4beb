// How the lines of one screen are shared between sections that want more than there are.

const weights = [0.5, 0.27, 0.23];

/** Lines each section gets: its share, and what the others leave; at least two where it has anything to say. */
export function shareRows(available: number, sections: readonly (readonly (readonly string[])[])[]): number[] {
  const wanted = sections.map((blocks) => blocks.reduce((sum, block) => sum + block.length, 0));
  const shares = wanted.map((lines, index) => {
    const share = Math.floor(Math.max(0, available) * (weights[index] ?? 0));
    return Math.min(lines, Math.max(share, 2));
  });
  let left = available - shares.reduce((sum, lines) => sum + lines, 0);
  return shares.map((lines, index) => {
    const extra = Math.max(0, Math.min(left, (wanted[index] ?? 0) - lines));
    left -= extra;
    return lines + extra;
  });
}
