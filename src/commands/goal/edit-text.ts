// A goal's text in the editor: only what the person changed is written, and never over what somebody else wrote meanwhile.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { conflictText, hasConflictMarks, mergeTexts } from '#growth/text/text-merge.ts';
import { ink } from '#render/terminal/ink.ts';
import type { Draft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { SharedInput } from '../command.ts';
import { editText, forgetEdited, leftInEditor } from '../edited-text.ts';
import type { Session } from '../session.ts';
import { endWrite } from '../written-goal.ts';

interface Editing {
  readonly record: GoalRecord;
  /** What the editor is, or was, opened on. */
  readonly before: string;
  readonly draft: Draft;
  readonly session: Session;
  readonly input: SharedInput;
}

/** What the draft remembers: the person's text, and the server's text that it was made from. */
interface Edited {
  readonly text: string;
  readonly base: string;
}

export async function editInEditor(editing: Editing, world: World): Promise<ExitCode> {
  const { record, before, draft, session, input } = editing;
  const { iid, title } = record;
  const known = readEdited(draft.progress());
  const keepOn = (base: string) => (text: string) => draft.saveProgress({ text, base } satisfies Edited);
  let text = known?.text ?? (await editText(draft.id, before, world, keepOn(before)));
  let base = known?.base ?? before;
  // Its words are in the draft: a run that was killed right then left the file.
  if (known !== null && (await leftInEditor(draft.id, world)) === known.text) await forgetEdited(draft.id, world);
  if (text === '') {
    world.stderr.write(ink`The text was left empty: nothing was written.\n`);
    return exitCodes.cancelled;
  }
  const { description: current } = known === null ? await session.project.goal(iid) : record;
  if (current !== base && current !== text && text !== base.trimEnd()) {
    const merged = hasConflictMarks(text) ? null : mergeTexts(base.trimEnd(), text, current.trimEnd());
    if (merged !== null) {
      world.stderr.write(ink`note: #${iid} was changed on the server meanwhile; both changes are kept\n`);
      text = merged;
    } else if (draft.resumed && input.mayAsk) {
      const both = hasConflictMarks(text) ? text : conflictText(text, current);
      // Marks left in it are no decision yet: the next run asks again.
      text = await editText(draft.id, both, world, (edited) =>
        keepOn(hasConflictMarks(edited) ? base : current)(edited),
      );
    } else {
      throw conflict(iid);
    }
    if (text === '' || hasConflictMarks(text)) throw conflict(iid);
    base = current;
    await keepOn(base)(text);
  }
  if (text === base.trimEnd()) {
    return endWrite({ record, warnings: [], say: `Nothing changed in #${iid} ${title}` }, session, input, world);
  }
  const written = await session.project.changeGoal(iid, { description: text, descriptionWas: current });
  const { value, warnings } = written;
  return endWrite({ record: value, warnings, say: `Changed #${iid} ${value.title} (text)` }, session, input, world);
}

function conflict(iid: number): DevgrowthError {
  return new DevgrowthError('conflict', `somebody changed the same lines of #${iid} on the server while you edited`, {
    hint: `\`devgrowth goal show ${iid}\` shows their text; resumed in a terminal, the editor opens with both.`,
  });
}

function readEdited(progress: unknown): Edited | null {
  if (typeof progress !== 'object' || progress === null || !('text' in progress) || !('base' in progress)) return null;
  const { text, base } = progress;
  return typeof text === 'string' && typeof base === 'string' ? { text, base } : null;
}
