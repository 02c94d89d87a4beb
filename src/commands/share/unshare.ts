// `devgrowth unshare`: takes somebody's access back, and says what that does not undo.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { exposureTo } from '#growth/forge/exposure.ts';
import type { Role } from '#growth/forge/project.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { renderUnshare, type ShownUnshare } from '#render/terminal/project/share.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input } from '../command.ts';
import { confirmed } from '../confirm.ts';
import { openSession, type Session } from '../session.ts';
import { whole } from '../whole.ts';
import { warn } from '../written-goal.ts';
import { allItems, findInvitee, type Invitee, usernameOf } from './invitee.ts';

interface UnshareWords {
  readonly username: string;
}

export const unshareCommand: CommandModule<UnshareWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth unshare @morgan --dry-run', 'devgrowth unshare @morgan --yes'],
  declare(command) {
    command.argument('<username>', 'Who it is, such as @sam');
  },
  parse: ([username = '']) => ({ username: usernameOf(username) }),
  run: runUnshare,
};

async function runUnshare({ shared, own }: Input<UnshareWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const invitee = await findInvitee(own.username, session, world);
  const { own: direct, effective } = invitee.membership;
  const { path, url } = session.project.facts;
  const who = `@${invitee.person.username}`;
  if (direct === null && effective === null) {
    world.stderr.write(
      ink`hint: an invitation by e-mail that nobody has accepted is taken back in the browser: ${oneLine(url)}/-/project_members\n`,
    );
    return end(null, [], { shared, own }, world, `No member already: ${who} in ${path}`);
  }
  if (direct === null || invitee.person.id === null) {
    throw new DevgrowthError(
      'refused',
      `${who} is in ${path} by a group, as ${effective?.role ?? 'a role of its own'}`,
      {
        hint: `That is taken back in the group: ${url}/-/project_members names it.`,
      },
    );
  }
  const shown = await whatGoes(invitee, session);
  const stream = shared.dryRun ? world.stdout : world.stderr;
  if (shared.format === 'text') {
    if (shared.dryRun) stream.write(ink`Nothing was written. This would be:\n\n`);
    stream.write(renderUnshare(shown, stream));
  }
  if (shared.dryRun) return end(shown, [], { shared, own }, world, null);
  await confirmed(shared, world, { message: `Take this access back from ${who}?`, default: false });
  const kept = await session.project.removeMember(invitee.person);
  const warnings =
    kept === null
      ? []
      : [
          {
            field: `access of ${who}`,
            asked: 'none',
            kept: kept.role ?? 'a role of its own',
            advice: `It comes from a group: ${url}/-/project_members names it.`,
          },
        ];
  return end(
    { ...shown, left: kept?.role ?? null },
    warnings,
    { shared, own },
    world,
    `Taken back: ${path} from ${who}`,
  );
}

/** After the write the server tells again what stays. */
async function whatGoes({ person, membership: { own, effective } }: Invitee, session: Session): Promise<ShownUnshare> {
  const items = await allItems(session);
  const role = effective?.role ?? own?.role ?? null;
  const left = await inheritedRole(person, session);
  const before = exposureTo({ person, role }, items);
  const after = new Set(exposureTo({ person, role: left }, items).visible);
  return {
    project: session.project.facts.path,
    person: { username: person.username, name: person.name },
    role,
    loses: before.visible.filter((item) => !after.has(item)),
    assigned: items.filter(({ assignees }) => assignees.some(({ id }) => id === person.id)),
    left,
  };
}

/** The project tells a person's highest role alone; what a group gives, the group is asked for. */
async function inheritedRole(person: Invitee['person'], { forge, project }: Session): Promise<Role | null> {
  const { owner, path } = project.facts;
  if (owner !== null) return null;
  const group = await forge.namespace(path.slice(0, path.lastIndexOf('/')));
  if (group === null) return null;
  return (
    whole(await forge.groupMembers(group), group.path, 'Nothing was changed. Run this again.').find(
      (member) => member.person.id === person.id,
    )?.role ?? null
  );
}

function end(
  shown: ShownUnshare | null,
  warnings: readonly Dropped[],
  { shared, own }: Input<UnshareWords>,
  world: World,
  say: string | null,
): ExitCode {
  if (shared.format === 'json') {
    world.stdout.write(
      documentText('unshare', { username: own.username, change: shown, dryRun: shared.dryRun, warnings }),
    );
  } else if (say !== null) world.stdout.write(ink`${oneLine(say)}\n`);
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}
