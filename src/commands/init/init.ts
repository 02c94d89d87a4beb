// `devgrowth init`: creates or completes the goals project. Shows a plan first; a second run writes nothing.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { monthNames } from '#growth/time/months.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { renderPlan } from '#render/terminal/project/plan.ts';
import { renderReaders } from '#render/terminal/project/readers.ts';
import { noteManagersRole } from '#work/set-up/named-manager.ts';
import { whoReads } from '#work/set-up/readers.ts';
import { type PlannedSetUp, planSetUp, setUp, type SetUpWords } from '#work/set-up/setting-up.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { commandWords } from '../command-words.ts';
import { templatesFlag } from '../templates-flag.ts';
import { sayNext, warn } from '../written-goal.ts';
import { jobTokenOf } from './job-token.ts';
import { declareSchedule, scheduleFlags } from './schedule-flags.ts';
import { scheduleWords } from './schedule-words.ts';
import { settingsFlags } from './settings-flags.ts';

export const initCommand: CommandModule<SetUpWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth init --yes',
    'devgrowth init --manager @morgan --fiscal-year-start february --dry-run',
    'devgrowth init --check',
  ],
  completes: { '--company': ['gitlab', 'none'], '--fiscal-year-start': monthNames.map((name) => name.toLowerCase()) },
  declare(command) {
    command
      .option(
        '--manager <username>',
        'Your manager: becomes a Guest (reads and comments; confidential goals only if assigned)',
      )
      .option('--time-zone <zone>', "Such as Europe/Berlin (default: this machine's)")
      .option('--company <name>', 'gitlab (default), none, or .devgrowth/company.yml')
      .option('--fiscal-year-start <month>', 'First month of the fiscal year: 1 to 12, or name')
      .option('--namespace <group>', 'Make it in a group, whose members then read it')
      .option('--adopt', 'Make an existing project a goals project')
      .option('--check', 'Write nothing; exit 3 when something differs')
      .option(...templatesFlag);
    declareSchedule(command);
  },
  parse: (_args, flags) => ({
    ...settingsFlags(flags),
    namespace: namespaceFlag(textFlag(flags, 'namespace')),
    adopt: flags['adopt'] === true,
    check: flags['check'] === true,
    templates: textFlag(flags, 'templates'),
    schedule: scheduleFlags(flags),
  }),
  // A check asks nobody and writes nothing.
  narrows: ({ check }) => (check ? { mayAsk: false, dryRun: true } : {}),
  run: runInit,
};

function namespaceFlag(text: string | null): string | null {
  const path = text?.trim().replaceAll(/^\/+|\/+$/g, '') ?? null;
  if (path === null || /^[\w.-]+(?:\/[\w.-]+)*$/.test(path)) return path;
  throw new DevgrowthError('usage', `--namespace takes the path of a group; got "${text}"`, {
    hint: 'For instance --namespace acme/people; the name of the project goes into --project.',
  });
}

async function runInit({ shared, own }: Input<SetUpWords>, world: CommandWorld): Promise<ExitCode> {
  const planned = await planSetUp(own, shared, {
    ...world,
    handToken: (need) => jobTokenOf(need, own.schedule.hasToken, world),
  });
  if (shared.format !== 'json') showPlan(planned, own.check, world);
  noteManagersRole(planned, world.talk);
  const { project, warnings } = shared.dryRun
    ? { project: planned.existing, warnings: [] }
    : await setUp(planned, shared, world);
  if (shared.format === 'json') world.stdout.write(await documentOf(planned, project, warnings, shared));
  else if (project && !own.check) sayHow(planned, project, shared, world);
  if (own.check) return planned.steps.every(({ action }) => action === 'keep') ? exitCodes.done : exitCodes.notClean;
  return warn(warnings, world);
}

/** It is the result of a check, and talk before a write. */
function showPlan({ forge, target, steps, isDone, readers }: PlannedSetUp, check: boolean, world: CommandWorld): void {
  const stream = check ? world.stdout : world.stderr;
  stream.write(renderPlan({ path: target.path, base: forge.base, steps: steps.map(shownStep) }, stream));
  if (!isDone || check) stream.write(renderReaders(readers, stream));
}

function shownStep({ action, what, name }: PlannedSetUp['steps'][number]) {
  return { action, what, name: commandWords(name) };
}

function documentOf(
  { target, steps, readers, scheduled }: PlannedSetUp,
  project: GoalsProject | null,
  warnings: readonly Dropped[],
  { dryRun }: SharedInput,
) {
  return documentText('init', {
    project: { path: target.path, url: project?.facts.url ?? null },
    dryRun,
    steps: steps.map(shownStep),
    visibility: readers.visibility,
    readers: whoReads(readers),
    schedule: scheduled.schedule,
    warnings,
  });
}

function sayHow(
  { forge, target, isDone, scheduled }: PlannedSetUp,
  project: GoalsProject,
  { dryRun }: SharedInput,
  world: CommandWorld,
): void {
  const { facts } = project;
  const state = isDone ? 'Complete already' : dryRun ? 'Nothing was written' : 'Ready';
  world.stdout.write(ink`${state}: ${facts.path}\n${facts.url}\n`);
  // Without a name only projects that one owns are found.
  if (target.group !== null && facts.myRole !== 'owner')
    world.talk.note(`other commands find it by its name alone: --project ${facts.path}, or DEVGROWTH_PROJECT`);
  if (dryRun) return;
  if (scheduled.toTell) world.stderr.write(scheduleWords(project, forge.base, scheduled.toTell));
  if (!isDone) sayNext({ command: 'goal add', why: 'your first goal' }, world);
}
