// What each criterion of a level has to show, as rows of words: for a terminal and for a table in a document.
import type { CoveredCriterion, CoveredValue, Standing } from '#growth/levels/coverage.ts';
import { oneLine } from './text.ts';

export const coverageHeads = ['Area', 'Examples', 'First', 'Last', 'Goals', 'Used in', ''] as const;
export const noList = 'A map, not a list that earns a promotion.';

const standings: Readonly<Record<Exclude<Standing, 'not-asked'>, string>> = {
  none: 'none yet',
  one: 'one example',
  'old-one': 'one example',
  close: 'within three months',
  steady: 'steady',
};

type Row = readonly [
  name: string,
  examples: string,
  first: string,
  last: string,
  goals: string,
  used: string,
  standing: string,
];

export function criterionRow(one: CoveredCriterion): Row {
  const { name, examples, goals, notAsked, standing } = one;
  const [first, last, used] = commonCells(one);
  const why = notAsked === null ? '' : oneLine(notAsked);
  if (standing === 'not-asked') return [name, 'n/a', '-', '-', goalsCell(goals), '-', why];
  return [name, String(examples), first, last, goalsCell(goals), used, standingWords(one)];
}

export function valueRow(one: CoveredValue): Row {
  const [first, last, used] = commonCells(one);
  return [one.name, String(one.examples), first, last, '', used, standingWords(one)];
}

type Common = Pick<CoveredValue, 'first' | 'last' | 'used' | 'standing' | 'monthsAgo'>;

function commonCells({ first, last, used }: Common): readonly [string, string, string] {
  const month = (day: string | null) => day?.slice(0, 7) ?? '-';
  return [month(first), month(last), used.length === 0 ? '-' : usedWords(used)];
}

/** `Result 1, Result 2` needs its name once. */
function usedWords(used: readonly string[]): string {
  const results = used.flatMap((part) => /^Result (\d+)$/.exec(part)?.[1] ?? []);
  const others = used.filter((part) => !/^Result \d+$/.test(part));
  return [...(results.length === 0 ? [] : [`result ${results.join(', ')}`]), ...others.map(oneLine)].join(', ');
}

const goalsCell = (goals: readonly number[]): string =>
  goals.length === 0 ? '-' : goals.map((iid) => `#${iid}`).join(' ');

function standingWords({ standing, monthsAgo }: Common): string {
  if (standing === 'not-asked') return '';
  return standing === 'old-one' ? `one example, ${monthsAgo} months old` : standings[standing];
}
