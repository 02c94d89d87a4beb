// How many pages a document fills when it is handed in: A4, margins of 20 mm, 11 point. Measured on documents printed by a browser: right
// within a page, so a range is told.
import { fieldNamed } from '../words/promotion-words.ts';
import { isHandedIn } from './places.ts';
import type { Block } from './readable.ts';

const pageHeight = 257;
const lineHeight = 5.24;
const letters = { heading: 70, item: 87, paragraph: 95 } as const;
/** Above and below it. */
const gaps = { heading: 8, item: 0.6, paragraph: 3 } as const;

export interface Pages {
  readonly low: number;
  readonly high: number;
}

export function pagesOf(blocks: readonly Block[]): Pages {
  let lines = 0;
  let space = 0;
  for (const { kind, text, place } of blocks) {
    if (!isHandedIn({ place })) continue;
    const length = text.trim().replace(/\s+/g, ' ').length;
    const label = place.field !== null && fieldNamed(place.field) !== null ? 18 : 0;
    lines += Math.ceil((length + label) / letters[kind]);
    space += gaps[kind];
  }
  const rounded = (height: number) => Math.round((height / pageHeight) * 10) / 10;
  return { low: rounded(lines * lineHeight + space * 0.6), high: rounded(lines * lineHeight + space * 1.3) };
}
