// Reads an answer up to a limit: what a server sends may not fill the memory.
import { createHash } from 'node:crypto';

/** A hundred of the longest descriptions that GitLab keeps (1 MB), and more than any page of people's words. */
const mostBytes = 128 * 1024 * 1024;

export class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

export interface BoundedText {
  readonly text: string;
  readonly bytes: number;
  /** SHA-256 of its bytes, in base64. */
  readonly digest: string;
}

/** @throws AnswerTooLarge; the rest of it is not read */
export async function boundedText(body: AsyncIterable<Uint8Array>): Promise<BoundedText> {
  const hash = createHash('sha256');
  const parts: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop by an error cancels the body.
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new AnswerTooLarge(`larger than ${mostBytes / 1024 / 1024} MB`);
    hash.update(chunk);
    parts.push(chunk);
  }
  // All at once: of parts, each would be a text of its own before they are put together.
  return { text: new TextDecoder().decode(Buffer.concat(parts)), bytes, digest: hash.digest('base64') };
}

/** A file as it is. @throws AnswerTooLarge; the rest of it is not read */
export async function boundedFile(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new AnswerTooLarge(`larger than ${most / 1024 / 1024} MB`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}
