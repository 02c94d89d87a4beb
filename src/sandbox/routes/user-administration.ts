// What an administrator does to people: makes, changes, blocks and deletes them, and sees where they belong.
import { addUser } from '../state/empty-state.ts';
import { profileFields, userForAdmin } from '../entities/user.ts';
import { paginate } from '../http/page.ts';
import { accept, atLeastOne, bool, integer, oneOf, optional, required, text, withDefault } from '../http/params.ts';
import { removeUser, solelyOwned } from '../rules/removal.ts';
import { conflict, forbidden, invalidRecord, noContent } from '../http/reply.ts';
import { administrator, authenticated, type Instance, type SandboxApp, type SandboxContext } from '../http/routing.ts';
import type { User } from '../state/state.ts';
import { userById } from './users.ts';

const SHORTEST_PASSWORD = 8;

const optionalAttributes = {
  projects_limit: optional(integer),
  admin: optional(bool),
  can_create_group: optional(bool),
  public_email: optional(text),
  password: optional(text),
  bio: optional(text),
  location: optional(text),
  linkedin: optional(text),
  twitter: optional(text),
  discord: optional(text),
  website_url: optional(text),
  organization: optional(text),
  pronouns: optional(text),
};
type Attributes = ReturnType<typeof accept<typeof optionalAttributes>>;

export function userAdministrationRoutes(api: SandboxApp): void {
  api.post('/users', createUser);
  api.put('/users/:user_id', updateUser);
  api.delete('/users/:user_id', deleteUser);
  stateRoutes(api);

  api.get('/users/:user_id/memberships', listMemberships);
  api.get('/users/:user_id/associations_count', countAssociations);
}

function createUser(c: SandboxContext): Response {
  const { instance, params } = c.var;
  const asked = accept(params, { email: required(text), name: required(text), username: required(text) });
  const attributes = accept(params, optionalAttributes);
  atLeastOne(params, 'password', 'reset_password', 'force_random_password');
  administrator(c);
  const given = { email: asked.email ?? '', name: asked.name ?? '', username: asked.username ?? '' };
  checkFree(instance, given);
  validate(instance, given, attributes);
  const user = addUser(instance.state, { ...given, at: instance.now });
  apply(user, attributes);
  return c.json(userForAdmin(instance, user), 201);
}

function updateUser(c: SandboxContext): Response {
  const { instance, params } = c.var;
  administrator(c);
  const asked = accept(params, { email: optional(text), name: optional(text), username: optional(text) });
  const attributes = accept(params, optionalAttributes);
  const user = userById(c);
  const wanted = {
    email: asked.email ?? user.email,
    name: asked.name ?? user.name,
    username: asked.username ?? user.username,
  };
  checkFree(instance, wanted, user);
  validate(instance, wanted, attributes, user);
  rename(instance, user, wanted);
  apply(user, attributes);
  return c.json(userForAdmin(instance, user));
}

function deleteUser(c: SandboxContext): Response {
  administrator(c);
  const { instance, params } = c.var;
  const { hard_delete: hard } = accept(params, { hard_delete: withDefault(bool, false) });
  const user = userById(c);
  if (hard !== true && solelyOwned(instance, user).length > 0)
    throw conflict('User cannot be removed while is the sole-owner of a group');
  removeUser(instance, user, hard === true);
  return noContent(c);
}

function listMemberships(c: SandboxContext): Response {
  administrator(c);
  const { type } = accept(c.var.params, { type: optional(oneOf('Project', 'Namespace')) });
  const user = userById(c);
  return c.json(
    paginate(
      c,
      membershipsOf(c.var.instance, user).filter((row) => type === undefined || row.source_type === type),
      (row) => row,
    ),
  );
}

function countAssociations(c: SandboxContext): Response {
  const viewer = authenticated(c);
  const user = userById(c);
  if (!viewer.admin && viewer !== user) throw forbidden();
  const { state } = c.var.instance;
  const authored = (rows: { authorId: number }[][]) =>
    rows.flat().filter(({ authorId }) => authorId === user.id).length;
  const memberships = membershipsOf(c.var.instance, user);
  return c.json({
    groups_count: memberships.filter((row) => row.source_type === 'Namespace').length,
    projects_count: memberships.filter((row) => row.source_type === 'Project').length,
    issues_count: authored(Object.values(state.issues)),
    merge_requests_count: authored(Object.values(state.mergeRequests)),
  });
}

/** Each answers `true`; what was so before answers null, or false for unblocking. */
function stateRoutes(api: SandboxApp): void {
  const change = (c: SandboxContext, user: User, state: User['state']): Response => {
    user.state = state;
    return c.json(true, 201);
  };
  const nothingToDo = (c: SandboxContext): Response => c.json(null, 201);

  api.post('/users/:user_id/block', (c) => {
    const actor = administrator(c);
    const user = userById(c);
    if (user === actor) throw forbidden('The API initiating user cannot be blocked by the API');
    return user.state === 'blocked' ? nothingToDo(c) : change(c, user, 'blocked');
  });
  api.post('/users/:user_id/unblock', (c) => {
    administrator(c);
    const user = userById(c);
    if (user.state === 'deactivated') throw forbidden('Deactivated users cannot be unblocked by the API');
    return user.state === 'blocked' ? change(c, user, 'active') : c.json(false, 201);
  });
  api.post('/users/:user_id/ban', (c) => {
    administrator(c);
    const user = userById(c);
    if (user.state !== 'active') throw forbidden(`You cannot ban ${user.state} users.`);
    return change(c, user, 'banned');
  });
  api.post('/users/:user_id/unban', (c) => {
    administrator(c);
    const user = userById(c);
    if (user.state !== 'banned') throw forbidden(`You cannot unban ${user.state} users.`);
    return change(c, user, 'active');
  });
  api.post('/users/:user_id/deactivate', (c) => {
    administrator(c);
    const user = userById(c);
    if (user.state === 'deactivated') return nothingToDo(c);
    if (user.state === 'blocked') throw forbidden('A blocked user cannot be deactivated by the API');
    return change(c, user, 'deactivated');
  });
  api.post('/users/:user_id/activate', (c) => {
    administrator(c);
    const user = userById(c);
    if (user.state === 'blocked') throw forbidden('A blocked user must be unblocked to be activated');
    return change(c, user, 'active');
  });
}

function membershipsOf({ state }: Instance, user: User) {
  const projects = state.members.filter(({ userId }) => userId === user.id);
  const groups = (state.groupMembers ?? []).filter(({ userId }) => userId === user.id);
  const nameOf = (rows: readonly { id: number; name: string }[], id: number) =>
    rows.find((row) => row.id === id)?.name ?? '';
  return [
    ...projects.map(({ projectId, accessLevel }) => ({
      source_id: projectId,
      source_name: nameOf(state.projects, projectId),
      source_type: 'Project',
      access_level: accessLevel,
    })),
    ...groups.map(({ namespaceId, accessLevel }) => ({
      source_id: namespaceId,
      source_name: nameOf(state.namespaces, namespaceId),
      source_type: 'Namespace',
      access_level: accessLevel,
    })),
  ];
}

type Identity = { email: string; name: string; username: string };

/** 409, not 400: who asks may look for the one that is there. */
function checkFree({ state }: Instance, { email, username }: Identity, own?: User): void {
  const others = state.users.filter((user) => user !== own);
  if (others.some((user) => user.email.toLowerCase() === email.toLowerCase()))
    throw conflict('Email has already been taken');
  if (others.some((user) => user.username.toLowerCase() === username.toLowerCase()))
    throw conflict('Username has already been taken');
}

function validate({ state }: Instance, { email, name, username }: Identity, asked: Attributes, own?: User): void {
  const faults: Record<string, string[]> = {};
  const namespace = state.namespaces.find(({ fullPath }) => fullPath.toLowerCase() === username.toLowerCase());
  if (asked.password && asked.password.length < SHORTEST_PASSWORD)
    faults['password'] = [`is too short (minimum is ${SHORTEST_PASSWORD} characters)`];
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) faults['email'] = ['is invalid'];
  if (name.trim() === '') faults['name'] = ["can't be blank"];
  if (!/^[\w.][\w.-]*$/.test(username) || /\.(git|atom)$|\.$/.test(username))
    faults['username'] = [
      "can contain only letters, digits, '_', '-' and '.'. Cannot start with '-' or end in '.', '.git' or '.atom'.",
    ];
  else if (namespace !== undefined && namespace.ownerId !== own?.id) faults['username'] = ['has already been taken'];
  if ((asked.projects_limit ?? 0) < 0) faults['projects_limit'] = ['must be greater than or equal to 0'];
  if ((asked.bio?.length ?? 0) > 255) faults['bio'] = ['is too long (maximum is 255 characters)'];
  if (Object.keys(faults).length > 0) throw invalidRecord(faults);
}

function rename({ state }: Instance, user: User, wanted: Identity): void {
  const namespace = state.namespaces.find(({ ownerId }) => ownerId === user.id);
  if (namespace !== undefined && wanted.username !== user.username) {
    for (const project of state.projects.filter(({ namespaceId }) => namespaceId === namespace.id))
      project.formerPaths.push(`${namespace.fullPath}/${project.path}`);
    Object.assign(namespace, { path: wanted.username, fullPath: wanted.username });
  }
  if (namespace !== undefined) namespace.name = wanted.name;
  Object.assign(user, wanted);
}

function apply(user: User, asked: Attributes): void {
  if (typeof asked.projects_limit === 'number') user.projectsLimit = asked.projects_limit;
  if (typeof asked.admin === 'boolean') user.admin = asked.admin;
  if (typeof asked.can_create_group === 'boolean') user.mayCreateGroups = asked.can_create_group;
  if (typeof asked.public_email === 'string') user.publicEmail = asked.public_email;
  for (const field of Object.keys(profileFields)) {
    const given = asked[field as keyof Attributes];
    if (typeof given === 'string') user.profile = { ...user.profile, [field]: given };
  }
}
