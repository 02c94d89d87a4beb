// Which levels there are to speak of: the package's, and those of the goals project, which take the place of shipped ones of the same name.
import { DevgrowthError } from '#errors.ts';
import type { Levels } from '#growth/levels/levels.ts';
import { oneLine } from '#render/text.ts';
import { builtInLevels } from '#templates/built-in-levels.ts';
import type { Desk } from '../desk.ts';
import { isYaml, ownFiles, shippedFiles } from '../own-files.ts';
import type { PackagedDesk } from '../packaged.ts';
import type { Session } from '../session.ts';

export type LevelsDesk = PackagedDesk & Pick<Desk, 'talk'>;

export interface KnownLevels {
  readonly shipped: readonly Levels[];
  readonly own: readonly Levels[];
}

/** Those of the project first. */
export function allLevels({ shipped, own }: KnownLevels): readonly Levels[] {
  return [...own, ...shipped.filter(({ name }) => own.every((one) => one.name !== name))];
}

/** A broken file takes no part, with a warning. @param session null: there is no project */
export async function knownLevels(session: Pick<Session, 'project'> | null, desk: LevelsDesk): Promise<KnownLevels> {
  const [shipped, files] = await Promise.all([
    shippedLevels(desk),
    session === null ? [] : ownFiles(session.project, { kind: 'levels', isOne: isYaml }, desk),
  ]);
  if (files.length === 0) return { shipped, own: [] };
  const { levels, problems } = (await import('#templates/levels.ts')).readLevels(files);
  for (const problem of problems) desk.talk.warn(`${oneLine(problem)}: levels of this file take no part`);
  return { shipped, own: levels };
}

/** What reads the files is loaded where the build did not. */
async function shippedLevels(desk: PackagedDesk): Promise<readonly Levels[]> {
  const built = builtInLevels();
  if (built !== null) return built;
  const { levels, problems } = (await import('#templates/levels.ts')).readLevels(await shippedFiles('levels', desk));
  if (problems.length === 0) return levels;
  throw new DevgrowthError('configuration', 'this installation of devgrowth has broken levels', {
    details: problems,
    hint: 'Install devgrowth again.',
  });
}
