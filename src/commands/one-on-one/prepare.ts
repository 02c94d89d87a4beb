// `devgrowth 1on1 prepare`: the next meeting's issue, opened once, with what the last one left open.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import type { Day } from '#growth/words/goal.ts';
import { plainText } from '#growth/text/checklist.ts';
import { count, oneLine } from '#render/text.ts';
import { isMoveMeant, movable, moveMeeting } from '#work/one-on-one/moving.ts';
import { type Agendas, readAgendas } from '#work/one-on-one/meetings.ts';
import { type Opened, type Opening, planOpening } from '#work/one-on-one/opening.ts';
import { dayToPrepare, prepareMeeting, type PrepareWords } from '#work/one-on-one/preparing.ts';
import { openSession, type Session } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting, staysBehind, staysBelow, staysWithheld } from './ended.ts';

export const prepareCommand: CommandModule<PrepareWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth 1on1 prepare', 'devgrowth 1on1 prepare tuesday --dry-run'],
  declare(command) {
    command.argument('[day]', 'Day of the 1:1 (default: by your rhythm)').option('--date <day>', 'The same, as a flag');
  },
  parse: ([day], flags) => ({ date: oneDay(day ?? null, textFlag(flags, 'date')) }),
  run: runPrepare,
};

function oneDay(day: string | null, date: string | null): string | null {
  if (day !== null && date !== null && day !== date) {
    throw new DevgrowthError('usage', 'the day of the 1:1 was given twice', { hint: 'Give it once.' });
  }
  return day ?? date;
}

async function runPrepare({ shared, own }: Input<PrepareWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const agendas = await readAgendas(session);
  const day = await dayToPrepare(own, agendas, session, world);
  const moved = own.date === null || shared.dryRun ? null : await movedInstead(day, agendas, session, shared, world);
  if (moved !== null) return moved;
  const wish = { day, isAsked: own.date !== null };
  const planned = await planOpening(wish, agendas, session, world);
  if (shared.dryRun) return endDryRun(preview(planned), shared, world);
  const { opening, opened, warnings } = await prepareMeeting(wish, planned, session, world);
  if (opened === null) {
    const { there: meeting } = opening;
    const say = [`${opening.title} is prepared: #${meeting?.iid}`, ...beside(opening)];
    return endMeeting({ meeting, say, warnings }, shared, session, world);
  }
  const carried = opening.carried.length;
  return endMeeting({ ...opened, carried, say: told(opened, opening), warnings }, shared, session, world);
}

/** The open one on the new day, where a person says that they mean it; null: they do not, or nobody can be asked. */
async function movedInstead(
  day: Day,
  agendas: Agendas,
  session: Session,
  shared: SharedInput,
  world: CommandWorld,
): Promise<ExitCode | null> {
  const open = movable(agendas, day, session);
  if (open === null || world.ask === null || world.yes || !(await isMoveMeant(open, day, world.ask))) return null;
  const { value: meeting, warnings } = await moveMeeting({ meeting: open, day }, session);
  const say = [`Moved #${meeting.iid} from ${open.day} to ${day}; its agenda and comments stay`];
  return endMeeting({ meeting, warnings, say }, shared, session, world);
}

/** What a person would otherwise look for in vain on this agenda. */
function beside(opening: Opening): string[] {
  const { missing, others, left, inboxWaits } = opening;
  return [
    ...staysBehind(left.flatMap(({ unboxed }) => unboxed)),
    ...staysBelow(left.flatMap(({ below }) => below)),
    ...staysWithheld(opening),
    ...missing.map((item) => `Your goals also ask for: ${plainText(item)} (add it with \`1on1 add\`)`),
    ...others.map(({ iid, title }) => `#${iid} ${oneLine(title)} is open too, with an agenda of its own`),
    ...(inboxWaits === null
      ? []
      : [`The evidence inbox is quiet for ${inboxWaits} days: \`devgrowth evidence inbox\``]),
  ];
}

function told({ meeting, created, closed }: Opened, opening: Opening): string[] {
  const { carried, prepared, settled } = opening;
  const parts = [
    `${count(carried.length, 'item')} carried over`,
    ...(created ? [`${prepared.length} from your goals`] : []),
    ...(settled.length > 0
      ? [`${count(settled.length, 'ask')} left behind: given, answered, or not needed any more`]
      : []),
  ].join(', ');
  return [
    `${created ? 'Opened' : 'Completed'} #${meeting.iid} ${oneLine(meeting.title)}: ${parts}`,
    ...closed.map(({ iid, title }) => `Closed #${iid} ${oneLine(title)}`),
    ...beside(opening),
  ];
}

function preview(opening: Opening): string[] {
  const { title: name, there, carried, prepared, toClose, others } = opening;
  return [
    `${there === null ? 'open' : `complete #${there.iid}`} ${name}`,
    ...[...carried, ...prepared].map((item) => `- [ ] ${oneLine(item)}`),
    ...staysWithheld(opening),
    ...toClose.map(({ iid, title }) => `close #${iid} ${oneLine(title)}`),
    ...others.map(({ iid, title }) => `leave #${iid} ${oneLine(title)} open`),
  ];
}
