// The goals project: found, private, set up as `init` would have it, and open to the manager.
import { daysBetween } from '#growth/time/calendar.ts';
import { isComplete } from '#growth/words/completeness.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { Person } from '#growth/words/goal.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import { openTo, readerNames } from '#render/reader-words.ts';
import type { Check } from '#reports/checkup.ts';
import { type ProjectSettings, projectSettingsPath } from '#settings/project-settings.ts';
import type { Connection } from '#settings/resolution.ts';
import { personNamed } from '#work/person-named.ts';
import { momentOf, projectSettingsOf } from '#work/session.ts';
import { findGoalsProject } from '#work/whose-project.ts';
import type { Step } from '#work/set-up/plan.ts';
import { planProject } from '#work/set-up/planning.ts';
import type { CommandWorld } from '../command.ts';
import { type Found, tried } from './check.ts';

interface FoundProject {
  readonly facts: ProjectFacts;
  readonly settings: ProjectSettings;
}

export function projectCheck(
  connection: Connection,
  me: Person,
  forge: Forge,
  world: CommandWorld,
): Promise<Found<FoundProject>> {
  return tried('Project', async () => {
    const facts = await findGoalsProject(forge, connection);
    const settings = await projectSettingsOf(facts, me, forge, world);
    const says = `${facts.path}, you are ${facts.myRole ?? 'in it with a role of your own'}`;
    const archived = {
      todo: `It is archived, nothing can be written: restore it at ${facts.url}/edit`,
      isFailed: true,
    };
    return { value: { facts, settings }, says, ...(facts.archived ? archived : {}) };
  });
}

export async function privacyCheck({ facts }: FoundProject, me: Person, forge: Forge): Promise<Check> {
  const { check } = await tried('Privacy', async () => {
    const { items, source } = (await forge.open(facts, {}).members()).asFarAsRead();
    const others = items.filter(({ person }) => person.id !== me.id);
    const who = others.length === 0 ? 'only you can read it' : `read by ${readerNames(['you'], others)}`;
    const unsure = isComplete(source) ? '' : '; perhaps by others: the members could not be read completely';
    const open = openTo(facts.visibility);
    if (open === null) return { value: null, says: `private; ${who}${unsure}` };
    return {
      value: null,
      says: `${facts.visibility}: ${open} can read it`,
      todo: `Make it private: ${facts.url}/edit (Visibility)`,
      isFailed: true,
    };
  });
  return check;
}

export async function setupCheck({ facts, settings }: FoundProject, forge: Forge, world: CommandWorld): Promise<Check> {
  const { check } = await tried('Setup', async () => {
    const target = { path: facts.path, facts, group: null };
    const { steps } = await planProject(target, { settings, manager: null, templates: null }, forge, world);
    const missing = steps.filter(({ action }) => action === 'create' || action === 'update');
    const drift = steps.filter(({ action }) => action === 'drift');
    const says = [
      ...(missing.length > 0 ? [`missing or old: ${counted(missing)}`] : []),
      ...(drift.length > 0 ? [`changed by hand: ${counted(drift)}`] : []),
    ];
    if (says.length === 0)
      return {
        value: null,
        says: `labels, quarters, board, templates and dashboard are there (${steps.length} parts)`,
      };
    const todo =
      missing.length > 0 ? 'devgrowth init shows what it would add, and asks.' : 'devgrowth init --check names them.';
    return { value: null, says: says.join('; '), todo };
  });
  return check;
}

/** `3 labels, 1 board` */
function counted(steps: readonly Step[]): string {
  const sorts = [...new Set(steps.map(({ what }) => what))];
  return sorts
    .map((sort) => {
      const number = steps.filter(({ what }) => what === sort).length;
      return `${number} ${sort}${number === 1 ? '' : 's'}`;
    })
    .join(', ');
}

const soonDays = 14;

export async function managerCheck(
  { facts, settings }: FoundProject,
  me: Person,
  forge: Forge,
  world: CommandWorld,
): Promise<Check> {
  const { manager, timeZone } = settings;
  const { check } = await tried('Manager', async () => {
    if (manager === null) {
      // A role that does not open the file fails here: nobody knows then whether one is named.
      await forge.open(facts, {}).readFile(projectSettingsPath);
      return { value: null, says: 'none is named in .devgrowth.yml, and nobody has to be' };
    }
    const share = `devgrowth share @${manager}`;
    const project = forge.open(facts, {});
    const person = await personNamed(manager, forge, project, null);
    if (person === null)
      return {
        value: null,
        says: `there is no user @${manager}`,
        todo: 'Write their username after "manager:" in .devgrowth.yml.',
      };
    if (person.id === me.id) return { value: null, says: `you are the manager, @${manager}` };
    const effective = person.id === null ? null : (await project.membership(person)).effective;
    if (effective === null) return { value: null, says: `@${manager} is no member: they see nothing`, todo: share };
    const role = effective.role ?? 'a role of their own';
    const { expires } = effective;
    if (expires === null) return { value: null, says: `@${manager} is ${role}` };
    const isSoon = daysBetween(momentOf(world, timeZone).today, expires) < soonDays;
    const says = `@${manager} is ${role} until ${expires}`;
    return isSoon ? { value: null, says, todo: `${share} --until +6m (or never)` } : { value: null, says };
  });
  return check;
}
