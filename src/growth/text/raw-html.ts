// Raw HTML in a Markdown text: where a block of it begins and ends. https://spec.commonmark.org/0.31.2/#html-blocks

const blockNames =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|' +
  'figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|' +
  'option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';
const attribute = '[ \\t]+[A-Za-z_:][\\w.:-]*(?:[ \\t]*=[ \\t]*(?:[^ \\t"\'=<>`]+|\'[^\']*\'|"[^"]*"))?';

/** How each kind begins, and the word on a line with which it ends; null: with an empty line. */
const kinds: readonly (readonly [RegExp, RegExp | null])[] = [
  [/<(?:pre|script|style|textarea)(?=[\s>]|$)/iy, /<\/(?:pre|script|style|textarea)>/i],
  [/<!--/y, /-->/],
  [/<\?/y, /\?>/],
  [/<![A-Za-z]/y, />/],
  [/<!\[CDATA\[/y, /\]\]>/],
  [new RegExp(`</?(?:${blockNames})(?=\\s|/?>|$)`, 'iy'), null],
];
/** Any tag alone on its line, which does not break into a paragraph. */
const loneTag = new RegExp(
  `<(?:[A-Za-z][A-Za-z0-9-]*(?:${attribute})*[ \\t]*/?|/[A-Za-z][A-Za-z0-9-]*[ \\t]*)>[ \\t]*$`,
  'y',
);

export class RawHtml {
  readonly #end: RegExp | null;

  private constructor(end: RegExp | null) {
    this.#end = end;
  }

  /** null: no block begins at this place of the line. */
  static at(line: string, place: number, isInParagraph: boolean): RawHtml | null {
    for (const [begin, end] of kinds) {
      begin.lastIndex = place;
      if (begin.test(line)) return new RawHtml(end);
    }
    loneTag.lastIndex = place;
    return !isInParagraph && loneTag.test(line) ? new RawHtml(null) : null;
  }

  get isBlankEnded(): boolean {
    return this.#end === null;
  }

  endsIn(line: string): boolean {
    return this.#end?.test(line) ?? false;
  }
}
