// The report on a schedule: the difference between what is wanted and what the project has, as steps.
import { DevgrowthError } from '#errors.ts';
import type { Forge, GoalsProject } from '#growth/forge/forge.ts';
import { jobTokenVariable, type PipelineSchedule, scheduleName } from '#growth/forge/pipelines.ts';
import type { Member, NamedOnly } from '#growth/forge/project.ts';
import { type Cron, nextRun, parseCron } from '#growth/time/cron.ts';
import type { Instant, Person } from '#growth/words/goal.ts';
import type { Connection } from '#settings/resolution.ts';
import { ciFilePath, fillCiFile, type JobDoes, readCiFile } from '#templates/ci-file.ts';
import { version } from '#version.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { type PackagedDesk, packagedText } from '../packaged.ts';
import { momentOf } from '../session.ts';
import type { PlannedStep } from '../set-up/plan.ts';
import { whole } from '../whole.ts';
import { refuseEdited, refuseForeignSchedule, refuseMaintainers, refuseOthers, writingWords } from './refusals.ts';
import {
  branchStep,
  closingStep,
  fileStep,
  isUnfit,
  type ScheduleParts,
  scheduleSteps,
  variableStep,
} from './steps.ts';
import { doesWrite, type JobToken, jobToken, type JobTokenDesk } from './token.ts';

export interface ScheduleWords {
  /** null: as it is, if there is a schedule. */
  readonly cron: Cron | null;
  /** Whether the job posts on the next 1:1, too. null: as it is. */
  readonly posts: boolean | null;
  /** Whether it puts the dashboard on the person's to-do list. null: as it is. */
  readonly reminds: boolean | null;
  /** Somebody has a token ready for the job, whether it needs one or not. */
  readonly hasToken: boolean;
}

export interface ScheduleScene {
  readonly words: ScheduleWords;
  /** Report what differs, write nothing. */
  readonly check: boolean;
  readonly dryRun: boolean;
  readonly connection: Connection;
  readonly forge: Forge;
  readonly me: Person;
  readonly zone: string;
  /** null while the project does not exist. */
  readonly existing: GoalsProject | null;
  readonly members: readonly Member[];
  readonly manager: Person | NamedOnly | null;
  /** Of all files in the repository. */
  readonly paths: readonly string[];
}

export type ScheduleDesk = PackagedDesk & Pick<Desk, 'now'>;

export interface Scheduled {
  readonly zone: string;
  readonly next: Instant | null;
  readonly does: JobDoes;
  /** The job has none, or one that is not kept as it should be. */
  readonly lacksToken: boolean;
  readonly members: readonly Member[];
  readonly manager: Person | NamedOnly | null;
  /** Those besides us who may use the token. */
  readonly others: readonly Member[];
}

export interface SchedulePlan {
  readonly steps: readonly PlannedStep[];
  /** null: nothing is scheduled. */
  readonly schedule: { readonly cron: string; readonly zone: string; readonly nextRun: Instant | null } | null;
  /** What the person should know when it is done; null where nothing was asked. */
  readonly toTell: Scheduled | null;
}

const nothing: SchedulePlan = { steps: [], schedule: null, toTell: null };

/** @param tokens null: nobody is asked for one */
export async function planSchedule(
  scene: ScheduleScene,
  desk: ScheduleDesk,
  tokens: JobTokenDesk | null,
): Promise<SchedulePlan> {
  const { words, check, existing, zone, members, manager } = scene;
  const isAsked = isScheduleAsked(words);
  const file = existing && scene.paths.includes(ciFilePath) ? await existing.readFile(ciFilePath) : null;
  const ours = file === null ? null : readCiFile(file);
  if (!isAsked && ours === null) return check && existing ? leftBehind(existing) : nothing;
  refuseOthers(existing, { isAsked, isForeignFile: file !== null && ours === null });

  const parts = await readParts(existing, file);
  const wish = wishOf(scene, parts, ours, desk.now());
  const token = tokens === null ? null : await tokenFor(scene, parts, wish, tokens);
  const text = fillCiFile(await packagedText(desk, 'project/gitlab-ci.yml'), { version, does: wish.does });
  const { cron, next, does, others } = wish;
  const lacksToken = token === null && isUnfit(parts.variable);
  return {
    steps: stepsOf({ scene, parts, wish, token, text }, desk),
    schedule: cron === null ? null : { cron, zone, nextRun: next },
    toTell: isAsked && !check ? { zone, next, does, lacksToken, members, manager, others } : null,
  };
}

/** As it is looked at where nothing is asked of it. */
export function checkSchedule(
  scene: Omit<ScheduleScene, 'words' | 'check' | 'dryRun'>,
  desk: ScheduleDesk,
): Promise<SchedulePlan> {
  const words = { cron: null, posts: null, reminds: null, hasToken: false };
  return planSchedule({ ...scene, words, check: true, dryRun: true }, desk, null);
}

function isScheduleAsked({ cron, posts, reminds, hasToken }: ScheduleWords): boolean {
  return cron !== null || posts !== null || reminds !== null || hasToken;
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

/** For a check alone: a schedule whose `.gitlab-ci.yml` was deleted. Who may not see schedules has none of ours to miss. */
async function leftBehind(project: GoalsProject): Promise<SchedulePlan> {
  const schedules = await project.pipelines.schedules();
  if (schedules.source.failed?.kind === 'forbidden') return nothing;
  const found = whole(schedules).filter(({ description }) => description === scheduleName);
  const name = said`${scheduleName} (its ${ciFilePath} is gone: ${step('init', { schedule: '<cron>' })}, or delete the schedule)`;
  return { ...nothing, steps: found.map(() => ({ action: 'drift', what: 'schedule', name, write: null })) };
}

interface Wish {
  /** null: there is none yet, and none was typed. */
  readonly cron: string | null;
  readonly next: Instant | null;
  readonly does: JobDoes;
  /** The job that is there has a token that can only read, and needs one that writes; or the other way. */
  readonly changesScope: boolean;
  readonly others: readonly Member[];
}

/** What was typed, on top of what is there. @throws what can be known before a token is asked for */
function wishOf(scene: ScheduleScene, parts: ScheduleParts, ours: ReturnType<typeof readCiFile>, now: Instant): Wish {
  const { words, me, zone, members } = scene;
  const found = parts.schedules.find(({ description }) => description === scheduleName) ?? null;
  const cron = words.cron?.text ?? found?.cron ?? null;
  if (isScheduleAsked(words) && cron === null) {
    throw new DevgrowthError('usage', said`there is no schedule yet: missing ${given('schedule')}`, {
      hint: said`For instance \`${step('init', { schedule: '0 8 * * 2' })}\`: every Tuesday at 08:00.`,
    });
  }
  const next = nextRunOf(words.cron, found, zone, now);
  const does = {
    posts: words.posts ?? ours?.posts ?? false,
    reminds: words.reminds ?? ours?.reminds ?? false,
  };
  const isOther = ours !== null && (ours.posts !== does.posts || ours.reminds !== does.reminds);
  if (isOther && ours.isEdited) refuseEdited();
  const others = otherMaintainers(members, me);
  if (doesWrite(does) && isScheduleAsked(words)) refuseMaintainers(others, does);
  if (words.cron !== null) refuseForeignSchedule(found, { cron, zone, me });
  return { cron, next, does, changesScope: ours !== null && doesWrite(ours) !== doesWrite(does), others };
}

function stepsOf(
  {
    scene: { words, check, dryRun, me, zone },
    parts,
    wish: { cron, next, does, others },
    token,
    text,
  }: {
    readonly scene: ScheduleScene;
    readonly parts: ScheduleParts;
    readonly wish: Wish;
    readonly token: JobToken | null;
    readonly text: string;
  },
  desk: Pick<Desk, 'now'>,
): readonly PlannedStep[] {
  const { today } = momentOf(desk, zone);
  return [
    fileStep(text, parts.file),
    closingStep(parts.facts),
    branchStep(parts.facts),
    variableStep(parts.variable, token, { willAsk: isScheduleAsked(words) && dryRun && !check, today }),
    ...scheduleSteps({ parts, cron, zone, next, me, isAsked: words.cron !== null }),
    ...(doesWrite(does) ? others.map((other) => maintainerStep(other, does)) : []),
  ];
}

function nextRunOf(asked: Cron | null, found: PipelineSchedule | null, zone: string, now: Instant): Instant | null {
  const read = asked === null && found !== null ? parseCron(found.cron) : null;
  const cron = asked ?? (read?.ok ? read.value : null);
  // What only GitLab can read, it has counted itself.
  if (cron === null) return found?.nextRun ?? null;
  const next = nextRun(cron, zone, now);
  if (next !== null || asked === null) return next;
  throw new DevgrowthError('usage', said`${given('schedule')}: "${asked.text}" names a day that never comes`, {
    hint: 'Look at the day of the month and the month: "0 8 1 * *" is the first of every month.',
  });
}

function otherMaintainers(members: readonly Member[], me: Person): readonly Member[] {
  return members.filter(({ person, role }) => person.id !== me.id && (role === 'maintainer' || role === 'owner'));
}

async function tokenFor(
  { words, dryRun, connection, forge, me, existing }: ScheduleScene,
  parts: ScheduleParts,
  { does, changesScope }: Wish,
  desk: JobTokenDesk,
): Promise<JobToken | null> {
  const needsOne = isScheduleAsked(words) && (isUnfit(parts.variable) || changesScope);
  if (!words.hasToken && (dryRun || !needsOne)) return null;
  const projectPath = existing?.facts.path ?? null;
  const token = await jobToken({ connection, base: forge.base, me, projectPath, does }, desk);
  if (token !== null || !changesScope) return token;
  throw new DevgrowthError('usage', 'a job that writes and one that only reads need different tokens', {
    hint: 'Nothing was written. Run it again with a token, or leave out what makes the job another one.',
  });
}

function maintainerStep({ person, role }: Member, does: JobDoes): PlannedStep {
  const { what, without } = writingWords(does);
  const name = said`${`@${person.username} is ${role}`} and can use the token that ${what} (lower the role, or ${without})`;
  return { action: 'drift', what: 'member', name, write: null };
}
