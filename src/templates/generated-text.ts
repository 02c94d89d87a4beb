// The last line of a text that `init` generates: which template it came from, and whether a person has edited it since.
import { createHash } from 'node:crypto';

export interface Stamp {
  /** `reading@1` */
  readonly template: string;
  /** Edited by hand: what stands above the stamp is not what was generated. */
  readonly isEdited: boolean;
}

/**
 * `goal` reads as a goal's mark too: an issue opened from the file in a browser says by itself what it was made from.
 * `text` is the stamp of what no issue is opened from, `yaml` that of a file which is no Markdown.
 */
type StampKind = 'goal' | 'text' | 'yaml';

const stampFacts = String.raw`template=([a-z0-9-]+@\d+) hash=([0-9a-f]+)`;
/** `-->` belongs to Markdown; behind the `#` of YAML it does no harm. */
const stampComment = String.raw`(?:<!-- devgrowth:(?:goal|text)|# devgrowth:yaml) ${stampFacts}(?: -->)?`;
const stampLine = new RegExp(String.raw`\n*${stampComment}\s*$`, 'u');
const stampAnywhere = new RegExp(String.raw`^${stampComment}[ \t]*$`, 'mu');

export function stamped(text: string, template: string, kind: StampKind = 'goal'): string {
  const plain = plainText(text);
  const facts = `devgrowth:${kind} template=${template} hash=${hashOf(plain)}`;
  return `${plain}\n\n${kind === 'yaml' ? `# ${facts}` : `<!-- ${facts} -->`}\n`;
}

/** null: no stamp at its end, so it may be anybody's file. */
export function readStamp(file: string): Stamp | null {
  const [, template, hash] = stampLine.exec(unifyLineEnds(file)) ?? [];
  return template === undefined ? null : { template, isEdited: hashOf(withoutStamp(file)) !== hash };
}

/** What was generated, with its stamp, and what somebody wrote below it; null where no line is a stamp. */
export function splitAtStamp(text: string): { readonly generated: string; readonly below: string } | null {
  const unified = unifyLineEnds(text);
  const found = stampAnywhere.exec(unified);
  if (found === null) return null;
  const end = found.index + found[0].length;
  return { generated: unified.slice(0, end), below: unified.slice(end) };
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
