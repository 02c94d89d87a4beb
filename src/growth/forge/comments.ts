// What the domain asks of a forge about comments on a goal, a 1:1 or a document: they work on each by its number.
import type { Written } from './writes.ts';

export interface Comments {
  comment(
    iid: number,
    comment: {
      readonly key: string;
      readonly mayExist?: boolean;
      readonly type: string;
      readonly body: string;
      /** It holds somebody else's words: nobody they name is notified. */
      readonly isQuiet?: boolean;
    },
  ): Promise<Written<{ readonly id: number }>>;
  /** New words for a comment of ours; null when it is somebody else's, or gone. */
  replaceComment(
    iid: number,
    id: number,
    comment: { readonly key: string; readonly type: string; readonly body: string },
  ): Promise<Written<{ readonly id: number }> | null>;
  /**
   * Reads the comment right before the write, and keeps its mark and key. `edit` gets it as typed, and is called again where the answer
   * was lost: on a text that holds its change it changes nothing. Equal text = no write. null when it is somebody else's, or gone.
   */
  editComment(
    iid: number,
    id: number,
    edit: (text: string) => string,
  ): Promise<Written<{ readonly id: number; readonly text: string }> | null>;
  /**
   * Puts the issue on the caller's own to-do list: a comment by one's own token notifies others, and not its author. `there`: it is on
   * that list already, for there is one at a time.
   */
  putOnToDoList(iid: number): Promise<'added' | 'there'>;
  /** False when it was gone already. */
  removeComment(iid: number, id: number): Promise<boolean>;
}
