// `devgrowth share --as-manager`: shows who follows whom on what, and at the end what becomes of the former one's access.
import { type ExitCode, exitCodes } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { renderHandover } from '#render/terminal/project/handover.ts';
import { aboutAccess, renderShare, renderUnshare } from '#render/terminal/project/share.ts';
import { oneLine } from '#render/text.ts';
import type { ShownHandover, ShownShare } from '#reports/access-change.ts';
import { openSession, type Session } from '#work/session.ts';
import { planLeaving } from '#work/share/former-manager.ts';
import { type HandedOver, handOver, planHandover } from '#work/share/handing-over.ts';
import type { ShareWords } from '#work/share/sharing.ts';
import { unshare } from '#work/share/unsharing.ts';
import type { CommandWorld, Input, SharedInput } from '../command.ts';
import { warn } from '../written-goal.ts';

export async function runAsManager({ shared, own }: Input<ShareWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const planned = await planHandover(own, session, world);
  const { share, shown, isChange } = planned;
  const stream = shared.dryRun ? world.stdout : world.stderr;
  if (shared.format === 'text' && (isChange || shown.keptHidden.length > 0)) {
    if (shared.dryRun) stream.write(ink`Nothing was written. This would be:\n\n`);
    if (share.isChange) stream.write(renderShare(share.shown, stream));
    stream.write(renderHandover(shown, share.shown, stream));
  }
  if (shared.dryRun) {
    await tell(share.shown, shown, [], shared, world, isChange ? null : 'Already');
    return exitCodes.done;
  }
  const done = await handOver(planned, session, world);
  const warnings = [...done.warnings, ...(await letGo(done, session, shared, world))];
  await tell(done.share, done.shown, warnings, shared, world, isChange ? 'Manager' : 'Already');
  sayHidden(done, session, world);
  return warn(warnings, world);
}

/** The new manager is in by now, whatever is said to this. */
async function letGo(
  { shown: { former } }: HandedOver,
  session: Session,
  { format }: SharedInput,
  world: CommandWorld,
): Promise<readonly Dropped[]> {
  const leaving = await planLeaving(former, session, world);
  if (leaving === null || world.ask === null) return [];
  if (format === 'text') world.stderr.write(renderUnshare(leaving.shown, world.stderr));
  const message = `Take this access back from @${oneLine(leaving.person.username)}, who was the manager?`;
  if (!(await world.ask.confirm({ name: 'unshare', message, default: false }))) return [];
  return (await unshare(leaving, session, { ask: null, yes: true })).warnings;
}

async function tell(
  { repositoryBefore: _before, ...access }: ShownShare,
  manager: ShownHandover,
  warnings: readonly Dropped[],
  { format, dryRun }: SharedInput,
  world: CommandWorld,
  say: string | null,
): Promise<void> {
  if (format === 'json') world.stdout.write(await documentText('share', { ...access, manager, dryRun, warnings }));
  else if (say !== null) world.stdout.write(ink`${say}: ${aboutAccess(access)}\n${access.url}\n`);
}

function sayHidden({ shown: { keptHidden, former } }: HandedOver, { project }: Session, world: CommandWorld): void {
  if (keptHidden.length === 0) return;
  const items = keptHidden.map(({ iid, title }) => `#${iid} ${oneLine(title)}`).join(', ');
  world.talk.note(`confidential, and still assigned to @${oneLine(former ?? '')}: ${items}`);
  world.talk.hint(`The new manager reads what is assigned to them: ${oneLine(project.facts.url)}/-/issues`);
}
