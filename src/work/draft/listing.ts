// What was typed and is not yet safely on the server, oldest first.
import type { TypedAnswer } from '#errors.ts';
import type { Instant } from '#growth/words/goal.ts';
import { listDrafts } from '#settings/drafts.ts';
import type { Desk } from '../desk.ts';

export interface ListedDraft {
  readonly id: string;
  /** `goal add` */
  readonly command: string;
  readonly host: string;
  readonly project: string | null;
  readonly createdAt: Instant;
  /** The words as its file holds them, whatever they are. */
  readonly input: unknown;
  /** Why it cannot be written as it is, once that was tried; null: nothing speaks against it. */
  readonly stuck: string | null;
  /** What was typed at its questions, and is not among the words yet. */
  readonly begun: readonly (TypedAnswer & { readonly isHalf: boolean })[];
}

export async function readDrafts(desk: Pick<Desk, 'files' | 'places'>): Promise<readonly ListedDraft[]> {
  return (await listDrafts(desk)).map(({ id, command, host, project, createdAt, input, stuck, begun = [] }) => ({
    id,
    command,
    host,
    project,
    createdAt,
    input,
    stuck: stuck ?? null,
    begun: begun.map(({ name, text, isHalf = false }) => ({ name, text, isHalf })),
  }));
}
