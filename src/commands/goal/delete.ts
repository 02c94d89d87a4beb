// `devgrowth goal delete 7`: shows what goes with it, asks for its number, and deletes it for good.
import { type ExitCode, exitCodes } from '#errors.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { type NamedGoal, namedGoal } from '#work/goal-number.ts';
import { closeGoal, planClosing } from '#work/goal/closing.ts';
import { deleteGoal, deletionOrEnd, planDeletion } from '#work/goal/deleting.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite, writeNumbers } from '../written-goal.ts';

interface DeleteWords extends NamedGoal {}

export const deleteCommand: CommandModule<DeleteWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth goal delete 2 --dry-run', 'devgrowth goal delete 2 --yes'],
  completes: { number: 'goals' },
  declare(command) {
    command.argument('<number>', 'Number of the goal');
  },
  parse: ([number = '']) => ({ ...namedGoal(number) }),
  run: runDelete,
};

async function runDelete({ shared, own }: Input<DeleteWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const planned = await planDeletion(own.iid, session);
  if (planned === null) return end(null, false);
  const { record, goes } = planned;
  const name = `#${record.iid} ${oneLine(record.title)}`;
  if (shared.dryRun) return endDryRun([`delete ${name} for good, and with it:`, ...goes], shared, world);
  world.stderr.write(
    stacked([ink`${name}`, ...goes.map((line) => ink`  ${line}`), 'Nobody brings this back: devgrowth undo does not.']),
  );
  if ((await deletionOrEnd(planned, world)) === 'delete') return end(record, await deleteGoal(planned, session, world));
  const ending = await planClosing({ ...own, outcome: 'dropped', learned: null, date: null }, session, world);
  return closeGoal(ending, session, world, ({ value, warnings }) =>
    endWrite({ record: value, warnings, say: `Closed ${name} (dropped)` }, session, shared, world),
  );

  async function end(goal: { readonly title: string; readonly url: string } | null, isRemoved: boolean) {
    if (shared.format === 'json') {
      const { documentText } = await import('#render/json/document.ts');
      const { title = null, url = null } = goal ?? {};
      world.stdout.write(await documentText('goal-removal', { goal: { iid: own.iid, title, url }, isRemoved }));
    } else if (shared.format === 'number') {
      writeNumbers([own.iid], world);
    } else {
      const title = goal === null ? '' : ` ${oneLine(goal.title)}`;
      const what = isRemoved ? 'Deleted' : 'Gone already, or never there:';
      world.stdout.write(ink`${what} #${own.iid}${title}\n`);
    }
    return exitCodes.done;
  }
}
