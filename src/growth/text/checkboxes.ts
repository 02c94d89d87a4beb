// The checkboxes of a Markdown text.
import { type Box, plainBoxes } from './plain-checkboxes.ts';
import { boxMarks, scannedBoxes } from './scanned-checkboxes.ts';

export type { Box };

export function checkboxesIn(text: string): readonly Box[] {
  if (!boxMarks.test(text)) return [];
  return plainBoxes(text) ?? scannedBoxes(text);
}
