// What a profile says about a front before GitLab: a proxy that keeps `Authorization` to itself, or wants headers of its own.
import { DevgrowthError } from '#errors.ts';
import type { World } from '#world.ts';
import { commandWords } from './program.ts';
import type { Profile } from './user-config.ts';

export interface Front {
  readonly authHeader: 'bearer' | 'private-token';
  /** Secret, as the token is. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What each request brings along anyway; a front may not change them. */
const ours = new Set(['host', 'accept', 'user-agent', 'content-type', 'content-length', 'private-token', 'connection']);

/** null when the profile says nothing of the kind. */
export async function frontOf(
  name: string,
  profile: Profile | undefined,
  { runCommand }: Pick<World, 'runCommand'>,
): Promise<Front | null> {
  const { authHeader = 'bearer', headersCommand } = profile ?? {};
  if (headersCommand === undefined) return authHeader === 'bearer' ? null : { authHeader, headers: {} };
  const said = `headers_command of profile ${name}`;
  const headers = readHeaders(await runCommand(commandWords(headersCommand, said)), said, authHeader);
  return { authHeader, headers };
}

/** One `Name: value` a line. Values are in no message. */
function readHeaders(text: string, said: string, authHeader: Front['authHeader']): Readonly<Record<string, string>> {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const headers = lines.map((line, index): [string, string] => {
    const [, name = '', value = ''] = /^([\w!#$%&'*+.^`|~-]+):[ \t]*([\x20-\x7e]+?)[ \t]*$/.exec(line) ?? [];
    if (name === '') throw wrong(said, `line ${index + 1} of what it prints is no header`);
    const isOurs = ours.has(name.toLowerCase()) || (name.toLowerCase() === 'authorization' && authHeader === 'bearer');
    if (isOurs) throw wrong(said, `prints ${name}, which devgrowth sets itself`);
    return [name, value];
  });
  if (headers.length === 0) throw wrong(said, 'prints nothing');
  return Object.fromEntries(headers);
}

function wrong(said: string, problem: string): DevgrowthError {
  return new DevgrowthError('configuration', `${said}: ${problem}`, {
    hint: 'It prints one header a line, such as `CF-Access-Token: abc`. `Authorization` is free for it with `auth_header: private-token`.',
  });
}
