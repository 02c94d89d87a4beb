// Keeps a command's words on disk while it writes them: the draft holds what was typed, not how the answer should look.
import { DevgrowthError } from '#errors.ts';
import { type Draft, discardDraft, keepDraft, listDrafts, withDraft, withResumeHint } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { Input, OwnWords } from './command.ts';
import { resolveHost } from '#settings/resolution.ts';
import type { GoalClaim } from './goal-number.ts';
import { openSession, type Session } from './session.ts';

/**
 * `words` is all that `drafts resume` needs to run the command again: plain JSON, dates resolved. A goal is its number by now: two
 * ways to name it are one write.
 */
export function draftedWrite<T>(
  command: string,
  { goalAt: _checked, ...words }: OwnWords & Readonly<Record<string, unknown>>,
  { connection, project, continues }: Session,
  world: World,
  write: (draft: Draft) => Promise<T>,
): Promise<T> {
  const task = { command, host: connection.host, project: project.facts.path, input: words };
  return withDraft(world, task, write, continues);
}

/**
 * Runs a command whose words are typed already: they are a draft on disk before the first request. The draft of the write
 * takes its place; where the command fails before that, it stays, and the error says so.
 */
export async function withTypedWords<Own extends OwnWords & GoalClaim, T>(
  command: string,
  { shared, own }: Input<Own>,
  world: World,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  if (shared.dryRun || shared.continues || !holdsWords(own)) return work(await openSession(shared, world, own));
  const { host, project } = await resolveHost(shared, world);
  const id = await keepDraft(world, { command, host, project, input: own });
  try {
    const result = await work({ ...(await openSession(shared, world, own)), continues: id });
    await discardKept(world, id);
    return result;
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.hint?.includes(`drafts resume ${id}`)) throw error;
    // The person said no, or has the words before them in the command line that needs another flag.
    const isAtHand = error.kind === 'usage' && shared.isPiped !== true;
    if (error.kind === 'cancelled' || isAtHand) await discardKept(world, id);
    else if (await isKept(world, id)) throw withResumeHint(error, id);
    throw error;
  }
}

function holdsWords(words: object): boolean {
  return Object.values(words).some(
    (value: unknown) =>
      (typeof value === 'string' && value !== '') ||
      (typeof value === 'object' && value !== null && Object.keys(value).length > 0),
  );
}

async function isKept(world: World, id: string): Promise<boolean> {
  return (await listDrafts(world)).some((draft) => draft.id === id);
}

/** For words that were found written, by whatever path. */
export async function discardKept(world: World, id: string): Promise<void> {
  if (await isKept(world, id)) await discardDraft(world, id);
}
