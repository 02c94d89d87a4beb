// How each thing that a run wrote to stands now, and what making it as it was would change.
import { IssueNotes, Issues } from '@gitbeaker/rest';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { WayBack } from '#growth/forge/undoing.ts';
import type { WrittenStep } from '#growth/forge/written.ts';
import { commentsWith, readOwnIssues, withKey } from '../exchange/issue-creation.ts';
import { orNone } from '../exchange/or-none.ts';
import { fieldsOf } from '../exchange/recorder.ts';
import { read, type Scope } from '../exchange/scope.ts';
import { changedSince, changesOf, knownChange, leftBy, titleOf, toldChanges, wordsOf } from '../exchange/undo-words.ts';
import { difference, unwound, unwoundText } from '../exchange/unwinding.ts';
import { parsed } from '../wire/reading.ts';
import { splitMark } from '../words/marks.ts';
import { type IssueRow, issueSchema, type NoteRow, noteSchema } from '../words/schemas.ts';
import { normalised } from '../words/user-text.ts';

export type StepOf<What extends WrittenStep['what']> = Extract<WrittenStep, { readonly what: What }>;

export function undoLooks(scope: Scope, { linkedIssues }: Pick<GoalsProject, 'linkedIssues'>) {
  const { projectId } = scope;

  async function showIssue(iid: number): Promise<IssueRow> {
    const doing = `reading #${iid} of ${scope.path}`;
    return parsed(issueSchema, (await read(scope, Issues, (api) => api.show(iid, { projectId }), doing)).body, doing);
  }

  async function showComment(iid: number, id: number): Promise<NoteRow> {
    const doing = `reading the comment on #${iid}`;
    const answer = await read(scope, IssueNotes, (api) => api.show(projectId, iid, id), doing);
    return parsed(noteSchema, answer.body, doing);
  }

  const issueOf = (step: StepOf<'issue-opened'>) =>
    orNone(async () => {
      if (step.iid !== null) return showIssue(step.iid);
      return step.key === null ? null : (withKey(await readOwnIssues(scope, null), step.key)[0] ?? null);
    });

  const commentOf = (step: StepOf<'comment-added' | 'comment-changed'>) =>
    orNone(async () => {
      if (step.id !== null) return showComment(step.iid, step.id);
      if (step.what === 'comment-changed' || step.key === null) return null;
      return (await commentsWith(scope, step.iid, step.key, null))[0] ?? null;
    });

  async function opening(step: StepOf<'issue-opened'>, steps: readonly WrittenStep[]): Promise<Omit<WayBack, 'steps'>> {
    const row = await issueOf(step);
    const base = {
      iid: row?.iid ?? step.iid,
      title: row?.title ?? step.title,
      isConfidential: row?.confidential === true,
    };
    if (row === null) return { ...base, act: 'done', changes: [], obstacles: [] };
    const own = steps.filter((other) => other.what === 'comment-added' && other.iid === row.iid).length;
    const others = row.user_notes_count - own;
    const comments = others > 0 ? [`${others} comment${others === 1 ? '' : 's'} that this run did not write`] : [];
    const left = step.after === null ? null : leftBy(step.after, changesOf(row.iid, steps));
    const changed = left === null ? [] : changedSince(row, left);
    // Closed in place of being deleted, or by hand: the one end that takes nothing away.
    const isClosed = row.state === 'closed' && left?.state === 'opened' && changed.length === 1;
    if (isClosed && comments.length === 0 && own === 0) return { ...base, act: 'done', changes: [], obstacles: [] };
    return { ...base, act: 'delete-issue', changes: [], obstacles: [...changed, ...comments] };
  }

  async function changed(iid: number, title: string | null, steps: readonly WrittenStep[]) {
    const row = await orNone(() => showIssue(iid));
    const base = { iid, title: row?.title ?? title, isConfidential: row?.confidential === true };
    if (row === null)
      return { ...base, act: 'restore-issue', changes: [], obstacles: [`#${iid} is not there any more`] } as const;
    const whole = knownChange(iid, steps);
    if (whole === null) {
      const obstacles = ['what stood there before was not read, so nobody knows it'];
      return { ...base, act: 'restore-issue', changes: [], obstacles } as const;
    }
    const { target, obstacles } = unwound(fieldsOf(row), whole);
    const text = unwoundText(bare(row.description), whole.patches);
    const last = whole.patches.at(-1);
    const ofText = text === null ? [`text, ${difference(last?.after ?? '', row.description)}`] : [];
    const changes = toldChanges(row, target, text, whole);
    const isDone = changes.length === 0 && obstacles.length === 0 && text !== null;
    return { ...base, act: isDone ? 'done' : 'restore-issue', changes, obstacles: [...obstacles, ...ofText] } as const;
  }

  async function comment(step: StepOf<'comment-added' | 'comment-changed'>, title: string | null) {
    const row = await commentOf(step);
    const isConfidential = row?.internal === true || row?.confidential === true;
    const base = { iid: step.iid, title, isConfidential };
    if (row === null) {
      if (step.what === 'comment-added') return { ...base, act: 'done', changes: [], obstacles: [] } as const;
      return {
        ...base,
        act: 'restore-comment',
        changes: [],
        obstacles: ['the comment is not there any more'],
      } as const;
    }
    if (step.what === 'comment-added') {
      const isLeft = normalised(row.body) === normalised(step.text);
      const obstacles = isLeft ? [] : [`comment, ${difference(step.text, row.body)}`];
      return { ...base, act: 'delete-comment', changes: wordsOf(row.body), obstacles } as const;
    }
    if (step.before === null) {
      const obstacles = ['what the comment said before was not read, so nobody knows it'];
      return { ...base, act: 'restore-comment', changes: [], obstacles } as const;
    }
    const text = unwoundText(bare(row.body), [{ before: step.before, after: step.after }]);
    if (text === null) {
      return {
        ...base,
        act: 'restore-comment',
        changes: [],
        obstacles: [`comment, ${difference(step.after, row.body)}`],
      } as const;
    }
    const isDone = text === bare(row.body);
    return { ...base, act: isDone ? 'done' : 'restore-comment', changes: wordsOf(text), obstacles: [] } as const;
  }

  async function wayBack(place: number, steps: readonly WrittenStep[]): Promise<WayBack | null> {
    const step = steps[place];
    if (step === undefined) return null;
    const only = { steps: [place] };
    switch (step.what) {
      case 'issue-opened': {
        const way = await opening(step, steps);
        const along = steps.flatMap((other, index) => ('iid' in other && other.iid === way.iid ? [index] : []));
        return { steps: [...new Set([...only.steps, ...along])], ...way };
      }
      case 'issue-changed': {
        const all = steps.flatMap((other, index) =>
          other.what === step.what && other.iid === step.iid ? [index] : [],
        );
        return { steps: all, ...(await changed(step.iid, step.title, steps)) };
      }
      case 'comment-added':
      case 'comment-changed':
        return { ...only, ...(await comment(step, titleOf(step.iid, steps))) };
      case 'linked': {
        const wanted = `${step.to.project}#${step.to.iid}`.toLowerCase();
        const linked = (await linkedIssues(step.iid)).asFarAsRead().items;
        const isThere = linked.some(({ reference }) => reference.toLowerCase() === wanted);
        const base = { ...only, iid: step.iid, title: titleOf(step.iid, steps), isConfidential: false, obstacles: [] };
        return { ...base, act: isThere ? 'unlink' : 'done', changes: [`${step.to.project}#${step.to.iid}`] };
      }
      default: {
        const told =
          step.what === 'other'
            ? step.doing
            : step.what === 'comment-removed'
              ? `deleting a comment on #${step.iid}`
              : `deleting #${step.iid}`;
        const base = { ...only, iid: null, title: null, isConfidential: false, obstacles: [] };
        return { ...base, act: 'stays', changes: [told] };
      }
    }
  }

  return { showIssue, showComment, commentOf, wayBack };
}

export const bare = (stored: string): string => splitMark(normalised(stored)).text;
