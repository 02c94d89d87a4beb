// The single steps of a scheduled report: file, who sees its pages, branch, variable, schedule; in the order they must happen.
import { spokenMoment } from '#growth/time/cron.ts';
import type { Day, Instant, Person } from '#growth/words/goal.ts';
import {
  type CiVariable,
  jobTokenDescription,
  jobTokenExpiry,
  jobTokenVariable,
  type PipelineFacts,
  type PipelineSchedule,
  scheduleName,
  type ScheduleWords,
} from '#growth/forge/pipelines.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { tokenDays } from '#growth/forge/token.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { ciFilePath } from '#templates/ci-file.ts';
import { given, type Said, said, step } from '#wording.ts';
import { onceOnly } from '../once-only.ts';
import { templateState } from '../set-up/browser-templates.ts';
import type { PlannedStep } from '../set-up/plan.ts';
import { whole } from '../whole.ts';
import type { JobToken } from './token.ts';

/** What GitLab has of a schedule so far. */
export interface ScheduleParts {
  readonly file: string | null;
  readonly facts: PipelineFacts | null;
  readonly variable: CiVariable | null;
  readonly schedules: readonly PipelineSchedule[];
}

export function fileStep(text: string, file: string | null): PlannedStep {
  const there = new Map(file === null ? [] : [[ciFilePath, file]]);
  const { action, name } = templateState({ path: ciFilePath, text }, there);
  if (action === 'keep' || action === 'drift') return { action, what: 'file', name, write: null };
  return {
    action,
    what: 'file',
    name,
    write: async (project) => {
      await project.commit('Make the report on a schedule', [{ path: ciFilePath, content: text, action }]);
      return [];
    },
  };
}

/** With that setting on, every member of a private project sees jobs, Guests too: https://docs.gitlab.com/ci/pipelines/settings/ */
export function closingStep(facts: PipelineFacts | null): PlannedStep {
  const name = 'jobs and the pages they keep: for Reporter and above alone';
  if (facts?.isOpenToGuests === false) return { action: 'keep', what: 'setting', name, write: null };
  return { action: 'update', what: 'setting', name, write: (project) => project.pipelines.closeToGuests() };
}

/** A protected variable reaches pipelines of protected branches alone: https://docs.gitlab.com/ci/variables/#protect-a-cicd-variable */
export function branchStep(facts: PipelineFacts | null): PlannedStep {
  const branch = facts?.branch ?? null;
  const name = `${branch ?? 'the default branch'} (Maintainers push; a protected variable reaches no other)`;
  if (facts?.isBranchProtected) return { action: 'keep', what: 'protection', name, write: null };
  return {
    action: 'create',
    what: 'protection',
    name,
    write: async ({ pipelines }) => {
      // GitLab may have protected a branch that was made a moment ago.
      const now = await pipelines.facts();
      if (now.branch !== null && !now.isBranchProtected) await pipelines.protectBranch(now.branch);
      return [];
    },
  };
}

/** @param willAsk only looked at now; a real run asks for the token */
export function variableStep(
  there: CiVariable | null,
  token: JobToken | null,
  { willAsk, today }: { readonly willAsk: boolean; readonly today: Day },
): PlannedStep {
  const what = 'variable';
  if (token !== null) {
    const until = token.expires === null ? '' : `; the token works until ${token.expires}`;
    return {
      action: there === null ? 'create' : 'update',
      what,
      name: `${jobTokenVariable} (masked, protected${until})`,
      write: async ({ pipelines }) => {
        const { warnings } = await pipelines.saveVariable({
          key: jobTokenVariable,
          value: token.value,
          description: jobTokenDescription(token.expires),
        });
        return warnings;
      },
    };
  }
  const faults = there === null ? ['missing'] : faultsOf(there, today);
  if (faults.length === 0) return { action: 'keep', what, name: jobTokenVariable, write: null };
  if (willAsk && isUnfit(there)) {
    const name = `${jobTokenVariable} (masked, protected; asks for the token)`;
    return { action: there === null ? 'create' : 'update', what, name, write: null };
  }
  const name = said`${jobTokenVariable} (${faults.join(', ')}: ${step('init', { 'schedule-token': true })})`;
  return { action: 'drift', what, name, write: null };
}

/** There is none, or it is not kept as a secret must be: only a new token mends that. */
export function isUnfit(there: CiVariable | null): boolean {
  return !there?.masked || !there.protected;
}

function faultsOf(there: CiVariable, today: Day): string[] {
  const expires = jobTokenExpiry(there);
  const ends = tokenDays({ expiresOn: expires }, today);
  return [
    ...(there.masked ? [] : ['not masked']),
    ...(there.protected ? [] : ['not protected']),
    ...(ends?.isSoon ? [`its token ${ends.days > 0 ? 'works until' : 'ended on'} ${expires}`] : []),
  ];
}

interface ScheduleWish {
  readonly parts: ScheduleParts;
  readonly cron: string | null;
  readonly zone: string;
  readonly next: Instant | null;
  readonly me: Person;
  /** The line was typed: what somebody has switched off is switched on again. */
  readonly isAsked: boolean;
}

/** `Tue 2026-12-01 08:00` */
export function spokenNext(next: Instant | null, zone: string): string {
  return next === null ? 'not known' : spokenMoment(next, zone);
}

export function scheduleSteps(wish: ScheduleWish): readonly PlannedStep[] {
  const [found, ...doubles] = wish.parts.schedules.filter(({ description }) => description === scheduleName);
  const left = doubles.map(
    (): PlannedStep => drift(`a second "${scheduleName}" (delete one in Build, Pipeline schedules)`),
  );
  return [scheduleStep(wish, found ?? null), ...left];
}

function scheduleStep(wish: ScheduleWish, found: PipelineSchedule | null): PlannedStep {
  const { cron, zone, next, parts, me, isAsked } = wish;
  if (cron === null) return drift(said`missing (${step('init', { schedule: '<cron>' })}, or delete ${ciFilePath})`);
  const words = { description: scheduleName, cron, zone };
  const name = `${cron} in ${zone} (next: ${spokenNext(next, zone)})`;
  if (found === null) {
    return { action: 'create', what: 'schedule', name, write: (project) => createOnce(project, words) };
  }
  const branch = parts.facts?.branch ?? null;
  const isSame = found.cron === cron && found.zone === zone && found.branch === branch;
  if (!found.active && !isAsked) return drift(said`${name} is inactive (${given('schedule', cron)} switches it on)`);
  if (isSame && found.active) return { action: 'keep', what: 'schedule', name, write: null };
  if (found.owner !== null && found.owner.id !== me.id) {
    return drift(`${found.cron} in ${found.zone}, not ${cron} in ${zone}: only @${found.owner.username} can change it`);
  }
  return {
    action: 'update',
    what: 'schedule',
    name: `${found.cron} in ${found.zone}${found.active ? '' : ', inactive'} -> ${name}`,
    write: async ({ pipelines }) => (await pipelines.renewSchedule(found.id, words)).warnings,
  };
}

async function createOnce(project: GoalsProject, words: ScheduleWords): Promise<readonly Dropped[]> {
  const { pipelines, facts } = project;
  const sameName = async () =>
    whole(await pipelines.schedules(), facts.path).filter(({ description }) => description === scheduleName);
  const opened = await onceOnly(project, {
    what: 'schedule',
    look: async () => (await sameName())[0] ?? null,
    create: () => pipelines.createSchedule(words),
    all: async () => (await sameName()).map(({ id }) => `${facts.url}/-/pipeline_schedules (number ${id})`),
  });
  return opened.made === null ? [] : [...opened.made.warnings, ...opened.twice];
}

function drift(name: Said): PlannedStep {
  return { action: 'drift', what: 'schedule', name, write: null };
}
