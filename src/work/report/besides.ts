// What was won beside the goals, as far as the reader sees it: a part of the report that may fail alone.
import type { SourceRead } from '#growth/words/completeness.ts';
import { isShownTo } from '#growth/forge/exposure.ts';
import { type Reader, notesFor } from '#reports/audience.ts';
import type { ReportInput } from '#reports/report-input.ts';
import type { Session } from '../session.ts';
import { attempt } from './attempt.ts';

export async function readBesides(
  audience: Promise<Reader>,
  { project }: Pick<Session, 'project'>,
): Promise<{ readonly told: NonNullable<ReportInput['besides']>; readonly failed: readonly SourceRead[] }> {
  const [{ value, failed }, reader] = await Promise.all([attempt('wins', () => project.winsIssues()), audience]);
  const shown = (value ?? []).filter((issue) => issue.commentCount > 0 && isShownTo(reader, issue));
  const told = await Promise.all(
    shown.map(async (issue) => ({ issue, notes: notesFor(reader, (await project.notes(issue.iid)).asFarAsRead()) })),
  );
  return { told, failed: failed === null ? [] : [failed] };
}
