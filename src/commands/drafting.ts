// Keeps a command's words on disk while it writes them: the draft holds what was typed, not how the answer should look.
import { type Draft, withDraft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { SharedInput } from './command.ts';
import type { Session } from './session.ts';

/** `words` is all that `drafts resume` needs to run the command again: plain JSON, dates resolved. */
export function draftedWrite<T>(
  command: string,
  words: Readonly<Record<string, unknown>>,
  { connection, project }: Session,
  world: World,
  write: (draft: Draft) => Promise<T>,
): Promise<T> {
  return withDraft(world, { command, host: connection.host, project: project.facts.path, input: words }, write);
}

/** A command's own input, without the flags every command has. */
export function ownWords<Input extends SharedInput>(input: Input): Omit<Input, keyof SharedInput> {
  const { profile: _profile, host: _host, project: _project, format: _format, ...rest } = input;
  const { mayAsk: _mayAsk, yes: _yes, dryRun: _dryRun, debug: _debug, color: _color, ...words } = rest;
  return words as Omit<Input, keyof SharedInput>;
}
