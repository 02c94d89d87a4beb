// The flags of `init` that put the report on a schedule, as plain input.
import type { Command } from 'commander';
import { DevgrowthError } from '#errors.ts';
import { type Cron, parseCron } from '#growth/time/cron.ts';
import type { ScheduleWords } from '#work/schedule/planning.ts';
import { textFlag } from '../answers.ts';

export function declareSchedule(command: Command): void {
  command
    .option(
      '--schedule <cron>',
      'GitLab makes the report by itself: "0 8 * * 2" is Tuesdays at 08:00 in your time zone',
    )
    .option('--schedule-token-stdin', "Read that job's token from stdin (scope read_api)")
    .option('--schedule-post', 'The job posts on the next 1:1, too (scope api)')
    .option('--no-schedule-post', 'It does not any more')
    .option('--remind', 'The job makes you a to-do, too (scope api)')
    .option('--no-remind', 'It does not any more');
}

/** @throws `usage` for a line that is no cron line */
export function scheduleFlags(flags: Readonly<Record<string, unknown>>): ScheduleWords {
  const hasToken = flags['scheduleTokenStdin'] === true;
  if (hasToken && flags['check'] === true) {
    throw new DevgrowthError('usage', '--check writes nothing, and needs no token', {
      hint: 'Leave --schedule-token-stdin out.',
    });
  }
  const { schedulePost, remind } = flags;
  return {
    cron: cronFlag(textFlag(flags, 'schedule')),
    posts: typeof schedulePost === 'boolean' ? schedulePost : null,
    reminds: typeof remind === 'boolean' ? remind : null,
    hasToken,
  };
}

function cronFlag(line: string | null): Cron | null {
  if (line === null) return null;
  const cron = parseCron(line);
  if (cron.ok) return cron.value;
  throw new DevgrowthError('usage', `--schedule: ${cron.problem}`, {
    hint: 'Put the line into quotes: devgrowth init --schedule "0 8 * * 2".',
  });
}
