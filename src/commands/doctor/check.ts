// One check: it passes, warns or fails by itself, and what depends on it is told apart from what is wrong.
import { DevgrowthError } from '#errors.ts';
import type { Check } from '#reports/checkup.ts';
import { commandWords } from '../command-words.ts';

export interface Found<T> {
  readonly check: Check;
  /** null: it failed, and what needs it cannot be checked. */
  readonly value: T | null;
}

interface Answer<T> {
  readonly value: T;
  readonly says: string;
  /** What to do: makes a warning of it. */
  readonly todo?: string | null;
  /** It is wrong, but what needs it can go on. */
  readonly isFailed?: boolean;
}

export async function tried<T>(name: string, work: () => Promise<Answer<T>>): Promise<Found<T>> {
  try {
    const { value, says, todo = null, isFailed = false } = await work();
    const state = isFailed ? 'failed' : todo === null ? 'passed' : 'warning';
    return { check: { name, state, says, todo }, value };
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const says = [error.said, ...error.details].map(commandWords).join('; ');
    return {
      check: { name, state: 'failed', says, todo: error.hint === null ? null : commandWords(error.hint) },
      value: null,
    };
  }
}

export function notChecked(name: string, why: string): Check {
  return { name, state: 'not-checked', says: why, todo: null };
}
