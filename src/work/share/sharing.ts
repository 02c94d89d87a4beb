// Lets somebody into the goals project, after what becomes visible to them is known to the last issue.
import { DevgrowthError } from '#errors.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { exposureTo, type SharedRole, sharedRoles, readsRepository, roleMay } from '#growth/forge/exposure.ts';
import type { Day } from '#growth/words/goal.ts';
import { type Role, roles } from '#growth/forge/project.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { ShownShare } from '#reports/access-change.ts';
import { given, said, Wording } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import { allItems, findInvitee, type Invitee } from './invitee.ts';
import { offeredRoles } from './offered-roles.ts';

export interface ShareWords {
  readonly username: string;
  readonly role: SharedRole | null;
  /** As typed; null: as it is, or no end. */
  readonly until: string | null;
}

interface Wanted {
  readonly role: SharedRole;
  /** Left out: as it is. */
  readonly expires?: Day | null;
}

export interface PlannedShare {
  readonly invitee: Invitee;
  readonly wanted: Wanted;
  readonly shown: ShownShare;
  /** False where it is so already. */
  readonly isChange: boolean;
}

export async function planShare(
  words: ShareWords,
  session: Session,
  desk: Pick<Desk, 'ask' | 'talk' | 'yes'>,
): Promise<PlannedShare> {
  const until = words.until === null ? null : { expires: parseUntil(words.until, session) };
  const invitee = await findInvitee(words.username, session, desk);
  // A membership that has ended is not prolonged by its old end.
  const hasEnded = (invitee.membership.own?.expires ?? '9999-12-31') <= session.now.today;
  const expires = until ?? (hasEnded ? { expires: null } : {});
  const wanted: Wanted = { role: await chooseRole(invitee, words, session, desk), ...expires };
  refuseLessThanInherited(invitee, wanted, session);
  const { isChange, ...shown } = await whatChanges(invitee, wanted, session);
  return { invitee, wanted, shown, isChange };
}

/** Once there is a yes to it. */
export async function share(
  { invitee, wanted, shown }: PlannedShare,
  { project }: Pick<Session, 'project'>,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<{ readonly shown: ShownShare; readonly warnings: readonly Dropped[] }> {
  await confirmed(desk, { message: `Give @${invitee.person.username} this access?`, default: false });
  const { value, warnings } = await project.setMember(invitee.person, wanted);
  return { shown: { ...shown, to: { role: value.role, until: value.expires } }, warnings };
}

async function chooseRole(
  { membership }: Invitee,
  own: ShareWords,
  session: Pick<Session, 'forge'>,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<SharedRole> {
  const ask = desk.yes ? null : desk.ask;
  if (own.role === 'guest' || own.role === 'reporter') return own.role;
  const present = sharedRoles.find((role) => role === membership.own?.role) ?? null;
  // Only the end of the membership is to change: a role that nobody named stays.
  if (ask === null && own.role === null && (membership.own === null || present !== null)) return present ?? 'guest';
  if (ask === null && own.role === null) {
    throw new DevgrowthError(
      'usage',
      `their role is ${membership.own?.role ?? 'one of its own'}: say which it is to be`,
      {
        hint: said`Add ${new Wording(sharedRoles.flatMap((role, index) => [index === 0 ? '' : ', ', given('role', role)]))}.`,
      },
    );
  }
  const offered = await offeredRoles(session.forge);
  if (own.role === 'planner' || ask === null) return offered.orRefuse('planner');
  return ask.choice<SharedRole>({
    name: 'role',
    message: `What may @${own.username} do?`,
    choices: offered.roles.map((role) => ({ value: role, label: role, about: roleMay[role].join('; ') })),
    default: present !== null && offered.roles.includes(present) ? present : 'guest',
  });
}

/** `never` takes an end away. GitLab lets nobody in from the start of that day on, in UTC. */
function parseUntil(text: string, { now, settings }: Pick<Session, 'now' | 'settings'>): Day | null {
  if (text.trim().toLowerCase() === 'never') return null;
  const day = parseDue(text, { today: now.today, startMonth: settings.fiscalYearStart });
  const hint = said`For instance \`${given('until', '2026-12-31')}\`, \`${given('until', '+3m')}\`, \`${given('until', 'end of quarter')}\`, \`${given('until', 'never')}\`.`;
  if (!day.ok) throw new DevgrowthError('usage', said`${given('until')}: ${day.problem}`, { hint });
  if (day.value > now.today) return day.value;
  throw new DevgrowthError('usage', said`${given('until', day.value)} is not ahead: access ends when that day begins`, {
    hint,
  });
}

const rank = (role: Role | null) => (role === null ? -1 : roles.indexOf(role));

function refuseLessThanInherited(
  { person, membership }: Invitee,
  wanted: Wanted,
  { project }: Pick<Session, 'project'>,
): void {
  const { own, effective } = membership;
  const inherited = effective?.role ?? null;
  if (inherited === null || (own !== null && own.role === inherited)) return;
  const who = `@${person.username} is ${inherited} of ${project.facts.path} by a group`;
  const hint = `Only the group can change that: ${project.facts.url}/-/project_members names it.`;
  if (rank(wanted.role) < rank(inherited))
    throw new DevgrowthError('refused', `${who}, and can be no less in the project`, { hint });
  if (wanted.role === inherited && wanted.expires != null)
    throw new DevgrowthError('refused', `${who}: that does not end with a membership here`, { hint });
}

async function whatChanges(
  { person, membership }: Invitee,
  wanted: Wanted,
  session: Session,
): Promise<ShownShare & { readonly isChange: boolean }> {
  const { own, effective } = membership;
  const { facts } = session.project;
  const until = wanted.expires === undefined ? (own?.expires ?? null) : wanted.expires;
  const isChange =
    effective === null || effective.role !== wanted.role || (own !== null && (own.expires ?? null) !== until);
  const items = isChange ? await allItems(session) : [];
  const before = exposureTo({ person, role: effective?.role ?? null }, items);
  const after = exposureTo({ person, role: wanted.role }, items);
  const isAboutPlanner = wanted.role === 'planner' || effective?.role === 'planner';
  const version = isChange && isAboutPlanner ? (await session.forge.server()).version : null;
  const had = new Set(before.visible);
  const has = new Set(after.visible);
  return {
    isChange,
    project: facts.path,
    url: facts.url,
    person: { username: person.username, name: person.name },
    from: effective === null ? null : { role: effective.role, until: effective.expires, inherited: own === null },
    to: { role: wanted.role, until },
    gains: after.visible.filter((item) => !had.has(item)),
    keeps: after.visible.filter((item) => had.has(item)),
    loses: before.visible.filter((item) => !has.has(item)),
    hidden: after.hidden.filter((item) => !had.has(item)),
    repository: readsRepository(wanted.role, version),
    repositoryBefore: readsRepository(effective?.role ?? null, version),
    may: roleMay[wanted.role],
    group: facts.owner === null ? facts.path.slice(0, facts.path.lastIndexOf('/')) : null,
  };
}
