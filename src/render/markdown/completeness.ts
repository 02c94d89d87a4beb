// The verdict and the sources as Markdown.
import { type Completeness, isComplete } from '#growth/words/completeness.ts';
import { gave, verdict, whyVerdict, worstFirst } from '../completeness-words.ts';
import { inline, table } from './escape.ts';

export function verdictLine(completeness: Completeness): string {
  return `**${verdict(completeness)}**: ${inline(whyVerdict(completeness, 3))}`;
}

/** Every source, those that failed first; at most `limit` rows. */
export function sourceTable({ sources }: Completeness, limit: number): string[] {
  const all = worstFirst(sources);
  const rows = all.slice(0, limit).map((source) => {
    const said = inline(gave(source));
    return [inline(source.name), isComplete(source) ? said : `**not complete**: ${said}`, String(source.requests)];
  });
  const left = all.length - rows.length;
  return [...table(['Source', 'Read', 'Requests'], rows), ...(left > 0 ? ['', `and ${left} more sources.`] : [])];
}
