// A list of boxes with changes made: what `withSteps` does to a text, done to the list that shows it.
import type { StepChange, WeekStep } from './sheet.ts';

type Steps = readonly WeekStep[];
type Added = Extract<StepChange, { readonly how: 'add' }>;
type Changed = Exclude<StepChange, Added>;

/** One that is not there to be changed is added at the end: its words are the person's. */
export function applied(steps: Steps, changes: readonly StepChange[]): Steps {
  return changes.reduce<Steps>(
    (list, change) => (change.how === 'add' ? withAdded(list, change) : withChanged(list, change)),
    steps,
  );
}

const places = (list: Steps, words: string) => [...list.keys()].filter((at) => list[at]?.text === words);

function withAdded(list: Steps, { below, text, done, wanted }: Added): Steps {
  if (places(list, text).length >= wanted) return list;
  if (below === null) return [{ text, done, depth: 0 }, ...list];
  const named = places(list, below.text);
  const above = named[below.nth] ?? named.at(-1);
  const over = above === undefined ? undefined : list[above];
  if (above === undefined || over === undefined) return [...list, { text, done, depth: 0 }];
  const end = list.findIndex((step, at) => at > above && step.depth <= over.depth);
  return list.toSpliced(end === -1 ? list.length : end, 0, {
    text,
    done,
    depth: over.depth + (below.isParent ? 1 : 0),
  });
}

function withChanged(list: Steps, { to, text, had, nth, done }: Changed): Steps {
  const isThere = to !== null && places(list, to).length > had;
  const named = places(list, isThere ? to : text);
  const at = (isThere ? undefined : named[nth]) ?? named.at(-1);
  const step = at === undefined ? undefined : list[at];
  if (at === undefined || step === undefined)
    return to === null ? list : [...list, { text: to, done: done === true, depth: 0 }];
  return list.with(at, { ...step, text: to ?? step.text, done: done ?? step.done });
}
