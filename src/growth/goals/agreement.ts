// The comment that says a goal was agreed with the manager, or talked over with them: in plain words, so that anybody may type it.
import { formatHeader, readHeader, splitFirstLine } from '../text/comment-header.ts';
import type { Day, Instant, Person } from '../words/goal.ts';
import { newestFirst } from '../words/order.ts';
import { type Managers, isManagers } from './managers.ts';
import type { Note } from './notes.ts';

/** The mark of the comment: it answers nothing that the goal asks for. */
export const agreementMark = 'agreement';

/** `agreed` is the manager's word; what the person says is that they talked. */
export type AgreementType = 'agreed' | 'talked-over';

export interface Agreement {
  readonly type: AgreementType;
  /** As it is written there; null: only the comment's own moment tells. */
  readonly day: Day | null;
  readonly by: Person;
  readonly at: Instant;
}

const titles: Readonly<Record<AgreementType, string>> = { agreed: 'Agreed', 'talked-over': 'Talked over' };

/** `**Agreed 2026-11-24**: we talked about this goal, and I agree with it.` */
export function formatAgreement(type: AgreementType, day: Day): string {
  const words =
    type === 'agreed' ? 'we talked about this goal, and I agree with it' : 'I talked about it with my manager';
  return `${formatHeader(titles[type], day, [])}: ${words}.`;
}

/** The newest that counts: the manager's that it is agreed, the person's that it was talked over; agreed says more. */
export function agreementIn(notes: readonly Note[], managers: Managers): Agreement | null {
  const all = notes
    .filter((note) => note.type === 'comment')
    .flatMap(({ by, at, body, isOwn, words }): Agreement[] => {
      const isOfManager = !isOwn && isManagers(by, at, managers);
      if (by === null || (!isOwn && !isOfManager)) return [];
      const type = isOwn ? 'talked-over' : 'agreed';
      const header = readHeader(splitFirstLine(body).first, titles[type], () => null, words);
      return header === null || header.day === null ? [] : [{ type, day: header.day, by, at }];
    })
    .toSorted(newestFirst);
  return all.find(({ type }) => type === 'agreed') ?? all[0] ?? null;
}
