// The person's own editor on a file: started without a shell, on the terminal, and waited for.
import { DevgrowthError } from '#errors.ts';
import { startProgram } from './child-program.ts';
import { commandWords } from '#settings/program.ts';

export interface Surroundings {
  /** As the person's settings name it. */
  readonly editor?: string | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

/** That of the settings, else $VISUAL, else $EDITOR, with their words: `code --wait`. */
export function editorWords({ env, platform, editor = null }: Surroundings): readonly string[] {
  if (editor !== null) return commandWords(editor, 'editor in your settings');
  const name = ['VISUAL', 'EDITOR'].find((one) => (env[one] ?? '').trim() !== '');
  if (name !== undefined) {
    const typed = env[name] ?? '';
    // A backslash parts folders there, and quotes hold a path with spaces together; there is nothing more to it.
    if (platform === 'win32')
      return [...typed.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
    return commandWords(typed, `$${name}`);
  }
  return [platform === 'win32' ? 'notepad' : 'vi'];
}

/** The editor writes to stderr: stdout may be a file that takes the result. */
export function openEditor(path: string, surroundings: Surroundings): Promise<void> {
  const words = editorWords(surroundings);
  const [program = ''] = words;
  return new Promise((resolve, reject) => {
    const child = startProgram([...words, path], surroundings.env, { stdio: ['inherit', 2, 'inherit'] });
    child.on('error', (cause: NodeJS.ErrnoException) =>
      reject(failed(program, path, cause.code === 'ENOENT' ? 'there is no such program' : String(cause.code))),
    );
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(failed(program, path, code === null ? `it was ended by ${signal}` : `it ended with ${code}`));
    });
  });
}

function failed(program: string, path: string, why: string): DevgrowthError {
  return new DevgrowthError('configuration', `the editor ${program} did not work: ${why}`, {
    hint: `Name another one in $EDITOR, or with \`devgrowth config set editor\`. The text is in ${path}.`,
  });
}
