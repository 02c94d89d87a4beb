// Comments on a 1:1 that answer what goals ask: which goal each of them means.
import { type Ask, isAnswer } from '../goals/ask.ts';
import type { Managers } from '../goals/managers.ts';
import type { Comment, Note } from '../goals/notes.ts';
import { ownLines } from '../text/own-lines.ts';
import { oldestFirst } from '../words/order.ts';
import { readItem } from './agenda.ts';

/** A goal, with what is asked on it by its own comments. */
export interface AskingGoal {
  readonly iid: number;
  readonly url: string;
  readonly asks: readonly Ask[];
}

export interface OnMeeting {
  /** By number of the goal. */
  readonly answers: ReadonlyMap<number, readonly Comment[]>;
  /** Of somebody who was asked, and of several asks nobody can tell which one is meant. */
  readonly unclear: readonly Comment[];
}

/**
 * One that names `#7`, or its address, is for that goal; `2.` is for what stands under that number in the report that was posted there
 * last; any other is for the one ask that waits for its writer. What begins with a tag is a point of the agenda.
 */
export function answersOnMeeting(notes: readonly Note[], goals: readonly AskingGoal[], managers: Managers): OnMeeting {
  const answers = new Map<number, readonly Comment[]>();
  const unclear: Comment[] = [];
  let posted: readonly (number | null)[] = [];
  for (const note of notes.filter((one) => one.type === 'comment').toSorted(oldestFirst)) {
    if (note.mark?.type === 'report') posted = numbersIn(note.body);
    const lines = note.mark?.type === 'report' ? [] : ownLines(note.body);
    if (lines.length === 0 || readItem(lines[0] ?? '').tag !== null) continue;
    const waiting = waitingFor(note);
    const named = goalsNamed(lines, goals, posted);
    const meant = new Set(waiting.map(({ iid }) => iid).filter((iid) => named?.has(iid) ?? waiting.length === 1));
    for (const iid of meant) answers.set(iid, [...(answers.get(iid) ?? []), note]);
    if (named === null && waiting.length > 1) unclear.push(note);
  }
  return { answers, unclear: unclear.filter((note) => waitingFor(note).some(({ ask }) => ask.replied === null)) };

  /** What the writer was asked before and nobody had answered by then. */
  function waitingFor(note: Comment): { readonly iid: number; readonly ask: Ask }[] {
    return goals.flatMap(({ iid, asks }) => {
      const earlier = answers.get(iid) ?? [];
      const isAnswered = ({ text, since }: Ask) =>
        earlier.some((one) => one.at >= since && isAnswer(one, text, { managers }));
      return asks
        .filter(({ text, since }) => since <= note.at && isAnswer(note, text, { managers }))
        .filter((ask) => (ask.replied === null || ask.replied.at > note.at) && !isAnswered(ask))
        .map((ask) => ({ iid, ask }));
    });
  }
}

const numbered = /^(\d{1,3})(?:[.):](?=\s|$)|$)/;
const reference = /(?<![\p{L}\p{N}/&#_-])#(\d{1,9})(?![\p{L}\p{N}])/gu;

/** null: none is named, by any number. */
function goalsNamed(
  lines: readonly string[],
  goals: readonly AskingGoal[],
  posted: readonly (number | null)[],
): ReadonlySet<number> | null {
  const text = lines.join('\n').replace(/`[^`]*`/g, '');
  const references = Array.from(text.matchAll(reference), ([, iid]) => Number(iid));
  const addresses = goals.filter(({ url }) => isAddressed(url, text)).map(({ iid }) => iid);
  const listed = lines.flatMap((line) => posted[Number(numbered.exec(line)?.[1] ?? 0) - 1] ?? []);
  const named = [...references, ...addresses, ...listed];
  return named.length === 0 ? null : new Set(named);
}

/** GitLab has two addresses for an issue. */
function isAddressed(url: string, text: string): boolean {
  const [, place = '', iid = ''] = /^(.*)\/-\/(?:issues|work_items)\/(\d+)$/.exec(url) ?? [];
  return ['issues', 'work_items'].some((kind) => {
    const address = `${place}/-/${kind}/${iid}`;
    const at = place === '' ? -1 : text.indexOf(address);
    return at >= 0 && !/\d/.test(text.charAt(at + address.length));
  });
}

/** The goals of the first numbered list of a report as it is posted, in its order: a line ends with `#7 (asked 13 Oct)`. */
function numbersIn(report: string): readonly (number | null)[] {
  const lines = report.split('\n');
  const first = lines.findIndex((line) => line.startsWith('1. '));
  const list = first < 0 ? [] : lines.slice(first);
  const end = list.findIndex((line, index) => !line.startsWith(`${index + 1}. `));
  return list.slice(0, end < 0 ? undefined : end).map((line) => {
    const iid = [...line.slice(0, line.lastIndexOf(' (')).matchAll(/#(\d{1,9})/g)].at(-1)?.[1];
    return iid === undefined ? null : Number(iid);
  });
}
