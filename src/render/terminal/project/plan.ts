// What `init` is about to do: every new thing by name, what is there already as a count.
import { count, oneLine } from '../../text.ts';
import { type Ink, blank, ink, pad, stacked, wrap } from '../ink.ts';

export interface ShownStep {
  /** `drift`: not as it should be, and left as it is. */
  readonly action: 'create' | 'update' | 'keep' | 'drift';
  readonly what: string;
  readonly name: string;
}

export interface ShownPlan {
  readonly base: string;
  readonly path: string;
  readonly steps: readonly ShownStep[];
}

export function renderPlan({ base, path, steps }: ShownPlan, { columns }: { readonly columns: number }): Ink {
  const changes = steps.filter(({ action }) => action !== 'keep');
  const kept = steps.length - changes.length;
  if (changes.length === 0)
    return ink`${oneLine(path)} on ${oneLine(base)} has all it needs (${count(kept, 'part')}).\n`;
  const lines = groupsOf(changes).flatMap(({ action, what, names }) => {
    const head = pad(`  ${action.padEnd(7)} ${names.length > 1 ? count(names.length, what) : what}`, indent);
    const [first = blank, ...rest] = wrap(names.join(', '), Math.max(30, columns - indent - 1));
    return [ink`${head} ${first}`, ...rest.map((line) => ink`${' '.repeat(indent + 1)}${line}`)];
  });
  const there = kept > 0 ? [ink`  keep    ${count(kept, 'part')}`] : [];
  return stacked([ink`Plan for ${oneLine(path)} on ${oneLine(base)}:`, ...lines, ...there]);
}

const indent = 23;

/** Steps of one sort together, in the order in which the first of each comes. */
function groupsOf(steps: readonly ShownStep[]): { action: string; what: string; names: string[] }[] {
  const groups: { action: string; what: string; names: string[] }[] = [];
  for (const { action, what, name } of steps) {
    const group = groups.find((one) => one.action === action && one.what === what);
    if (group) group.names.push(oneLine(name));
    else groups.push({ action, what, names: [oneLine(name)] });
  }
  return groups;
}
