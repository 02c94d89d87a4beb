// Texts that ship with the package: templates and the example.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { listGoalTemplates } from '#templates/goal-templates.ts';
import type { World } from '#world.ts';

type Packaged = Pick<World, 'packageRoot'>;

export function packagedText(world: Packaged, path: string): Promise<string> {
  return readFile(join(world.packageRoot, 'templates', path), 'utf8');
}

/** The built-in goal kinds, by name. A broken one is a broken package. */
export async function packagedTemplates(world: Packaged): Promise<readonly GoalTemplate[]> {
  const folder = join(world.packageRoot, 'templates', 'goals');
  const reader = { list: (path: string) => readdir(path), read: (path: string) => readFile(path, 'utf8') };
  const { templates, broken } = await listGoalTemplates(reader, folder);
  if (broken.length > 0) {
    throw new DevgrowthError('configuration', 'this installation of devgrowth has broken templates', {
      details: broken.flatMap(({ problems }) => problems),
      hint: 'Install devgrowth again.',
    });
  }
  return templates;
}
