// How the lines of one screen are shared between sections that want more than there are.

interface Section {
  readonly blocks: readonly (readonly unknown[])[];
  /** Its share of the lines, between 0 and 1. */
  readonly weight: number;
}

/** Lines each section gets: its share, and what the others leave; at least two where it has anything to say. */
export function shareRows(available: number, sections: readonly Section[]): number[] {
  const wanted = sections.map(({ blocks }) => blocks.reduce((sum, block) => sum + block.length, 0));
  const shares = wanted.map((lines, index) => {
    const share = Math.floor(Math.max(0, available) * (sections[index]?.weight ?? 0));
    return Math.min(lines, Math.max(share, 2));
  });
  let left = available - shares.reduce((sum, lines) => sum + lines, 0);
  return shares.map((lines, index) => {
    const extra = Math.max(0, Math.min(left, (wanted[index] ?? 0) - lines));
    left -= extra;
    return lines + extra;
  });
}
