// The words that the forms of an archive share.
import type { ArchivedEvent, ArchivedIssue } from '#reports/archive.ts';

export const sortWords: Readonly<Record<ArchivedIssue['sort'], string>> = {
  goal: 'Goals',
  'one-on-one': '1:1s',
  promotion: 'Promotion document',
  plan: 'Plan',
  wins: 'Wins',
  inbox: 'Inbox of found work',
  dashboard: 'Dashboard',
  other: 'Other issues',
};
export const sorts = Object.keys(sortWords) as readonly ArchivedIssue['sort'][];

export const folders: Readonly<Record<ArchivedIssue['sort'], string>> = {
  goal: 'goals',
  'one-on-one': '1on1s',
  promotion: 'promotion',
  plan: 'plan',
  wins: 'wins',
  inbox: 'inbox',
  dashboard: 'dashboard',
  other: 'other',
};

export const numbered = (iid: number): string => String(iid).padStart(4, '0');

/** `0007-read-one-book` */
export function fileName({ iid, title }: Pick<ArchivedIssue, 'iid' | 'title'>): string {
  const words = title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '');
  const short = [...words].slice(0, 50).join('').replace(/-$/, '');
  return short === '' ? numbered(iid) : `${numbered(iid)}-${short}`;
}

/** `2026-03-05 14:20` in UTC. */
export const moment = (at: string): string => at.slice(0, 16).replace('T', ' ');
export const named = (username: string | null): string => (username === null ? 'somebody' : `@${username}`);

export function facts(issue: ArchivedIssue): readonly (readonly [name: string, value: string])[] {
  const { origin, author, createdAt, closedAt, due, milestone, labels, assignees, state, confidential } = issue;
  const opened =
    origin === null
      ? `${moment(createdAt)} by ${named(author)}`
      : `${origin.on} by ${named(origin.by)}, brought here ${moment(createdAt)}`;
  return [
    ['State', `${state === 'closed' ? 'closed' : 'open'}${confidential ? ', confidential' : ''}`],
    ['Opened', opened],
    ...(closedAt === null ? [] : [['Closed', moment(closedAt)] as const]),
    ...(due === null ? [] : [['Due', due] as const]),
    ...(milestone === null ? [] : [['Milestone', milestone] as const]),
    ...(labels.length === 0 ? [] : [['Labels', labels.join(', ')] as const]),
    ...(assignees.length === 0 ? [] : [['Assigned to', assignees.map(named).join(', ')] as const]),
    ...issue.links.map(
      ({ reference, title }) => ['Linked', `${reference}${title === null ? '' : ` ${title}`}`] as const,
    ),
    ...(issue.reactions.length === 0
      ? []
      : [['Reactions', issue.reactions.map(({ name, by }) => `:${name}: ${named(by)}`).join(', ')] as const]),
  ];
}

export function eventWords({ what, label, words }: ArchivedEvent): string {
  if (words !== null) return words;
  if (what === 'add') return `added the label ${label ?? 'that is gone'}`;
  return what === 'remove' ? `took off the label ${label ?? 'that is gone'}` : what;
}
