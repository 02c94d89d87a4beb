// The one way to change the text of an issue where others may change it at the same moment: read, write at once, verify, repair.
import { IssueNotes } from '@gitbeaker/rest';
import { DevgrowthError } from '#errors.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import { type AskedIssue, droppedFields, droppedText } from './checked.ts';
import { type Collisions, findCollisions, type ItemState, noCollisions, restoreItems } from './collisions.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { splitMark } from '../words/marks.ts';
import { noteOf } from '../words/notes.ts';
import { putSurely } from './put-surely.ts';
import { noteSchema, type IssueRow } from '../words/schemas.ts';
import { readAll, type Scope } from './scope.ts';
import { guardNewCommands, normalised } from '../words/user-text.ts';

/**
 * From the text as stored, without our mark. It is run again on what others have written meanwhile, so that their changes
 * stay; on a text that holds its change already it changes nothing.
 */
export type Edit = (text: string) => string;

/** Labels, and what else is written together with the text. */
export interface Beside {
  readonly sent: {
    readonly addLabels?: string;
    readonly removeLabels?: string;
    readonly title?: string;
    readonly dueDate?: string;
    readonly milestoneId?: number;
    readonly confidential?: boolean;
    readonly stateEvent?: 'close' | 'reopen';
    readonly assigneeIds?: number[];
  };
  readonly asked: AskedIssue;
}

/** One sort of issue whose text we change. */
export interface IssueText<Row extends IssueRow> {
  readonly iid: number;
  /** For messages: `goal #4`. */
  readonly name: string;
  readonly field: 'description' | 'agenda';
  readonly show: () => Promise<Row>;
  readonly put: (sent: Beside['sent'] & { readonly description?: string }, doing: string) => Promise<Row>;
  /** Made from each text that is written on, as the edit is; what is there already is not sent. */
  readonly beside?: (row: Row) => Beside;
  /** What a person does where an item could not be kept as somebody had set it. */
  readonly setAgain: (row: Row, item: ItemState) => string;
  /** What a person does where somebody has changed the same place. */
  readonly look: (row: Row) => string;
}

interface WrittenOnce<Row> {
  readonly before: Row;
  readonly after: Row;
  /** What was sent, mark included; null when there was nothing to change. */
  readonly sent: string | null;
  /** Of what stood beside the text. */
  readonly dropped: readonly Dropped[];
}

const nothingBeside: Beside = { sent: {}, asked: {} };

/** A dozen machines at once need about four. */
const mostRepairs = 8;
const triesOfAWrite = 3;

/** Runs under the issue's lock, so that processes of one machine come one after the other. */
export function editIssueText<Row extends IssueRow>(
  scope: Scope,
  issue: IssueText<Row>,
  edit: Edit,
): Promise<Written<Row>> {
  return scope.locked(issue.iid, () => editedText(scope, issue, edit));
}

async function editedText<Row extends IssueRow>(
  scope: Scope,
  issue: IssueText<Row>,
  edit: Edit,
): Promise<Written<Row>> {
  const { iid, name, field } = issue;
  const doing = `changing the ${field} of ${name}`;
  const lost: Dropped[] = [];
  let unread: GitLabFailure | null = null;
  let toRestore: readonly ItemState[] = [];
  for (let repairs = 0; ; repairs += 1) {
    const {
      before,
      after,
      sent,
      dropped: beside,
    } = await writeOnce((text) => restoreItems(edit(text), toRestore).text);
    const { unclear } = restoreItems(splitMark(after.description).text, toRestore);
    lost.push(...unclear.map((item) => lostTick(issue, after, item)));
    if (sent === null) return { value: after, warnings: [...beside, ...lost] };
    const dropped = droppedText(field, sent, after.description);
    if (dropped.length > 0) return { value: after, warnings: [...dropped, ...beside, ...lost] };

    const [now, found] = await Promise.all([
      seen(() => issue.show(), after),
      seen(() => collisionsOf(before, after, sent), noCollisions),
    ]);
    if (found.lostEdit !== null) lost.push(lostText(field, found.lostEdit, now));
    const became = whatBecameOf(edit, sent, now.description);
    const undone = found.undone.filter((item) => !isSet(now.description, item));
    if (became === 'stands' && undone.length === 0) return verified(now, beside);
    if (became === 'conflict' || repairs === mostRepairs) {
      lost.push(...undone.map((item) => lostTick(issue, now, item)));
      if (became !== 'stands') lost.push(conflict(issue, { before, sent, now }));
      return verified(now, beside);
    }
    toRestore = undone;
    await scope.sleep(pauseMs(after, repairs));
  }

  async function writeOnce(change: Edit): Promise<WrittenOnce<Row>> {
    let before = await issue.show();
    let sent: string | null = null;
    let beside = nothingBeside;
    const after = await putSurely(scope, {
      tries: triesOfAWrite,
      put: () => {
        const { text, tail } = splitMark(before.description);
        const edited = change(text);
        sent = edited === text ? null : guardNewCommands(text, edited) + tail;
        beside = issue.beside?.(before) ?? nothingBeside;
        const all = sent === null ? beside.sent : { ...beside.sent, description: sent };
        return Object.keys(all).length === 0 ? Promise.resolve(before) : issue.put(all, doing);
      },
      async landed() {
        const row = await issue.show();
        const hasText = sent === null || normalised(row.description) === normalised(sent);
        if (hasText && droppedFields(beside.asked, row).length === 0) return row;
        // What somebody has written meanwhile is what the next try begins with.
        before = row;
        return null;
      },
    });
    return { before, after, sent, dropped: droppedFields(beside.asked, after) };
  }

  /** The write itself is done: a look that fails does not make it a failure, and is said. */
  async function seen<T>(look: () => Promise<T>, otherwise: T): Promise<T> {
    try {
      return await look();
    } catch (failure) {
      if (!(failure instanceof GitLabFailure)) throw failure;
      unread ??= failure;
      return otherwise;
    }
  }

  function verified(value: Row, beside: readonly Dropped[]): Written<Row> {
    return { value, warnings: [...beside, ...lost, ...(unread === null ? [] : [unverified(issue, value, unread)])] };
  }

  async function collisionsOf(before: Row, after: Row, sent: string): Promise<Collisions> {
    if ((after.updated_at ?? '') <= (before.updated_at ?? '')) return noCollisions;
    const { id: authorId } = await scope.me();
    const { rows, failure } = await readAll(
      scope,
      IssueNotes,
      (api, page) => api.all(scope.projectId, iid, { sort: 'desc', orderBy: 'created_at', ...page }),
      {
        name: `comments of #${iid}`,
        doing: `verifying the change of ${name}`,
        schema: noteSchema,
        keyOf: ({ id }) => id,
        isFilteredLate: true,
        isEnough: () => true,
      },
    );
    unread ??= failure;
    const at = (row: IssueRow) => row.updated_at ?? row.created_at;
    const from = { text: splitMark(before.description).text, updatedAt: at(before) };
    const to = { text: splitMark(sent).text, updatedAt: at(after) };
    return findCollisions(
      { from, to, authorId },
      rows.map((row) => noteOf(row, scope.person, scope.codec.typed)),
    );
  }
}

/** `conflict`: what was changed is no longer there to be changed. */
function whatBecameOf(edit: Edit, sent: string, now: string): 'stands' | 'undone' | 'conflict' {
  if (normalised(now) === normalised(sent)) return 'stands';
  const { text } = splitMark(now);
  try {
    return edit(text) === text ? 'stands' : 'undone';
  } catch (failure) {
    if (failure instanceof DevgrowthError) return 'conflict';
    throw failure;
  }
}

function isSet(stored: string, item: ItemState): boolean {
  const { text } = splitMark(stored);
  const restored = restoreItems(text, [item]);
  return restored.text === text && restored.unclear.length === 0;
}

/** The server's clock gives each writer another one, so that those who collide do not come back together. */
function pauseMs({ updated_at, created_at }: IssueRow, repairs: number): number {
  return repairs * (Date.parse(updated_at ?? created_at) % 701);
}

function lostTick<Row extends IssueRow>(issue: IssueText<Row>, row: Row, item: ItemState): Dropped {
  const [asked, kept] = item.done ? ['ticked', 'not ticked'] : ['not ticked', 'ticked'];
  return {
    field: `checklist item "${item.text}"`,
    asked,
    kept,
    advice: `Somebody changed it while this was written. Set it again: ${issue.setAgain(row, item)}`,
  };
}

function conflict<Row extends IssueRow>(
  issue: IssueText<Row>,
  { before, sent, now }: { readonly before: Row; readonly sent: string; readonly now: Row },
): Dropped {
  return {
    field: issue.field,
    asked: firstChange(before.description, sent),
    kept: firstChange(sent, now.description),
    advice: `Somebody else wrote that a moment later. ${issue.look(now)}`,
  };
}

function unverified<Row extends IssueRow>(issue: IssueText<Row>, row: Row, { message }: GitLabFailure): Dropped {
  const advice = `Somebody may have changed it at the same moment. ${issue.look(row)}`;
  return { field: issue.field, asked: 'verified', kept: 'not verified', unverified: message, advice };
}

/** `line 3, "- [x] Read it"` */
function firstChange(from: string, to: string): string {
  const [old, lines] = [from, to].map((text) => normalised(text).split('\n')) as [string[], string[]];
  const at = lines.findIndex((line, index) => line !== old[index]);
  return at === -1 ? `the end, after line ${lines.length}` : `line ${at + 1}, ${JSON.stringify(lines[at])}`;
}

function lostText(field: string, { by, at }: NonNullable<Collisions['lostEdit']>, { web_url: url }: IssueRow): Dropped {
  const who = by === null ? 'somebody' : `@${by}`;
  return {
    field,
    asked: `with the edit by ${who} at ${at.slice(11, 19)} UTC`,
    kept: 'without it',
    advice: `Both were written at the same moment, and GitLab keeps the later text. Make that edit again, or ask ${who} to: ${url}`,
  };
}
