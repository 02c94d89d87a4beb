// `devgrowth plan close FY27-Q3`: what becomes of each open goal of a quarter, three answers, and one comment in the plan.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { quarterQuestions, type QuarterVerdict } from '#growth/goals/quarter-comment.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { decidedLine } from '#render/quarter-words.ts';
import { oneLine } from '#render/text.ts';
import { withTypedWords } from '#work/drafting.ts';
import { closeQuarter, type ClosedQuarter, planQuarter, type PlannedQuarter } from '#work/plan/closing-quarter.ts';
import type { QuarterWords } from '#work/plan/deciding-quarter.ts';
import type { Session } from '#work/session.ts';
import { collect, issueNumber, textFlag, wordsFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { endDryRun, warn, writeNumbers } from '../written-goal.ts';

export const closeCommand: CommandModule<QuarterWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth plan close --leave 2 --moved "Reviews, since two of us do them"',
    'devgrowth plan close --dry-run --no-input',
  ],
  declare(command) {
    command
      .argument('[quarter]', 'Such as FY27-Q3; without, the newest that ends within days or ended, and has open goals')
      .option('--keep <numbers>', 'Into the next quarter, as far from its end: 4,7', collect)
      .option('--done <numbers>', 'Done: closed as achieved', collect)
      .option('--changed <numbers>', 'Became something else, worth having: closed', collect)
      .option('--drop <numbers>', 'No longer worth the time: closed', collect)
      .option('--pause <numbers>', 'Open, without a quarter and a day', collect)
      .option('--leave <numbers>', 'As they are, in this quarter; so is what is not named', collect)
      .option('--moved <text>', quarterQuestions.moved)
      .option('--stuck <text>', quarterQuestions.stuck)
      .option('--differently <text>', quarterQuestions.differently);
  },
  parse([quarter], flags) {
    const answer = (flag: string) => textFlag(flags, flag)?.trim() || null;
    return {
      quarter: quarter ?? null,
      ...goalsNamed(flags),
      moved: answer('moved'),
      stuck: answer('stuck'),
      differently: answer('differently'),
    };
  },
  run: (input, world) => withTypedWords('plan close', input, world, (session) => close(input, session, world)),
};

async function close({ shared, own }: Input<QuarterWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planQuarter(own, session, world);
  const { goals, plan, edit, standing } = planned;
  if (shared.dryRun) {
    const told = `${standing === null ? 'comment on' : 'change the comment on'} #${plan.iid} ${plan.title}`;
    return endDryRun([...goals.map(decidedLine), told, ...edit(standing, goals).split('\n')], shared, world);
  }
  await confirmed(planned, world);
  return end(planned, await closeQuarter(planned, session, world), shared, world);
}

/** What single letters decided, once more and whole, before it closes goals. On a no the answers stay, as a draft. */
async function confirmed(
  { isAsked, goals, words: { moved, stuck, differently } }: PlannedQuarter,
  { ask, talk }: CommandWorld,
): Promise<void> {
  if (!isAsked || ask === null || goals.every(({ isThere, verdict }) => isThere || verdict === 'leave')) return;
  talk.show(goals.map((goal) => `  ${decidedLine(goal)}`));
  if (await ask.confirm({ name: 'write', message: 'Write this?', default: true })) return;
  const typed = Object.entries({ moved, stuck, differently }).flatMap(([name, text]) => (text ? { name, text } : []));
  throw new DevgrowthError('cancelled', 'Nothing was written.', { typed });
}

async function end(
  { quarter, plan }: PlannedQuarter,
  { how, goals, url, milestone, warnings }: ClosedQuarter,
  { format }: SharedInput,
  world: CommandWorld,
): Promise<ExitCode> {
  if (format === 'json') {
    const { iid, title, url: address } = plan;
    const written = {
      plan: { iid, title, url: address },
      quarter,
      goals: goals.map(({ record, verdict, times, moved, isThere }) => ({
        iid: record.iid,
        title: record.title,
        url: record.url,
        verdict,
        due: moved?.due ?? (verdict === 'pause' ? null : record.due),
        times,
        isChanged: !isThere && verdict !== 'leave',
      })),
      comment: { url, how },
      milestone,
      warnings,
    };
    world.stdout.write(await documentText('plan-close', written));
    return warn(warnings, world);
  }
  if (format === 'number') {
    writeNumbers([plan.iid], world);
    return warn(warnings, world);
  }
  const says = { new: 'Closed', renewed: 'Closed anew', unchanged: 'Closed already:' }[how];
  const also = milestone === 'closed' ? ink`, and its milestone` : ink``;
  world.stdout.write(
    stacked([
      ink`${says} ${quarter.title} in #${plan.iid} ${oneLine(plan.title)}${also}`,
      ...goals.map((goal) => ink`  ${decidedLine(goal)}`),
      ink`${oneLine(url)}`,
    ]),
  );
  return warn(warnings, world);
}

/** @throws `usage` for what is no number, and for a goal that is named twice */
function goalsNamed(flags: Readonly<Record<string, unknown>>): Readonly<Record<QuarterVerdict, readonly number[]>> {
  const seen = new Set<number>();
  const numbersOf = (verdict: QuarterVerdict) =>
    wordsFlag(flags, verdict).map((typed) => {
      const number = issueNumber(typed);
      if (number === null)
        throw new DevgrowthError('usage', `--${verdict} takes numbers of goals, and got "${typed}"`, {
          hint: `For instance \`--${verdict} 4,7\`.`,
        });
      if (seen.has(number))
        throw new DevgrowthError('usage', `#${number} is named twice`, {
          hint: 'One of --keep, --done, --changed, --drop, --pause and --leave for each goal.',
        });
      seen.add(number);
      return number;
    });
  return {
    keep: numbersOf('keep'),
    done: numbersOf('done'),
    changed: numbersOf('changed'),
    drop: numbersOf('drop'),
    pause: numbersOf('pause'),
    leave: numbersOf('leave'),
  };
}
