// Keeps a use case's words on disk while it writes them: the draft holds what was typed, not how the answer should look.
import { DevgrowthError } from '#errors.ts';
import { type Draft, discardDraft, type DraftWorld, listDrafts, withDraft } from '#settings/drafts.ts';
import { isResumeHint, withResumeHint } from '#settings/resume-hint.ts';
import { keepDraft, keptFor } from '#settings/kept-words.ts';
import { resolveHost } from '#settings/resolution.ts';
import type { Way } from '#wording.ts';
import type { Access } from './access.ts';
import { WhichItem } from './checklist-item.ts';
import type { GoalClaim } from './goal-number.ts';
import { openSession, type Session, type SessionDesk } from './session.ts';

/** No word of its own has the name of something that belongs to the access: a draft holds what was typed. */
export type OwnWords = object & { readonly [word in keyof Access]?: never };

/**
 * `words` is all that is needed to do it again: plain JSON, dates resolved. A goal is its number by now: two
 * ways to name it are one write.
 */
export function draftedWrite<T>(
  command: string,
  { goalAt: _checked, ...words }: OwnWords & Readonly<Record<string, unknown>>,
  { connection, project, continues }: Pick<Session, 'connection' | 'project' | 'continues'>,
  desk: DraftWorld,
  write: (draft: Draft) => Promise<T>,
): Promise<T> {
  const task = { command, host: connection.host, project: project.facts.path, input: words };
  return withDraft(desk, task, write, continues);
}

/** What an earlier run of the same words had noted; undefined where there was none. */
export async function notedBefore(
  { continues }: Pick<Session, 'continues'>,
  desk: Pick<DraftWorld, 'files' | 'places'>,
): Promise<unknown> {
  return (await listDrafts(desk)).find(({ id }) => id === continues)?.progress;
}

/**
 * Does what takes words that are typed already: they are a draft on disk before the first request. The draft of the write
 * takes its place; where it fails before that, it stays, and the error says so.
 */
export async function withTypedWords<T>(
  command: string,
  { shared, own }: { readonly shared: Access; readonly own: OwnWords & GoalClaim },
  desk: SessionDesk & DraftWorld,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  if (shared.dryRun || shared.continues || !holdsWords(own)) return work(await openSession(shared, desk, own));
  const { host, project } = await resolveHost(shared, desk);
  const task = { command, host, project, input: own };
  let id = await keepDraft(desk, task);
  try {
    const session = await openSession(shared, desk, own);
    id = await keptFor(desk, { ...task, project: session.project.facts.path }, id);
    const result = await work({ ...session, continues: id });
    await discardKept(desk, id);
    return result;
  } catch (error) {
    if (!(error instanceof DevgrowthError) || isResumeHint(error.hint, id)) throw error;
    // The person said no, or has the words before them and needs to give another one.
    const isAtHand = error.kind === 'usage' && shared.isPiped !== true && !isOfItem(error, own);
    if (error.kind === 'cancelled' || isAtHand) await discardKept(desk, id);
    else if (await isKept(desk, id)) throw withResumeHint(error, id, mendingWay(error, own));
    throw error;
  }
}

/** Words beside the item that was not found are not typed again for its sake. */
const isOfItem = (error: DevgrowthError, own: object): boolean =>
  error instanceof WhichItem && 'text' in own && typeof own.text === 'string' && own.text !== '';

/** What of a draft may be given anew. */
function mendingWay(error: DevgrowthError, own: OwnWords & GoalClaim): Way['given'] | null {
  if (error instanceof WhichItem) return { tick: 2 };
  return error.kind === 'not-found' && typeof own.iid === 'number' ? { to: 7 } : null;
}

function holdsWords(words: object): boolean {
  return Object.values(words).some(
    (value: unknown) =>
      (typeof value === 'string' && value !== '') ||
      (typeof value === 'object' && value !== null && Object.keys(value).length > 0),
  );
}

async function isKept(desk: Pick<DraftWorld, 'files' | 'places'>, id: string): Promise<boolean> {
  return (await listDrafts(desk)).some((draft) => draft.id === id);
}

/** Whether the error says which draft has the words. */
export { namesDraft } from '#settings/resume-hint.ts';

/** For words that were found written, by whatever path. */
export async function discardKept(desk: Pick<DraftWorld, 'files' | 'places'>, id: string): Promise<void> {
  if (await isKept(desk, id)) await discardDraft(desk, id);
}
