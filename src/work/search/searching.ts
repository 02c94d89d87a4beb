// Looks for words in all that a goals project holds: reads its issues and the comments on them, and says what it could not read.
import { DevgrowthError } from '#errors.ts';
import type { ProjectText } from '#growth/forge/texts.ts';
import { type Needle, needlesOf } from '#growth/text/finding.ts';
import { parseWindow } from '#growth/time/window.ts';
import { type Completeness, completenessOf } from '#growth/words/completeness.ts';
import type { Instant } from '#growth/words/goal.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { oneLine } from '#render/text.ts';
import { type FoundIssue, foundIn, searchedSort, searchedSorts } from '#reports/found.ts';
import { withoutTrace } from '#reports/audience.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { isJob } from '../job.ts';
import type { Session } from '../session.ts';

export interface SearchWords {
  /** As typed; one with blanks in it is a phrase. */
  readonly words: readonly string[];
  /** A kind of goal, or `goal`, `1on1`, `promotion`, `plan`, `wins`, `issue`. */
  readonly kind: string | null;
  readonly state: 'opened' | 'closed' | 'all';
  /** As typed. */
  readonly since: string | null;
  /** Requests for all of it; null: as many as it takes. */
  readonly maxRequests: number | null;
}

export interface Found {
  readonly needles: readonly Needle[];
  /** Those with a word in the title first, then the newest. */
  readonly issues: readonly FoundIssue[];
  /** How many issues were looked through. */
  readonly searched: number;
  readonly completeness: Completeness;
}

/** In a CI job, whose log others read: without what is confidential or internal. */
export async function search(words: SearchWords, session: Session, desk: Pick<Desk, 'env' | 'talk'>): Promise<Found> {
  const { project, now } = session;
  const needles = needlesOf(words.words);
  if (needles.length === 0)
    throw new DevgrowthError('usage', 'there is nothing to look for in what you typed', {
      hint: said`Give a word, or several that one goal must hold.`,
    });
  const since = sinceTyped(words, session);
  const most = words.maxRequests;
  const read = (await project.texts(most)).asFarAsRead();
  const open = isJob(desk) ? read.items.filter(({ confidential }) => !confidential) : read.items;
  noteUnknownKind(words, open, desk);
  const wanted = open.filter((text) => isWanted(text, words, since));
  const left = most === null ? null : Math.max(0, most - read.source.requests);
  const { comments, sources } = await project.commentsOn(wanted, read.items, left);
  const told = isJob(desk)
    ? new Map([...comments].map(([iid, all]) => [iid, all.filter(({ internal }) => !internal)]))
    : comments;
  return {
    needles,
    issues: foundIn(wanted, told, { needles, since, zone: now.zone }),
    searched: wanted.length,
    completeness: completenessOf([withoutTrace(read.source, read.items.length - open.length), ...sources]),
  };
}

function isWanted(text: ProjectText, { kind, state }: SearchWords, since: Instant | null): boolean {
  const sort = searchedSort(text);
  if (sort === null || (state !== 'all' && text.state !== state)) return false;
  if (since !== null && text.updatedAt < since) return false;
  if (kind === null) return true;
  const typed = kind.trim().toLowerCase();
  return sort === typed || text.kinds.some((one) => one.toLowerCase() === typed);
}

/** Kinds are open words, so it is only said. */
function noteUnknownKind({ kind }: SearchWords, texts: readonly ProjectText[], { talk }: Pick<Desk, 'talk'>): void {
  if (kind === null) return;
  const known = [...new Set([...searchedSorts, ...texts.flatMap(({ kinds }) => kinds)])];
  if (known.some((one) => one.toLowerCase() === kind.trim().toLowerCase())) return;
  talk.note(`nothing here is of the kind "${oneLine(kind)}"${suggestion(kind, known)}`);
}

/** @throws `usage` for a day that is none */
function sinceTyped({ since }: SearchWords, { now, settings }: Pick<Session, 'now' | 'settings'>): Instant | null {
  if (since === null) return null;
  const { today, zone } = now;
  const parsed = parseWindow({ since, today, zone, startMonth: settings.fiscalYearStart });
  if (parsed.ok) return parsed.value.start;
  throw new DevgrowthError('usage', said`${given('since')}: ${parsed.problem}`, {
    hint: said`For instance ${given('since', '2w')}, ${given('since', 'this year')}.`,
  });
}
