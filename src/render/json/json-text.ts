// A value as JSON for stdout or stderr: exact when parsed, harmless when printed.

/** JSON escapes C0 itself; the rest of what a terminal might obey (C1, reading direction, line ends) is escaped here. */
const UNSAFE = /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]/g;

/** Two spaces of indentation, one line end at the end. */
export function jsonText(value: unknown): string {
  return `${escaped(JSON.stringify(value, null, 2))}\n`;
}

/** The same on a single line, for what a script reads line by line. */
export function jsonLine(value: unknown): string {
  return `${escaped(JSON.stringify(value))}\n`;
}

/** JSON that came from elsewhere, harmless when printed. */
export function escaped(json: string): string {
  return json.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
