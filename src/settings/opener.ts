// Opens a file with the program the system has for it. Never through a shell: a path is not a command.
import { spawn } from 'node:child_process';
import { DevgrowthError } from '#errors.ts';

/** Windows' own opener, without the command interpreter that would read `&` and `%` in a path. */
export function openerOf(platform: string, path: string): readonly [program: string, ...args: string[]] {
  if (platform === 'win32') return ['rundll32.exe', 'url.dll,FileProtocolHandler', path];
  return [platform === 'darwin' ? 'open' : 'xdg-open', path];
}

export function openWithSystem(path: string, platform: string): Promise<void> {
  const [program, ...args] = openerOf(platform, path);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, windowsHide: true });
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
