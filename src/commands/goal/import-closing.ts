// Goals of an import file that are closed already: opened, told how they ended, closed; each step once, also after a kill.
import type { ImportClosing } from '#templates/imported-goal.ts';
import { formatClosing } from '#growth/goals/closing.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import type { Draft } from '#settings/drafts.ts';

/** Keys of goals that this import opened and has not closed yet. What a person reopened later is not closed again. */
export interface UnfinishedClosings {
  begin(key: string): Promise<void>;
  end(key: string): Promise<void>;
  has(key: string): boolean;
}

export function unfinishedClosings(draft: Draft): UnfinishedClosings {
  const known = draft.progress();
  const keys = new Set(Array.isArray(known) ? known.filter((key) => typeof key === 'string') : []);
  return {
    async begin(key) {
      keys.add(key);
      await draft.saveProgress([...keys]);
    },
    async end(key) {
      keys.delete(key);
      await draft.saveProgress([...keys]);
    },
    has: (key) => keys.has(key),
  };
}

export async function closeImported(
  project: GoalsProject,
  { iid }: GoalRecord,
  { outcome, learned, day }: ImportClosing,
  about: { readonly draft: Draft; readonly key: string; readonly today: Day },
): Promise<Written<GoalRecord>> {
  const warnings: Dropped[] = [];
  const name = `closing-${about.key}`;
  if (outcome !== null || learned !== null) {
    const mayExist = about.draft.tried(name);
    const body = formatClosing({ day: day ?? about.today, outcome, learned: learned ?? '' });
    const key = await about.draft.key(name);
    const comment = await project.comment(iid, { key, mayExist, type: 'closing', body, isQuiet: true });
    warnings.push(...comment.warnings);
  }
  const closed = await project.changeGoal(iid, { state: 'close', stage: null, ...(outcome ? { outcome } : {}) });
  return { value: closed.value, warnings: [...warnings, ...closed.warnings] };
}
