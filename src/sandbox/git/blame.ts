// Which commit each line of a file comes from.
import { blobContent, fileAt, type Commit, type Repository } from './repository.ts';
import { diffLines, linesOf } from './diff.ts';

/** Lines that stand together and come from one commit. */
export interface BlameRange {
  readonly commit: Commit;
  readonly lines: string[];
}

const linesAt = (repository: Repository, commit: Commit, path: string): string[] | null => {
  const file = fileAt(commit.tree, path);
  return file === undefined ? null : linesOf(blobContent(repository, file.blob).toString('utf8'));
};

/** A line that a parent has too is asked of that parent; the first one that has it answers. */
export function blame(repository: Repository, from: Commit, path: string): BlameRange[] {
  const lines = linesAt(repository, from, path) ?? [];
  const origin = lines.map(() => from);
  // Where the lines in question stand in that commit's file, and where in the file that was asked for.
  const open: { commit: Commit; asked: Map<number, number> }[] = [
    { commit: from, asked: new Map(lines.map((_, at) => [at, at])) },
  ];
  for (let step = open.pop(); step !== undefined; step = open.pop()) {
    const { commit, asked } = step;
    const here = linesAt(repository, commit, path) ?? [];
    for (const parent of commit.parents.flatMap((id) => repository.commits[id] ?? [])) {
      const before = linesAt(repository, parent, path);
      if (before === null) continue;
      const older = new Map<number, number>();
      let [old, now] = [0, 0];
      for (const { sign } of diffLines(before, here)) {
        const target = asked.get(now);
        if (sign === ' ' && target !== undefined) {
          older.set(old, target);
          asked.delete(now);
        }
        if (sign !== '+') old += 1;
        if (sign !== '-') now += 1;
      }
      if (older.size > 0) open.push({ commit: parent, asked: older });
    }
    for (const target of asked.values()) origin[target] = commit;
  }
  const ranges: BlameRange[] = [];
  for (const [at, line] of lines.entries()) {
    const commit = origin[at] ?? from;
    const last = ranges.at(-1);
    const shown = line.replace(/\n$/, '');
    if (last?.commit === commit) last.lines.push(shown);
    else ranges.push({ commit, lines: [shown] });
  }
  return ranges;
}
