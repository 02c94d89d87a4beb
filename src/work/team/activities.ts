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

type Answer = Pick<GoalActivity, 'notes' | 'labelEvents'> & { readonly iid: number };

/** One person's project, with what of it was read so far. */
export interface Begun {
  readonly kind: 'begun';
  readonly one: Opened;
  readonly answers: readonly Answer[];
  /** What is wanted still, and the requests that this person's project may still take. */
  readonly wishes: readonly Wish<readonly Read[]>[];
  readonly each: number;
}

export interface Activities {
  readonly one: Opened;
  readonly byNumber: ReadonlyMap<number, GoalActivity>;
  /** How each was read; what was left out to keep within the bound counts as failed where an ask or the document is behind it. */
  readonly sources: readonly SourceRead[];
}

/** Waits for nobody else. @param share requests that each person has, whatever the others need, what it took to open it among them */
export async function beginActivities(one: Opened, share: number): Promise<Begun> {
  const wishes = wishesOf(one);
  const each = mostEach - one.requests;
  const [wanted = []] = granted([{ wishes, each }], share - one.requests);
  const reads = wanted.flat();
  const answers = await readAll(one, reads);
  return { kind: 'begun', one, answers, wishes: wishes.slice(wanted.length), each: each - reads.length };
}

/** What somebody did not need is there for the others. @param left requests for all together */
export async function finishActivities(begun: readonly Begun[], left: number): Promise<readonly Activities[]> {
  const reads = granted(begun, left);
  return Promise.all(
    begun.map(async ({ one, answers }, place) => {
      const more = await readAll(one, (reads[place] ?? []).flat());
      return activitiesOf(one, [...answers, ...more]);
    }),
  );
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
    ...goals.filter((goal) => mayRest(goal) && !asking.includes(goal)).map((goal) => wish(notes(goal))),
    ...goals
      .filter((goal) => waitsForApproval(goal, settings.manager))
      .map((goal) => wish({ iid: goal.iid, what: 'labelEvents' }, ...(asking.includes(goal) ? [] : [notes(goal)]))),
  ];
}

/** Its label says so; asks stand in comments. */
const mayAsk = ({ hasAsk, commentCount }: GoalRecord) => hasAsk && commentCount > 0;

/** What waits may rest until a day, and is not quiet then: its comments say so. */
const mayRest = ({ stages, commentCount }: GoalRecord) => stages.includes('waiting') && commentCount > 0;

function waitsForApproval(goal: GoalRecord, manager: string | null): boolean {
  return (
    !isPlanned(goal) &&
    readApprovals(goal.description, goal.words).some(({ done, who }) => !done && isManager(who, manager))
  );
}

function readAll({ project }: Opened, reads: readonly Read[]): Promise<readonly Answer[]> {
  return Promise.all(
    reads.map(async ({ iid, what }) => ({
      iid,
      notes: what === 'notes' ? (await project.notes(iid, { onlyLatestPage: true })).asFarAsRead() : null,
      labelEvents: what === 'labelEvents' ? (await project.labelEvents(iid)).asFarAsRead() : null,
    })),
  );
}

function activitiesOf(one: Opened, answers: readonly Answer[]): Activities {
  const { facts, open } = one;
  const of = ({ source }: { readonly source: SourceRead }): SourceRead => ({
    ...source,
    name: `${source.name} of ${oneLine(facts.path)}`,
  });
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
  return { one, byNumber, sources: [...lists, ...missed].map(of) };
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
