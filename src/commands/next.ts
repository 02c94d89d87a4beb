// Bare `devgrowth`: says what to do next.
import { type ExitCode, exitCodes } from '#errors.ts';
import { renderNextMoves } from '#render/terminal/project/next-moves.ts';
import { readNextMoves } from '#work/next-moves.ts';
import { shellWord } from '#wording.ts';
import { commandWords } from './command-words.ts';
import type { CommandWorld, SharedInput } from './command.ts';

/** @throws `usage` and `configuration` alone */
export async function runNext(input: SharedInput, world: CommandWorld): Promise<ExitCode> {
  const { said, moves } = await readNextMoves(input, world);
  const flags = [
    ...(input.profile === null ? [] : [` --profile ${shellWord(input.profile)}`]),
    ...(input.host === null ? [] : [` --host ${shellWord(input.host)}`]),
    ...(input.project === null ? [] : [` --project ${shellWord(input.project)}`]),
  ].join('');
  const { columns } = world.stdout;
  world.stdout.write(renderNextMoves(said.map(commandWords), moves, { columns, color: input.color, flags }));
  return exitCodes.done;
}
