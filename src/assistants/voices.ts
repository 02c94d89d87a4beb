// Who wrote what of the project, as far as it was read: own is only what can be proven, everything else is somebody else's.
import { isWhole } from '#growth/goals/activity.ts';
import type { Note } from '#growth/goals/notes.ts';
import type { Listed } from '#growth/words/completeness.ts';
import type { Person } from '#growth/words/goal.ts';
import { newestFirst } from '#growth/words/order.ts';
import { isNamed } from '#growth/words/username.ts';
import { type Other, own, type Voice } from './plain.ts';

interface Opened {
  readonly iid: number;
  readonly author: Person | null;
  readonly createdAt: string;
  /** A Guest among them changes its text. */
  readonly assignees: readonly Person[];
}

const unknown: Other = { by: null, at: null };

/** GitLab's words for it; https://gitlab.com/gitlab-org/gitlab/-/blob/master/app/services/system_notes/issuables_service.rb */
const retitled = /^changed title\b/;

export class Voices {
  readonly #me: Person;
  readonly #opened = new Map<number, Opened>();
  readonly #notes = new Map<number, Listed<Note>>();
  /** Nobody else may change an issue of the project now. */
  isAlone = false;

  constructor(me: Person) {
    this.#me = me;
  }

  opened(issue: Opened): void {
    this.#opened.set(issue.iid, issue);
  }

  /** Of two readings the longer one. */
  noted(iid: number, notes: Listed<Note>): void {
    const before = this.#notes.get(iid);
    if (before === undefined || before.items.length <= notes.items.length) this.#notes.set(iid, notes);
  }

  /** Whether a further reading of its notes would tell nothing more. */
  isProven(iid: number): boolean {
    return this.text(iid) === own || isWhole(this.#notes.get(iid) ?? null);
  }

  /** @param name a username; null is nobody that is known */
  person(name: string | null, at: string | null = null): Voice {
    return name !== null && isNamed(this.#me, name) ? own : { by: name, at };
  }

  title(iid: number): Voice {
    return this.#of(iid, (note) => note.type === 'other' && retitled.test(note.body));
  }

  /** A tick of somebody else's may carry a new text: GitLab notes the tick alone then. */
  text(iid: number): Voice {
    return this.#of(iid, ({ type }) => type === 'description' || type === 'tick');
  }

  #of(iid: number, isEdit: (note: Note) => boolean): Voice {
    const issue = this.#opened.get(iid);
    if (issue === undefined) return unknown;
    const notes = this.#notes.get(iid) ?? null;
    const edits = (notes?.items ?? []).filter((note) => isEdit(note) && note.by?.id !== this.#me.id);
    const last = edits.toSorted(newestFirst)[0];
    if (last !== undefined) return { by: last.by?.username ?? null, at: last.at };
    if (issue.author?.id !== this.#me.id) return { by: issue.author?.username ?? null, at: issue.createdAt };
    const isAlone = this.isAlone && issue.assignees.every(({ id }) => id === this.#me.id);
    return isWhole(notes) || isAlone ? own : { by: null, at: issue.createdAt };
  }
}
