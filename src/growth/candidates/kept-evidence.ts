// The evidence that a candidate becomes: what it was, in the person's words, and nothing that its readers should not learn.
import { itemWords } from '../goals/foreign-item.ts';
import { quotedThanks, thankedTimes } from '../goals/quoted-thanks.ts';
import type { Evidence } from '../goals/evidence.ts';
import type { ValueId } from '../words/values.ts';
import type { Candidate } from './candidate.ts';
import { homeOfPlace, itemTypeOf } from './place.ts';

export interface KeptAs {
  readonly did: string | null;
  readonly result: string | null;
  readonly values: readonly ValueId[];
  /** Title and project may be told where it is kept. Of what is confidential they never are. */
  readonly mayTell: boolean;
  /** Thanks as they were written, where everybody can read them. */
  readonly quotes: boolean;
}

const when: Readonly<Record<string, string>> = { merged_at: 'merged', closed_at: 'closed', created_at: 'opened' };

export function evidenceFrom(candidate: Candidate, { did, result, values, mayTell, quotes }: KeptAs): Evidence {
  const { day, url, also } = candidate;
  return {
    day,
    values,
    link: url,
    also,
    title: titleOf(candidate, mayTell),
    // Readers of the goal need not be readers of what a colleague wrote in a private project.
    did: did ?? didOf(candidate, quotes && !candidate.private && !candidate.confidential),
    result,
    shows: [],
  };
}

/** `Retry imports (merge request in acme/web, merged 2026-11-19)`, else `a merge request in a private project`. */
function titleOf(candidate: Candidate, mayTell: boolean): string | null {
  const { title, place, day, dayOf, confidential, private: isPrivate } = candidate;
  const type = itemWords[itemTypeOf(candidate)];
  // Of several by one author only the first one's title is known, and it is not what they are about.
  if (candidate.kind === 'reviews' && candidate.with.length > 0) return null;
  if (confidential || (isPrivate && !mayTell) || title === null)
    return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}${confidential || isPrivate ? ' in a private project' : ''}`;
  const said = when[dayOf];
  const about = [
    place === null ? type : `${type} in ${homeOfPlace(place)}`,
    ...(said === undefined ? [] : [`${said} ${day}`]),
  ];
  return `${title.replace(/\s+/g, ' ').trim()} (${about.join(', ')})`;
}

/** No name of a colleague, and no number about them. */
function didOf({ kind, thanks, words, with: others }: Candidate, quotes: boolean): string | null {
  const quote = quotes && words !== null ? quotedThanks(words) : [];
  const said = {
    reviews: others.length === 0 ? 'Reviewed it.' : `Reviewed ${others.length + 1} merge requests of a colleague.`,
    answers: 'Answered a colleague.',
    'merge-request': null,
    issue: null,
    epic: null,
    thanks: null,
  }[kind];
  const thanked = thanks === 0 ? [] : [thankedTimes(thanks)];
  const lines = [...(said === null ? [] : [said]), ...thanked];
  const text = lines.join(' ');
  return text === '' ? null : [text, ...(quote.length === 0 ? [] : ['', ...quote])].join('\n');
}
