// The person's own words in the place of a command. One that is a command of ours never gets here.
import { ink } from '#render/terminal/ink.ts';
import type { World } from '#world.ts';
import { commandPath, knownPath } from './command-path.ts';

type AliasWorld = Pick<World, 'files' | 'places' | 'stderr'>;

/** Asks the settings only where no command is called. @returns the words as they are where that is no alias either */
export async function withAliases(words: readonly string[], world: AliasWorld): Promise<readonly string[]> {
  const [name] = commandPath(words);
  if (name === undefined || knownPath(words).length > 0) return words;
  const { expanded, readAliases } = await import('#work/config/aliases.ts');
  const expansion = (await readAliases(world)).get(name);
  if (expansion === undefined) return words;
  const place = placeOf(words, name);
  const whole = [...words.slice(0, place), ...expanded(name, expansion, words.slice(place + 1))];
  if (words.includes('--debug')) world.stderr.write(ink`debug: ${name} stands for ${expansion}\n`);
  return whole;
}

/** Not that of a flag's value which reads the same. */
function placeOf(words: readonly string[], name: string): number {
  const at = words.findIndex(
    (word, index) =>
      word === name &&
      commandPath(words.slice(0, index)).length === 0 &&
      commandPath(words.slice(0, index + 1)).length > 0,
  );
  return Math.max(0, at);
}
