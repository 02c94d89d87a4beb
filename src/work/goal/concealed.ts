// What making a goal confidential cannot hide: who reads the goal still, and where its title stands in texts that others read.
import { DevgrowthError } from '#errors.ts';
import { otherReaders, showsNoMore } from '#growth/forge/exposure.ts';
import { issuesNamed } from '#growth/goals/foreign-item.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { currentMeeting, datedMeetings } from '#growth/meetings/one-on-one.ts';
import { personNames } from '#render/reader-words.ts';
import { oneLine } from '#render/text.ts';
import type { Talk } from '#world.ts';
import type { Session } from '../session.ts';

export function sayWhoStillReads(record: GoalRecord, { me }: Pick<Session, 'me'>, talk: Pick<Talk, 'note'>): void {
  const readers = otherReaders({ ...record, confidential: true }, me);
  if (readers === 'members' || readers.length === 0) return;
  talk.note(
    `${personNames(readers)} can read it all the same: whoever opened a goal or has it assigned does, a guest too`,
  );
}

/** Three requests: agendas, plan, and the comments of the 1:1 whose report is newest. The rest is only named. */
export async function sayWhereItStands(record: GoalRecord, session: Session, talk: Pick<Talk, 'note'>): Promise<void> {
  const places = await placesOf(record, session).catch((error: unknown) => {
    // The goal is confidential already: not to know this is no failure of it.
    if (error instanceof DevgrowthError) return null;
    throw error;
  });
  if (places === null) talk.note('where its title stands in other texts could not be read');
  else if (places.length > 0) talk.note(`others read of it still, until you take it out: ${places.join(', ')}`);
  talk.note('not looked at: comments, reports posted before, and mails that GitLab has sent');
}

async function placesOf(
  record: GoalRecord,
  { project, me, now }: Pick<Session, 'project' | 'me' | 'now'>,
): Promise<readonly string[]> {
  const [agendas, plan] = await Promise.all([project.oneOnOnes(), project.issueWithMarker('plan')]);
  const meetings = agendas.asFarAsRead().items;
  const isTold = (text: string) => issuesNamed(text).has(record.iid) || holdsWords(text, record.title);
  const hidden = { ...record, confidential: true };
  const open = meetings.filter((meeting) => !showsNoMore(meeting, hidden, me));
  const dated = datedMeetings(open);
  const newest = currentMeeting(open, now.today) ?? dated.at(-1) ?? null;
  const notes = newest !== null && newest.commentCount > 0 ? await project.notes(newest.iid) : null;
  const isPosted = (notes?.asFarAsRead().items ?? []).some(
    (note) => note.type === 'comment' && note.mark?.type === 'report' && isTold(note.body),
  );
  const named = ({ iid, title }: { readonly iid: number; readonly title: string }) => `#${iid} ${oneLine(title)}`;
  return [
    ...open.filter(({ description }) => isTold(description)).map(named),
    ...(plan !== null && isTold(plan.description) ? [named(plan)] : []),
    ...(newest !== null && isPosted ? [`the report on ${named(newest)}`] : []),
  ];
}

/** As words of their own: a goal "Read" does not stand in "Already". */
function holdsWords(text: string, words: string): boolean {
  const [low, wanted] = [text.toLowerCase(), words.trim().toLowerCase()];
  const isInWord = (character: string) => /[\p{L}\p{N}]/u.test(character);
  for (let at = low.indexOf(wanted); at !== -1; at = low.indexOf(wanted, at + 1)) {
    if (!isInWord(low.slice(0, at).slice(-1)) && !isInWord(low.charAt(at + wanted.length))) return true;
  }
  return false;
}
