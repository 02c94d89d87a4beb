// `devgrowth goal wait 5 "the security review"`: the stage label, and a check-in that says what is waited for, and until when.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { withTypedWords } from '#work/drafting.ts';
import { type AwayWords, beAway, planAway } from '#work/goal/being-away.ts';
import { letWait, planWait, type WaitWords } from '#work/goal/waiting.ts';
import { type Meant, meantGoal } from '#work/goal-number.ts';
import type { Session } from '#work/session.ts';
import { onTypedGoal } from '#work/which-goal.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

/** Of a goal, or of all of them: the days on which their person is away. */
export type AnyWait = Meant<WaitWords> & {
  readonly all: boolean;
  /** The first day of being away. */
  readonly since: string | null;
};

export const waitCommand: CommandModule<AnyWait> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth goal wait 2 "the security review"',
    'devgrowth goal wait 2 "host is away" --until "1 March"',
    'devgrowth goal wait --all --until +2w --dry-run',
  ],
  completes: { number: 'open-goals' },
  declare(command) {
    command
      .argument('[number]', 'Number of the goal, or part of its title; without it you choose')
      .argument('[reason]', 'What it waits for; without it you are asked, and may leave it empty')
      .option('--until <day>', 'Rest until then, that day too: neither quiet nor time gone')
      .option('--all', 'All goals, with --until: you are away. One comment on the plan, without a reason')
      .option('--since <day>', 'With --all: the first day (default: today)');
  },
  parse([number, reason], flags) {
    const [until, since] = [textFlag(flags, 'until'), textFlag(flags, 'since')];
    const all = flags['all'] === true;
    if (!all && since !== null) throw new DevgrowthError('usage', '--since goes with --all', { hint: 'Leave it out.' });
    if (!all) return { ...meantGoal(number), reason: reason ?? null, until, since, all };
    if (number !== undefined)
      throw new DevgrowthError('usage', '--all is of every goal, and takes no reason', {
        hint: 'Nothing was written. Others read the plan: `devgrowth goal wait --all --until +2w` says the days alone.',
      });
    if (until === null)
      throw new DevgrowthError('usage', '--all needs --until', { hint: 'Say the last day: `--all --until +2w`.' });
    return { iid: null, goalAt: null, reason: null, until, since, all };
  },
  run({ shared, own }, world) {
    const { since, all, ...words } = own;
    if (!all)
      return onTypedGoal(
        'goal wait',
        { shared, own: { ...words, since, all } },
        world,
        (named: Input<WaitWords & Days>, session) => {
          const { since: _since, all: _all, ...mine } = named.own;
          return wait({ shared: named.shared, own: mine }, session, world);
        },
      );
    const days = { until: own.until ?? '', since };
    return withTypedWords('goal wait', { shared, own: { ...own, ...days } }, world, (session) =>
      away({ shared, own: days }, session, world),
    );
  },
};

type Days = Pick<AnyWait, 'since' | 'all'>;

async function wait({ shared, own }: Input<WaitWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planWait(own, session, world);
  const { record, isThere, body, words, until } = planned;
  if (shared.dryRun) {
    const stage = `#${own.iid} ${record.title}: ${record.stages.join(', ') || 'no stage'} -> waiting`;
    return endDryRun([...(body?.split('\n') ?? []), stage], shared, world);
  }
  return letWait(planned, session, world, ({ value, warnings }) => {
    const what = words.reason === '' ? '' : `: waits for ${words.reason}`;
    const rests = until === null ? '' : ` (rests until ${until})`;
    const say = `${isThere ? 'Already' : 'Now'} waiting: #${value.iid} ${value.title}${what}${rests}`;
    return endWrite({ record: value, warnings, say }, session, shared, world);
  });
}

async function away({ shared, own }: Input<AwayWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planAway(own, session);
  const { plan, first, last, body } = planned;
  const { iid, title } = plan;
  if (shared.dryRun) return endDryRun([`comment on #${iid} ${title}`, body], shared, world);
  const days = first === last ? first : `${first} to ${last}`;
  const say = `Away ${days}: all goals rest, and nothing reminds you. Noted on #${iid} ${title}`;
  return beAway(planned, session, world, ({ warnings }) =>
    endPart({ document: plan, part: 'away', how: 'changed', warnings, say }, shared, world),
  );
}
