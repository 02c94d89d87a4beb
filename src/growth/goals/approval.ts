// Approvals: checklist items `Approval: <who>` in a goal's text.
import { readChecklist } from '../text/checklist.ts';

export interface Approval {
  readonly who: string;
  readonly done: boolean;
  /** The item's whole text. */
  readonly item: string;
}

const approval = /^approvals?(?:\s+(?:by|from|of))?\s*:\s*(.*\S)/i;

/** Of an action's text. */
export function isApproval(item: string): boolean {
  return approval.test(item);
}

export function readApprovals(description: string): readonly Approval[] {
  if (!/approval/i.test(description)) return [];
  return readChecklist(description).flatMap(({ text, done }) => {
    const who = approval.exec(text)?.[1];
    return who === undefined ? [] : [{ who, done, item: text }];
  });
}
