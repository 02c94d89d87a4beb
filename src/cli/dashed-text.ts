// Words that begin with a dash and a blank, `- did x`: they cannot be a flag, but commander takes them for one.

/** No word of a command line can hold it. */
const mark = '\0';

/** The word so that commander takes it for text. */
export function asText(word: string): string {
  return /^-+\s/.test(word) ? mark + word : word;
}

export function withoutTextMarks(text: string): string {
  return text.replaceAll(mark, '');
}

/** The words of a parsed command line as they were typed. */
export function asTyped(flags: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const typed = (value: unknown): unknown =>
    typeof value === 'string' ? withoutTextMarks(value) : Array.isArray(value) ? value.map(typed) : value;
  return Object.fromEntries(Object.entries(flags).map(([name, value]) => [name, typed(value)]));
}
