// What `doctor` found: one line for each thing that must be right before anything else can be.

export interface Check {
  /** `Token`, `TLS` */
  readonly name: string;
  readonly state: 'passed' | 'warning' | 'failed' | 'not-checked';
  readonly says: string;
  /** What to do about it; null where nothing needs to be done, or nobody knows. */
  readonly todo: string | null;
}

export interface Checkup {
  /** As it was chosen; null where none is. */
  readonly host: string | null;
  readonly checks: readonly Check[];
  readonly warnings: number;
  readonly failed: number;
}

export function checkupOf(host: string | null, checks: readonly Check[]): Checkup {
  const count = (state: Check['state']) => checks.filter((check) => check.state === state).length;
  return { host, checks, warnings: count('warning'), failed: count('failed') };
}
