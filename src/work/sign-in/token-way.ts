// Where a login's token comes from: the prompt, standard input, a command, or glab.
import { fineGrainedTokenPage } from '#growth/forge/permissions.ts';
import { stacked } from '#render/terminal/ink.ts';
import { renderPermissions } from '#render/terminal/project/permissions.ts';
import { oneLine } from '#render/text.ts';
import { findGlabLogin, glabToken } from '#settings/glab.ts';
import { checkToken, tokenOfCommand } from '#settings/token.ts';
import { secretFromStdin } from './secret-stdin.ts';
import { newTokenPage } from '#work/token-page.ts';
import type { CommandWorld } from '../command.ts';

/** `paste` asks for it without showing it. */
export type TokenWay =
  | { readonly kind: 'paste' | 'stdin' | 'glab' }
  | { readonly kind: 'command'; readonly command: string };

export interface TokenWish {
  /** `--web` */
  readonly opensPage: boolean;
  /** `--fine-grained` */
  readonly isFineGrained: boolean;
}

export function tokenBy(way: TokenWay, host: string, wish: TokenWish, world: CommandWorld): Promise<string> {
  if (way.kind === 'command') return tokenOfCommand(way.command, '--token-command', world);
  if (way.kind === 'glab') return glabToken(host, world);
  return way.kind === 'stdin' ? secretFromStdin(world, '--stdin') : tokenFromPrompt(host, wish, world);
}

/** Asked only where glab is logged in to this host with a token that can be read. */
export async function chosenWay(host: string, world: CommandWorld): Promise<TokenWay> {
  const login = await findGlabLogin(host, world);
  if (login?.token == null) return { kind: 'paste' };
  const who = login.user === null ? '' : ` as @${oneLine(login.user)}`;
  const kind = await world.prompt.choice({
    name: 'glab',
    message: `glab is logged in to ${host}${who}`,
    choices: [
      { value: 'glab', label: 'Use its login', about: 'Asked of glab each time, never copied or renewed' },
      { value: 'paste', label: 'Paste a token', about: 'Of its own, for devgrowth alone' },
    ],
  });
  return { kind };
}

async function tokenFromPrompt(
  host: string,
  { opensPage, isFineGrained }: TokenWish,
  world: CommandWorld,
): Promise<string> {
  const page = isFineGrained ? fineGrainedTokenPage(host) : newTokenPage(host);
  // Which sorts this server takes, it tells to nobody without a token.
  const words = isFineGrained
    ? [...renderPermissions('everyday', world.stderr), '', `Make a token with these: ${page}`]
    : [
        `Make a token with scope api: ${page}`,
        'Where your company takes fine-grained ones only: add --fine-grained to see what to tick',
      ];
  world.stderr.write(stacked(words));
  if (opensPage) await world.open(page);
  return checkToken((await world.prompt.secret({ name: 'stdin', message: 'Token (not shown)' })).trim(), 'the prompt');
}
