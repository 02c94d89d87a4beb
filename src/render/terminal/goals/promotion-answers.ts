// What the manager says to a promotion document, and what only looks like it; what follows where the person takes it over.
import { dayOf } from '#growth/time/calendar.ts';
import { type Justification, gapDay, stateAfter } from '#growth/promotion/accepting.ts';
import { type Answer, type Answers, answerText, answerWords, verdictWords } from '#growth/promotion/answer.ts';
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { count, oneLine } from '../../text.ts';
import { fit, type Hole, ink, wrap } from '../ink.ts';
import type { Paint } from '../paint.ts';

interface Said extends Answers {
  readonly offered: Justification | null;
  readonly state: PromotionState | null;
}

interface Reader {
  readonly zone: string;
  /** Username; null: nobody is named. */
  readonly manager: string | null;
  /** Whose document it is. */
  readonly isOwn: boolean;
}

const indent = '  ';

export function answerLines(
  { answer, changed, earlier, alike, offered, state }: Said,
  { zone, manager, isOwn }: Reader,
  paint: Paint,
  columns: number,
): Hole[] {
  const wrapped = (words: Hole, first: string, rest: string, width: number) =>
    wrap(words, width).map((line, index) => ink`${indent}${index === 0 ? first : rest}${line}`);
  const lines: Hole[] = [];
  const said = (one: Answer) =>
    lines.push(
      fit(
        ink`${indent}${paint.bold(oneLine(answerText(one.by.username, one.day ?? dayOf(one.at, zone), one)))}`,
        columns,
      ),
      ...answerWords(one).flatMap((words) => wrapped(oneLine(words), '  ', '  ', columns - 4)),
      ...one.points.flatMap((point) => wrapped(oneLine(point), '  - ', '    ', columns - 6)),
    );
  if (answer !== null) said(answer);
  if (changed !== null) {
    said(changed);
    lines.push(ink`${indent}  changed since it was accepted`);
  }
  if (offered !== null) {
    const when = offered.day ?? dayOf(offered.at, zone);
    lines.push(
      fit(ink`${indent}${paint.bold(`@${oneLine(offered.by.username)} wrote the justification ${when}`)}`, columns),
    );
  }
  const next = [followsText(answer ?? changed, state), offered === null ? null : 'the justification in its place'];
  const words = next.filter((one) => one !== null).join(', ');
  if (isOwn && words !== '')
    lines.push(fit(ink`${indent}  -> ${paint.cyan('devgrowth promotion accept')}  ${paint.dim(words)}`, columns));
  for (const one of earlier) {
    said(one);
    lines.push(
      ink`${indent}  a later answer counts in its place; ${paint.cyan('devgrowth promotion gap add')} keeps a point`,
    );
  }
  const counts = manager === null ? 'no manager is named in the settings' : `only @${oneLine(manager)} answers`;
  for (const { verdict, words: wrote, by, at, why } of alike) {
    const reason =
      why === 'not-manager' ? counts : `as a comment's first line it counts: **Answer** · ${verdictWords(verdict)}`;
    const line = ink`@${oneLine(by?.username ?? 'ghost')} wrote "${wrote}" ${dayOf(at, zone)}; ${reason}`;
    lines.push(...wrap(line, columns - 2).map((one) => ink`${indent}${paint.dim(one)}`));
  }
  return lines;
}

/** `gap-plan, 2 gaps, 1 with a day` */
function followsText(answer: Pick<Answer, 'verdict' | 'points'> | null, from: PromotionState | null): string | null {
  if (answer === null) return null;
  const { verdict, points } = answer;
  const state = stateAfter(verdict, from, true);
  if (points.length === 0) return state;
  const dated = points.filter((point) => gapDay(point) !== null).length;
  return `${state}, ${count(points.length, 'gap')}${dated === 0 ? '' : `, ${dated} with a day`}`;
}
