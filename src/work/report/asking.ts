// What is asked of a report: for whom it is, since when, and who else reads what a CI job prints or keeps.
import { isShownTo } from '#growth/forge/exposure.ts';
import { isNamed } from '#growth/words/username.ts';
import type { Audience } from '#reports/audience.ts';
import type { Access } from '../access.ts';
import { isJob, staysAtHome } from '../job.ts';
import { refuseOpenProject } from '../readers.ts';
import { openSession, type Session, type SessionDesk } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { leastReader } from './reader.ts';
import { type ReadReport, readReport, type ReportAsked } from './reading.ts';

export interface ReportWords extends Pick<ReportAsked, 'until' | 'include'> {
  /** null: since the last 1:1; for a review, the fiscal year. */
  readonly since: string | null;
  /** null: decided by where the report goes. */
  readonly audience: Audience | null;
  /** On the next 1:1: `posted`; as a copy for somebody else: `handed-over`. */
  readonly goes: 'here' | 'posted' | 'handed-over';
  /** With the last posted report, goal by goal. */
  readonly isCompared: boolean;
}

export interface AskedReport {
  readonly session: Session;
  readonly read: ReadReport;
  /** The person whose goals these are is told what the copy leaves out; a job's log is kept where others read it. */
  readonly isTold: boolean;
}

export async function askReport(
  words: ReportWords,
  access: Access,
  desk: SessionDesk & TemplatesDesk,
): Promise<AskedReport> {
  // Before anything is asked of the server.
  if (isJob(desk) && words.audience === 'me') throw staysAtHome();
  return reportIn(await openSession(access, desk), words, access, desk);
}

/** For whoever has a session already. */
export async function reportIn(
  session: Session,
  words: ReportWords,
  access: Access,
  desk: SessionDesk & TemplatesDesk,
): Promise<AskedReport> {
  const inCi = isJob(desk);
  if (inCi && words.audience === 'me') throw staysAtHome();
  const { since, until, include } = words;
  const isForManager = inCi || words.goes !== 'here' || readsAsManager(session);
  const audience = words.audience ?? (isForManager ? 'manager' : 'me');
  if (inCi && audience !== 'me') refuseOpenProject(session.project.facts, access);
  const stored = inCi || words.goes === 'posted';
  const against = words.isCompared ? ('all' as const) : ('at-hand' as const);
  const asked = { since, until, audience, against, stored, include };
  const read = await readReport(asked, session, desk);
  // Where it is posted is said in the job's log: on none that whoever reads there does not see.
  const meetings = inCi ? read.meetings.filter((meeting) => isShownTo(leastReader, meeting)) : read.meetings;
  return { session, read: { ...read, meetings }, isTold: !inCi && isNamed(session.me, session.settings.person) };
}

/** The manager is told what is asked of them, not what the person waits for. */
function readsAsManager({ me, settings: { person, manager } }: Pick<Session, 'me' | 'settings'>): boolean {
  return isNamed(me, manager) && !isNamed(me, person);
}
