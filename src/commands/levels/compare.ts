// `devgrowth levels compare backend/senior sre/senior`: both texts side by side, what you have shown that carries over, what is missing.
import { type ExitCode, exitCodes } from '#errors.ts';
import { renderComparison } from '#render/terminal/goals/level-comparison.ts';
import { type CompareWords, readComparison } from '#work/levels/comparing.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export const compareCommand: CommandModule<CompareWords> = {
  formats: ['text'],
  writes: false,
  examples: [
    'devgrowth levels compare general-engineering/senior gitlab-engineering/senior',
    'devgrowth levels compare senior staff',
  ],
  declare(command) {
    command
      .argument('<here>', 'A level: backend/senior')
      .argument('<there>', 'The one that it is compared with: sre/senior');
  },
  parse: ([here = '', there = '']) => ({ here, there }),
  run: runCompare,
};

async function runCompare({ shared, own }: Input<CompareWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const comparison = await readComparison(own, session, world);
  const missing = comparison.areas.find((one) => one.there !== null && one.shown === 0)?.there?.tag;
  const next =
    missing === undefined ? null : `devgrowth goal add --kind career-change --confidential --aims ${missing}`;
  world.stdout.write(renderComparison({ ...comparison, next }, { color: shared.color, columns: world.stdout.columns }));
  return comparison.completeness.complete ? exitCodes.done : exitCodes.notClean;
}
