// 1:1 issues on GitLab: lists them, opens one once, changes its agenda, closes it.
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { OneOnOne } from '#growth/meetings/one-on-one.ts';
import type { Written } from '#growth/forge/writes.ts';
import { droppedFields } from '../exchange/checked.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { issueCreation } from '../exchange/issue-creation.ts';
import { hasMarker, storedFields } from '../words/issues.ts';
import { editIssueText, type IssueText } from '../exchange/issue-text.ts';
import { listed } from '../wire/lists.ts';
import { storedText } from '../words/marks.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { parsed } from '../wire/reading.ts';
import { type IssueRow, meetingSchema, type MeetingRow } from '../words/schemas.ts';
import { read, readAll, type Scope, write } from '../exchange/scope.ts';
import { said, shellWord, step } from '#wording.ts';

type OneOnOnes = Pick<GoalsProject, 'oneOnOnes' | 'createOneOnOne' | 'editAgenda' | 'moveOneOnOne' | 'closeOneOnOne'>;

const word = { group: 'marker', value: 'one-on-one' } as const;

export function oneOnOneStore(scope: Scope): OneOnOnes {
  const { projectId, codec } = scope;
  const { createIssue } = issueCreation(scope);

  async function show(iid: number): Promise<MeetingRow> {
    const doing = `reading the 1:1 #${iid} of ${scope.path}`;
    const answer = await read(scope, Issues, (api) => api.show(iid, { projectId }), doing);
    const row = parsed(meetingSchema, answer.body, doing);
    if (hasMarker(row, codec, 'one-on-one')) return row;
    throw new GitLabFailure(
      'not-found',
      `issue #${iid} of ${scope.path} is not a 1:1: it has no label "${codec.nameOf(word)}"`,
      {
        hint: said`Open the next one with: ${step('1on1 prepare')}`,
      },
    );
  }

  async function put(iid: number, sent: Record<string, unknown>, doing: string): Promise<MeetingRow> {
    const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
    return parsed(meetingSchema, answer.body, doing, true);
  }

  /** Where several assignees are licensed GitLab also shows weights; asking for what it drops would only seem to work. */
  async function assignAll(row: MeetingRow, assignees: readonly number[]): Promise<MeetingRow> {
    const missing = assignees.filter((id) => !row.assignees.some((person) => person.id === id));
    if (missing.length === 0 || row.weight === undefined) return row;
    return putSurely(scope, {
      put: () => put(row.iid, { assigneeIds: [...assignees] }, `assigning the 1:1 #${row.iid}`),
      landed: () => showWhere(row.iid, (now) => assignees.every((id) => now.assignees.some((one) => one.id === id))),
    });
  }

  async function showWhere(iid: number, isDone: (row: MeetingRow) => boolean): Promise<MeetingRow | null> {
    const row = await show(iid);
    return isDone(row) ? row : null;
  }

  const agendaOf = (iid: number): IssueText<MeetingRow> => ({
    iid,
    name: `the 1:1 #${iid}`,
    field: 'agenda',
    show: () => show(iid),
    put: (sent, doing) => put(iid, sent, doing),
    setAgain: (row, { text, done }) => `devgrowth 1on1 ${done ? 'check' : 'uncheck'} ${shellWord(text)}${onDayOf(row)}`,
    look: (row) => `Look at it with \`devgrowth 1on1 show${onDayOf(row)}\`, then run this again.`,
  });

  return {
    async oneOnOnes() {
      const rows = await readAll(
        scope,
        Issues,
        (api, page) =>
          api.all({
            projectId,
            labels: codec.nameOf(word),
            state: 'all',
            scope: 'all',
            orderBy: 'created_at',
            sort: 'asc',
            ...page,
          }),
        { name: '1:1s', doing: `reading the 1:1s of ${scope.path}`, schema: meetingSchema, keyOf: ({ iid }) => iid },
      );
      return listed(rows, (row) => (hasMarker(row, codec, 'one-on-one') ? oneOnOne(row) : null));
    },

    async createOneOnOne({ key, mayExist, title, description, day, assignees }): Promise<Written<OneOnOne>> {
      const stored = storedText(description, { type: 'one-on-one', template: null, key });
      const labels = [codec.nameOf(word)];
      const doing = `opening the 1:1 of ${day}`;
      const issue = {
        key,
        mayExist,
        title,
        description: stored,
        labels,
        milestoneId: null,
        due: day,
        confidential: false,
        isSingle: true,
      };
      const made: IssueRow = await createIssue({ ...issue, assignees: assignees.slice(0, 1) }, doing);
      const row = await assignAll(await show(made.iid), assignees);
      const asked = { title, due: day, labels };
      const isOld = mayExist === true && row.updated_at !== row.created_at;
      return { value: oneOnOne(row), warnings: isOld ? [] : droppedFields(asked, row) };
    },

    async editAgenda(iid, edit) {
      const { value, warnings } = await editIssueText(scope, agendaOf(iid), edit);
      return { value: oneOnOne(value), warnings };
    },

    moveOneOnOne: (iid, { title, day }) =>
      scope.locked(iid, async () => {
        const row = await show(iid);
        const asked = { title, due: day };
        if (droppedFields(asked, row).length === 0) return { value: oneOnOne(row), warnings: [] };
        const after = await putSurely(scope, {
          put: () => put(iid, { title, dueDate: day }, `moving the 1:1 #${iid}`),
          landed: () => showWhere(iid, (now) => droppedFields(asked, now).length === 0),
        });
        return { value: oneOnOne(after), warnings: droppedFields(asked, after) };
      }),

    async closeOneOnOne(iid) {
      const row = await show(iid);
      if (row.state === 'closed') return { value: oneOnOne(row), warnings: [] };
      const after = await putSurely(scope, {
        put: () => put(iid, { stateEvent: 'close' }, `closing the 1:1 #${iid}`),
        landed: () => showWhere(iid, ({ state }) => state === 'closed'),
      });
      return { value: oneOnOne(after), warnings: droppedFields({ state: 'closed' }, after) };
    },
  };
}

const onDayOf = ({ due_date: day }: MeetingRow) => (day === null ? '' : ` --date ${day}`);

export function oneOnOne(row: IssueRow): OneOnOne {
  return { ...storedFields(row), due: row.due_date, closedAt: row.closed_at };
}
