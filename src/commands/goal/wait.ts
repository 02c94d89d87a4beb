// `devgrowth goal wait 5 "the security review"`: the stage label, and a check-in that says what is waited for.
import type { ExitCode } from '#errors.ts';
import { letWait, planWait, type WaitWords } from '#work/goal/waiting.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onTypedGoal } from '#work/which-goal.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const waitCommand: CommandModule<Meant<WaitWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: ['devgrowth goal wait 2 "the security review"', 'devgrowth goal wait 2 --dry-run'],
  completes: { number: 'open-goals' },
  declare(command) {
    command
      .argument('[number]', 'Number of the goal, or part of its title; without it you choose')
      .argument('[reason]', 'What it waits for; without it you are asked, and may leave it empty');
  },
  parse: ([number, reason]) => ({ ...meantGoal(number), reason: reason ?? null }),
  run: (input, world) =>
    onTypedGoal('goal wait', input, world, (named: Input<WaitWords>, session) => wait(named, session, world)),
};

async function wait({ shared, own }: Input<WaitWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planWait(own, session, world);
  const { record, isThere, body, words } = planned;
  if (shared.dryRun) {
    const stage = `#${own.iid} ${record.title}: ${record.stages.join(', ') || 'no stage'} -> waiting`;
    return endDryRun([...(body?.split('\n') ?? []), stage], shared, world);
  }
  return letWait(planned, session, world, ({ value, warnings }) => {
    const what = words.reason === '' ? '' : `: waits for ${words.reason}`;
    const say = `${isThere ? 'Already' : 'Now'} waiting: #${value.iid} ${value.title}${what}`;
    return endWrite({ record: value, warnings, say }, session, shared, world);
  });
}
