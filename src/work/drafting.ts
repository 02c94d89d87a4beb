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
export type OwnWords = object & { readonly [word in keyof Access]?: undefined };

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
  open: () => Promise<Session> = () => openSession(shared, desk, own),
): Promise<T> {
  if (!isKeptFirst({ shared, own })) return work(await open());
  const { host, project } = await resolveHost(shared, desk);
  const task = { command, host, project, input: own };
  let id = await keepDraft(desk, task);
  try {
    const session = await open();
    id = await keptFor(desk, { ...task, project: session.project.facts.path }, id);
    const result = await work({ ...session, continues: id });
    await discardKept(desk, id);
    return result;
  } catch (error) {
    if (!(error instanceof DevgrowthError) || isResumeHint(error.hint, id)) throw error;
    // The person said no, or has the words before them and needs to give another one.
    const isAtHand = error.kind === 'usage' && shared.isPiped !== true && !isOfItem(error, own);
    const isNo = error.kind === 'cancelled' && error.typed.length === 0;
    if (isNo || isAtHand) await discardKept(desk, id);
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

/** Makes the draft that `withTypedWords` goes on with. @returns its id, if there is something to keep */
export async function keepTyped(
  command: string,
  { shared, own }: { readonly shared: Access; readonly own: OwnWords },
  desk: SessionDesk & DraftWorld,
): Promise<readonly string[]> {
  if (!isKeptFirst({ shared, own })) return [];
  const { host, project } = await resolveHost(shared, desk);
  return [await keepDraft(desk, { command, host, project, input: own })];
}

function isKeptFirst({ shared, own }: { readonly shared: Access; readonly own: OwnWords }): boolean {
  return !shared.dryRun && !shared.continues && holdsWords(own);
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

/** Words that wait for somebody's yes: a draft that is finished as any other one. @returns its id */
export function keepWords(
  command: string,
  words: OwnWords,
  { connection, project }: Pick<Session, 'connection' | 'project'>,
  desk: DraftWorld,
): Promise<string> {
  return keepDraft(desk, { command, host: connection.host, project: project.facts.path, input: words });
}

/** Drafts of the same use case that were given this key. */
export async function draftsWithKey(
  command: string,
  key: string,
  desk: Pick<DraftWorld, 'files' | 'places'>,
): Promise<readonly string[]> {
  const isSame = (input: unknown) => typeof input === 'object' && input !== null && 'key' in input && input.key === key;
  const drafts = await listDrafts(desk);
  return drafts.filter((draft) => draft.command === command && isSame(draft.input)).map(({ id }) => id);
}

/** Whether a draft is still there: nobody has finished or discarded it. */
export { isKept as isDraftKept };

/** Whether the error says which draft has the words. */
export { namesDraft, withResumeHint } from '#settings/resume-hint.ts';

/** For words that were found written, by whatever path. */
export async function discardKept(desk: Pick<DraftWorld, 'files' | 'places'>, id: string): Promise<void> {
  if (await isKept(desk, id)) await discardDraft(desk, id);
}
