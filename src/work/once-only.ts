// What GitLab keeps twice when two ask at once: one process of this machine at a time looks and creates, and of two machines each looks again.
import { DevgrowthError } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';

interface OnceOnly<There, Made> {
  /** `year plan`: of all that have one name in a project, one is looked for and created at a time. */
  readonly what: string;
  /** In turn, as all of this is: so that it asks nobody. null: not there. */
  readonly look: () => Promise<There | null>;
  readonly create: () => Promise<Made>;
  /** All that are there once it was created, the oldest first: where a person finds each. */
  readonly all: (made: Made) => Promise<readonly string[]>;
  /** What stands on any of them counts, so that none may be deleted: another machine's words may be the only ones there. */
  readonly areAllRead?: true;
}

type OnlyOne<There, Made> =
  | { readonly there: There; readonly made: null }
  | { readonly there: null; readonly made: Made; readonly twice: readonly Dropped[] };

interface OneIssue<Issue> extends Pick<OnceOnly<Issue, never>, 'what'> {
  /** All that are there, should two machines have opened one at the same moment: the first counts. */
  readonly all: () => Promise<readonly Issue[]>;
  readonly open: () => Promise<Written<Issue>>;
}

/** The name of its lock. */
export const turnOf = (what: string): string => what.replaceAll(/\W/g, '_');

export function onceOnly<There, Made>(
  project: Pick<GoalsProject, 'inTurn'>,
  { what, look, create, all, areAllRead }: OnceOnly<There, Made>,
): Promise<OnlyOne<There, Made>> {
  return project.inTurn(turnOf(what), async () => {
    const there = await look();
    if (there !== null) return { there, made: null };
    const made = await create();
    return { there: null, made, twice: twiceAt(what, (await seenAgain(() => all(made))) ?? [], areAllRead) };
  });
}

/** An issue of which a project should have one; all that there are are read. */
export async function oneIssue<Issue extends { readonly url: string }>(
  project: Pick<GoalsProject, 'inTurn'>,
  { what, all, open }: OneIssue<Issue>,
): Promise<Written<Issue>> {
  const opened = await onceOnly(project, {
    what,
    look: async () => (await all())[0] ?? null,
    create: open,
    areAllRead: true,
    all: async () => (await all()).map(({ url }) => url),
  });
  if (opened.made === null) return { value: opened.there, warnings: [] };
  return { value: opened.made.value, warnings: [...opened.made.warnings, ...opened.twice] };
}

/** What is written is written: a second look that fails says nothing. */
export async function seenAgain<T>(look: () => Promise<T>): Promise<T | null> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof DevgrowthError) return null;
    throw error;
  }
}

/** @param places where a person finds each, the oldest first; one is as it should be */
export function twiceAt(what: string, places: readonly string[], areAllRead = false): readonly Dropped[] {
  const last = places.at(-1);
  if (last === undefined || places.length === 1) return [];
  const next = areAllRead ? 'All of them are read: delete none.' : `Delete the later one in the browser: ${last}`;
  const advice = `Another machine wrote at the same moment. ${next}`;
  return [{ field: what, asked: '1', kept: `${places.length}: ${places.join(', ')}`, advice }];
}
