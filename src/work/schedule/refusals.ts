// What keeps a report off its schedule: who would read it, who could use its token, and what is somebody else's.
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { type PipelineSchedule, scheduleName } from '#growth/forge/pipelines.ts';
import type { Member } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { ciFilePath, type JobDoes } from '#templates/ci-file.ts';
import { given, joined, said, step, type Wording } from '#wording.ts';

/** What can be known before anything is asked or written. */
export function refuseOthers(
  existing: GoalsProject | null,
  { isAsked, isForeignFile }: { readonly isAsked: boolean; readonly isForeignFile: boolean },
): void {
  if (existing && existing.facts.visibility !== 'private' && isAsked) {
    const { path, visibility } = existing.facts;
    throw new DevgrowthError(
      'refused',
      `${path} is ${visibility}: whoever can open it would read the scheduled report`,
      {
        hint: 'Make the project private in GitLab (Settings, General, Visibility), then run this again.',
      },
    );
  }
  if (!isForeignFile) return;
  throw new DevgrowthError('refused', `${existing?.facts.path} has a ${ciFilePath} that devgrowth did not write`, {
    hint: said`It is never overwritten, and nothing was written. Rename it or delete it to have ours, or add a job of your own to it that runs \`${step('report', { output: 'report/index.html' })}\`.`,
  });
}

export function refuseEdited(): never {
  throw new DevgrowthError('refused', `${ciFilePath} was edited by hand, and devgrowth does not overwrite that`, {
    hint: 'Add or remove the job yourself, or delete the file to have it generated again. Nothing was written.',
  });
}

/** `posts and reminds`, and what leaves that out. */
export function writingWords({ posts, reminds }: JobDoes): { readonly what: string; readonly without: Wording } {
  return {
    what: [...(posts ? ['posts'] : []), ...(reminds ? ['reminds'] : [])].join(' and '),
    without: joined([...(posts ? [given('no-schedule-post')] : []), ...(reminds ? [given('no-remind')] : [])], ' and '),
  };
}

export function refuseMaintainers(others: readonly Member[], does: JobDoes): void {
  if (others.length === 0) return;
  const { what, without } = writingWords(does);
  const names = others.map(({ person, role }) => `@${oneLine(person.username)} (${role})`).join(', ');
  throw new DevgrowthError(
    'refused',
    `a job that ${what} needs a token that can write as you, and these people could use it: ${names}`,
    {
      hint: said`Nothing was written. Lower their role in the project first, or leave that out (${without}).`,
    },
  );
}

/** A schedule is changed by its owner alone: https://docs.gitlab.com/api/pipeline_schedules/#update-a-pipeline-schedule */
export function refuseForeignSchedule(
  found: PipelineSchedule | null,
  { cron, zone, me }: { readonly cron: string | null; readonly zone: string; readonly me: Person },
): void {
  if (found === null || found.owner === null || found.owner.id === me.id) return;
  if (found.cron === cron && found.zone === zone && found.active) return;
  throw new DevgrowthError(
    'refused',
    `the schedule "${scheduleName}" belongs to @${oneLine(found.owner.username)}, and only they can change it`,
    { hint: 'Take it over in GitLab (Build, Pipeline schedules), then run this again. Nothing was written.' },
  );
}
