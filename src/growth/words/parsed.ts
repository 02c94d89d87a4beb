// The answer of a reader that can refuse: a value, or one sentence that says what is wrong with the text.

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

export function ok<T>(value: T): Parsed<T> {
  return { ok: true, value };
}

/** `problem` is a full sentence for the user; it quotes what was typed and names what is accepted. */
export function refuse(problem: string): { readonly ok: false; readonly problem: string } {
  return { ok: false, problem };
}
