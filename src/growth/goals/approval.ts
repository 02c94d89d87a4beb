// Approvals: checklist items `Approval: <who>` in a goal's text.
import { readChecklist } from '../text/checklist.ts';
import type { GoalRecord } from '../words/goal.ts';
import { english, holdsTyped, inOurWords, type TypedWords } from '../words/typed-words.ts';

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
export function isApproval(item: string, words: TypedWords = english): boolean {
  return whoApproves(item, words) !== null;
}

export function readApprovals(description: string, words: TypedWords = english): readonly Approval[] {
  if (!/approval/i.test(description) && !holdsTyped(description, words)) return [];
  return readChecklist(description).flatMap(({ number, text, done }) => {
    const who = whoApproves(text, words);
    return who === null ? [] : [{ number, who, done, item: text }];
  });
}

/** `my manager` where the words for them are another language's; any other name is as it is written. null: the item is no approval. */
function whoApproves(item: string, words: TypedWords): string | null {
  const { text, places } = inOurWords(item, words);
  const [whole = '', who] = approval.exec(text) ?? [];
  return who === undefined
    ? null
    : approver(item.slice(places[whole.length - who.length], places[whole.length]), words);
}

/** Whose name a text is: the same for the manager in every language. */
export function approver(name: string, words: TypedWords): string {
  return holdsTyped(name, words) && inOurWords(name, words).text.toLowerCase() === 'my manager' ? 'my manager' : name;
}

/** Whose each of them is, ticked or not. */
export function approversOf({ description, words }: Pick<GoalRecord, 'description' | 'words'>): readonly string[] {
  return readApprovals(description, words).map(({ who }) => who);
}

/** Approvals of a goal that is only planned wait for nobody. */
export function isPlanned({ stages }: Pick<GoalRecord, 'stages'>): boolean {
  return stages.length > 0 && stages.every((stage) => stage === 'planned');
}

/** Those that a goal waits for. */
export function openApprovals(goal: Pick<GoalRecord, 'stages' | 'description' | 'words'>): readonly Approval[] {
  return isPlanned(goal) ? [] : readApprovals(goal.description, goal.words).filter(({ done }) => !done);
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
