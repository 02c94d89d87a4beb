// Takes back what a run has written: looks how each thing stands now, and makes it as it was, without what others did to it since.
import { IssueNotes, Issues } from '@gitbeaker/rest';
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Undoing, WayBack } from '#growth/forge/undoing.ts';
import type { WrittenStep } from '#growth/forge/written.ts';
import { droppedText } from '../exchange/checked.ts';
import { editIssueText, type IssueText } from '../exchange/issue-text.ts';
import { putSurely } from '../exchange/put-surely.ts';
import { fieldsOf } from '../exchange/recorder.ts';
import { type Scope, write } from '../exchange/scope.ts';
import { besideOf, knownChange } from '../exchange/undo-words.ts';
import { unwound, unwoundText } from '../exchange/unwinding.ts';
import { parsed } from '../wire/reading.ts';
import { splitMark } from '../words/marks.ts';
import { issueSchema, type IssueRow, noteSchema } from '../words/schemas.ts';
import { normalised } from '../words/user-text.ts';
import { issueRemoval } from './issue-removal.ts';
import { bare, type StepOf, undoLooks } from './undo-looks.ts';

export function projectUndoing(
  scope: Scope,
  { removeComment, unlinkIssue, linkedIssues }: Pick<GoalsProject, 'removeComment' | 'unlinkIssue' | 'linkedIssues'>,
): Undoing {
  const { projectId } = scope;
  const removal = issueRemoval(scope);

  const { showIssue, showComment, commentOf, wayBack } = undoLooks(scope, { linkedIssues });

  return {
    ...removal,

    async waysBack(steps) {
      const ways: WayBack[] = [];
      const taken = new Set<number>();
      // An issue was opened before anything was done to it: its way takes all of that along.
      for (const place of steps.keys()) {
        if (taken.has(place)) continue;
        const way = await wayBack(place, steps);
        if (way === null) continue;
        for (const one of way.steps) taken.add(one);
        ways.push(way);
      }
      return ways.toSorted((one, other) => Math.max(...other.steps) - Math.max(...one.steps));
    },

    async takeBack(way, steps) {
      // All are of one sort; of an issue that was opened, that stands first.
      const [place = -1] = way.steps;
      const step = steps[place];
      const done = { became: 'done', warnings: [] } as const;
      if (step === undefined || way.act === 'done' || way.act === 'stays') return done;
      if (step.what === 'issue-changed') return { became: 'done', warnings: await restoreIssue(step.iid, steps) };
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
    if (iid === null || (await removal.removeIssue(iid)) !== 'refused')
      return { became: 'done', warnings: [] } as const;
    const close = (api: Issues) => api.edit(projectId, iid, { stateEvent: 'close' });
    await putSurely(scope, { put: () => write(scope, Issues, close, `closing #${iid}`) });
    return { became: 'closed', warnings: [] } as const;
  }

  async function restoreComment({ iid, id, before, after }: StepOf<'comment-changed'>) {
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

function refuseChanged({ iid, obstacles }: WayBack): void {
  if (obstacles.length > 0) throw changedSinceLook(iid ?? 0, obstacles);
}

function changedSinceLook(iid: number, details: readonly string[] = []): DevgrowthError {
  return new DevgrowthError('conflict', `#${iid} was changed while this was taken back`, {
    hint: 'What was taken back before this stays so. Run it again to see what stands there now.',
    details,
  });
}
