// A day and a moment, as GitLab writes them.

/** UTC with milliseconds: `2026-11-23T09:00:00.000Z`. String order is time order. */
export type Instant = string;
/** `2026-11-23` */
export type Day = string;
