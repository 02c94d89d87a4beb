// Approvals: checklist items `Approval: <who>` in a goal's text.
import { readChecklist } from '../text/checklist.ts';
import type { GoalRecord } from '../words/goal.ts';

export interface Approval {
  /** As in the checklist. */
  readonly number: number;
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
  return readChecklist(description).flatMap(({ number, text, done }) => {
    const who = approval.exec(text)?.[1];
    return who === undefined ? [] : [{ number, who, done, item: text }];
  });
}

/** Whose each of them is, ticked or not. */
export function approversOf({ description }: Pick<GoalRecord, 'description'>): readonly string[] {
  return readApprovals(description).map(({ who }) => who);
}

/** Approvals of a goal that is only planned wait for nobody. */
export function isPlanned({ stages }: Pick<GoalRecord, 'stages'>): boolean {
  return stages.length > 0 && stages.every((stage) => stage === 'planned');
}

/** Those that a goal waits for. */
export function openApprovals(goal: Pick<GoalRecord, 'stages' | 'description'>): readonly Approval[] {
  return isPlanned(goal) ? [] : readApprovals(goal.description).filter(({ done }) => !done);
}

export function waitsForApproval(goal: GoalRecord): boolean {
  return goal.state === 'opened' && openApprovals(goal).length > 0;
}

const ownManager = /^(?:(?:my|the|our) )?(?:(?:direct|line) )?manager\b(?!['’]s)/i;

/** `my manager, for the cover`, `Manager`, `@morgan`, `Morgan Lee`: as people write whose approval it is. */
export function isManager(who: string, manager: string | null): boolean {
  const words = who.trim();
  if (ownManager.test(words)) return true;
  const [name = ''] = words.replace(/^@/, '').split(/[\s,;:(]/, 1);
  return manager !== null && name !== '' && name.toLowerCase() === manager.toLowerCase();
}
