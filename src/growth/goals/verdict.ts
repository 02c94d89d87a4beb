// `Approved`, `Approval: yes`, `LGTM`: what a comment says to an item that somebody's approval is, and whose word it is.
import type { Instant, Person } from '../words/goal.ts';
import { isNamed, namesIn } from '../words/username.ts';
import { ownLines } from '../text/own-lines.ts';
import { english, inOurWords, type TypedWords } from '../words/typed-words.ts';
import { approver, isManager } from './approval.ts';
import { type Managers, isManagers, managersAt } from './managers.ts';
import type { Comment } from './notes.ts';

export interface Verdict {
  readonly isYes: boolean;
  /** What follows on the line: which item is meant, or any other word. */
  readonly words: string;
}

const no = /^(?:not approved|approval\s{0,9}:\s{0,9}(?:no|not yet|denied|declined))(?![\p{L}\p{N}])/iu;
const yes = /^(?:approved|lgtm|approval\s{0,9}:\s{0,9}(?:yes|given|granted|approved))(?![\p{L}\p{N}])/iu;
/** What may follow: nothing, another sentence or part of one, what it is for. `Approved changes are late` is a sentence of its own. */
const follows = /^[\s*_]*(?:$|[.!,;:–—✅👍🎉(]|-\s|(?:for|from)\s)/u;
const doubt = /\?|\b(?:but|except|unless|if|once|when|after|provided|pending|later|not|until)\b/i;

/** Of a comment's first words of its own; null where they say neither. A yes with a condition is a word of its own, and shown as that. */
export function readVerdict(body: string, words: TypedWords = english): Verdict | null {
  const typed = (ownLines(body)[0] ?? '').slice(0, 300).replace(/^[*_]+/, '');
  const { text: line, places } = inOurWords(typed, words);
  const found = no.exec(line) ?? yes.exec(line);
  if (found === null) return null;
  const rest = line.slice(found[0].length);
  const isYes = !no.test(line);
  // The name of an item is no condition.
  if (isYes && (!follows.test(rest) || doubt.test(rest.replace(/`[^`]*`/g, '')))) return null;
  const said = typed.slice(places[found[0].length]);
  return { isYes, words: approver(said.replace(/^[\s*_.!,;:–—-]+/u, '').replace(/[\s*_.!]+$/u, ''), words) };
}

/** Whether an item asks this person for what they say at that moment. */
export function isApprover(person: Person | null, at: Instant, who: string, managers: Managers): boolean {
  const then = managersAt(managers, at);
  if (isManager(who, null) || then.some((name) => isManager(who, name))) return isManagers(person, at, managers);
  return namesIn(who).some((name) => isNamed(person, name));
}

export function isSameText(one: string, other: string): boolean {
  const flat = (text: string) =>
    text
      .replace(/[\s*_`.!]+/g, ' ')
      .trim()
      .toLowerCase();
  return flat(one) === flat(other);
}

/** Whether a comment gives or refuses an approval and says nothing else. @param approvals whose they are, ticked or not */
export function isVerdictAlone(
  { by, at, body, words }: Pick<Comment, 'by' | 'at' | 'body' | 'words'>,
  approvals: readonly string[],
  managers: Managers,
): boolean {
  const own = approvals.filter((who) => isApprover(by, at, who, managers));
  if (own.length === 0 || ownLines(body).length !== 1) return false;
  const verdict = readVerdict(body, words);
  return verdict !== null && (verdict.words === '' || own.some((who) => isSameText(verdict.words, who)));
}
