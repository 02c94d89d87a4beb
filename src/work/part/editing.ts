// One part of a document, in the editor or as it was typed: only what the person changed is written, and never over what somebody else wrote.
import { DevgrowthError } from '#errors.ts';
import type { Written } from '#growth/forge/writes.ts';
import { leavesOpen } from '#growth/text/open-end.ts';
import { wordsAt } from '#growth/text/section-spans.ts';
import { conflictText, hasConflictMarks, mergeTexts } from '#growth/text/text-merge.ts';
import { shownPart, type TextPart, wholeText, withBody, withPart } from '#growth/text/text-part.ts';
import type { Draft, DraftWorld } from '#settings/drafts.ts';
import { oneLine } from '#render/text.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite, type OwnWords } from '../drafting.ts';
import { editText, forgetEdited, leftInEditor } from '../edited-text.ts';
import type { Session } from '../session.ts';

/** What is written of a plan or a promotion document. */
export interface EditedDocument {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
  readonly description: string;
}

export interface PartWords {
  /** In the place of the part's words; null: an editor opens. */
  readonly text: string | null;
  /** The document's text that the change is made from; of a draft only. */
  readonly before: string | null;
}

export interface PlannedPart {
  /** Which use case its drafts belong to. */
  readonly does: string;
  readonly words: OwnWords & Pick<PartWords, 'before'> & Partial<PartWords> & Readonly<Record<string, unknown>>;
  /** What becomes of the whole text, where nobody writes it themselves. */
  readonly make?: (text: string) => string;
  /** What is written in place of what somebody made of the text. */
  readonly kept?: (before: string, after: string) => string;
  readonly document: EditedDocument;
  /** @throws where it is not there to be found, or more than once */
  readonly find: (text: string) => TextPart;
}

export interface WrittenPart extends Written<string> {
  /** Who leaves the editor's file empty has backed out. */
  readonly how: 'changed' | 'unchanged' | 'left-empty';
}

type PartDesk = Pick<Desk, 'ask' | 'files' | 'openEditor' | 'places' | 'talk'> & DraftWorld;

/** The whole text as the person wants it, and the one that it was made from: what the draft remembers. */
interface Change {
  readonly mine: string;
  readonly base: string;
  /** The part as they wrote it: in what they made of the text it may end elsewhere. */
  readonly words: string;
}

/** @param end what must have worked, too, before the draft is let go of */
export function editPart<T>(
  planned: PlannedPart,
  session: Session,
  desk: PartDesk,
  end: (written: WrittenPart) => Promise<T>,
): Promise<T> {
  const { does, words, document } = planned;
  const before = words.before ?? document.description;
  return draftedWrite(does, { ...words, before }, session, desk, async (draft) =>
    end(await new PartEdit(planned, draft, session, desk).write(before)),
  );
}

class PartEdit {
  readonly #planned: PlannedPart;
  readonly #draft: Draft;
  readonly #project: Session['project'];
  readonly #desk: PartDesk;

  constructor(planned: PlannedPart, draft: Draft, { project }: Pick<Session, 'project'>, desk: PartDesk) {
    this.#planned = planned;
    this.#draft = draft;
    this.#project = project;
    this.#desk = desk;
  }

  async write(before: string): Promise<WrittenPart> {
    const { document, words, find, make } = this.#planned;
    const known = readChange(this.#draft.progress());
    const typed = words.text ?? null;
    let change: Change | null;
    if (known !== null) {
      change = known;
      const left = await leftInEditor(this.#draft.id, this.#desk);
      // Its words are in the draft: a run that was killed right then left the file.
      if (left !== null && left === change.words) await forgetEdited(this.#draft.id, this.#desk);
    } else if (make !== undefined) change = madeChange(before, find, make);
    else if (typed !== null) change = typedChange(before, find(before), typed);
    else change = await this.#inEditor(before, shownPart(before, find(before)));
    if (change === null) return { value: document.description, warnings: [], how: 'left-empty' };
    if (isSwallowing(change)) {
      if (!this.#mayReopen) throw swallowing(document, find(before).name);
      change = await this.#inEditor(change.base, change.words);
      if (change === null) return { value: document.description, warnings: [], how: 'left-empty' };
      if (isSwallowing(change)) throw swallowing(document, find(before).name);
    }
    return this.#send(change);
  }

  get #mayReopen(): boolean {
    return this.#draft.resumed && this.#desk.ask !== null;
  }

  /** null: left empty. */
  async #inEditor(base: string, shown: string, find = this.#planned.find): Promise<Change | null> {
    const changed = (words: string): Change => ({ mine: withPart(base, find(base), words), base, words });
    const words = await editText(this.#draft.id, shown, this.#desk, (edited) =>
      // Marks left in it are no decision yet: the next run asks again.
      hasConflictMarks(edited) ? Promise.resolve() : this.#draft.saveProgress(changed(edited)),
    );
    if (hasConflictMarks(words)) throw conflict(this.#planned.document);
    return words === '' ? null : changed(words);
  }

  async #send({ mine: made, base, words }: Change): Promise<WrittenPart> {
    const { document, kept } = this.#planned;
    const mine = kept === undefined ? made : kept(base, made);
    if (mine === base) return { value: document.description, warnings: [], how: 'unchanged' };
    let theirs = document.description;
    let isMerged = false;
    const merged = (current: string): string => {
      const text = mergeTexts(base.trimEnd(), mine.trimEnd(), current.trimEnd());
      theirs = current;
      if (text === null) throw conflict(document);
      isMerged ||= text !== mine.trimEnd();
      return text;
    };
    try {
      const written = await this.#project.editDocument(document.iid, merged);
      if (isMerged) this.#desk.talk.note(`#${document.iid} was changed on the server meanwhile; both changes are kept`);
      // They may have been overwritten at that very moment, and no draft holds what is written.
      if (written.warnings.length > 0) this.#desk.talk.show(['What you wrote:', ...words.split('\n')]);
      return { ...written, how: 'changed' };
    } catch (error) {
      if (!(error instanceof DevgrowthError) || error.kind !== 'conflict' || !this.#mayReopen) throw error;
    }
    const { find } = this.#planned;
    const at = isIn(theirs, find) ? find : wholeText;
    const both = conflictText(at === find ? words : mine, shownPart(theirs, at(theirs)));
    const decided = await this.#inEditor(theirs, both, at);
    if (decided === null) throw conflict(document);
    return this.#send(decided);
  }
}

/** They may have given the heading another name. */
function isIn(text: string, find: PlannedPart['find']): boolean {
  try {
    find(text);
    return true;
  } catch (error) {
    if (error instanceof DevgrowthError) return false;
    throw error;
  }
}

function typedChange(base: string, part: TextPart, text: string): Change {
  const heading = part.new?.heading ?? wordsAt(base, { start: part.whole.start, end: part.body.start });
  return { mine: withBody(base, part, text), base, words: heading === '' ? text : `${heading}\n\n${text}` };
}

function madeChange(base: string, find: PlannedPart['find'], make: (text: string) => string): Change {
  const mine = make(base);
  return { mine, base, words: shownPart(mine, find(mine)) };
}

const isSwallowing = ({ mine, base }: Change): boolean => leavesOpen(mine) && !leavesOpen(base);

function swallowing({ iid }: EditedDocument, part: string): DevgrowthError {
  return new DevgrowthError(
    'refused',
    `a code fence, comment or fold in ${oneLine(part)} is never closed: it would hide what stands below in #${iid}`,
    { hint: 'Nothing was written. Close it; resumed in a terminal, the editor opens with your words.' },
  );
}

function conflict({ iid, url }: EditedDocument): DevgrowthError {
  return new DevgrowthError('conflict', `somebody changed the same lines of #${iid} on the server meanwhile`, {
    hint: `Nothing was written. Their text: ${oneLine(url)} ; resumed in a terminal, the editor opens with both.`,
  });
}

function readChange(progress: unknown): Change | null {
  if (typeof progress !== 'object' || progress === null) return null;
  const { mine, base, words } = progress as { readonly [name in keyof Change]?: unknown };
  const isWhole = typeof mine === 'string' && typeof base === 'string' && typeof words === 'string';
  return isWhole ? { mine, base, words } : null;
}
