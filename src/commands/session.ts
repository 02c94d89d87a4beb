// Opens what nearly every command needs: the forge, the goals project, its settings, and today in the person's zone.
import { DevgrowthError } from '#errors.ts';
import type { Moment } from '#growth/goals/assess.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import { projectTopic } from '#growth/forge/layout.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { type ProjectSettings, parseProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import { type Connection, resolveConnection } from '#settings/resolution.ts';
import { repeatedSettings } from '#templates/dashboard-text.ts';
import type { World } from '#world.ts';
import type { SharedInput } from './command.ts';
import { type GoalClaim, requireOwnGoal } from './goal-number.ts';
import { tokenHider } from './hidden-tokens.ts';
import { guardOpenProject } from './readers.ts';
import { sayTokenEnd } from './token-end.ts';
import { whole } from './whole.ts';

export interface Session {
  readonly connection: Connection;
  readonly forge: Forge;
  readonly me: Person;
  readonly project: GoalsProject;
  readonly settings: ProjectSettings;
  readonly now: Moment;
  /** Id of the draft that this run goes on with. */
  readonly continues: string | null;
}

/** @param claim a goal that is named by an address must be of this project */
export async function openSession(input: SharedInput, world: World, claim: GoalClaim = {}): Promise<Session> {
  const { connection, forge } = await openConnection(input, world);
  const [me, facts] = await Promise.all([forge.me(), findGoalsProject(forge, connection)]).catch((error: unknown) =>
    withTokenSource(error, connection),
  );
  if (input.writes) guardOpenProject(facts, input, world);
  await requireOwnGoal(claim, facts, forge);
  const settings = await projectSettingsOf(facts, me, forge, world);
  return {
    connection,
    forge,
    me,
    project: forge.open(facts, settings.labels, settings.person),
    settings,
    now: momentOf(world, settings.timeZone),
    continues: input.continues ?? null,
  };
}

/** @throws `refused` for a project that is not a goals project */
export async function projectSettingsOf(
  facts: ProjectFacts,
  me: Person,
  forge: Forge,
  { zone }: Pick<World, 'zone'>,
): Promise<ProjectSettings> {
  const text = await settingsText(forge.open(facts, {}), me);
  if (text === null && !facts.topics.includes(projectTopic)) throw notOurs(facts);
  return parseProjectSettings(text ?? '', { person: facts.owner?.username ?? me.username, zone });
}

/**
 * The file where it can be read, else what the dashboard repeats of it: a Guest cannot open a private repository. To its owner
 * the file says more than the dashboard does: a token of theirs that may not read it is not enough.
 */
async function settingsText(project: GoalsProject, me: Person): Promise<string | null> {
  try {
    const text = await project.readFile(projectSettingsPath);
    if (text !== null) return text;
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind !== 'forbidden') throw error;
    if (error.isOfToken && project.facts.owner?.id === me.id) throw error;
  }
  const dashboard = await project.issueWithMarker('dashboard');
  return repeatedSettings(dashboard?.description ?? '');
}

export async function openConnection(
  input: SharedInput,
  world: World,
): Promise<{ connection: Connection; forge: Forge }> {
  const connection = await resolveConnection(input, world);
  for (const notice of connection.notices) world.stderr.write(ink`note: ${oneLine(notice)}\n`);
  if (input.isSilent !== true) await sayTokenEnd(connection, world);
  const { host, token, front, network } = connection;
  const hide = input.debug ? await tokenHider(world) : null;
  const trace = hide ? { onTrace: (line: string) => world.stderr.write(ink`debug: ${oneLine(hide(line))}\n`) } : {};
  return {
    connection,
    forge: await world.openForge({
      host,
      token,
      ...(front ? { front } : {}),
      ...(network ? { network } : {}),
      ...trace,
    }),
  };
}

/** A variable goes before every kept token: to log in again changes nothing then. */
function withTokenSource(error: unknown, { tokenSource }: Connection): never {
  if (!(error instanceof DevgrowthError) || error.kind !== 'authentication' || !tokenSource.endsWith('_TOKEN'))
    throw error;
  throw new DevgrowthError(error.kind, `${error.message} (it is that of ${tokenSource})`, {
    hint: `Put another token into ${tokenSource}, or unset it and use \`devgrowth auth login\`.`,
    details: error.details,
    cause: error,
  });
}

export function momentOf(world: World, zone: string): Moment {
  const at = world.now();
  return { at, today: dayOf(at, zone), zone };
}

export async function findGoalsProject(forge: Forge, connection: Connection): Promise<ProjectFacts> {
  if (connection.project) {
    const facts = await forge.findProject(connection.project);
    if (facts) return facts;
    throw new DevgrowthError(
      'not-found',
      `${connection.project} does not exist on ${forge.base}, or this token cannot see it`,
      {
        hint: 'Check the path, or create it with `devgrowth init`. A private project answers 404 to everybody who is not a member.',
      },
    );
  }
  const own = whole(await forge.ownProjects(), forge.base, 'Try again, or name the project with --project.');
  const ours = own.filter(({ topics, archived }) => topics.includes(projectTopic) && !archived);
  const [only, ...others] = ours;
  if (only && others.length === 0) return only;
  if (only) {
    throw new DevgrowthError(
      'usage',
      `you own ${ours.length} goals projects: ${ours.map(({ path }) => path).join(', ')}`,
      {
        hint: `Choose one with --project, such as \`--project ${only.path}\`.`,
      },
    );
  }
  throw new DevgrowthError('not-found', `you have no goals project on ${forge.base} yet`, {
    hint: 'Create one with `devgrowth init`, or name an existing one with --project.',
  });
}

function notOurs(facts: ProjectFacts): DevgrowthError {
  return new DevgrowthError(
    'refused',
    `${facts.path} is not a goals project: it has neither the topic "${projectTopic}" nor a ${projectSettingsPath}`,
    {
      hint: `Name your goals project with --project, or make this one a goals project with \`devgrowth init --project ${facts.path} --adopt\`.`,
    },
  );
}
