// A list of boxes with changes made: what `withSteps` does to a text, done to the list that shows it.
import type { StepChange, WeekStep } from './sheet.ts';

/** One that is not there to be changed is added at the end: its words are the person's. */
export function applied(steps: readonly WeekStep[], changes: readonly StepChange[]): readonly WeekStep[] {
  const list = steps.map((step) => ({ ...step }));
  const places = (words: string) => [...list.keys()].filter((at) => list[at]?.text === words);
  for (const change of changes) {
    if (change.how === 'add') {
      if (places(change.text).length >= change.wanted) continue;
      const { below, text, done } = change;
      const named = below === null ? [] : places(below.text);
      const above = below === null ? undefined : (named[below.nth] ?? named.at(-1));
      const over = above === undefined ? undefined : list[above];
      if (above === undefined || over === undefined) {
        list.splice(below === null ? 0 : list.length, 0, { text, done, depth: 0 });
        continue;
      }
      const depth = over.depth + (below?.isParent === true ? 1 : 0);
      let at = above + 1;
      while ((list[at]?.depth ?? -1) > over.depth) at += 1;
      list.splice(at, 0, { text, done, depth });
      continue;
    }
    const isThere = change.to !== null && places(change.to).length > change.had;
    const named = places(isThere ? (change.to ?? '') : change.text);
    const at = (isThere ? undefined : named[change.nth]) ?? named.at(-1);
    const step = at === undefined ? undefined : list[at];
    if (step === undefined) {
      if (change.to !== null) list.push({ text: change.to, done: change.done === true, depth: 0 });
      continue;
    }
    if (change.to !== null) step.text = change.to;
    if (change.done !== null) step.done = change.done;
  }
  return list;
}
