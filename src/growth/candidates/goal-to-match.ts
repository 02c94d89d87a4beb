// What a goal says of the work that it is for: the words it uses, the items and people it names, what was kept with it.
import { evidenceIn } from '../goals/evidence.ts';
import { comparedReference } from '../goals/foreign-item.ts';
import type { Note } from '../goals/notes.ts';
import { purposeIn } from '../goals/purpose.ts';
import { readChecklist } from '../text/checklist.ts';
import { withoutEndSigns } from '../text/end-signs.ts';
import { itemPlace } from '../text/item-address.ts';
import { topicWords } from '../text/topic-words.ts';
import { dayOf } from '../time/calendar.ts';
import type { Day, GoalRecord } from '../words/goal.ts';
import { isSameName, namesIn } from '../words/username.ts';

export interface GoalToMatch {
  readonly iid: number;
  readonly title: string;
  readonly began: Day;
  /** null while it is open. */
  readonly ended: Day | null;
  /** Whom it is about, where it is one of mentoring or of growing others; in lower case. */
  readonly partners: ReadonlySet<string>;
  readonly growsOthers: boolean;
  /** References in lower case: `acme/web#88`. */
  readonly names: ReadonlySet<string>;
  readonly titleWords: readonly string[];
  /** Of its purpose, its measure, its open steps, and the titles of what was kept. */
  readonly otherWords: readonly string[];
  /** Path of a project in lower case, and how many pieces of it were kept here. */
  readonly keptFrom: ReadonlyMap<string, number>;
}

export interface GoalRead {
  readonly record: GoalRecord;
  readonly notes: readonly Note[];
}

interface Around {
  /** Address of the forge. */
  readonly base: string;
  /** Path of the goals project. */
  readonly path: string;
  readonly zone: string;
  /** Usernames that no goal is about: the person's own and the manager's. */
  readonly besides: readonly string[];
}

const withPartner: ReadonlySet<string> = new Set(['mentoring', 'growing-others']);

export function goalToMatch({ record, notes }: GoalRead, { base, path, zone, besides }: Around): GoalToMatch {
  const { iid, title, description, kinds, createdAt, closedAt } = record;
  const evidence = evidenceIn(notes);
  const { aim, measure } = purposeIn(description);
  const open = readChecklist(description).filter(({ done }) => !done);
  const others = [aim, measure, ...open.map(({ text }) => text), ...evidence.map((kept) => kept.title)];
  const named = [title, description, ...notes.flatMap(textOf)].flatMap((text) => referencesIn(text, base));
  const unlinked = new Set(notes.flatMap((note) => (isUnlinking(note) ? referencesIn(note.body, base) : [])));
  const partners = kinds.some((kind) => withPartner.has(kind)) ? namesIn(`${title}\n${description}`) : [];
  const keptFrom = new Map<string, number>();
  for (const { link } of evidence) {
    const place = link === null ? null : itemPlace(base, link);
    if (place === null || typeof place === 'string') continue;
    keptFrom.set(place.home.toLowerCase(), (keptFrom.get(place.home.toLowerCase()) ?? 0) + 1);
  }
  return {
    iid,
    title,
    began: dayOf(createdAt, zone),
    ended: closedAt === null ? null : dayOf(closedAt, zone),
    partners: new Set(
      partners.filter((one) => !besides.some((other) => isSameName(one, other))).map((one) => one.toLowerCase()),
    ),
    growsOthers: kinds.includes('growing-others'),
    names: new Set(
      named.filter((reference) => !unlinked.has(reference) && !reference.startsWith(`${path.toLowerCase()}#`)),
    ),
    titleWords: topicWords(title),
    otherWords: others.flatMap((text) => (text === null ? [] : topicWords(text))),
    keptFrom,
  };
}

const textOf = (note: Note): readonly string[] => ('body' in note && !isUnlinking(note) ? [note.body] : []);

/** As GitLab notes it; a link that is made is noted with the other issue's name, too. */
function isUnlinking(note: Note): note is Extract<Note, { type: 'other' }> {
  return note.type === 'other' && note.body.startsWith('removed the relation with ');
}

const short =
  /(?<![\p{L}\p{N}_./-])(?:[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:\/[\p{L}\p{N}_.-]+)+[#!]|[\p{L}\p{N}_][\p{L}\p{N}_./-]*&)\d{1,9}(?!\w)/gu;
const address = /https?:\/\/[^\s<>`)\]]+/gi;

/** Items that a text names, in code too: that is how evidence names them. In lower case. */
export function referencesIn(text: string, base: string): readonly string[] {
  const addressed = (text.match(address) ?? []).flatMap((found) => {
    const place = itemPlace(base, withoutEndSigns(found, `.,;:!?'"`));
    return place === null || typeof place === 'string' ? [] : [comparedReference(place)];
  });
  return [...addressed, ...(text.match(short) ?? []).map((found) => found.toLowerCase())];
}
