// Links between a goal and other issues: made once, found again, taken away.
import { IssueLinks } from '@gitbeaker/rest';
import * as z from 'zod';
import { type ItemPlace, itemReference } from '#growth/foreign-item.ts';
import type { GoalsProject } from '#growth/forge.ts';
import { GitLabFailure } from './failures.ts';
import { readAll, type Scope, write } from './scope.ts';

type IssueLinking = Pick<GoalsProject, 'linkIssue' | 'unlinkIssue'>;

const linkSchema = z.object({
  iid: z.number(),
  issue_link_id: z.number(),
  references: z.object({ full: z.string() }).nullish(),
});

export function issueLinks(scope: Scope): IssueLinking {
  const { projectId } = scope;

  async function linkIdOf(iid: number, place: ItemPlace): Promise<number | null> {
    const wanted = itemReference(place).toLowerCase();
    const { rows, failure } = await readAll(scope, IssueLinks, (api, page) => api.all(projectId, iid, page), {
      name: `links of #${iid}`,
      doing: `reading the links of goal #${iid}`,
      schema: linkSchema,
      keyOf: ({ issue_link_id: id }) => id,
    });
    const found = rows.find(({ references }) => references?.full.toLowerCase() === wanted);
    if (found === undefined && failure !== null) throw failure;
    return found?.issue_link_id ?? null;
  }

  return {
    async linkIssue(iid, place) {
      const doing = `linking goal #${iid} to ${itemReference(place)}`;
      try {
        await write(scope, IssueLinks, (api) => api.create(projectId, iid, place.home, place.iid), doing);
        return 'linked';
      } catch (failure) {
        if (!(failure instanceof GitLabFailure)) throw failure;
        // https://docs.gitlab.com/api/issue_links/#create-an-issue-link: linked already.
        if (failure.status === 409) return 'there';
        if (failure.mayHaveHappened && (await linkIdOf(iid, place)) !== null) return 'linked';
        throw failure;
      }
    },

    async unlinkIssue(iid, place) {
      const id = await linkIdOf(iid, place);
      if (id === null) return false;
      const doing = `taking the link of goal #${iid} to ${itemReference(place)} away`;
      await write(scope, IssueLinks, (api) => api.remove(projectId, iid, id), doing);
      return true;
    },
  };
}
