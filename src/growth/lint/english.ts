// Whether a text is English: by its small words, of which English has a third and no other language an eighth.

/** None that is a word of a language nearby: Danish has "at", Polish "i", Dutch "we", Spanish "no". */
const functionWords = new Set(
  (
    'the a an and or but if of to in on by for with from into after before since until between about as than that this these those ' +
    'it its is are was were be been has have had do did does not which who whose whom what when where while because he she they them ' +
    'his her their our you your my there then only both more most each other two three'
  ).split(' '),
);
const fewest = 8;
const least = 0.2;
/** From here on a paragraph within an English part decides for itself. */
const paragraph = 12;

interface Counted {
  readonly words: number;
  readonly small: number;
}

function counted(text: string): Counted {
  const words = text.match(/\p{L}{1,40}(?:['’]\p{L}{1,8})?/gu) ?? [];
  return { words: words.length, small: words.filter((word) => functionWords.has(word.toLowerCase())).length };
}

interface Chunk {
  readonly chunk: number;
  readonly text: string;
  readonly place: { readonly section: string | null };
}

export type Language = 'en' | 'other' | 'too-short';

/** What stands under one heading decides; where that is too short, all of its section. */
export class Languages {
  readonly #chunks = new Map<number, Language>();
  readonly #sections = new Map<string | null, Language>();

  constructor(blocks: readonly Chunk[]) {
    const sums = <Key>(keyOf: (block: Chunk) => Key, into: Map<Key, Language>) => {
      const texts = new Map<Key, string[]>();
      for (const block of blocks) {
        const own = texts.get(keyOf(block)) ?? [];
        texts.set(keyOf(block), own);
        own.push(block.text);
      }
      for (const [key, own] of texts) into.set(key, languageOf(counted(own.join(' '))));
    };
    sums(({ chunk }) => chunk, this.#chunks);
    sums(({ place }) => place.section, this.#sections);
  }

  isEnglish({ chunk, place, text }: Chunk): boolean {
    const own = this.#chunks.get(chunk) ?? 'too-short';
    const told = own === 'too-short' ? this.#sections.get(place.section) : own;
    const { words, small } = counted(text);
    return told === 'en' && (words < paragraph || small / words >= least);
  }

  /** Those that were told, each once. */
  get all(): readonly Language[] {
    return [...new Set(this.#chunks.values())].filter((one) => one !== 'too-short').sort();
  }
}

function languageOf({ words, small }: Counted): Language {
  if (words < fewest) return 'too-short';
  return small / words >= least ? 'en' : 'other';
}
