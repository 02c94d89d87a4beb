// Our label words and their names on the server, where a project may have renamed them.
import { promotionStates } from '#growth/words/promotion-words.ts';
import type { LabelNames, LabelWord } from '#growth/words/label-words.ts';
import { healthLevels, outcomes, stages } from '#growth/words/goal.ts';
import { english, type TypedWords } from '#growth/words/typed-words.ts';
import { isValueId } from '#growth/words/values.ts';

/** What the words of one project are called there. */
export interface LabelCodec {
  /** In its texts, beside English. */
  readonly typed: TypedWords;
  nameOf(word: LabelWord): string;
  /** null: not one of ours. */
  wordOf(name: string): LabelWord | null;
}

const prefixes = {
  marker: '',
  kind: 'goal::',
  stage: 'progress::',
  outcome: 'outcome::',
  health: 'health::',
  value: 'value:',
  ask: 'ask:',
  promotion: 'promotion::',
};

const closedWords: readonly LabelWord[] = [
  ...(['goal', 'dashboard', 'one-on-one', 'plan', 'inbox', 'wins'] as const).map((value) => ({
    group: 'marker' as const,
    value,
  })),
  ...stages.map((value) => ({ group: 'stage' as const, value })),
  ...outcomes.map((value) => ({ group: 'outcome' as const, value })),
  ...healthLevels.map((value) => ({ group: 'health' as const, value })),
  { group: 'ask', value: 'open' },
  ...promotionStates.map((value) => ({ group: 'promotion' as const, value })),
];

/** Their words are a company's and a person's own. */
const openGroups = ['kind', 'value'] as const;

/** @param names as `group:value` -> name; a word without an entry has its default name */
export function createLabelCodec(names: LabelNames, typed: TypedWords = english): LabelCodec {
  const renamed = new Map(Object.entries(names));
  const nameOf = (word: LabelWord) =>
    renamed.get(`${word.group}:${word.value}`) ?? `${prefixes[word.group]}${word.value}`;
  const renamedOnes = openGroups.flatMap((group) =>
    [...renamed.keys()]
      .filter((key) => key.startsWith(`${group}:`))
      .map((key) => ({ group, value: key.slice(group.length + 1) })),
  );
  const words = new Map([...closedWords, ...renamedOnes].map((word) => [nameOf(word), word]));

  return {
    typed,
    nameOf,
    wordOf(name) {
      const word = words.get(name);
      if (word !== undefined) return word;
      const group = openGroups.find((one) => name.startsWith(prefixes[one]));
      if (group === undefined) return null;
      const value = name.slice(prefixes[group].length);
      const isWord = group === 'kind' ? value !== '' : isValueId(value);
      return !isWord || renamed.has(`${group}:${value}`) ? null : { group, value };
    },
  };
}
