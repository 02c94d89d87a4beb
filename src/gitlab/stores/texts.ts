// All words of a project: its issues in one list, and the comments on them from the feed, where that is cheaper and whole.
import { Events, Issues } from '@gitbeaker/rest';
import * as z from 'zod';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { CommentsRead, ProjectText, Texts } from '#growth/forge/texts.ts';
import type { Comment } from '#growth/goals/notes.ts';
import { isComplete, ListRead, type SourceRead } from '#growth/words/completeness.ts';
import { descending, newestFirst } from '#growth/words/order.ts';
import { isGoal, storedFields } from '../words/issues.ts';
import { isQuiet } from '../words/marks.ts';
import { noteOf } from '../words/notes.ts';
import { unquietedTitle } from '../words/quiet-text.ts';
import { type IssueRow, issueSchema, noteSchema } from '../words/schemas.ts';
import { listed } from '../wire/lists.ts';
import { readAll, type Scope } from '../exchange/scope.ts';
import { itemSort } from './items.ts';

/** https://docs.gitlab.com/api/events/: the comment that an event is about, as it is now; none where it was deleted. */
const commentEvent = z.object({
  id: z.number(),
  note: noteSchema
    .extend({ noteable_type: z.string().nullish(), noteable_iid: z.number().nullish() })
    .nullish()
    .catch(null),
});
type CommentEvent = z.output<typeof commentEvent>;

const rowsOfAPage = 100;

export function projectTexts(scope: Scope, { notes }: Pick<GoalsProject, 'notes'>): Texts {
  const { projectId, codec, path } = scope;

  function textOf(row: IssueRow): ProjectText {
    const { iid, title, description, state, confidential, url, author, createdAt, updatedAt, commentCount } =
      storedFields(row);
    const kinds = isGoal(row, codec) ? row.labels.map((name) => codec.wordOf(name)) : [];
    return {
      iid,
      title: isQuiet(row.description) ? unquietedTitle(title) : title,
      description,
      sort: itemSort(row, codec),
      kinds: kinds.flatMap((word) => (word?.group === 'kind' ? [word.value] : [])),
      ...{ state, confidential, url, author, createdAt, updatedAt, commentCount },
      closedAt: row.closed_at,
    };
  }

  async function fromFeed(most: number): Promise<{ readonly rows: readonly CommentEvent[]; readonly requests: number }> {
    const { rows, source } = await readAll(
      scope,
      Events,
      (api, page) => api.all({ projectId, action: 'commented', sort: 'desc', ...page }),
      {
        name: 'feed of comments',
        doing: `reading the feed of comments of ${path}`,
        schema: commentEvent,
        keyOf: ({ id }) => id,
        isFilteredLate: true,
        mostPages: most,
      },
    );
    return { rows, requests: source.requests };
  }

  function commentsIn(rows: readonly CommentEvent[]): Map<number, Map<number, Comment>> {
    const found = new Map<number, Map<number, Comment>>();
    for (const { note } of rows) {
      if (note == null || note.noteable_type !== 'Issue' || note.noteable_iid == null || note.system) continue;
      const comment = noteOf(note, scope.person, codec.typed);
      if (comment.type !== 'comment') continue;
      const of = found.get(note.noteable_iid) ?? new Map<number, Comment>();
      found.set(note.noteable_iid, of.set(comment.id, comment));
    }
    return found;
  }

  return {
    async texts(most = null) {
      const read = await readAll(
        scope,
        Issues,
        (api, page) => api.all({ projectId, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
        {
          name: 'issues',
          doing: `reading all issues of ${path}`,
          schema: issueSchema,
          keyOf: ({ iid }) => iid,
          ...(most === null ? {} : { mostPages: most }),
        },
      );
      const list = listed(read, textOf);
      const { total, seen } = read.source;
      if (!read.isCut && (most === null || total === null || seen >= total)) return list;
      const { items, source } = list.asFarAsRead();
      return new ListRead({ items, source: { ...source, failed: source.failed ?? limited() } });
    },

    async commentsOn(wanted, all, most = null): Promise<CommentsRead> {
      const talked = wanted.filter(({ commentCount }) => commentCount > 0);
      const rows = all.reduce((sum, { commentCount }) => sum + commentCount, 0);
      const pages = Math.ceil(rows / rowsOfAPage) + 1;
      const comments = new Map<number, readonly Comment[]>();
      let requests = 0;
      // As many as the other way would take, and no more: others comment there on merge requests, too.
      const mostPages = Math.min(talked.length, most ?? talked.length);
      if (pages < talked.length && pages <= mostPages) {
        const feed = await fromFeed(mostPages);
        requests = feed.requests;
        const told = commentsIn(feed.rows);
        for (const { iid, commentCount } of talked) {
          const of = [...(told.get(iid)?.values() ?? [])];
          if (of.length === commentCount) comments.set(iid, of.toSorted(newestFirst));
        }
      }
      const left = talked
        .filter(({ iid }) => !comments.has(iid))
        .toSorted(descending(({ updatedAt }) => updatedAt));
      const failed: SourceRead[] = [];
      let isLimited = false;
      const readOne = async ({ iid }: ProjectText) => {
        const { items, source } = (await notes(iid)).asFarAsRead();
        requests += source.requests;
        const of = items.filter((note) => note.type === 'comment');
        comments.set(iid, of);
        if (!isComplete(source)) failed.push({ ...source, seen: of.length, requests: 0 });
      };
      if (most === null) await Promise.all(left.map(readOne));
      else
        for (const one of left) {
          isLimited = requests >= most;
          if (isLimited) break;
          await readOne(one);
        }
      const seen = [...comments.values()].reduce((sum, { length }) => sum + length, 0);
      const unread = talked.length - comments.size;
      const source = {
        name: 'comments',
        requests,
        seen,
        total: null,
        failed: isLimited ? limited(unread === 1 ? 'one issue was' : `${unread} issues were`) : null,
      };
      return { comments, sources: talked.length === 0 ? [] : [source, ...failed] };
    },
  };
}

function limited(what = 'the rest was'): NonNullable<SourceRead['failed']> {
  return { kind: 'limited', message: `${what} left out, at the limit of requests` };
}
