// Keeps a command's words on disk while it writes them: the draft holds what was typed, not how the answer should look.
import { DevgrowthError, type ErrorKind } from '#errors.ts';
import { stableJson } from '#settings/draft-file.ts';
import { type Draft, discardDraft, listDrafts, withDraft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { SharedInput } from './command.ts';
import { resolveHost } from '#settings/resolution.ts';
import { openSession, type Session } from './session.ts';

/** `words` is all that `drafts resume` needs to run the command again: plain JSON, dates resolved. */
export function draftedWrite<T>(
  command: string,
  words: Readonly<Record<string, unknown>>,
  { connection, project, continues }: Session,
  world: World,
  write: (draft: Draft) => Promise<T>,
): Promise<T> {
  const task = { command, host: connection.host, project: project.facts.path, input: words };
  return withDraft(world, task, async (draft) => {
    await replaceDraft(world, continues, draft);
    return write(draft);
  });
}

/**
 * Opens the session of a command whose words are typed already. Where not even that succeeds (no network, a token that has
 * run out), the words are kept as a draft, and the error says so.
 */
export async function openSessionFor(
  command: string,
  words: Readonly<Record<string, unknown>>,
  input: SharedInput,
  world: World,
): Promise<Session> {
  try {
    const session = await openSession(input, world);
    return { ...session, continues: session.continues ?? (await unopened(command, words, input, world)) };
  } catch (error) {
    if (!(error instanceof DevgrowthError) || !passing.has(error.kind) || input.dryRun || input.continues) throw error;
    const { host, project } = await resolveHost(input, world);
    return withDraft(world, { command, host, project, input: words }, () => Promise.reject(error));
  }
}

/** The draft of the same words whose session could not be opened: this run takes its place, so that nothing is written twice. */
async function unopened(
  command: string,
  words: Readonly<Record<string, unknown>>,
  input: SharedInput,
  world: World,
): Promise<string | null> {
  const { host, project } = await resolveHost(input, world);
  const wanted = stableJson([command, host, project, words]);
  const drafts = await listDrafts(world);
  return (
    drafts.find((draft) => stableJson([draft.command, draft.host, draft.project, draft.input]) === wanted)?.id ?? null
  );
}

/** What may be well again tomorrow, without other words. */
const passing: ReadonlySet<ErrorKind> = new Set([
  'authentication',
  'unreachable',
  'server',
  'rate-limited',
  'not-gitlab',
]);

/** A command's own input, without the flags every command has. */
export function ownWords<Input extends SharedInput>(input: Input): Omit<Input, keyof SharedInput> {
  const { profile: _profile, host: _host, project: _project, format: _format, ...rest } = input;
  const { mayAsk: _mayAsk, yes: _yes, dryRun: _dryRun, debug: _debug, color: _color, ...more } = rest;
  const { writes: _writes, allowPublic: _allowPublic, ...own } = more;
  const { continues: _continues, caFile: _caFile, insecureHttp: _insecureHttp, ...words } = own;
  return words as unknown as Omit<Input, keyof SharedInput>;
}

/** The words of an earlier draft stand, completed, in this one: it takes the other's place. */
async function replaceDraft(world: World, earlier: string | null, draft: Pick<Draft, 'id'>): Promise<void> {
  if (earlier === null || earlier === draft.id) return;
  try {
    await discardDraft(world, earlier);
  } catch (error) {
    // Gone already: a run between this one and that did it.
    if (!(error instanceof DevgrowthError) || error.kind !== 'usage') throw error;
  }
}
