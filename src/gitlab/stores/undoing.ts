// Takes back what a run has written: looks how each thing stands now, and makes it as it was, without what others did to it since.
import { IssueNotes, Issues } from '@gitbeaker/rest';
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Undoing, WayBack } from '#growth/forge/undoing.ts';
import type { WrittenStep } from '#growth/forge/written.ts';
import { droppedText } from '../exchange/checked.ts';
import { commentsWith, readOwnIssues, withKey } from '../exchange/issue-creation.ts';
import { editIssueText, type IssueText } from '../exchange/issue-text.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { fieldsOf } from '../exchange/recorder.ts';
import { read, type Scope, write } from '../exchange/scope.ts';
import {
  besideOf,
  changedSince,
  changesOf,
  knownChange,
  leftBy,
  titleOf,
  toldChanges,
  wordsOf,
} from '../exchange/undo-words.ts';
import { difference, unwound, unwoundText } from '../exchange/unwinding.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { parsed } from '../wire/reading.ts';
import { splitMark } from '../words/marks.ts';
import { type IssueRow, issueSchema, type NoteRow, noteSchema } from '../words/schemas.ts';
import { normalised } from '../words/user-text.ts';
import { issueRemoval } from './issue-removal.ts';

type Step<What extends WrittenStep['what']> = Extract<WrittenStep, { readonly what: What }>;

export function projectUndoing(
  scope: Scope,
  { removeComment, unlinkIssue, linkedIssues }: Pick<GoalsProject, 'removeComment' | 'unlinkIssue' | 'linkedIssues'>,
): Undoing {
  const { projectId } = scope;
  const { removeIssue } = issueRemoval(scope);

  async function showIssue(iid: number): Promise<IssueRow> {
    const doing = `reading #${iid} of ${scope.path}`;
    return parsed(issueSchema, (await read(scope, Issues, (api) => api.show(iid, { projectId }), doing)).body, doing);
  }

  async function showComment(iid: number, id: number): Promise<NoteRow> {
    const doing = `reading the comment on #${iid}`;
    const answer = await read(scope, IssueNotes, (api) => api.show(projectId, iid, id), doing);
    return parsed(noteSchema, answer.body, doing);
  }

  const issueOf = (step: Step<'issue-opened'>) =>
    orNone(async () => {
      if (step.iid !== null) return showIssue(step.iid);
      return step.key === null ? null : (withKey(await readOwnIssues(scope, null), step.key)[0] ?? null);
    });

  const commentOf = (step: Step<'comment-added' | 'comment-changed'>) =>
    orNone(async () => {
      if (step.id !== null) return showComment(step.iid, step.id);
      if (step.what === 'comment-changed' || step.key === null) return null;
      return (await commentsWith(scope, step.iid, step.key, null))[0] ?? null;
    });

  async function opening(step: Step<'issue-opened'>, steps: readonly WrittenStep[]): Promise<Omit<WayBack, 'steps'>> {
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
    const changed = step.after === null ? [] : changedSince(row, leftBy(step.after, changesOf(row.iid, steps)));
    // Closed in place of being deleted, or by hand: the one end that takes nothing away.
    const isClosed = row.state === 'closed' && changed.length === 1 && comments.length === 0 && own === 0;
    if (isClosed && step.after?.state === 'opened') return { ...base, act: 'done', changes: [], obstacles: [] };
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

  async function comment(step: Step<'comment-added' | 'comment-changed'>, title: string | null) {
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

  return {
    removeIssue,

    async waysBack(steps) {
      const ways: WayBack[] = [];
      const taken = new Set<number>();
      // What is opened there goes with all that was done to it.
      const opened = steps.flatMap((step, place) => (step.what === 'issue-opened' ? [place] : []));
      const later = steps.map((_step, place) => place).toReversed();
      for (const place of [...opened, ...later]) {
        if (taken.has(place)) continue;
        const way = await wayBack(place, steps);
        if (way === null) continue;
        for (const one of way.steps) taken.add(one);
        ways.push(way);
      }
      return ways.toSorted((one, other) => Math.max(...other.steps) - Math.max(...one.steps));
    },

    async takeBack(way, steps) {
      const [place = -1] = way.act === 'delete-issue' ? way.steps : way.steps.slice(-1);
      const step = steps[place];
      const done = { became: 'done', warnings: [] } as const;
      if (step === undefined || way.act === 'done' || way.act === 'stays') return done;
      if (way.act === 'restore-issue' && step.what === 'issue-changed') {
        return { became: 'done', warnings: await restoreIssue(step.iid, steps) };
      }
      const now = await wayBack(place, steps);
      if (now === null || now.act === 'done') return done;
      refuseChanged(now);
      if (step.what === 'linked') {
        await unlinkIssue(step.iid, { type: 'issue', home: step.to.project, iid: step.to.iid, anchor: '' });
        return done;
      }
      if (step.what === 'issue-opened') return deleteOrClose(now.iid);
      if (step.what === 'comment-added') {
        const row = await commentOf(step);
        if (row !== null) await removeComment(step.iid, row.id);
        return done;
      }
      if (step.what === 'comment-changed') return { became: 'done', warnings: await restoreComment(step) };
      return done;
    },
  };

  async function deleteOrClose(iid: number | null) {
    if (iid === null || (await removeIssue(iid)) !== 'refused') return { became: 'done', warnings: [] } as const;
    const close = (api: Issues) => api.edit(projectId, iid, { stateEvent: 'close' });
    await putSurely(scope, { put: () => write(scope, Issues, close, `closing #${iid}`) });
    return { became: 'closed', warnings: [] } as const;
  }

  async function restoreComment({ iid, id, before, after }: Step<'comment-changed'>) {
    const { body } = await showComment(iid, id);
    const text = unwoundText(bare(body), [{ before: before ?? '', after }]);
    if (text === null) throw changedSinceLook(iid);
    const stored = text + splitMark(normalised(before ?? '')).tail;
    const row = await putSurely(scope, {
      async put() {
        const doing = `changing the comment on #${iid}`;
        const edit = (api: IssueNotes) => api.edit(projectId, iid, id, { body: stored });
        return parsed(noteSchema, (await write(scope, IssueNotes, edit, doing)).body, doing, true);
      },
    });
    return droppedText('comment', stored, row.body);
  }

  async function restoreIssue(iid: number, steps: readonly WrittenStep[]) {
    const whole = knownChange(iid, steps);
    if (whole === null) throw changedSinceLook(iid);
    const issue: IssueText<IssueRow> = {
      iid,
      name: `#${iid}`,
      field: 'description',
      show: () => showIssue(iid),
      async put(sent, doing) {
        const answer = await write(scope, Issues, (api) => api.edit(projectId, iid, sent), doing);
        return parsed(issueSchema, answer.body, doing, true);
      },
      beside(row) {
        const { target, obstacles } = unwound(fieldsOf(row), whole);
        if (obstacles.length > 0) throw changedSinceLook(iid, obstacles);
        return besideOf(row, target, whole);
      },
      setAgain: ({ web_url: url }, { done }) => `${done ? 'tick' : 'untick'} it at ${url}`,
      look: ({ web_url: url }) => `Look at it: ${url}`,
    };
    const { warnings } = await editIssueText(scope, issue, (text) => {
      const restored = unwoundText(text, whole.patches);
      if (restored === null) throw changedSinceLook(iid);
      return restored;
    });
    return warnings;
  }
}

const bare = (stored: string) => splitMark(normalised(stored)).text;

function refuseChanged({ iid, obstacles }: WayBack): void {
  if (obstacles.length > 0) throw changedSinceLook(iid ?? 0, obstacles);
}

function changedSinceLook(iid: number, details: readonly string[] = []): DevgrowthError {
  return new DevgrowthError('conflict', `#${iid} was changed while this was taken back`, {
    hint: 'What was taken back before this stays so. Run it again to see what stands there now.',
    details,
  });
}

async function orNone<T>(ask: () => Promise<T | null>): Promise<T | null> {
  try {
    return await ask();
  } catch (failure) {
    if (failure instanceof GitLabFailure && failure.status === 404) return null;
    throw failure;
  }
}
