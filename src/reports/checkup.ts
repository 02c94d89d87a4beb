// What `doctor` found: one line for each thing that must be right before anything else can be.
import type { Tab } from '#growth/forge/permissions.ts';

export interface Check {
  /** `Token`, `TLS` */
  readonly name: string;
  readonly state: 'passed' | 'warning' | 'failed' | 'not-checked';
  readonly says: string;
  /** What to do about it; null where nothing needs to be done, or nobody knows. */
  readonly todo: string | null;
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

export interface Checkup {
  /** As it was chosen; null where none is. */
  readonly host: string | null;
  readonly checks: readonly Check[];
  /** null: the token is none of the fine-grained ones, or was not looked at. */
  readonly permissions: readonly CheckedPermission[] | null;
  readonly warnings: number;
  readonly failed: number;
}

export function checkupOf(
  host: string | null,
  checks: readonly Check[],
  permissions: readonly CheckedPermission[] | null = null,
): Checkup {
  const count = (state: Check['state']) => checks.filter((check) => check.state === state).length;
  return { host, checks, permissions, warnings: count('warning'), failed: count('failed') };
}
