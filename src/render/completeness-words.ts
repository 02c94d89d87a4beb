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

/** One line for each cause, with all that it cost: `comments of #7, #9 and label events of 4 goals: GitLab does not allow it`. */
export function causes({ sources }: Completeness): string[] {
  const byCause = new Map<string, string[]>();
  for (const source of sources.filter((one) => !isComplete(one))) {
    const { failed, seen, total } = source;
    const cause = failed === null ? 'not all arrived' : oneLine(failed.message);
    const part = failed === null ? ` (${seen} of ${total ?? '?'})` : seen > 0 ? ` (after ${seen})` : '';
    byCause.set(cause, [...(byCause.get(cause) ?? []), `${oneLine(source.name)}${part}`]);
  }
  return [...byCause].map(([cause, names]) => `${listed(foldedNames(names))}: ${cause}`);
}

const mostNamed = 3;

/** `comments of #7`, `comments of #9`: what is of one kind is named together, and counted where there is much of it. */
function foldedNames(names: readonly string[]): string[] {
  const byKind = new Map<string, string[]>();
  for (const name of names) {
    const [, kind = name, of = ''] = /^(.*) of (#\d+)$/.exec(name) ?? [];
    byKind.set(kind, [...(byKind.get(kind) ?? []), of]);
  }
  return [...byKind].map(([kind, of]) => {
    const numbers = of.filter((number) => number !== '');
    if (numbers.length === 0) return kind;
    return numbers.length > mostNamed
      ? `${kind} of ${count(numbers.length, 'goal')}`
      : `${kind} of ${numbers.join(', ')}`;
  });
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
