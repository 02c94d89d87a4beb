// Links between a goal and other issues: made once, found again, taken away.
import { IssueLinks } from '@gitbeaker/rest';
import * as z from 'zod';
import { comparedReference, itemReference } from '#growth/goals/foreign-item.ts';
import type { ItemPlace } from '#growth/text/item-address.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { listed } from '../wire/lists.ts';
import { readAll, type Scope, write } from '../exchange/scope.ts';

type IssueLinking = Pick<GoalsProject, 'linkIssue' | 'linkedIssues' | 'unlinkIssue'>;

const linkSchema = z.object({
  iid: z.number(),
  issue_link_id: z.number(),
  references: z.object({ full: z.string() }).nullish(),
  title: z.string(),
  state: z.string(),
  web_url: z.string(),
});

export function issueLinks(scope: Scope): IssueLinking {
  const { projectId } = scope;

  function readLinks(iid: number) {
    return readAll(scope, IssueLinks, (api, page) => api.all(projectId, iid, page), {
      name: `links of #${iid}`,
      doing: `reading the links of goal #${iid}`,
      schema: linkSchema,
      keyOf: ({ issue_link_id: id }) => id,
      isUnpaged: true,
    });
  }

  async function linkIdOf(iid: number, place: ItemPlace): Promise<number | null> {
    const wanted = comparedReference(place);
    const { rows, failure } = await readLinks(iid);
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
        // Linked already, or something else that is in the way: only looking tells.
        // https://docs.gitlab.com/api/issue_links/#create-an-issue-link
        if (failure.status === 409 && (await linkIdOf(iid, place)) !== null) return 'there';
        if (failure.mayHaveHappened && (await linkIdOf(iid, place)) !== null) return 'linked';
        throw failure;
      }
    },

    async linkedIssues(iid) {
      return listed(await readLinks(iid), ({ iid: other, references, title, state, web_url: url }) => ({
        reference: references?.full ?? `#${other}`,
        title,
        state: state === 'closed' ? ('closed' as const) : ('opened' as const),
        url,
      }));
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
