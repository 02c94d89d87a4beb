// The sentences of a text, with where each begins. Intl.Segmenter ends one at "Dr."; what is known to be short for something goes on.
const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const short =
  /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|St|No|Nr|vs|etc|approx|ca|cf|resp|incl|e\.g|i\.e|z\.\s?B|d\.\s?h|p\.\s?ex|Inc|Ltd|Corp|Jr|Sr|dept|min|max|fig|vol|[A-Z])\.\s*$/;

/** In one sentence. */
export const mostWords = 30;

export interface Sentence {
  /** In the text, from 0. */
  readonly at: number;
  readonly text: string;
}

export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: { at: number; text: string }[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const last = sentences.at(-1);
    if (last !== undefined && short.test(last.text.slice(-12))) last.text += segment;
    else sentences.push({ at: index, text: segment });
  }
  return sentences.filter(({ text: words }) => words.trim() !== '');
}

/** What a reader takes for one, an address or a name in code included. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}￼]/u.test(word)).length;
}
