// What a merge request of the person's closes, and what its commits say: a request for each, so for the newest alone.
import * as z from 'zod';
import type { WorkItem } from '#growth/candidates/found-work.ts';
import type { WorkAsked } from '#growth/candidates/work-asked.ts';
import { closingReferences } from '#growth/text/trailer.ts';
import { workRow } from '../words/work-rows.ts';
import type { FoundSoFar } from './work-found.ts';
import { inTurn, type WorkReader } from './work-reading.ts';
import { mostClosing, mostCommits } from './work-requests.ts';

/** An issue of a tracker elsewhere is none of ours: https://docs.gitlab.com/api/merge_requests/#list-issues-that-close-on-merge */
const closedRows = z.array(workRow.nullable().catch(null));
const commitRows = z.array(z.object({ message: z.string() }));
const pageSize = 100;

/** Whose text tells it already is not asked: an administrator may have made another pattern of closing, and commits close, too. */
export async function readClosing(found: FoundSoFar, reader: WorkReader, asked: WorkAsked): Promise<void> {
  const silent = found.mergedBy(asked).filter(({ text }) => closingReferences(text ?? '').length === 0);
  await inTurn(
    asked,
    silent.slice(0, mostClosing).map((item) => async () => {
      const rows = await reader.one('authored', `${placeOf(item)}/closes_issues?per_page=${pageSize}`, closedRows);
      for (const row of rows ?? []) if (row !== null) found.addClosed(item.key, row);
    }),
  );
}

export async function readCommits(found: FoundSoFar, reader: WorkReader, asked: WorkAsked): Promise<void> {
  const merged = found.mergedBy(asked);
  const most = mostCommits(asked.deep);
  await inTurn(
    asked,
    merged.slice(0, most).map((item) => async () => {
      const rows = await reader.one('authored', `${placeOf(item)}/commits?per_page=${pageSize}`, commitRows);
      if (rows !== null)
        found.commits.set(
          item.key,
          rows.map(({ message }) => message),
        );
      if (rows?.length === pageSize)
        found.remarks.push(`of ${item.home ?? ''}!${item.iid} only the newest ${pageSize} commits were read`);
    }),
  );
  if (asked.deep && merged.length > most)
    found.remarks.push(`commits were read of ${most} of ${merged.length} merge requests, the newest`);
}

const placeOf = ({ key, iid }: WorkItem): string => `projects/${/^p(\d+)/.exec(key)?.[1]}/merge_requests/${iid}`;
