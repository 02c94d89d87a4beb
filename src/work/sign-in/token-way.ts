// Where the token comes from with which somebody signs in: handed over, printed by a command, or glab's.
import { oneLine } from '#render/text.ts';
import { findGlabLogin, glabToken } from '#settings/glab.ts';
import { checkToken, tokenOfCommand } from '#settings/token.ts';
import { given, said } from '#wording.ts';
import type { Prompter } from '#world.ts';
import type { Desk } from '../desk.ts';

export type TokenWay =
  | { readonly kind: 'handed' | 'glab' }
  /** A program and its words, run without a shell. */
  | { readonly kind: 'command'; readonly command: string };

export interface TokenWayDesk extends Pick<Desk, 'env' | 'files' | 'now' | 'runCommand'> {
  /** How a secret comes in is each front end's own. @param page where it is made, with its fields filled in */
  handToken(page: string): Promise<string>;
}

export async function tokenBy(way: TokenWay, host: string, page: string, desk: TokenWayDesk): Promise<string> {
  if (way.kind === 'command') return tokenOfCommand(way.command, said`${given('token-command')}`, desk);
  return way.kind === 'glab' ? glabToken(host, desk) : checkToken(await desk.handToken(page), 'your answer');
}

/** Asked only where glab is logged in to this host with a token that can be read. */
export async function chosenWay(host: string, ask: Prompter, desk: TokenWayDesk): Promise<TokenWay> {
  const login = await findGlabLogin(host, desk);
  if (login?.token == null) return { kind: 'handed' };
  const who = login.user === null ? '' : ` as @${oneLine(login.user)}`;
  const chosen = await ask.choice({
    name: 'glab',
    message: `glab is logged in to ${host}${who}`,
    choices: [
      { value: 'glab', label: 'Use its login', about: 'Asked of glab each time, never copied or renewed' },
      { value: 'paste', label: 'Paste a token', about: 'Of its own, for devgrowth alone' },
    ],
  });
  return { kind: chosen === 'glab' ? 'glab' : 'handed' };
}
