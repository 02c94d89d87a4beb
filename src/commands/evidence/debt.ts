// `devgrowth evidence debt`: what the record lacks, each with the command that mends it. Reads, and writes nothing.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderDebt } from '#render/terminal/goals/evidence-debt.ts';
import { readDebt } from '#work/evidence/debt.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

type NoWords = Readonly<Record<string, never>>;

export const debtCommand: CommandModule<NoWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth evidence debt', 'devgrowth evidence debt --format json'],
  declare() {},
  parse: () => ({}),
  run: runDebt,
};

/** Null where the list does not know what the piece is called. */
const payment = (goal: number, piece: number | null) =>
  piece === null ? null : `devgrowth evidence edit ${goal} ${piece} --result "..."`;

async function runDebt({ shared, own }: Input<NoWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world, own);
  const { debt, completeness } = await readDebt(session, world);
  const owed = debt.owed.map((piece) => ({ ...piece, command: payment(piece.goal.iid, piece.number) }));
  if (shared.format === 'json') {
    world.stdout.write(await documentText('evidence-debt', { ...debt, owed, completeness }));
  } else {
    const { columns } = world.stdout;
    const { zone } = session.now;
    world.stdout.write(renderDebt({ ...debt, owed }, completeness, { zone, color: shared.color, columns }));
  }
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}
