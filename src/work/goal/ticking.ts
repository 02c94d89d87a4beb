// Ticks checklist items of a goal, and touches nothing else.
import { DevgrowthError } from '#errors.ts';
import { type ChecklistItem, readChecklist } from '#growth/text/checklist.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Prompter } from '#world.ts';
import { askBeside } from '../ask-label.ts';
import { listed, theItem } from '../checklist-item.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import { goalToChange } from '../role.ts';
import type { Session } from '../session.ts';
import { startsWith } from './starting.ts';
import { setItems, type TickResult, withItems } from './checklist-edit.ts';
import { type Move, moveAfter } from '#reports/next-moves.ts';

export interface CheckWords extends NamedGoal {
  readonly items: readonly string[];
  /** A planned goal is begun with it. */
  readonly start: boolean;
}

export interface PlannedTicks {
  readonly words: CheckWords;
  readonly record: GoalRecord;
  readonly items: readonly ChecklistItem[];
  /** It was planned, and will be doing. */
  readonly starts: boolean;
}

/** Asks which items where none is named. */
export async function planTicks(
  typed: CheckWords,
  done: boolean,
  session: Session,
  desk: Pick<Desk, 'ask' | 'files' | 'places'>,
): Promise<PlannedTicks> {
  const record = await goalToChange(typed.iid, 'text', session);
  const checklist = readChecklist(record.description);
  const asked = () => whichItems(checklist, typed, done, desk.ask);
  const words = typed.items.length > 0 ? typed : { ...typed, items: await asked() };
  const items = words.items.map((query) => theItem(checklist, query, typed.iid));
  const starts =
    done && (await startsWith({ start: typed.start, isDecided: session.continues !== null }, record, session, desk));
  return { words: { ...words, start: starts }, record, items, starts };
}

/** @param end what must have worked, too, before the draft is let go of */
export function tick<T>(
  { words, record, items, starts }: PlannedTicks,
  done: boolean,
  session: Session,
  desk: DraftWorld,
  end: (ticked: TickResult & { readonly next: Move | null }) => Promise<T>,
): Promise<T> {
  return draftedWrite(useCase(done), { ...words }, session, desk, async () => {
    const then = {
      description: withItems(record.description, items, done),
      ...(starts ? { stages: ['doing'] as const } : {}),
    };
    const labels = { ...(await askBeside(record, then, session)), ...(starts ? { stage: 'doing' as const } : {}) };
    const ticked = await setItems(session.project, words.iid, words.items, done, { labels });
    return end({ ...ticked, next: moveAfter(ticked.value) });
  });
}

const useCase = (done: boolean) => (done ? 'goal check' : 'goal uncheck');

/** By the space bar; at least one. */
async function whichItems(
  checklist: readonly ChecklistItem[],
  { iid }: CheckWords,
  done: boolean,
  ask: Prompter | null,
): Promise<readonly string[]> {
  const open = checklist.filter((item) => item.done !== done);
  if (open.length === 0) {
    throw new DevgrowthError('usage', `#${iid} has no item to ${done ? 'tick' : 'untick'}`, {
      hint: said`\`${step('goal show', iid)}\` shows its text, \`${step('goal edit', iid)}\` changes it.`,
    });
  }
  if (ask === null) {
    throw new DevgrowthError('usage', `which item of #${iid}?`, {
      details: listed(open),
      hint: said`Give its number or a part of its text: \`${step(useCase(done), iid, open[0]?.number ?? 1)}\`.`,
    });
  }
  return ask.several({
    name: 'item',
    isNeeded: true,
    message: done ? 'What is done?' : 'What is not done after all?',
    choices: open.map(({ number, text }) => ({ value: String(number), label: `${number}. ${oneLine(text)}` })),
  });
}
