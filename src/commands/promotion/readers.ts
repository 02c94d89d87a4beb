// Who can read a confidential issue of this project, said before anything is written into one.
import type { GoalsProject } from '#growth/forge.ts';
import type { Person } from '#growth/goal.ts';
import type { Role } from '#growth/project.ts';

/** Planner and up see every confidential issue: https://docs.gitlab.com/user/permissions/ */
export function seesConfidential(role: Role | null): boolean {
  return role !== null && role !== 'guest';
}

/** `you and @sam (reporter)`; says so where it is not known. */
export async function readersOf(project: GoalsProject, me: Person): Promise<string> {
  const { items, source } = await project.members();
  const others = items.filter(({ person, role }) => person.id !== me.id && seesConfidential(role));
  const named = others.map(({ person, role }) => `@${person.username} (${role ?? 'unknown role'})`);
  const known = [
    'you',
    ...named,
    ...(items.some(({ role, person }) => role === null && person.id !== me.id)
      ? ['members with a role of their own']
      : []),
  ];
  const list = known.length === 1 ? 'only you' : `${known.slice(0, -1).join(', ')} and ${known.at(-1) ?? ''}`;
  return source.failed === null ? list : `${list}, and others perhaps (the members could not be read completely)`;
}
