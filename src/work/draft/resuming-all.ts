// Goes on with all drafts, the oldest first: one that fails stops no other, but a server that does not answer is asked once.
import { DevgrowthError } from '#errors.ts';
import { listDrafts, type StoredDraft } from '#settings/drafts.ts';
import type { Said } from '#wording.ts';
import type { Access } from '../access.ts';
import type { Desk } from '../desk.ts';
import { type Resumes, resumeDraft } from './resuming.ts';

export type ResumedDraft<T> = Pick<StoredDraft, 'id' | 'command'> &
  (
    | { readonly outcome: 'written'; readonly result: T }
    | { readonly outcome: 'failed' | 'left'; readonly why: Said; readonly hint: Said | null }
  );

/** @param onEach told of each as it ends @throws `cancelled` where the person stops it: the rest stays */
export async function resumeAll<T>(
  asked: Pick<Access, 'host' | 'project'>,
  find: (command: string) => Resumes<T> | null,
  desk: Pick<Desk, 'files' | 'places'>,
  onEach: (draft: ResumedDraft<T>) => void,
): Promise<readonly ResumedDraft<T>[]> {
  const done: ResumedDraft<T>[] = [];
  const silent = new Set<string>();
  for (const draft of await listDrafts(desk)) {
    const ended = await resumeOne(draft, silent, () => resumeDraft(draft.id, asked, find, desk));
    done.push(ended);
    onEach(ended);
  }
  return done;
}

async function resumeOne<T>(
  { id, command, host, stuck }: StoredDraft,
  silent: Set<string>,
  resume: () => Promise<T>,
): Promise<ResumedDraft<T>> {
  // Said once, when it was tried: the list tells it.
  if (stuck !== undefined) return { id, command, outcome: 'left', why: stuck, hint: null };
  if (silent.has(host)) return { id, command, outcome: 'left', why: 'its server does not answer', hint: null };
  try {
    return { id, command, outcome: 'written', result: await resume() };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'cancelled') throw error;
    if (error.kind === 'unreachable') silent.add(host);
    return { id, command, outcome: 'failed', why: error.said, hint: error.hint };
  }
}
