// Reads every issue of a project with its comments: for whoever looks through all of it, or takes it along.
import type { Everything, WholeIssue, WholeNote } from '#growth/forge/everything.ts';
import { isComplete, type Listed, type SourceRead } from '#growth/words/completeness.ts';

/** An issue is done before the one so many places behind it is begun: what is read waits nowhere. */
const issuesAtOnce = 8;

export interface WholeStory {
  readonly issue: WholeIssue;
  /** null: none were asked for. */
  readonly notes: Listed<WholeNote> | null;
}

/**
 * Costs a request for each hundred issues, and one for each hundred comments of an issue.
 * @param wants false: the comments of this one are not asked for, such as where its list counts none
 */
export async function readWholeProject(
  project: Pick<Everything, 'wholeIssues' | 'wholeNotes'>,
  wants: (issue: WholeIssue) => boolean = ({ commentCount }) => commentCount > 0,
  onIssue: (at: { readonly index: number; readonly of: number; readonly title: string }) => void = () => {},
): Promise<{ readonly issues: Listed<WholeIssue>; readonly stories: readonly WholeStory[] }> {
  const issues = (await project.wholeIssues()).asFarAsRead();
  const stories = await eachOf(issues.items, async (issue, index) => {
    onIssue({ index, of: issues.items.length, title: issue.title });
    return { issue, notes: wants(issue) ? (await project.wholeNotes(issue.iid)).asFarAsRead() : null };
  });
  return { issues, stories };
}

/** A few at once, results in their order. */
export async function eachOf<T, Result>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next;
      next += 1;
      results[index] = await work(items[index] as T, index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(issuesAtOnce, items.length) }, worker));
  return results;
}

/** Lists of one sort as one source each; those that failed are named one by one. */
export function summed(name: string, sources: readonly SourceRead[]): readonly SourceRead[] {
  const read = sources.filter(isComplete);
  const sum = (pick: (source: SourceRead) => number) => read.reduce((total, source) => total + pick(source), 0);
  const whole = {
    name,
    requests: sum(({ requests }) => requests),
    seen: sum(({ seen }) => seen),
    total: null,
    failed: null,
  };
  return [...(read.length > 0 ? [whole] : []), ...sources.filter((source) => !isComplete(source))];
}
