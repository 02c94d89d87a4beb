// `devgrowth 1on1 check 2` and `uncheck`: tick what was talked about, so that it does not move to the next 1:1.
import type { ExitCode } from '#errors.ts';
import { type ChecklistItem, readChecklist, setItem } from '#growth/checklist.ts';
import { oneLine } from '#render/text.ts';
import { step } from '#wording.ts';
import { textFlag } from '../answers.ts';
import { theItem } from '#work/checklist-item.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { openSession } from '#work/session.ts';
import { endDryRun } from '../written-goal.ts';
import { dated, endMeeting, theMeeting } from './meetings.ts';

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

async function runTick({ shared, own }: Input<CheckWords>, done: boolean, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const meeting = await theMeeting(own.date, session);
  const meant = (text: string) => {
    const checklist = readChecklist(text);
    return own.items.map((query) => theItem(checklist, query, meeting.iid, step('1on1 show', { date: meeting.day })));
  };
  const words = (items: readonly ChecklistItem[]) => items.map(({ text }) => oneLine(text)).join('; ');
  const verb = done ? 'Ticked' : 'Unticked';
  let items = meant(meeting.description);
  if (shared.dryRun) return endDryRun([`${done ? 'tick' : 'untick'} ${words(items)}`], shared, world);
  const { value, warnings } = await session.project.editAgenda(meeting.iid, (text) => {
    items = meant(text);
    return items.reduce((edited, { number }) => setItem(edited, number, done), text);
  });
  const asks = done ? items.flatMap(({ text }) => /^HELP\b.*\(#(\d+)\)(?: \([^()]*\))?$/.exec(text)?.[1] ?? []) : [];
  const say = [
    `${verb} on #${meeting.iid} ${oneLine(meeting.title)}: ${words(items)}`,
    ...asks.map(
      (iid) => `The goal still asks for it; when it has got it: devgrowth goal log ${iid} --help-needed none`,
    ),
  ];
  return endMeeting({ meeting: dated(value, meeting.day), warnings, say }, shared, session, world);
}
