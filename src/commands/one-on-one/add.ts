// `devgrowth 1on1 add "HELP a reviewer"`: one line on the agenda of the next 1:1, which is opened where none is.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { addAgendaItem } from '#growth/meetings/agenda-text.ts';
import { agendaTags, isOnAgenda, parseAgendaItem } from '#growth/meetings/agenda.ts';
import { currentMeeting, type DatedOneOnOne } from '#growth/meetings/one-on-one.ts';
import { oneLine } from '#render/text.ts';
import type { Draft } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input, SharedInput } from '../command.ts';
import { draftedWrite, withTypedWords } from '../drafting.ts';
import type { Session } from '../session.ts';
import { endDryRun } from '../written-goal.ts';
import { type Agendas, dated, endMeeting, readAgendas } from './meetings.ts';
import { type Opened, type Opening, defaultDay, openMeeting, planOpening, staysWithheld } from './opening.ts';

export interface AddWords {
  /** Empty: asked for. */
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
    command.argument('[item]', `The line; it begins with ${agendaTags.join(', ')}; without it you are asked`);
  },
  parse([typed]) {
    if (typed === undefined) return { item: '' };
    const item = parseAgendaItem(typed);
    if (item.ok) return { item: item.value };
    throw new DevgrowthError('usage', item.problem, {
      hint: 'For instance `devgrowth 1on1 add "DISCUSS the date of the upgrade"`.',
    });
  },
  run: runAdd,
};

async function runAdd({ shared, own: typed }: Input<AddWords>, world: World): Promise<ExitCode> {
  const own = typed.item === '' ? { item: await askItem(shared, world) } : typed;
  return withTypedWords('1on1 add', { shared, own }, world, (session) => add({ shared, own }, session, world));
}

async function add({ shared, own }: Input<AddWords>, session: Session, world: World): Promise<ExitCode> {
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
    const { meeting, opening, opened } = await currentOrNext(agendas, session, world, draft);
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
          ...(meeting.day < session.now.today
            ? [`${meeting.day} is past: \`devgrowth 1on1 prepare\` opens the next one with what is open here`]
            : []),
          ...(opening ? staysWithheld(opening) : []),
        ],
      },
      shared,
      session,
      world,
    );
  });
}

async function currentOrNext(
  agendas: Agendas,
  session: Session,
  world: World,
  draft: Draft,
): Promise<{ readonly meeting: DatedOneOnOne; readonly opening: Opening | null; readonly opened: Opened | null }> {
  const there = currentMeeting(agendas.meetings, session.now.today);
  if (there !== null) return { meeting: there, opening: null, opened: null };
  const day = defaultDay(agendas.meetings, session);
  if (day === null) {
    throw new DevgrowthError('usage', 'no 1:1 is open, and the settings name no rhythm', {
      hint: 'Open one with `devgrowth 1on1 prepare --date DAY`, then add to it.',
    });
  }
  const opening = await planOpening({ day, isAsked: false }, agendas, session, world);
  const opened = await openMeeting(opening, session, draft);
  if ('changed' in opened) return currentOrNext(opened.changed, session, world, draft);
  return { meeting: opened.meeting, opening, opened };
}

async function askItem({ mayAsk }: SharedInput, world: World): Promise<string> {
  if (!mayAsk) {
    throw new DevgrowthError('usage', 'what shall be on the agenda?', {
      hint: 'For instance `devgrowth 1on1 add "DISCUSS the date of the upgrade"`.',
    });
  }
  const problemOf = (text: string) => {
    const item = parseAgendaItem(text);
    return item.ok ? null : item.problem;
  };
  const message = `What do you bring? (begins with ${agendaTags.join(', ')})`;
  const item = parseAgendaItem(await world.prompt.text({ name: 'item', message, check: problemOf }));
  if (item.ok) return item.value;
  throw new DevgrowthError('usage', item.problem);
}
