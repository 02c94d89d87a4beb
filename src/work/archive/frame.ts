// What stands around the issues of an archive: labels, milestones, boards, and the files of the repository.
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import type { ArchivedProject } from '#reports/archive.ts';
import { projectSettingsPath } from '#settings/project-settings.ts';
import { whole } from '../whole.ts';

interface Into {
  readonly project: GoalsProject;
  readonly me: Person;
}

/** It would run jobs, which need a token of their own. */
const jobs = '.gitlab-ci.yml';

/** @returns what is not as it was */
export async function writeFrame(
  archived: ArchivedProject,
  { project, me }: Into,
  progress: (step: string) => void,
): Promise<readonly string[]> {
  const { labels, milestones, boards, files } = archived;
  for (const [index, label] of labels.entries()) {
    progress(`${index + 1} of ${labels.length} labels`);
    await project.ensureNamedLabel(label);
  }
  for (const milestone of milestones) await project.ensureNamedMilestone(milestone);
  const known = new Set(labels.map(({ name }) => name));
  for (const { name, lists } of boards) {
    const there = whole(await project.boards(), project.facts.path).find((board) => board.name === name);
    const board = there ?? (await project.createBoard(name));
    for (const list of new Set(lists.filter((label) => known.has(label)))) {
      await project.addNamedList(board, list);
    }
  }
  const wanted = files.filter(({ path }) => path !== jobs);
  const paths = new Set(whole(await project.filePaths(), project.facts.path));
  const changes = wanted
    .filter(({ path }) => !paths.has(path))
    .map(({ path, text }) => ({ path, content: withPerson(path, text, archived, me), action: 'create' as const }));
  if (changes.length > 0) {
    progress('files of the repository');
    await project.commit('Open an archive', changes);
  }
  return wanted.length === files.length
    ? []
    : ['the job that makes reports is not set up: it needs a token of its own'];
}

/** Whose goals these are is a name of the other GitLab's. */
function withPerson(path: string, text: string, { person }: ArchivedProject, me: Person): string {
  if (path !== projectSettingsPath || isNamed(me, person)) return text;
  return text.replace(/^person:.*$/m, `person: ${JSON.stringify(me.username)}`);
}
