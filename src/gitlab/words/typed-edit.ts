// A change of a text as a person typed it, made on the text as GitLab stores it.
import { decodeUserText, encodeUserText, normalised } from './user-text.ts';

/** Lines that the change leaves alone keep their bytes, whatever a browser wrote there: escapes, fences, line ends. */
export function onStored(edit: (typed: string) => string): (stored: string) => string {
  return (stored) => {
    const typed = decodeUserText(stored);
    const edited = edit(typed);
    if (edited === typed) return stored;
    const encoded = encodeUserText(edited);
    const kept = withStoredLines({ stored, typed, edited: normalised(edited), encoded });
    return kept !== null && decodeUserText(kept) === decodeUserText(encoded) ? kept : encoded;
  };
}

/** A server's own, which we store otherwise: half of one and half of the other is none. */
const foreignFence = /^ {0,3}~{3}/;
const fence = /^ {0,3}(?:`{3}|~{3})/;

interface Texts {
  readonly stored: string;
  readonly typed: string;
  readonly edited: string;
  readonly encoded: string;
}

/** A line of the typed text is the line of the same number of the stored one. null: fences of both kinds would meet. */
function withStoredLines(texts: Texts): string | null {
  const [stored, typed, edited, encoded] = [texts.stored, texts.typed, texts.edited, texts.encoded].map((text) =>
    text.split('\n'),
  ) as [string[], string[], string[], string[]];
  const most = Math.min(typed.length, edited.length);
  let above = 0;
  while (above < most && typed[above] === edited[above]) above += 1;
  let below = 0;
  while (below < most - above && typed[typed.length - 1 - below] === edited[edited.length - 1 - below]) below += 1;
  const [top, bottom] = [stored.slice(0, above), stored.slice(typed.length - below)];
  const changed = [...typed.slice(above, typed.length - below), ...edited.slice(above, edited.length - below)];
  if (changed.some((line) => fence.test(line)) && [...top, ...bottom].some((line) => foreignFence.test(line)))
    return null;
  return [...top, ...encoded.slice(above, edited.length - below), ...bottom].join('\n');
}
