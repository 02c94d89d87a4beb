// Where a run notes what it writes, for whoever runs use cases.
import type { WriteJournal } from '#growth/forge/written.ts';
import { runJournal } from '#settings/run-journal.ts';
import { shellWord } from '#wording.ts';
import type { Desk } from '../desk.ts';

/** @param words of the command line, without the program's name */
export function journalOf(
  desk: Pick<Desk, 'files' | 'places' | 'now' | 'newKey'>,
  words: readonly string[],
): WriteJournal {
  return runJournal(desk, words.map((word) => (word === '' ? '""' : shellWord(word))).join(' '));
}
