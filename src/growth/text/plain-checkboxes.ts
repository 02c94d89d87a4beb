// The checkboxes of a text that is as plain as most goals are: lists of one level, words, headings and rules, by patterns alone. What
// is not so plain is read line by line.

/** A checkbox of a list item that counts. */
export interface Box {
  /** Of the character between the brackets. */
  readonly offset: number;
  readonly done: boolean;
  /** Source of the first paragraph from the end of the box, without quote marks and indentation. */
  readonly source: string;
  /** Of the end of that paragraph's last line. */
  readonly end: number;
}

/** Signs with which a line of plain words begins, or words in a list. */
const words = String.raw`[^\s#\-=*_+~\x60<>[\d]|[_*]{1,2}[^_*\s]|\x60[^\x60]`;
const box = String.raw`\[[ xX]\](?=[ \t\n]|$)`;
const item = String.raw`[-*+] (?:${box}|${words})`;
const rule = String.raw`-{3,}(?=\n|$)`;
const heading = String.raw`#{1,6}(?=[ \t\n]|$)`;
/** Behind an item, or a rule behind words: the line would belong to it, or make a heading of it. */
const joined = String.raw`[-*+] [^\n]*\n(?!\n|${heading}|[-*+] |$)|(?<=[^\n]\n)${rule}`;
const odd = new RegExp(String.raw`(?:^|\n)(?:${joined}|(?!\n|#|${words}|${item}|${rule}|$))`);
const boxes = /(?:^|\n)[-*+] \[([ xX])\](?=[ \t\n]|$)([^\n]*)/g;

/** null: it is not so plain. */
export function plainBoxes(text: string): readonly Box[] | null {
  if (text.includes('\r') || odd.test(text)) return null;
  return [...text.matchAll(boxes)].flatMap(({ 0: line, 1: mark, 2: behind = '', index }) => {
    const [source, end] = [behind.trim(), index + line.length];
    const offset = end - behind.length - ' ]'.length;
    return source === '' ? [] : [{ offset, done: mark !== ' ', source, end }];
  });
}
