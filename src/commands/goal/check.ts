// `devgrowth goal check 7 2` and `uncheck`: tick a checklist item and touch nothing else.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { type ChecklistItem, readChecklist } from '#growth/text/checklist.ts';
import { oneLine } from '#render/text.ts';
import { moveAfter } from '#reports/next-moves.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input } from '../command.ts';
import { listed, theItem, tickSentence } from '../checklist-item.ts';
import { draftedWrite } from '../drafting.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import { openSession } from '../session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { setItems } from './checklist-edit.ts';

export interface CheckWords extends NamedGoal {
  readonly items: readonly string[];
}

export const checkCommand = tickCommand(true);
export const uncheckCommand = tickCommand(false);

function tickCommand(done: boolean): CommandModule<CheckWords> {
  const verb = done ? 'check' : 'uncheck';
  return {
    formats: ['text', 'json'],
    writes: true,
    examples: [`devgrowth goal ${verb} 2 2`, `devgrowth goal ${verb} 2 1 3 --dry-run`],
    completes: { number: 'open-goals' },
    declare(command) {
      command
        .argument('<number>', 'Number of the goal')
        .argument('[item...]', 'Number of an item, or part of its text; without one you are asked');
    },
    parse: ([number = '', ...items]) => ({ ...namedGoal(number), items }),
    run: (input, world) => runTick(input, done, world),
  };
}

async function runTick({ shared, own: typed }: Input<CheckWords>, done: boolean, world: World): Promise<ExitCode> {
  const session = await openSession(shared, world, typed);
  const { project } = session;
  const checklist = readChecklist((await project.goal(typed.iid)).description);
  const asked = async () => [await whichItem(checklist, { shared, own: typed }, done, world)];
  const own = typed.items.length > 0 ? typed : { ...typed, items: await asked() };
  const meant = own.items.map((query) => theItem(checklist, query, own.iid));
  if (shared.dryRun)
    return endDryRun(
      meant.map(({ text }) => `${done ? 'tick' : 'untick'} ${text}`),
      shared,
      world,
    );
  const command = done ? 'goal check' : 'goal uncheck';
  return draftedWrite(command, { ...own }, session, world, async () => {
    const { value, warnings, items } = await setItems(project, own.iid, own.items, done);
    const place = `in #${value.iid} ${value.title}`;
    return endWrite(
      { record: value, warnings, say: tickSentence({ before: meant, items, done, place }), next: moveAfter(value) },
      session,
      shared,
      world,
    );
  });
}

/** The first that is open is the usual one. */
async function whichItem(
  checklist: readonly ChecklistItem[],
  { shared: { mayAsk }, own: { iid } }: Input<CheckWords>,
  done: boolean,
  world: World,
): Promise<string> {
  const open = checklist.filter((item) => item.done !== done);
  if (open.length === 0) {
    throw new DevgrowthError('usage', `#${iid} has no item to ${done ? 'tick' : 'untick'}`, {
      hint: `\`devgrowth goal show ${iid}\` shows its text, \`devgrowth goal edit ${iid}\` changes it.`,
    });
  }
  if (!mayAsk) {
    throw new DevgrowthError('usage', `which item of #${iid}?`, {
      details: listed(open),
      hint: `Give its number or a part of its text: \`devgrowth goal ${done ? 'check' : 'uncheck'} ${iid} ${open[0]?.number}\`.`,
    });
  }
  return world.prompt.choice({
    name: 'item',
    message: done ? 'What is done?' : 'What is not done after all?',
    choices: open.map(({ number, text }) => ({ value: String(number), label: `${number}. ${oneLine(text)}` })),
  });
}
