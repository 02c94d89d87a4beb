// `devgrowth promotion accept`: takes over what the manager said: the state, the points as gaps, the justification.
import type { ExitCode } from '#errors.ts';
import { accept, type AcceptWords, planAccept } from '#work/promotion/accepting.ts';
import { stepAfter } from '#work/promotion/looked-at.ts';
import { openSession } from '#work/session.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endDocument, sayStep } from './written-document.ts';

export const acceptCommand: CommandModule<AcceptWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth promotion accept --dry-run', 'devgrowth promotion accept --no-feedback'],
  declare(command) {
    command.option('--no-feedback', 'After "ready": nobody else is asked for feedback, it is handed in');
  },
  parse: (_, flags) => ({ asksOthers: flags['feedback'] !== false, answer: null, justification: null }),
  run: runAccept,
};

async function runAccept({ shared, own }: Input<AcceptWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const planned = await planAccept(own, session, world);
  const { record, from, isDone, what } = planned;
  if (shared.dryRun)
    return endDryRun(
      [`#${record.iid} ${record.title}`, ...(isDone ? ['nothing that was not accepted'] : what)],
      shared,
      world,
    );
  return accept(planned, session, world, async ({ state, text, warnings }) => {
    const how = isDone ? `already (${from ?? 'no state'})` : what.join('; ');
    const say = `Accepted ${how}: #${record.iid} ${record.title}`;
    const code = await endDocument({ record, state, created: false, warnings, say }, shared, world);
    if (state !== null && state !== from) sayStep(stepAfter(state, { ...record, description: text }), shared, world);
    return code;
  });
}
