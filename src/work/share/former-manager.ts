// What becomes of the access of whoever was the manager: theirs to keep until the person takes it back.
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import { type PlannedUnshare, planUnshare } from './unsharing.ts';

/** null: they are no member by a role of their own, or nobody can be asked now, who is told what to type. */
export async function planLeaving(
  former: string | null,
  session: Session,
  desk: Pick<Desk, 'ask' | 'yes' | 'talk'>,
): Promise<PlannedUnshare['taking']> {
  const { project } = session;
  if (former === null) return null;
  const { items } = (await project.members()).asFarAsRead();
  const member = items.find(({ person }) => isNamed(person, former));
  const own = member === undefined ? null : (await project.membership(member.person)).own;
  if (own === null || own.role === 'owner') return null;
  const name = `@${oneLine(former)}`;
  if (desk.ask !== null && !desk.yes) return (await planUnshare(former, session, desk)).taking;
  desk.talk.note(`${name} still reads ${oneLine(project.facts.path)}`);
  desk.talk.hint(said`To take that back: \`${step('unshare', name)}\`.`);
  return null;
}
