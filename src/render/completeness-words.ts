// How complete a document is, in words: the verdict, why, and what each source gave.
import { type Completeness, type SourceRead, isComplete } from '#growth/words/completeness.ts';
import { count, oneLine } from './text.ts';

export function verdict({ complete }: Completeness): 'COMPLETE' | 'INCOMPLETE' {
  return complete ? 'COMPLETE' : 'INCOMPLETE';
}

/** One sentence: what was read, or what could not be; at most `limit` failures by name. */
export function whyVerdict(completeness: Completeness, limit: number): string {
  const { sources } = completeness;
  if (completeness.complete) {
    const requests = sources.reduce((sum, source) => sum + source.requests, 0);
    return `everything was read (${count(requests, 'request')})`;
  }
  const failed = sources.filter((source) => !isComplete(source));
  const named = failed.slice(0, limit).map((source) => `${oneLine(source.name)}: ${gave(source)}`);
  const more = failed.length > limit ? [`and ${count(failed.length - limit, 'more source')}`] : [];
  return named.length === 0 ? 'not everything could be read' : [...named, ...more].join('; ');
}

/** `12 of 12`, `34`, `100 of 250 arrived`, or the failure. A failed source shows what arrived, never 0 for unknown. */
export function gave(source: SourceRead): string {
  const { seen, total, failed } = source;
  if (failed) return `${oneLine(failed.message)}${seen > 0 ? ` (after ${seen})` : ''}`;
  if (!isComplete(source)) return `${seen} of ${total ?? '?'} arrived`;
  return total === null ? String(seen) : `${seen} of ${total}`;
}

/** Sources that failed first: they are what the reader must know. */
export function worstFirst(sources: readonly SourceRead[]): SourceRead[] {
  return [...sources.filter((source) => !isComplete(source)), ...sources.filter(isComplete)];
}
