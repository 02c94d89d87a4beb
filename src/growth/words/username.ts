// Usernames as people write them into settings and flags: GitLab tells their letter case not apart.
import type { Person } from './goal.ts';

export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export function isNamed(person: Pick<Person, 'username'> | null | undefined, username: string | null): boolean {
  return person != null && username !== null && isSameName(person.username, username);
}
