// `devgrowth 1on1 prepare`: the next meeting's issue, opened once, with what the last one left open.
import type { ExitCode } from '#errors.ts';
import { oneOnOneTitle } from '#growth/one-on-one.ts';
import { count, oneLine } from '#render/text.ts';
import { readAgendas } from '#work/one-on-one/meetings.ts';
import { type Opened, type Opening, planOpening } from '#work/one-on-one/opening.ts';
import { dayToPrepare, prepareMeeting, type PrepareWords } from '#work/one-on-one/preparing.ts';
import { openSession } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting, staysBehind } from './ended.ts';

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
  const day = await dayToPrepare(own, agendas, session, world);
  const wish = { day, isAsked: own.date !== null };
  const planned = await planOpening(wish, agendas, session, world);
  if (shared.dryRun) return endDryRun(preview(planned), shared, world);
  const { opening, opened } = await prepareMeeting(wish, planned, session, world);
  if (opened === null) {
    const { there: meeting } = opening;
    const say = [`${oneOnOneTitle(day)} is prepared: #${meeting?.iid}`, ...beside(opening)];
    return endMeeting({ meeting, say }, shared, session, world);
  }
  return endMeeting({ ...opened, carried: opening.carried.length, say: told(opened, opening) }, shared, session, world);
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
