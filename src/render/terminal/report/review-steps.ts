// The steps ahead in a review in a terminal: what the year plan says, and of each quarter its open goals.
import type { ReportPage } from '#reports/page.ts';
import type { Cut, ReviewPage } from '#reports/review-page.ts';
import type { GoalAhead } from '#reports/review.ts';
import { shortDay } from '../../day-words.ts';
import { plainly } from '../../people-words.ts';
import { measureWords } from '../../words.ts';
import { andMore, laterWords, noPlan, planParts, quarterWords, reviewTitles } from '../../review-words.ts';
import { oneLine } from '../../text.ts';
import { type Hole, type Ink, ink, joined, pad, width, wrap } from '../ink.ts';
import { healthSign } from '../paint.ts';
import type { Place } from './place.ts';

export interface Told {
  readonly page: ReportPage;
  readonly review: ReviewPage;
  readonly place: Place;
}

export function stepGroups({ review, page, place }: Told): Hole[][] {
  const { plan, quarters, withoutQuarter, open, opportunities } = review;
  if (plan === null && open === 0 && opportunities.shown.length === 0) return [];
  const none = noPlan(review, page.completeness);
  const later = laterWords(review);
  const head = [
    ...(plan === null ? [] : planParts.flatMap(({ name, of }) => planLine(name, plan[of], place))),
    ...(none === null ? [] : [place.paint.dim(ink`  ${none}.`)]),
  ];
  return [
    part(`${reviewTitles.steps}${plan === null ? '' : `, from the year plan (#${plan.iid})`}`, head, place),
    ...quarters.map((quarter) => [
      ...wrap(oneLine(quarterWords(quarter, page.today)), place.columns - 2).map(
        (line) => ink`  ${place.paint.bold(line)}`,
      ),
      ...(quarter.words === null
        ? []
        : wrap(plainly(quarter.words), place.columns - 4).map((line) => ink`    ${line}`)),
      ...aheadLines(quarter.goals, page, place),
    ]),
    withoutQuarter.shown.length === 0
      ? []
      : [ink`  ${place.paint.bold('Without a quarter')}`, ...aheadLines(withoutQuarter, page, place)],
    later === null ? [] : wrap(`${later}.`, place.columns - 2).map((line) => place.paint.dim(ink`  ${line}`)),
  ];
}

function planLine(name: string, words: string | null, { paint, columns }: Place): Hole[] {
  if (words === null) return [];
  const wide = Math.max(...planParts.map((one) => one.name.length)) + 2;
  return wrap(plainly(words), columns - 2 - wide).map(
    (line, index) => ink`  ${paint.dim(pad(index === 0 ? name : '', wide))}${line}`,
  );
}

function aheadLines(goals: Cut<GoalAhead>, { today }: ReportPage, place: Place): Hole[] {
  const { paint, columns, iid } = place;
  if (goals.shown.length === 0) return [paint.dim('    no goal yet')];
  const inset = 2 + iid + 2;
  return [
    ...goals.shown.flatMap(({ goal, confidential, level, percent, measure, text, due }) => {
      const facts = joined(
        [
          ...(confidential ? ['confidential'] : []),
          ...(percent === null ? [] : [`${percent}%`]),
          ...(due === null ? [] : [shortDay(due, today)]),
        ],
        ', ',
      );
      const name = ink`${healthSign(paint, level)} ${paint.cyan(pad(ink`#${goal.iid}`, iid))}  `;
      const told = [measureWords({ measure }, '->'), text && `Next: ${plainly(text)}`];
      const below = told.flatMap((one) => (one ? wrap(one, columns - inset) : []));
      return [
        ...headLines(name, goal.title, facts, paint.dim, place),
        ...below.map((line) => ink`${' '.repeat(inset)}${line}`),
      ];
    }),
    ...more(goals, place),
  ];
}

/** The whole title, with facts at the right of its first line, or below it where that is narrow. */
export function headLines(
  name: Ink,
  title: string,
  facts: Hole,
  brush: (text: Hole) => Ink,
  { columns }: Place,
): Hole[] {
  const wide = columns - name.width - width(facts) - 2;
  const isBeside = wide >= leastTitle;
  const [first = '', ...rest] = wrap(oneLine(title), isBeside ? wide : columns - name.width);
  const below = isBeside ? rest : [...rest, ...wrap(facts, columns - name.width).map((line) => brush(line))];
  return [
    isBeside ? ink`${name}${pad(first, wide)}  ${brush(facts)}`.trimEnd() : ink`${name}${first}`.trimEnd(),
    ...below.map((line) => ink`${' '.repeat(name.width)}${line}`),
  ];
}

const leastTitle = 20;

export const part = (title: string, lines: readonly Hole[], { paint, columns }: Place): Hole[] =>
  lines.length === 0 ? [] : [...wrap(title, columns).map((line) => paint.bold(line)), ...lines];

export function more({ left }: Cut<unknown>, { paint }: Place, where = ''): Hole[] {
  return left > 0 ? [paint.dim(ink`  ${andMore(left)}${where}`)] : [];
}
