// Which comments and label events tell what waits for me and since when, and those of them that the bound on requests allows.
import type { GoalActivity } from '#growth/goals/activity.ts';
import { isManager, isPlanned, readApprovals } from '#growth/goals/approval.ts';
import { currentDocument, type PromotionRecord } from '#growth/promotion/transitions.ts';
import type { SourceRead } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { descending } from '#growth/words/order.ts';
import { oneLine } from '#render/text.ts';
import { granted, mostEach, type Wish } from './allowance.ts';
import type { Opened } from './opening.ts';

interface Read {
  readonly iid: number;
  readonly what: 'notes' | 'labelEvents';
}

export interface Activities {
  readonly byNumber: ReadonlyMap<number, GoalActivity>;
  /** How each was read; what was left out to keep within the bound counts as failed where an ask or the document is behind it. */
  readonly sources: readonly SourceRead[];
}

/** For each of them. @param most requests for all together */
export async function readActivities(opened: readonly Opened[], most: number): Promise<readonly Activities[]> {
  const queues = opened.map((one) => ({ wishes: wishesOf(one), each: mostEach - one.requests }));
  const reads = granted(queues, most).map((wishes) => wishes.flat());
  return Promise.all(opened.map((one, place) => activitiesOf(one, reads[place] ?? [])));
}

/** How many requests all of it would take. */
export function wishedFor(opened: readonly Opened[]): number {
  return opened.flatMap(wishesOf).reduce((sum, { requests }) => sum + requests, 0);
}

/** The one that counts of those that are open. */
export function documentOf({ open }: Pick<Opened, 'open'>): PromotionRecord | null {
  return currentDocument(open.documents, () => false);
}

/** The document first, for its comments say whether it waits; then asks, the newest first; then since when approvals do. */
function wishesOf({ open, settings }: Pick<Opened, 'open' | 'settings'>): readonly Wish<readonly Read[]>[] {
  const document = documentOf({ open });
  const goals = open.goals.toSorted(descending(({ updatedAt }) => updatedAt));
  const asking = goals.filter(mayAsk);
  const wish = (...what: readonly Read[]): Wish<readonly Read[]> => ({ what, requests: what.length });
  const notes = ({ iid }: { readonly iid: number }) => ({ iid, what: 'notes' as const });
  return [
    ...(document === null ? [] : [wish(notes(document))]),
    ...asking.map((goal) => wish(notes(goal))),
    ...goals
      .filter((goal) => waitsForApproval(goal, settings.manager))
      .map((goal) => wish({ iid: goal.iid, what: 'labelEvents' }, ...(asking.includes(goal) ? [] : [notes(goal)]))),
  ];
}

/** Its label says so; asks stand in comments. */
const mayAsk = ({ hasAsk, commentCount }: GoalRecord) => hasAsk && commentCount > 0;

function waitsForApproval(goal: GoalRecord, manager: string | null): boolean {
  return !isPlanned(goal) && readApprovals(goal.description).some(({ done, who }) => !done && isManager(who, manager));
}

async function activitiesOf(one: Opened, reads: readonly Read[]): Promise<Activities> {
  const { project, facts, open } = one;
  const of = ({ source }: { readonly source: SourceRead }): SourceRead => ({
    ...source,
    name: `${source.name} of ${oneLine(facts.path)}`,
  });
  const answers = await Promise.all(
    reads.map(async ({ iid, what }) => ({
      iid,
      notes: what === 'notes' ? (await project.notes(iid, { onlyLatestPage: true })).asFarAsRead() : null,
      labelEvents: what === 'labelEvents' ? (await project.labelEvents(iid)).asFarAsRead() : null,
    })),
  );
  const byNumber = new Map<number, GoalActivity>();
  for (const { iid, notes, labelEvents } of answers) {
    const known = byNumber.get(iid);
    byNumber.set(iid, {
      notes: notes ?? known?.notes ?? null,
      labelEvents: labelEvents ?? known?.labelEvents ?? null,
      stateEvents: null,
    });
  }
  const document = documentOf({ open });
  const needed = [...(document === null ? [] : [document]), ...open.goals.filter(mayAsk)];
  const missed = needed.filter(({ iid }) => byNumber.get(iid)?.notes == null).map(({ iid }) => leftOut(iid));
  const lists = answers.flatMap(({ notes, labelEvents }) => [notes, labelEvents].filter((list) => list !== null));
  return { byNumber, sources: [...lists, ...missed].map(of) };
}

function leftOut(iid: number): { readonly source: SourceRead } {
  const message = 'left out, to ask GitLab no more than agreed';
  return {
    source: {
      name: `comments of #${iid}`,
      requests: 0,
      seen: 0,
      total: null,
      failed: { kind: 'left-out', message },
    },
  };
}
