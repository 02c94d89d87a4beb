// `init --schedule`: the difference between the scheduled report that is wanted and what the project has, as steps.
import { DevgrowthError } from '#errors.ts';
import { type Cron, nextRun, parseCron } from '#growth/time/cron.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import type { Instant, Person } from '#growth/words/goal.ts';
import { jobTokenVariable, type PipelineSchedule } from '#growth/forge/pipelines.ts';
import type { Member, NamedOnly } from '#growth/forge/project.ts';
import { blank, type Ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { Connection } from '#settings/resolution.ts';
import { ciFilePath, fillCiFile, readCiFile } from '#templates/ci-file.ts';
import { version } from '#version.ts';
import type { World } from '#world.ts';
import { packagedText } from '../packaged.ts';
import { momentOf } from '../session.ts';
import { whole } from '../whole.ts';
import type { Input } from '../command.ts';
import { type PlannedStep } from './plan.ts';
import { isScheduleAsked, type ScheduleAsked } from './schedule-flags.ts';
import {
  branchStep,
  closingStep,
  fileStep,
  isUnfit,
  type ScheduleParts,
  scheduleSteps,
  variableStep,
} from './schedule-steps.ts';
import { type JobToken, jobToken } from './schedule-token.ts';
import { scheduleWords } from './schedule-words.ts';

/** By this description our schedule is found again. */
const scheduleName = 'devgrowth report';

export interface ScheduleScene {
  readonly input: Input<{ readonly schedule: ScheduleAsked; readonly check: boolean }>;
  readonly world: World;
  readonly connection: Connection;
  readonly forge: Forge;
  readonly me: Person;
  readonly zone: string;
  /** null while the project does not exist. */
  readonly existing: GoalsProject | null;
  readonly members: readonly Member[];
  readonly manager: Person | NamedOnly | null;
  readonly paths: readonly string[];
}

export interface SchedulePlan {
  readonly steps: readonly PlannedStep[];
  /** null: nothing is scheduled. */
  readonly schedule: { readonly cron: string; readonly zone: string; readonly nextRun: Instant | null } | null;
  /** What the person should know when it is done; empty where nothing was asked. */
  say(project: GoalsProject): Ink;
}

const nothing: SchedulePlan = { steps: [], schedule: null, say: () => blank };

export async function planSchedule(scene: ScheduleScene): Promise<SchedulePlan> {
  const { input, existing, world, me, zone } = scene;
  const { schedule: asked } = input.own;
  const isAsked = isScheduleAsked(asked);
  const file = existing && scene.paths.includes(ciFilePath) ? await existing.readFile(ciFilePath) : null;
  const ours = file === null ? null : readCiFile(file);
  if (!isAsked && ours === null) return input.own.check && existing ? leftBehind(existing) : nothing;
  refuseOthers(scene, file !== null && ours === null);

  const parts = await readParts(existing, file);
  const found = parts.schedules.find(({ description }) => description === scheduleName) ?? null;
  const cron = asked.cron?.text ?? found?.cron ?? null;
  if (isAsked && cron === null) {
    throw new DevgrowthError('usage', 'there is no schedule yet: missing --schedule', {
      hint: 'For instance `devgrowth init --schedule "0 8 * * 2"`: every Tuesday at 08:00.',
    });
  }
  const next = nextRunOf(asked.cron, found, zone, world.now());
  const posts = asked.posts ?? ours?.posts ?? false;
  const changesPosts = ours !== null && ours.posts !== posts;
  if (changesPosts && ours.isEdited) {
    throw new DevgrowthError('refused', `${ciFilePath} was edited by hand, and devgrowth does not overwrite that`, {
      hint: 'Add or remove the job that posts yourself, or delete the file to have it generated again. Nothing was written.',
    });
  }
  const others = otherMaintainers(scene);
  if (posts && isAsked) refuseMaintainers(others);
  refuseForeignSchedule(scene, found, cron);

  const token = await tokenFor(scene, { parts, posts, changesPosts });
  const text = fillCiFile(await packagedText(world, 'project/gitlab-ci.yml'), { version, posts });
  const lacksToken = token === null && isUnfit(parts.variable);
  const steps: readonly PlannedStep[] = [
    fileStep(text, file),
    closingStep(parts.facts),
    branchStep(parts.facts),
    variableStep(parts.variable, token, {
      willAsk: isAsked && input.shared.dryRun && !input.own.check,
      today: momentOf(world, zone).today,
    }),
    ...scheduleSteps({ parts, cron, zone, next, name: scheduleName, me, isAsked: asked.cron !== null }),
    ...(posts ? others.map(maintainerStep) : []),
  ];
  return {
    steps,
    schedule: cron === null ? null : { cron, zone, nextRun: next },
    say: (project) =>
      isAsked && !input.own.check ? scheduleWords(project, { ...scene, next, posts, lacksToken, others }) : blank,
  };
}

async function readParts(project: GoalsProject | null, file: string | null): Promise<ScheduleParts> {
  if (project === null) return { file, facts: null, variable: null, schedules: [] };
  const { pipelines } = project;
  const [facts, variable, schedules] = await Promise.all([
    pipelines.facts(),
    pipelines.variable(jobTokenVariable),
    pipelines.schedules(),
  ]);
  return { file, facts, variable, schedules: whole(schedules) };
}

/** For `--check` alone: a schedule whose `.gitlab-ci.yml` was deleted. Who may not see schedules has none of ours to miss. */
async function leftBehind(project: GoalsProject): Promise<SchedulePlan> {
  const schedules = await project.pipelines.schedules();
  if (schedules.source.failed?.kind === 'forbidden') return nothing;
  const found = whole(schedules).filter(({ description }) => description === scheduleName);
  const name = `${scheduleName} (its ${ciFilePath} is gone: devgrowth init --schedule "<cron>", or delete the schedule)`;
  return { ...nothing, steps: found.map(() => ({ action: 'drift', what: 'schedule', name, write: null })) };
}

/** What can be known before anything is asked or written. */
function refuseOthers({ input, existing }: ScheduleScene, isForeignFile: boolean): void {
  if (existing && existing.facts.visibility !== 'private' && isScheduleAsked(input.own.schedule)) {
    const { path, visibility } = existing.facts;
    throw new DevgrowthError(
      'refused',
      `${path} is ${visibility}: whoever can open it would read the scheduled report`,
      {
        hint: 'Make the project private in GitLab (Settings, General, Visibility), then run this again.',
      },
    );
  }
  if (!isForeignFile) return;
  throw new DevgrowthError('refused', `${existing?.facts.path} has a ${ciFilePath} that devgrowth did not write`, {
    hint: 'It is never overwritten, and nothing was written. Rename it or delete it to have ours, or add a job of your own to it that runs `devgrowth report --output report/index.html`.',
  });
}

function nextRunOf(asked: Cron | null, found: PipelineSchedule | null, zone: string, now: Instant): Instant | null {
  const read = asked === null && found !== null ? parseCron(found.cron) : null;
  const cron = asked ?? (read?.ok ? read.value : null);
  // What only GitLab can read, it has counted itself.
  if (cron === null) return found?.nextRun ?? null;
  const next = nextRun(cron, zone, now);
  if (next !== null || asked === null) return next;
  throw new DevgrowthError('usage', `--schedule: "${asked.text}" names a day that never comes`, {
    hint: 'Look at the day of the month and the month: "0 8 1 * *" is the first of every month.',
  });
}

function otherMaintainers({ members, me }: ScheduleScene): readonly Member[] {
  return members.filter(({ person, role }) => person.id !== me.id && (role === 'maintainer' || role === 'owner'));
}

function refuseMaintainers(others: readonly Member[]): void {
  if (others.length === 0) return;
  const names = others.map(({ person, role }) => `@${oneLine(person.username)} (${role})`).join(', ');
  throw new DevgrowthError(
    'refused',
    `a job that posts needs a token that can write as you, and these people could use it: ${names}`,
    {
      hint: 'Nothing was written. Lower their role in the project first, or leave posting out (--no-schedule-post).',
    },
  );
}

/** A schedule is changed by its owner alone: https://docs.gitlab.com/api/pipeline_schedules/#update-a-pipeline-schedule */
function refuseForeignSchedule(
  { input, me, zone }: ScheduleScene,
  found: PipelineSchedule | null,
  cron: string | null,
): void {
  if (input.own.schedule.cron === null || found === null || found.owner === null || found.owner.id === me.id) return;
  if (found.cron === cron && found.zone === zone && found.active) return;
  throw new DevgrowthError(
    'refused',
    `the schedule "${scheduleName}" belongs to @${oneLine(found.owner.username)}, and only they can change it`,
    { hint: 'Take it over in GitLab (Build, Pipeline schedules), then run this again. Nothing was written.' },
  );
}

async function tokenFor(
  scene: ScheduleScene,
  { parts, posts, changesPosts }: { parts: ScheduleParts; posts: boolean; changesPosts: boolean },
): Promise<JobToken | null> {
  const { input, world, connection, forge, me, existing } = scene;
  const { schedule: asked } = input.own;
  const needsOne = isScheduleAsked(asked) && (isUnfit(parts.variable) || changesPosts);
  if (!asked.tokenFromStdin && (input.shared.dryRun || !needsOne)) return null;
  const projectPath = existing?.facts.path ?? null;
  const token = await jobToken({ input, world, connection, base: forge.base, me, projectPath, posts });
  if (token !== null || !changesPosts) return token;
  throw new DevgrowthError('usage', 'the job that posts and the one that does not need different tokens', {
    hint: `Nothing was written. Run it again with a token, or leave --${posts ? '' : 'no-'}schedule-post out.`,
  });
}

function maintainerStep({ person, role }: Member): PlannedStep {
  const name = `@${person.username} is ${role} and can use the token that posts (lower the role, or --no-schedule-post)`;
  return { action: 'drift', what: 'member', name, write: null };
}
