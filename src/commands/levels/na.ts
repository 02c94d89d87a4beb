// `devgrowth levels na staff/hiring --why "..."`: a criterion that cannot be met where you work, and why.
import type { ExitCode } from '#errors.ts';
import { withTypedWords } from '#work/drafting.ts';
import { type NotAskedWords, planNotAsked, reasonTyped } from '#work/levels/not-asking.ts';
import { editPart } from '#work/part/editing.ts';
import type { Session } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

export const naCommand: CommandModule<NotAskedWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth levels na staff/architecture --why "The team changes no architecture in 2027"',
    'devgrowth levels na staff/architecture --why none',
  ],
  completes: { criterion: 'criteria' },
  declare(command) {
    command
      .argument('<criterion>', 'A criterion of your levels: staff/scope')
      .option('--why <words>', 'Why it cannot be met, in one line of the plan; none takes it back');
  },
  parse: ([criterion = ''], flags) => ({ criterion, why: reasonTyped(textFlag(flags, 'why')), before: null }),
  run: (input, world) => withTypedWords('levels na', input, world, (session) => runNa(input, session, world)),
};

async function runNa({ shared, own }: Input<NotAskedWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planNotAsked(own, session, world);
  const { document, line } = planned;
  if (shared.dryRun) return endDryRun([`#${document.iid} ${document.title}: Levels`, line], shared, world);
  return editPart(planned, session, world, (written) => endPart({ document, part: line, ...written }, shared, world));
}
