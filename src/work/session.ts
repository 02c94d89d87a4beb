// Opens what nearly every use case needs: the forge, the goals project, its settings, and today in the person's zone.
import { DevgrowthError } from '#errors.ts';
import type { Moment } from '#growth/goals/assess.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Day, Person } from '#growth/words/goal.ts';
import { projectTopic } from '#growth/forge/layout.ts';
import { oneLine } from '#render/text.ts';
import { draftBegunAt } from '#settings/drafts.ts';
import { type ProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import { type Connection, type ResolutionWorld, resolveConnection, resolveHost } from '#settings/resolution.ts';
import { repeatedSettings } from '#templates/dashboard-text.ts';
import { given, said, step } from '#wording.ts';
import type { Access } from './access.ts';
import type { Desk } from './desk.ts';
import { type GoalClaim, requireOwnGoal } from './goal-number.ts';
import { readSettingsOf } from './read-settings.ts';
import { guardOpenProject, refuseArchived } from './readers.ts';
import { sayHowSandboxIsSeen } from './sandbox-seen.ts';
import { sayTokenEnd } from './token-end.ts';
import { traceOf } from './trace.ts';
import { findGoalsProject, guardOthersProject, namesPerson } from './whose-project.ts';

type ConnectionDesk = ResolutionWorld & Pick<Desk, 'openForge' | 'talk' | 'trace' | 'journal'>;
export type SessionDesk = ConnectionDesk & Pick<Desk, 'zone' | 'ask'>;

export interface Session {
  readonly connection: Connection;
  readonly forge: Forge;
  readonly me: Person;
  readonly project: GoalsProject;
  readonly settings: ProjectSettings;
  readonly now: Moment;
  /** When the words of that draft were typed: `yesterday` among them is of that day. Absent: now. */
  readonly typedOn?: Day;
  /** Id of the draft that this run goes on with. */
  readonly continues: string | null;
}

/** @param claim a goal that is named by an address must be of this project */
export async function openSession(access: Access, desk: SessionDesk, claim: GoalClaim = {}): Promise<Session> {
  return sessionOn(await openConnection(access, desk), access, desk, claim);
}

export async function sessionOn(
  { connection, forge }: Pick<Session, 'connection' | 'forge'>,
  access: Access,
  desk: SessionDesk,
  claim: GoalClaim = {},
): Promise<Session> {
  const { project } = connection;
  const [me, facts, file] = await Promise.all([
    forge.me(),
    findGoalsProject(forge, connection, desk),
    // What is likely there is asked for at once: a needless wait is a round trip.
    project && !namesPerson(project) ? forge.fileOfNamed(project, projectSettingsPath) : null,
  ]).catch((error: unknown) => withTokenSource(error, connection));
  if (access.writes) {
    refuseArchived(facts);
    guardOpenProject(facts, access, desk);
  }
  await requireOwnGoal(claim, facts, forge);
  if (access.writes && !access.dryRun && access.isSilent !== true) await sayHowSandboxIsSeen(connection, desk);
  const settings = await projectSettingsOf(facts, me, forge, desk, file);
  guardOthersProject({ facts, me, settings, connection }, access, desk);
  const typed = access.continues == null ? null : await draftBegunAt(desk, access.continues);
  return {
    ...(typed === null ? {} : { typedOn: dayOf(typed, settings.timeZone) }),
    connection,
    forge,
    me,
    project: forge.open(facts, settings.labels, settings.person, settings.company.words),
    settings,
    now: momentOf(desk, settings.timeZone),
    continues: access.continues ?? null,
  };
}

/**
 * @param file the settings' text, where it was read already
 * @throws `refused` for a project that is not a goals project
 */
export async function projectSettingsOf(
  facts: ProjectFacts,
  me: Person,
  forge: Forge,
  desk: Pick<Desk, 'zone'>,
  file: string | null = null,
): Promise<ProjectSettings> {
  const project = forge.open(facts, {});
  const text = file ?? (await settingsText(project, me));
  if (text === null && !facts.topics.includes(projectTopic)) throw notOurs(facts);
  const person = facts.owner?.username ?? me.username;
  return readSettingsOf(text ?? '', { person, zone: desk.zone }, project);
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
  access: Access,
  desk: ConnectionDesk,
): Promise<{ connection: Connection; forge: Forge }> {
  const connection: Connection =
    access.offline === true
      ? { ...(await resolveHost(access, desk)), token: '', tokenSource: 'stored' }
      : await resolveConnection(access, desk);
  for (const notice of connection.notices) desk.talk.note(oneLine(notice));
  if (access.isSilent !== true && access.offline !== true) await sayTokenEnd(connection, desk);
  const { host, token, front, network } = connection;
  return {
    connection,
    forge: await desk.openForge({
      host,
      token,
      ...(front ? { front } : {}),
      ...(network ? { network } : {}),
      ...(desk.journal ? { journal: desk.journal } : {}),
      ...(await traceOf(desk)),
    }),
  };
}

/** A variable goes before every kept token: to log in again changes nothing then. */
function withTokenSource(error: unknown, { tokenSource }: Connection): never {
  if (!(error instanceof DevgrowthError) || error.kind !== 'authentication' || !tokenSource.endsWith('_TOKEN'))
    throw error;
  throw new DevgrowthError(error.kind, said`${error.said} (it is that of ${tokenSource})`, {
    hint: said`Put another token into ${tokenSource}, or unset it and use \`${step('auth login')}\`.`,
    details: error.details,
    cause: error,
  });
}

export function momentOf({ now }: Pick<Desk, 'now'>, zone: string): Moment {
  const at = now();
  return { at, today: dayOf(at, zone), zone };
}

function notOurs(facts: ProjectFacts): DevgrowthError {
  return new DevgrowthError(
    'refused',
    `${facts.path} is not a goals project: it has neither the topic "${projectTopic}" nor a ${projectSettingsPath}`,
    {
      hint: said`Name your goals project with ${given('project')}, or make this one a goals project with \`${step('init', { project: facts.path, adopt: true })}\`.`,
    },
  );
}
