// Throws one draft away, with what its editor left; it is read first, for it is somebody's words.
import { DevgrowthError } from '#errors.ts';
import { discardDraft, readDraft, wordsOf } from '#settings/drafts.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { editedFile, forgetEdited } from '../edited-text.ts';

interface Discarding {
  readonly id: string;
  readonly words: readonly string[];
  /** What a killed run left in the editor's file, else what it closed with; null: nothing. */
  readonly inEditor: string | null;
}

/** @throws `usage` where there is no such draft */
export async function planDiscarding(typedId: string, desk: Pick<Desk, 'files' | 'places'>): Promise<Discarding> {
  const draft = await readDraft(desk, typedId);
  const inEditor = (await desk.files.read(editedFile(desk, draft.id))) ?? closedText(draft.progress);
  // What was typed at questions is seen before it goes, too.
  const begun = (draft.begun ?? []).flatMap(({ text, isHalf }) => [
    `${isHalf === true ? 'half typed' : 'answered'}:`,
    ...text.split('\n').map((line) => `  ${line}`),
  ]);
  return { id: draft.id, words: [...wordsOf(draft), ...begun], inEditor };
}

/** What came out of the editor, where a draft is of such a text. */
function closedText(progress: unknown): string | null {
  if (typeof progress !== 'object' || progress === null || !('text' in progress)) return null;
  return typeof progress.text === 'string' ? progress.text : null;
}

/** @throws `usage` where nobody can be asked and nobody has agreed */
export async function discard({ id }: Discarding, desk: Pick<Desk, 'files' | 'places' | 'ask' | 'yes'>): Promise<void> {
  if (!desk.yes) {
    if (desk.ask === null)
      throw new DevgrowthError('usage', 'discarding needs a yes', {
        hint: said`Add ${given('yes')}: \`${step('drafts discard', id, { yes: true })}\`.`,
      });
    const sure = await desk.ask.confirm({ name: 'yes', message: 'Throw these words away?', default: false });
    if (!sure) throw new DevgrowthError('cancelled', 'Kept.');
  }
  await discardDraft(desk, id);
  await forgetEdited(id, desk);
}
