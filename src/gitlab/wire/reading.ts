// Turns the unknown body of an answer into a row we trust, or into a failure that names what is missing.
import type * as z from 'zod';
import { GitLabFailure, failedAt } from './failures.ts';

export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  doing: string,
  isWrite = false,
): z.output<Schema> {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw unexpected(result.error, doing, isWrite);
}

export function unexpected(error: z.ZodError, doing: string, isWrite = false): GitLabFailure {
  const [issue] = error.issues;
  const field = issue?.path.join('.') || 'the whole of it';
  return new GitLabFailure('server', failedAt(doing, `GitLab's answer is not as expected (${field})`), {
    hint: 'Please report this with the version of GitLab.',
    mayHaveHappened: isWrite,
    isForeign: true,
  });
}
