// Users, members and invitations as the API shows them.
import type { Instance, Viewer } from '../http/routing.ts';
import type { Invitation, Member, SandboxState, User } from '../state/state.ts';

const PROJECTS_LIMIT = 100_000;

export function personalProjects(state: SandboxState, user: User): number {
  const own = state.namespaces.find(({ ownerId }) => ownerId === user.id);
  return state.projects.filter(({ namespaceId }) => namespaceId === own?.id).length;
}

/** Every record keeps its author; a user that is gone shows as GitLab's ghost. */
export function userById(state: SandboxState, id: number | null): User {
  return state.users.find((user) => user.id === id) ?? ghost;
}

const ghost: User = {
  id: 0,
  username: 'ghost',
  name: 'Ghost User',
  email: 'ghost@localhost',
  publicEmail: '',
  state: 'active',
  admin: false,
  bot: false,
  createdAt: '2016-01-01T00:00:00.000Z',
};

export function userBasic(instance: Instance, user: User) {
  return {
    id: user.id,
    username: user.username,
    public_email: user.publicEmail,
    name: user.name,
    state: user.state,
    locked: false,
    avatar_url: null,
    web_url: `${instance.externalUrl}/${user.username}`,
  };
}

export function userBasicById(instance: Instance, id: number | null) {
  return id === null ? null : userBasic(instance, userById(instance.state, id));
}

/** What people say of themselves, and what it is as long as they say nothing. */
export const profileFields = {
  bio: '',
  location: '',
  linkedin: '',
  twitter: '',
  discord: '',
  website_url: '',
  github: '',
  organization: '',
  job_title: '',
  pronouns: null,
} as const;

/** GET /users/:id: what anybody signed in sees of somebody else. */
export function userPublic(instance: Instance, user: User) {
  return {
    ...userBasic(instance, user),
    created_at: user.createdAt,
    ...profileFields,
    ...user.profile,
    bot: user.bot,
    work_information: null,
    followers: 0,
    following: 0,
    is_followed: false,
    local_time: null,
  };
}

/** GET /user: oneself. */
export function userSelf(instance: Instance, user: User) {
  const { followers: _followers, following: _following, is_followed: _followed, ...shown } = userPublic(instance, user);
  const limit = user.projectsLimit ?? PROJECTS_LIMIT;
  return {
    ...shown,
    last_sign_in_at: instance.now,
    confirmed_at: user.createdAt,
    last_activity_on: instance.today,
    email: user.email,
    theme_id: 3,
    color_scheme_id: 1,
    projects_limit: limit,
    current_sign_in_at: instance.now,
    identities: [],
    can_create_group: user.mayCreateGroups !== false,
    can_create_project: personalProjects(instance.state, user) < limit,
    two_factor_enabled: false,
    external: false,
    private_profile: false,
    commit_email: user.email,
    ...(user.admin ? { is_admin: true } : {}),
  };
}

/** What an administrator sees of anybody. */
export function userForAdmin(instance: Instance, user: User) {
  return {
    ...userSelf(instance, user),
    is_admin: user.admin,
    note: null,
    namespace_id: instance.state.namespaces.find(({ ownerId }) => ownerId === user.id)?.id ?? null,
    created_by: null,
  };
}

/** GitLab renders the message as Markdown of one line; the sandbox escapes it. */
export function statusEntity({ now }: Instance, user: User) {
  const status = user.status;
  if (status === undefined || (status.clearAt !== null && status.clearAt <= now))
    return { emoji: null, message: null, availability: 'not_set', message_html: '', clear_status_at: null };
  const { emoji, message, availability, clearAt } = status;
  const html = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return { emoji, message, availability, message_html: html, clear_status_at: clearAt };
}

export function memberEntity(instance: Instance, member: Omit<Member, 'projectId'>) {
  const user = userById(instance.state, member.userId);
  return {
    id: user.id,
    username: user.username,
    name: user.name,
    state: user.state,
    locked: false,
    avatar_url: null,
    web_url: `${instance.externalUrl}/${user.username}`,
    access_level: member.accessLevel,
    created_at: member.createdAt,
    ...(member.createdById === null ? {} : { created_by: userBasicById(instance, member.createdById) }),
    expires_at: member.expiresAt,
    membership_state: 'active',
  };
}

export function invitationEntity(instance: Instance, invitation: Invitation, viewer: Viewer) {
  return {
    invite_email: invitation.email,
    ...(viewer.user?.admin === true ? { invite_token: invitation.token } : {}),
    created_at: invitation.createdAt,
    access_level: invitation.accessLevel,
    expires_at: invitation.expiresAt,
    user_name: null,
    created_by_name: userById(instance.state, invitation.createdById).name,
  };
}
