// `report --post`: the report as a comment on the next 1:1, made for whoever of the project's members sees least.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { type DatedOneOnOne, currentMeeting } from '#growth/meetings/one-on-one.ts';
import { documentText } from '#render/json/document.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import type { Session } from '../session.ts';
import { endDryRun, warn } from '../written-goal.ts';
import { postReport } from './posted.ts';
import type { ReadReport } from './reading.ts';
import type { Input } from '../command.ts';
import { warnIncomplete } from '../incomplete.ts';
import { refusePart } from '../whole.ts';

export async function post(
  { report, window, meetings }: ReadReport,
  { shared, own }: Input<{ readonly mention: boolean }>,
  session: Session,
  world: World,
): Promise<ExitCode> {
  const { completeness } = report;
  const goals = completeness.sources.find(({ name }) => name === 'goals');
  if (goals?.seen === 0) refusePart(goals, session.project.facts.path, 'Nothing was posted. Run this again.');
  const meeting = meetingFor(meetings, session.now.today);
  const words = shared.format === 'hallway' ? renderHallway(report) : renderReportMarkdown(report);
  const body = own.mention ? `@${managerOf(session)}\n\n${words}` : words;
  const { iid, title, url, day } = meeting;
  if (shared.dryRun)
    return endDryRun([`comment on #${iid} ${oneLine(title)}`, '', ...body.trimEnd().split('\n')], shared, world);
  const { how, value, warnings } = await postReport(body, meeting, window, session);
  warnIncomplete(completeness, world);
  if (shared.format === 'json') {
    const about = { iid, title, url, day };
    world.stdout.write(
      documentText('report-post', { meeting: about, comment: { id: value.id, how }, completeness, warnings }),
    );
  } else {
    const verb =
      how === 'new'
        ? 'Posted the report on'
        : how === 'replaced'
          ? 'Renewed the report on'
          : 'The report is up to date on';
    world.stdout.write(ink`${verb} #${iid} ${oneLine(title)}\n${oneLine(url)}#note_${value.id}\n`);
  }
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}

function meetingFor(meetings: ReadReport['meetings'], today: string): DatedOneOnOne {
  const meeting = currentMeeting(meetings, today);
  if (meeting !== null) return meeting;
  throw new DevgrowthError('not-found', 'there is no open 1:1 to post the report on', {
    hint: 'Open the next one with `devgrowth 1on1 prepare`, then run this again.',
  });
}

function managerOf({ settings }: Session): string {
  if (settings.manager !== null) return settings.manager;
  throw new DevgrowthError('configuration', 'the settings of this project name no manager to mention', {
    hint: 'Name one in .devgrowth.yml (manager: <username>), or leave --mention out.',
  });
}
