// What a key of a piece of work says, and the key of the evidence comment that is made of it.
import { comparedReference } from '../goals/foreign-item.ts';
import type { WorkItem, WorkKey } from './found-work.ts';

/** Of one key: `p42!412`, `n90412`. */
export const workKeyForm = /^(?:p\d{1,15}[!#]\d{1,9}|g\d{1,15}&\d{1,9}|[ne]\d{1,15})$/;

export const isWorkKey = (text: string): boolean => workKeyForm.test(text);

/** `p42`: its project or group, whatever it is called by now; null for thanks. */
export function homeKey(key: WorkKey): string | null {
  return /^[pg]\d+(?=[!#&])/.exec(key)?.[0] ?? null;
}

export const isOfProject = (key: WorkKey, id: number): boolean => homeKey(key) === `p${id}`;

/** In a mark, in which the signs of a reference have no place. The same piece has the same one on every machine. */
export function commentKeyOf(key: WorkKey): string {
  return `inbox-${key.replace('!', '-mr-').replace('#', '-issue-').replace('&', '-epic-')}`;
}

/** In lower case, to be compared; null where nobody knows what its project is called. */
export function referenceOf({ kind, home, iid }: WorkItem): string | null {
  return home === null ? null : comparedReference({ type: kind, home, iid, anchor: '' });
}
