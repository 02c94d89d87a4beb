// What a fine-grained token may, by what this person does with it: told by the server where it tells, else tried, and never by writing.
import type { Forge } from '#growth/forge/forge.ts';
import {
  fineGrainedTokenPage,
  isGranted,
  type Permission,
  type PermissionAnswer,
  type Purpose,
  permissionsFor,
  titleOf,
} from '#growth/forge/permissions.ts';
import type { ProjectFacts } from '#growth/forge/project.ts';
import type { Person } from '#growth/words/goal.ts';
import type { TokenFacts } from '#growth/forge/token.ts';
import type { Check, CheckedPermission } from '#reports/checkup.ts';
import { type Said, said, step } from '#wording.ts';
import { found } from './check.ts';

interface GrantScene {
  readonly token: TokenFacts;
  readonly me: Person;
  /** null: none was found. */
  readonly project: ProjectFacts | null;
  /** Somebody who was let in by another. */
  readonly isHelper: boolean;
  readonly forge: Forge;
}

interface Grants {
  readonly check: Check<Said>;
  readonly permissions: readonly CheckedPermission[];
}

/** @returns null for any other token: its scope says it all */
export async function grantCheck(scene: GrantScene): Promise<Grants | null> {
  if (!scene.token.granular) return null;
  const used: readonly Purpose[] = scene.isHelper ? ['manager'] : ['report', 'everyday', 'init'];
  const { check, value } = await found('Grant', async () => {
    const list = [...new Set(used.flatMap((purpose) => permissionsFor(purpose, 'needed', 'better')))];
    const permissions = await Promise.all(
      list.map(async (permission) => ({
        tab: permission.tab,
        name: permission.name,
        purposes: used.filter((purpose) => permission.for[purpose] !== undefined),
        ...(await answerTo(permission, scene)),
      })),
    );
    return { value: permissions, ...wordsOf(used, permissions, scene.forge.base) };
  });
  return { check, permissions: value ?? [] };
}

/** What the grant names is believed; what it does not name is asked for once more: its words have moved before. */
async function answerTo(permission: Permission, { token, me, project, forge }: GrantScene): Promise<PermissionAnswer> {
  const place = project && { projectId: project.id, isPersonal: project.owner?.id === me.id };
  const told = token.grants === null ? 'not-told' : isGranted(permission, token.grants, place);
  if (told === 'granted') return { state: told, says: null };
  const tried = await forge.tryPermission(permission, project?.id ?? null);
  return tried.state === 'not-told' && told === 'missing' ? { state: told, says: 'its grant does not name it' } : tried;
}

function wordsOf(
  used: readonly Purpose[],
  permissions: readonly CheckedPermission[],
  base: string,
): { says: string; todo?: Said; isFailed?: boolean } {
  const neededFor = (purpose: Purpose, state: CheckedPermission['state']) => {
    const needed = titlesOf([purpose], 'needed');
    return permissions.filter((one) => one.state === state && needed.has(titleOf(one))).map(titleOf);
  };
  const lacking = (purpose: Purpose) => neededFor(purpose, 'missing');
  const isTold = (purpose: Purpose) => neededFor(purpose, 'not-told').length === 0;
  const daily = used.filter((purpose) => purpose !== 'init');
  const onlyBetter = titlesOf(daily, 'better');
  const better = permissions.filter((one) => one.state === 'missing' && onlyBetter.has(titleOf(one))).map(titleOf);
  const shownLater = permissions.filter(({ state, purposes }) => state === 'not-told' && purposes.some(isDaily));
  const says = [
    ...used.map((purpose) => {
      const names = lacking(purpose);
      if (names.length === 0) return `${purpose}: ${isTold(purpose) ? 'all is there' : 'nothing is seen missing'}`;
      const isAside = purpose === 'init' && lacking('everyday').length === 0;
      return isAside
        ? `init, schedule, share: ${names.length} permissions less, which are for the day that needs them`
        : `${purpose} lacks ${names.join(', ')}`;
    }),
    ...(better.length === 0 ? [] : [`better with ${better.join(', ')}`]),
    ...(shownLater.length === 0 ? [] : [`shown when used: ${shownLater.map(titleOf).join(', ')}`]),
  ].join('; ');
  const short = daily.find((purpose) => lacking(purpose).length > 0);
  if (short === undefined) return { says };
  const wanted = short === 'report' ? 'everyday' : short;
  const todo = said`Make a new token, for a grant cannot be edited (${step('auth permissions', wanted)} lists what to tick): ${fineGrainedTokenPage(base)}`;
  return { says, todo, isFailed: short !== 'everyday' };
}

const isDaily = (purpose: string) => purpose !== 'init';

function titlesOf(purposes: readonly Purpose[], weight: 'needed' | 'better'): ReadonlySet<string> {
  return new Set(purposes.flatMap((purpose) => permissionsFor(purpose, weight)).map(titleOf));
}
