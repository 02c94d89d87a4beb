// The months in English, as GitLab's notes and the fiscal year's start name them, and as people type them.

export const monthNames: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `2`, `feb`, `February`; null for what is no month. */
export function monthNamed(text: string): number | null {
  const word = text.trim().toLowerCase();
  const named = monthNames.findIndex((month) => word.length >= 3 && month.toLowerCase().startsWith(word)) + 1;
  const month = /^\d{1,2}$/.test(word) ? Number(word) : named;
  return month >= 1 && month <= 12 ? month : null;
}
