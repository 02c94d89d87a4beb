// What whoever logs a week gives, and how far they came.
import type { WeekSheet } from '#growth/week/sheet.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { keepDraft } from '#settings/kept-words.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';

export interface WeekWords {
  /** As it was written elsewhere; null: it is written now. */
  readonly text: string | null;
  /** What the text was made from; null: what the server says now. */
  readonly sheet: WeekSheet | null;
  /** By questions, though there is an editor. */
  readonly isAsked: boolean;
}

/** What the draft remembers. */
export interface WeekProgress {
  readonly text: string;
  readonly sheet: WeekSheet;
  /** The plan was agreed to. */
  readonly isAgreed: boolean;
  /** Of writes that are made again on what somebody changed meanwhile: their keys are others. */
  readonly round: number;
}

/** @param sheetIn checks what a draft holds */
export function readProgress(progress: unknown, sheetIn: (words: unknown) => WeekSheet | null): WeekProgress | null {
  if (typeof progress !== 'object' || progress === null) return null;
  const { text, sheet, isAgreed, round } = progress as { readonly [name in keyof WeekProgress]?: unknown };
  const read = sheetIn(sheet);
  if (typeof text !== 'string' || read === null || typeof isAgreed !== 'boolean' || typeof round !== 'number')
    return null;
  return { text, sheet: read, isAgreed, round };
}

/** Who only looks at the plan has written all of it: it stays to be sent. */
export async function keepForLater(
  { text, sheet }: Pick<WeekProgress, 'text' | 'sheet'>,
  { connection, project }: Pick<Session, 'connection' | 'project'>,
  desk: DraftWorld & Pick<Desk, 'talk'>,
): Promise<void> {
  const input = { text, sheet, isAsked: false };
  const id = await keepDraft(desk, { command: 'week', host: connection.host, project: project.facts.path, input });
  desk.talk.hint(said`What you wrote is kept: \`${step('drafts resume', id)}\` writes it.`);
}
