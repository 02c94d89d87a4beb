// Work of alex in two other projects, as a scan finds it: merge requests of a public and of a private one.
import { expect } from 'vitest';
import { scene } from './scene.ts';
import type { TestWorld } from './world.ts';

async function project(world: TestWorld, path: string, visibility: string): Promise<void> {
  const made = await world.api('projects', {
    method: 'POST',
    body: { path, visibility, initialize_with_readme: true },
  });
  expect(made.status).toBe(201);
}

export async function mergedWork(world: TestWorld, path: string, title: string, description = ''): Promise<void> {
  const branch = title.replaceAll(/\W/g, '-').toLowerCase();
  const home = `projects/alex%2F${path}`;
  const actions = [{ action: 'create', file_path: branch, content: branch }];
  const commit = { branch, start_branch: 'main', commit_message: branch, actions };
  await world.api(`${home}/repository/commits`, { method: 'POST', body: commit });
  const fields = { source_branch: branch, target_branch: 'main', title, description };
  const made = await world.api(`${home}/merge_requests`, { method: 'POST', body: fields });
  const { iid } = (await made.json()) as { iid: number };
  expect((await world.api(`${home}/merge_requests/${iid}/merge`, { method: 'PUT' })).status).toBe(200);
}

/** web!1 with !2, and vault!1 fit #2 for certain; web!3 fits nothing. Projects 2 and 3. */
export const worldWithWork = scene(
  {},
  'init --yes --no-input --manager @morgan',
  'goal add "Calm releases" --kind general --due none',
  'goal add "Import guide" --kind general --due none',
  async (world) => {
    await project(world, 'web', 'public');
    await project(world, 'vault', 'private');
    await mergedWork(world, 'web', 'Retry imports', 'Goal: alex/goals#2');
    await mergedWork(world, 'web', 'Follow-up', 'Follows !1');
    await mergedWork(world, 'web', 'Translate the footer');
    await mergedWork(world, 'vault', 'Merger with Initech', 'Goal: alex/goals#2');
  },
);
