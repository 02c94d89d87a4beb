// What only the token shows: whose it is, which server that is, and the goals project.
import { decidesWhoIsIn } from '#growth/forge/exposure.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import type { Check, CheckedPermission } from '#reports/checkup.ts';
import type { Connection } from '#settings/resolution.ts';
import type { Said } from '#wording.ts';
import type { Desk } from '../desk.ts';
import type { ScheduleDesk } from '../schedule/planning.ts';
import type { PlanDesk } from '../set-up/planning.ts';
import { notChecked, without } from './check.ts';
import { grantCheck } from './grant-check.ts';
import { type FoundProject, managerCheck, privacyCheck, projectCheck, setupCheck } from './project-checks.ts';
import { scheduleCheck } from './schedule-check.ts';
import { clockCheck, quotaCheck, versionCheck } from './server-checks.ts';
import { tablesCheck } from './tables-check.ts';
import { tokenCheck } from './token-check.ts';

export type InsideDesk = PlanDesk & ScheduleDesk & Pick<Desk, 'zone'>;

export interface Checked {
  readonly checks: readonly Check<Said>[];
  readonly permissions: readonly CheckedPermission[] | null;
}

export const onlyChecks = (checks: readonly Check<Said>[]): Checked => ({ checks, permissions: null });

export const ofToken = ['Token', 'Version', 'Clock', 'Quota'];
export const ofProject = ['Project', 'Privacy', 'Setup', 'Tables', 'Manager', 'Schedule'];

export async function insideChecks(connection: Connection, forge: Forge, desk: InsideDesk): Promise<Checked> {
  const token = await tokenCheck(connection, forge, desk);
  if (token.value === null)
    return onlyChecks([token.check, ...without('the token is not accepted', [...ofToken.slice(1), ...ofProject])]);
  const { me } = token.value;
  const version = await versionCheck(forge);
  const clock = clockCheck(version.value, desk.now());
  const project = await projectCheck(connection, me, forge, desk);
  const { value } = project;
  const grant = await grantCheck({
    token: token.value.token,
    me,
    project: value?.facts ?? null,
    isHelper: value !== null && isHelper(value.facts),
    forge,
  });
  const permissions = grant?.permissions ?? null;
  const inside =
    value === null
      ? without('no goals project was found', ofProject.slice(1))
      : await partsChecks(value, { connection, me, forge, permissions }, desk);
  const ofGrant = grant === null ? [] : [grant.check];
  return {
    checks: [token.check, version.check, clock, quotaCheck(forge), project.check, ...ofGrant, ...inside],
    permissions,
  };
}

interface Scene {
  readonly connection: Connection;
  readonly me: Person;
  readonly forge: Forge;
  readonly permissions: Checked['permissions'];
}

async function partsChecks(
  project: FoundProject,
  { connection, me, forge, permissions }: Scene,
  desk: InsideDesk,
): Promise<readonly Check<Said>[]> {
  const privacy = privacyCheck(project, me, forge);
  if (isHelper(project.facts)) {
    const why = `that is for who owns ${project.facts.path}`;
    return [await privacy, ...without(why, ['Setup', 'Tables', 'Manager', 'Schedule'])];
  }
  /** A check that the token may not make is none that fails. */
  const unless = async (name: string, needs: readonly string[], check: () => Promise<Check<Said>>) => {
    const lacks = (permissions ?? []).filter(
      (one) => one.tab === 'Group and project' && one.state === 'missing' && needs.includes(one.name),
    );
    return lacks.length === 0
      ? check()
      : notChecked(name, `the token lacks ${lacks.map((one) => one.name).join(', ')}`);
  };
  return Promise.all([
    privacy,
    unless('Setup', ['Label: Read', 'Member: Read'], () => setupCheck(project, forge, desk)),
    tablesCheck(project, forge, desk),
    unless('Manager', ['Member: Read'], () => managerCheck(project, me, forge, desk)),
    unless('Schedule', ['Pipeline Schedule: Read', 'Variable: Read', 'Branch: Read', 'Member: Read'], () =>
      scheduleCheck({ connection, forge, me, ...project }, desk),
    ),
  ]);
}

/** Somebody who was let in: the files may be closed to them, and what is missing is not theirs to add. */
function isHelper({ myRole }: ProjectFacts): boolean {
  return myRole !== null && !decidesWhoIsIn(myRole);
}
