// `devgrowth goal check 7 2` and `uncheck`: tick a checklist item and touch nothing else.
import type { ExitCode } from '#errors.ts';
import { readChecklist } from '#growth/checklist.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { theItem } from '../checklist-item.ts';
import { draftedWrite, ownWords } from '../drafting.ts';
import { parseGoalNumber } from '../goal-number.ts';
import { openSession } from '../session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { setItems } from './checklist-edit.ts';

interface CheckInput extends SharedInput {
  readonly iid: number;
  readonly items: readonly string[];
}

export const checkCommand = tickCommand(true);
export const uncheckCommand = tickCommand(false);

function tickCommand(done: boolean): CommandModule<CheckInput> {
  const verb = done ? 'check' : 'uncheck';
  return {
    formats: ['text', 'json'],
    writes: true,
    examples: [`devgrowth goal ${verb} 1 2`, `devgrowth goal ${verb} 1 1 3 --dry-run`],
    completes: { number: 'open-goals' },
    declare(command) {
      command
        .argument('<number>', 'Number of the goal')
        .argument('<item...>', 'Number of an item, or part of its text');
    },
    parse: ([number = '', ...items], _flags, shared) => ({ ...shared, iid: parseGoalNumber(number), items }),
    run: (input, world) => runTick(input, done, world),
  };
}

async function runTick(input: CheckInput, done: boolean, world: World): Promise<ExitCode> {
  const session = await openSession(input, world);
  const { project } = session;
  const checklist = readChecklist((await project.goal(input.iid)).description);
  const meant = input.items.map((query) => theItem(checklist, query, input.iid));
  if (input.dryRun)
    return endDryRun(
      meant.map(({ text }) => `${done ? 'tick' : 'untick'} ${text}`),
      input,
      world,
    );
  const command = done ? 'goal check' : 'goal uncheck';
  return draftedWrite(command, ownWords(input), session, world, async () => {
    const { value, warnings, items } = await setItems(project, input.iid, input.items, done);
    const list = items.map(({ text }) => text).join('; ');
    return endWrite(
      { record: value, warnings, say: `${done ? 'Ticked' : 'Unticked'} in #${value.iid} ${value.title}: ${list}` },
      session,
      input,
      world,
    );
  });
}
