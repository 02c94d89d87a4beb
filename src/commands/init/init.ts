// `devgrowth init`: creates or completes the goals project. Shows a plan first; a second run writes nothing.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import { seesConfidential } from '#growth/forge/exposure.ts';
import type { Member, NamedOnly, ProjectFacts } from '#growth/forge/project.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Person } from '#growth/words/goal.ts';
import { monthNames } from '#growth/time/months.ts';
import { isNamed } from '#growth/words/username.ts';
import { documentText } from '#render/json/document.ts';
import { ink, type Ink } from '#render/terminal/ink.ts';
import { renderPlan } from '#render/terminal/project/plan.ts';
import { renderReaders } from '#render/terminal/project/readers.ts';
import { oneLine } from '#render/text.ts';
import { parseProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { personNamed } from '#work/person-named.ts';
import { openConnection } from '#work/session.ts';
import { templatesFlag } from '../templates-flag.ts';
import { sayNext, warn } from '../written-goal.ts';
import { confirmed } from '#work/confirm.ts';
import { askSettings, monthFlag, type SettingsAsked, zoneFlag } from './answers.ts';
import { newProject } from './plan.ts';
import { planProject } from './planning.ts';
import { readersAfter } from './readers.ts';
import { planSchedule } from './schedule.ts';
import { declareSchedule, type ScheduleAsked, scheduleFlags } from './schedule-flags.ts';
import { findTarget } from './target.ts';

export interface InitWords extends SettingsAsked {
  /** A group to make it in. */
  readonly namespace: string | null;
  readonly adopt: boolean;
  /** Report what differs, write nothing. */
  readonly check: boolean;
  /** Folder of own templates. */
  readonly templates: string | null;
  readonly schedule: ScheduleAsked;
}

export const initCommand: CommandModule<InitWords> = {
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
      .option(
        '--manager <username>',
        'Your manager: becomes a Guest (reads and comments; confidential goals only if assigned)',
      )
      .option('--time-zone <zone>', "Your time zone, such as Europe/Berlin (default: this machine's)")
      .option('--fiscal-year-start <month>', 'First month of the fiscal year, 1 to 12 or its name (default: february)')
      .option('--namespace <group>', 'Make it in this group, whose members can read it then (default: your own place)')
      .option('--adopt', 'Complete an existing project that is not a goals project yet')
      .option('--check', 'Write nothing; exit 3 when something is missing or differs')
      .option(...templatesFlag);
    declareSchedule(command);
  },
  parse: (_args, flags) => ({
    manager: textFlag(flags, 'manager')?.replace(/^@/, '') ?? null,
    zone: zoneFlag(textFlag(flags, 'timeZone')),
    fiscalYearStart: monthFlag(textFlag(flags, 'fiscalYearStart')),
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

async function runInit({ shared, own }: Input<InitWords>, world: CommandWorld): Promise<ExitCode> {
  const { connection, forge } = await openConnection(shared, world);
  const me = await forge.me();
  const people = new Map<string, Promise<Person | NamedOnly>>();
  const target = await findTarget(forge, me, { ...own, allowPublic: shared.allowPublic, path: connection.project });
  const stored = target.facts ? await forge.open(target.facts, {}).readFile(projectSettingsPath) : null;
  const settings =
    stored === null
      ? await askSettings({ shared, own }, me, personOf, world)
      : parseProjectSettings(stored, { person: me.username, zone: world.zone });
  const managerName = own.manager ?? settings.manager;
  const manager = managerName === null ? null : await personOf(managerName);
  const wishes = { settings, manager, templates: own.templates };
  const { steps: parts, existing, members, paths } = await planProject(target, wishes, forge, world);
  const { timeZone: zone } = settings;
  const scene = { input: { shared, own }, world, connection, forge, me, zone, existing, members, manager, paths };
  const scheduled = await planSchedule(scene);
  const steps = [...parts, ...scheduled.steps];
  const readers = await readersAfter(target, { me, members, manager }, forge);
  const isDone = steps.every(({ action }) => action === 'keep' || action === 'drift');
  const stream = own.check ? world.stdout : world.stderr;
  const sayPlan = shared.format === 'json' ? () => {} : (text: Ink) => stream.write(text);
  sayPlan(renderPlan({ path: target.path, base: forge.base, steps }, stream));
  if (!isDone || own.check) sayPlan(renderReaders(readers, stream));
  sayManagersRole(manager, members, world);
  if (!shared.dryRun && !isDone) await confirmed(world, { message: 'Do this?', default: true });

  const { project, warnings } = shared.dryRun ? { project: existing, warnings: [] } : await apply(existing);
  const facts = project?.facts ?? null;
  const shown = steps.map(({ action, what, name }) => ({ action, what, name }));
  if (shared.format === 'json') {
    world.stdout.write(
      await documentText('init', {
        project: { path: target.path, url: facts?.url ?? null },
        dryRun: shared.dryRun,
        steps: shown,
        visibility: readers.visibility,
        readers: readers.readers.map(({ person: { username }, role }) => ({
          username,
          role,
          confidential: seesConfidential(role),
        })),
        schedule: scheduled.schedule,
        warnings,
      }),
    );
  } else if (facts && !own.check) {
    const state = isDone ? 'Complete already' : shared.dryRun ? 'Nothing was written' : 'Ready';
    world.stdout.write(ink`${state}: ${facts.path}\n${facts.url}\n`);
    // Without a name only projects that one owns are found.
    if (target.group !== null && facts.myRole !== 'owner')
      world.stderr.write(
        ink`note: other commands find it by its name alone: --project ${facts.path}, or DEVGROWTH_PROJECT\n`,
      );
  }
  if (project && shared.format !== 'json' && !shared.dryRun) world.stderr.write(scheduled.say(project));
  if (facts && !isDone && !shared.dryRun && shared.format !== 'json')
    sayNext({ command: 'goal add', why: 'your first goal' }, world);
  if (own.check) return steps.every(({ action }) => action === 'keep') ? exitCodes.done : exitCodes.notClean;
  return warn(warnings, world);

  /** Asked for once, however often. */
  function personOf(username: string): Promise<Person | NamedOnly> {
    const found = people.get(username) ?? lookUp(username);
    people.set(username, found);
    return found;
  }

  async function lookUp(username: string): Promise<Person | NamedOnly> {
    const person = await personNamed(username, forge, target.facts && forge.open(target.facts, {}), world.talk);
    const isMe = isNamed(person, me.username);
    if (isMe && (own.manager !== null || stored === null))
      throw new DevgrowthError('usage', `@${me.username} is you, not your manager`, {
        hint: 'Leave --manager out where nobody else shall read. Nothing was written.',
      });
    if (person) return person;
    throw new DevgrowthError('not-found', `there is no user @${username} on ${forge.base}`, {
      hint: 'Check --manager, or leave it out. Nothing was written.',
    });
  }

  async function apply(found: GoalsProject | null): Promise<{ project: GoalsProject; warnings: readonly Dropped[] }> {
    const project = found ?? forge.open(await created(), settings.labels, settings.person);
    const warnings: Dropped[] = [];
    for (const { write } of steps) if (write) warnings.push(...(await write(project)));
    return { project, warnings };
  }

  /** What others can read gets nothing written into it, also where the server made it so by itself. */
  async function created(): Promise<ProjectFacts> {
    const facts = await forge.createProject(newProject(target.path, me));
    if (facts.visibility === 'private' || shared.allowPublic) return facts;
    throw new DevgrowthError('refused', `the server made ${facts.path} ${facts.visibility}, not private`, {
      hint: `It is empty, and nothing else was written. Make it private in GitLab, then run this again: ${facts.url}/edit`,
    });
  }
}

/** A role is raised or lowered where its consequences are shown. */
function sayManagersRole(manager: Person | NamedOnly | null, members: readonly Member[], world: CommandWorld): void {
  const member = members.find(({ person }) => person.id === manager?.id);
  if (member === undefined || member.role === 'guest') return;
  const name = oneLine(member.person.username);
  world.stderr.write(
    ink`note: @${name} stays ${member.role ?? 'in a role of their own'}; \`devgrowth share @${name} --role guest\` shows what another role would change\n`,
  );
}
