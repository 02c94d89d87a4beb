// A goal's text in the editor: only what the person changed is written, and never over what somebody else wrote meanwhile.
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { conflictText, hasConflictMarks, mergeTexts } from '#growth/text/text-merge.ts';
import type { Written } from '#growth/forge/writes.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { askBeside } from '../ask-label.ts';
import { draftedWrite } from '../drafting.ts';
import { editText as inEditor, forgetEdited, leftInEditor } from '../edited-text.ts';
import type { Session } from '../session.ts';
import type { EditWords } from './editing.ts';
import { goalOrWay } from './no-goal.ts';

interface Editing {
  readonly record: GoalRecord;
  /** What the editor is, or was, opened on. */
  readonly before: string;
  readonly draft: Draft;
  readonly session: Session;
}

/** What the draft remembers: the person's text, and the server's text that it was made from. */
interface Edited {
  readonly text: string;
  readonly base: string;
}

type EditDesk = Pick<Desk, 'ask' | 'files' | 'openEditor' | 'places' | 'talk'>;

export interface EditedText extends Written<GoalRecord> {
  /** Who leaves the editor's file empty has backed out. */
  readonly how: 'changed' | 'unchanged' | 'left-empty';
}

/** The goal whose text it is. Writes nothing. */
export function planText(
  { iid }: Pick<EditWords, 'iid'>,
  session: Pick<Session, 'project' | 'settings'>,
): Promise<GoalRecord> {
  return goalOrWay(iid, session);
}

/**
 * Lets the person write the goal's text.
 * @param end what must have worked, too, before the draft is let go of
 */
export function editText<T>(
  words: EditWords,
  record: GoalRecord,
  session: Session,
  desk: EditDesk & DraftWorld,
  end: (edited: EditedText) => Promise<T>,
): Promise<T> {
  const before = words.before ?? record.description;
  return draftedWrite('goal edit', { ...words, before }, session, desk, async (draft) =>
    end(await editInEditor({ record, before, draft, session }, desk)),
  );
}

async function editInEditor(editing: Editing, desk: EditDesk): Promise<EditedText> {
  const { record, before, draft, session } = editing;
  const { iid } = record;
  const { project } = session;
  const known = readEdited(draft.progress());
  const keepOn = (base: string) => (text: string) => draft.saveProgress({ text, base } satisfies Edited);
  let text = known?.text ?? (await inEditor(draft.id, before, desk, keepOn(before)));
  let base = known?.base ?? before;
  // Its words are in the draft: a run that was killed right then left the file.
  if (known !== null && (await leftInEditor(draft.id, desk)) === known.text) await forgetEdited(draft.id, desk);
  if (text === '') return { value: record, warnings: [], how: 'left-empty' };
  const { description: current } = known === null ? await project.goal(iid) : record;
  if (current !== base && current !== text && text !== base.trimEnd()) {
    const merged = hasConflictMarks(text) ? null : mergeTexts(base.trimEnd(), text, current.trimEnd());
    if (merged !== null) {
      desk.talk.note(`#${iid} was changed on the server meanwhile; both changes are kept`);
      text = merged;
    } else if (draft.resumed && desk.ask !== null) {
      const both = hasConflictMarks(text) ? text : conflictText(text, current);
      // Marks left in it are no decision yet: the next run asks again.
      text = await inEditor(draft.id, both, desk, (edited) =>
        keepOn(hasConflictMarks(edited) ? base : current)(edited),
      );
    } else {
      throw conflict(iid);
    }
    if (text === '' || hasConflictMarks(text)) throw conflict(iid);
    base = current;
    await keepOn(base)(text);
  }
  if (text === base.trimEnd()) return { value: record, warnings: [], how: 'unchanged' };
  const asks = await askBeside(record, { description: text }, session);
  const written = await project.changeGoal(iid, { description: text, descriptionWas: current, ...asks });
  return { ...written, how: 'changed' };
}

function conflict(iid: number): DevgrowthError {
  return new DevgrowthError('conflict', `somebody changed the same lines of #${iid} on the server while you edited`, {
    hint: said`\`${step('goal show', iid)}\` shows their text; resumed in a terminal, the editor opens with both.`,
  });
}

function readEdited(progress: unknown): Edited | null {
  if (typeof progress !== 'object' || progress === null || !('text' in progress) || !('base' in progress)) return null;
  const { text, base } = progress;
  return typeof text === 'string' && typeof base === 'string' ? { text, base } : null;
}
