// `devgrowth promotion gap add "A second design" --until 2027-01-31`: what is still to be shown; `close 2` ticks it, `goal 2` makes a goal of it,
// `apart` moves all of them out of the document.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { formatCriteria } from '#growth/words/criteria.ts';
import { withTypedWords } from '#work/drafting.ts';
import { gapActs, type GapWords, openGapGoal, planGap, planGapGoal, writeGap } from '#work/promotion/gaps.ts';
import { keepApart, planApart } from '#work/promotion/keeping-apart.ts';
import type { Session } from '#work/session.ts';
import { oneLine } from '#render/text.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

export const gapCommand: CommandModule<GapWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth promotion gap add "A second design that two teams build on" --until 2027-01-31',
    'devgrowth promotion gap goal "second design" --dry-run',
    'devgrowth promotion gap apart --dry-run',
  ],
  completes: { act: gapActs },
  declare(command) {
    command
      .argument('<act>', 'add, close, goal, or apart: all of them, into a confidential issue of their own')
      .argument('[gap...]', 'With add: its words; with close and goal: its number, or part of its words')
      .option('--until <day>', 'With add and goal: until when');
  },
  parse([typed = '', ...words], flags) {
    const act = gapActs.find((one) => one === typed.trim().toLowerCase());
    if (act === undefined) {
      throw new DevgrowthError('usage', `"${typed}" is nothing that is done with a gap`, {
        hint: `Give one of these: ${gapActs.join(', ')}.`,
      });
    }
    const until = textFlag(flags, 'until');
    const isOne = act !== 'apart';
    if (isOne !== words.length > 0)
      throw new DevgrowthError('usage', isOne ? `${act} which gap?` : 'apart moves all gaps', {
        hint: isOne ? 'Give its words, or with close and goal its number.' : 'Leave the words out.',
      });
    if ((act === 'close' || act === 'apart') && until !== null)
      throw new DevgrowthError('usage', '--until goes with add and goal', { hint: 'Leave it out.' });
    return { act, gap: words.join(' '), until };
  },
  run: (input, world) =>
    withTypedWords('promotion gap', input, world, (session) => {
      const run = { add: write, close: write, goal: openGoal, apart }[input.own.act];
      return run(input, session, world);
    }),
};

async function write({ shared, own }: Input<GapWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planGap(own, session, world);
  const { record, until, gap } = planned;
  if (shared.dryRun) {
    const does = own.act === 'add' ? 'add the gap' : 'tick the gap';
    return endDryRun(
      [`#${record.iid} ${record.title}: ${does} ${gap.title}`, ...untilLine(until ?? gap.until)],
      shared,
      world,
    );
  }
  return writeGap(planned, session, world, async (written) => {
    const code = await endPart({ document: record, part: 'Gaps', ...written }, shared, world);
    const day = until ?? gap.until;
    // A number alone does not say which line it was.
    if (written.how === 'changed')
      world.talk.say(`${own.act === 'add' ? 'Open' : 'Closed'}: ${gap.title}${day === null ? '' : `, until ${day}`}`);
    return code;
  });
}

async function openGoal({ shared, own }: Input<GapWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planGapGoal(own, session, world);
  const { record, composed, aims } = planned;
  if (shared.dryRun) {
    const { goal } = composed;
    const lines = [
      `open ${goal.title} (confidential)`,
      ...untilLine(goal.due),
      ...(aims.length === 0 ? [] : [`aims at ${formatCriteria(aims)}`]),
      `name it behind the gap in #${record.iid}`,
    ];
    return endDryRun(lines, shared, world);
  }
  return openGapGoal(planned, session, world, ({ value, warnings, isThere }) => {
    const say = `${isThere ? 'There already:' : 'Opened'} #${value.iid} ${value.title} (confidential), for a gap of #${record.iid}`;
    return endWrite({ record: value, warnings, say }, session, shared, world);
  });
}

const historyNote = 'GitLab Premium and Ultimate show earlier texts of an issue to whoever reads it, these gaps, too';

async function apart({ shared, own }: Input<GapWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planApart(own, session, world);
  const { record, there, moves } = planned;
  const { iid } = record;
  if (shared.dryRun) {
    const to = there === null ? 'a confidential issue of their own, assigned to nobody' : `#${there.iid}`;
    const lines = there !== null && moves === '' ? [] : [`move the gaps into ${to}`, ...moves.split('\n')];
    return endDryRun(
      [`#${iid} ${record.title}: ${lines[0] ?? 'its gaps are apart already'}`, ...lines.slice(1)],
      shared,
      world,
    );
  }
  return keepApart(planned, session, world, ({ home, isChanged, warnings }) => {
    if (isChanged) {
      world.talk.note(historyNote);
      world.talk.hint(`There, its description's history can be deleted in the browser: ${oneLine(record.url)}`);
    }
    return endPart({ document: home, part: 'Gaps', how: isChanged ? 'changed' : 'unchanged', warnings }, shared, world);
  });
}

const untilLine = (day: string | null): readonly string[] => (day === null ? [] : [`until ${day}`]);
