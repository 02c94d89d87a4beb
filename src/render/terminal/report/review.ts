// The review form in a terminal: achievements, strengths and opportunities, support needed, next steps.
import type { ProgressReport } from '#reports/progress-report.ts';
import type { Win } from '#reports/wins.ts';
import { needAge, needSentence } from '../../report-words.ts';
import { oneLine } from '../../text.ts';
import { type Hole, ink, wrap } from '../ink.ts';
import { valueWords, winText } from '../../words.ts';
import type { Paint } from '../paint.ts';

export function reviewLines({ review }: Pick<ProgressReport, 'review'>, columns: number, paint: Paint): Hole[] {
  if (review === null) return [];
  const { achievements, strengths, opportunities, support, nextSteps } = review;
  const list = (title: string, none: string, entries: readonly Hole[]) => [
    paint.bold(title),
    ...(entries.length === 0 ? [paint.dim(ink`  ${none}`)] : entries.flatMap((entry) => bullet(entry, columns))),
  ];
  return [
    ...list(
      'Achievements',
      'none recorded in these days',
      achievements.map((win) => {
        const said = winLine(win);
        const title = oneLine(win.goal.title);
        const learned = win.type === 'closed' && win.text !== null ? ink`; learned: ${oneLine(win.text)}` : '';
        return ink`${said}${said === title ? '' : ink` (${title})`}${learned}, ${win.day}`;
      }),
    ),
    '',
    ...list(
      'Strengths',
      'no value is shown by a win yet: log with --value, or add evidence',
      strengths.map(({ value, times, example }) => ink`${valueWords[value]}, ${times}x, such as: ${winLine(example)}`),
    ),
    '',
    ...list(
      'Opportunities',
      'no goal struggles',
      opportunities.map(({ goal, why, next }) => {
        const step = next === null ? '' : ink`; next: ${oneLine(next)}`;
        return ink`#${goal.iid} ${oneLine(goal.title)}: ${oneLine(why)}${step}`;
      }),
    ),
    '',
    ...list(
      'Support needed',
      'nothing asked',
      support.map((need) => ink`${needSentence(need)} (${needAge(need)}), in #${need.place.iid}`),
    ),
    '',
    ...list(
      'Next steps',
      'none named',
      nextSteps.map(
        ({ goal, text, due }) => ink`${oneLine(text)}${due === null ? '' : ink`, due ${oneLine(due)}`} (#${goal.iid})`,
      ),
    ),
  ];
}

function bullet(text: Hole, columns: number): Hole[] {
  return wrap(text, columns - 4).map((line, index) => (index === 0 ? ink`  - ${line}` : ink`    ${line}`));
}

/** What is told of it in one line: of a closed goal its title, for what was learned stands behind it. */
function winLine(win: Win): string {
  return (win.type === 'closed' ? '' : winText(win)) || oneLine(win.goal.title);
}
