// One check: it passes, warns or fails by itself, and what depends on it is told apart from what is wrong.
import { DevgrowthError } from '#errors.ts';
import type { Check } from '#reports/checkup.ts';
import { joined, type Said } from '#wording.ts';

export interface Found<T> {
  readonly check: Check<Said>;
  /** null: it failed, and what needs it cannot be checked. */
  readonly value: T | null;
}

interface Answer {
  readonly says: Said;
  /** What to do: makes a warning of it. */
  readonly todo?: Said | null;
  /** It is wrong, but what needs it can go on. */
  readonly isFailed?: boolean;
}

export function checkOf(name: string, { says, todo = null, isFailed = false }: Answer): Check<Said> {
  return { name, state: isFailed ? 'failed' : todo === null ? 'passed' : 'warning', says, todo };
}

export function notChecked(name: string, why: string): Check<Said> {
  return { name, state: 'not-checked', says: why, todo: null };
}

export function without(why: string, names: readonly string[]): Check<Said>[] {
  return names.map((name) => notChecked(name, why));
}

/** Looks for what others need. */
export async function found<T>(
  name: string,
  look: () => Promise<Answer & { readonly value: T | null }>,
): Promise<Found<T>> {
  try {
    const { value, ...answer } = await look();
    return { check: checkOf(name, answer), value };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const says = joined([error.said, ...error.details], '; ');
    return { check: checkOf(name, { says, todo: error.hint, isFailed: true }), value: null };
  }
}

/** Looks at what nothing else needs. */
export async function checked(name: string, look: () => Promise<Answer>): Promise<Check<Said>> {
  const { check } = await found(name, async () => ({ ...(await look()), value: null }));
  return check;
}
