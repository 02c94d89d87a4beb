// `report --remind`: says whether the dashboard is on the to-do list now.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { planReminder, remind } from '#work/report/reminding.ts';
import type { Session } from '#work/session.ts';
import type { CommandWorld, SharedInput } from '../command.ts';
import { endDryRun } from '../written-goal.ts';

const sentences = {
  added: 'is on your to-do list now',
  there: 'is on your to-do list already',
  // Which days those are, a job's log tells nobody.
  away: 'is not put on your to-do list: you are away',
} as const;

export async function runReminder(shared: SharedInput, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planReminder(session);
  const { iid, title, url } = planned.dashboard;
  if (shared.dryRun) {
    const what = planned.isAway ? 'nothing: you are away' : `to-do of your own: #${iid} ${oneLine(title)}`;
    return endDryRun([what], shared, world);
  }
  const how = await remind(planned, session);
  world.stdout.write(
    shared.format === 'json'
      ? await documentText('report-reminder', { dashboard: { iid, title, url }, how })
      : ink`#${iid} ${oneLine(title)} ${sentences[how]}\n${oneLine(url)}\n`,
  );
  return exitCodes.done;
}
