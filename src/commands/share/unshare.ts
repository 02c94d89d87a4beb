// `devgrowth unshare`: takes somebody's access back, and says what that does not undo.
import { type ExitCode, exitCodes } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { renderUnshare } from '#render/terminal/project/share.ts';
import { oneLine } from '#render/text.ts';
import type { ShownUnshare } from '#reports/access-change.ts';
import { openSession } from '#work/session.ts';
import { usernameOf } from '#work/share/invitee.ts';
import { planUnshare, unshare } from '#work/share/unsharing.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { warn } from '../written-goal.ts';

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

async function runUnshare({ shared, own }: Input<UnshareWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const { username, taking } = await planUnshare(own.username, session, world);
  const { path } = session.project.facts;
  const who = `@${username}`;
  if (taking === null) return end(null, [], { shared, own }, world, `No member already: ${who} in ${path}`);
  const { shown } = taking;
  const stream = shared.dryRun ? world.stdout : world.stderr;
  if (shared.format === 'text') {
    if (shared.dryRun) stream.write(ink`Nothing was written. This would be:\n\n`);
    stream.write(renderUnshare(shown, stream));
  }
  if (shared.dryRun) return end(shown, [], { shared, own }, world, null);
  const kept = await unshare(taking, session, world);
  return end(kept.shown, kept.warnings, { shared, own }, world, `Taken back: ${path} from ${who}`);
}

async function end(
  shown: ShownUnshare | null,
  warnings: readonly Dropped[],
  { shared, own }: Input<UnshareWords>,
  world: CommandWorld,
  say: string | null,
): Promise<ExitCode> {
  if (shared.format === 'json') {
    world.stdout.write(
      await documentText('unshare', { username: own.username, change: shown, dryRun: shared.dryRun, warnings }),
    );
  } else if (say !== null) world.stdout.write(ink`${oneLine(say)}\n`);
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}
