// `devgrowth init`: creates or completes the goals project. Shows a plan first; a second run writes nothing.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { GoalsProject } from '#growth/forge.ts';
import type { Dropped } from '#growth/writes.ts';
import type { Person } from '#growth/goal.ts';
import { monthNames } from '#growth/months.ts';
import { documentText } from '#render/json/document.ts';
import { renderPlan } from '#render/terminal/plan.ts';
import { parseProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import type { World } from '#world.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { momentOf, openConnection } from '../session.ts';
import { availableTemplates } from '../available-templates.ts';
import { templatesFlag } from '../template-files.ts';
import { warn } from '../written-goal.ts';
import { askSettings, confirmPlan, monthFlag, zoneFlag } from './answers.ts';
import { dashboardSteps } from './dashboard.ts';
import { desiredProject } from './desired.ts';
import { newProject, nothingYet, type PlannedStep, planSteps, projectSteps, readActual } from './plan.ts';
import { projectTexts } from './project-texts.ts';
import { findTarget } from './target.ts';

export interface InitInput extends SharedInput {
  readonly manager: string | null;
  readonly zone: string | null;
  readonly fiscalYearStart: number | null;
  readonly adopt: boolean;
  /** Report what differs, write nothing. */
  readonly check: boolean;
  /** Folder of own templates. */
  readonly templates: string | null;
}

export const initCommand: CommandModule<InitInput> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth init --yes',
    'devgrowth init --manager @morgan --fiscal-year-start february --dry-run',
    'devgrowth init --check',
  ],
  completes: { '--fiscal-year-start': monthNames.map((name) => name.toLowerCase()) },
  declare(command) {
    command
      .option('--manager <username>', 'Your manager: becomes a Guest (reads and comments, no confidential goals)')
      .option('--time-zone <zone>', "Your time zone, such as Europe/Berlin (default: this machine's)")
      .option('--fiscal-year-start <month>', 'First month of the fiscal year, 1 to 12 or its name (default: february)')
      .option('--adopt', 'Complete an existing project that is not a goals project yet')
      .option('--check', 'Write nothing; exit 3 when something is missing or differs')
      .option(...templatesFlag);
  },
  parse: (_args, flags, shared) => ({
    ...shared,
    manager: textFlag(flags, 'manager')?.replace(/^@/, '') ?? null,
    zone: zoneFlag(textFlag(flags, 'timeZone')),
    fiscalYearStart: monthFlag(textFlag(flags, 'fiscalYearStart')),
    adopt: flags['adopt'] === true,
    check: flags['check'] === true,
    templates: textFlag(flags, 'templates'),
    // A check asks nobody and writes nothing.
    ...(flags['check'] === true ? { mayAsk: false, dryRun: true } : {}),
  }),
  run: runInit,
};

async function runInit(input: InitInput, world: World): Promise<ExitCode> {
  const { connection, forge } = await openConnection(input, world);
  const me = await forge.me();
  const target = await findTarget(forge, me, { ...input, path: connection.project });
  const stored = target.facts ? await forge.open(target.facts, {}).readFile(projectSettingsPath) : null;
  const settings =
    stored === null
      ? await askSettings(input, me, world)
      : parseProjectSettings(stored, { person: me.username, zone: world.zone });
  const managerName = input.manager ?? settings.manager;
  const manager = managerName === null ? null : await personOf(managerName);
  const { today } = momentOf(world, settings.timeZone);
  const said = { ...settings, manager: manager?.username ?? null };
  const texts = await projectTexts(said, today, world);
  const existing = target.facts ? forge.open(target.facts, settings.labels) : null;
  const { templates } = await availableTemplates(existing, world, input.templates);
  const desired = desiredProject({ forge, settings: said, manager, today, templates, texts });

  const actual = existing ? await readActual(existing) : nothingYet;
  const steps: readonly PlannedStep[] = [
    ...projectSteps(target),
    ...planSteps(desired, actual, forge, settings.labels),
    ...(await dashboardSteps(existing, desired.dashboard, world.newKey)),
  ];
  const isDone = steps.every(({ action }) => action === 'keep' || action === 'drift');
  const stream = input.check ? world.stdout : world.stderr;
  const sayPlan = input.format === 'json' ? () => {} : (text: string) => stream.write(text);
  sayPlan(renderPlan({ path: target.path, base: forge.base, steps }, stream));
  if (!input.dryRun && !isDone) await confirmPlan(input, world);

  const { project, warnings } = input.dryRun ? { project: existing, warnings: [] } : await apply(existing);
  const facts = project?.facts ?? null;
  const shown = steps.map(({ action, what, name }) => ({ action, what, name }));
  if (input.format === 'json') {
    world.stdout.write(
      documentText('init', {
        project: { path: target.path, url: facts?.url ?? null },
        dryRun: input.dryRun,
        steps: shown,
        warnings,
      }),
    );
  } else if (facts && !input.check) {
    world.stdout.write(`${isDone ? 'Complete already' : 'Ready'}: ${facts.path}\n${facts.url}\n`);
  }
  if (input.check) return steps.every(({ action }) => action === 'keep') ? exitCodes.done : exitCodes.notClean;
  return warn(warnings, world);

  async function personOf(username: string): Promise<Person> {
    const person = await forge.findPerson(username);
    if (person) return person;
    throw new DevgrowthError('not-found', `there is no user @${username} on ${forge.base}`, {
      hint: 'Check --manager, or leave it out. Nothing was written.',
    });
  }

  async function apply(found: GoalsProject | null): Promise<{ project: GoalsProject; warnings: readonly Dropped[] }> {
    const project = found ?? forge.open(await forge.createProject(newProject(target.path, me)), settings.labels);
    const warnings: Dropped[] = [];
    for (const { write } of steps) if (write) warnings.push(...(await write(project)));
    return { project, warnings };
  }
}
