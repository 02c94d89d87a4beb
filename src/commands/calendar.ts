// `devgrowth calendar --out growth.ics`: due dates, 1:1s, quarter ends and more for a calendar program; says what stays out.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { weekdayNamed } from '#growth/time/calendar.ts';
import { renderCalendar } from '#render/calendar/ics.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import type { Calendar } from '#reports/calendar.ts';
import { calendarPlace } from '#work/calendar/file.ts';
import { type CalendarWords, readCalendar } from '#work/calendar/reading.ts';
import { subscriptionOf } from '#work/calendar/subscription.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from './answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from './command.ts';
import { warnIncomplete } from './incomplete.ts';

interface OwnWords extends CalendarWords {
  readonly out: string | null;
  readonly isSubscribing: boolean;
}

export const calendarCommand: CommandModule<OwnWords> = {
  formats: ['text', 'json'],
  writes: false,
  rereads: 'changed',
  examples: [
    'devgrowth calendar --out growth.ics',
    'devgrowth calendar --out growth.ics --check-in friday',
    'devgrowth calendar --subscribe',
  ],
  declare(command) {
    command
      .option('--out <file>', 'File to write (default: standard output); import it again, and its events change')
      .option('--check-in <weekday>', 'With a day of each week for check-ins: friday')
      .option('--with-confidential', 'With titles of confidential goals, too, and of gaps of your promotion document')
      .option('--subscribe', "Say where GitLab's own calendar of due dates is, which stays up to date");
  },
  parse(_args, flags) {
    const words = {
      out: textFlag(flags, 'out'),
      checkIn: weekdayFlag(textFlag(flags, 'checkIn')),
      withConfidential: flags['withConfidential'] === true,
      isSubscribing: flags['subscribe'] === true,
    };
    if (words.isSubscribing && (words.out !== null || words.checkIn !== null || words.withConfidential))
      throw new DevgrowthError('usage', "--subscribe is about GitLab's own calendar, and makes none", {
        hint: 'Leave --subscribe out, or the others.',
      });
    return words;
  },
  run: ({ shared, own }, world) =>
    own.isSubscribing ? runSubscribe(shared, world) : runCalendar({ shared, own }, world),
};

function weekdayFlag(text: string | null): number | null {
  if (text === null) return null;
  const weekday = weekdayNamed(text.trim());
  if (weekday !== null) return weekday;
  throw new DevgrowthError('usage', `--check-in takes a day of the week; got "${text}"`, {
    hint: 'For instance --check-in friday.',
  });
}

async function runCalendar({ shared, own }: Input<OwnWords>, world: CommandWorld): Promise<ExitCode> {
  const path = own.out === null ? null : await calendarPlace(own.out, world);
  const session = await openSession(shared, world);
  const calendar = await readCalendar(own, session, world);
  const { completeness } = calendar;
  const text = renderCalendar(calendar);
  if (path !== null) await world.files.write(path, text.toString());
  if (shared.format === 'json')
    world.stdout.write(
      await documentText('calendar', { ...calendar, project: session.project.facts.path, file: path }),
    );
  else if (path === null) world.stdout.write(text);
  else world.stdout.write(ink`Wrote ${count(calendar.events.length, 'event')} to ${path}\n`);
  sayWhatStaysOut(calendar, own, world);
  warnIncomplete(completeness, world);
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}

function sayWhatStaysOut(
  { events, undated }: Calendar,
  { withConfidential }: CalendarWords,
  { talk }: Pick<CommandWorld, 'talk'>,
): void {
  const hidden = events.filter(({ isTitleLeftOut }) => isTitleLeftOut).length;
  if (hidden > 0)
    talk.note(
      `${count(hidden, 'event')} of confidential goals, 1:1s or gaps without the title, as a calendar is often shared (--with-confidential writes them)`,
    );
  if (withConfidential) talk.note('titles of what is confidential are in it: import it where you alone can look');
  if (undated > 0) talk.note(`${count(undated, 'open goal')} without a due date: not in it`);
}

async function runSubscribe(shared: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const { project } = await openSession(shared, world);
  const { page, steps } = subscriptionOf(project);
  if (shared.format === 'json') {
    world.stdout.write(await documentText('calendar-subscription', { project: project.facts.path, page, steps }));
    return exitCodes.done;
  }
  world.stdout.write(stacked(steps.map((step, at) => `${at + 1}. ${oneLine(step)}`)));
  world.talk.note(
    'that address holds a feed token of yours: whoever has it reads this calendar as you do, titles of confidential goals too. Give it to nobody; to undo that, reset it in GitLab (User settings, Access tokens, Feed token)',
  );
  world.talk.note(
    'it has due dates of issues alone; `devgrowth calendar --out growth.ics` has 1:1s, quarters and more',
  );
  return exitCodes.done;
}
