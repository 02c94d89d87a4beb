// What a finished checklist decides of what is found now: no more than its boxes say, and nothing that nobody has seen.
import type { Candidate } from './candidate.ts';
import { isKeyDecided } from './decided.ts';
import type { WorkKey } from './found-work.ts';
import type { InboxChecklist, ListedPiece } from './inbox-checklist.ts';
import type { Decided } from './piece.ts';
import { commentKeyOf, homeKey } from './work-key.ts';

export interface ListedDecisions {
  readonly keep: readonly { readonly key: WorkKey; readonly goal: number | 'wins' }[];
  /** `only`: what of it stood in the list. */
  readonly drop: readonly { readonly key: WorkKey; readonly only: readonly WorkKey[] }[];
  /** Ticked, and kept by now: an earlier run was cut short, or it was kept elsewhere. */
  readonly keptBefore: number;
  /** Ticked, and yet not kept: why, after its key. */
  readonly problems: readonly string[];
  /** Neither decided nor found. */
  readonly missing: readonly WorkKey[];
}

interface Found {
  readonly candidates: readonly Candidate[];
  readonly decided: Decided;
  /** Numbers. */
  readonly goals: ReadonlySet<number>;
}

export function decisionsIn({ pieces }: Pick<InboxChecklist, 'pieces'>, found: Found): ListedDecisions {
  const { candidates, decided, goals } = found;
  const byKey = new Map(candidates.map((candidate) => [candidate.key, candidate]));
  const leads = new Map(candidates.flatMap(({ key, with: others }) => [key, ...others].map((one) => [one, key])));
  const keep: { key: WorkKey; goal: number | 'wins' }[] = [];
  const drop: { key: WorkKey; only: readonly WorkKey[] }[] = [];
  const problems: string[] = [];
  const missing: WorkKey[] = [];
  let keptBefore = 0;

  const take = ({ keys, goal }: ListedPiece) => {
    const [key] = keys;
    const candidate = byKey.get(key);
    const lead = leads.get(key);
    const grown = candidate?.with.filter((one) => !keys.includes(one) && homeKey(one) !== null) ?? [];
    if (isKept(key, decided)) keptBefore += 1;
    else if (isKeyDecided(key, { decided })) problems.push(`${key}: was dropped meanwhile`);
    else if (lead === undefined) {
      missing.push(key);
      problems.push(`${key}: was not found, or is decided`);
    } else if (candidate === undefined) problems.push(`${key}: is decided with ${lead} by now`);
    else if (grown.length > 0) problems.push(`${key}: ${grown.join(' ')} came to it since`);
    else if (goal === null) problems.push(`${key}: names no goal`);
    else if (goal !== 'wins' && !goals.has(goal)) problems.push(`${key}: there is no goal #${goal}`);
    else keep.push({ key, goal });
  };

  const leave = ({ keys }: ListedPiece) => {
    const open = keys.filter((key) => !isKeyDecided(key, { decided }));
    const there = open.filter((key) => leads.has(key));
    const [first] = there;
    if (first !== undefined) drop.push({ key: there.find((key) => byKey.has(key)) ?? first, only: there });
    else if (open.length > 0) missing.push(keys[0]);
  };

  for (const piece of pieces) (piece.isTicked ? take : leave)(piece);
  return { keep, drop, keptBefore, problems, missing };
}

const isKept = (key: WorkKey, { marks, logged }: Decided): boolean =>
  marks.has(commentKeyOf(key)) || logged.get(key) === 'kept';
