// What an error says of the draft that has the words.
import { DevgrowthError, type ErrorKind } from '#errors.ts';
import { type Said, said, step } from '#wording.ts';

/** The same words would fail in the same way, until something else has changed. */
const standing: ReadonlySet<ErrorKind> = new Set([
  'usage',
  'configuration',
  'forbidden',
  'not-found',
  'rejected',
  'refused',
]);

/** Whether the error says which draft has the words. */
export function namesDraft({ hint }: DevgrowthError): boolean {
  return /`(?:devgrowth )?drafts resume /.test(String(hint));
}

/** Said once. */
export function withResumeHint(error: DevgrowthError, id: string): DevgrowthError {
  if (isResumeHint(error.hint, id)) return error;
  const resume = step('drafts resume', id);
  const kept = standing.has(error.kind)
    ? said`What you typed is kept: once that is settled, \`${resume}\` writes it; \`${step('drafts discard', id)}\` throws it away.`
    : said`What you typed is kept: \`${resume}\` finishes it.`;
  return new DevgrowthError(error.kind, error.said, {
    hint: error.hint === null ? kept : said`${error.hint}${/[.!?]$/.test(String(error.hint)) ? '' : '.'} ${kept}`,
    details: error.details,
    cause: error.cause ?? error,
  });
}

export function isResumeHint(hint: Said | null, id: string): boolean {
  return String(hint).includes(`drafts resume ${id}`);
}
