// The lines of an agenda that tell what a goal asks for, as `1on1 prepare` writes them, and whether the goal still asks.
import { type Approval, isPlanned, readApprovals } from '../goals/approval.ts';
import { approvedIn } from '../goals/approved.ts';
import { type Ask, type Asked, openAsks } from '../goals/ask.ts';
import { writtenCheckIns } from '../goals/check-in.ts';
import type { Note } from '../goals/notes.ts';
import type { Listed } from '../words/completeness.ts';
import type { GoalRecord } from '../words/goal.ts';
import type { TopicWords } from './agenda.ts';

export interface GoalLine {
  readonly type: 'ask' | 'approval';
  readonly iid: number;
  /** `a reviewer: Upgrade Rails`, `Sam: Upgrade Rails`. */
  readonly words: string;
}

/** null for any other line. */
export function goalLine({ tag, text }: TopicWords): GoalLine | null {
  const [, all = '', iid = ''] = /^(.*) \(#(\d{1,9})\)$/s.exec(text) ?? [];
  if (tag === 'HELP' && all !== '') return { type: 'ask', iid: Number(iid), words: all };
  const [, words] = (tag === 'REVIEW' && /^approval of (.*)$/is.exec(all)) || [];
  return words === undefined ? null : { type: 'approval', iid: Number(iid), words };
}

/** What the goal no longer asks for: given, answered, taken back, closed. What nothing tells of is asked for still. */
export function stillAsks(line: GoalLine, goal: GoalRecord, notes: Listed<Note> | null, asked: Asked): boolean {
  if (goal.state === 'closed') return false;
  if (line.type === 'approval') {
    const approvals = approvalsSaid(line, goal);
    const isGiven = (one: Approval) => one.done || approvedIn(goal, notes, one, asked.managers) !== null;
    return !isPlanned(goal) && (approvals.length === 0 || !approvals.every(isGiven));
  }
  if (notes === null || asksSaid(line, notes.items, asked).length > 0) return true;
  return !writtenCheckIns(notes.items).some(({ checkIn }) => checkIn.help !== null && isSaid(line, checkIn.help));
}

/** The goal's approvals that the line may mean. */
export function approvalsSaid(
  line: GoalLine,
  { description, words }: Pick<GoalRecord, 'description' | 'words'>,
): readonly Approval[] {
  return readApprovals(description, words).filter(({ who }) => isSaid(line, who));
}

/** The open asks of a goal that the line may mean. */
export function asksSaid(line: GoalLine, notes: readonly Note[], asked: Asked): readonly Ask[] {
  return openAsks(notes, asked).filter(({ text }) => isSaid(line, text));
}

/** A long text stands in the line with its beginning and `…`. */
export function isSaid({ words }: GoalLine, asked: string): boolean {
  const [line, text] = [flat(words), flat(asked)];
  // Where the shortened text ends, the goal's title begins.
  const cut = line.indexOf('…:');
  return line === text || line.startsWith(`${text}:`) || (cut > 0 && text.startsWith(line.slice(0, cut).trimEnd()));
}

/** Whether a line of an agenda is an ask of this goal: as `1on1 prepare` writes it, or in its very words. */
export function isAskOf(item: TopicWords, iid: number, asked: string): boolean {
  const line = goalLine(item);
  return line?.type === 'ask' ? line.iid === iid && isSaid(line, asked) : flat(item.text) === flat(asked);
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
