// Whether the title of a private item goes with its evidence: asked once for each project, and never told unasked.
import type { Candidate } from '#growth/candidates/candidate.ts';
import { homeOfPlace } from '#growth/candidates/place.ts';
import type { Shown } from '#growth/forge/exposure.ts';
import { oneLine } from '#render/text.ts';
import { whoElseReads } from '../copied-title.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';

export type MayTell = (candidate: Candidate, place: Shown & { readonly iid: number }) => Promise<boolean>;

/** @param told what was said beforehand: true for all of them; null: nobody said */
export function titleRule(
  told: boolean | null,
  session: Pick<Session, 'project' | 'me'>,
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): MayTell {
  const readers = new Map<number, Promise<string | null>>();
  const answers = new Map<string, boolean>();
  return async (candidate, place) => {
    if (candidate.confidential || candidate.title === null) return false;
    if (!candidate.private || told === true) return true;
    const who = readers.get(place.iid) ?? whoElseReads(place, true, session);
    readers.set(place.iid, who);
    const others = await who;
    if (others === null) return true;
    const home = candidate.place === null ? '' : homeOfPlace(candidate.place);
    const known = answers.get(`${place.iid} ${home}`);
    if (known !== undefined || ask === null || yes || told === false) return known ?? false;
    const project = home === '' ? 'a private project' : `${oneLine(home)}, which is private`;
    const message = `Keep titles of ${project}, where ${others} can read them?`;
    const answer = await ask.confirm({ name: 'titles', message, default: false });
    answers.set(`${place.iid} ${home}`, answer);
    return answer;
  };
}
