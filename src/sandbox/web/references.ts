// GitLab's references in running text: #12, #12+ (with its title, since 14.6), @name, ~label, %milestone become links where they name something.
// https://docs.gitlab.com/user/markdown/#gitlab-specific-references
import { html } from 'hono/html';
import { issueUrl } from '../entities/issue.ts';
import { since } from '../http/routing.ts';
import { reachedFrom } from '../who/homes.ts';
import { type Html, labelChip, milestoneLink } from './parts.ts';
import { type Place, visibleIssue } from './place.ts';

const reference =
  /(?<![\w&/@#~%])(?:#(?<issue>\d+)(?<titled>\+(?![\w+]))?|@(?<user>[\w][\w.-]*)|~(?:"(?<quoted>[^"]+)"|(?<label>[\w:?-]+))|%(?:"(?<title>[^"]+)"|(?<milestone>[\w-]+)))/g;

export function withReferences(place: Place, text: string): (Html | string)[] {
  const parts: (Html | string)[] = [];
  let end = 0;
  for (const match of text.matchAll(reference)) {
    const found = linkOf(place, match.groups ?? {});
    if (found === null) continue;
    parts.push(text.slice(end, match.index), found.shown);
    end = match.index + match[0].length - found.unused;
  }
  parts.push(text.slice(end));
  return parts;
}

/** `unused`: characters at the end that do not belong to it, as the full stop behind a name. */
function linkOf(place: Place, groups: Record<string, string | undefined>): { shown: Html; unused: number } | null {
  const { instance, project } = place;
  const { state } = instance;
  const isReached = reachedFrom(state, project);
  const { issue: iid, titled, user } = groups;
  if (iid !== undefined) {
    const issue = visibleIssue(place, Number(iid));
    if (issue === undefined) return null;
    const isTitled = titled !== undefined && since(instance, '14.6');
    const words = isTitled ? `${issue.title} (#${iid})` : `#${iid}`;
    return {
      shown: html`<a href="${issueUrl(instance, project, issue)}" title="${issue.title}">${words}</a>`,
      unused: isTitled ? 0 : (titled ?? '').length,
    };
  }
  if (user !== undefined) {
    const username = user.replace(/[.-]+$/, '');
    const isThere = state.users.some((candidate) => candidate.username.toLowerCase() === username.toLowerCase());
    return isThere
      ? { shown: html`<span class="mention">@${username}</span>`, unused: user.length - username.length }
      : null;
  }
  const name = groups['quoted'] ?? groups['label'];
  if (name !== undefined) {
    const label = state.labels.find((candidate) => isReached(candidate) && candidate.name === name);
    return label === undefined ? null : { shown: labelChip(place, label), unused: 0 };
  }
  const title = groups['title'] ?? groups['milestone'];
  const milestone = state.milestones.find((candidate) => isReached(candidate) && candidate.title === title);
  return milestone === undefined ? null : { shown: html`%${milestoneLink(place, milestone)}`, unused: 0 };
}
