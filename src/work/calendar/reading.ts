// Reads what a calendar is made of: the list of open issues, and until when the token works.
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import { apartIn } from '#growth/promotion/gaps-apart.ts';
import { readPromotionDocument } from '#growth/promotion/document.ts';
import { numberedGaps } from '#growth/promotion/open-gaps.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { completenessOf, type SourceRead } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import { type Calendar, type CalendarInput, calendarOf } from '#reports/calendar.ts';
import type { Desk } from '../desk.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';

export interface CalendarWords {
  /** 1 is Monday; null: no day for check-ins. */
  readonly checkIn: number | null;
  readonly withConfidential: boolean;
}

/** Two requests, and one more where the gaps are kept apart from their document. */
export async function readCalendar(
  words: CalendarWords,
  session: Session,
  desk: Pick<Desk, 'env' | 'talk'>,
): Promise<Calendar> {
  refuseInJob(desk);
  const { project, forge, settings, now } = session;
  const [issues, token] = await Promise.all([project.openIssues(), tokenEnd(session, desk)]);
  const { goals, meetings, documents } = issues.sorted(settings.labels, settings.person, settings.company.words);
  const gaps = await gapsOf(documents, session);
  return calendarOf({
    host: hostOf(forge),
    project: project.facts,
    manager: settings.manager,
    today: now.today,
    startMonth: settings.fiscalYearStart,
    goals,
    meetings,
    gaps: gaps.items,
    tokenEnds: token.ends,
    ...words,
    changes: [...goals, ...meetings, ...documents].map(({ updatedAt }) => updatedAt),
    completeness: completenessOf([issues.source, ...token.sources, ...gaps.sources]),
  });
}

const hostOf = ({ base }: Pick<Forge, 'base'>): string => base.replace(/^https?:\/\//, '');

interface TokenEnd {
  readonly ends: Day | null;
  readonly sources: readonly SourceRead[];
}

/** The sandbox brings its own token, which nobody renews. */
async function tokenEnd(
  { forge, connection }: Pick<Session, 'forge' | 'connection'>,
  { talk }: Pick<Desk, 'talk'>,
): Promise<TokenEnd> {
  if (connection.tokenSource === 'sandbox') return { ends: null, sources: [] };
  try {
    const { expiresOn, expiresAt, kind } = await forge.token();
    if (kind === 'unknown' && expiresOn === null && expiresAt === null)
      talk.note('GitLab does not tell when your token ends: that day is not in the calendar');
    return { ends: expiresOn, sources: [] };
  } catch (error) {
    return { ends: null, sources: [failedSource('day on which the token ends', error)] };
  }
}

/** An open document alone has gaps that count; of several, all of them. */
async function gapsOf(
  documents: readonly PromotionRecord[],
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<{ readonly items: CalendarInput['gaps']; readonly sources: readonly SourceRead[] }> {
  const places = new Map(documents.map((record) => [record.iid, apartIn(record.description)]));
  const sources: SourceRead[] = [];
  let apart: Awaited<ReturnType<typeof project.gapsApart>> = [];
  if ([...places.values()].some((iid) => iid !== null)) {
    try {
      apart = await project.gapsApart();
    } catch (error) {
      sources.push(failedSource('gaps of your promotion document', error));
    }
  }
  const items = documents.flatMap((document) => {
    const elsewhere = apart.find(({ iid }) => iid === places.get(document.iid));
    const record = elsewhere === undefined ? document : { ...document, apart: elsewhere };
    const { gaps } = readPromotionDocument(record.description, settings.company.values);
    return numberedGaps(gaps, record).map((gap) => ({ ...gap, document: record.iid, url: record.url }));
  });
  return { items, sources };
}

function failedSource(name: string, error: unknown): SourceRead {
  if (!(error instanceof DevgrowthError) || error.kind === 'authentication') throw error;
  const { kind, message } = error;
  return { name, requests: 1, seen: 0, total: null, failed: { kind, message: oneLine(message) } };
}
