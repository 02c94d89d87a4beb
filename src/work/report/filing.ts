// Where a report becomes a file: the place that was named, else one among the person's own files.
import { join, resolve, sep } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import type { Day } from '#growth/words/goal.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { isJob } from '../job.ts';

/** @throws `refused` for a folder of a job that everybody reads */
export function reportFile(
  typed: string | null,
  until: Day,
  { cwd, env, places }: Pick<Desk, 'cwd' | 'env' | 'places'>,
): string {
  const path = typed === null ? join(places.state, 'reports', `${until}.html`) : resolve(cwd, typed);
  // GitLab Pages publishes the folder `public` of a job: https://docs.gitlab.com/user/project/pages/
  const isPublished = isJob({ env }) && `${path}${sep}`.startsWith(resolve(cwd, 'public') + sep);
  if (!isPublished) return path;
  throw new DevgrowthError(
    'refused',
    'the folder public is published by GitLab Pages, and a report is not for everybody',
    {
      hint: said`Write it to another folder, such as ${given('output', 'report/index.html')}.`,
    },
  );
}
