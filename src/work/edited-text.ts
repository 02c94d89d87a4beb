// A text in the person's editor: what they write there is a file of ours from the first moment, so that a kill loses nothing.
import { join } from 'node:path';
import type { Desk } from './desk.ts';
import { refuseNewSecrets } from './typed-words.ts';

type LeftDesk = Pick<Desk, 'files' | 'places'>;
type EditorDesk = LeftDesk & Pick<Desk, 'openEditor'>;

/** Beside the draft: who discards that removes both. */
export function editedFile({ places }: Pick<Desk, 'places'>, draftId: string): string {
  return join(places.state, 'drafts', `${draftId}.md`);
}

/**
 * The one way by which a text comes out of an editor. Opens it on `text`, or on what a killed run of the same draft left behind of it. `keep` must bring the result
 * to safety; only then does the file go away. Line ends are `\n`, and white space at the end is taken off. Nobody means
 * to write an empty text: closing the editor on nothing is how one backs out, and there is nothing to keep then.
 * @param name the draft's id
 * @throws `refused` for an address with a secret that was not in `text`: the file stays, and the next call opens it again
 */
export async function editText(
  name: string,
  text: string,
  desk: EditorDesk,
  keep: (edited: string) => Promise<void>,
): Promise<string> {
  const path = editedFile(desk, name);
  if ((await desk.files.read(path)) === null) await desk.files.write(path, `${text}\n`);
  await desk.openEditor(path);
  const edited = tidy((await desk.files.read(path)) ?? '');
  refuseNewSecrets(text, edited);
  if (edited !== '') await keep(edited);
  await desk.files.remove(path);
  return edited;
}

/** What a killed run left in the editor's file, newer than anything the draft knows; null when there is nothing. */
export async function leftInEditor(name: string, desk: LeftDesk): Promise<string | null> {
  const text = await desk.files.read(editedFile(desk, name));
  return text === null ? null : tidy(text) || null;
}

export async function forgetEdited(name: string, desk: LeftDesk): Promise<void> {
  await desk.files.remove(editedFile(desk, name));
}

function tidy(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/\s+$/, '');
}
