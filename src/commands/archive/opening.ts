// `devgrowth archive growth.zip --into alex/goals`: opens an archive again, on any GitLab.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderOpened } from '#render/terminal/project/archive.ts';
import { openArchive, planLines, planOpening } from '#work/archive/opening.ts';
import { confirmed } from '#work/confirm.ts';
import { refuseInJob } from '#work/job.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import { endDryRun, warn } from '../written-goal.ts';
import { openArchive as readArchive } from './checking.ts';

export async function runInto(
  { file, into }: { readonly file: string; readonly into: string },
  shared: SharedInput,
  world: CommandWorld,
): Promise<ExitCode> {
  refuseInJob(world);
  const { archive, problems } = await readArchive(file, world);
  if (archive === null || problems.length > 0) {
    throw new DevgrowthError('usage', `${file} is not as it was made`, {
      details: problems,
      hint: 'Nothing was written. Take another copy of it, or make it anew with `devgrowth archive --out growth.zip`.',
    });
  }
  const planned = await planOpening(archive, into, shared, world);
  const lines = planLines(planned);
  if (shared.dryRun) return endDryRun([...lines], shared, world);
  world.talk.show(lines);
  await confirmed(world, { message: 'Do this?', default: true });
  const opened = await openArchive(planned, shared, world, (at) => world.progress(at));
  const { project, warnings, notes, numbers, written, there } = opened;
  const told = { project: project.facts.path, url: project.facts.url, written, there, numbers, notes };
  world.stdout.write(shared.format === 'json' ? await documentText('archive-into', told) : renderOpened(told));
  if (archive.project.issues.some(({ sort }) => sort === 'dashboard')) {
    world.talk.note(
      said`the dashboard says what it said then: \`${step('init', { project: oneLine(project.facts.path) })}\` renews it`,
    );
  }
  return warnings.length === 0 ? exitCodes.done : warn(warnings, world);
}
