// The file of decisions: what `evidence scan --format json` printed, with a decision in the items that are decided.
import { resolve } from 'node:path';
import * as z from 'zod';
import { DevgrowthError } from '#errors.ts';
import { isValueId } from '#growth/words/values.ts';
import { winsWord } from '#work/goal-number.ts';
import type { NamedDecision } from '#work/evidence/named-decisions.ts';
import { refuseSecrets } from '#work/typed-words.ts';
import type { CommandWorld } from '../command.ts';

const said = z.string().trim().min(1).nullish();

/** What the scan says beside it stays as it is, and decides nothing. */
const item = z.object({
  key: z.string(),
  decision: z.enum(['keep', 'drop', 'later']).nullish(),
  goal: z.union([z.int().positive(), z.literal(winsWord)]).nullish(),
  result: said,
  did: said,
  values: z.array(z.string().refine(isValueId, 'is no word of a value')).nullish(),
});

const file = z.object({ items: z.array(item), window: z.object({ since: z.iso.date() }).nullish() });

export interface DecisionsFile {
  readonly decisions: readonly NamedDecision[];
  /** First day of the scan that printed it: what it found is found there again. */
  readonly since: string | null;
}

/** @throws `usage` with every problem */
export async function readDecisions(
  path: string,
  { namedFiles, cwd }: Pick<CommandWorld, 'namedFiles' | 'cwd'>,
): Promise<DecisionsFile> {
  const text = await namedFiles.text(resolve(cwd, path)).catch((cause: unknown) => {
    throw unreadable(path, [cause instanceof Error ? cause.message : String(cause)]);
  });
  const read = file.safeParse(jsonOf(text, path));
  if (!read.success)
    throw unreadable(
      path,
      read.error.issues.map(({ path: place, message }) => `${place.map(String).join('.')}: ${message}`),
    );
  const decisions = read.data.items.flatMap(({ key, decision, goal, result, did, values }): NamedDecision[] => {
    if (decision == null) return [];
    for (const words of [result, did]) refuseSecrets(words ?? '', key);
    return [
      { word: decision, key, goal: goal ?? null, result: result ?? null, did: did ?? null, values: values ?? null },
    ];
  });
  if (decisions.length > 0) return { decisions, since: read.data.window?.since ?? null };
  throw unreadable(path, ['no item has a decision: "keep", "drop" or "later"']);
}

function jsonOf(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw unreadable(path, [cause instanceof Error ? cause.message : String(cause)]);
  }
}

function unreadable(path: string, details: readonly string[]): DevgrowthError {
  return new DevgrowthError('usage', `no decisions can be read of ${path}`, {
    hint: 'Nothing was written. It is what `devgrowth evidence scan --format json` prints, with "decision": "keep", "drop" or "later" in its items.',
    details,
  });
}
