// Writes goals: creates them once, changes only what was asked, and says what the server kept differently.
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge.ts';
import type { LabelWord } from '#growth/label-words.ts';
import type { GoalChange } from '#growth/writes.ts';
import { type AskedIssue, droppedFields, droppedText } from './checked.ts';
import { GitLabFailure } from './failures.ts';
import { readGoalRow } from './goal-reads.ts';
import { issueCreation } from './issue-creation.ts';
import { goalRecord } from './issues.ts';
import { restoredText, splitMark, storedText } from './marks.ts';
import type { Milestones } from './milestones.ts';
import { parsed } from './reading.ts';
import { issueSchema, type IssueRow } from './schemas.ts';
import { type Scope, write } from './scope.ts';
import { guardNewCommands, normalised } from './user-text.ts';

type GoalWrites = Pick<GoalsProject, 'createGoal' | 'changeGoal' | 'editDescription' | 'comment' | 'createMarkedIssue'>;

/** What a PUT sends, in gitbeaker's words. */
interface Sent {
  title?: string;
  description?: string;
  dueDate?: string;
  milestoneId?: number;
  confidential?: boolean;
  stateEvent?: 'close' | 'reopen';
  addLabels?: string;
  removeLabels?: string;
}

const triesOfAnEdit = 3;

/** Setting labels while it creates an issue, the server may touch it again a moment later. */
const ownTouchMs = 5_000;

function wasEdited({ created_at, updated_at }: IssueRow): boolean {
  return updated_at !== null && Date.parse(updated_at) - Date.parse(created_at) > ownTouchMs;
}

export function goalWrites(scope: Scope, milestones: Milestones): GoalWrites {
  const { projectId, codec } = scope;
  const { createIssue, createComment } = issueCreation(scope);

  async function put(iid: number, sent: Sent, doing: string): Promise<IssueRow> {
    const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
    return parsed(issueSchema, answer.body, doing, true);
  }

  /** The siblings in a group are taken off by name: without scoped labels (Free) the server would keep both. */
  function labelChanges(row: IssueRow, change: GoalChange): { add: string[]; remove: string[] } {
    const add: string[] = [];
    const remove: string[] = [];
    const setGroup = (group: LabelWord['group'], word: LabelWord | null) => {
      const wanted = word === null ? null : codec.nameOf(word);
      remove.push(...row.labels.filter((name) => name !== wanted && codec.wordOf(name)?.group === group));
      if (wanted !== null && !row.labels.includes(wanted)) add.push(wanted);
    };
    const { kind, stage, outcome, health, addValues = [] } = change;
    if (kind !== undefined) setGroup('kind', { group: 'kind', value: kind });
    if (stage !== undefined) setGroup('stage', stage === null ? null : { group: 'stage', value: stage });
    if (outcome !== undefined) setGroup('outcome', outcome === null ? null : { group: 'outcome', value: outcome });
    if (health !== undefined) setGroup('health', health === null ? null : { group: 'health', value: health });
    const values = addValues.map((value) => codec.nameOf({ group: 'value', value }));
    add.push(...values.filter((name) => !row.labels.includes(name)));
    return { add, remove };
  }

  /** Only what differs from what is there. */
  async function whatToSend(row: IssueRow, change: GoalChange): Promise<{ sent: Sent; asked: AskedIssue }> {
    const { title, due, milestone, confidential, state } = change;
    const { add, remove } = labelChanges(row, change);
    const sent: Sent = {};
    const asked: AskedIssue = { labels: add, withoutLabels: remove };
    if (title !== undefined && title.trim() !== row.title) sent.title = asked.title = title;
    if (change.description !== undefined) {
      const description = restoredText(change.description, splitMark(row.description).tail);
      if (description !== normalised(row.description)) sent.description = asked.description = description;
    }
    // Null would leave a field alone; an empty day and milestone 0 clear it.
    if (due !== undefined && due !== row.due_date) {
      asked.due = due;
      sent.dueDate = due ?? '';
    }
    if (milestone !== undefined && milestone !== (row.milestone?.title ?? null)) {
      asked.milestone = milestone;
      sent.milestoneId = milestone === null ? 0 : await milestones.idOf(milestone);
    }
    if (confidential !== undefined && confidential !== row.confidential)
      sent.confidential = asked.confidential = confidential;
    if (state !== undefined && (state === 'close') !== (row.state === 'closed')) {
      asked.state = state === 'close' ? 'closed' : 'opened';
      sent.stateEvent = state;
    }
    if (add.length > 0) sent.addLabels = add.join(',');
    if (remove.length > 0) sent.removeLabels = remove.join(',');
    return { sent, asked };
  }

  return {
    async createGoal(goal) {
      const words: LabelWord[] = [
        { group: 'marker', value: 'goal' },
        { group: 'kind', value: goal.kind },
        { group: 'stage', value: goal.stage },
      ];
      const labels = words.map((word) => codec.nameOf(word));
      const milestoneId = goal.milestone === null ? null : await milestones.idOf(goal.milestone);
      const description = storedText(goal.description, { type: 'goal', template: goal.template, key: goal.key });
      const { key, mayExist, title, due, confidential } = goal;
      const doing = `creating the goal "${title}"`;
      const row = await createIssue(
        { key, mayExist, title, description, labels, milestoneId, due, confidential },
        doing,
      );
      const asked = { title, description, due, milestone: goal.milestone, confidential, labels };
      // What an earlier run made and somebody has edited since need not be as it was asked for then.
      const warnings = mayExist === true && wasEdited(row) ? [] : droppedFields(asked, row);
      return { value: goalRecord(row, codec), warnings };
    },

    async changeGoal(iid, change) {
      const doing = `changing goal #${iid}`;
      const before = await readGoalRow(scope, iid);
      const { sent, asked } = await whatToSend(before, change);
      if (Object.keys(sent).length === 0) return { value: goalRecord(before, codec), warnings: [] };
      const after = await putSurely(iid, sent, asked, doing);
      return { value: goalRecord(after, codec), warnings: droppedFields(asked, after) };
    },

    async editDescription(iid, edit) {
      const doing = `changing the description of goal #${iid}`;
      for (let round = 1; ; round += 1) {
        const row = await readGoalRow(scope, iid);
        const { text, tail } = splitMark(row.description);
        const edited = edit(text);
        if (edited === text) return { value: goalRecord(row, codec), warnings: [] };
        const description = guardNewCommands(text, edited) + tail;
        try {
          const after = await put(iid, { description }, doing);
          return {
            value: goalRecord(after, codec),
            warnings: droppedText('description', description, after.description),
          };
        } catch (failure) {
          // Whether it arrived shows when the text is read again: then `edit` finds nothing left to do.
          if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened || round === triesOfAnEdit) throw failure;
          await scope.sleep(1_000 * round);
        }
      }
    },

    async comment(iid, { key, mayExist, type, body }) {
      const stored = storedText(body, { type, template: null, key });
      const row = await createComment(iid, { key, mayExist, body: stored });
      return { value: { id: row.id }, warnings: droppedText('comment', stored, row.body) };
    },

    async createMarkedIssue({ key, mayExist, marker, title, description }) {
      const labels = [codec.nameOf({ group: 'marker', value: marker })];
      const stored = storedText(description, { type: marker, template: null, key });
      const issue = {
        key,
        mayExist,
        title,
        description: stored,
        labels,
        milestoneId: null,
        due: null,
        confidential: false,
      };
      const row = await createIssue(issue, `creating the issue "${title}"`);
      return { iid: row.iid, url: row.web_url };
    },
  };

  /** Doing it twice gives the same issue, so that a lost answer is looked up and the write repeated once. */
  async function putSurely(iid: number, sent: Sent, asked: AskedIssue, doing: string): Promise<IssueRow> {
    try {
      return await put(iid, sent, doing);
    } catch (failure) {
      if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened) throw failure;
      await scope.sleep(1_000);
      const row = await readGoalRow(scope, iid);
      return droppedFields(asked, row).length === 0 ? row : put(iid, sent, doing);
    }
  }
}
