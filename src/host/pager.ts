// What is longer than the screen, in the person's pager: started without a shell, on the terminal, and waited for.
import { basename } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import type { Ink } from '#render/terminal/ink.ts';
import { commandWords } from '#settings/program.ts';
import type { World } from '#world.ts';
import { startProgram } from './child-program.ts';

/** $PAGER, else `less`; empty where a person wants none. */
export function pagerWords({ PAGER: named }: World['env']): readonly string[] {
  if (named === undefined) return ['less'];
  return named.trim() === '' || named.trim() === 'cat' ? [] : commandWords(named, '$PAGER');
}

/** None where it could not show colours, or would need a shell: then all of it is printed. */
function usablePager(env: World['env']): readonly string[] {
  if (env['TERM'] === 'dumb') return [];
  try {
    const [program = '', ...options] = pagerWords(env);
    if (program === '') return [];
    // Whatever $LESS holds: without it colours are shown as signs.
    return basename(program) === 'less' ? [program, '-R', ...options] : [program, ...options];
  } catch (error) {
    if (error instanceof DevgrowthError) return [];
    throw error;
  }
}

/** False where nothing was shown: there is no such program, or it failed. */
export function showInPager(text: Ink, env: World['env']): Promise<boolean> {
  const words = usablePager(env);
  if (words.length === 0) return Promise.resolve(false);
  // As git asks for it: colours as they are, and no screen of its own for what is short after all.
  const child = startProgram(words, { LESS: 'FRX', ...env }, { stdio: ['pipe', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === null || code === 0));
    // Who stops reading is no error.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text.toString());
  });
}
