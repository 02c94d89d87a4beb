// A sentence that names what to do next and what to give, in no front end's words: each says how that is typed there.

/** A use case by its name, and what it is given; without a name: only what is given. */
export interface Way {
  /** As drafts name it: `goal log`. */
  readonly does: string | null;
  /** What it is done to: `7`, or a text in its quotes. */
  readonly to: readonly (string | number)[];
  /** `{ date: 'tuesday' }`; true for what is only named. */
  readonly given: Readonly<Record<string, string | number | true>>;
}

export class Wording {
  readonly parts: readonly (string | Way)[];

  constructor(parts: readonly (string | Way)[]) {
    this.parts = parts;
  }

  /** For whoever has no words of their own for a way. */
  toString(): string {
    return inWords(this, ({ does, to, given }) =>
      [
        ...(does === null ? [] : [does]),
        ...to.map(String),
        ...Object.entries(given).map(([name, value]) => (value === true ? name : `${name} ${value}`)),
      ].join(' '),
    );
  }
}

/** Most sentences name no way. */
export type Said = string | Wording;

/** `said\`Open one with \`${step('1on1 prepare', { date: 'tuesday' })}\`.\`` */
export function said(strings: TemplateStringsArray, ...holes: readonly (string | number | Way | Wording)[]): Wording {
  return new Wording(
    strings.flatMap((text, index) => {
      const hole = holes[index - 1];
      if (hole === undefined) return [text];
      if (hole instanceof Wording) return [...hole.parts, text];
      return [typeof hole === 'number' ? String(hole) : hole, text];
    }),
  );
}

/** `step('goal show', 7)`, `step('1on1 close', { date: day })` */
export function step(does: string, ...words: readonly (string | number | Way['given'])[]): Way {
  return {
    does,
    to: words.filter((word) => typeof word !== 'object'),
    given: Object.assign({}, ...words.filter((word) => typeof word === 'object')),
  };
}

/** `a, b`: of things that are said, one after the other. */
export function joined(parts: readonly (Said | Way)[], between: string): Wording {
  return new Wording(
    parts.flatMap((part, index) => [
      ...(index === 0 ? [] : [between]),
      ...(part instanceof Wording ? part.parts : [part]),
    ]),
  );
}

/** A problem as a sentence of its own: `Not a day.` */
export function sentence(problem: Said): Said {
  const parts = partsOf(problem);
  const [first] = parts;
  const begun =
    typeof first === 'string' ? [first.slice(0, 1).toUpperCase() + first.slice(1), ...parts.slice(1)] : parts;
  return /[.!?]$/.test(String(problem)) ? new Wording(begun) : new Wording([...begun, '.']);
}

/** A sentence that becomes a part of another one. */
export function withoutStop(told: Said): Said {
  return new Wording(
    partsOf(told).map((part, index, { length }) =>
      typeof part === 'string' && index === length - 1 ? part.replace(/\.$/, '') : part,
    ),
  );
}

/** The same way in changed words: what is named is left as it is. */
export function reworded(told: Said, change: (text: string) => string): Said {
  return new Wording(partsOf(told).map((part) => (typeof part === 'string' ? change(part) : part)));
}

const partsOf = (told: Said): readonly (string | Way)[] => (told instanceof Wording ? told.parts : [told]);

export function given(name: string, value: string | number | true = true): Way {
  return { does: null, to: [], given: { [name]: value } };
}

/** @param typed how a front end says a way */
export function inWords(sentence: Said, typed: (way: Way) => string): string {
  if (typeof sentence === 'string') return sentence;
  return sentence.parts.map((part) => (typeof part === 'string' ? part : typed(part))).join('');
}

/** Also with a part in quotes of ours: `why="..."`. */
const plain = /^(?![~#])(?:[\p{L}\p{N}_@%+=:,./^~#-]|"[^"$`\\!]*")+$/u;

/** One word to a shell, whoever chose it: what is copied from a hint runs nothing else. */
export function shellWord(text: string): string {
  if (plain.test(text)) return text;
  return /["$`\\!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}
