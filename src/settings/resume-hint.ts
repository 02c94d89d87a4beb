// What an error says of the draft that has the words.
import { DevgrowthError, type ErrorKind } from '#errors.ts';
import { type Said, said, step, type Way } from '#wording.ts';

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

/** Its id; null: the error names none. */
export function draftNamed({ hint }: DevgrowthError): string | null {
  return /`(?:devgrowth )?drafts resume ([0-9a-z]{6})\b/.exec(String(hint))?.[1] ?? null;
}

/** Said once. @param mends what may be given anew where the words need it: another goal, another item */
export function withResumeHint(error: DevgrowthError, id: string, mends: Way['given'] | null = null): DevgrowthError {
  if (isResumeHint(error.hint, id)) return error;
  const resume = mends === null ? step('drafts resume', id) : step('drafts resume', id, mends);
  const kept =
    mends !== null
      ? said`What you typed is kept: \`${resume}\` writes it there; \`${step('drafts discard', id)}\` throws it away.`
      : standing.has(error.kind)
        ? said`What you typed is kept: once that is settled, \`${resume}\` writes it; \`${step('drafts discard', id)}\` throws it away.`
        : said`What you typed is kept: \`${resume}\` finishes it.`;
  return new DevgrowthError(error.kind, error.said, {
    hint: error.hint === null ? kept : said`${error.hint}${/[.!?]$/.test(String(error.hint)) ? '' : '.'} ${kept}`,
    details: error.details,
    cause: error.cause ?? error,
    typed: error.typed,
  });
}

export function isResumeHint(hint: Said | null, id: string): boolean {
  return String(hint).includes(`drafts resume ${id}`);
}
