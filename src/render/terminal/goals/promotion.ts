// The promotion document in a terminal: where it stands, part by part, and what is missing; never its words.
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { Justification } from '#growth/promotion/accepting.ts';
import type { Answers } from '#growth/promotion/answer.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import { movesFrom, stateAbout } from '#growth/promotion/transitions.ts';
import type { OpenGap } from '#growth/promotion/open-gaps.ts';
import type { PromotionStanding } from '#growth/promotion/standing.ts';
import type { KnownFrame } from '#growth/promotion/told.ts';
import type { KeptEvidence } from '#reports/evidence-list.ts';
import { oneLine } from '../../text.ts';
import { type Hole, type Ink, fit, ink, pad, stacked, wrap } from '../ink.ts';
import { countsText, keptText } from '../../report-words.ts';
import { type CompanyValue, valueName } from '#growth/words/values.ts';
import { verdictLines } from '../completeness.ts';
import { answerLines } from './promotion-answers.ts';
import { frameRows, whenText } from './promotion-frame.ts';
import { type Paint, paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export type ShownPromotion = PromotionStanding &
  Answers & {
    readonly iid: number;
    readonly title: string;
    readonly url: string;
    readonly open: boolean;
    readonly confidential: boolean;
    readonly assignees: readonly string[];
    readonly offered: Justification | null;
    readonly frame: KnownFrame | null;
    readonly evidence: KeptEvidence;
  };

export interface PromotionOptions extends TerminalOptions {
  /** The person's time zone. */
  readonly zone: string;
  /** Whose goals these are looks at it; somebody else may only not be allowed to. */
  readonly isOwn: boolean;
  /** Username; null: nobody is named. */
  readonly manager: string | null;
  readonly companyValues: readonly CompanyValue[];
}

const indent = '  ';

export function renderPromotion(
  promotion: ShownPromotion | null,
  completeness: Completeness,
  options: PromotionOptions,
): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  if (promotion === null) return stacked(noneLines(options, paint));
  const lines = [
    ...headLines(promotion, completeness, options, paint, columns),
    ...answerLines(promotion, options, paint, columns),
    '',
    ...partLines(promotion, options.companyValues, paint, columns),
    ...openLines(promotion, paint, columns),
    ...historyLines(promotion, options.zone, paint, columns),
    ...nextLines(promotion.state, options.isOwn, paint, columns),
    ...(completeness.complete ? [] : ['', ...verdictLines(completeness, columns, paint)]),
  ];
  return stacked(lines);
}

/** `devgrowth promotion state` alone. */
export function renderMoves(
  { iid, title, state }: { readonly iid: number; readonly title: string; readonly state: PromotionState | null },
  options: TerminalOptions,
): Ink {
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const lines = [
    fit(ink`#${iid} ${oneLine(title)}`, columns),
    state === null ? 'It has no state.' : ink`${paint.bold(state)}: ${stateAbout[state]}`,
    ...nextLines(state, true, paint, columns),
  ];
  return stacked(lines);
}

function noneLines({ isOwn }: PromotionOptions, paint: Paint): Hole[] {
  if (!isOwn) return ['No promotion document that you can see. A Guest reads it only while it is assigned to them.'];
  return [
    'No promotion document, and nobody has to have one.',
    '',
    ink`${indent}${paint.cyan('devgrowth promotion start')}  opens a confidential one with guiding questions`,
  ];
}

function headLines(
  promotion: ShownPromotion,
  { complete }: Completeness,
  { zone }: PromotionOptions,
  paint: Paint,
  columns: number,
): Hole[] {
  const { iid, title, url, open, confidential, assignees, state, since, frame } = promotion;
  const when = [since === null ? '' : ` since ${dayOf(since, zone)}`, ...whenText(frame)].join(', ');
  const who =
    assignees.length === 0
      ? 'assigned to nobody'
      : `assigned to ${assignees.map((name) => `@${oneLine(name)}`).join(', ')}`;
  return [
    paint.bold(fit(ink`#${iid} ${oneLine(title)}`, columns)),
    ...wrap(
      ink`${paint.cyan(state ?? (complete ? 'no state' : 'state not known'))}${when}${open ? '' : ' · issue closed'}`,
      columns - 2,
    ).map((line) => ink`${indent}${line}`),
    ...(confidential
      ? []
      : [ink`${indent}${paint.alarm('NOT CONFIDENTIAL')}: every member of the project can read it`]),
    ink`${indent}${paint.dim(fit(confidential ? ink`confidential · ${who}` : who, columns - 2))}`,
    ink`${indent}${paint.dim(oneLine(url))}`,
  ];
}

function partLines(
  promotion: ShownPromotion,
  companyValues: readonly CompanyValue[],
  paint: Paint,
  columns: number,
): Hole[] {
  const { summary, results, values, evidence, justification, gaps } = promotion;
  const said = (has: boolean) => (has ? paint.green('written') : paint.yellow('not yet'));
  const row = (name: string, words: Hole) => ink`${indent}${pad(name, 15)} ${words}`;
  const framed = frameRows(promotion.frame).flatMap(({ name, words }) =>
    wrap(oneLine(words), columns - 19).map((line, index) => row(index === 0 ? name : '', line)),
  );
  const missingValues = values.missing.map((value) => valueName(value, companyValues)).join(', ');
  return [
    ...framed,
    row('Summary', said(summary)),
    row('Results', ink`${results.filled} of ${results.of}`),
    ...(companyValues.length === 0
      ? []
      : wrap(
          ink`${values.covered.length} of ${companyValues.length}${missingValues === '' ? '' : ink`, missing: ${missingValues}`}`,
          columns - 19,
        ).map((line, index) => row(index === 0 ? 'Values' : '', line))),
    ...wrap(keptText(evidence, companyValues), columns - 19).map((line, index) =>
      row(index === 0 ? 'Evidence' : '', line),
    ),
    row('Justification', said(justification)),
    row('Gaps', ink`${gaps.own.length} open, ${gaps.closed} closed`),
  ];
}

/** What the person wrote down, by number; apart from it what has no words yet. */
function openLines({ gaps: { own }, missing }: ShownPromotion, paint: Paint, columns: number): Hole[] {
  if (own.length === 0 && missing.length === 0) return [];
  const listed = (mark: string, text: string) =>
    wrap(oneLine(text), columns - indent.length - mark.length).map(
      (line, index) => ink`${indent}${index === 0 ? mark : ' '.repeat(mark.length)}${line}`,
    );
  const told = countsText({ gaps: own.length, openParts: missing.length, findings: null });
  return [
    '',
    paint.bold(told.join(', ')),
    ...own.flatMap((gap) => listed(gap.number === null ? '-  ' : `${gap.number}. `, gapText(gap))),
    ...(own.length === 0 || missing.length === 0 ? [] : ['']),
    ...missing.flatMap((part) => listed('- ', part)),
  ];
}

function gapText({ title, until, goal }: OpenGap): string {
  return [title, until === null ? '' : `, until ${until}`, goal === null ? '' : ` (goal #${goal})`].join('');
}

function historyLines({ taken }: ShownPromotion, zone: string, paint: Paint, columns: number): Hole[] {
  if (taken.length === 0) return [];
  return [
    '',
    paint.bold('How it came here'),
    ...taken.map(({ state, at, by, usual }) => {
      const who = by === null ? '' : ink`  @${oneLine(by)}`;
      return fit(
        ink`${indent}${dayOf(at, zone)}  ${pad(state, 14)}${who}${usual ? '' : '  (a jump made by hand)'}`,
        columns,
      );
    }),
  ];
}

/** @param isOwn only its owner moves it; its manager answers */
function nextLines(state: PromotionState | null, isOwn: boolean, paint: Paint, columns: number): Hole[] {
  const next = state === null ? [] : movesFrom(state);
  if (next.length === 0) return [];
  const command = isOwn ? 'devgrowth promotion state ' : '';
  const width = command.length + 14;
  return [
    '',
    paint.bold('Where it can go'),
    ...next.flatMap((one) =>
      wrap(stateAbout[one], columns - width - 4).map(
        (about, index) =>
          ink`${indent}${paint.cyan(pad(index === 0 ? command + one : '', width))}  ${paint.dim(about)}`,
      ),
    ),
    ...(isOwn ? [] : [ink`${indent}Its owner moves it; its manager: ${paint.cyan('devgrowth promotion answer')}`]),
  ];
}
