// What the checks of an import file share: a group of keys, and how a fault is told with its place.

export type Group = Readonly<Record<string, unknown>>;

/** `path` leads from the entry to what is wrong. */
export type Report = (path: readonly PropertyKey[], problem: string) => void;

export function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
