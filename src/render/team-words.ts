// How a look at all that people shared is said; the same in every form.
import type { Day } from '#growth/words/goal.ts';
import { oldestOf, type Asked } from '#reports/asked.ts';
import type { Team, TeamMember, TeamPlace } from '#reports/team.ts';
import { shortDay } from './day-words.ts';
import { askedWords } from './page-words.ts';
import { plainly } from './people-words.ts';
import { count, oneLine } from './text.ts';

/** `@alex`; a second project of theirs, and one of which nobody says whose it is, by its path. */
export function placeName(place: TeamPlace, { people }: Pick<Team, 'people'>): string {
  const path = oneLine(place.project);
  if (place.person === null) return path;
  const name = `@${oneLine(place.person)}`;
  return people.filter(({ person }) => person === place.person).length > 1 ? `${name} (${path})` : name;
}

/** What waits, in one sentence without its full stop. */
export function teamHeadline({ people, today, completeness }: Team): string {
  const waiting = people.filter(({ asked }) => asked.length > 0);
  if (waiting.length === 0)
    return completeness.complete
      ? 'Nobody waits for you'
      : 'Nobody is known to wait for you, but not everything was read';
  const oldest = oldestOf(waiting.flatMap(({ asked }) => asked));
  const least = completeness.complete ? '' : 'at least ';
  const who = count(waiting.length, 'person waits', 'people wait');
  const said = `${least}${who} for you${oldest === null ? '' : `, the longest since ${shortDay(oldest, today)}`}`;
  return said.slice(0, 1).toUpperCase() + said.slice(1);
}

/** What to say where nobody names the reader as manager, and what they may type. */
export function nobodyWords({ others, unread, archived, me, completeness }: Team): readonly string[] {
  const name = `@${oneLine(me)}`;
  if (others.length > 0)
    return [
      'Nobody who shares goals with you names you as their manager.',
      `They do with: devgrowth init --manager ${name}`,
    ];
  if (unread.length + archived.length > 0 || !completeness.complete) return ['No goals could be read.'];
  return ['Nobody shares a goals project with you yet.', `A person does with: devgrowth share ${name}`];
}

const askedNames = { ask: 'ask', review: 'review', approval: 'approval', waiting: 'ask', question: 'ask' } as const;

/** `2 asks, 1 approval` */
export function askedCounts({ asked }: Pick<TeamMember, 'asked'>): string {
  const names = [...new Set(Object.values(askedNames))];
  const counted = names.map((name) => ({ name, n: asked.filter(({ type }) => askedNames[type] === name).length }));
  return counted
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => count(n, name))
    .join(', ');
}

/** Of the longest waiting: `14 d`, `3+ d`, `today`; empty where nothing waits. */
export function longestWait({ asked }: Pick<TeamMember, 'asked'>): string {
  const [first] = asked;
  if (first === undefined) return '';
  if (first.days === null) return '?';
  return first.days === 0 ? 'today' : `${first.days}${first.atLeast ? '+' : ''} d`;
}

/** People's words, else the title of where it stands. */
export function teamAskWords(asked: Asked): string {
  const words = plainly(askedWords(asked, { audience: 'manager' }));
  const title = oneLine(asked.place.title);
  if (words !== '') return words;
  return asked.type === 'ask' ? `${title} (its words were not read)` : title;
}

/** `24 Nov`, `24 Nov empty`, `17 Nov open`, `none` */
export function meetingState({ oneOnOne }: Pick<TeamMember, 'oneOnOne'>, today: Day): string {
  if (oneOnOne.state === 'none') return 'none';
  const day = shortDay(oneOnOne.day, today);
  return oneOnOne.state === 'prepared' ? day : `${day} ${oneOnOne.state === 'empty' ? 'empty' : 'open'}`;
}

/** `today`, `12 d ago`, `no goal` */
export function changedWords({ daysQuiet }: Pick<TeamMember, 'daysQuiet'>): string {
  if (daysQuiet === null) return 'no goal';
  return daysQuiet <= 0 ? 'today' : `${daysQuiet} d ago`;
}

/** Each sentence once, with the people it is about; `all` where that is everybody. */
export function saidOf(team: Pick<Team, 'people'>, of: (member: TeamMember) => readonly string[]): readonly string[] {
  const { people } = team;
  const named = new Map<string, string[]>();
  for (const member of people)
    for (const sentence of of(member)) named.set(sentence, [...(named.get(sentence) ?? []), placeName(member, team)]);
  return [...named].map(([sentence, names]) => {
    const who = names.length === people.length && people.length > 1 ? 'all of them' : names.join(', ');
    return `${who}: ${sentence}`;
  });
}

export const teamTitles = {
  unread: 'Could not be read',
  remarks: 'To know',
  notSeen: 'Not seen',
  others: 'Shared with you, not as their manager',
  archived: 'Archived, so nothing changes there',
} as const;

export const teamFoot = 'The order is who waits for you longest. devgrowth team @name tells more.';
