// What `doctor` found: one line for each thing that must be right before anything else can be.
import type { Tab } from '#growth/forge/permissions.ts';

/** Its words are text, or sentences that a front end has yet to word. */
export interface Check<Words = string> {
  /** `Token`, `TLS` */
  readonly name: string;
  readonly state: 'passed' | 'warning' | 'failed' | 'not-checked';
  readonly says: Words;
  /** What to do about it; null where nothing needs to be done, or nobody knows. */
  readonly todo: Words | null;
}

/** One permission of a fine-grained token. */
export interface CheckedPermission {
  readonly tab: Tab;
  /** `Work Item: Read` */
  readonly name: string;
  /** `report`, `everyday`: of those that this person uses. */
  readonly purposes: readonly string[];
  readonly state: 'granted' | 'missing' | 'not-told';
  readonly says: string | null;
}

export interface Checkup<Words = string> {
  /** As it was chosen; null where none is. */
  readonly host: string | null;
  readonly checks: readonly Check<Words>[];
  /** null: the token is none of the fine-grained ones, or was not looked at. */
  readonly permissions: readonly CheckedPermission[] | null;
  readonly warnings: number;
  readonly failed: number;
}

export function checkupOf<Words>(
  host: string | null,
  checks: readonly Check<Words>[],
  permissions: readonly CheckedPermission[] | null = null,
): Checkup<Words> {
  const count = (state: Check['state']) => checks.filter((check) => check.state === state).length;
  return { host, checks, permissions, warnings: count('warning'), failed: count('failed') };
}
