// `devgrowth 1on1 check 2` and `uncheck`: tick what was talked about, so that it does not move to the next 1:1.
import type { ExitCode } from '#errors.ts';
import { type ChecklistItem, readChecklist, setItem } from '#growth/text/checklist.ts';
import { oneLine } from '#render/text.ts';
import type { World } from '#world.ts';
import { textFlag } from '../answers.ts';
import { theItem, tickSentence } from '../checklist-item.ts';
import type { CommandModule, Input } from '../command.ts';
import { openSession } from '../session.ts';
import { endDryRun } from '../written-goal.ts';
import { dated, endMeeting, theMeeting } from './meetings.ts';
import { stillAsked } from './ticked-asks.ts';

interface CheckWords {
  readonly items: readonly string[];
  readonly date: string | null;
}

export const checkCommand = tickCommand(true);
export const uncheckCommand = tickCommand(false);

function tickCommand(done: boolean): CommandModule<CheckWords> {
  const verb = done ? 'check' : 'uncheck';
  return {
    formats: ['text', 'json'],
    writes: true,
    examples: [`devgrowth 1on1 ${verb} 1`, `devgrowth 1on1 ${verb} "pairing days" --dry-run`],
    declare(command) {
      command
        .argument('<item...>', 'Number of an item, or part of its text')
        .option('--date <day>', 'On the 1:1 of this day (default: the next one)');
    },
    parse: (items, flags) => ({ items, date: textFlag(flags, 'date') }),
    run: (shared, world) => runTick(shared, done, world),
  };
}

async function runTick({ shared, own }: Input<CheckWords>, done: boolean, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const meeting = await theMeeting(own.date, session);
  const meant = (text: string) => {
    const checklist = readChecklist(text);
    return own.items.map((query) => theItem(checklist, query, meeting.iid, `1on1 show --date ${meeting.day}`));
  };
  const words = (items: readonly ChecklistItem[]) => items.map(({ text }) => oneLine(text)).join('; ');
  const before = meant(meeting.description);
  let items = before;
  if (shared.dryRun) return endDryRun([`${done ? 'tick' : 'untick'} ${words(items)}`], shared, world);
  const { value, warnings } = await session.project.editAgenda(meeting.iid, (text) => {
    items = meant(text);
    return items.reduce((edited, { number }) => setItem(edited, number, done), text);
  });
  const place = `on #${meeting.iid} ${oneLine(meeting.title)}`;
  const say = [tickSentence({ before, items, done, place }), ...(done ? await stillAsked(items, session) : [])];
  return endMeeting({ meeting: dated(value, meeting.day), warnings, say }, shared, session, world);
}
