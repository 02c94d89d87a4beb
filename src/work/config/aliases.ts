// Words of one's own for command lines that are typed often: kept in the settings, parted without a shell.
import { DevgrowthError } from '#errors.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { saveForAll } from '#settings/for-all.ts';
import { aliasName, readUserSettings } from '#settings/user-config.ts';
import { commandWords } from '#settings/program.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';

type ConfigDesk = Pick<Desk, 'files' | 'places'>;

export async function readAliases(desk: ConfigDesk): Promise<ReadonlyMap<string, string>> {
  return (await readUserSettings(desk)).aliases;
}

/** `$1` to `$9`, which only here stand for something. */
const places = /\$([1-9])/g;
const [held, end] = ['\uE000', '\uE001'];

/** Its words, `$1` among them. @throws `configuration` for what would need a shell */
function aliasWords(name: string, expansion: string): readonly string[] {
  const hidden = expansion.replaceAll(places, (_, place: string) => `${held}${place}${end}`);
  return commandWords(hidden, `alias ${name}`).map((word) => word.replaceAll(held, '$').replaceAll(end, ''));
}

/** What was typed behind the name takes the places, and the rest follows. @throws `usage` where a place stays empty */
export function expanded(name: string, expansion: string, typed: readonly string[]): readonly string[] {
  const words = aliasWords(name, expansion);
  const count = Math.max(0, ...[...words.join(' ').matchAll(places)].map(([, place]) => Number(place)));
  if (typed.length < count) {
    throw new DevgrowthError('usage', `"${name}" stands for "${expansion}", and needs ${count} more words`, {
      hint: said`Type them behind it; \`${step('config alias', 'list')}\` shows what each alias stands for.`,
    });
  }
  return [
    ...words.map((word) => word.replaceAll(places, (_, place: string) => typed[Number(place) - 1] ?? '')),
    ...typed.slice(count),
  ];
}

/**
 * @param isCommand whether words begin with a command there is
 * @throws `usage` for a name that a command has, and for words that call none
 */
export async function setAlias(
  name: string,
  expansion: string,
  isCommand: (words: readonly string[]) => boolean,
  desk: ConfigDesk,
): Promise<void> {
  if (!aliasName.test(name))
    throw new DevgrowthError('usage', `"${name}" is no name for an alias`, {
      hint: 'Take one word of small letters, digits and dashes.',
    });
  if (isCommand([name]) || name === 'help')
    throw new DevgrowthError('usage', `${name} is a command: an alias never stands in its place`, {
      hint: 'Choose another name.',
    });
  if (!isCommand(aliasWords(name, expansion)))
    throw new DevgrowthError('usage', `"${expansion}" calls no command`, {
      hint: said`Give the words behind devgrowth: \`${step('config alias', 'set', 'mine', '"goal list"')}\`.`,
    });
  await saveForAll(desk, ['aliases', name], expansion);
}

export async function deleteAlias(name: string, desk: ConfigDesk): Promise<void> {
  const known = [...(await readAliases(desk)).keys()];
  if (!known.includes(name))
    throw new DevgrowthError('not-found', `there is no alias "${name}"${suggestion(name, known)}`, {
      hint: said`\`${step('config alias', 'list')}\` shows them.`,
    });
  await saveForAll(desk, ['aliases', name], null);
}
