// Whom GitLab may mail about what is written, said before it is. https://docs.gitlab.com/user/profile/notifications/#notification-events
import { count } from './text.ts';

/** @param comments new ones: GitLab mails nobody about one that is changed, but for whoever is named in it anew */
export function mailedAbout(comments: number): string {
  if (comments === 0) return 'No comment: nobody is mailed.';
  return `${count(comments, 'comment')}: GitLab may mail others about ${comments === 1 ? 'it' : 'each'}.`;
}

/** Of a role that somebody gets in the project, or another one. @param name `@sam` */
export function mailedRole(name: string): string {
  return `GitLab may mail ${name} about it.`;
}
