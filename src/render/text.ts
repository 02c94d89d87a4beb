// Text from a server made safe, for every form: no terminal escape, no control or bidi character.

const ESCAPE = String.fromCharCode(0x1b);
const BELL = String.fromCharCode(0x07);

// Bodies exclude every character that may open a sequence, so that each pattern is linear in hostile input.
const STRING_SEQUENCES = new RegExp(
  `(?:${ESCAPE}[PX\\]^_k]|[\\u0090\\u0098\\u009d-\\u009f])[^${BELL}${ESCAPE}\\u0080-\\u009f]*(?:${BELL}|${ESCAPE}\\\\|\\u009c)`,
  'g',
);
const CONTROL_SEQUENCES = new RegExp(`(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]`, 'g');
const SHORT_ESCAPES = new RegExp(`${ESCAPE}[ -/]*[0-~]`, 'g');
const LINE_ENDS = /\r\n?|[\u2028\u2029]/g;
const CONTROLS = /[^\P{Cc}\n\t]/gu;
/** Marks that turn or hide the reading direction (an `exe.txt` that reads `txt.exe`), the byte order mark, annotations. */
const INVISIBLE = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;
const LONE_SURROGATES = /\p{Surrogate}/gu;
/** Most texts: none of these is looked for in them. */
const ALREADY_CLEAN = /^[ -~\n\t]*$/;

/** Removes what could move the cursor, hide or reorder text. Keeps `\n` and `\t`; every line end becomes `\n`. */
export function clean(text: string): string {
  if (ALREADY_CLEAN.test(text)) return text;
  return text
    .replace(STRING_SEQUENCES, '')
    .replace(CONTROL_SEQUENCES, '')
    .replace(SHORT_ESCAPES, '')
    .replace(LINE_ENDS, '\n')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(LONE_SURROGATES, '');
}

/** Clean, with every run of white space as one space. */
export function oneLine(text: string): string {
  return clean(text).replace(/\s+/g, ' ').trim();
}

/** What a reader of a report takes in of one person's words; JSON keeps all of them. */
const longest = 1000;

/** One line of at most a thousand characters; a longer one ends in `…`, between words where there are some. */
export function glimpse(text: string): string {
  const line = oneLine(text);
  if (line.length <= longest) return line;
  const cut = line.slice(0, longest).replace(/\p{Surrogate}$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${space > longest / 2 ? cut.slice(0, space) : cut}…`;
}

/** `1 goal`, `2 goals`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}
