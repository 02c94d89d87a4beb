// The two kinds of address that labels and milestones have, and who may manage them there.
import { allow, memberProjectOf } from '../who/access.ts';
import { groupLevel } from '../who/groups.ts';
import { homeOfGroup, homeOfProject, type Home } from '../who/homes.ts';
import { forbidden } from '../http/reply.ts';
import { authenticated, type SandboxContext } from '../http/routing.ts';
import { groupOf } from '../who/group-access.ts';

const PLANNER = 15;

export interface HomeKind {
  readonly path: string;
  readonly homeOf: (c: SandboxContext) => Home;
}

export const projectHome: HomeKind = {
  path: '/projects/:id',
  homeOf: (c) => homeOfProject(c.var.instance.state, memberProjectOf(c)),
};
export const groupHome: HomeKind = {
  path: '/groups/:id',
  homeOf: (c) => homeOfGroup(c.var.instance.state, groupOf(c)),
};

/** 403 when the caller may not manage labels or milestones there. */
export function allowAt(c: SandboxContext, ability: 'admin_label' | 'admin_milestone', home: Home): void {
  if (home.project !== null) return allow(c, ability, home.project);
  const { state, today } = c.var.instance;
  const user = authenticated(c);
  const level = home.group === null ? 0 : groupLevel(state, user, home.group, today);
  if (level < PLANNER && !user.admin) throw forbidden();
}
