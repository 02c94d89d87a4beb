// `devgrowth 1on1 add "HELP a reviewer"`: one line on the agenda of the next 1:1, which is opened where none is.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { agendaTags, parseAgendaItem } from '#growth/agenda.ts';
import { oneLine } from '#render/text.ts';
import { withTypedWords } from '#work/drafting.ts';
import { type AgendaWords, addToAgenda, planAdding } from '#work/one-on-one/adding.ts';
import type { Session } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting } from './ended.ts';

export const addCommand: CommandModule<AgendaWords> = {
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

function runAdd({ shared, own }: Input<AgendaWords>, world: CommandWorld): Promise<ExitCode> {
  return withTypedWords('1on1 add', { shared, own }, world, (session) => add({ shared, own }, session, world));
}

async function add({ shared, own }: Input<AgendaWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const adding = await planAdding(own, session);
  const { meeting: there, isThere } = adding;
  if (shared.dryRun) {
    const place = there === null ? 'a new 1:1' : `#${there.iid} ${oneLine(there.title)}`;
    return endDryRun([`add to ${place}`, `- [ ] ${oneLine(own.item)}`], shared, world);
  }
  if (there !== null && isThere) {
    const say = [`It is on the agenda of #${there.iid} already`];
    return endMeeting({ meeting: there, say }, shared, session, world);
  }
  const { meeting, opened, warnings } = await addToAgenda(adding, session, world);
  const name = `#${meeting.iid} ${oneLine(meeting.title)}`;
  const say = [...(opened ? [`Opened ${name}`] : []), `Added to ${name}`];
  return endMeeting({ ...opened, meeting, warnings, say }, shared, session, world);
}
