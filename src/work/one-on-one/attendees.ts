// Whose 1:1 it is: the people that its issue is assigned to.
import { isNamed } from '#growth/words/username.ts';
import { personNamed } from '../person-named.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';

/** The person, then the manager: a server that keeps one assignee keeps the person. */
export async function peopleOf({
  project,
  settings,
  me,
  forge,
}: Pick<Session, 'project' | 'settings' | 'me' | 'forge'>): Promise<number[]> {
  const members = whole(await project.members(), project.facts.path);
  const names = [settings.person, settings.manager].filter((name) => name !== null);
  const found = names.map((name) => members.find(({ person }) => isNamed(person, name))?.person);
  const [person, manager] = found;
  const owner =
    person ?? (isNamed(me, settings.person) ? me : await personNamed(settings.person, forge, project, null));
  return [owner?.id, manager?.id].filter((id) => id != null);
}
