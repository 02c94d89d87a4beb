// A place in a line of Markdown that moves to the right, and knows what a tab is worth there.

const isBlankSign = (sign: string | undefined): boolean => sign === ' ' || sign === '\t';

export class LineCursor {
  readonly text: string;
  at = 0;
  /** Where `at` stands for a reader: a tab reaches to the next column that four divides. */
  #column = 0;
  /** First character from `at` on that is no blank, as far as it was looked for. */
  #word = 0;
  /** From here on the line holds nothing but this mark and blanks; by mark. null: nobody asked yet. */
  #tails: Map<string, number> | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get rest(): string {
    return this.text.slice(this.at);
  }

  get sign(): string {
    return this.text.charAt(this.at);
  }

  takeMark(length: number): void {
    this.at += length;
    this.#column += length;
    this.#word = Math.max(this.#word, this.at);
  }

  restIsBlank(length: number): boolean {
    const before = [this.at, this.#word] as const;
    this.at += length;
    this.#word = Math.max(this.#word, this.at);
    const isBlank = this.isBlank();
    [this.at, this.#word] = before;
    return isBlank;
  }

  closesFence(marks: string): boolean {
    this.isBlank();
    const run = this.text.slice(this.#word).trimEnd();
    return run.startsWith(marks) && run === marks.charAt(0).repeat(run.length);
  }

  matches(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text);
  }

  /** Three or more of one of `* - _`, and nothing else. */
  isBreak(): boolean {
    const mark = this.text[this.at] ?? '';
    if (mark !== '-' && mark !== '*' && mark !== '_') return false;
    const tails = (this.#tails ??= new Map());
    let tail = tails.get(mark);
    if (tail === undefined) {
      tail = this.text.length;
      while (tail > 0 && (this.text[tail - 1] === mark || isBlankSign(this.text[tail - 1]))) tail -= 1;
      tails.set(mark, tail);
    }
    return this.at >= tail && this.text.slice(this.at).replace(/[ \t]/g, '').length >= 3;
  }

  isBlank(): boolean {
    while (isBlankSign(this.text[this.#word])) this.#word += 1;
    return this.#word === this.text.length;
  }

  /** Columns of blanks from here on, counted up to four. */
  indent(): number {
    return this.blankColumns(4);
  }

  blankColumns(most: number): number {
    let columns = 0;
    let left = this.#tabLeft();
    for (let at = this.at; columns < most; at += 1) {
      const sign = this.text[at];
      if (sign === '\t') columns += left ?? 4 - ((this.#column + columns) % 4);
      else if (sign === ' ') columns += 1;
      else break;
      left = null;
    }
    return Math.min(columns, most);
  }

  /** Of a tab of which a part is taken. */
  #tabLeft(): number | null {
    return this.text[this.at] === '\t' ? 4 - (this.#column % 4) : null;
  }

  /** Takes so many columns of blanks, or none at all. */
  takeColumns(count: number): boolean {
    const before = [this.at, this.#column] as const;
    for (let left = count; left > 0; ) {
      const sign = this.text[this.at];
      const wide = sign === ' ' ? 1 : sign === '\t' ? 4 - (this.#column % 4) : 0;
      if (wide === 0) {
        [this.at, this.#column] = before;
        return false;
      }
      const taken = Math.min(wide, left);
      this.#column += taken;
      left -= taken;
      if (taken === wide) this.at += 1;
    }
    this.#word = Math.max(this.#word, this.at);
    return true;
  }

  toWord(): void {
    this.takeColumns(this.indent());
  }

  takeQuoteMark(): boolean {
    const indent = this.indent();
    if (indent >= 4) return false;
    const before = [this.at, this.#column] as const;
    this.takeColumns(indent);
    if (this.text[this.at] !== '>') {
      [this.at, this.#column] = before;
      return false;
    }
    this.takeMark(1);
    if (this.blankColumns(1) === 1) this.takeColumns(1);
    return true;
  }
}
