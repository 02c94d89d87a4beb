// Mends the last check-in of one's own where it stands: what is typed anew takes the place of what it said, the rest stays.
import { DevgrowthError } from '#errors.ts';
import { type CheckIn, formatCheckIn, readCheckIn } from '#growth/goals/check-in.ts';
import { type Comment, ownComments } from '#growth/goals/notes.ts';
import { newestFirst } from '#growth/words/order.ts';
import { said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

/** The newest that the caller wrote. @throws `refused` where there is none */
export async function lastCheckIn(
  iid: number,
  { project, settings, me }: Pick<Session, 'project' | 'settings' | 'me'>,
): Promise<Pick<Comment, 'id' | 'body'>> {
  const notes = whole(await project.notes(iid), project.facts.path);
  const own = ownComments(notes).filter(
    ({ by, body }) => by?.id === me.id && readCheckIn(body, settings.company.words) !== null,
  );
  const last = own.toSorted(newestFirst)[0];
  if (last !== undefined) return last;
  throw new DevgrowthError('refused', `#${iid} has no check-in of yours to amend`, {
    hint: said`Write one with \`${step('goal log', iid, '"..."')}\`.`,
  });
}

/** What was typed, in place of what it says; its day stays. null: it is no check-in any more. */
export function amended(body: string, typed: CheckIn, { settings }: Pick<Session, 'settings'>): string | null {
  const words = settings.company.words;
  const there = readCheckIn(body, words);
  if (there === null) return null;
  const isHelpSaid = typed.help !== null || typed.helpNone;
  return formatCheckIn(
    {
      ...there,
      day: typed.day ?? there.day,
      text: typed.text || there.text,
      next: typed.next ?? there.next,
      percent: typed.percent ?? there.percent,
      health: typed.health ?? there.health,
      measure: typed.measure ?? there.measure,
      values: [...there.values, ...typed.values],
      ...(isHelpSaid ? { help: typed.help, helpNone: typed.helpNone } : {}),
    },
    words,
  );
}

/** On its comment, which keeps its key. @throws `conflict` where it is gone or no check-in any more */
export async function amendCheckIn(
  iid: number,
  id: number,
  typed: CheckIn,
  session: Pick<Session, 'project' | 'settings'>,
) {
  const written = await session.project.editComment(iid, id, (text) => {
    const body = amended(text, typed, session);
    if (body === null) throw noLonger(iid);
    return body;
  });
  if (written === null) throw noLonger(iid);
  return written;
}

function noLonger(iid: number): DevgrowthError {
  return new DevgrowthError('conflict', `the check-in on #${iid} was changed or deleted meanwhile`, {
    hint: said`Nothing was written. Look with \`${step('goal show', iid)}\`.`,
  });
}
