// Opens a file with the program the system has for it. Never through a shell: a path is not a command.
import { DevgrowthError } from '#errors.ts';
import { startProgram } from './child-program.ts';
import type { Surroundings } from './editor.ts';

/** Windows' own opener, without the command interpreter that would read `&` and `%` in a path. */
export function openerOf(platform: string, path: string): readonly [program: string, ...args: string[]] {
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler', path];
  return [platform === 'darwin' ? 'open' : 'xdg-open', path];
}

export function openWithSystem(path: string, { env, platform }: Surroundings): Promise<void> {
  const words = openerOf(platform, path);
  const [program] = words;
  return new Promise((resolve, reject) => {
    const child = startProgram(words, env, { stdio: 'ignore', detached: true });
    child.on('error', (cause) => {
      reject(
        new DevgrowthError('configuration', `${program} could not be started, which opens files on this system`, {
          hint: `Open it yourself: ${path}`,
          cause,
        }),
      );
    });
    // The opener may stay as long as the page: it goes on without us.
    child.on('spawn', () => {
      child.unref();
      resolve();
    });
  });
}
