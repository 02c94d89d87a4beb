// Members of a project.
import { addActivity } from '../rules/activity.ts';
import { allow, levelIn, memberProjectOf, namespaceOf } from '../who/access.ts';
import { memberEntity, userById } from '../entities/user.ts';
import { inheritedMembers } from '../who/groups.ts';
import { changeIssue } from '../rules/issue-changes.ts';
import type { Acting } from '../rules/issue-references.ts';
import { forgetUnreadableTodos } from '../rules/todos.ts';
import { acceptMember, accessLevel, addMember, expiry, inheritedProblem } from '../rules/membership.ts';
import { paginate } from '../http/page.ts';
import { accept, bool, optional, required, text, withDefault } from '../http/params.ts';
import { conflict, forbidden, invalidRecord, noContent, notFound, Refusal } from '../http/reply.ts';
import { authenticated, type Instance, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { AccessLevel, Member, Project, User } from '../state/state.ts';

export function memberRoutes(api: SandboxApp): void {
  const listMembers = (c: SandboxContext, members: (instance: Instance, project: Project) => readonly AnyMember[]) => {
    const project = memberProjectOf(c);
    const { instance, params } = c.var;
    const { query } = accept(params, { query: optional(text) });
    const needle = query?.toLowerCase() ?? '';
    const rows = members(instance, project).filter((member) => {
      const user = userById(instance.state, member.userId);
      return user.username.includes(needle) || user.name.toLowerCase().includes(needle);
    });
    return c.json(paginate(c, rows, (member) => memberEntity(instance, member), { type: 'Member' }));
  };
  api.get('/projects/:id/members', (c) => listMembers(c, directMembers));
  api.get('/projects/:id/members/all', (c) => listMembers(c, allMembers));
  api.get('/projects/:id/members/all/:user_id', showAnyMember);
  api.get('/projects/:id/members/:user_id', (c) =>
    c.json(memberEntity(c.var.instance, memberOf(c, memberProjectOf(c)))),
  );

  api.post('/projects/:id/members', createMember);
  api.put('/projects/:id/members/:user_id', changeMember);
  api.delete('/projects/:id/members/:user_id', deleteMember);
}

function showAnyMember(c: SandboxContext): Response {
  const project = memberProjectOf(c);
  const id = Number(c.req.param('user_id'));
  const found = allMembers(c.var.instance, project).find(({ userId }) => userId === id);
  if (found === undefined) throw notFound();
  return c.json(memberEntity(c.var.instance, found));
}

function createMember(c: SandboxContext): Response {
  const actor = authenticated(c);
  const { instance } = c.var;
  const asked = acceptMember(c.var);
  const project = memberProjectOf(c);
  allow(c, 'admin_member', project);
  const given = asked.user_id ?? asked.username ?? '';
  const users = given
    .split(',')
    .map((one) =>
      instance.state.users.find((user) =>
        asked.user_id === undefined
          ? user.username.toLowerCase() === one.trim().toLowerCase()
          : String(user.id) === one.trim(),
      ),
    );
  if (given.includes(','))
    return c.json(addSeveral(c, project, actor, users, asked.access_level, asked.expires_at), 201);
  const user = users[0];
  if (user === undefined) throw notFound('User');
  if (isMember(instance, project, user)) throw conflict('Member already exists');
  const expiresAt = expiry(instance, asked.expires_at);
  checkOwnerGrant(c, project, asked.access_level);
  checkInherited(instance, project, user, asked.access_level);
  return c.json(
    memberEntity(instance, addMember(instance, project, { actor, user, accessLevel: asked.access_level, expiresAt })),
    201,
  );
}

function changeMember(c: SandboxContext): Response {
  authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, { access_level: required(accessLevel(instance)), expires_at: optional(text) });
  const project = memberProjectOf(c);
  const member = memberOf(c, project);
  allow(c, 'admin_member', project);
  refuseForOwner(instance, project, member);
  checkOwnerGrant(c, project, asked.access_level);
  checkInherited(instance, project, userById(instance.state, member.userId), asked.access_level);
  const expiresAt = asked.expires_at === undefined ? member.expiresAt : expiry(instance, asked.expires_at);
  Object.assign(member, { accessLevel: asked.access_level, expiresAt });
  return c.json(memberEntity(instance, member));
}

function deleteMember(c: SandboxContext): Response {
  const actor = authenticated(c);
  const { instance, params } = c.var;
  const asked = accept(params, {
    skip_subresources: withDefault(bool, false),
    unassign_issuables: withDefault(bool, false),
  });
  const project = memberProjectOf(c);
  const member = memberOf(c, project);
  if (member.userId !== actor.id) allow(c, 'admin_member', project);
  refuseForOwner(instance, project, member);
  instance.state.members = instance.state.members.filter((other) => other !== member);
  forgetUnreadableTodos(instance);
  addActivity({ instance, project, actor: userById(instance.state, member.userId) }, { action: 'left' });
  if (asked.unassign_issuables === true) unassign({ instance, project, actor }, member.userId);
  return noContent(c);
}

type AnyMember = Omit<Member, 'projectId'>;

const directMembers = ({ state }: Instance, project: Project): Member[] =>
  state.members.filter(({ projectId }) => projectId === project.id);

/** Of the project and of the groups above it: one row for each person, with the highest role. */
function allMembers(instance: Instance, project: Project): AnyMember[] {
  const { state, today } = instance;
  const inherited = inheritedMembers(state, namespaceOf(state, project), today);
  const own = directMembers(instance, project).filter(
    (member) =>
      !inherited.some(({ userId, accessLevel }) => userId === member.userId && accessLevel > member.accessLevel),
  );
  return [...own, ...inherited.filter(({ userId }) => !own.some((member) => member.userId === userId))];
}

function checkInherited(instance: Instance, project: Project, user: User, level: AccessLevel): void {
  const problem = inheritedProblem(instance, project, user, level);
  if (problem !== null) throw invalidRecord({ access_level: [problem] });
}

/** A real one does this in the background. */
function unassign(acting: Acting, userId: number): void {
  for (const issue of acting.instance.state.issues[acting.project.id] ?? []) {
    if (issue.assigneeIds.includes(userId))
      changeIssue(acting, issue, { assigneeIds: issue.assigneeIds.filter((id) => id !== userId) });
  }
}

function memberOf(c: SandboxContext, project: Project): Member {
  const id = Number(c.req.param('user_id'));
  const found = c.var.instance.state.members.find((member) => member.projectId === project.id && member.userId === id);
  if (found === undefined) throw notFound();
  return found;
}

const isMember = ({ state }: Instance, project: Project, user: User): boolean =>
  state.members.some((member) => member.projectId === project.id && member.userId === user.id);

/** Only an owner makes owners. */
function checkOwnerGrant(c: SandboxContext, project: Project, level: AccessLevel): void {
  const { state, today } = c.var.instance;
  const { user } = c.var.viewer;
  if (level === 50 && user?.admin !== true && levelIn(state, user, project, today) < 50) throw forbidden();
}

/** The owner of the namespace stays the owner of its projects. */
function refuseForOwner({ state }: Instance, project: Project, member: Member): void {
  if (namespaceOf(state, project).ownerId === member.userId) throw forbidden();
}

/** Several at once answer 201 with a status, whatever happened. */
function addSeveral(
  c: SandboxContext,
  project: Project,
  actor: User,
  users: readonly (User | undefined)[],
  level: AccessLevel,
  expires: string | null | undefined,
) {
  const { instance } = c.var;
  const message: Record<string, string> = {};
  for (const user of users) {
    if (user === undefined) continue;
    try {
      if (!isMember(instance, project, user))
        addMember(instance, project, { actor, user, accessLevel: level, expiresAt: expiry(instance, expires) });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      message[user.username] = 'Expires at cannot be a date in the past';
    }
  }
  if (users.includes(undefined)) message['user_id'] = 'not found';
  return Object.keys(message).length === 0 ? { status: 'success' } : { status: 'error', message };
}
