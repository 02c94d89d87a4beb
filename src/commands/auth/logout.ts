// `devgrowth auth logout`: forgets the token of a host, and says where it still works.
import { exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { type SignedOut, signOut } from '#work/sign-in/signing-out.ts';
import { tokenPage } from '#work/token-page.ts';
import type { CommandModule } from '../command.ts';

export const logoutCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth auth logout', 'devgrowth auth logout --host gitlab.com'],
  declare() {},
  parse: () => ({}),
  async run({ shared }, world) {
    const signedOut = await signOut(shared, world);
    const { host, places } = signedOut;
    const document = { host, removed: places.length > 0, removedFrom: places };
    const text = () => stacked(linesOf(signedOut).map(oneLine));
    world.stdout.write(shared.format === 'json' ? await documentText('auth-logout', document) : text());
    return exitCodes.done;
  },
};

function linesOf({ host, places, file }: SignedOut): readonly string[] {
  const held = [
    ...(places.includes('stored') ? [file] : []),
    ...(places.includes('keyring') ? ["the system's keyring"] : []),
  ];
  return [
    ...(held.length === 0
      ? []
      : [`Removed the token of ${host} from ${held.join(' and ')}. It works until you revoke it: ${tokenPage(host)}`]),
    ...(places.includes('token_command') ? [`Your command is no longer asked for a token of ${host}.`] : []),
    ...(places.includes('glab')
      ? [`glab is no longer asked for a token of ${host}; glab itself stays logged in.`]
      : []),
    ...(places.length === 0 ? [`No token was kept for ${host}.`] : []),
  ];
}
