// `devgrowth promotion fill`: proposes evidence that the document does not use for the results that nobody has begun.
import type { ExitCode } from '#errors.ts';
import { openSession } from '#work/session.ts';
import { fillResults, type FillWords, planFill } from '#work/promotion/filling.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

export const fillCommand: CommandModule<FillWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth promotion fill --dry-run', 'devgrowth promotion fill --yes'],
  declare(command) {
    command.option('--with-private', 'Evidence on confidential goals, too: the document is handed on');
  },
  parse: (_, flags) => ({ withPrivate: flags['withPrivate'] === true }),
  run: runFill,
};

async function runFill({ shared, own }: Input<FillWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const planned = await planFill(own, session, world, shared.dryRun);
  const { record, picks } = planned;
  const where = `#${record.iid} ${record.title}`;
  if (shared.dryRun) return endDryRun([`${where}: ${picks.length} results are filled as shown`], shared, world);
  if (picks.length === 0)
    return endPart({ document: record, part: 'Results', how: 'unchanged', warnings: [] }, shared, world);
  return fillResults(planned, session, world, ({ numbers, warnings }) => {
    const part = numbers.map((number) => `Result ${number}`).join(', ') || 'Results';
    return endPart(
      { document: record, part, how: numbers.length > 0 ? 'changed' : 'unchanged', warnings },
      shared,
      world,
    );
  });
}
