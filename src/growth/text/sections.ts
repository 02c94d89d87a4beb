// What a person wrote under one heading of a Markdown text.
import { outlineOf } from './outline.ts';

type Text = Extract<ReturnType<typeof outlineOf>[number], { readonly type: 'text' }>;

export interface Section {
  readonly title: string;
  /** In one line; null where nothing of the person's stands there, be it only a guiding question. Code is left out. */
  readonly words: string | null;
}

/**
 * Every heading in order, each with all that stands below it until the next of its level.
 * @param isApart titles that end every section above them, whatever their level
 */
export function sectionsIn(text: string, isApart: (title: string) => boolean = () => false): readonly Section[] {
  const outline = outlineOf(text);
  return outline.flatMap((heading, at) => {
    if (heading.type !== 'heading') return [];
    const own: Text[] = [];
    for (let next = at + 1; next < outline.length; next += 1) {
      const line = outline[next];
      if (line?.type === 'text') own.push(line);
      else if (line && (line.level <= heading.level || isApart(line.title))) break;
    }
    return [{ title: heading.title, words: inOneLine(own) }];
  });
}

/** The first that says something, under one of these titles in lower case; null: none does. */
export function wordsUnder(sections: readonly Section[], titles: readonly string[]): string | null {
  return sections.find(({ title, words }) => words !== null && titles.includes(title.toLowerCase()))?.words ?? null;
}

/** Lines of one paragraph flow on; a new paragraph or item is set off from what does not end by itself. */
function inOneLine(lines: readonly Text[]): string | null {
  let told = '';
  let isNew = false;
  for (const line of lines) {
    isNew ||= line.line.trim() === '' || isItem.test(line.line);
    if (line.inFence || line.words === '' || isOnlyAsked(line)) continue;
    const join = told === '' ? '' : isNew && !/[.!?…:;,]$/u.test(told) ? '; ' : ' ';
    told += join + line.words;
    isNew = false;
  }
  return told === '' ? null : told;
}

const isItem = /^\s*(?:>\s*)*(?:[-*+]|\d{1,3}[.)])\s/;

/** `- On the job (70): _Which project?_`: a label, and nobody's answer. */
function isOnlyAsked({ line, words }: Text): boolean {
  return words.endsWith(':') && /\?[_*]\s*$/.test(line);
}
