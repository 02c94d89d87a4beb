// `devgrowth 1on1 prepare`: the next meeting's issue, opened once, with what the last one left open.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import type { Day } from '#growth/goal.ts';
import { oneOnOneTitle } from '#growth/one-on-one.ts';
import { count, oneLine } from '#render/text.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { draftedWrite } from '#work/drafting.ts';
import { type Session, openSession } from '#work/session.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting, parseMeetingDay, readAgendas, staysBehind } from './meetings.ts';
import { type Opened, type Opening, defaultDay, openMeeting, planOpening } from './opening.ts';

export interface PrepareWords {
  readonly date: string | null;
}

export const prepareCommand: CommandModule<PrepareWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth 1on1 prepare', 'devgrowth 1on1 prepare --date tuesday --dry-run'],
  declare(command) {
    command.option('--date <day>', 'Day of the 1:1: 2026-11-24, tuesday, +7d (default: by your rhythm)');
  },
  parse: (_args, flags) => ({ date: textFlag(flags, 'date') }),
  run: runPrepare,
};

async function runPrepare({ shared, own }: Input<PrepareWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const agendas = await readAgendas(session);
  const known = own.date === null ? defaultDay(agendas.meetings, session) : parseMeetingDay(own.date, session);
  const day = known ?? (await askDay(shared, session, world));
  const opening = await planOpening({ day, isAsked: own.date !== null }, agendas, session, world);
  if (shared.dryRun) return endDryRun(preview(opening), shared, world);
  // What is prepared already goes this way too: it may be an earlier run that did it, and whose draft is still there.
  return draftedWrite('1on1 prepare', { date: day }, session, world, async (draft) => {
    if (opening.there !== null && opening.carried.length === 0 && opening.toClose.length === 0) {
      const say = [`${oneOnOneTitle(day)} is prepared: #${opening.there.iid}`, ...beside(opening)];
      return endMeeting({ meeting: opening.there, say }, shared, session, world);
    }
    const opened = await openMeeting(opening, session, draft);
    return endMeeting(
      { ...opened, carried: opening.carried.length, say: told(opened, opening) },
      shared,
      session,
      world,
    );
  });
}

async function askDay({ mayAsk }: SharedInput, session: Session, world: CommandWorld): Promise<Day> {
  if (!mayAsk) {
    throw new DevgrowthError('usage', 'which day is the next 1:1? The settings name no rhythm', {
      hint: 'Give it with --date, such as --date tuesday.',
    });
  }
  const text = await world.prompt.text({ name: 'date', message: 'When is the next 1:1?', default: '+7d' });
  return parseMeetingDay(text, session);
}

/** What a person would otherwise look for in vain on this agenda. */
function beside({ missing, others, withheld, unboxed }: Opening): string[] {
  return [
    ...staysBehind(unboxed),
    ...withheld.map(
      ({ iid, title }) =>
        `#${iid} ${oneLine(title)} is confidential: its open lines stay there (\`1on1 add\` moves one on)`,
    ),
    ...missing.map(
      (item) => `Your goals also ask for: ${oneLine(item).replaceAll('`', '')} (add it with \`1on1 add\`)`,
    ),
    ...others.map(({ iid, title }) => `#${iid} ${oneLine(title)} is open too, with an agenda of its own`),
  ];
}

function told({ meeting, created, closed }: Opened, opening: Opening): string[] {
  const { carried, prepared, settled } = opening;
  const parts = [
    `${count(carried.length, 'item')} carried over`,
    ...(created ? [`${prepared.length} from your goals`] : []),
    ...(settled.length > 0 ? [`${count(settled.length, 'approval')} left behind, given or not needed any more`] : []),
  ].join(', ');
  return [
    `${created ? 'Opened' : 'Completed'} #${meeting.iid} ${oneLine(meeting.title)}: ${parts}`,
    ...closed.map(({ iid, title }) => `Closed #${iid} ${oneLine(title)}`),
    ...beside(opening),
  ];
}

function preview({ day, there, carried, prepared, toClose, others }: Opening): string[] {
  return [
    `${there === null ? 'open' : `complete #${there.iid}`} ${oneOnOneTitle(day)}`,
    ...[...carried, ...prepared].map((item) => `- [ ] ${oneLine(item)}`),
    ...toClose.map(({ iid, title }) => `close #${iid} ${oneLine(title)}`),
    ...others.map(({ iid, title }) => `leave #${iid} ${oneLine(title)} open`),
  ];
}
