// What is longer than the screen, in the person's pager: started without a shell, on the terminal, and waited for.
import type { Ink } from '#render/terminal/ink.ts';
import { commandWords } from '#settings/program.ts';
import type { World } from '#world.ts';
import { startProgram } from './child-program.ts';

/** $PAGER, else `less`; empty where a person wants none. */
export function pagerWords({ PAGER: named }: World['env']): readonly string[] {
  if (named === undefined) return ['less'];
  return named.trim() === '' || named.trim() === 'cat' ? [] : commandWords(named, '$PAGER');
}

/** False where nothing was shown: there is no such program. */
export function showInPager(text: Ink, env: World['env']): Promise<boolean> {
  const words = pagerWords(env);
  if (words.length === 0) return Promise.resolve(false);
  // As git asks for it: colours as they are, and no screen of its own for what is short after all.
  const child = startProgram(words, { LESS: 'FRX', ...env }, { stdio: ['pipe', 'inherit', 'inherit'] });
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.on('close', () => resolve(true));
    // Who stops reading is no error.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(text.toString());
  });
}
