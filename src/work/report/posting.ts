// The report as a comment on the next 1:1, before it is written: on which one, and its very words.
import { DevgrowthError } from '#errors.ts';
import { type DatedOneOnOne, currentMeeting } from '#growth/meetings/one-on-one.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { given, said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import { refusePart } from '../whole.ts';
import type { ReadReport } from './reading.ts';

interface PostAsked {
  /** In a few lines. */
  readonly isShort: boolean;
  /** The manager is mentioned, and so notified. */
  readonly mention: boolean;
}

/** Writes nothing. @throws `not-found` where no 1:1 is open, `configuration` where no manager is known to mention */
export function planPost(
  { report, meetings }: ReadReport,
  { isShort, mention }: PostAsked,
  session: Session,
): { readonly meeting: DatedOneOnOne; readonly body: string } {
  const goals = report.completeness.sources.find(({ name }) => name === 'goals');
  if (goals?.seen === 0) refusePart(goals, session.project.facts.path, 'Nothing was posted. Run this again.');
  const meeting = meetingFor(meetings, session.now.today);
  const words = isShort ? renderHallway(report) : renderReportMarkdown(report);
  return { meeting, body: mention ? `@${managerOf(session)}\n\n${words}` : words };
}

function meetingFor(meetings: ReadReport['meetings'], today: string): DatedOneOnOne {
  const meeting = currentMeeting(meetings, today);
  if (meeting !== null) return meeting;
  throw new DevgrowthError('not-found', 'there is no open 1:1 to post the report on', {
    hint: said`Open the next one with \`${step('1on1 prepare')}\`, then run this again.`,
  });
}

function managerOf({ settings }: Session): string {
  if (settings.manager !== null) return settings.manager;
  throw new DevgrowthError('configuration', 'the settings of this project name no manager to mention', {
    hint: said`Name one in .devgrowth.yml (manager: <username>), or leave ${given('mention')} out.`,
  });
}
