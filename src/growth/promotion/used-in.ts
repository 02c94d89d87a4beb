// Where a promotion document uses a piece of evidence: computed from its text, so that what is moved or deleted by hand is told rightly.
import { linksIn, type ToldEvidence } from '../goals/evidence.ts';
import { withoutEndSigns } from '../text/end-signs.ts';
import { readAddress } from '../text/item-address.ts';
import { urlOf } from '../text/url.ts';
import type { Day } from '../words/goal.ts';
import { isOwnSection } from '../words/promotion-words.ts';
import { partsOf, resultSpans } from './parts.ts';

/** A piece as a document may name it. */
export interface NamedEvidence extends Pick<ToldEvidence, 'id' | 'link' | 'also' | 'did' | 'result'> {
  /** What it stands on. */
  readonly iid: number;
  /** Of the work; of its comment where none was typed. */
  readonly day: Day;
}

export interface UsedIn {
  /** In the order of the document: `Summary`, `Result 1`. */
  readonly used: readonly string[];
  /** Words alike, or a day that fits several pieces: perhaps meant, and no link says so. */
  readonly probably: readonly string[];
}

/** @returns one for each piece, in their order */
export function usedIn(document: string, pieces: readonly NamedEvidence[]): readonly UsedIn[] {
  const places = placesOf(document).map(({ name, text }) => ({ name, ...saidIn(text) }));
  const dayReference = ({ iid, day }: NamedEvidence) => `#${iid} ${day}`;
  const counts = new Map<string, number>();
  for (const piece of pieces) counts.set(dayReference(piece), (counts.get(dayReference(piece)) ?? 0) + 1);
  return pieces.map((piece) => {
    const reference = dayReference(piece);
    const links = linksIn(piece).flatMap((link) => addressKey(link) ?? []);
    const runs = runsIn(ownWords(piece));
    const used: string[] = [];
    const probably: string[] = [];
    for (const { name, references, addresses, said } of places) {
      const isDay = references.has(reference);
      if (references.has(`note_${piece.id}`) || links.some((link) => addresses.has(link))) used.push(name);
      else if (isDay && counts.get(reference) === 1) used.push(name);
      else if (isDay || runs.some((run) => said.has(run))) probably.push(name);
    }
    return { used, probably };
  });
}

interface Place {
  readonly name: string;
  readonly text: string;
}

/** Frame, Gaps and coverage use nothing: they are no part of what is handed in. */
function placesOf(document: string): readonly Place[] {
  const results = resultSpans(document);
  const shown = partsOf(document).filter(({ section }) => !isOwnSection(section));
  let next = 0;
  return shown.flatMap((part) => {
    const first = next;
    while ((results[next]?.end ?? Number.POSITIVE_INFINITY) <= part.end) next += 1;
    const own = results.slice(first, next).filter(({ start }) => start >= part.start);
    const end = own[0]?.start ?? part.end;
    const above = end === part.start ? [] : [{ name: part.title, text: document.slice(part.start, end) }];
    const each = own.map((result, at) => ({
      name: `Result ${next - own.length + at + 1}`,
      text: document.slice(result.start, result.end),
    }));
    return [...above, ...each];
  });
}

const reference = /(?<![\w/#])#(\d{1,9})[ \t]+(\d{4}-\d{2}-\d{2})(?!\d)|(?<!\w)note_(\d{1,15})(?!\w)/g;
const address = /https?:\/\/[^\s<>`"|]+/gi;

function saidIn(text: string) {
  const bare = text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
  return {
    references: new Set(
      Array.from(bare.matchAll(reference), ([, iid, day, note]) =>
        note === undefined ? `#${Number(iid)} ${day}` : `note_${note}`,
      ),
    ),
    addresses: new Set(Array.from(bare.matchAll(address), ([found]) => addressKey(found))),
    said: new Set(runsIn(bare)),
  };
}

/** Two addresses of one thing have the same: letter case of the host, `/issues/` or `/work_items/`, a slash at the end do not matter. */
export function addressKey(typed: string): string | null {
  const link = withoutEndSigns(typed, ".,;:!?)]*_'");
  const url = urlOf(link);
  if (url === null) return null;
  const read = readAddress(link);
  const item = read?.beside ?? read?.open ?? null;
  if (item !== null) return `${url.host} ${item.type} ${item.home.toLowerCase()} ${item.iid}`;
  return `${url.host}${withoutEndSigns(url.pathname, '/')}${url.search}`;
}

const wordsAlike = 8;

/** Every eight words that follow one another. */
function runsIn(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(wordsAlike - 1).map((_, at) => words.slice(at, at + wordsAlike).join(' '));
}

/** What others said is theirs. */
function ownWords({ did, result }: NamedEvidence): string {
  const lines = [did, result].join('\n').split('\n');
  return lines.filter((line) => !/^\s*>/.test(line)).join('\n');
}
