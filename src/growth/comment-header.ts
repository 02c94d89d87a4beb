// The first line of a comment that means something to us: `**Check-in 2026-11-23** · on track · 60%`.
import { isDay } from './calendar.ts';
import type { Day } from './goal.ts';

export interface CommentHeader {
  readonly day: Day | null;
  /** What stands on the line and was not understood; it belongs to the text, so that no word is lost. */
  readonly leftover: string;
  /** How many parts were understood. */
  readonly understood: number;
  /** A colon or a dash right after the title: `Check-in: read two chapters`. */
  readonly announced: boolean;
}

/** Parts are looked for up to here; a line that is longer is a paragraph, and its rest is text. */
const longestHeader = 300;
const separator = /(\s*[·•|—–]+\s*|\s+-{1,2}\s+)/;

/**
 * null when the line does not begin with the title. `understand` gets one part after the other, without its bold marks,
 * and answers whether it took the whole part.
 */
export function readHeader(line: string, title: string, understand: (part: string) => boolean): CommentHeader | null {
  const start = new RegExp(`^\\s{0,3}(?:#{1,6}\\s+)?[*_]{0,3}${title}(?![\\p{L}\\p{N}])`, 'iu').exec(line);
  if (start === null) return null;
  const end = line.length > longestHeader ? line.lastIndexOf(' ', longestHeader) : line.length;
  const afterTitle = line.slice(start[0].length, Math.max(end, start[0].length));
  const paragraph = line.slice(start[0].length + afterTitle.length);
  const announced = /^[*_\s]*(?::|[·•|—–]|-+\s)/.test(afterTitle);

  const [dated = '', typedDay = ''] = /^[\s*_:·•|,—–-]*(\d{4}-\d{2}-\d{2})(?!\d)/.exec(afterTitle) ?? [];
  const day = isDay(typedDay) ? typedDay : null;
  const rest = afterTitle.slice(day === null ? 0 : dated.length).replace(/^(?:[\s*_:,·•|—–]|-+\s)+/, '');

  let leftover = '';
  let understood = 0;
  let gap = '';
  for (const [index, piece] of rest.split(separator).entries()) {
    if (index % 2 === 1) {
      gap = leftover === '' ? '' : piece;
    } else if (/[^\s*_:,.–—-]/.test(piece)) {
      if (bare(piece) !== '' && understand(bare(piece))) {
        understood += 1;
        gap = leftover === '' ? '' : ' ';
      } else {
        leftover += gap + piece;
      }
    }
  }
  return { day, leftover: (leftover + paragraph).trim(), understood, announced };
}

/** `title` in bold with its day, then the parts that say something. */
export function formatHeader(title: string, day: Day | null, parts: readonly (string | null)[]): string {
  const said = parts.filter((part) => part !== null && part !== '');
  return [`**${day === null ? title : `${title} ${day}`}**`, ...said].join(' · ');
}

/** Without bold marks and decoration (a coloured dot, say) around the words. */
function bare(part: string): string {
  return part.replace(/^[^\p{L}\p{N}~]+|[^\p{L}\p{N}%]+$/gu, '');
}
