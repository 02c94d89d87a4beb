// The checkboxes of a text so plain that its lines can be read one by one: most descriptions are, and a Markdown parser takes a
// hundred times as long over them.

/** A checkbox of a list item that counts. */
export interface Box {
  /** Of the character between the brackets. */
  readonly offset: number;
  readonly done: boolean;
  /** Source of the first paragraph from the end of the box, without quote marks and indentation. */
  readonly source: string;
}

/** A tab is as wide as where it stands, a lone carriage return ends a line, and the parser replaces or drops the other two. */
const neverPlain = /[\t\r\0\uFEFF]/;
const blank = /^ *$/;
const heading = /^#{1,6} /;
/** Begins neither a block (list, quote, fence, HTML, definition, code) nor a line below a heading (`===`). */
const prose = /^(?:[*_]{0,2}|["'(“])\p{L}/u;
const bullet = /^[-*+] (?:[*_]{0,2}|["'(“])\p{L}/u;
const box = /^[-*+] \[[ xX]\] (?=\S)/;

/**
 * Every line of a plain text begins at its left edge and is blank, a heading, a comment, prose, a bullet, or a bullet with a
 * box. Such a line means the same whatever stands above it (https://spec.commonmark.org/0.31.2/#precedence), but for prose
 * right below a box, which goes on with the item.
 * @returns null for any other text: only a parser can tell
 */
export function plainBoxes(text: string): readonly Box[] | null {
  if (neverPlain.test(text)) return null;
  const boxes: Box[] = [];
  let belowBox = false;
  let start = 0;
  for (const line of text.split('\n')) {
    const marks = box.exec(line)?.[0];
    if (marks !== undefined) {
      if (line.endsWith(' ')) return null;
      boxes.push({ offset: start + 3, done: line[3] !== ' ', source: line.slice(marks.length - 1) });
    } else if (prose.test(line)) {
      if (belowBox) return null;
    } else if (!blank.test(line) && !heading.test(line) && !bullet.test(line) && !isComment(line)) return null;
    belowBox = marks !== undefined;
    start += line.length + 1;
  }
  return boxes;
}

function isComment(line: string): boolean {
  return line.startsWith('<!-- ') && line.indexOf('-->') === line.length - 3;
}
