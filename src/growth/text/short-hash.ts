// A short name for words, to tell whether they were changed since; the same on every machine. FNV-1a.
export function shortHash(text: string): string {
  let hash = 0x81_1c_9d_c5;
  for (const sign of text.replace(/\s+/g, ' ')) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01_00_01_93);
  return (hash >>> 0).toString(36);
}
