// What changed between two snapshots: files, lines added and removed, and the unified diff of each file.
import type { Repository, Snapshot } from './repository.ts';
import { blobContent, fileAt } from './repository.ts';

export type FileDiff = {
  oldPath: string;
  newPath: string;
  oldMode: string;
  newMode: string;
  diff: string;
  isNew: boolean;
  isRenamed: boolean;
  isDeleted: boolean;
  additions: number;
  deletions: number;
};

export type DiffStats = { additions: number; deletions: number; total: number };

type Line = { sign: ' ' | '+' | '-'; text: string };

/** Files that differ, by path. A file that vanished while one with the same content appeared counts as renamed. */
export function compareTrees(repository: Repository, before: Snapshot, after: Snapshot): FileDiff[] {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const changed = paths.filter((path) => {
    const old = fileAt(before, path);
    const now = fileAt(after, path);
    return old?.blob !== now?.blob || old?.executable !== now?.executable;
  });
  const gone = changed.filter((path) => fileAt(after, path) === undefined);
  const diffs: FileDiff[] = [];
  const renamedFrom = new Set<string>();
  for (const path of changed.filter((name) => fileAt(after, name) !== undefined)) {
    const isNew = fileAt(before, path) === undefined;
    const source = isNew
      ? gone.find((old) => !renamedFrom.has(old) && fileAt(before, old)?.blob === fileAt(after, path)?.blob)
      : undefined;
    if (source !== undefined) renamedFrom.add(source);
    diffs.push(fileDiff(repository, before, after, source ?? path, path));
  }
  for (const path of gone.filter((name) => !renamedFrom.has(name))) {
    diffs.push(fileDiff(repository, before, after, path, path));
  }
  return diffs.sort((a, b) => (a.newPath < b.newPath ? -1 : 1));
}

export function statsOf(diffs: FileDiff[]): DiffStats {
  const additions = diffs.reduce((sum, diff) => sum + diff.additions, 0);
  const deletions = diffs.reduce((sum, diff) => sum + diff.deletions, 0);
  return { additions, deletions, total: additions + deletions };
}

function fileDiff(
  repository: Repository,
  before: Snapshot,
  after: Snapshot,
  oldPath: string,
  newPath: string,
): FileDiff {
  const old = fileAt(before, oldPath);
  const now = fileAt(after, newPath);
  const oldText = old === undefined ? '' : blobContent(repository, old.blob).toString('utf8');
  const newText = now === undefined ? '' : blobContent(repository, now.blob).toString('utf8');
  const lines = oldText === newText ? [] : diffLines(linesOf(oldText), linesOf(newText));
  const isBinary = `${oldText}${newText}`.includes('\0');
  return {
    oldPath,
    newPath,
    oldMode: modeOf(old),
    newMode: modeOf(now),
    diff: isBinary ? '' : unified(lines),
    isNew: old === undefined,
    isRenamed: oldPath !== newPath,
    isDeleted: now === undefined,
    additions: isBinary ? 0 : lines.filter((line) => line.sign === '+').length,
    deletions: isBinary ? 0 : lines.filter((line) => line.sign === '-').length,
  };
}

function modeOf(file: { executable: boolean } | undefined): string {
  if (file === undefined) return '0';
  return file.executable ? '100755' : '100644';
}

/** Lines with their line ends, so that a missing last one shows. */
export function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Longest common subsequence between the equal start and the equal end; very large middles count as replaced. */
export function diffLines(before: string[], after: string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end += 1;
  }
  return [
    ...before.slice(0, start).map((text): Line => ({ sign: ' ', text })),
    ...diffMiddle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...before.slice(before.length - end).map((text): Line => ({ sign: ' ', text })),
  ];
}

function diffMiddle(a: string[], b: string[]): Line[] {
  const width = b.length + 1;
  if (a.length * b.length > 4_000_000) {
    return [...a.map((text): Line => ({ sign: '-', text })), ...b.map((text): Line => ({ sign: '+', text }))];
  }
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: Line[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ sign: ' ', text: a[i] ?? '' });
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: '-', text: a[i] ?? '' });
      i += 1;
    } else {
      lines.push({ sign: '+', text: b[j] ?? '' });
      j += 1;
    }
  }
  return lines;
}

const contextLines = 3;

/** Hunks with three lines around each change, as `git diff` prints them below its file header. */
function unified(lines: Line[]): string {
  const keep = lines.map((_, index) =>
    lines.slice(Math.max(0, index - contextLines), index + contextLines + 1).some((line) => line.sign !== ' '),
  );
  let text = '';
  let oldLine = 1;
  let newLine = 1;
  for (let index = 0; index < lines.length; ) {
    if (keep[index] !== true) {
      oldLine += 1;
      newLine += 1;
      index += 1;
      continue;
    }
    let end = index;
    while (keep[end] === true) end += 1;
    const hunk = lines.slice(index, end);
    const oldCount = hunk.filter((line) => line.sign !== '+').length;
    const newCount = hunk.filter((line) => line.sign !== '-').length;
    text += `@@ -${range(oldLine, oldCount)} +${range(newLine, newCount)} @@\n`;
    for (const line of hunk) {
      text += `${line.sign}${line.text}${line.text.endsWith('\n') ? '' : '\n\\ No newline at end of file\n'}`;
    }
    oldLine += oldCount;
    newLine += newCount;
    index = end;
  }
  return text;
}

/** An empty side names the line before it; a single line leaves its count out. */
function range(start: number, count: number): string {
  if (count === 0) return `${start - 1},0`;
  return count === 1 ? String(start) : `${start},${count}`;
}
