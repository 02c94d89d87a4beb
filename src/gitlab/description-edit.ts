// Changes a goal's description where others may change it at the same moment: read, write at once, verify, repair.
import { IssueNotes } from '@gitbeaker/rest';
import type { GoalRecord } from '#growth/goal.ts';
import type { Dropped, Written } from '#growth/writes.ts';
import { droppedText } from './checked.ts';
import { type Collisions, findCollisions, type ItemState, noCollisions, restoreItems } from './collisions.ts';
import { GitLabFailure } from './failures.ts';
import { readGoalRow } from './goal-reads.ts';
import { goalRecord } from './issues.ts';
import { splitMark } from './marks.ts';
import { noteOf } from './notes.ts';
import { noteSchema, type IssueRow } from './schemas.ts';
import { readAll, type Scope } from './scope.ts';
import { guardNewCommands, normalised } from './user-text.ts';

type Edit = (text: string) => string;
type PutDescription = (iid: number, description: string, doing: string) => Promise<IssueRow>;

const mostRepairs = 3;
const triesOfAWrite = 3;

interface WrittenOnce {
  readonly before: IssueRow;
  readonly after: IssueRow;
  /** What was sent, mark included; null when there was nothing to change. */
  readonly sent: string | null;
}

/** Runs under the issue's lock, so that processes of one machine come one after the other. */
export async function editDescription(
  scope: Scope,
  putDescription: PutDescription,
  iid: number,
  edit: Edit,
): Promise<Written<GoalRecord>> {
  const doing = `changing the description of goal #${iid}`;
  const lost: Dropped[] = [];
  let toRestore: readonly ItemState[] = [];
  for (let repairs = 0; ; repairs += 1) {
    const { before, after, sent } = await writeOnce((text) => {
      const restored = restoreItems(edit(text), toRestore);
      return restored.text;
    });
    const { text } = splitMark(after.description);
    const record = goalRecord(after, scope.codec);
    const unclear = restoreItems(text, toRestore).unclear;
    lost.push(...unclear.map((item) => lostTick(item, record)));
    const warnings = sent === null ? [] : droppedText('description', sent, after.description);
    const found = sent === null || warnings.length > 0 ? noCollisions : await collisionsOf(before, after, sent);
    if (found.lostEdit !== null) lost.push(lostText(found.lostEdit, record));
    if (found.undone.length === 0 && !found.isUndoneItself) return { value: record, warnings: [...warnings, ...lost] };
    if (repairs === mostRepairs) {
      lost.push(...found.undone.map((item) => lostTick(item, record)));
      if (found.isUndoneItself) lost.push(undoneAgain(record));
      return { value: record, warnings: [...warnings, ...lost] };
    }
    toRestore = found.undone;
  }

  async function writeOnce(change: Edit): Promise<WrittenOnce> {
    let unanswered: { readonly before: IssueRow; readonly sent: string } | null = null;
    for (let round = 1; ; round += 1) {
      const row = await readGoalRow(scope, iid);
      if (unanswered !== null && normalised(row.description) === normalised(unanswered.sent)) {
        return { ...unanswered, after: row };
      }
      const { text, tail } = splitMark(row.description);
      const edited = change(text);
      if (edited === text) return { before: row, after: row, sent: null };
      const sent = guardNewCommands(text, edited) + tail;
      try {
        return { before: row, after: await putDescription(iid, sent, doing), sent };
      } catch (failure) {
        if (!(failure instanceof GitLabFailure) || !failure.mayHaveHappened || round === triesOfAWrite) throw failure;
        unanswered = { before: row, sent };
        await scope.sleep(1_000 * round);
      }
    }
  }

  /** The write itself is done and compared: notes that cannot be read now do not make it a failure. */
  async function collisionsOf(before: IssueRow, after: IssueRow, sent: string): Promise<Collisions> {
    if ((after.updated_at ?? '') <= (before.updated_at ?? '')) return noCollisions;
    const { id: authorId } = await scope.me();
    const { rows } = await readAll(
      scope,
      IssueNotes,
      (api, page) => api.all(scope.projectId, iid, { sort: 'desc', orderBy: 'created_at', ...page }),
      {
        name: `comments of #${iid}`,
        doing: `verifying the change of goal #${iid}`,
        schema: noteSchema,
        keyOf: ({ id }) => id,
        isFilteredLate: true,
        isEnough: () => true,
      },
    );
    const at = (row: IssueRow) => row.updated_at ?? row.created_at;
    const from = { text: splitMark(before.description).text, updatedAt: at(before) };
    const to = { text: splitMark(sent).text, updatedAt: at(after) };
    return findCollisions({ from, to, authorId }, rows.map(noteOf));
  }
}

function lostTick({ text, done }: ItemState, { iid }: GoalRecord): Dropped {
  const [asked, kept] = done ? ['ticked', 'not ticked'] : ['not ticked', 'ticked'];
  const verb = done ? 'check' : 'uncheck';
  return {
    field: `checklist item "${text}"`,
    asked,
    kept,
    advice: `Somebody changed it while this was written. Set it again: devgrowth goal ${verb} ${iid} ${JSON.stringify(text)}`,
  };
}

function undoneAgain({ iid }: GoalRecord): Dropped {
  return {
    field: 'description',
    asked: 'as written now',
    kept: 'as somebody else wrote it a moment later',
    advice: `Look at it with \`devgrowth goal show ${iid}\`, then run this again.`,
  };
}

function lostText({ by, at }: NonNullable<Collisions['lostEdit']>, { url }: GoalRecord): Dropped {
  const who = by === null ? 'somebody' : `@${by}`;
  return {
    field: 'description',
    asked: `with the edit by ${who} at ${at.slice(11, 19)} UTC`,
    kept: 'without it',
    advice: `Both were written at the same moment, and GitLab keeps the later text. Make that edit again, or ask ${who} to: ${url}`,
  };
}
