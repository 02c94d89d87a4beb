// Words found in the texts of a project: which issues hold all of them, in which lines, and where those stood.
import { checkboxesIn } from '#growth/text/checkboxes.ts';
import { findIn, type FoundLine, type Needle, shownText, type Span } from '#growth/text/finding.ts';
import type { ProjectText } from '#growth/forge/texts.ts';
import { readCheckIn } from '#growth/goals/check-in.ts';
import { readClosing } from '#growth/goals/closing.ts';
import { readEvidence } from '#growth/goals/evidence.ts';
import type { Comment } from '#growth/goals/notes.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Day, Instant } from '#growth/words/goal.ts';
import { descending, inTurn } from '#growth/words/order.ts';

/** What kind of text it is; `document` and `plan` are those of the issue of that name. */
export const foundPlaces = [
  ...(['title', 'description', 'checklist', 'agenda', 'document', 'plan'] as const),
  ...(['check-in', 'evidence', 'closing', 'comment'] as const),
] as const;
export type FoundPlace = (typeof foundPlaces)[number];

export interface Hit {
  readonly where: FoundPlace;
  /** Username of who commented, or of who opened the issue; null: the account is gone. */
  readonly by: string | null;
  /** Of a comment; of a text nobody knows when a line came into it. */
  readonly day: Day | null;
  readonly text: string;
  /** In it, in order. */
  readonly marks: readonly Span[];
}

export interface FoundIssue extends Pick<ProjectText, 'iid' | 'title' | 'state' | 'confidential' | 'url' | 'kinds'> {
  /** `goal`, `1on1`, `promotion`, `plan`, `wins`, `issue` */
  readonly sort: SearchedSort;
  /** When the newest of what was found was written, or its issue last changed. */
  readonly at: Instant;
  readonly day: Day;
  /** Texts first, then comments, the newest first. */
  readonly hits: readonly Hit[];
}

export const searchedSorts = ['goal', '1on1', 'promotion', 'plan', 'wins', 'issue'] as const;
export type SearchedSort = (typeof searchedSorts)[number];

/** null: it is made for machines, or of what stands elsewhere. */
export function searchedSort({ sort }: Pick<ProjectText, 'sort'>): SearchedSort | null {
  if (sort === 'dashboard' || sort === 'inbox') return null;
  return sort === 'one-on-one' ? '1on1' : sort === 'other' ? 'issue' : sort;
}

export interface Searched {
  readonly needles: readonly Needle[];
  /** Only what was written, or changed, from then on. */
  readonly since: Instant | null;
  readonly zone: string;
}

/** Those that hold every needle: with one in the title first, for agendas repeat the titles of goals; then the newest. */
export function foundIn(
  texts: readonly ProjectText[],
  comments: ReadonlyMap<number, readonly Comment[]>,
  searched: Searched,
): readonly FoundIssue[] {
  return texts
    .flatMap((text) => foundIssue(text, comments.get(text.iid) ?? [], searched) ?? [])
    .toSorted(
      inTurn(
        descending(({ hits }) => Number(hits.some(({ where }) => where === 'title'))),
        descending(({ at, iid }) => `${at} ${String(iid).padStart(10, '0')}`),
      ),
    );
}

function foundIssue(
  issue: ProjectText,
  comments: readonly Comment[],
  { needles, since, zone }: Searched,
): FoundIssue | null {
  const sort = searchedSort(issue);
  if (sort === null) return null;
  const missing = new Set(needles);
  const hits: Hit[] = [];
  let at: Instant | null = null;
  const take = (text: string, written: Instant, tell: (line: FoundLine) => Omit<Hit, 'text' | 'marks'>) => {
    if (since !== null && written < since) return;
    const { lines, needles: found } = findIn(text, needles);
    for (const needle of found) missing.delete(needle);
    if (lines.length > 0 && (at === null || written > at)) at = written;
    hits.push(...lines.map((line) => ({ ...tell(line), text: line.text, marks: line.marks })));
  };
  const by = issue.author?.username ?? null;
  take(issue.title, issue.updatedAt, () => ({ where: 'title', by, day: null }));
  const description = shownText(issue.description);
  const placeOf = placesIn(description, sort);
  take(description, issue.updatedAt, ({ offset }) => ({ where: placeOf(offset), by, day: null }));
  for (const comment of comments) {
    const where = commentPlace(comment);
    const day = dayOf(comment.at, zone);
    take(shownText(comment.body), comment.at, () => ({ where, by: comment.by?.username ?? null, day }));
  }
  if (at === null || missing.size > 0) return null;
  const { iid, title, state, confidential, url, kinds } = issue;
  return { iid, title, state, confidential, url, kinds, sort, at, day: dayOf(at, zone), hits };
}

function placesIn(description: string, sort: SearchedSort): (offset: number) => FoundPlace {
  if (sort === '1on1') return () => 'agenda';
  if (sort === 'promotion') return () => 'document';
  if (sort === 'plan') return () => 'plan';
  if (sort !== 'goal') return () => 'description';
  const boxes = checkboxesIn(description);
  const lineOf = (offset: number) => description.lastIndexOf('\n', offset - 1) + 1;
  return (offset) =>
    boxes.some((box) => lineOf(box.offset) <= offset && offset <= box.end) ? 'checklist' : 'description';
}

/** By its first line, for these forms are what a person may type; of others' words none is a check-in. */
function commentPlace({ body, isOwn, words }: Comment): FoundPlace {
  if (!isOwn) return 'comment';
  if (readEvidence(body, words) !== null) return 'evidence';
  if (readClosing(body, words) !== null) return 'closing';
  return readCheckIn(body, words) === null ? 'comment' : 'check-in';
}
