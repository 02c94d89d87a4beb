// What was done and what came of it, across goals or of one, as far as it could be read and its reader may see it.
import { DevgrowthError } from '#errors.ts';
import {
  type Completeness,
  completenessOf,
  isComplete,
  itemsOf,
  type Listed,
  type SourceRead,
} from '#growth/words/completeness.ts';
import { evidenceIn, evidenceOf } from '#growth/goals/evidence.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { ValueId } from '#growth/words/values.ts';
import type { Note } from '#growth/goals/notes.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { parseWindow } from '#growth/time/window.ts';
import { type Audience, goalsFor, notesFor, owner, withoutTrace } from '#reports/audience.ts';
import { type ListedEvidence, listEvidence } from '#reports/evidence-list.ts';
import type { GoalReference } from '#reports/wins.ts';
import { given, said } from '#wording.ts';
import { sourcesOf } from '../goal-stories.ts';
import type { Desk } from '../desk.ts';
import { isJob, staysAtHome } from '../job.ts';
import { readKinds } from '../report/kinds.ts';
import { managersReader } from '../report/reader.ts';
import type { NamedPlace } from '../goal-number.ts';
import type { Session } from '../session.ts';
import { wantedValue } from '../values.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { type EvidencePlace, evidencePlace, onDocument, onWins } from './place.ts';

export interface ListWords {
  /** null: everywhere. */
  readonly iid: NamedPlace['iid'] | null;
  /** A part of a title. */
  readonly titled?: string;
  readonly goalAt: string | null;
  readonly value: ValueId | null;
  readonly since: string | null;
  /** null: nobody said. */
  readonly audience: ListAudience | null;
}

export type ListAudience = Extract<Audience, 'me' | 'manager'>;

/** What a CI job prints is read by others: as a report, it is for whoever sees least. */
export function listAudience({ audience }: Pick<ListWords, 'audience'>, desk: Pick<Desk, 'env'>): ListAudience {
  if (isJob(desk) && audience === 'me') throw staysAtHome();
  return audience ?? (isJob(desk) ? 'manager' : 'me');
}

export interface EvidenceRead {
  readonly evidence: readonly ListedEvidence[];
  /** Goals that were looked at, with and without evidence. */
  readonly goals: readonly GoalRecord[];
  /** Text of the promotion document; null: there is none, it is not for this reader, or it was not asked for. */
  readonly document: string | null;
  /** Pieces that this copy leaves out, for the person alone: for the place they stand on, or their own comment. */
  readonly leftOut: { readonly confidential: number; readonly sensitive: number; readonly internal: number };
  /** What others wrote in the form of it, once for each of them on a goal: anybody may, and it counts for nothing. */
  readonly uncounted: readonly { readonly by: string | null; readonly goal: GoalReference }[];
  readonly completeness: Completeness;
}

/** @param stored kept where others read it, so that a copy is for whoever sees least */
export async function readEvidenceList(
  words: ListWords & { readonly audience: ListAudience; readonly stored: boolean },
  session: Session,
  desk: TemplatesDesk,
): Promise<EvidenceRead> {
  const since = sinceDay(words, session);
  const kinds = words.audience === 'me' ? null : readKinds(session.project, desk);
  const [reader, { places, list }, failed] = await Promise.all([
    kinds === null ? owner : managersReader(words.stored, kinds, session),
    words.iid === null ? readAllPlaces(session) : readOne(session, words.iid),
    kinds?.then((read) => read.failed) ?? null,
  ]);
  const { shown, leftOut } = goalsFor(reader, places);
  const told = shown.map(({ notes, ...place }) => ({ ...place, notes: notes && notesFor(reader, notes) }));
  const hiddenGoals = [...leftOut.confidential, ...leftOut.sensitive].filter(({ goal }) => goal !== null).length;
  // A number that is missing in a copy would tell of what it leaves out.
  const mayCount = words.audience === 'me' && !words.stored;
  const carried = told.flatMap(({ notes }) => evidenceIn(notes?.items ?? []).flatMap(({ values }) => values));
  const wanted = { value: wantedValue(words.value, carried, session), since, zone: session.now.zone };
  const listed = (some: readonly Told[]) => listEvidence(some.map(asListed(mayCount)), wanted);
  const evidence = listed(told);
  return {
    evidence,
    goals: told.flatMap(({ goal }) => goal ?? []),
    document: told.find(({ place }) => place === 'promotion')?.text ?? null,
    leftOut: {
      confidential: listed(leftOut.confidential).length,
      sensitive: listed(leftOut.sensitive).length,
      internal: listed(shown).length - evidence.length,
    },
    uncounted: told.flatMap(uncountedOn),
    completeness: completenessOf([
      ...(list === null ? [] : [withoutTrace(list, hiddenGoals)]),
      ...sourcesOf(told.map(({ notes }) => ({ activity: { notes, labelEvents: null, stateEvents: null } }))),
      ...(failed === null ? [] : [failed]),
    ]),
  };
}

/** For the person alone: all that they kept, or what they kept in one place. */
export function readOwnEvidence(
  session: Session,
  desk: TemplatesDesk,
  iid: ListWords['iid'] = null,
): Promise<EvidenceRead> {
  const words = { iid, goalAt: null, value: null, since: null, audience: 'me', stored: false } as const;
  return readEvidenceList(words, session, desk);
}

/** Each by the number of its place and its day, as a text names it. */
export function namedPieces<Piece extends ListedEvidence>(
  evidence: readonly Piece[],
  { zone }: Pick<Session['now'], 'zone'>,
) {
  return evidence.map((one) => ({ ...one, iid: one.goal.iid, day: one.day ?? dayOf(one.at, zone) }));
}

interface Told extends EvidencePlace {
  /** null: there are none. */
  readonly notes: Listed<Note> | null;
  /** Of a document that was found among all. */
  readonly text?: string;
}

function asListed(mayCount: boolean) {
  return ({ iid, title, url, place, confidential, notes }: Told) => {
    const isWhole = mayCount && notes !== null && isComplete(notes.source);
    return { goal: { iid, title, url }, place, confidential, notes: itemsOf(notes), isWhole };
  };
}

function uncountedOn({ iid, title, url, notes }: Told) {
  const comments = itemsOf(notes).filter((note) => note.type === 'comment');
  const others = evidenceOf(comments.filter(({ isOwn }) => !isOwn));
  return Array.from(new Set(others.map(({ by }) => by)), (by) => ({ by, goal: { iid, title, url } }));
}

interface Places {
  readonly places: readonly Told[];
  /** How they were found; null: by their number. */
  readonly list: SourceRead | null;
}

async function readOne(session: Session, iid: NamedPlace['iid']): Promise<Places> {
  const place = await evidencePlace(session, iid);
  const notes = (await session.project.notes(place.iid)).asFarAsRead();
  return { places: [{ ...place, notes }], list: null };
}

/** One request for each goal with comments, for wins, and for the promotion document where there is one. */
async function readAllPlaces({ project, settings }: Pick<Session, 'project' | 'settings'>): Promise<Places> {
  const [goals, document, wins] = await Promise.all([
    project.goals(),
    project.promotionDocument(settings.person),
    project.winsIssues(),
  ]);
  const { items, source } = goals.asFarAsRead();
  const all = [
    ...items.map((goal) => ({ ...goal, goal, place: 'goal' as const, hasNotes: goal.commentCount > 0 })),
    ...wins.map((issue) => ({ ...onWins(issue), hasNotes: issue.commentCount > 0 })),
    ...(document === null ? [] : [{ ...onDocument(document), hasNotes: true, text: document.description }]),
  ];
  const places = await Promise.all(
    all.map(async ({ hasNotes, ...place }) => ({
      ...place,
      notes: hasNotes ? (await project.notes(place.iid)).asFarAsRead() : null,
    })),
  );
  return { places, list: source };
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
