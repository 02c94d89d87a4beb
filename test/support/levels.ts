// Levels of somebody's own, as a file of their goals project.
import { expect } from 'vitest';
import type { TestWorld } from './world.ts';

export const backend = `name: backend
source: https://example.com/jobs/backend
checked: 2026-08-15
levels: [senior, {id: staff, was: [lead]}]
areas:
  - id: scope
    name: Scope
    was: [reach]
    at: {senior: The team, staff: Two teams}
    signs: {staff: [others ask first]}
  - {id: ambiguity, name: Ambiguity, at: {senior: Vague issues, staff: An unclear start}}
  - {id: others, name: Others, at: {staff: Makes teams better}}
  - {id: hiring, name: Hiring, at: {staff: Decides who joins}}
`;

/** By hand, in the browser. */
export async function putFile(world: TestWorld, path: string, content: string): Promise<void> {
  const answer = await world.api(`projects/1/repository/files/${encodeURIComponent(path)}`, {
    method: 'POST',
    body: { branch: 'main', commit_message: 'by hand', content },
  });
  expect(answer.ok).toBe(true);
}

export const putLevels = (world: TestWorld, text = backend, name = 'backend'): Promise<void> =>
  putFile(world, `.devgrowth/levels/${name}.yml`, text);
