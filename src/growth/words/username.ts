// Usernames as people write them into settings, flags and texts: GitLab tells their letter case not apart.
import type { Person } from './goal.ts';

export const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export function isNamed(person: Pick<Person, 'username'> | null | undefined, username: string | null): boolean {
  return person != null && username !== null && isSameName(person.username, username);
}

/** https://docs.gitlab.com/user/reserved_names/#limitations-on-usernames-project-and-group-names-and-slugs */
const named = /(?<![\w@./-])@([a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_-])?)/gi;

/** `Ask @sam or @noor`; no address of a mail. */
export function namesIn(text: string): readonly string[] {
  return Array.from(text.matchAll(named), ([, name = '']) => name);
}

/** As GitLab names the users of access tokens. https://docs.gitlab.com/user/project/settings/project_access_tokens/#bot-users-for-projects */
export function isBotName(username: string): boolean {
  return /^(?:project|group)_\d+_bot(?:_|\d|$)/i.test(username);
}
