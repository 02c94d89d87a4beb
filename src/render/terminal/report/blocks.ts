// The entries of a report's lists in a terminal, each a block of lines that stay together.
import type { Need } from '#reports/needs.ts';
import type { NextAction } from '#reports/next-steps.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import type { Slip } from '#reports/slips.ts';
import type { Win } from '#reports/wins.ts';
import { needAge, needText, needWords } from '../../report-words.ts';
import { oneLine } from '../../text.ts';
import { type Hole, fit, ink, joined, pad, width, wrap } from '../ink.ts';
import { slipText, slipWords, valuesAimedAt, valuesShown, winText, winWord } from '../../words.ts';
import type { Paint } from '../paint.ts';

export type Blocks = readonly (readonly Hole[])[];

const word = 8;

export function needBlocks(needs: readonly Need[], columns: number, paint: Paint): Blocks {
  const iid = longest(needs.map(({ place }) => `#${place.iid}`));
  const age = longest(needs.map(needAge));
  const text = columns - (2 + word + 2 + iid + 2 + 2 + age);
  return needs.map((need) => {
    const cells = [
      paint.yellow(pad(needWords[need.type], word)),
      paint.cyan(pad(ink`#${need.place.iid}`, iid, 'right')),
      pad(fit(needText(need), text), text),
      paint.dim(pad(needAge(need), age, 'right')),
    ];
    return [ink`  ${joined(cells, '  ')}`];
  });
}

export function winBlocks(wins: readonly Win[], columns: number, paint: Paint): Blocks {
  const iid = longest(wins.map((win) => `#${win.goal.iid}`));
  const text = columns - (2 + word + 2 + iid + 2 + 2 + 10);
  return wins.map((win) => {
    const cells = [
      paint.green(pad(winWord(win), word)),
      paint.cyan(pad(ink`#${win.goal.iid}`, iid, 'right')),
      pad(fit(winLine(win), text), text),
      paint.dim(win.day),
    ];
    const learned = win.type === 'closed' && win.text !== null ? [fit(ink`learned: ${oneLine(win.text)}`, text)] : [];
    const inset = ' '.repeat(2 + word + 2 + iid + 2);
    return [ink`  ${joined(cells, '  ')}`, ...learned.map((line) => ink`${inset}${paint.dim(line)}`)];
  });
}

/** What is told of it in one line: of a closed goal its title, for what was learned has a line of its own. */
export function winLine(win: Win): string {
  return (win.type === 'closed' ? '' : winText(win)) || oneLine(win.goal.title);
}

/** `2x Iteration, 1x Efficiency`, whole entries as far as they fit; empty where there are none. */
export function valuesText(entries: readonly string[], columns: number): string {
  for (let shown = entries.length; shown > 0; shown -= 1) {
    const left = entries.length - shown;
    const text = `${entries.slice(0, shown).join(', ')}${left === 0 ? '' : `, and ${left} more`}`;
    if (width(text) <= columns) return text;
  }
  return '';
}

export function valueLines(report: Pick<ProgressReport, 'wins' | 'aims'>, columns: number, paint: Paint): Hole[] {
  const lines = [
    { name: 'Values shown', entries: valuesShown(report.wins) },
    { name: 'Goals aim at', entries: valuesAimedAt(report) },
  ];
  return lines.flatMap(({ name, entries }) => {
    const text = valuesText(entries, columns - name.length - 4);
    return text === '' ? [] : [paint.dim(ink`  ${name}: ${text}`)];
  });
}

/** @param terse one line for each goal: its reasons in few words, and a shorter title before one of them is lost */
export function slipBlocks(slips: readonly Slip[], columns: number, paint: Paint, terse: boolean): Blocks {
  const iid = longest(slips.map(({ goal }) => `#${goal.iid}`));
  const titles = longest(slips.map(({ goal }) => oneLine(goal.title)));
  const wide = Math.min(titles, Math.max(12, Math.floor(columns * 0.4)));
  const short = slips.map(({ reasons }) => reasons.map(slipWords).join(', '));
  const room = columns - (2 + iid + 2 + 2);
  const title = terse ? Math.min(wide, Math.max(12, room - longest(short))) : wide;
  const inset = 2 + iid + 2 + title + 2;
  return slips.map(({ goal, reasons }, of) => {
    const left = Math.max(16, columns - inset);
    const why = terse ? [fit(short[of] ?? '', left)] : wrap(reasons.map(slipText).join(', '), left);
    return why.map((line, index) => {
      const name = ink`${paint.cyan(pad(ink`#${goal.iid}`, iid, 'right'))}  ${pad(fit(oneLine(goal.title), title), title)}`;
      return index === 0 ? ink`  ${name}  ${paint.yellow(line)}` : ink`${' '.repeat(inset)}${paint.yellow(line)}`;
    });
  });
}

export function actionBlocks(actions: readonly NextAction[], columns: number, paint: Paint): Blocks {
  const iid = longest(actions.map(({ goal }) => `#${goal.iid}`));
  const text = columns - (2 + iid + 2 + 2 + 14);
  return actions.map((action) => {
    const due = action.due === null ? '' : ink`due ${oneLine(action.due)}`;
    const name = paint.cyan(pad(ink`#${action.goal.iid}`, iid, 'right'));
    return [ink`  ${name}  ${pad(fit(oneLine(action.text), text), text)}  ${paint.dim(due)}`.trimEnd()];
  });
}

/** `blocks` are the first of `total`; the last row is for the sentence about the rest, and one block is always shown. */
export function capped(blocks: Blocks, total: number, rows: number, more: (left: number) => Hole): Hole[] {
  if (blocks.length === total && blocks.flat().length <= rows) return blocks.flat();
  const shown: Hole[] = [];
  let blocksShown = 0;
  for (const block of blocks) {
    if (blocksShown > 0 && shown.length + block.length > rows - 1) break;
    shown.push(...block);
    blocksShown += 1;
  }
  return blocksShown === total ? shown : [...shown, more(total - blocksShown)];
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, width(text)), 0);
}
