// What would help goals to get done, goal by goal: the rule, what it is, and how to mend it.
import type { Lint } from '#growth/lint/lint.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { count, oneLine } from '../../text.ts';
import { verdictLines } from '../completeness.ts';
import { type Hole, type Ink, fit, ink, pad, spaced, stacked, wrap } from '../ink.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

interface Linted {
  readonly goal: Pick<GoalRecord, 'iid' | 'title'>;
  readonly lint: Lint;
}

export function renderGoalLint(
  { goals, completeness }: { readonly goals: readonly Linted[]; readonly completeness: Completeness },
  options: TerminalOptions,
): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const found = goals.filter(({ lint }) => lint.findings.length > 0);
  const silenced = goals.flatMap(({ lint }) => lint.off);
  const names = [...new Set(silenced.map(({ rule }) => rule))];
  const off = silenced.reduce((sum, one) => sum + one.findings, 0);
  const rest = [
    `${count(goals.length, 'goal')} looked at`,
    ...(found.length === 0 ? ['nothing to mend'] : []),
    ...(off > 0 ? [`${off} switched off (${names.join(', ')})`] : []),
  ];
  return stacked(
    spaced([
      ...found.map((one) => goalLines(one, paint, columns)),
      wrap(rest.join(', '), columns),
      completeness.complete ? [] : verdictLines(completeness, columns, paint),
    ]),
  );
}

function goalLines({ goal, lint: { findings } }: Linted, paint: Paint, columns: number): Hole[] {
  const wide = Math.max(...findings.map(({ rule }) => rule.length));
  const before = ' '.repeat(wide + 4);
  return [
    paint.bold(fit(ink`#${goal.iid} ${oneLine(goal.title)}`, columns)),
    ...findings.flatMap(({ rule, say, mend }) => [
      ...wrap(oneLine(say), columns - before.length).map((words, at) =>
        at === 0 ? ink`  ${paint.cyan(pad(rule, wide))}  ${words}` : ink`${before}${words}`,
      ),
      ...wrap(oneLine(mend), columns - before.length).map((words) => ink`${before}${paint.dim(words)}`),
    ]),
  ];
}
