// Creates or completes the goals project: a plan of all it must hold, then its steps in their order. A second run writes nothing.
import { DevgrowthError } from '#errors.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { Member, NamedOnly, ProjectFacts } from '#growth/forge/project.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Person } from '#growth/words/goal.ts';
import { oneLine } from '#render/text.ts';
import type { ShownReaders } from '#render/reader-words.ts';
import { readSettingsOf } from '../read-settings.ts';
import { type ProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import type { Access } from '../access.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { planSchedule, type ScheduleDesk, type SchedulePlan, type ScheduleWords } from '../schedule/planning.ts';
import type { JobTokenDesk } from '../schedule/token.ts';
import { openConnection, type SessionDesk } from '../session.ts';
import { managerSearch } from './named-manager.ts';
import { newProject, type PlannedStep } from './plan.ts';
import { type PlanDesk, planProject } from './planning.ts';
import { refuseArchived } from '../readers.ts';
import { readersAfter } from './readers.ts';
import { askSettings, noteCompany, type SettingsWords, warnOfStoredSettings } from './settings.ts';
import { findTarget, type Target } from './target.ts';

export interface SetUpWords extends SettingsWords {
  /** A group to make it in. */
  readonly namespace: string | null;
  readonly adopt: boolean;
  /** Report what differs, write nothing. */
  readonly check: boolean;
  /** Folder of own templates. */
  readonly templates: string | null;
  readonly schedule: ScheduleWords;
}

export interface PlannedSetUp {
  readonly forge: Forge;
  readonly me: Person;
  readonly target: Target;
  readonly settings: ProjectSettings;
  /** null: to be created. */
  readonly existing: GoalsProject | null;
  readonly steps: readonly PlannedStep[];
  /** Nothing is left to do; what was changed by hand stays so. */
  readonly isDone: boolean;
  /** Who will be able to read it. */
  readonly readers: ShownReaders;
  readonly manager: Person | NamedOnly | null;
  /** Of the project as it is. */
  readonly members: readonly Member[];
  readonly scheduled: SchedulePlan;
}

export type SetUpDesk = SessionDesk & PlanDesk & ScheduleDesk & JobTokenDesk & Pick<Desk, 'ask' | 'yes'>;

export async function planSetUp(words: SetUpWords, access: Access, desk: SetUpDesk): Promise<PlannedSetUp> {
  const { connection, forge } = await openConnection(access, desk);
  const me = await forge.me();
  const { namespace, adopt, check } = words;
  const { allowPublic, dryRun } = access;
  const target = await findTarget(forge, me, { namespace, adopt, allowPublic, path: connection.project });
  if (target.facts !== null && !check) refuseArchived(target.facts);
  const opened = target.facts ? forge.open(target.facts, {}) : null;
  const stored = opened === null ? null : await opened.readFile(projectSettingsPath);
  const personOf = managerSearch(
    { forge, connection, me, target, isNew: words.manager !== null || stored === null },
    desk.talk,
  );
  const settings =
    stored === null || opened === null
      ? await askSettings(words, me, personOf, desk, opened)
      : await readSettingsOf(stored, { person: me.username, zone: desk.zone }, opened);
  if (stored !== null) warnOfStoredSettings(words, settings, target.path, desk.talk);
  if (stored !== null && check) noteCompany(settings, desk.talk);
  const managerName = words.manager ?? settings.manager;
  const manager = managerName === null ? null : await personOf(managerName);
  const wishes = { settings, manager, templates: words.templates };
  const { steps: parts, existing, members, paths } = await planProject(target, wishes, forge, desk);
  if (stored === null && paths.includes(projectSettingsPath)) {
    throw new DevgrowthError('server', `${target.path} has a ${projectSettingsPath}, which GitLab did not give`, {
      hint: 'Nothing was written: what it says decides what the project needs. Run this again.',
    });
  }
  const scene = { words: words.schedule, check, dryRun, connection, forge, me, zone: settings.timeZone };
  const scheduled = await planSchedule({ ...scene, existing, members, manager, paths }, desk, desk);
  const steps = [...parts, ...scheduled.steps];
  const readers = await readersAfter(target, { me, members, manager }, forge);
  const isDone = steps.every(({ action }) => action === 'keep' || action === 'drift');
  return { forge, me, target, settings, existing, steps, isDone, readers, manager, members, scheduled };
}

export interface SetUp {
  readonly project: GoalsProject;
  readonly warnings: readonly Dropped[];
}

/** Once there is a yes to it. */
export async function setUp(
  planned: PlannedSetUp,
  access: Pick<Access, 'allowPublic'>,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<SetUp> {
  const { forge, settings, existing, steps, isDone } = planned;
  if (!isDone)
    await confirmed(desk, {
      message: `Do this${existing === null ? ` in ${oneLine(planned.target.path)} (private)` : ''}?`,
      default: true,
    });
  const project = existing ?? forge.open(await created(planned, access), settings.labels, settings.person);
  const warnings: Dropped[] = [];
  for (const { write } of steps) if (write) warnings.push(...(await write(project)));
  return { project, warnings };
}

/** What others can read gets nothing written into it, also where the server made it so by itself. */
async function created(
  { forge, target, me }: PlannedSetUp,
  { allowPublic }: Pick<Access, 'allowPublic'>,
): Promise<ProjectFacts> {
  const facts = await forge.createProject(newProject(target.path, me));
  if (facts.visibility === 'private' || allowPublic) return facts;
  throw new DevgrowthError('refused', `the server made ${facts.path} ${facts.visibility}, not private`, {
    hint: `It is empty, and nothing else was written. Make it private in GitLab, then run this again: ${facts.url}/edit`,
  });
}
