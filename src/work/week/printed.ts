// A week as a text that somebody takes along: what it was made of goes with it, in a line that no page shows.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { weekText } from '#growth/week/buffer.ts';
import type { WeekSheet } from '#growth/week/sheet.ts';

/** More than a text of a person's goals needs. */
const mostBytes = 4_000_000;
const madeOf = /^<!-- made of: ([A-Za-z0-9+/=]+) -->[ \t]*$/m;

export function printedWeek(sheet: WeekSheet): string {
  const packed = deflateRawSync(JSON.stringify(sheet)).toString('base64');
  return `${weekText(sheet)}\n\n<!-- made of: ${packed} -->`;
}

/** null: the line is not there, or is not whole. @param sheetIn checks what it says */
export function sheetOf(text: string, sheetIn: (words: unknown) => WeekSheet | null): WeekSheet | null {
  const [, packed = ''] = madeOf.exec(text) ?? [];
  try {
    const bytes = inflateRawSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostBytes });
    return sheetIn(JSON.parse(bytes.toString('utf8')));
  } catch {
    return null;
  }
}
