// The progress report in a terminal: one screen, what needs eyes first, and how much of it was read.
import { isComplete } from '#growth/words/completeness.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { thanksText, valuesShown } from '../../words.ts';
import {
  bucketText,
  careerText,
  kindsText,
  goalsSeen,
  noGoalsText,
  noMeetingText,
  planText,
  promotionText,
} from '../../report-words.ts';
import { count, oneLine } from '../../text.ts';
import { Caveat } from '../caveat.ts';
import { type Hole, type Ink, fit, ink, stacked, width, wrap } from '../ink.ts';
import { sourceLines } from '../completeness.ts';
import { emptyList, howMany, moreLine } from '../goals/goal-list.ts';
import { goalRows } from '../goals/goal-rows.ts';
import { type Paint, type TerminalOptions, paintFor, usableColumns } from '../paint.ts';
import {
  type Blocks,
  actionBlocks,
  capped,
  needBlocks,
  slipBlocks,
  valueLines,
  valuesText,
  winBlocks,
} from './blocks.ts';
import { headerLines, longDay } from './header.ts';
import { heading, nothing, partly, someMissing } from './heading.ts';
import { reviewLines } from './review.ts';
import { shareRows } from '../rows.ts';

export interface ReportOptions extends TerminalOptions {
  /** Lines of the screen, one of which the next prompt takes; without them, a report of 40 lines. */
  readonly rows?: number;
}

interface Part {
  readonly head: readonly Hole[];
  readonly blocks: Blocks;
  /** Entries there are; `blocks` may hold fewer. */
  readonly total: number;
  readonly weight: number;
  readonly more: (left: number) => Hole;
  readonly foot: readonly Hole[];
}

interface Density {
  /** Empty lines between the parts. */
  readonly gaps: boolean;
  /** Lines that can be read elsewhere too. */
  readonly details: 'all' | 'some' | 'none';
  /** Of what failed, only how much. */
  readonly brief?: boolean;
}

const densities: readonly Density[] = [
  { gaps: true, details: 'all' },
  { gaps: true, details: 'some' },
  { gaps: false, details: 'some' },
  { gaps: false, details: 'none' },
  { gaps: false, details: 'none', brief: true },
];

interface Place extends Density {
  readonly paint: Paint;
  readonly columns: number;
  readonly rows: number;
}

/** The loosest form in which everything fits; where nothing does, what needs eyes first. */
export function renderReport(report: ProgressReport, options: ReportOptions): Ink {
  const rows = options.rows === undefined ? 40 : options.rows - 1;
  const place = { paint: paintFor(options), columns: usableColumns(options.columns), rows };
  if (report.audience === 'review') return stacked(wholeReview(report, { ...place, gaps: true, details: 'all' }));
  let fallback: readonly Hole[] = [];
  for (const density of densities) {
    const { lines, whole } = screen(report, { ...place, ...density });
    if (whole) return stacked(lines);
    // Where something is left out, the less is told twice, the more entries there are; brief only where nothing else is one screen.
    if (!density.brief || fallback.length > rows) fallback = lines;
  }
  return stacked(fallback);
}

function screen(report: ProgressReport, place: Place): { readonly lines: readonly Hole[]; readonly whole: boolean } {
  const header = headerLines(report, place, place.brief ? 'brief' : place.details === 'none' ? 'tight' : 'full');
  const parts = [
    needsPart(report, place),
    goalsPart(report, place),
    winsPart(report, place),
    ...promotionPart(report, place),
    slipsPart(report, place),
    balancePart(report, place),
    nextPart(report, place),
    readPart(report, place),
  ];
  const gap = place.gaps ? [''] : [];
  const fixed = parts.reduce((sum, { head, foot }) => sum + gap.length + head.length + foot.length, header.length);
  const left = place.rows - fixed;
  const whole = parts.every(({ blocks, total }) => blocks.length === total);
  const wanted = parts.reduce((sum, { blocks }) => sum + blocks.flat().length, 0);
  const shares = shareRows(left, parts);
  const lines = parts.flatMap(({ head, blocks, total, more, foot }, index) => [
    ...gap,
    ...head,
    ...(blocks.length === 0 ? [] : capped(blocks, total, shares[index] ?? 2, more)),
    ...foot,
  ]);
  return { lines: [...header, ...lines], whole: whole && wanted <= left };
}

function wholeReview(report: ProgressReport, place: Place): Hole[] {
  const form = reviewLines(report, place.columns, place.paint);
  return [...headerLines(report, place, 'full'), '', ...form, '', ...readPart(report, place).head];
}

function readPart({ completeness }: ProgressReport, place: Place): Part {
  const { columns, paint, details, brief } = place;
  const title = 'What was read';
  if (details !== 'none' || !(completeness.complete || brief))
    return part([
      ...heading(title, '', place),
      ...sourceLines(completeness, details === 'none' ? 2 : 5, columns, paint),
    ]);
  const { sources } = completeness;
  const failed = sources.filter((source) => !isComplete(source)).length;
  const requests = sources.reduce((sum, source) => sum + source.requests, 0);
  const lost = failed === 0 ? '' : `, ${failed} of them not complete: --format json`;
  return part([
    ...heading(title, ink`${count(sources.length, 'source')}${lost || `, ${count(requests, 'request')}`}`, place),
  ]);
}

function part(head: readonly Hole[], list: Partial<Omit<Part, 'head'>> = {}): Part {
  return { head, blocks: [], total: 0, weight: 0, more: () => '', foot: [], ...list };
}

function needsPart({ needsYou, completeness }: ProgressReport, place: Place): Part {
  const { rows, columns, paint } = place;
  if (needsYou === null) return part(heading('Needs you', '?', place));
  if (needsYou.length === 0) return part(heading('Needs you', nothing(completeness, 'nothing waits for you'), place));
  return part(heading('Needs you', partly(String(needsYou.length), completeness), place), {
    blocks: needBlocks(needsYou.slice(0, rows), columns, paint),
    total: needsYou.length,
    weight: 0.16,
    more: (left) => moreLine(left, 'thing', '--format markdown', paint),
  });
}

function goalsPart(report: ProgressReport, place: Place): Part {
  const { goals, completeness, window } = report;
  const { rows, columns, paint } = place;
  if (goals.length === 0) {
    if (completeness.complete && goalsSeen(report) > 0)
      return part([
        ...heading('Goals', '', place),
        ...new Caveat(noGoalsText(report)).lines(columns, paint.plain, '  '),
      ]);
    const empty = emptyList(completeness, 'all', paint).map((line) => (line === '' ? '' : ink`  ${line}`));
    return part([...heading('Goals', '', place), ...empty]);
  }
  // More entries than rows cannot be shown, so they are not drawn.
  const { head, blocks } = goalRows(goals.slice(0, rows), { paint, columns, zone: window.zone });
  return part([...heading('Goals', howMany(goals), place), head], {
    // The third line of a goal says its kind and next action.
    blocks: place.details === 'all' ? blocks : blocks.map((block) => block.slice(0, 2)),
    total: goals.length,
    weight: 0.42,
    more: (left) => moreLine(left, 'goal', 'devgrowth goal list', paint),
  });
}

function winsPart(report: ProgressReport, place: Place): Part {
  const { wins, completeness } = report;
  const { rows, columns, paint, details } = place;
  const thanks = thanksText(report);
  const given = thanks === null || place.brief ? [] : [paint.dim(ink`  ${fit(thanks, columns - 2)}`)];
  if (wins.length === 0)
    return part(heading('Wins', nothing(completeness, 'nothing recorded in these days'), place), { foot: given });
  const many = String(wins.length);
  const room = columns - width(ink`Wins  ${many}${completeness.complete ? '' : someMissing}: `);
  const values = details === 'none' ? valuesText(valuesShown(wins), room) : '';
  const about = partly(many, completeness, values === '' ? '' : `: ${values}`);
  return part(heading('Wins', about, place), {
    blocks: winBlocks(wins.slice(0, rows), columns, paint),
    total: wins.length,
    weight: 0.18,
    more: (left) => moreLine(left, 'win', '--format markdown', paint),
    foot: details === 'none' ? given : [...given, ...valueLines(report, columns, paint)],
  });
}

function promotionPart({ promotion }: ProgressReport, place: Place): Part[] {
  return promotion === null ? [] : [part(heading('Promotion', promotionText(promotion), place))];
}

function slipsPart({ slipped, completeness }: ProgressReport, place: Place): Part {
  const { rows, columns, paint, details } = place;
  const title = 'Slipped or stale';
  if (slipped.length === 0) return part(heading(title, nothing(completeness, 'nothing slipped'), place));
  return part(heading(title, partly(count(slipped.length, 'goal'), completeness), place), {
    blocks: slipBlocks(slipped.slice(0, rows), columns, paint, details === 'none'),
    total: slipped.length,
    weight: 0.16,
    more: (left) => moreLine(left, 'goal', '--format markdown', paint),
  });
}

function balancePart({ balance }: ProgressReport, place: Place): Part {
  if (balance === null) return part(heading('Balance', '?', place));
  const { columns, paint, details } = place;
  if (details !== 'all') return part(heading('Balance', planText(balance), place));
  const kinds = kindsText(balance);
  const lines = [bucketText(balance), ...(kinds === '' ? [] : [ink`kinds: ${kinds}`])];
  return part([
    ...heading('Balance', planText(balance), place),
    ...lines.map((line) => paint.dim(ink`  ${fit(line, columns - 2)}`)),
  ]);
}

function nextPart({ next }: ProgressReport, place: Place): Part {
  const { columns, paint, details, brief } = place;
  const tight = details === 'none';
  if (next === null) return part(heading('Next', '?', place));
  const { meeting, unclosed, question, actions } = next;
  const none = `${noMeetingText(next)}: devgrowth 1on1 ${unclosed === null ? 'prepare' : 'close'}`;
  const when = meeting === null ? none : `1:1 on ${longDay(meeting.day)}, #${meeting.iid}`;
  const career = careerText(next);
  const notes = [
    ...(question === null ? [] : [`to ask: ${oneLine(question)}`]),
    ...(career === null ? [] : [`career talk: ${career}`]),
  ];
  const shown = tight ? actions.slice(0, 1) : actions;
  const others = shown.length < actions.length ? `; ${count(actions.length, 'action')}` : '';
  return part(heading('Next', ink`${when}${others}`, place), {
    blocks: actionBlocks(shown.slice(0, place.rows), columns, paint),
    total: shown.length,
    weight: 0.1,
    more: (left) => moreLine(left, 'action', '--format markdown', paint),
    foot: notes
      .slice(0, brief ? 0 : tight ? 1 : 2)
      .flatMap((note) => (tight ? [fit(note, columns - 2)] : wrap(note, columns - 2)).map((line) => ink`  ${line}`)),
  });
}
