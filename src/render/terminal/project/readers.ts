// Who can read a project, as a sentence.
import { seesConfidential } from '#growth/forge/exposure.ts';
import { aboveAll, openTo, readerNames, type ShownReaders } from '../../reader-words.ts';
import { oneLine } from '../../text.ts';
import { type Ink, stacked, wrap } from '../ink.ts';
import { usableColumns } from '../paint.ts';

export function renderReaders(shown: ShownReaders, options: { readonly columns: number }): Ink {
  const { visibility, me, readers, group, isComplete } = shown;
  const others = readers.filter(({ person }) => person.id !== me.id);
  const open = openTo(visibility);
  const who = others.length === 0 ? 'only you' : readerNames(['you'], others);
  const guests = others.some(({ role }) => !seesConfidential(role));
  const inside = guests ? `${who}; a guest reads no confidential goal, unless it is assigned to them` : who;
  const sentences = [
    open === null
      ? `It is private. Who can read it: ${inside}.`
      : `Who can read it: ${open}. Confidential goals: ${inside}.`,
    ...(group === null ? [] : [`Members of the group ${oneLine(group)} come with it, whoever joins later, too.`]),
    aboveAll(group),
    ...(isComplete ? [] : ['There may be others: the members could not be read completely.']),
  ];
  return stacked(wrap(sentences.join(' '), usableColumns(options.columns)));
}
