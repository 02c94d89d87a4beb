// Reads flags that come in as text, with every problem named in one sentence.
import { DevgrowthError } from '#errors.ts';
import { fold } from '#growth/words/look-alikes.ts';
import { isValueId, type ValueId } from '#growth/words/values.ts';
import { oneLine } from '#render/text.ts';

type Flags = Readonly<Record<string, unknown>>;

/** The text of a flag; null when it was not given. */
export function textFlag(flags: Flags, name: string): string | null {
  const value = flags[name];
  return typeof value === 'string' ? value : null;
}

/** On one line; null when it is empty, too. */
export function lineFlag(flags: Flags, name: string): string | null {
  return textFlag(flags, name)?.replace(/\s+/g, ' ').trim() || null;
}

/** Several in one, too: `we,acronym`. */
export function wordsFlag(flags: Flags, name: string): readonly string[] {
  return listFlag(flags, name).flatMap((typed) => typed.split(/[\s,]+/).filter((word) => word !== ''));
}

/** `7`, `#7`; null: no number of an issue. */
export function issueNumber(typed: string): number | null {
  const number = /^#?([1-9]\d{0,8})$/.exec(typed.trim())?.[1];
  return number === undefined ? null : Number(number);
}

export function listFlag(flags: Flags, name: string): readonly string[] {
  const value = flags[name];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** One of the words, in any casing; `on track` and `On-Track` are `on-track`, as the tool prints it. */
export function choiceFlag<T extends string>(flags: Flags, name: string, choices: readonly T[]): T | null {
  const text = textFlag(flags, name);
  if (text === null) return null;
  const word = fold(text).text.trim().toLowerCase();
  const choice = choices.find((one) => one === word || one === word.replace(/[\s_–-]+/g, '-'));
  if (choice) return choice;
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new DevgrowthError('usage', `${flag} takes ${choices.join(', ')}; got "${text}"`, {
    hint: `Choose one of these for ${flag}.`,
  });
}

/** In any casing, each once: which ones there are, the project's company says. */
export function valueFlags(flags: Flags): readonly ValueId[] {
  return [...new Set(listFlag(flags, 'value').map(valueTyped))];
}

export function valueFlag(flags: Flags): ValueId | null {
  const text = textFlag(flags, 'value');
  return text === null ? null : valueTyped(text);
}

function valueTyped(text: string): ValueId {
  const word = fold(text)
    .text.toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  if (isValueId(word)) return word;
  throw new DevgrowthError('usage', `--value takes the word of a value; got "${text}"`, {
    hint: 'One value for each --value, by the word that its label carries.',
  });
}

/** `60` or `60%`, 0 to 100. */
export function percentFlag(flags: Flags, name: string): number | null {
  const text = textFlag(flags, name);
  if (text === null) return null;
  const match = /^(\d{1,3}) ?%?$/.exec(text.trim());
  const percent = Number(match?.[1] ?? Number.NaN);
  if (percent >= 0 && percent <= 100) return percent;
  throw new DevgrowthError('usage', `--${name} takes a percentage from 0 to 100; got "${text}"`, {
    hint: `For instance \`--${name} 60\`.`,
  });
}

/** For commander: a flag that may be repeated. */
export function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

/** `--aims` where it was typed. */
export function aimsFlag(flags: Flags): { readonly aims?: readonly string[] } {
  const aims = listFlag(flags, 'aims');
  return aims.length === 0 ? {} : { aims };
}

/** Of things, at least one; null when it was not given. */
export function countFlag(flags: Flags, name: string, example: number): number | null {
  const text = textFlag(flags, name);
  if (text === null) return null;
  if (/^[1-9]\d{0,4}$/.test(text.trim())) return Number(text);
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  throw new DevgrowthError('usage', `${flag} takes a number, and got "${oneLine(text)}"`, {
    hint: `For instance ${flag} ${example}.`,
  });
}

/** How often a goal comes again. */
export const everyFlag = ['--every <period>', 'quarter: once closed (not dropped), the next one opens'] as const;
