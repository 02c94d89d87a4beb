// Which goals project is meant, and whose it is: one's own, or one that somebody shared.
import { DevgrowthError } from '#errors.ts';
import type { Forge } from '#growth/forge/forge.ts';
import { projectTopic } from '#growth/forge/layout.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import { isNamed, isSameName } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import type { Connection } from '#settings/resolution.ts';
import { type Said, given, said, step } from '#wording.ts';
import type { Access } from './access.ts';
import type { Desk } from './desk.ts';
import { howToUnarchive } from './readers.ts';
import { whole } from './whole.ts';

/** `@alex` in the place of a path: the goals project that this person shared. */
export const namesPerson = (project: string): boolean => project.startsWith('@');

/** @throws `not-found` where there is none, `usage` where there are several and nobody can be asked */
export async function findGoalsProject(
  forge: Forge,
  { project }: Pick<Connection, 'project'>,
  desk: Pick<Desk, 'ask'> = { ask: null },
): Promise<ProjectFacts> {
  if (project === null) return ownGoalsProject(forge);
  if (namesPerson(project)) return projectOfPerson(forge, project.slice(1), desk);
  const facts = await forge.findProject(project);
  if (facts) return facts;
  throw new DevgrowthError('not-found', `${project} does not exist on ${forge.base}, or this token cannot see it`, {
    hint: said`Check the path, or create it with \`${step('init')}\`. A private project answers 404 to everybody who is not a member: one that was shared with you may be so no longer, and its owner can share it again.`,
  });
}

async function ownGoalsProject(forge: Forge): Promise<ProjectFacts> {
  const again = said`Try again, or name the project with ${given('project')}.`;
  const own = whole(await forge.ownProjects(), forge.base, again);
  const marked = own.filter(({ topics }) => topics.includes(projectTopic));
  const ours = marked.filter(({ archived }) => !archived);
  const [only, ...others] = ours;
  if (only && others.length === 0) return only;
  if (only) {
    throw new DevgrowthError(
      'usage',
      `you own ${ours.length} goals projects: ${ours.map(({ path }) => path).join(', ')}`,
      {
        hint: said`Choose one with ${given('project')}, such as \`${given('project', only.path)}\`.`,
      },
    );
  }
  const shared = (await forge.sharedProjects(projectTopic)).asFarAsRead().items.filter(({ archived }) => !archived);
  throw new NoGoalsProject(forge.base, shared, marked[0] ?? null);
}

/** Nothing is the caller's own; what others share is known all the same. */
export class NoGoalsProject extends DevgrowthError {
  /** How their readers name them. */
  readonly shared: readonly string[];

  /** Path of one of the caller's own that is archived; null: none is. */
  readonly archived: string | null;

  constructor(base: string, shared: readonly ProjectFacts[], archived: ProjectFacts | null) {
    const why =
      archived === null
        ? `you have no goals project on ${base} yet`
        : `your goals project ${archived.path} is archived`;
    super('not-found', why, { hint: archived === null ? sharedHint(shared) : archivedHint(archived) });
    this.archived = archived === null ? null : oneLine(archived.path);
    this.shared = shared.map(nameOf).map(oneLine);
  }
}

function archivedHint(facts: ProjectFacts): Said {
  return said`${howToUnarchive(facts)}. It can be read with ${given('project', facts.path)}.`;
}

/** Whoever came to read somebody else's goals is not told to make a project of their own first. */
function sharedHint(shared: readonly ProjectFacts[]): Said {
  const [first, ...others] = shared;
  if (first === undefined)
    return said`Create one with \`${step('init')}\`, or name an existing one with ${given('project')}.`;
  const more = others.length === 0 ? '' : said` and ${others.length} more, which \`${step('team')}\` reads together`;
  return said`Shared with you: ${oneLine(first.path)}${more}; name it with ${given('project', nameOf(first))}. One of your own: \`${step('init')}\`.`;
}

/** How its reader names it: by its person where the server says who that is. */
export function nameOf({ owner, path }: Pick<ProjectFacts, 'owner' | 'path'>): string {
  return owner === null ? path : `@${owner.username}`;
}

async function projectOfPerson(forge: Forge, username: string, { ask }: Pick<Desk, 'ask'>): Promise<ProjectFacts> {
  const me = await forge.me();
  if (isNamed(me, username)) return ownGoalsProject(forge);
  const shared = whole(await forge.sharedProjects(projectTopic), forge.base);
  // What is archived is read where there is nothing else.
  const all = shared.filter((facts) => isOf(facts, username));
  const open = all.filter(({ archived }) => !archived);
  const theirs = open.length > 0 ? open : all;
  const [only, ...others] = theirs;
  if (only && others.length === 0) return only;
  if (only === undefined) throw nothingShared(username, shared, forge);
  const paths = theirs.map(({ path }) => path);
  if (ask === null)
    throw new DevgrowthError(
      'usage',
      `@${username} shares ${theirs.length} goals projects with you: ${paths.join(', ')}`,
      {
        hint: said`Choose one with ${given('project')}, such as \`${given('project', only.path)}\`.`,
      },
    );
  const chosen = await ask.choice({
    name: 'project',
    message: `Which project of @${username}?`,
    choices: paths.map((path) => ({ value: path, label: oneLine(path) })),
  });
  return theirs.find(({ path }) => path === chosen) ?? only;
}

/** A personal project stands below its person's name; one in a group is named by its path. */
function isOf({ owner, path }: ProjectFacts, username: string): boolean {
  return owner === null ? isSameName(path.split('/')[0] ?? '', username) : isNamed(owner, username);
}

function nothingShared(username: string, shared: readonly ProjectFacts[], forge: Forge): DevgrowthError {
  const names = shared.map(nameOf).map(oneLine);
  const known = names.length === 0 ? 'Nobody shares one with you yet' : `Shared with you: ${names.join(', ')}`;
  return new DevgrowthError('not-found', `@${username} shares no goals project with you on ${forge.base}`, {
    hint: said`${known}. A project in a group is named by its path: ${given('project', 'group/name')}. A membership may have ended: ask @${username} to share it again.`,
  });
}

interface Opened {
  readonly facts: ProjectFacts;
  readonly me: Person;
  readonly settings: Pick<ProjectSettings, 'person'>;
  readonly connection: Pick<Connection, 'projectSource'>;
}

/**
 * Says whose goals these are. What was not named for this very command is not written into by accident.
 * @throws `refused` for a write into somebody else's project that a profile chose
 */
export function guardOthersProject(
  { facts, me, settings, connection }: Opened,
  access: Pick<Access, 'writes'>,
  { talk }: Pick<Desk, 'talk'>,
): void {
  if (isNamed(me, settings.person)) return;
  const whose = `the goals of @${oneLine(settings.person)}`;
  if (access.writes && connection.projectSource === 'profile')
    throw new DevgrowthError(
      'refused',
      `${oneLine(facts.path)} holds ${whose}, and nothing named it for this command`,
      {
        hint: said`Nothing was written. If you mean it, add ${given('project', nameOf(facts))}.`,
      },
    );
  const role = facts.myRole === null ? '' : `; your role there: ${facts.myRole}`;
  talk.note(`${oneLine(facts.path)}: ${whose}${role}`);
}
