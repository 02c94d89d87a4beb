// `import { openGoals, report } from 'devgrowth'`: what the commands read, for programs. Nothing is asked, printed or written by it,
// and the process is never ended. All that is reachable is exported here.
import { silentWorld } from '#host/silent-world.ts';
import type { Goals, OpenOptions, ReportOptions } from './api.ts';
import type { ReportDocument } from './documents.ts';
import { goalsOn } from './goals.ts';

export { type Goals, GoalsError, type ListOptions, type OpenOptions, type ReportOptions } from './api.ts';
export type * from './documents.ts';

/**
 * Opens a goals project: for a token given with its host, else as `devgrowth` finds host, token and project.
 * @throws GoalsError
 */
export function openGoals(options: OpenOptions = {}): Promise<Goals> {
  return goalsOn(silentWorld(), options);
}

/**
 * What changed since the last 1:1, or as asked: opens the project for this one report.
 * @throws GoalsError
 */
export async function report(options: OpenOptions & ReportOptions = {}): Promise<ReportDocument> {
  return (await openGoals(options)).report(options);
}
