// `devgrowth goal wait 5 "the security review"`: the stage label, and a check-in that says what is waited for.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { formatCheckIn } from '#growth/goals/check-in.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Day } from '#growth/words/goal.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input } from '../command.ts';
import { draftedWrite, withTypedWords } from '../drafting.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import type { Session } from '../session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export interface WaitWords extends NamedGoal {
  /** null: asked for where there is somebody to ask. */
  readonly reason: string | null;
  /** Only of a draft: the day the words were typed. */
  readonly day?: Day;
}

export const waitCommand: CommandModule<WaitWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth goal wait 2 "the security review"', 'devgrowth goal wait 2 --dry-run'],
  completes: { number: 'open-goals' },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal')
      .argument('[reason]', 'What it waits for; without it you are asked, and may leave it empty');
  },
  parse: ([number = '', reason]) => ({ ...namedGoal(number), reason: reason ?? null }),
  run: (input, world) => withTypedWords('goal wait', input, world, (session) => wait(input, session, world)),
};

async function wait({ shared, own: typed }: Input<WaitWords>, session: Session, world: World): Promise<ExitCode> {
  const { project, now } = session;
  const record = await project.goal(typed.iid);
  if (record.state === 'closed') {
    throw new DevgrowthError('refused', `#${typed.iid} is closed`, {
      hint: `Reopen it first: \`devgrowth goal reopen ${typed.iid}\`.`,
    });
  }
  const message = 'What does it wait for? (may be empty)';
  const asked = async () => (shared.mayAsk && !shared.yes ? world.prompt.text({ name: 'reason', message }) : '');
  const reason = (typed.reason ?? (await asked())).trim();
  const day = typed.day ?? now.today;
  const body = reason === '' ? null : checkInSaying(reason, day);
  const unchanged = record.stages.length === 1 && record.stages[0] === 'waiting';
  if (shared.dryRun) {
    const stage = `#${typed.iid} ${record.title}: ${record.stages.join(', ') || 'no stage'} -> waiting`;
    return endDryRun([...(body?.split('\n') ?? []), stage], shared, world);
  }
  return draftedWrite('goal wait', { ...typed, reason, day }, session, world, async (draft) => {
    const said: Dropped[] = [];
    if (body !== null) {
      const mayExist = draft.tried('comment');
      const key = await draft.key('comment');
      said.push(...(await project.comment(typed.iid, { key, type: 'check-in', body, mayExist })).warnings);
    }
    const { value, warnings } = unchanged
      ? { value: record, warnings: [] }
      : await project.changeGoal(typed.iid, { stage: 'waiting' });
    const what = reason === '' ? '' : `: waits for ${reason}`;
    const say = `${unchanged ? 'Already' : 'Now'} waiting: #${value.iid} ${value.title}${what}`;
    return endWrite({ record: value, warnings: [...said, ...warnings], say }, session, shared, world);
  });
}

function checkInSaying(waitingFor: string, day: Day): string {
  return formatCheckIn({
    day,
    waitingFor,
    health: null,
    percent: null,
    text: '',
    next: null,
    help: null,
    helpNone: false,
    values: [],
  });
}
