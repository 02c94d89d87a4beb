// What is said beside the result, on a terminal: no word is broken at the edge, and a command or an address stays in one piece.
import { type Ink, stacked, wrap } from '#render/terminal/ink.ts';
import type { OutputStream } from '#world.ts';

export function wrappedTalk(stream: OutputStream): OutputStream {
  if (!stream.isTTY) return stream;
  return {
    ...stream,
    write: (text) => stream.write(isTooWide(text, stream.columns) ? rows(text, stream.columns) : text),
  };
}

/** JSON of an error stays as it is; so does a line without an end, which somebody goes on with. */
function isTooWide(text: Ink, columns: number): boolean {
  const said = text.toString();
  return said.length > columns && said.endsWith('\n') && !said.startsWith('{');
}

function rows(text: Ink, columns: number): Ink {
  const rows = wrap(text, columns, 'whole');
  return stacked(rows.slice(0, -1));
}
