// `devgrowth 1on1 add "HELP a reviewer"`: one line on the agenda of the next 1:1, which is opened where none is.
import type { ExitCode } from '#errors.ts';
import { agendaTags, offeredTags } from '#growth/meetings/agenda.ts';
import { oneLine } from '#render/text.ts';
import { withTypedWords } from '#work/drafting.ts';
import {
  type Adding,
  agendaItem,
  type AgendaWords,
  addToAgenda,
  itemToAdd,
  planAdding,
} from '#work/one-on-one/adding.ts';
import type { Session } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting, staysWithheld } from './ended.ts';

export const addCommand: CommandModule<AgendaWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth 1on1 add "HELP a reviewer who knows Postgres"',
    'devgrowth 1on1 add "DISCUSS career: which gap first?"',
  ],
  completes: { item: agendaTags },
  declare(command) {
    command.argument('[item]', `The line; it begins with ${offeredTags.join(', ')}; without it you are asked`);
  },
  parse: ([typed]) => ({ item: typed === undefined ? '' : agendaItem(typed) }),
  run: runAdd,
};

async function runAdd({ shared, own: typed }: Input<AgendaWords>, world: CommandWorld): Promise<ExitCode> {
  const own = await itemToAdd(typed, world);
  return withTypedWords('1on1 add', { shared, own }, world, (session) => add({ shared, own }, session, world));
}

async function add({ shared, own }: Input<AgendaWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const adding = await planAdding(own, session);
  const { meeting: there, isThere, as } = adding;
  if (shared.dryRun) {
    const place = there === null ? 'a new 1:1' : `#${there.iid} ${oneLine(there.title)}`;
    return endDryRun(
      as === 'comment' ? [`comment on ${place}`, oneLine(own.item)] : [`add to ${place}`, `- [ ] ${oneLine(own.item)}`],
      shared,
      world,
    );
  }
  if (there !== null && isThere) {
    const say = [`It is on the agenda of #${there.iid} already`];
    return endMeeting({ meeting: there, say }, shared, session, world);
  }
  const { meeting, opening, opened, warnings } = await addToAgenda(adding, session, world);
  const name = `#${meeting.iid} ${oneLine(meeting.title)}`;
  const isPast = meeting.day < session.now.today;
  const say = [
    ...(opened ? [`Opened ${name}`] : []),
    as === 'comment' ? `Commented on ${name}: it counts as an item of the agenda` : `Added to ${name}`,
    ...(isPast ? [`${meeting.day} is past: ${nextOne(as, session)}`] : []),
    ...(opening ? staysWithheld(opening) : []),
  ];
  return endMeeting({ ...opened, meeting, warnings, say }, shared, session, world);
}

function nextOne(as: Adding['as'], { settings: { person } }: Pick<Session, 'settings'>): string {
  return as === 'comment'
    ? `it is on the next one as soon as @${oneLine(person)} prepares that`
    : '`devgrowth 1on1 prepare` opens the next one with what is open here';
}
