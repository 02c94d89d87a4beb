// `devgrowth 1on1 prepare`: the next meeting's issue, opened once, with what the last one left open.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import type { Day } from '#growth/words/goal.ts';
import { oneOnOneTitle } from '#growth/meetings/one-on-one.ts';
import { plainText } from '#growth/text/checklist.ts';
import { count, oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, Input, SharedInput } from '../command.ts';
import { draftedWrite } from '../drafting.ts';
import { type Session, openSession } from '../session.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting, parseMeetingDay, readAgendas, staysBehind, staysBelow } from './meetings.ts';
import { type Opened, type Opening, defaultDay, openMeeting, planOpening, staysWithheld } from './opening.ts';

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

async function runPrepare({ shared, own }: Input<PrepareWords>, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const agendas = await readAgendas(session);
  const known = own.date === null ? defaultDay(agendas.meetings, session) : parseMeetingDay(own.date, session);
  const day = known ?? (await askDay(shared, session, world));
  const wish = { day, isAsked: own.date !== null };
  const opening = await planOpening(wish, agendas, session, world);
  if (shared.dryRun) return endDryRun(preview(opening), shared, world);
  // What is prepared already goes this way too: it may be an earlier run that did it, and whose draft is still there.
  return draftedWrite('1on1 prepare', { date: day }, session, world, (draft) => carryOut(opening, draft));

  async function carryOut(planned: Opening, draft: Draft): Promise<ExitCode> {
    const { there, carried, toClose } = planned;
    if (there !== null && carried.length === 0 && toClose.length === 0) {
      const say = [`${oneOnOneTitle(day)} is prepared: #${there.iid}`, ...beside(planned)];
      return endMeeting({ meeting: there, say }, shared, session, world);
    }
    const opened = await openMeeting(planned, session, draft);
    if ('changed' in opened) return carryOut(await planOpening(wish, opened.changed, session, world), draft);
    return endMeeting({ ...opened, carried: carried.length, say: told(opened, planned) }, shared, session, world);
  }
}

async function askDay({ mayAsk }: SharedInput, session: Session, world: World): Promise<Day> {
  if (!mayAsk) {
    throw new DevgrowthError('usage', 'which day is the next 1:1? The settings name no rhythm', {
      hint: 'Give it with --date, such as --date tuesday.',
    });
  }
  const text = await world.prompt.text({ name: 'date', message: 'When is the next 1:1?', default: '+7d' });
  return parseMeetingDay(text, session);
}

/** What a person would otherwise look for in vain on this agenda. */
function beside(opening: Opening): string[] {
  const { missing, others, left } = opening;
  return [
    ...staysBehind(left.flatMap(({ unboxed }) => unboxed)),
    ...staysBelow(left.flatMap(({ below }) => below)),
    ...staysWithheld(opening),
    ...missing.map((item) => `Your goals also ask for: ${plainText(item)} (add it with \`1on1 add\`)`),
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

function preview(opening: Opening): string[] {
  const { day, there, carried, prepared, toClose, others } = opening;
  return [
    `${there === null ? 'open' : `complete #${there.iid}`} ${oneOnOneTitle(day)}`,
    ...[...carried, ...prepared].map((item) => `- [ ] ${oneLine(item)}`),
    ...staysWithheld(opening),
    ...toClose.map(({ iid, title }) => `close #${iid} ${oneLine(title)}`),
    ...others.map(({ iid, title }) => `leave #${iid} ${oneLine(title)} open`),
  ];
}
