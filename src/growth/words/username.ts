// Usernames as people write them into settings and flags: GitLab tells their letter case not apart.
import type { Person } from './goal.ts';

export function isNamed(person: Pick<Person, 'username'> | null | undefined, username: string | null): boolean {
  return person?.username.toLowerCase() === username?.toLowerCase() && username !== null;
}
