// Reads goals and what happened to them.
import { said, step } from '#wording.ts';
import { IssueAwardEmojis, IssueLabelEvents, IssueNotes, Issues, IssueStateEvents } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { GoalEvent } from '#growth/goals/notes.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { goalRecord, hasMarker, isGoal, typeOfIssue } from '../words/issues.ts';
import { listed, withoutRefused } from '../wire/lists.ts';
import { noteOf } from '../words/notes.ts';
import { parsed } from '../wire/reading.ts';
import {
  awardSchema,
  issueSchema,
  type IssueRow,
  labelEventSchema,
  type NoteRow,
  noteSchema,
  stateEventSchema,
} from '../words/schemas.ts';
import { read, readAll, type Scope } from '../exchange/scope.ts';
import type { SeenGoals } from './seen-goals.ts';

type GoalReads = Pick<GoalsProject, 'goals' | 'goal' | 'notes' | 'thumbsUp' | 'stateEvents' | 'labelEvents'>;

export async function readGoalRow(scope: Scope, iid: number): Promise<IssueRow> {
  const doing = `reading goal #${iid} of ${scope.path}`;
  const answer = await read(scope, Issues, (api) => api.show(iid, { projectId: scope.projectId }), doing);
  const row = parsed(issueSchema, answer.body, doing);
  if (isGoal(row, scope.codec)) return row;
  if (hasMarker(row, scope.codec, 'goal')) {
    throw new GitLabFailure(
      'not-found',
      `#${iid} of ${scope.path} is not a goal: it is of the type ${typeOfIssue(row)}, and goals are of the type issue`,
      {
        hint: 'No list and no report shows it. Change its type to issue in the browser, or work on the goal it belongs to.',
      },
    );
  }
  const name = scope.codec.nameOf({ group: 'marker', value: 'goal' });
  throw new GitLabFailure('not-found', `issue #${iid} of ${scope.path} is not a goal: it has no label "${name}"`, {
    hint: said`List the goals with: ${step('goal list')}`,
  });
}

export function goalReads(scope: Scope, seen: SeenGoals): GoalReads {
  const { projectId, codec } = scope;
  const eventSpec = (iid: number, what: string) => ({
    name: `${what} of #${iid}`,
    doing: `reading the ${what} of goal #${iid}`,
    keyOf: ({ id }: { id: number }) => id,
  });

  return {
    async goals({ state, milestone, most } = {}) {
      const rowsOfType = (issueType: 'issue' | undefined) =>
        readAll(
          scope,
          Issues,
          (api, page) =>
            api.all({
              projectId,
              labels: codec.nameOf({ group: 'marker', value: 'goal' }),
              state: state ?? 'all',
              ...(milestone === undefined ? {} : { milestone }),
              scope: 'all',
              ...(issueType === undefined ? {} : { issueType }),
              orderBy: 'created_at',
              // Oldest first: goals that are added while we read do not move the others to other pages.
              sort: 'asc',
              ...page,
              ...(most === undefined ? {} : { perPage: most }),
            }),
          {
            name: 'goals',
            doing: `reading the goals of ${scope.path}`,
            schema: issueSchema,
            keyOf: ({ iid }) => iid,
            // What the server counts beyond them is not missing.
            ...(most === undefined ? {} : { isFilteredLate: true, isEnough: () => true }),
          },
        );
      const rows = await withoutRefused(['issue_type', 'work_item_type'], rowsOfType, 'issue');
      const isWanted = (row: IssueRow) => isGoal(row, codec) && (state === undefined || row.state === state);
      return listed(rows, (row) => (isWanted(row) ? seen.remember(goalRecord(row, codec), row) : null));
    },

    async goal(iid) {
      const row = await readGoalRow(scope, iid);
      return seen.remember(goalRecord(row, codec), row);
    },

    async notes(iid, { since, onlyLatestPage = false } = {}) {
      const isOlder = (note: NoteRow) => since !== undefined && note.created_at < since;
      const rows = await readAll(
        scope,
        IssueNotes,
        (api, page) => api.all(projectId, iid, { sort: 'desc', orderBy: 'created_at', ...page }),
        {
          ...eventSpec(iid, 'comments'),
          schema: noteSchema,
          isFilteredLate: true,
          // A page whose every row is hidden is not the latest of those that one may read.
          isEnough:
            since === undefined && !onlyLatestPage
              ? null
              : (page) => (onlyLatestPage ? page.length > 0 : page.some(isOlder)),
        },
      );
      return listed(rows, (row) => noteOf(row, scope.person, scope.codec.typed));
    },

    async thumbsUp(iid) {
      const rows = await readAll(scope, IssueAwardEmojis, (api, page) => api.all(projectId, iid, page), {
        ...eventSpec(iid, 'reactions'),
        schema: awardSchema,
      });
      return listed(rows, ({ name, user, created_at }) =>
        name === 'thumbsup' && user !== null ? { by: user, at: created_at } : null,
      );
    },

    async stateEvents(iid) {
      const rows = await readAll(scope, IssueStateEvents, (api, page) => api.all(projectId, iid, page), {
        ...eventSpec(iid, 'state changes'),
        schema: stateEventSchema,
      });
      return listed(rows, ({ user, created_at, state }): GoalEvent | null =>
        state === 'closed' || state === 'reopened' ? { type: 'state', by: user, at: created_at, state } : null,
      );
    },

    async labelEvents(iid) {
      const rows = await readAll(scope, IssueLabelEvents, (api, page) => api.all(projectId, iid, page), {
        ...eventSpec(iid, 'label changes'),
        schema: labelEventSchema,
      });
      return listed(rows, ({ user, created_at, action, label }): GoalEvent | null => {
        if (action !== 'add' && action !== 'remove') return null;
        return {
          type: 'label',
          by: user,
          at: created_at,
          action,
          word: label === null ? null : codec.wordOf(label.name),
        };
      });
    },
  };
}
