// What a seed asks for as acts: who does what at which moment. Nothing is done here; what cannot be is said.
import type { Instant } from '../state/days.ts';
import type { Seed } from './form.ts';
import { momentFrom } from './moments.ts';
import { unknown, type Path, type SeedProblem } from './problems.ts';
import { Refused } from './refused.ts';

/** Asks the sandbox as any client would. Both throw where it refuses. */
export interface Client {
  /** As the administrator, who sees all: for numbers that a seed does not know. */
  readonly read: (path: string) => Promise<unknown>;
  /** As whoever acts. */
  readonly send: (method: string, path: string, body?: object) => Promise<unknown>;
  /** The next token is made of these letters. */
  readonly chooseSecret: (letters: string) => void;
}

export interface Act {
  /** null: before everything that has a moment. */
  readonly at: Instant | null;
  readonly by: string;
  /** The part of the seed that asks for it. */
  readonly path: Path;
  readonly play: (client: Client) => Promise<void>;
}

export interface Plan {
  readonly seed: Seed;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When each person was made; null: from the beginning. */
  readonly people: ReadonlyMap<string, Instant | null>;
  readonly acts: Act[];
  readonly problems: SeedProblem[];
  readonly note: (path: Path, text: string) => void;
}

export const later = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || (other !== null && other > one) ? other : one;

/** The moment that is given, or the one that it cannot be before. */
export function momentOf(plan: Plan, path: Path, given: string | undefined, after: Instant | null): Instant | null {
  if (given === undefined) return after;
  const at = momentFrom(given, plan.now);
  const now = new Date(plan.now).toISOString();
  if (at > now) plan.note(path, `is ahead of the clock: ${at}, and now is ${now}`);
  else if (after !== null && at < after) plan.note(path, `is too early: ${at}, and what it belongs to is of ${after}`);
  return at;
}

/** Whoever is named must be there by then. */
export function checkPeople(plan: Plan, path: Path, usernames: readonly string[], at: Instant | null): void {
  for (const username of usernames) {
    const made = plan.people.get(username);
    if (made === undefined) plan.note(path, unknown('user', username, [...plan.people.keys()]));
    else if (made !== null && (at === null || at < made))
      plan.note(path, `${username} is not there before ${made}: say at which moment this was`);
  }
}

export function addAct(plan: Plan, act: Act): void {
  checkPeople(plan, [...act.path, 'by'], [act.by], act.at);
  plan.acts.push(act);
}

/** Keys without the value of those that are not given. */
export const given = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** `alex/goals` as one part of an address. */
export const encoded = encodeURIComponent;

/** A field of an answer, or of the first row of a list. */
export function fieldOf(answer: unknown, name: string): unknown {
  const row: unknown = Array.isArray(answer) ? answer[0] : answer;
  return typeof row === 'object' && row !== null ? (row as Record<string, unknown>)[name] : undefined;
}

export function idOf(answer: unknown): number {
  const id = fieldOf(answer, 'id');
  if (typeof id !== 'number') throw new Refused(404, 'what it names is not there');
  return id;
}

export async function userIds({ read }: Client, usernames: readonly string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const username of usernames) ids.push(await userId({ read }, username));
  return ids;
}

export const userId = async ({ read }: Pick<Client, 'read'>, username: string): Promise<number> =>
  idOf(await read(`/users?username=${encoded(username)}`));
