// What an archive leaves out: others' confidential things always, colleagues' words and private titles unless they are wanted, and what rules name.
import { readEvidence, linksIn } from '#growth/goals/evidence.ts';
import { withoutTitles } from '#growth/candidates/inbox-checklist.ts';
import type { WholeIssue, WholeNote } from '#growth/forge/everything.ts';
import type { TypedWords } from '#growth/words/typed-words.ts';
import { isNamed, isSameName } from '#growth/words/username.ts';
import { count } from '#render/text.ts';
import type { ArchiveRules } from '#templates/archive-rules.ts';
import { listMark } from '../evidence/inbox-log.ts';

/** Counts what is left out, by why. */
export class LeftOut {
  readonly #counts = new Map<string, number>();

  add(why: keyof typeof sentences): void {
    this.#counts.set(why, (this.#counts.get(why) ?? 0) + 1);
  }

  /** In one order, whatever was met first. */
  sentences(): readonly string[] {
    return Object.entries(sentences).flatMap(([why, say]) => {
      const many = this.#counts.get(why) ?? 0;
      return many === 0 ? [] : [say(many)];
    });
  }
}

const sentences = {
  confidential: (many: number) => `${count(many, 'confidential issue')} that somebody else opened`,
  planted: (many: number) => `${count(many, 'issue')} with our labels that somebody else opened`,
  internal: (many: number) => `${count(many, 'internal comment')} of others`,
  colleague: (many: number) => `${count(many, 'comment')} of others`,
  mention: (many: number) => `${count(many, 'note')} of GitLab that names another project`,
  title: (many: number) => `${count(many, 'title')} of private work`,
  ruledIssue: (many: number) => `${count(many, 'issue')} that your rules name`,
  ruledComment: (many: number) => `${count(many, 'comment')} that your rules name`,
  ruledFile: (many: number) => `${count(many, 'file')} that your rules name`,
  reaction: (many: number) => `${count(many, 'reaction')} of others`,
} as const;

/** Whose archive it is: only their own confidential things are theirs. */
export interface Owner {
  readonly username: string;
}

/** An issue of these sorts counts only where the person opened it: anybody else's is planted. */
const ownSorts: ReadonlySet<WholeIssue['sort']> = new Set(['plan', 'dashboard', 'inbox', 'wins', 'promotion']);

const holdsWords = (text: string, { words }: ArchiveRules): boolean => {
  const small = text.toLowerCase();
  return words.some((word) => small.includes(word));
};

/** @param kindLabels what the kinds of the rules are called on the server */
export function keepsIssue(
  issue: WholeIssue,
  { owner, rules, kindLabels, left }: LeavingOut & { readonly kindLabels: readonly string[] },
): boolean {
  const isOwn = isNamed(issue.author, owner.username);
  const isLabelled = issue.labels.some((name) =>
    [...rules.labels, ...kindLabels].some((rule) => isSameName(rule, name)),
  );
  const isRuled = rules.numbers.includes(issue.iid) || isLabelled || holdsWords(`${issue.title}\n${issue.text}`, rules);
  if (issue.confidential && !isOwn) left.add('confidential');
  else if (ownSorts.has(issue.sort) && !isOwn) left.add('planted');
  else if (isRuled) left.add('ruledIssue');
  else return true;
  return false;
}

export interface LeavingOut {
  readonly owner: Owner;
  readonly rules: ArchiveRules;
  readonly withWork: boolean;
  /** What people type in place of our words: evidence is known by them too. */
  readonly words: TypedWords;
  readonly left: LeftOut;
}

export function keepsComment(note: WholeNote, { owner, rules, withWork, left }: LeavingOut): boolean {
  const isOwn = isNamed(note.by, owner.username);
  if (!isOwn && note.internal) left.add('internal');
  else if (!isOwn && !withWork) left.add('colleague');
  else if (holdsWords(note.text, rules)) left.add('ruledComment');
  else return true;
  return false;
}

/** `mentioned in merge request team/web!3`, and whatever else leads out of the project. */
const elsewhere = /(?<![\w./-])((?:[\w.-]+\/)+[\w.-]+)[#!&@]\w/g;

/** Of GitLab's own notes. @param home path of the project */
export function keepsNote(note: WholeNote, home: string, { rules, withWork, left }: LeavingOut): boolean {
  const leadsOut = [...note.text.matchAll(elsewhere)].some(([, path = '']) => !isSameName(path, home));
  if (!withWork && (leadsOut || /https?:\/\//i.test(note.text))) left.add('mention');
  else return !holdsWords(note.text, rules);
  return false;
}

export function keepsFile(text: string, { rules, left }: LeavingOut): boolean {
  if (!holdsWords(text, rules)) return true;
  left.add('ruledFile');
  return false;
}

/**
 * Without the titles that GitLab told of private work: behind a link of evidence, and in a list of found work that waits.
 * @param isOpen whether everybody may read what is at this address
 */
export function withoutPrivateTitles(
  note: WholeNote,
  { withWork, words, left }: LeavingOut,
  isOpen: (address: string) => boolean,
): string {
  if (withWork) return note.text;
  if (note.mark?.type === listMark) {
    const text = withoutTitles(note.text);
    if (text !== note.text) left.add('title');
    return text;
  }
  const evidence = readEvidence(note.text, words);
  if (evidence === null || evidence.title === null || linksIn(evidence).every(isOpen)) return note.text;
  const { link } = evidence;
  // Without one, the words in its place are the person's own.
  if (link === null) return note.text;
  left.add('title');
  return note.text
    .split('\n')
    .map((line) => withoutTitle(line, link))
    .join('\n');
}

/** Behind the address, on its line, stands what it is the address of. */
function withoutTitle(line: string, link: string): string {
  const at = line.indexOf(link);
  if (at === -1) return line;
  const end = at + link.length;
  const [ticks = ''] = /^[`>)]*/.exec(line.slice(end)) ?? [];
  return `${line.slice(0, end)}${ticks} (title left out)`;
}
