// The file of rules that somebody names for an archive.
import { type ArchiveRules, noArchiveRules, readArchiveRules } from '#templates/archive-rules.ts';
import { given, said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { namedText } from '../named-file.ts';

/** @throws `usage` for what cannot be read; `configuration` for what is no file of rules */
export async function readRules(path: string | null, desk: Pick<Desk, 'cwd' | 'namedFiles'>): Promise<ArchiveRules> {
  if (path === null) return noArchiveRules;
  const text = await namedText(path, { hint: said`Name a file of rules, or leave ${given('rules')} out.` }, desk);
  return readArchiveRules(text, path);
}
