// Thanks in the words of whoever thanked, as they stand below evidence; and evidence without them, as a copy for somebody else has it.

/** No name of a colleague. */
export const thankedTimes = (times: number): string =>
  times === 1 ? 'Thanked by a colleague.' : `Thanked ${times} times.`;

const thanked = /(?:^| )Thanked (?:by a colleague|\d{1,9} times)\.$/;
const quoteMark = /^ {0,3}>/;

export const quotedThanks = (words: string): readonly string[] =>
  words.split(/\r\n?|\n/).map((line) => `> ${line}`.trimEnd());

/** All else keeps its bytes, and so does a body without such a quote. */
export function withoutQuotedThanks(body: string): string {
  if (!body.includes('Thanked ')) return body;
  const lines = body.split(/(?<=\r\n|\r(?!\n)|\n)/);
  const at = lines.findIndex((line) => thanked.test(line.trimEnd()));
  if (at === -1) return body;
  const behind = lines.slice(at + 1);
  const end = behind.findIndex((line) => line.trim() !== '' && !quoteMark.test(line));
  const block = end === -1 ? behind : behind.slice(0, end);
  const last = block.findLastIndex((line) => quoteMark.test(line));
  return [...lines.slice(0, at + 1), ...behind.slice(last + 1)].join('');
}
