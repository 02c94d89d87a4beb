// Which command a command line means, read without parsing it: its file is loaded before commander can parse its flags.
import { catalogue, isGroup } from './catalogue.ts';

/** Flags before or between the command's words that take a value. */
const valueFlags = new Set([
  '--profile',
  '--host',
  '--project',
  '--ca-file',
  '--color',
  '--format',
  '--jq',
  '--fields',
]);

/** The first words that are no flags, at most two: `['goal', 'add']` of `--host x goal add "Read" --kind reading`. */
export function commandPath(argv: readonly string[]): readonly string[] {
  const words: string[] = [];
  for (let index = 0; index < argv.length && words.length < 2; index += 1) {
    const word = argv[index] ?? '';
    if (word === '--') break;
    if (valueFlags.has(word)) index += 1;
    else if (!word.startsWith('-')) words.push(word);
  }
  return words;
}

/** The part of the path that is in the catalogue: `['goal']` of `goal lst`, `[]` of `gaol`. */
export function knownPath(argv: readonly string[]): readonly string[] {
  const [first = '', second = ''] = commandPath(argv);
  const entry = catalogue.find(({ name }) => name === first);
  if (!entry) return [];
  return isGroup(entry) && entry.commands.some(({ name }) => name === second) ? [first, second] : [first];
}

/** `help goal add` and `goal help add` mean `goal add --help`. Help about what does not exist is a mistake to be told. */
export function plainWords(argv: readonly string[]): readonly string[] {
  const place = commandPath(argv).indexOf('help');
  const words =
    place < 0 ? argv : [...argv.filter((word, index) => word !== 'help' || index !== argv.indexOf('help')), '--help'];
  const isUnknown = commandPath(words).length > 0 && knownPath(words).length === 0;
  return isUnknown ? words.filter((word) => word !== '--help' && word !== '-h') : words;
}
