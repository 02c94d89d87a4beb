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
import { given, type Said, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { personNamed } from '../person-named.ts';
import { momentOf, projectSettingsOf } from '../session.ts';
import type { Step } from '../set-up/plan.ts';
import { type PlanDesk, planProject } from '../set-up/planning.ts';
import { findGoalsProject, NoGoalsProject } from '../whose-project.ts';
import { checked, type Found, found } from './check.ts';

export interface FoundProject {
  readonly facts: ProjectFacts;
  readonly settings: ProjectSettings;
}

export function projectCheck(
  connection: Connection,
  me: Person,
  forge: Forge,
  desk: Pick<Desk, 'zone'>,
): Promise<Found<FoundProject>> {
  return found('Project', async () => {
    const facts = await findGoalsProject(forge, connection).catch(unlessOnlyShared);
    if ('shared' in facts) return { value: null, says: facts.shared };
    const settings = await projectSettingsOf(facts, me, forge, desk);
    // A personal project has one owner, and ends when their account does.
    const says =
      facts.owner?.id === me.id
        ? said`${facts.path}, goes with your account: \`${step('archive')}\``
        : `${facts.path}, you are ${facts.myRole ?? 'in it with a role of your own'}`;
    const archived = {
      todo: `It is archived, nothing can be written: restore it at ${facts.url}/edit`,
      isFailed: true,
    };
    return { value: { facts, settings }, says, ...(facts.archived ? archived : {}) };
  });
}

/** Whoever reads others' goals need not have any. */
function unlessOnlyShared(error: unknown): { readonly shared: Said } {
  if (!(error instanceof NoGoalsProject) || error.archived !== null) throw error;
  const [first] = error.shared;
  if (first === undefined) throw error;
  const theirs = error.shared.join(', ');
  return {
    shared: said`none of your own; shared with you: ${theirs}, to be read with ${given('project', first)} or \`${step('team')}\``,
  };
}

export function privacyCheck({ facts }: FoundProject, me: Person, forge: Forge): Promise<Check<Said>> {
  return checked('Privacy', async () => {
    const { items, source } = (await forge.open(facts, {}).members()).asFarAsRead();
    const others = items.filter(({ person }) => person.id !== me.id);
    const who = others.length === 0 ? 'only you can read it' : `read by ${readerNames(['you'], others)}`;
    const unsure = isComplete(source) ? '' : '; perhaps by others: the members could not be read completely';
    const open = openTo(facts.visibility);
    if (open === null) return { says: `private; ${who}${unsure}` };
    return {
      says: `${facts.visibility}: ${open} can read it`,
      todo: `Make it private: ${facts.url}/edit (Visibility)`,
      isFailed: true,
    };
  });
}

export function setupCheck({ facts, settings }: FoundProject, forge: Forge, desk: PlanDesk): Promise<Check<Said>> {
  return checked('Setup', async () => {
    const target = { path: facts.path, facts, group: null };
    const { steps } = await planProject(target, { settings, manager: null, templates: null }, forge, desk);
    const missing = steps.filter(({ action }) => action === 'create' || action === 'update');
    const drift = steps.filter(({ action }) => action === 'drift');
    const says = [
      ...(missing.length > 0 ? [`missing or old: ${counted(missing)}`] : []),
      ...(drift.length > 0 ? [`changed by hand: ${counted(drift)}`] : []),
    ];
    if (says.length === 0)
      return {
        says: `labels, quarters, board, templates and dashboard are there (${steps.length} parts)`,
      };
    const todo =
      missing.length > 0
        ? said`${step('init')} shows what it would add, and asks.`
        : said`${step('init', { check: true })} names them.`;
    return { says: says.join('; '), todo };
  });
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

export function managerCheck(
  { facts, settings }: FoundProject,
  me: Person,
  forge: Forge,
  desk: Pick<Desk, 'now'>,
): Promise<Check<Said>> {
  const { manager, timeZone } = settings;
  return checked('Manager', async () => {
    if (manager === null) {
      // A role that does not open the file fails here: nobody knows then whether one is named.
      await forge.open(facts, {}).readFile(projectSettingsPath);
      return { says: 'none is named in .devgrowth.yml, and nobody has to be' };
    }
    const username = `@${manager}`;
    const share = said`${step('share', username)}`;
    const project = forge.open(facts, {});
    const person = await personNamed(manager, forge, project, null);
    if (person === null)
      return {
        says: `there is no user @${manager}`,
        todo: 'Write their username after "manager:" in .devgrowth.yml.',
      };
    if (person.id === me.id) return { says: `you are the manager, @${manager}` };
    const effective = person.id === null ? null : (await project.membership(person)).effective;
    if (effective === null) return { says: `@${manager} is no member: they see nothing`, todo: share };
    const role = effective.role ?? 'a role of their own';
    const { expires } = effective;
    if (expires === null) return { says: `@${manager} is ${role}` };
    const isSoon = daysBetween(momentOf(desk, timeZone).today, expires) < soonDays;
    const says = `@${manager} is ${role} until ${expires}`;
    return isSoon ? { says, todo: said`${step('share', username, { until: '+6m' })} (or never)` } : { says };
  });
}
