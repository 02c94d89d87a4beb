// What this account wrote from this machine in one project, as the person can look at it and take it back.
import type { WrittenRun } from '#growth/forge/written.ts';
import { loadRun, type RunName, runNames } from '#settings/written-files.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';

export interface FoundRun {
  readonly name: RunName;
  readonly run: WrittenRun;
}

/** Newest first. What cannot be read is left out: it can be taken back no more. */
export async function writtenRuns(
  { connection, me, project }: Pick<Session, 'connection' | 'me' | 'project'>,
  desk: Pick<Desk, 'files' | 'places'>,
): Promise<readonly FoundRun[]> {
  const place = { host: connection.host, accountId: me.id, projectId: project.facts.id };
  const found: FoundRun[] = [];
  for (const name of (await runNames(desk, place)).toReversed()) {
    const run = await readRun(name, desk);
    if (run !== null) found.push({ name, run });
  }
  return found;
}

export async function readRun(name: RunName, desk: Pick<Desk, 'files' | 'places'>): Promise<WrittenRun | null> {
  const stored = await loadRun(desk, name);
  if (stored === null) return null;
  const { steps, ...head } = stored;
  const written = steps.filter((step) => step !== null);
  return written.length === 0 ? null : { ...head, number: name.number, steps: written };
}
