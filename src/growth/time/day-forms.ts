// Alone in its file, so that a help loads no calendar.

/** What a help or a refusal says of days, everywhere in the same words; `parseDays` reads each. */
export const dayForms =
  '2027-01-31, 31.01.2027, "31 Jan", friday, "next friday" (of next week), 2w, "2w ago", "end of month", Q1 and FY28-Q1 (fiscal)';
