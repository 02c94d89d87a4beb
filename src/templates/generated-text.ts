// The last line of a file that `init` generates: which template it came from, and whether a person has edited it since.
import { createHash } from 'node:crypto';

export interface Stamp {
  /** `reading@1` */
  readonly template: string;
  /** Edited by hand: what stands above the stamp is not what was generated. */
  readonly isEdited: boolean;
}

/** Reads as a goal's mark too: an issue opened from the file in a browser says by itself what it was made from. */
const stampLine = /\n*<!-- devgrowth:goal template=([a-z0-9-]+@\d+) hash=([0-9a-f]+) -->\s*$/u;

export function stamped(text: string, template: string): string {
  const plain = plainText(text);
  return `${plain}\n\n<!-- devgrowth:goal template=${template} hash=${hashOf(plain)} -->\n`;
}

/** null: no stamp at its end, so it may be anybody's file. */
export function readStamp(file: string): Stamp | null {
  const [, template, hash] = stampLine.exec(unifyLineEnds(file)) ?? [];
  return template === undefined ? null : { template, isEdited: hashOf(withoutStamp(file)) !== hash };
}

/** Line ends and what stands at the end of the text do not tell two files apart: a web editor changes them. */
export function sameText(one: string, other: string): boolean {
  return withoutStamp(one) === withoutStamp(other);
}

function withoutStamp(file: string): string {
  return plainText(unifyLineEnds(file).replace(stampLine, ''));
}

function plainText(text: string): string {
  return unifyLineEnds(text).trimEnd();
}

function unifyLineEnds(text: string): string {
  return text.replace(/\r\n?/gu, '\n');
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
