// Whether GitLab understands a live table's query: asked over REST, where the server has that, and never by writing one.
// https://docs.gitlab.com/api/glql/
import * as z from 'zod';
import type { LiveTable, LiveTableTrial } from '#growth/forge/project.ts';
import { GitLabFailure } from '../wire/failures.ts';
import { liveTableSource } from '../words/live-tables.ts';
import { parsed } from '../wire/reading.ts';
import type { Scope } from '../exchange/scope.ts';

const answerSchema = z.object({
  success: z.boolean().nullish(),
  error: z.string().nullish(),
  data: z.object({ count: z.number().nullish() }).nullish(),
});

export async function tryLiveTable(scope: Scope, table: LiveTable): Promise<LiveTableTrial> {
  const doing = `asking GitLab for the table "${table.title}"`;
  const question = { glql_yaml: liveTableSource(scope, scope.codec, table) };
  try {
    const { body } = await scope.connection.ask('glql', question, { doing });
    const { success, error, data } = parsed(answerSchema, body, doing);
    if (success === false) return { state: 'refused', says: `${doing} failed: ${error ?? 'GitLab does not say why'}` };
    return { state: 'understood', rows: data?.count ?? null };
  } catch (failure) {
    if (!(failure instanceof GitLabFailure)) throw failure;
    if (failure.status === 400) return { state: 'refused', says: failure.message };
    if (failure.status === 404)
      return { state: 'not-asked', why: 'this GitLab has no address for such a question (18.7)' };
    // The same question is held back for a while after it took too long.
    if (failure.status === 403 || failure.status === 429) return { state: 'not-asked', why: failure.message };
    throw failure;
  }
}
