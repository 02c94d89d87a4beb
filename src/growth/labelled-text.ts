// A comment's body: free text with labelled lines (`Next: ...`) around it, read tolerantly and written so that it reads back exactly.

/** Field to the labels it is known by, in any casing; the first, with a capital, is the one written. */
export type Labels<Field extends string> = Readonly<Record<Field, readonly [string, ...string[]]>>;
export type FieldValues<Field extends string> = Readonly<Record<Field, string | null>>;

export interface LabelledText<Field extends string> {
  readonly text: string;
  /** null where no such line stands in the body, or an empty one. */
  readonly fields: FieldValues<Field>;
}

/** After this line everything is text, to the last word, whatever it looks like. */
const textMark = '<!-- text -->';
const blank = /^\s*$/;

/**
 * A labelled line counts anywhere outside a code fence, in any casing, bold or in a list. Its value goes on in indented
 * lines; a label alone takes the lines right below it, or a list after a gap. Two lines of one label are joined.
 */
export function readLabelled<Field extends string>(body: string, labels: Labels<Field>): LabelledText<Field> {
  const reader = new LabelledReader(labels);
  const lines = unifyLineEnds(body).split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trimEnd() === textMark && reader.mayStartText()) {
      reader.takeText(lines.slice(index + 1));
      break;
    }
    reader.take(line);
  }
  return reader.result();
}

/** `before` and `after` the text, in this order; what has no value is left out. */
export function formatLabelled<Field extends string>(
  header: string,
  content: LabelledText<Field>,
  labels: Labels<Field>,
  order: { readonly before: readonly Field[]; readonly after: readonly Field[] },
): string {
  const text = tidyText(content.text);
  const written = (fields: readonly Field[]) =>
    fields.flatMap((field) => {
      const value = tidyValue(content.fields[field]);
      return value === null ? [] : [labelledLines(labels[field][0], value)];
    });
  const plain = [...written(order.before), ...(text === '' ? [] : [text]), ...written(order.after)].join('\n\n');
  const blocks = [...written([...order.before, ...order.after]), textMark, text].join('\n\n');
  // Text that looks like a field, or a fence left open, would swallow words: then the text goes last, behind its mark.
  const body = readsAs(plain, { ...content, text }, labels) ? plain : blocks;
  return body === '' ? header : `${header}\n\n${body}`;
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

/** Opening or closing of a code fence; null for any other line. https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function fenceAfter(line: string, open: string | null): string | null {
  const [, run = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/.exec(line) ?? [];
  if (open === null) return run === '' || (run.startsWith('`') && rest.includes('`')) ? null : run;
  return run.startsWith(open) && blank.test(rest) ? null : open;
}

class LabelledReader<Field extends string> {
  readonly #labels: [Field, readonly string[]][];
  readonly #values = new Map<Field, string[]>();
  #text: string[] = [];
  #fence: string | null = null;
  /** The field whose value may go on. */
  #field: Field | null = null;
  /** Its label stood alone and nothing has followed yet, or only lines right below it. */
  #loose = false;
  /** Empty lines since the field's last words. */
  #gap: string[] = [];

  constructor(labels: Labels<Field>) {
    this.#labels = Object.entries<readonly string[]>(labels) as [Field, readonly string[]][];
  }

  mayStartText(): boolean {
    return this.#fence === null && this.#text.every((line) => blank.test(line));
  }

  takeText(lines: readonly string[]): void {
    this.#text = [...lines];
  }

  take(line: string): void {
    if (this.#fence !== null) {
      this.#text.push(line);
      this.#fence = fenceAfter(line, this.#fence);
    } else if (!this.#goesOn(line)) {
      this.#begin(line);
    }
  }

  result(): LabelledText<Field> {
    const fields = Object.fromEntries(
      this.#labels.map(([field]) => [field, tidyValue(this.#values.get(field)?.join('\n') ?? null)]),
    );
    return { text: tidyText(this.#text.join('\n')), fields: fields as FieldValues<Field> };
  }

  #goesOn(line: string): boolean {
    if (this.#field === null) return false;
    if (blank.test(line)) {
      this.#gap.push('');
      return true;
    }
    const indented = /^(?: {2}|\t)/.exec(line);
    const empty = this.#valueOf(this.#field).every((said) => said === '');
    const below = this.#loose && this.#gap.length === 0 && fenceAfter(line, null) === null;
    const listBelow = this.#loose && empty && /^(?:[-*+]|\d+[.)])\s/.test(line);
    if (indented === null && (this.#labelOf(line) !== null || (!below && !listBelow))) return false;
    this.#valueOf(this.#field).push(...this.#gap, indented === null ? line : line.slice(indented[0].length));
    this.#gap = [];
    return true;
  }

  #begin(line: string): void {
    if (this.#text.length > 0) this.#text.push(...this.#gap);
    this.#gap = [];
    const labelled = this.#labelOf(line);
    this.#field = labelled?.field ?? null;
    if (labelled === null) {
      this.#text.push(line);
      this.#fence = fenceAfter(line, null);
    } else {
      this.#loose = labelled.value.trim() === '';
      this.#valueOf(labelled.field).push(labelled.value);
    }
  }

  #valueOf(field: Field): string[] {
    const value = this.#values.get(field) ?? [];
    this.#values.set(field, value);
    return value;
  }

  #labelOf(line: string): { readonly field: Field; readonly value: string } | null {
    const [, label = '', value = ''] =
      /^ {0,3}(?:[-*+] +)?(?:\*\*|__)?([a-z][a-z ]*?)(?:\*\*|__)? ?:(?:\*\*|__)?([^\n]*)$/i.exec(line) ?? [];
    const typed = label.toLowerCase();
    const known = this.#labels.find(([, names]) => names.some((name) => name.toLowerCase() === typed));
    return known === undefined ? null : { field: known[0], value: value.trimStart() };
  }
}

function labelledLines(label: string, value: string): string {
  const lines = `${label.charAt(0).toUpperCase()}${label.slice(1)}: ${value}`.split('\n');
  return lines.map((line, index) => (index === 0 || line === '' ? line : `  ${line}`)).join('\n');
}

function readsAs<Field extends string>(body: string, content: LabelledText<Field>, labels: Labels<Field>): boolean {
  const { text, fields } = readLabelled(body, labels);
  const names = Object.keys(labels) as Field[];
  return text === content.text && names.every((name) => fields[name] === tidyValue(content.fields[name]));
}

function unifyLineEnds(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
