// What a posted report folds away: what was said, every other win, and what was read.
import type { GoalWins, ReportPage } from '#reports/page.ts';
import { quietWords } from '../page-words.ts';
import { leftOutText, openInIt, promotionText } from '../report-words.ts';
import { valuesAimedAt, valuesShown } from '../words.ts';
import { sourceTable } from './completeness.ts';
import { inline } from './escape.ts';
import { quietly } from './references.ts';
import { more, people, winLine } from './report-lines.ts';

const limits = { wins: 50, said: 20, sources: 20 } as const;

/** All of it: nothing here is a live reference. */
export function rest(page: ReportPage): string[] {
  const wins = page.wins.flatMap(({ best, others }) => [best, ...others]);
  const shown = valuesShown(wins, page.company);
  const aims = valuesAimedAt(page);
  const { promotion } = page;
  const open = openInIt(promotion);
  const untold = page.next?.notTalkedOver ?? [];
  return [
    ...said(page),
    ...otherWins(page),
    ...(untold.length === 0 ? [] : [`Not yet talked over: ${untold.map(({ iid }) => quietly(iid)).join(', ')}.`, '']),
    ...(shown.length === 0 ? [] : [`Values shown: ${shown.join(', ')}.`, '']),
    ...(aims.length === 0 ? [] : [`Goals aim at: ${aims.join(', ')}.`, '']),
    ...(promotion === null
      ? []
      : [`Promotion document ${quietly(promotion.iid)}: ${inline(promotionText(promotion, page.company))}.`, '']),
    ...open.map(({ name, text }) => `- ${name}: ${people(text)}`),
    ...(open.length > 0 ? [''] : []),
    ...read(page),
  ];
}

function said({ goals: all }: ReportPage): string[] {
  const lines = all.flatMap((goal) => {
    const [newest] = goal.said;
    const words = newest === undefined ? quietWords(goal) : people(newest.text);
    return words === '' ? [] : [`- ${quietly(goal.iid)} ${words}`];
  });
  return lines.length === 0 ? [] : [...lines.slice(0, limits.said), ...more(lines.length - limits.said), ''];
}

/** Beside those that are worth praising. */
function otherWins(page: ReportPage): string[] {
  const praised = new Set(page.praise.map(({ best }) => best));
  const others = page.wins
    .flatMap(({ best, others: own }: GoalWins) => [best, ...own])
    .filter((win) => !praised.has(win));
  if (others.length === 0) return [];
  const lines = others.slice(0, limits.wins).map((win) => `- ${winLine(win, page, quietly)}`);
  return [...lines, ...more(others.length - limits.wins), ''];
}

/** Why these days, and what was read of them. */
export function read(page: ReportPage): string[] {
  const { window, completeness } = page;
  const leftOut = leftOutText(page);
  return [
    `These days: ${inline(window.why)}, ${inline(window.zone)}.${leftOut === null ? '' : ` ${leftOut}`}`,
    '',
    // Without numbers: the comment itself is one more, and would make its own renewal different.
    ...(completeness.complete
      ? [inline(`Read completely: ${completeness.sources.map(({ name }) => name).join(', ')}.`)]
      : sourceTable(completeness, limits.sources)),
  ];
}
