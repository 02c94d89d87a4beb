// Code fences, line by line.

/** Opening or closing of a code fence; null for any other line. https://spec.commonmark.org/0.31.2/#fenced-code-blocks */
export function fenceAfter(line: string, open: string | null): string | null {
  const [, run = '', rest = ''] = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/.exec(line) ?? [];
  if (open === null) return run === '' || (run.startsWith('`') && rest.includes('`')) ? null : run;
  return run.startsWith(open) && /^\s*$/.test(rest) ? null : open;
}
