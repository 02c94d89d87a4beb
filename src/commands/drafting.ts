// Keeps a command's words on disk while it writes them: the draft holds what was typed, not how the answer should look.
import { DevgrowthError } from '#errors.ts';
import { type Draft, discardDraft, keepDraft, listDrafts, withDraft, withResumeHint } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { SharedInput } from './command.ts';
import { resolveHost } from '#settings/resolution.ts';
import { openSession, type Session } from './session.ts';

/**
 * `words` is all that `drafts resume` needs to run the command again: plain JSON, dates resolved. A goal is its number by now: two
 * ways to name it are one write.
 */
export function draftedWrite<T>(
  command: string,
  { goalAt: _checked, ...words }: Readonly<Record<string, unknown>>,
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
export async function withTypedWords<T>(
  command: string,
  input: SharedInput,
  world: World,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const words = ownWords(input);
  if (input.dryRun || input.continues || !holdsWords(words)) return work(await openSession(input, world));
  const { host, project } = await resolveHost(input, world);
  const id = await keepDraft(world, { command, host, project, input: words });
  try {
    const result = await work({ ...(await openSession(input, world)), continues: id });
    await discardKept(world, id);
    return result;
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.hint?.includes(`drafts resume ${id}`)) throw error;
    // The person said no, or has the words before them in the command line that needs another flag.
    if (error.kind === 'cancelled' || error.kind === 'usage') await discardKept(world, id);
    else if (await isKept(world, id)) throw withResumeHint(error, id);
    throw error;
  }
}

function holdsWords(words: Readonly<Record<string, unknown>>): boolean {
  return Object.values(words).some(
    (value) =>
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

/** A command's own input, without the flags every command has. */
export function ownWords<Input extends SharedInput>(input: Input): Omit<Input, keyof SharedInput> {
  const { profile: _profile, host: _host, project: _project, format: _format, ...rest } = input;
  const { mayAsk: _mayAsk, yes: _yes, dryRun: _dryRun, debug: _debug, color: _color, ...more } = rest;
  const { writes: _writes, allowPublic: _allowPublic, ...own } = more;
  const { continues: _continues, caFile: _caFile, insecureHttp: _insecureHttp, ...words } = own;
  return words as unknown as Omit<Input, keyof SharedInput>;
}
