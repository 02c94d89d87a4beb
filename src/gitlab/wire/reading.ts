// Turns the unknown body of an answer into a row we trust, or into a failure that names what is missing.
import type * as z from 'zod';
import { GitLabFailure, failedAt } from './failures.ts';

export function parsed<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
  doing: string,
  isWrite = false,
): z.output<Schema> {
  const result = readRow(schema, body);
  if (result.success) return result.data;
  throw unexpected(result.error, doing, isWrite);
}

const usualReaders = new WeakMap<z.ZodType, (raw: unknown) => unknown>();

/**
 * A schema whose commonest rows are read without it. Schemas made of this one (`extend`) have no such reader.
 * @param read as the schema would; null: the row is in another form, and the schema's
 */
export function usually<Schema extends z.ZodType>(
  read: (raw: unknown) => z.output<Schema> | null,
  schema: Schema,
): Schema {
  usualReaders.set(schema, read);
  return schema;
}

/** By hand where the row is in its commonest form, else by the schema. */
export function readRow<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): z.ZodSafeParseResult<z.output<Schema>> {
  const usual = usualReaders.get(schema)?.(raw) as z.output<Schema> | null | undefined;
  return usual == null ? schema.safeParse(raw) : { success: true, data: usual };
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
