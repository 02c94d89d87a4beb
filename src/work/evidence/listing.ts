// What was done and what came of it, across goals or of one, as far as it could be read.
import { DevgrowthError } from '#errors.ts';
import { type Completeness, type Listed, completenessOf, type SourceRead } from '#growth/words/completeness.ts';
import { evidenceOf } from '#growth/goals/evidence.ts';
import type { CreditValue, Day } from '#growth/words/goal.ts';
import type { Note } from '#growth/goals/notes.ts';
import { parseWindow } from '#growth/time/window.ts';
import { listEvidence } from '#reports/evidence-list.ts';
import type { GoalReference } from '#reports/wins.ts';
import { given, said } from '#wording.ts';
import { sourcesOf } from '../goal-stories.ts';
import type { Session } from '../session.ts';
import { evidencePlace } from './place.ts';

export interface ListWords {
  readonly iid: number | null;
  readonly goalAt: string | null;
  readonly value: CreditValue | null;
  readonly since: string | null;
}

export interface EvidenceRead {
  readonly evidence: ReturnType<typeof listEvidence>;
  /** What others wrote in the form of it, once for each of them on a goal: anybody may, and it counts for nothing. */
  readonly uncounted: readonly { readonly by: string | null; readonly goal: GoalReference }[];
  /** Numbers of the goals and documents listed that GitLab hides from Guests. */
  readonly confidential: ReadonlySet<number>;
  readonly completeness: Completeness;
}

export async function readEvidenceList(words: ListWords, session: Session): Promise<EvidenceRead> {
  const since = sinceDay(words, session);
  const { told, sources } = await (words.iid === null ? readAllPlaces(session) : readOne(session, words.iid));
  const completeness = completenessOf([
    ...sources,
    ...sourcesOf(told.map(({ notes }) => ({ activity: { notes, labelEvents: null, stateEvents: null } }))),
  ]);
  const places = told.map(({ goal, notes }) => ({ goal, notes: notes.items }));
  const { zone } = session.now;
  const evidence = listEvidence(places, { value: words.value, since, zone });
  const listed = new Set(evidence.map(({ goal }) => goal.iid));
  const hidden = told.filter(({ goal, confidential }) => confidential && listed.has(goal.iid));
  const confidential = new Set(hidden.map(({ goal }) => goal.iid));
  return { evidence, uncounted: places.flatMap(uncountedOn), confidential, completeness };
}

interface Told {
  readonly goal: GoalReference;
  readonly confidential: boolean;
  readonly notes: Listed<Note>;
}

function uncountedOn({ goal, notes }: { readonly goal: GoalReference; readonly notes: readonly Note[] }) {
  const others = evidenceOf(notes.filter((note) => note.type === 'comment').filter(({ isOwn }) => !isOwn));
  return Array.from(new Set(others.map(({ by }) => by)), (by) => ({ by, goal }));
}

async function readOne(session: Session, iid: number): Promise<{ told: Told[]; sources: SourceRead[] }> {
  const { title, url, confidential } = await evidencePlace(session, iid);
  const notes = (await session.project.notes(iid)).asFarAsRead();
  return { told: [{ goal: { iid, title, url }, confidential, notes }], sources: [] };
}

/** One request for each goal with comments, and the promotion document where there is one. */
async function readAllPlaces({
  project,
  settings,
}: Pick<Session, 'project' | 'settings'>): Promise<{ told: Told[]; sources: SourceRead[] }> {
  const [goals, document] = await Promise.all([project.goals(), project.promotionDocument(settings.person)]);
  const list = goals.asFarAsRead();
  const places = list.items.filter(({ commentCount }) => commentCount > 0);
  const all = [...places, ...(document === null ? [] : [document])];
  const told = await Promise.all(
    all.map(async ({ iid, title, url, confidential }) => ({
      goal: { iid, title, url },
      confidential,
      notes: (await project.notes(iid)).asFarAsRead(),
    })),
  );
  return { told, sources: [list.source] };
}

function sinceDay({ since }: ListWords, { now, settings }: Pick<Session, 'now' | 'settings'>): Day | null {
  if (since === null) return null;
  const { today, zone } = now;
  const window = parseWindow({ since, today, zone, startMonth: settings.fiscalYearStart });
  if (window.ok) return window.value.since;
  throw new DevgrowthError('usage', said`${given('since')}: ${window.problem}`, {
    hint: said`For instance ${given('since', '2026-11-01')} or ${given('since', '3m')}.`,
  });
}
