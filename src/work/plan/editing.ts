// The year plan, or one part of it, written anew; and a box of it ticked.
import { DevgrowthError } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { findPlanPart, planPartNames } from '#growth/goals/plan-parts.ts';
import { type ChecklistItem, readChecklist, setItem } from '#growth/text/checklist.ts';
import { said, step } from '#wording.ts';
import { theItem } from '../checklist-item.ts';
import type { EditedDocument, PartWords, PlannedPart } from '../part/editing.ts';
import { thePart } from '../part/found.ts';
import { commenting, refuseForRole } from '../role.ts';
import type { Session } from '../session.ts';

export interface EditWords extends PartWords {
  /** A heading, or a quarter; empty: all of it. */
  readonly part: string;
}

export interface PlannedEdit extends PlannedPart {
  readonly part: string;
}

export type YearPlan = NonNullable<Awaited<ReturnType<Session['project']['issueWithMarker']>>>;

type PlanSession = Pick<Session, 'project' | 'me' | 'settings'>;

/** Writes nothing. */
export async function planEdit(words: EditWords, session: PlanSession): Promise<PlannedEdit> {
  const document = await thePlan(session);
  const find = (text: string) =>
    thePart(findPlanPart(text, words.part), document.iid, planPartNames(text), step('plan edit'));
  const part = find(words.before ?? document.description).name;
  return { does: 'plan edit', words: { ...words }, document, find, part };
}

export interface TickWords {
  /** Numbers, or parts of texts. */
  readonly items: readonly string[];
}

export interface PlannedTicks {
  readonly document: EditedDocument;
  readonly items: readonly ChecklistItem[];
}

/** Writes nothing. */
export async function planTicks({ items }: TickWords, session: PlanSession): Promise<PlannedTicks> {
  const document = await thePlan(session);
  return { document, items: meant(document.description, items, document) };
}

/** The items are found again in the text that stands there by then. */
export async function tick(
  { items: queries }: TickWords,
  { document }: PlannedTicks,
  done: boolean,
  { project }: Pick<Session, 'project'>,
): Promise<{ readonly items: readonly ChecklistItem[]; readonly warnings: readonly Dropped[] }> {
  let items: readonly ChecklistItem[] = [];
  const { warnings } = await project.editDocument(document.iid, (text) => {
    items = meant(text, queries, document);
    return items.reduce((edited, { number }) => setItem(edited, number, done), text);
  });
  return { items, warnings };
}

function meant(text: string, queries: readonly string[], { iid }: EditedDocument): readonly ChecklistItem[] {
  const checklist = readChecklist(text);
  return queries.map((query) => theItem(checklist, query, iid, step('plan edit')));
}

/** @throws `not-found` where there is none; `forbidden` for whoever changes no text of it */
export async function thePlan(session: PlanSession): Promise<YearPlan> {
  const plan = await session.project.issueWithMarker('plan');
  if (plan === null) {
    throw new DevgrowthError('not-found', 'there is no year plan', {
      hint: said`Open one with \`${step('plan start')}\`.`,
    });
  }
  refuseForRole('text', plan, commenting(plan.iid), session);
  return plan;
}
