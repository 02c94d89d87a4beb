// How a text of an archive reads where it is opened again: its numbers, its files, whose words it is.
import { agendaComment } from '#growth/meetings/brought.ts';
import { othersMark } from '#growth/goals/notes.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { isNamed, isSameName } from '#growth/words/username.ts';
import type { Origin } from '#growth/forge/everything.ts';
import type { RestoredText } from '#growth/forge/restoring.ts';
import type { Instant, Mark } from '#growth/words/goal.ts';
import { type ArchivedComment, type ArchivedIssue, type ArchivedProject, uploadAddress } from '#reports/archive.ts';

/** Stands on an issue until the numbers that its text names are known. */
export const onItsWay = 'The text of this issue is on its way: an archive is being opened.';

const othersLine = /^\*\*`@([\w.-]{1,255})`\*\* wrote:\n\n/;

/** Without the line that says so. @returns null where it is no text of somebody else */
export function othersText(text: string): { readonly by: string; readonly text: string } | null {
  const [line, by = ''] = othersLine.exec(text) ?? [];
  return line === undefined ? null : { by, text: text.slice(line.length) };
}

export interface Place {
  /** `alex/goals` */
  readonly path: string;
  readonly url: string;
}

export class Mapping {
  /** Numbers here, by those of the archive. */
  readonly numbers = new Map<number, number>();
  /** Addresses here, by those of the archive. */
  readonly files = new Map<string, string>();
  readonly #archived: ArchivedProject;
  readonly #place: Place;

  constructor(archived: ArchivedProject, place: Place) {
    this.#archived = archived;
    this.#place = place;
  }

  isArchived(iid: number): boolean {
    return this.#archived.issues.some((issue) => issue.iid === iid);
  }

  fromOf(issue: Pick<ArchivedIssue, 'iid'>, comment?: Pick<ArchivedComment, 'id'>): string {
    return `${this.#archived.id}-${issue.iid}${comment === undefined ? '' : `-c${comment.id}`}`;
  }

  issueText(issue: ArchivedIssue, numbers: (was: number) => number | null, text = issue.text): RestoredText {
    const type = issue.sort === 'promotion' && issue.mark === null ? 'promotion' : 'text';
    const origin = this.#origin(issue, issue.author, issue.createdAt, issue.closedAt);
    return this.#text({ ...issue, text }, { from: this.fromOf(issue), type, origin, numbers });
  }

  commentText(issue: ArchivedIssue, comment: ArchivedComment): RestoredText {
    const from = this.fromOf(issue, comment);
    const origin = this.#origin(comment, comment.by, comment.at, null);
    const numbers = (was: number) => this.numbers.get(was) ?? null;
    if (isNamed({ username: origin.by }, this.#archived.person))
      return this.#text(comment, { from, type: 'text', origin, numbers });
    const text = `**\`@${origin.by}\`** wrote:\n\n${comment.text}`;
    const mark: Mark = { type: othersMark, template: null, key: null };
    return this.#text({ ...comment, text, mark }, { from, type: othersMark, origin, numbers });
  }

  #origin(
    { origin }: { readonly origin: Origin | null },
    by: string | null,
    at: Instant,
    closed: Instant | null,
  ): Origin {
    const { zone } = this.#archived;
    return origin ?? { by: by ?? 'ghost', on: dayOf(at, zone), closed: closed === null ? null : dayOf(closed, zone) };
  }

  #text(
    { text, mark, isQuiet }: Pick<ArchivedIssue, 'text' | 'mark' | 'isQuiet'>,
    {
      from,
      type,
      origin,
      numbers,
    }: {
      readonly from: string;
      readonly type: string;
      readonly origin: Origin;
      readonly numbers: (was: number) => number | null;
    },
  ): RestoredText {
    const { type: own, ...rest } = mark ?? { type, template: null, key: null };
    const withFiles = text.replaceAll(uploadAddress, (address) => this.files.get(address) ?? address);
    return {
      text: isQuiet ? withFiles : numbersInCode(withFiles, numbers),
      // What a comment brought to an agenda stands there: nothing brings it a second time.
      mark: { ...rest, type: own === agendaComment ? 'text' : own, from },
      origin,
      ours: (reference) => (isQuiet ? null : this.#ours(reference, numbers)),
    };
  }

  /** What refers to the archived project itself. */
  #ours(reference: string, numbers: (was: number) => number | null): string | null {
    // Labels and milestones have their names here, too.
    if (/^[~%]/.test(reference)) return reference;
    const { path, url } = this.#archived.project;
    const [, home = '', number = ''] = /^([\w./-]*)#(\d{1,9})$/.exec(reference) ?? [];
    if (number !== '' && (home === '' || isSameName(home, path))) {
      const is = numbers(Number(number));
      return is === null ? null : `${home === '' ? '' : this.#place.path}#${is}`;
    }
    const rest = reference.startsWith(`${url}/-/`) ? reference.slice(url.length + 3) : '';
    const [, page, iid = '', behind = ''] = /^(issues|work_items)\/(\d{1,9})(\D.*)?$/.exec(rest) ?? [];
    const is = page === undefined ? null : numbers(Number(iid));
    return is === null ? null : `${this.#place.url}/-/${page}/${is}${behind}`;
  }
}

/** Whoever keeps GitLab from seeing a number writes it as code. */
function numbersInCode(text: string, numbers: (was: number) => number | null): string {
  return text.replaceAll(/(?<![`\\])`#(\d{1,9})`(?!`)/g, (all, was: string) => {
    const is = numbers(Number(was));
    return is === null ? all : `\`#${is}\``;
  });
}

/** Whether a text may name an issue of this number or a later one, which is opened after it. */
export function namesLater(text: string, iid: number): boolean {
  return [...text.matchAll(/(?:#|\/(?:issues|work_items)\/)(\d{1,9})/g)].some(([, number]) => Number(number) > iid);
}
