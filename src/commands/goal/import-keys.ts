// How a goal of an import file is found again: the same entry has the same key on every machine and at every time.
import type { ImportEntry } from '#templates/imported-goal.ts';
import { createHash } from 'node:crypto';
import type { GoalRecord } from '#growth/words/goal.ts';

type Keyed = Pick<GoalRecord, 'iid' | 'mark'>;

/** What `goal export` writes as `id`: the key in the goal's mark, else its place. */
export function exportId({ iid, mark }: Keyed, projectPath: string): string {
  return mark?.key ?? `${projectPath}#${iid}`;
}

/** An id that is such a key already (of a goal that was imported, then exported) stays as it is. */
export function importKey({ keySource }: Pick<ImportEntry, 'keySource'>): string {
  const id = keySource.startsWith('id: ') ? keySource.slice('id: '.length) : '';
  if (/^import-[\w-]{16}$/.test(id)) return id;
  return `import-${createHash('sha256').update(keySource).digest('base64url').slice(0, 16)}`;
}

/** Every key under which an entry may mean a goal that is there: its own, and that of its exported self. */
export function keysThere(goals: readonly Keyed[], projectPath: string): ReadonlyMap<string, number> {
  return new Map(
    goals.flatMap((goal): (readonly [string, number])[] => {
      const id = exportId(goal, projectPath);
      const ownKey = goal.mark?.key ?? null;
      return [
        [importKey({ keySource: `id: ${id}` }), goal.iid],
        ...(ownKey === null ? [] : [[ownKey, goal.iid] as const]),
      ];
    }),
  );
}
