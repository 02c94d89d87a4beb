// The report as a comment on the next 1:1, before it is written: on which one, and its very words.
import { DevgrowthError } from '#errors.ts';
import { type DatedOneOnOne, currentMeeting } from '#growth/meetings/one-on-one.ts';
import { code, inline } from '#render/markdown/escape.ts';
import { renderHallway } from '#render/markdown/hallway.ts';
import { liveNaming } from '#render/markdown/references.ts';
import { linkedGoals, renderReportMarkdown } from '#render/markdown/report.ts';
import { given, said, step } from '#wording.ts';
import { openGoals } from '../open-goals-page.ts';
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
  const words = isShort ? linkedHallway(report) : linkedReport(report, session);
  return { meeting, body: mention ? `@${managerOf(session)}\n\n${words}` : words };
}

/** To GitLab a bare address is a reference like a number, and so is a number among people's words. */
function linkedHallway(report: ReadReport['report']): string {
  const { name } = liveNaming(linkedGoals(report));
  return renderHallway(report, {
    words: inline,
    address: (iid, url) => (iid === null ? code(url) : name(iid)),
    line: (line) => line,
  });
}

/** On a 1:1 of the project a number is one of its own issues. */
function linkedReport(report: ReadReport['report'], { project }: Pick<Session, 'project'>): string {
  const { name, isCut } = liveNaming(linkedGoals(report));
  const words = renderReportMarkdown(report, name);
  return isCut ? `${words}\nAll open goals: [list](${openGoals(project)}).\n` : words;
}

function meetingFor(meetings: ReadReport['meetings'], today: string): DatedOneOnOne {
  const meeting = currentMeeting(meetings, today);
  if (meeting !== null) return meeting;
  throw new DevgrowthError('not-found', 'there is no open 1:1 to post the report on', {
    hint: said`Open the next one with \`${step('1on1 prepare')}\`, then run this again.`,
  });
}

function managerOf({ settings }: Pick<Session, 'settings'>): string {
  if (settings.manager !== null) return settings.manager;
  throw new DevgrowthError('configuration', 'the settings of this project name no manager to mention', {
    hint: said`Name one in .devgrowth.yml (manager: <username>), or leave ${given('mention')} out.`,
  });
}
