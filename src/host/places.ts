// Where the user's files are on this operating system.
import envPaths from 'env-paths';

/** XDG folders on Linux, Library on macOS, AppData on Windows. */
export function userPlaces(): { readonly config: string; readonly state: string } {
  const { config, data } = envPaths('devgrowth', { suffix: '' });
  return { config, state: data };
}
