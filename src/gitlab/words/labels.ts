// Our label words and their names on the server, where a project may have renamed them.
import { promotionStates } from '#growth/words/promotion-words.ts';
import type { LabelNames, LabelWord } from '#growth/words/label-words.ts';
import { creditValues, healthLevels, outcomes, stages } from '#growth/words/goal.ts';

export interface LabelCodec {
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
  ...creditValues.map((value) => ({ group: 'value' as const, value })),
  { group: 'ask', value: 'open' },
  ...promotionStates.map((value) => ({ group: 'promotion' as const, value })),
];

/** @param names as `group:value` -> name; a word without an entry has its default name */
export function createLabelCodec(names: LabelNames): LabelCodec {
  const renamed = new Map(Object.entries(names));
  const nameOf = (word: LabelWord) =>
    renamed.get(`${word.group}:${word.value}`) ?? `${prefixes[word.group]}${word.value}`;
  const renamedKinds = [...renamed.keys()]
    .filter((key) => key.startsWith('kind:'))
    .map((key) => ({ group: 'kind' as const, value: key.slice('kind:'.length) }));
  const words = new Map([...closedWords, ...renamedKinds].map((word) => [nameOf(word), word]));

  return {
    nameOf,
    wordOf(name) {
      const word = words.get(name);
      if (word !== undefined) return word;
      const kind = name.startsWith(prefixes.kind) ? name.slice(prefixes.kind.length) : '';
      return kind === '' || renamed.has(`kind:${kind}`) ? null : { group: 'kind', value: kind };
    },
  };
}
