// Words as a part of a pattern: `RegExp.escape` is younger than the Nodes that we run on.
export const asPattern = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
