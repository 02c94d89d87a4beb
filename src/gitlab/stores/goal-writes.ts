// Writes goals: creates them once, changes only what was asked, and says what the server kept differently.
import { Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { LabelWord } from '#growth/words/label-words.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { GoalChange, LabelChange, Written } from '#growth/forge/writes.ts';
import { type AskedIssue, droppedFields, droppedText } from '../exchange/checked.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { readGoalRow } from './goal-reads.ts';
import { issueCreation } from '../exchange/issue-creation.ts';
import { type Beside, editIssueText, type IssueText } from '../exchange/issue-text.ts';
import { goalRecord } from '../words/issues.ts';
import { isQuiet, quietStoredText, restoredText, splitMark, storedText } from '../words/marks.ts';
import type { Milestones } from './milestones.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { quietedTitle } from '../words/quiet-text.ts';
import { parsed } from '../wire/reading.ts';
import type { SeenGoals } from './seen-goals.ts';
import { issueSchema, type IssueRow } from '../words/schemas.ts';
import { type Scope, write } from '../exchange/scope.ts';
import { normalised } from '../words/user-text.ts';
import { said, shellWord, step } from '#wording.ts';

type GoalWrites = Pick<GoalsProject, 'createGoal' | 'changeGoal' | 'editDescription' | 'comment'>;

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
  assigneeIds?: number[];
}

const ask: LabelWord = { group: 'ask', value: 'open' };

/** Setting labels while it creates an issue, the server may touch it again a moment later. */
const ownTouchMs = 5_000;

function wasEdited({ created_at, updated_at }: IssueRow): boolean {
  return updated_at !== null && Date.parse(updated_at) - Date.parse(created_at) > ownTouchMs;
}

export function goalWrites(scope: Scope, milestones: Milestones, seenGoals: SeenGoals): GoalWrites {
  const { projectId, codec } = scope;
  const { base } = scope.connection;
  const { createIssue, createComment } = issueCreation(scope);

  async function put(iid: number, sent: Sent, doing: string): Promise<IssueRow> {
    const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
    return parsed(issueSchema, answer.body, doing, true);
  }

  const goalText = (iid: number, labels: LabelChange): IssueText<IssueRow> => ({
    iid,
    name: `goal #${iid}`,
    field: 'description',
    show: () => readGoalRow(scope, iid),
    put: (sent, doing) => put(iid, sent, doing),
    beside: (row) => labelChanges(row, labels),
    setAgain: (_row, { text, done }) => `devgrowth goal ${done ? 'check' : 'uncheck'} ${iid} ${shellWord(text)}`,
    look: () => `Look at it with \`devgrowth goal show ${iid}\`, then run this again.`,
  });

  /** The siblings in a group are taken off by name: without scoped labels (Free) the server would keep both. */
  function labelChanges(row: IssueRow, change: LabelChange): Beside {
    const add: string[] = [];
    const remove: string[] = [];
    const setGroup = (group: LabelWord['group'], word: LabelWord | null) => {
      const wanted = word === null ? null : codec.nameOf(word);
      remove.push(...row.labels.filter((name) => name !== wanted && codec.wordOf(name)?.group === group));
      if (wanted !== null && !row.labels.includes(wanted)) add.push(wanted);
    };
    const { kind, stage, outcome, health, hasAsk, addValues = [] } = change;
    if (kind !== undefined) setGroup('kind', { group: 'kind', value: kind });
    if (stage !== undefined) setGroup('stage', stage === null ? null : { group: 'stage', value: stage });
    if (outcome !== undefined) setGroup('outcome', outcome === null ? null : { group: 'outcome', value: outcome });
    if (health !== undefined) setGroup('health', health === null ? null : { group: 'health', value: health });
    if (hasAsk !== undefined) setGroup('ask', hasAsk ? ask : null);
    const values = addValues.map((value) => codec.nameOf({ group: 'value', value }));
    add.push(...values.filter((name) => !row.labels.includes(name)));
    return {
      sent: {
        ...(add.length > 0 ? { addLabels: add.join(',') } : {}),
        ...(remove.length > 0 ? { removeLabels: remove.join(',') } : {}),
      },
      asked: { labels: add, withoutLabels: remove },
    };
  }

  /** Only what differs from what is there. */
  async function whatToSend(row: IssueRow, change: GoalChange): Promise<{ sent: Sent; asked: AskedIssue }> {
    const { title, due, milestone, confidential, state } = change;
    const labels = labelChanges(row, change);
    const sent: Sent = { ...labels.sent };
    const asked: AskedIssue = { ...labels.asked };
    if (title !== undefined) {
      const wanted = isQuiet(row.description) ? quietedTitle(title.trim(), base) : title;
      if (wanted.trim() !== row.title) sent.title = asked.title = wanted;
    }
    if (change.description !== undefined) {
      const description = restoredText(change.description, splitMark(row.description).tail, base);
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
    return { sent, asked };
  }

  return {
    async createGoal(goal) {
      const words: LabelWord[] = [
        { group: 'marker', value: 'goal' },
        { group: 'kind', value: goal.kind },
        { group: 'stage', value: goal.stage },
        ...(goal.hasAsk === true ? [ask] : []),
      ];
      const labels = [...words.map((word) => codec.nameOf(word)), ...(goal.labels ?? [])];
      const milestoneId = goal.milestone === null ? null : await milestones.idOf(goal.milestone);
      const { key, mayExist, due, confidential, isQuiet: quiet = false } = goal;
      const mark = { type: 'goal', template: goal.template, key };
      const description = quiet ? quietStoredText(goal.description, mark, base) : storedText(goal.description, mark);
      const title = quiet ? quietedTitle(goal.title, base) : goal.title;
      const doing = `creating the goal "${goal.title}"`;
      const row = await createIssue(
        { key, mayExist, title, description, labels, milestoneId, due, confidential },
        doing,
      );
      const asked = { title, description, due, milestone: goal.milestone, confidential, labels };
      // What an earlier run made and somebody has edited since need not be as it was asked for then.
      const warnings = mayExist === true && wasEdited(row) ? [] : droppedFields(asked, row);
      return { value: goalRecord(row, codec), warnings };
    },

    changeGoal: (iid, change, seen) => scope.locked(iid, () => changeGoal(iid, change, seen)),

    async editDescription(iid, edit, labels = {}) {
      const { value, warnings } = await editIssueText(scope, goalText(iid, labels), edit);
      return { value: goalRecord(value, codec), warnings };
    },

    async comment(iid, { key, mayExist, type, body, isQuiet: quiet = false }) {
      const mark = { type, template: null, key };
      const stored = quiet ? quietStoredText(body, mark, base) : storedText(body, mark);
      const row = await createComment(iid, { key, mayExist, body: stored });
      return { value: { id: row.id }, warnings: droppedText('comment', stored, row.body) };
    },
  };

  async function changeGoal(iid: number, change: GoalChange, seen?: GoalRecord): Promise<Written<GoalRecord>> {
    const doing = `changing goal #${iid}`;
    const before = seenGoals.rowOf(seen) ?? (await readGoalRow(scope, iid));
    refuseOutdated(goalRecord(before, codec), change);
    const { sent, asked } = await whatToSend(before, change);
    if (Object.keys(sent).length === 0) return { value: goalRecord(before, codec), warnings: [] };
    const after = await putSurely(scope, {
      put: () => put(iid, sent, doing),
      async landed() {
        const row = await readGoalRow(scope, iid);
        return droppedFields(asked, row).length === 0 ? row : null;
      },
    });
    return { value: goalRecord(after, codec), warnings: droppedFields(asked, after) };
  }
}

/** A text that is as asked already was written by an earlier try. */
function refuseOutdated({ iid, description }: GoalRecord, change: GoalChange): void {
  const { descriptionWas } = change;
  if (descriptionWas === undefined || description === normalised(descriptionWas)) return;
  if (change.description !== undefined && description === normalised(change.description)) return;
  throw new GitLabFailure('conflict', `the text of goal #${iid} was changed on the server meanwhile`, {
    hint: said`\`${step('goal show', iid)}\` shows it.`,
  });
}
