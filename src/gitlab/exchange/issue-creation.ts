// Creates an issue or a comment exactly once: its key stands in its mark, and the server's own lists are asked for it.
// Never by search: GitLab's full text does not index HTML comments.
import { IssueNotes, Issues } from '@gitbeaker/rest';
import type { Instant } from '#growth/words/goal.ts';
import { createOnce } from './exactly-once.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { readStoredText } from '../words/marks.ts';
import { parsed } from '../wire/reading.ts';
import { issueSchema, type IssueRow, noteSchema, type NoteRow } from '../words/schemas.ts';
import { readAll, type Scope, write } from './scope.ts';

interface Keyed {
  readonly key: string;
  /** An earlier run used this key: the server is asked for it first. */
  readonly mayExist?: boolean | undefined;
}

interface IssueToCreate extends Keyed {
  readonly title: string;
  /** As stored: escaped, with its mark. */
  readonly description: string;
  readonly labels: readonly string[];
  readonly milestoneId: number | null;
  readonly due: string | null;
  readonly confidential: boolean;
  /** One at a time: a closed one with this key is of an earlier time, and its end makes room for the next. */
  readonly isSingle?: boolean;
  /** Free keeps one. */
  readonly assignees?: readonly number[];
}

/** What we look for may be older than the clocks say: they differ, and the server's is told in whole seconds. */
const marginMs = 60_000;

export interface IssueCreation {
  readonly createIssue: (issue: IssueToCreate, doing: string) => Promise<IssueRow>;
  readonly createComment: (iid: number, comment: Keyed & { readonly body: string }) => Promise<NoteRow>;
}

export function issueCreation(scope: Scope): IssueCreation {
  const { projectId } = scope;
  // An import asks for many keys of an earlier run: one reading answers them all.
  let ownIssues: Promise<readonly IssueRow[]> | null = null;

  return {
    async createIssue(issue, doing) {
      const { key, mayExist = false, milestoneId, due, confidential, isSingle = false, assignees = [] } = issue;
      const counts = ({ state }: IssueRow) => !isSingle || state === 'opened';
      if (mayExist) {
        ownIssues ??= readOwnIssues(scope, null);
        const earlier = withKey(await ownIssues, key).find(counts);
        if (earlier !== undefined) return earlier;
      }
      const options = {
        description: issue.description,
        ...(issue.labels.length === 0 ? {} : { labels: issue.labels.join(',') }),
        ...(milestoneId === null ? {} : { milestoneId }),
        ...(due === null ? {} : { dueDate: due }),
        ...(confidential ? { confidential } : {}),
        ...(assignees.length === 0 ? {} : { assigneeIds: [...assignees] }),
      };
      const create = async () => {
        const answer = await write(scope, Issues, (api) => api.create(projectId, issue.title, options), doing);
        return parsed(issueSchema, answer.body, doing, true);
      };
      return createKeyed(scope, key, {
        create,
        findSince: async (since) => withKey(await readOwnIssues(scope, since), key).filter(counts),
        shown: ({ web_url }) => web_url,
      });
    },

    async createComment(iid, { key, mayExist = false, body }) {
      const doing = `writing a comment on goal #${iid}`;
      const [earlier] = mayExist ? await commentsWith(scope, iid, key, null) : [];
      if (earlier !== undefined) return earlier;
      const create = async () => {
        const answer = await write(scope, IssueNotes, (api) => api.create(projectId, iid, body), doing);
        if (answer.status === 202) {
          throw new GitLabFailure(
            'rejected',
            `GitLab took the comment on goal #${iid} for commands and kept none of it`,
            {
              hint: 'Please report this as a bug of devgrowth.',
            },
          );
        }
        return parsed(noteSchema, answer.body, doing, true);
      };
      return createKeyed(scope, key, {
        create,
        findSince: (since) => commentsWith(scope, iid, key, since),
        shown: ({ id }) => `comment ${id} on #${iid}`,
      });
    },
  };
}

interface KeyedCreation<T> {
  readonly create: () => Promise<T>;
  /** All that have the key. */
  readonly findSince: (since: Instant) => Promise<readonly T[]>;
  /** How a person finds it. */
  readonly shown: (row: T) => string;
}

async function createKeyed<T extends { readonly id: number }>(
  scope: Scope,
  key: string,
  { create, findSince, shown }: KeyedCreation<T>,
): Promise<T> {
  const startedAt = scope.connection.localNow();
  const findAll = async () => {
    // Also tells the server's clock, where nothing has yet.
    await scope.me();
    // A front before GitLab may tell another time than GitLab writes: the earlier clock misses nothing.
    const since = Math.min(Date.parse(scope.connection.serverTime(startedAt)), Date.parse(startedAt)) - marginMs;
    return findSince(new Date(since).toISOString());
  };
  const find = async () => (await findAll())[0] ?? null;
  const others = async ({ id }: T) => (await findAll()).filter((row) => row.id !== id).map(shown);
  return (await createOnce(scope.connection, { create, find, doubles: { name: `${scope.projectId} ${key}`, others } }))
    .value;
}

export function withKey(rows: readonly IssueRow[], key: string): readonly IssueRow[] {
  return rows.filter(({ description }) => readStoredText(description).mark?.key === key);
}

/** @param since null: all, for what an earlier run may have written whenever that was */
export async function readOwnIssues(scope: Scope, since: Instant | null): Promise<readonly IssueRow[]> {
  const { projectId } = scope;
  const { id: authorId } = await scope.me();
  const filter = { projectId, authorId, ...(since === null ? {} : { createdAfter: since }) };
  const { rows, failure } = await readAll(
    scope,
    Issues,
    (api, page) => api.all({ ...filter, state: 'all', scope: 'all', orderBy: 'created_at', sort: 'asc', ...page }),
    { name: 'own issues', doing: 'asking whether the issue was written', schema: issueSchema, keyOf: ({ iid }) => iid },
  );
  // What was not read could hold the key: a second one must not be made.
  if (failure !== null) throw failure;
  return rows;
}

export async function commentsWith(
  scope: Scope,
  iid: number,
  key: string,
  since: Instant | null,
): Promise<readonly NoteRow[]> {
  const { rows, failure } = await readAll(
    scope,
    IssueNotes,
    (api, page) => api.all(scope.projectId, iid, { sort: 'desc', orderBy: 'created_at', ...page }),
    {
      name: `comments of #${iid}`,
      doing: 'asking whether the comment was written',
      schema: noteSchema,
      keyOf: ({ id }) => id,
      isFilteredLate: true,
      isEnough: (page) => since !== null && page.some((note) => note.created_at < since),
    },
  );
  // A key is no secret once it is written: somebody else's comment with it is not ours.
  const { id: me } = await scope.me();
  const found = rows.filter(
    (note) => !note.system && note.author?.id === me && readStoredText(note.body).mark?.key === key,
  );
  if (found.length === 0 && failure !== null) throw failure;
  return found;
}
