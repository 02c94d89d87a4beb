// `devgrowth 1on1 add "HELP a reviewer"`: one line on the agenda of the next 1:1, which is opened where none is.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { addAgendaItem, agendaTags, isOnAgenda, parseAgendaItem } from '#growth/agenda.ts';
import { currentMeeting } from '#growth/one-on-one.ts';
import { oneLine } from '#render/text.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { draftedWrite, withTypedWords } from '#work/drafting.ts';
import type { Session } from '#work/session.ts';
import { endDryRun } from '../written-goal.ts';
import { type Agendas, dated, endMeeting, readAgendas } from './meetings.ts';
import { type Opened, defaultDay, openMeeting, planOpening } from './opening.ts';
import type { Draft } from '#settings/drafts.ts';

export interface AddWords {
  readonly item: string;
}

export const addCommand: CommandModule<AddWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth 1on1 add "HELP a reviewer who knows Postgres"',
    'devgrowth 1on1 add "DISCUSS career: which gap first?"',
  ],
  completes: { item: agendaTags },
  declare(command) {
    command.argument('<item>', `The line; it begins with ${agendaTags.join(', ')}`);
  },
  parse([typed = '']) {
    const item = parseAgendaItem(typed);
    if (item.ok) return { item: item.value };
    throw new DevgrowthError('usage', item.problem, {
      hint: 'For instance `devgrowth 1on1 add "DISCUSS the date of the upgrade"`.',
    });
  },
  run: runAdd,
};

function runAdd({ shared, own }: Input<AddWords>, world: CommandWorld): Promise<ExitCode> {
  return withTypedWords('1on1 add', { shared, own }, world, (session) => add({ shared, own }, session, world));
}

async function add({ shared, own }: Input<AddWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const { item } = own;
  const agendas = await readAgendas(session);
  const there = currentMeeting(agendas.meetings, session.now.today);
  if (shared.dryRun) {
    const place = there === null ? 'a new 1:1' : `#${there.iid} ${oneLine(there.title)}`;
    return endDryRun([`add to ${place}`, `- [ ] ${oneLine(item)}`], shared, world);
  }
  if (there !== null && isOnAgenda(there.description, item)) {
    return endMeeting(
      { meeting: there, say: [`It is on the agenda of #${there.iid} already`] },
      shared,
      session,
      world,
    );
  }
  return draftedWrite('1on1 add', { item }, session, world, async (draft) => {
    const opened = there === null ? await openNext(agendas, session, world, draft) : null;
    const meeting = opened?.meeting ?? there;
    if (meeting === null) throw new Error('no meeting to add to');
    // A run that was cut off may have written it: then it is there.
    const written = await session.project.editAgenda(meeting.iid, (text) =>
      isOnAgenda(text, item) ? text : addAgendaItem(text, item),
    );
    return endMeeting(
      {
        ...opened,
        meeting: dated(written.value, meeting.day),
        warnings: [...(opened?.warnings ?? []), ...written.warnings],
        say: [
          ...(opened ? [`Opened #${meeting.iid} ${oneLine(meeting.title)}`] : []),
          `Added to #${meeting.iid} ${oneLine(meeting.title)}`,
        ],
      },
      shared,
      session,
      world,
    );
  });
}

async function openNext(agendas: Agendas, session: Session, world: CommandWorld, draft: Draft): Promise<Opened> {
  const day = defaultDay(agendas.meetings, session);
  if (day === null) {
    throw new DevgrowthError('usage', 'no 1:1 is open, and the settings name no rhythm', {
      hint: 'Open one with `devgrowth 1on1 prepare --date DAY`, then add to it.',
    });
  }
  return openMeeting(await planOpening({ day, isAsked: false }, agendas, session, world), session, draft);
}
