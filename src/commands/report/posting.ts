// `report --post`: says what is posted where, and how it went.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { mailedAbout } from '#render/mail-words.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { renewAskLabels } from '#work/ask-label.ts';
import { takeOver } from '#work/one-on-one/brought-items.ts';
import { type Posted, postReport } from '#work/report/posted.ts';
import { planPost } from '#work/report/posting.ts';
import type { ReadReport } from '#work/report/reading.ts';
import type { Session } from '#work/session.ts';
import type { CommandWorld, Input } from '../command.ts';
import { warnIncomplete } from '../incomplete.ts';
import { endDryRun, warn } from '../written-goal.ts';

const verbs: Readonly<Record<Posted['how'], string>> = {
  new: 'Posted the report on',
  replaced: 'Renewed the report on',
  unchanged: 'The report is up to date on',
};

export async function post(
  read: ReadReport,
  { shared, own }: Input<{ readonly mention: boolean }>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const asked = { isShort: shared.format === 'hallway', mention: own.mention };
  const { meeting, body } = planPost(read, asked, session);
  const { iid, title, url, day } = meeting;
  if (shared.dryRun)
    return endDryRun(
      [`comment on #${iid} ${oneLine(title)}`, '', ...body.trimEnd().split('\n'), '', mailedAbout(1)],
      shared,
      world,
    );
  const { how, value, ...posted } = await postReport(body, meeting, read.window, session);
  const taken = await takeOver(meeting, session);
  const warnings = [...posted.warnings, ...taken, ...(await renewAskLabels(read.read, session))];
  if (how === 'new') world.talk.note(mailedAbout(1));
  const { completeness } = read.report;
  warnIncomplete(completeness, world);
  if (shared.format === 'json') {
    const about = { iid, title, url, day };
    world.stdout.write(
      await documentText('report-post', { meeting: about, comment: { id: value.id, how }, completeness, warnings }),
    );
  } else {
    world.stdout.write(ink`${verbs[how]} #${iid} ${oneLine(title)}\n${oneLine(url)}#note_${value.id}\n`);
  }
  return warnings.length > 0 ? warn(warnings, world) : exitCodes.done;
}
