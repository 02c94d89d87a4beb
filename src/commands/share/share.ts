// `devgrowth share`: lets somebody into the goals project, after showing exactly what becomes visible to them.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { parseDue } from '#growth/time/due-date.ts';
import { exposureTo, type SharedRole, sharedRoles, readsRepository, roleMay } from '#growth/forge/exposure.ts';
import type { Day } from '#growth/words/goal.ts';
import { type Role, roles } from '#growth/forge/project.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { aboutAccess, renderShare, type ShownShare } from '#render/terminal/project/share.ts';
import type { World } from '#world.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, Input, SharedInput } from '../command.ts';
import { confirmed } from '../confirm.ts';
import { openSession, type Session } from '../session.ts';
import { warn } from '../written-goal.ts';
import { allItems, findInvitee, type Invitee, usernameOf } from './invitee.ts';
import { offeredRoles } from './planner.ts';

interface ShareWords {
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

export const shareCommand: CommandModule<ShareWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth share @morgan --dry-run', 'devgrowth share @sam --role reporter --until +3m --yes'],
  completes: { '--role': sharedRoles },
  declare(command) {
    command
      .argument('<username>', 'Who it is, such as @sam')
      .option(
        '--role <role>',
        `${sharedRoles.join(', ')} (default: guest, who sees confidential things only if theirs)`,
      )
      .option('--until <date>', 'When their access ends: 2026-12-31, +3m, "end of quarter"; never');
  },
  parse: ([username = ''], flags) => ({
    username: usernameOf(username),
    role: choiceFlag(flags, 'role', sharedRoles),
    until: textFlag(flags, 'until'),
  }),
  run: runShare,
};

async function runShare({ shared, own }: Input<ShareWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const until = own.until === null ? null : { expires: parseUntil(own.until, session) };
  const invitee = await findInvitee(own.username, session, world);
  // A membership that has ended is not prolonged by its old end.
  const hasEnded = (invitee.membership.own?.expires ?? '9999-12-31') <= session.now.today;
  const expires = until ?? (hasEnded ? { expires: null } : {});
  const wanted: Wanted = { role: await chooseRole(invitee, { shared, own }, session, world), ...expires };
  refuseLessThanInherited(invitee, wanted, session);
  const shown = await whatChanges(invitee, wanted, session);
  if (!shown.isChange) return end(shown, [], shared, world, `Already: ${aboutAccess(shown)}`);

  const stream = shared.dryRun ? world.stdout : world.stderr;
  if (shared.format === 'text') {
    if (shared.dryRun) stream.write(ink`Nothing was written. This would be:\n\n`);
    stream.write(renderShare(shown, stream));
  }
  if (shared.dryRun) return end(shown, [], shared, world, null);
  await confirmed(shared, world, { message: `Give @${invitee.person.username} this access?`, default: false });
  const { value, warnings } = await session.project.setMember(invitee.person, wanted);
  const kept = { ...shown, to: { role: value.role, until: value.expires } };
  return end(kept, warnings, shared, world, `Shared: ${aboutAccess(kept)}`);
}

function end(
  { repositoryBefore: _before, ...shown }: ShownShare,
  warnings: readonly Dropped[],
  { format, dryRun }: SharedInput,
  world: World,
  say: string | null,
): ExitCode {
  if (format === 'json') {
    world.stdout.write(documentText('share', { ...shown, dryRun, warnings }));
  } else if (say !== null) world.stdout.write(ink`${say}\n${shown.url}\n`);
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}

async function chooseRole(
  { membership }: Invitee,
  { shared, own }: Input<ShareWords>,
  session: Session,
  world: World,
): Promise<SharedRole> {
  if (own.role === 'guest' || own.role === 'reporter') return own.role;
  const present = sharedRoles.find((role) => role === membership.own?.role) ?? null;
  const asks = own.role === null && shared.mayAsk && !shared.yes;
  // Only the end of the membership is to change: a role that nobody named stays.
  if (!asks && own.role === null && (membership.own === null || present !== null)) return present ?? 'guest';
  if (!asks && own.role === null) {
    throw new DevgrowthError(
      'usage',
      `their role is ${membership.own?.role ?? 'one of its own'}: say which it is to be`,
      {
        hint: `Add --role ${sharedRoles.join(', --role ')}.`,
      },
    );
  }
  const offered = await offeredRoles(session.forge);
  if (own.role === 'planner') return offered.orRefuse('planner');
  return world.prompt.choice<SharedRole>({
    name: 'role',
    message: `What may @${own.username} do?`,
    choices: offered.roles.map((role) => ({ value: role, label: role, about: roleMay[role].join('; ') })),
    default: present !== null && offered.roles.includes(present) ? present : 'guest',
  });
}

/** `never` takes an end away. GitLab lets nobody in from the start of that day on, in UTC. */
function parseUntil(text: string, { now, settings }: Session): Day | null {
  if (text.trim().toLowerCase() === 'never') return null;
  const day = parseDue(text, { today: now.today, startMonth: settings.fiscalYearStart });
  const hint = 'For instance `--until 2026-12-31`, `--until +3m`, `--until "end of quarter"`, `--until never`.';
  if (!day.ok) throw new DevgrowthError('usage', `--until: ${day.problem}`, { hint });
  if (day.value > now.today) return day.value;
  throw new DevgrowthError('usage', `--until ${day.value} is not ahead: access ends when that day begins`, { hint });
}

const rank = (role: Role | null) => (role === null ? -1 : roles.indexOf(role));

function refuseLessThanInherited({ person, membership }: Invitee, wanted: Wanted, { project }: Session): void {
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
  };
}
