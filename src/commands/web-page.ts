// `--web`: the page of what a command would print, in the browser; its address where that cannot be.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Session } from '#work/session.ts';
import type { CommandWorld } from './command.ts';

/** @param address as the server told it: one that leads away from the server is opened by nobody */
export async function openPage(
  address: string,
  { forge }: Pick<Session, 'forge'>,
  world: CommandWorld,
): Promise<ExitCode> {
  const isOurs = URL.canParse(address) && new URL(address).origin === new URL(forge.base).origin;
  if (!isOurs) {
    throw new DevgrowthError('server', `the server names a page that is not its own: ${oneLine(address)}`, {
      hint: 'Nothing was opened. Look at it before you do that yourself.',
    });
  }
  const how = await world.browse(address);
  if (how === 'opened') {
    world.talk.say(`Opened ${oneLine(address)} in your browser.`);
    return exitCodes.done;
  }
  world.stdout.write(ink`${oneLine(address)}\n`);
  if (how === 'no-server')
    world.talk.hint('Nothing answers there now. `devgrowth sandbox` serves the sandbox, in another terminal; then run this again.');
  else world.talk.hint('No browser could be started: open the address yourself, or name one in $BROWSER.');
  return exitCodes.done;
}
