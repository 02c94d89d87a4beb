// `devgrowth 1on1 list`: every 1:1 of the project with its day and what is open on it, the latest first.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { fit, ink, stacked } from '#render/terminal/ink.ts';
import { count, oneLine } from '#render/text.ts';
import { listMeetings } from '#work/one-on-one/listing.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, SharedInput } from '../command.ts';

export const listCommand: CommandModule = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth 1on1 list', 'devgrowth 1on1 list --format json'],
  declare() {},
  parse: () => ({}),
  run: ({ shared }, world) => runList(shared, world),
};

async function runList(shared: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const meetings = await listMeetings(session);
  if (shared.format === 'json') {
    world.stdout.write(await documentText('one-on-one-list', { meetings }));
    return exitCodes.done;
  }
  if (meetings.length === 0) {
    world.stdout.write(ink`No 1:1 yet: devgrowth 1on1 prepare\n`);
    return exitCodes.done;
  }
  const wide = Math.max(...meetings.map(({ iid }) => String(iid).length));
  const rows = meetings.map(({ iid, title, day, state, open, done }) => {
    const items = open + done === 0 ? 'no items' : `${count(open, 'item')} open, ${done} ticked`;
    const name = day !== null && title === `1:1 ${day}` ? '' : `  ${oneLine(title)}`;
    const row = `#${String(iid).padEnd(wide)}  ${day ?? 'no day    '}  ${state === 'opened' ? 'open  ' : 'closed'}  ${items}${name}`;
    return fit(row, world.stdout.columns);
  });
  world.stdout.write(stacked(rows));
  return exitCodes.done;
}
