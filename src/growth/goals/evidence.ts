// Evidence: the comment that ties a piece of real work to a goal.
import { formatHeader, readHeader, splitFirstLine } from '../text/comment-header.ts';
import type { Day, Instant } from '../words/goal.ts';
import { linesOfField, readLabelled } from '../text/labelled-lines.ts';
import { formatLabelled } from '../text/labelled-text.ts';
import { type CriterionTag, formatCriteria, readCriteria } from '../words/criteria.ts';
import { type Comment, type Note, ownComments } from './notes.ts';
import { formatValues, readValues, type ValueId } from '../words/values.ts';
import { ascending, newestFirst } from '../words/order.ts';
import { english, type TypedWords } from '../words/typed-words.ts';

export interface Evidence {
  readonly day: Day | null;
  readonly values: readonly ValueId[];
  /** Where it can be seen; the same link twice is the same evidence. */
  readonly link: string | null;
  /** Of more work that is kept as one piece with it. */
  readonly also: readonly string[];
  /** Title and project of what the link shows, as text. */
  readonly title: string | null;
  /** What I did. */
  readonly did: string | null;
  /** What came of it, with numbers. */
  readonly result: string | null;
  /** Criteria of the person's levels that it is an example of, as typed. */
  readonly shows: readonly CriterionTag[];
}

const labels = {
  link: ['link', 'url'],
  also: ['also'],
  result: ['result', 'results', 'impact'],
  shows: ['shows'],
} as const;

const spans = /`(https?:\/\/[^`\s]+)`/gi;
/** `Also: mended the docs` is what somebody did, and so is `Shows: how it is done`. */
function accepts(field: keyof typeof labels, value: string): boolean {
  if (field === 'shows') return readCriteria(value) !== null;
  return field !== 'also' || /^(?:`https?:\/\/[^`\s]+`\s*)+$/i.test(value);
}

export function formatEvidenceHeader({ day, values }: Pick<Evidence, 'day' | 'values'>): string {
  return formatHeader('Evidence', day, [formatValues(values)]);
}

/** The link stands in a code span: a bare one would leave a "mentioned in" note on a colleague's work. */
export function formatEvidence(evidence: Evidence, words: TypedWords = english): string {
  const header = formatEvidenceHeader(evidence);
  const link = evidence.link === null ? null : `\`${plainLink(evidence.link)}\``;
  const fields = {
    link: [link, evidence.title].filter((part) => part !== null).join(' '),
    also: evidence.also.map((other) => `\`${plainLink(other)}\``).join('\n'),
    result: evidence.result,
    shows: formatCriteria(evidence.shows),
  };
  const order = { before: ['link', 'also'], after: ['result', 'shows'], accepts, words } as const;
  return formatLabelled(header, { text: evidence.did ?? '', fields }, labels, order);
}

/** null for a plain comment. Without a `Link:` line the first address in the text is the link, and stays in the text too. */
export function readEvidence(body: string, words: TypedWords = english): Evidence | null {
  const headed = readEvidenceHeader(body, words);
  if (headed === null) return null;
  const { day, values, said } = headed;
  const { text, fields } = readLabelled(said, labels, accepts, words);
  const found = linkIn(fields.link ?? '');
  return {
    day,
    values,
    link: found.link ?? linkIn(text).link,
    also: Array.from((fields.also ?? '').matchAll(spans), ([, other = '']) => other),
    title: found.others === '' ? null : found.others,
    did: text === '' ? null : text,
    result: fields.result,
    shows: readCriteria(fields.shows ?? '') ?? [],
  };
}

export interface EvidenceHeader {
  readonly day: Day | null;
  readonly values: readonly ValueId[];
  readonly line: string;
  /** What stands below it; its first line is what the header says besides. */
  readonly said: string;
}

export function readEvidenceHeader(body: string, words: TypedWords): EvidenceHeader | null {
  const { first, rest } = splitFirstLine(body);
  let values: readonly ValueId[] = [];
  const header = readHeader(
    first,
    'evidence',
    (part) => {
      const named = readValues(part);
      values = [...values, ...(named ?? [])];
      return named === null ? null : part.length;
    },
    words,
  );
  const means =
    header !== null && (header.day !== null || header.understood || header.announced || header.leftover === '');
  return means ? { day: header.day, values: [...new Set(values)], line: first, said: header.leftover + rest } : null;
}

/** Indexes of the lines that say what came of it, or what it shows. */
export const linesIn = (said: string, field: 'result' | 'shows', words: TypedWords): readonly number[] =>
  linesOfField(said, field, labels, accepts, words);

/** All that it stands for. */
export const linksIn = ({ link, also }: Pick<Evidence, 'link' | 'also'>): readonly string[] =>
  link === null ? also : [link, ...also];

export interface ToldEvidence extends Evidence {
  /** Of the comment. */
  readonly id: number;
  readonly at: Instant;
  /** Username; null for a deleted account. */
  readonly by: string | null;
  /** GitLab hides the comment from members below planner. */
  readonly internal: boolean;
}

/** The person's, newest first. */
export function evidenceIn(notes: readonly Note[]): ToldEvidence[] {
  return evidenceOf(ownComments(notes));
}

/** Whoever wrote them. Newest first. */
export function evidenceOf(comments: readonly Comment[]): ToldEvidence[] {
  return comments
    .flatMap(({ id, at, by, body, internal, words }): ToldEvidence[] => {
      const evidence = readEvidence(body, words);
      return evidence === null ? [] : [{ ...evidence, id, at, by: by?.username ?? null, internal }];
    })
    .sort(newestFirst);
}

/** How a piece of one goal or document is called: in the order in which they were written, from 1. By the number of its comment. */
export function evidenceNumbers(pieces: readonly Pick<ToldEvidence, 'id'>[]): ReadonlyMap<number, number> {
  return new Map(pieces.toSorted(ascending(({ id }) => id)).map(({ id }, index) => [id, index + 1]));
}

function linkIn(text: string): { readonly link: string | null; readonly others: string } {
  const spanned = /`(https?:\/\/[^`\s]+)`/i.exec(text);
  if (spanned !== null) return { link: spanned[1] ?? null, others: text.replace(spanned[0], '').trim() };
  const found = /(<|\]\()?(https?:\/\/[^\s<>`]+)/i.exec(text);
  const [, before = '', typed = ''] = found ?? [];
  const link = endOfAddress(typed);
  if (found === null || link === '') return { link: null, others: text.trim() };
  const behind = found.index + before.length + link.length;
  const closes = /[>)]/.test(text[behind] ?? '');
  const others = text.slice(0, found.index) + text.slice(behind + (closes ? 1 : 0));
  return { link, others: others.trim() };
}

/**
 * Without the sentence's own signs behind it. A closing parenthesis belongs to the address as long as one in it is open:
 * https://github.github.com/gfm/#extended-autolink-path-validation
 */
function endOfAddress(typed: string): string {
  let end = 0;
  for (let open = 0; end < typed.length && open >= 0; end += 1) {
    if (typed[end] === '(') open += 1;
    if (typed[end] === ')' && (open -= 1) < 0) break;
  }
  while (/[.,;:!?\]'"]/.test(typed[end - 1] ?? '')) end -= 1;
  return /^https?:\/\/./i.test(typed.slice(0, end)) ? typed.slice(0, end) : '';
}

function plainLink(link: string): string {
  return link.trim().replace(/[\s`<>]/g, (character) => encodeURIComponent(character));
}
