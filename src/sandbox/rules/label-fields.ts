// What a label may be called, and its colour as it is stored.
import { invalidRecord } from '../http/reply.ts';

/** The colour as it is stored; 400 for a title or a colour that the model refuses. */
export function checkLabel(name: string, color: string | null): string {
  const faults: Record<string, string[]> = {};
  if (name === '') faults['title'] = ["can't be blank"];
  else if (name.includes(',')) faults['title'] = ['is invalid'];
  else if (name.length > 255) faults['title'] = ['is too long (maximum is 255 characters)'];
  const stored = storedColor(color ?? '');
  if (stored === null) faults['color'] = ['must be a valid color code'];
  if (stored === null || Object.keys(faults).length > 0) throw invalidRecord(faults);
  return stored;
}

/** Some of the CSS names; the rest of them is not known here. */
const cssColors: Record<string, string> = {
  black: '#000000',
  blue: '#0000ff',
  gray: '#808080',
  green: '#008000',
  orange: '#ffa500',
  purple: '#800080',
  red: '#ff0000',
  white: '#ffffff',
  yellow: '#ffff00',
};

function storedColor(given: string): string | null {
  const text = given.trim();
  if (/^#[0-9a-f]{6}$/i.test(text)) return text;
  if (/^#[0-9a-f]{3}$/i.test(text)) return text.replaceAll(/[0-9a-f]/gi, (digit) => digit + digit);
  return cssColors[text.toLowerCase()] ?? null;
}
