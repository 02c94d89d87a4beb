// `devgrowth share`: lets somebody into the goals project, after showing exactly what becomes visible to them.
import { type ExitCode, exitCodes } from '#errors.ts';
import { sharedRoles } from '#growth/forge/exposure.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { aboutAccess, renderShare } from '#render/terminal/project/share.ts';
import type { ShownShare } from '#reports/access-change.ts';
import { openSession } from '#work/session.ts';
import { usernameOf } from '#work/share/invitee.ts';
import { planShare, share, type ShareWords } from '#work/share/sharing.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { warn } from '../written-goal.ts';
import { runAsManager } from './as-manager.ts';

interface Words extends ShareWords {
  readonly asManager: boolean;
}

export const shareCommand: CommandModule<Words> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth share @morgan --dry-run',
    'devgrowth share @sam --role reporter --until +3m --yes',
    'devgrowth share @sam --as-manager --dry-run',
  ],
  completes: { '--role': sharedRoles },
  declare(command) {
    command
      .argument('<username>', 'Who it is, such as @sam')
      .option(
        '--role <role>',
        `${sharedRoles.join(', ')} (default: guest, who sees confidential things only if theirs)`,
      )
      .option('--until <day>', 'When their access ends; never')
      .option('--as-manager', 'They are the manager from now on, in the place of whoever is it');
  },
  parse: ([username = ''], flags) => ({
    username: usernameOf(username),
    role: choiceFlag(flags, 'role', sharedRoles),
    until: textFlag(flags, 'until'),
    asManager: flags['asManager'] === true,
  }),
  run: (input, world) => (input.own.asManager ? runAsManager(input, world) : runShare(input, world)),
};

async function runShare({ shared, own }: Input<ShareWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const planned = await planShare(own, session, world);
  const { shown, isChange } = planned;
  if (!isChange) return end(shown, [], shared, world, `Already: ${aboutAccess(shown)}`);

  const stream = shared.dryRun ? world.stdout : world.stderr;
  if (shared.format === 'text') {
    if (shared.dryRun) stream.write(ink`Nothing was written. This would be:\n\n`);
    stream.write(renderShare(shown, stream));
  }
  if (shared.dryRun) return end(shown, [], shared, world, null);
  const kept = await share(planned, session, world);
  return end(kept.shown, kept.warnings, shared, world, `Shared: ${aboutAccess(kept.shown)}`);
}

async function end(
  { repositoryBefore: _before, ...shown }: ShownShare,
  warnings: readonly Dropped[],
  { format, dryRun }: SharedInput,
  world: CommandWorld,
  say: string | null,
): Promise<ExitCode> {
  if (format === 'json') {
    world.stdout.write(await documentText('share', { ...shown, manager: null, dryRun, warnings }));
  } else if (say !== null) world.stdout.write(ink`${say}\n${shown.url}\n`);
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}
