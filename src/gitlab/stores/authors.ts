// Whether an issue is one of ours, by who opened it: a Guest labels an issue while opening it, and may write any mark and title.
import { whyIncomplete } from '#growth/words/completeness.ts';
import { seesConfidential } from '#growth/forge/exposure.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { projectMembers } from './members.ts';
import type { Scope } from '../exchange/scope.ts';

/**
 * Whether the author is the person whose goals these are, or may label any issue (planner and up) and so could have changed the
 * person's own as well. One request, and only for somebody else.
 */
export async function mayLabel(scope: Scope, author: Person | null): Promise<boolean> {
  if (author === null || isNamed(author, scope.person)) return author !== null;
  const { items, source } = (await projectMembers(scope).members()).asFarAsRead();
  const member = items.find(({ person }) => person.id === author.id);
  const missing = whyIncomplete(source);
  if (member !== undefined || missing === null) return seesConfidential(member?.role ?? null);
  // "Not one of ours" would lead to a second one.
  throw new GitLabFailure('server', `the members of ${scope.path} could not be read completely: ${missing}`, {
    hint: `Without them nobody knows whether what @${author.username} opened is part of it. Try again.`,
  });
}
