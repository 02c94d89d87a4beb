// Reads a comment's body line by line: free text with labelled lines (`Next: ...`) around it, tolerantly.
import { english, foldTyped, type TypedWords } from '../words/typed-words.ts';
import { fenceAfter } from './fence.ts';

/** Field to the labels it is known by, in any casing; the first, with a capital, is the one written. */
export type Labels<Field extends string> = Readonly<Record<Field, readonly [string, ...string[]]>>;
export type FieldValues<Field extends string> = Readonly<Record<Field, string | null>>;

export interface LabelledText<Field extends string> {
  readonly text: string;
  /** null where no such line stands in the body, or an empty one. */
  readonly fields: FieldValues<Field>;
}

/** Whether a line is one of the field; `value` is what stands behind its label, or in the next line with words. Else it is text. */
export type Accepts<Field extends string> = (field: Field, value: string) => boolean;

/** After this line everything is text, to the last word, whatever it looks like. */
export const textMark = '<!-- text -->';
const blank = /^\s*$/;

/** Far more than a label with its marks has. */
const longestLabel = 80;
const underline = /^ {0,3}(?:=+|-+)[ \t]*$/;

/**
 * A labelled line counts anywhere outside a code fence, in any casing, in emphasis or in a list. Its value goes on in indented
 * lines; a label alone takes the lines right below it, or a list after a gap; as a heading, what stands below it up to the
 * next one. Two lines of one label are joined.
 */
export function readLabelled<Field extends string>(
  body: string,
  labels: Labels<Field>,
  accepts: Accepts<Field> = () => true,
  words: TypedWords = english,
): LabelledText<Field> {
  return walked(body, labels, accepts, words).reader.result();
}

/** Indexes of the lines that say something of the field, with its label: those that change with it. */
export function linesOfField<Field extends string>(
  body: string,
  field: Field,
  labels: Labels<Field>,
  accepts: Accepts<Field>,
  words: TypedWords,
): readonly number[] {
  const { lines, owners } = walked(body, labels, accepts, words);
  const own = owners.flatMap((owner, index) => (owner === field ? [index] : []));
  return own.flatMap((index, place) => {
    const gap = Array.from({ length: (own[place + 1] ?? 0) - index - 1 }, (_, nth) => index + 1 + nth);
    return gap.every((between) => blank.test(lines[between] ?? '')) ? [index, ...gap] : [index];
  });
}

interface Walked<Field extends string> {
  readonly reader: LabelledReader<Field>;
  readonly lines: readonly string[];
  /** Of each line the field; null: text, or nothing. */
  readonly owners: readonly (Field | null)[];
}

function walked<Field extends string>(
  body: string,
  labels: Labels<Field>,
  accepts: Accepts<Field>,
  words: TypedWords,
): Walked<Field> {
  const reader = new LabelledReader(labels, accepts, words);
  const lines = unifyLineEnds(body).split('\n');
  const owners: (Field | null)[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line.trimEnd() === textMark && reader.mayStartText()) {
      reader.takeText(lines.slice(index + 1));
      break;
    }
    const below = lines[index + 1] ?? '';
    const isHeading = underline.test(below) && reader.takeHeading(line, lines[index + 2] ?? '');
    if (isHeading) index += 1;
    else reader.take(line, blank.test(below) ? (lines[index + 2] ?? '') : below);
    owners.push(...(isHeading ? [reader.owner(), reader.owner()] : [reader.owner()]));
  }
  return { reader, lines, owners };
}

/** What can be kept of a text in a comment: line ends are `\n`, no empty lines before, no white space after it. */
export function tidyText(text: string): string {
  return unifyLineEnds(text)
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

/** The same for a field, which also loses white space before it and in empty lines; null when nothing is left. */
export function tidyValue(value: string | null): string | null {
  const lines = unifyLineEnds(value ?? '')
    .trim()
    .split('\n');
  const tidy = lines.map((line) => (blank.test(line) ? '' : line)).join('\n');
  return tidy === '' ? null : tidy;
}

interface FoundLabel<Field extends string> {
  readonly field: Field;
  readonly value: string;
  readonly isHeading: boolean;
}

class LabelledReader<Field extends string> {
  readonly #labels: [Field, readonly string[]][];
  readonly #accepts: Accepts<Field>;
  readonly #words: TypedWords;
  readonly #values = new Map<Field, string[]>();
  #text: string[] = [];
  #fence: string | null = null;
  /** The field whose value may go on. */
  #field: Field | null = null;
  /** Its label stood alone and nothing has followed yet, or only lines right below it. */
  #loose = false;
  /** Its label is a heading. */
  #headed = false;
  /** Empty lines since the field's last words. */
  #gap: string[] = [];

  constructor(labels: Labels<Field>, accepts: Accepts<Field>, words: TypedWords) {
    this.#labels = Object.entries<readonly string[]>(labels) as [Field, readonly string[]][];
    this.#accepts = accepts;
    this.#words = words;
  }

  mayStartText(): boolean {
    return this.#fence === null && this.#text.every((line) => blank.test(line));
  }

  takeText(lines: readonly string[]): void {
    this.#text = [...lines];
  }

  take(line: string, below: string): void {
    if (this.#fence !== null) {
      this.#text.push(line);
      this.#fence = fenceAfter(line, this.#fence);
    } else if (!this.#goesOn(line, below)) {
      this.#begin(line, this.#labelOf(line, below));
    }
  }

  /** A label with a line drawn under it. */
  takeHeading(line: string, below: string): boolean {
    const goesOn = this.#field !== null && /^(?: {2}|\t)/.test(line);
    const labelled = this.#fence === null && !goesOn ? this.#labelOf(`# ${line.trim()}`, below) : null;
    if (labelled?.isHeading !== true) return false;
    this.#begin(line, labelled);
    return true;
  }

  /** Of the line that was taken last. */
  owner(): Field | null {
    return this.#gap.length === 0 ? this.#field : null;
  }

  result(): LabelledText<Field> {
    const fields = Object.fromEntries(
      this.#labels.map(([field]) => [field, tidyValue(this.#values.get(field)?.join('\n') ?? null)]),
    );
    return { text: tidyText(this.#text.join('\n')), fields: fields as FieldValues<Field> };
  }

  #goesOn(line: string, next: string): boolean {
    if (this.#field === null) return false;
    if (blank.test(line)) {
      this.#gap.push('');
      return true;
    }
    const indented = /^(?: {2}|\t)/.exec(line);
    const said = this.#valueOf(this.#field);
    const opensFence = fenceAfter(line, null) !== null;
    const endsSection = this.#headed && (opensFence || /^ {0,3}#{1,6}\s/.test(line));
    const below = this.#loose && this.#gap.length === 0 && !opensFence && !endsSection;
    const listBelow = this.#loose && /^(?:[-*+]|\d+[.)])\s/.test(line) && said.every((one) => one === '');
    const isMine = below || listBelow || (this.#headed && !endsSection);
    if (indented === null && (!isMine || this.#labelOf(line, next) !== null)) return false;
    said.push(...this.#gap, indented === null ? line : line.slice(indented[0].length));
    this.#gap = [];
    return true;
  }

  #begin(line: string, labelled: FoundLabel<Field> | null): void {
    if (this.#text.length > 0) this.#text.push(...this.#gap);
    this.#gap = [];
    this.#field = labelled?.field ?? null;
    if (labelled === null) {
      this.#text.push(line);
      this.#fence = fenceAfter(line, null);
    } else {
      this.#loose = labelled.value.trim() === '';
      this.#headed = labelled.isHeading;
      this.#valueOf(labelled.field).push(labelled.value);
    }
  }

  #valueOf(field: Field): string[] {
    const value = this.#values.get(field) ?? [];
    this.#values.set(field, value);
    return value;
  }

  #labelOf(line: string, below: string): FoundLabel<Field> | null {
    const found = this.#colonLabelOf(line) ?? this.#headingOf(line);
    if (found === null) return null;
    return this.#accepts(found.field, blank.test(found.value) ? below : found.value) ? found : null;
  }

  #colonLabelOf(line: string): FoundLabel<Field> | null {
    const { text, places } = foldTyped(line.slice(0, longestLabel), this.#words);
    const [marks, heading, open = '', label = '', closed] =
      /^ {0,3}(#{1,6} +)?(?:(?:[-*+]|\d{1,3}[.)]) +)?([*_]{0,3})([a-z][a-z ]{0,30}?)((?:[*_]{1,3} ?:|(?: ?:[*_]{0,3})))/i.exec(
        text,
      ) ?? [];
    const field = this.#fieldNamed(label);
    if (marks === undefined || field === null) return null;
    const value = line.slice(places[marks.length]).trimStart();
    // `**Next: all of it**`
    const isOpen = open !== '' && !/[*_]/.test(closed ?? '') && value.trimEnd().endsWith(open);
    const said = isOpen ? value.trimEnd().slice(0, -open.length) : value;
    return { field, value: said, isHeading: heading !== undefined && blank.test(said) };
  }

  #headingOf(line: string): FoundLabel<Field> | null {
    if (line.length > longestLabel) return null;
    const { text } = foldTyped(line, this.#words);
    const [, , named, , bold] =
      /^ {0,3}(?:#{1,6} +([*_]{0,3})([a-z][a-z ]{0,30}?)\1(?: *#*)|(\*\*|__)([a-z][a-z ]{0,30}?)\3) *$/i.exec(text) ??
      [];
    const field = this.#fieldNamed(named ?? bold ?? '');
    return field === null ? null : { field, value: '', isHeading: true };
  }

  #fieldNamed(label: string): Field | null {
    const typed = label.trim().toLowerCase();
    return this.#labels.find(([, names]) => names.some((name) => name.toLowerCase() === typed))?.[0] ?? null;
  }
}

function unifyLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
