// What `archive` says of a file that it wrote, looked at, or opened again.
import { byteWords } from '../../archive/bytes.ts';
import { count } from '../../text.ts';
import type { ArchivedProject } from '#reports/archive.ts';
import { type Ink, ink, stacked } from '../ink.ts';

export interface WrittenArchive {
  readonly path: string;
  readonly issues: number;
  readonly comments: number;
  readonly files: number;
  readonly bytes: number;
  readonly leftOut: readonly string[];
  /** Pieces of work that evidence points to, and how many of them could be told. */
  readonly work: { readonly all: number; readonly told: number };
  readonly missing: readonly string[];
}

export function renderWritten(written: WrittenArchive): Ink {
  const { path, issues, comments, files, bytes, leftOut, work, missing } = written;
  return stacked([
    ink`Wrote ${path}: ${count(issues, 'issue')}, ${count(comments, 'comment')}, ${count(files, 'file')}, ${byteWords(bytes)}`,
    ...(work.all === 0
      ? []
      : [ink`Evidence points to ${count(work.all, 'piece')} of work; ${work.told} could be told with title and state`]),
    ...missing.map((one) => ink`Missing: ${one}`),
    ink`Left out:`,
    ...leftOut.map((one) => ink`  ${one}`),
  ]);
}

/** @param archived what it says of itself; null: it could not be opened */
export function renderChecked(
  { file, files, problems }: { readonly file: string; readonly files: number; readonly problems: readonly string[] },
  archived: ArchivedProject | null,
): Ink {
  if (problems.length > 0)
    return stacked([ink`${file} is not as it was made:`, ...problems.map((one) => ink`  ${one}`)]);
  if (archived === null) return stacked([ink`${file} holds nothing`]);
  const { project, issues, asOf, completeness } = archived;
  const of = asOf === null ? '' : `, as of ${asOf.slice(0, 10)}`;
  return stacked([
    ink`${file} is whole: ${count(files, 'file')}, each as it was made`,
    ink`${project.path} on ${project.host}${of}: ${count(issues.length, 'issue')}`,
    ...(completeness.complete ? [] : [ink`INCOMPLETE: not everything could be read when it was made`]),
  ]);
}
