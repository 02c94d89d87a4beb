// Under which part of a promotion document each line stands: section, result, field. As document.ts reads them.
import { placedOutline } from '../text/outline.ts';
import { fieldNamed, isOwnSection, isResultTitle, sectionNamed } from '../words/promotion-words.ts';
import type { Place } from './rule.ts';

export interface PlacedLines {
  /** By line, from 0. */
  readonly at: readonly Place[];
  /** Lines that are headings, those of bold print alone included. */
  readonly headings: ReadonlySet<number>;
}

export const nowhere: Place = { section: null, heading: '', result: null, field: null };

export function placesIn(text: string): PlacedLines {
  const at: Place[] = [];
  const headings = new Set<number>();
  const parts = new Parts();
  for (const { at: line, line: told } of placedOutline(text)) {
    while (at.length < line) at.push(parts.place);
    if (told.type === 'heading') {
      headings.add(line);
      parts.enter(told.title, told.level);
    }
    at.push(parts.place);
  }
  return { at, headings };
}

class Parts {
  place = nowhere;
  #level = 0;
  #results = 0;

  enter(title: string, level: number): void {
    const { section } = this.place;
    const isDeeper = level > this.#level;
    const named = sectionNamed(title);
    const field = fieldNamed(title);
    if (section === 'results' && isDeeper && field !== null) {
      this.place = { ...this.place, field };
    } else if (section === 'results' && (isResultTitle(title) || (isDeeper && named === null))) {
      this.#results += 1;
      this.place = { section, heading: title, result: this.#results, field: null };
    } else if (section === null || !isDeeper || (named !== null && section !== 'values')) {
      this.place = { section: named, heading: title, result: null, field: null };
      this.#level = level;
    } else {
      this.place = { ...this.place, heading: title };
    }
  }
}

export function isHandedIn({ place: { section } }: { readonly place: Place }): boolean {
  return !isOwnSection(section);
}
