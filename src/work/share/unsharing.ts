// Takes somebody's access back, after what they lose is known, and what that does not undo.
import { DevgrowthError } from '#errors.ts';
import { exposureTo } from '#growth/forge/exposure.ts';
import type { Person } from '#growth/words/goal.ts';
import type { Role } from '#growth/forge/project.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { oneLine } from '#render/text.ts';
import type { ShownUnshare } from '#reports/access-change.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import { whole } from '../whole.ts';
import { allItems, findInvitee, type Invitee } from './invitee.ts';

export interface PlannedUnshare {
  readonly username: string;
  /** null: they are no member. */
  readonly taking: { readonly person: Person; readonly shown: ShownUnshare } | null;
}

export async function planUnshare(
  username: string,
  session: Session,
  desk: Pick<Desk, 'talk'>,
): Promise<PlannedUnshare> {
  const invitee = await findInvitee(username, session, desk);
  const { person, membership } = invitee;
  const { own: direct, effective } = membership;
  const { path, url } = session.project.facts;
  if (direct === null && effective === null) {
    desk.talk.hint(
      `an invitation by e-mail that nobody has accepted is taken back in the browser: ${oneLine(url)}/-/project_members`,
    );
    return { username: person.username, taking: null };
  }
  if (direct === null || person.id === null) {
    throw new DevgrowthError(
      'refused',
      `@${person.username} is in ${path} by a group, as ${effective?.role ?? 'a role of its own'}`,
      {
        hint: `That is taken back in the group: ${url}/-/project_members names it.`,
      },
    );
  }
  return { username: person.username, taking: { person, shown: await whatGoes(invitee, session, desk) } };
}

/** Once there is a yes to it. */
export async function unshare(
  { person, shown }: NonNullable<PlannedUnshare['taking']>,
  { project }: Pick<Session, 'project'>,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<{ readonly shown: ShownUnshare; readonly warnings: readonly Dropped[] }> {
  const who = `@${person.username}`;
  await confirmed(desk, { message: `Take this access back from ${who}?`, default: false });
  const kept = await project.removeMember(person);
  const warnings =
    kept === null
      ? []
      : [
          {
            field: `access of ${who}`,
            asked: 'none',
            kept: kept.role ?? 'a role of its own',
            advice: `It comes from a group: ${project.facts.url}/-/project_members names it.`,
          },
        ];
  return { shown: { ...shown, left: kept?.role ?? null }, warnings };
}

/** After the write the server tells again what stays. */
async function whatGoes(
  { person, membership: { own, effective } }: Invitee,
  session: Session,
  desk: Pick<Desk, 'talk'>,
): Promise<ShownUnshare> {
  const items = await allItems(session);
  const role = effective?.role ?? own?.role ?? null;
  const left = await inheritedRole(person, session, desk);
  const before = exposureTo({ person, role }, items);
  const after = new Set(exposureTo({ person, role: left }, items).visible);
  return {
    project: session.project.facts.path,
    person: { username: person.username, name: person.name },
    role,
    loses: before.visible.filter((item) => !after.has(item)),
    assigned: items.filter(({ assignees }) => assignees.some(({ id }) => id === person.id)),
    left,
  };
}

/** The project tells a person's highest role alone; what a group gives, the group is asked for. */
async function inheritedRole(
  person: Invitee['person'],
  { forge, project }: Pick<Session, 'forge' | 'project'>,
  { talk }: Pick<Desk, 'talk'>,
): Promise<Role | null> {
  const { owner, path } = project.facts;
  if (owner !== null) return null;
  const group = await forge.namespace(path.slice(0, path.lastIndexOf('/')));
  if (group === null) return null;
  const members = await forge.groupMembers(group);
  const { items, source } = members.asFarAsRead();
  // Who may not ask the group may take back what stands here all the same.
  if (items.length === 0 && ['forbidden', 'not-found'].includes(source.failed?.kind ?? '')) {
    talk.warn(
      `what ${oneLine(group.path)} gives @${oneLine(person.username)} is not known: ${oneLine(source.failed?.message ?? '')}. They may lose less than this`,
    );
    return null;
  }
  const hint = 'Nothing was changed. Run this again.';
  return whole(members, group.path, hint).find((member) => member.person.id === person.id)?.role ?? null;
}
