// Since when the manager knows of the document: a day in its frame, else a ticked item of a 1:1 that names it. Any state may have it or not.
import { readAgenda } from '../meetings/agenda.ts';
import { type DatedOneOnOne, datedMeetings, type OneOnOne } from '../meetings/one-on-one.ts';
import { daysBetween } from '../time/calendar.ts';
import type { Day } from '../words/goal.ts';
import { type Frame, readFrame } from './frame.ts';
import type { PromotionRecord } from './transitions.ts';

export interface Told {
  /** null: words without a day, which tell of no moment, or of one that lies ahead. */
  readonly day: Day | null;
  readonly words: string;
  readonly where: string | null;
  /** Which text says it. */
  readonly by: 'frame' | 'agenda';
}

/** A frame on one day, as it is shown. What is null or empty is not known. */
export interface KnownFrame {
  readonly role: Omit<NonNullable<Frame['role']>, 'at'> | null;
  readonly levels: string | null;
  readonly cycle: (Omit<NonNullable<Frame['cycle']>, 'at'> & { readonly daysLeft: number | null }) | null;
  readonly told: Told | null;
  readonly endorsers: readonly string[];
}

type Named = Pick<PromotionRecord, 'iid' | 'title' | 'url' | 'description'>;

/** null: nothing tells of one. @param meetings as far as they were read */
export function knownFrame(document: Named, meetings: readonly OneOnOne[], today: Day): KnownFrame | null {
  const frame = readFrame(document.description);
  const said = frame?.told ?? null;
  const isSaid = said?.day != null && said.day <= today;
  const told = isSaid ? null : byAgenda(toldOnAgenda(document, meetings, today));
  if (frame === null && told === null) return null;
  const { role = null, levels = null, cycle = null, endorsers = [] } = frame ?? {};
  return {
    role: role && { words: role.words, from: role.from, to: role.to, since: role.since },
    levels: levels?.words ?? null,
    cycle: cycle && {
      words: cycle.words,
      name: cycle.name,
      nominateBy: cycle.nominateBy,
      daysLeft: cycle.nominateBy === null ? null : daysBetween(today, cycle.nominateBy),
    },
    told:
      told ??
      (said && { day: isSaid ? said.day : null, words: said.words, where: isSaid ? said.where : null, by: 'frame' }),
    endorsers: endorsers.map(({ words }) => words),
  };
}

/** The first 1:1 that was held and has a ticked item about it. */
export function toldOnAgenda(document: Named, meetings: readonly OneOnOne[], today: Day): DatedOneOnOne | null {
  const held = datedMeetings(meetings).find(
    ({ day, description }) =>
      day <= today && readAgenda(description).some(({ done, text }) => done && names(text, document)),
  );
  return held ?? null;
}

function byAgenda(held: DatedOneOnOne | null): Told | null {
  if (held === null) return null;
  const where = `#${held.iid}`;
  return { day: held.day, words: `${held.day} in ${where}`, where, by: 'agenda' };
}

/** By number, address or title. */
function names(item: string, { iid, title, url }: Named): boolean {
  const flat = (text: string) => text.replace(/\s+/g, ' ').trim().toLowerCase();
  const addresses = [url, url.replace('/work_items/', '/issues/'), url.replace('/issues/', '/work_items/')];
  const followed = (word: string) =>
    item
      .split(word)
      .slice(1)
      .some((rest) => !/^\d/.test(rest));
  return (
    new RegExp(`(?<![\\p{L}\\p{N}/_#-])#${iid}(?!\\d)`, 'u').test(item) ||
    addresses.some(followed) ||
    (title.trim().length > 8 && flat(item).includes(flat(title)))
  );
}
