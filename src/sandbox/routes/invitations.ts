// Invitations by e-mail; somebody who has an account becomes a member at once.
import { allow, memberProjectOf } from '../who/access.ts';
import { invitationEntity } from '../entities/user.ts';
import { dayOrNull } from '../rules/issue-references.ts';
import { paginate } from '../http/page.ts';
import { accept, optional, required, text } from '../http/params.ts';
import { badRequest, invalidParameter, noContent, notFound, Refusal } from '../http/reply.ts';
import { authenticated, type Instance, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { AccessLevel, Invitation, Project, User } from '../state/state.ts';
import { accessLevel, expiry } from '../rules/member-fields.ts';
import { addMember, inheritedProblem } from './members.ts';

const address = /^[^@\s]+@[^@\s]+\.[^@\s]+$/;

export function invitationRoutes(api: SandboxApp): void {
  api.get('/projects/:id/invitations', (c) => {
    const project = memberProjectOf(c);
    allow(c, 'admin_member', project);
    const { instance, params, viewer } = c.var;
    const { query } = accept(params, { query: optional(text) });
    const rows = instance.state.invitations.filter(
      (invitation) => invitation.projectId === project.id && (query === undefined || invitation.email === query),
    );
    return c.json(
      paginate(c, rows, (invitation) => invitationEntity(instance, invitation, viewer), { type: 'Member' }),
    );
  });

  api.post('/projects/:id/invitations', (c) => {
    const actor = authenticated(c);
    const { instance, params } = c.var;
    const asked = accept(params, {
      access_level: required(accessLevel(instance)),
      email: optional(text),
      user_id: optional(text),
      expires_at: optional(text),
    });
    const emails = words(asked.email);
    const userIds = words(asked.user_id);
    if (emails.some((email) => !address.test(email))) throw invalidParameter('email contains an invalid email address');
    const project = memberProjectOf(c);
    allow(c, 'admin_member', project);
    if (emails.length === 0 && userIds.length === 0)
      throw badRequest('Must provide either email or user_id as a parameter');

    const day = dayOrNull(asked.expires_at);
    const expiresAt = day !== null && day <= instance.today ? 'past' : day;
    const message: Record<string, string> = {};
    for (const given of [...emails, ...userIds]) {
      const user = instance.state.users.find(
        (candidate) => candidate.email.toLowerCase() === given.toLowerCase() || String(candidate.id) === given,
      );
      // Who was named by a number is told of by name.
      const named = given.includes('@') ? given : (user?.username ?? given);
      const tooLow = user === undefined ? null : inheritedProblem(instance, project, user, asked.access_level);
      if (expiresAt === 'past') message[named] = 'Expires at cannot be a date in the past';
      else if (tooLow !== null) message[named] = `Access level ${tooLow}`;
      else if (user !== undefined) grant(instance, project, actor, user, asked.access_level, expiresAt);
      else if (given.includes('@')) invite(instance, project, actor, given, asked.access_level, expiresAt);
      else message[given] = 'User not found';
    }
    return c.json(Object.keys(message).length === 0 ? { status: 'success' } : { status: 'error', message }, 201);
  });

  api.put('/projects/:id/invitations/:email', (c) => {
    authenticated(c);
    const { instance, params, viewer } = c.var;
    const asked = accept(params, { access_level: optional(accessLevel(instance)), expires_at: optional(text) });
    const project = memberProjectOf(c);
    allow(c, 'admin_member', project);
    const invitation = invitationOf(c, project);
    if (Object.keys(asked).length === 0) throw new Refusal(400, { message: '400 Bad request' });
    if (asked.access_level !== undefined) invitation.accessLevel = asked.access_level;
    if (asked.expires_at !== undefined) invitation.expiresAt = expiry(instance, asked.expires_at);
    return c.json(invitationEntity(instance, invitation, viewer));
  });

  api.delete('/projects/:id/invitations/:email', (c) => {
    authenticated(c);
    const project = memberProjectOf(c);
    allow(c, 'admin_member', project);
    const invitation = invitationOf(c, project);
    const { state } = c.var.instance;
    state.invitations = state.invitations.filter((other) => other !== invitation);
    return noContent(c);
  });
}

const words = (given: string | null | undefined): string[] =>
  (given ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** Inviting a member again updates the level. */
function grant(
  instance: Instance,
  project: Project,
  actor: User,
  user: User,
  level: AccessLevel,
  expiresAt: string | null,
): void {
  const member = instance.state.members.find(
    (candidate) => candidate.projectId === project.id && candidate.userId === user.id,
  );
  if (member === undefined) addMember(instance, project, { actor, user, accessLevel: level, expiresAt });
  else if (project.creatorId !== user.id) Object.assign(member, { accessLevel: level, expiresAt });
}

function invite(
  instance: Instance,
  project: Project,
  actor: User,
  email: string,
  level: AccessLevel,
  expiresAt: string | null,
): void {
  const { state, now, newToken } = instance;
  const known = state.invitations.find(
    (invitation) => invitation.projectId === project.id && invitation.email === email,
  );
  if (known !== undefined) Object.assign(known, { accessLevel: level, expiresAt });
  else
    state.invitations.push({
      projectId: project.id,
      email,
      accessLevel: level,
      createdAt: now,
      createdById: actor.id,
      expiresAt,
      token: newToken(),
    });
}

function invitationOf(c: SandboxContext, project: Project): Invitation {
  const email = c.req.param('email');
  const found = c.var.instance.state.invitations.find(
    (invitation) => invitation.projectId === project.id && invitation.email === email,
  );
  if (found === undefined) throw notFound();
  return found;
}
