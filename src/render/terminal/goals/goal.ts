// `devgrowth goal show` in a terminal: the facts, the text with numbered actions, then what happened, newest first.
import { withoutBrowserAdvice } from '#growth/text/browser-advice.ts';
import { headingsIn } from '#growth/text/outline.ts';
import { dayOf } from '#growth/time/calendar.ts';
import { healthWords } from '#growth/goals/check-in.ts';
import { readChecklist } from '#growth/text/checklist.ts';
import type { Comment, GoalDetail, ToldCheckIn } from '#reports/goal-detail.ts';
import { clean, count, oneLine } from '../../text.ts';
import { type Hole, type Ink, fit, ink, joined, pad, spaced, stacked, wrap } from '../ink.ts';
import { answeredLead, answeredStep, answeredTitle, answeredWords } from '../../answered-words.ts';
import { measureWords, percentText, restWords, standing } from '../../words.ts';
import { verdictLines } from '../completeness.ts';
import { evidenceLines } from './evidence.ts';
import { historyLines, type Page } from './goal-history.ts';
import { type TerminalOptions, bar, healthPaint, healthSign, paintFor, usableColumns } from '../paint.ts';

export interface GoalOptions extends TerminalOptions {
  /** The person's time zone. */
  readonly zone: string;
}

export function renderGoal(detail: GoalDetail, options: GoalOptions): Ink {
  const page: Page = { paint: paintFor(options), columns: usableColumns(options.columns), zone: options.zone };
  const { completeness } = detail;
  const sections = [
    [...titleLines(detail, page), ...factLines(detail, page)],
    descriptionLines(detail, page),
    section(
      'Open asks',
      detail.openAsks.flatMap(({ text, since, seenBy }) =>
        entry(dayOf(since, page.zone), [clean(text), ...seenLine(seenBy)], page),
      ),
      page,
    ),
    section(
      answeredTitle,
      detail.answered.flatMap((one) => {
        const told = answeredWords(one, one.day);
        return entry(one.day, [`${answeredLead(one)}${clean(one.text)}`, told, answeredStep(one)], page);
      }),
      page,
    ),
    section(
      'Check-ins',
      detail.checkIns.flatMap((checkIn) => checkInLines(checkIn, page)),
      page,
    ),
    section(
      'Evidence',
      detail.evidence.flatMap((told) =>
        entry(told.day ?? dayOf(told.at, page.zone), evidenceLines(told, page.columns - 14), page).concat(''),
      ),
      page,
    ),
    section(
      'Linked issues',
      detail.links.map(({ reference, title, state }) =>
        fit(ink`  ${oneLine(reference)}  ${oneLine(title)}${state === 'closed' ? ' (closed)' : ''}`, page.columns),
      ),
      page,
    ),
    section(
      'Comments',
      detail.comments.filter(({ isEvidence }) => !isEvidence).flatMap((comment) => commentLines(comment, page)),
      page,
    ),
    section('History', historyLines(detail.history, page), page),
    completeness.complete ? [] : verdictLines(completeness, page.columns, page.paint),
  ];
  return stacked(spaced(sections));
}

/** A 👍 of somebody who was asked. */
function seenLine(usernames: readonly string[]): readonly string[] {
  const names = usernames.map((name) => `@${oneLine(name)}`);
  return names.length === 0 ? [] : [`seen by ${names.join(', ')} (👍), not answered`];
}

function titleLines({ goal }: GoalDetail, { paint, columns, zone }: Page): Hole[] {
  const number = `#${goal.iid}`;
  const title = wrap(oneLine(goal.title), columns - number.length - 2);
  const sign = goal.state === 'closed' ? paint.dim('○') : healthSign(paint, goal.health.level);
  const loud = goal.state === 'closed' ? paint.plain : healthPaint(paint, goal.health.level);
  const tags = [
    oneLine(goal.kind),
    ...(goal.stage ? [goal.stage] : []),
    ...restWords(goal),
    ...(goal.confidential ? ['confidential'] : []),
  ];
  const [first = '', ...rest] = wrap(standing(goal, zone), columns - 2);
  return [
    ...title.map(
      (line, index) => ink`${index === 0 ? paint.cyan(number) : ' '.repeat(number.length)}  ${paint.bold(line)}`,
    ),
    paint.dim(fit(tags.join(' · '), columns)),
    ink`${sign} ${loud(first)}`,
    ...rest.map((line) => ink`  ${loud(line)}`),
    '',
  ];
}

function factLines({ goal, checklist }: GoalDetail, { paint, columns, zone }: Page): Hole[] {
  const { progress } = goal;
  const source =
    progress?.done != null
      ? ink`${progress.done} of ${count(progress.total ?? checklist.length, 'action')}`
      : 'said in a check-in';
  const measured = progress
    ? ink`${bar(paint, progress.percent, 10)} ${percentText(goal)}  ${paint.dim(source)}`
    : paint.dim('nothing measures it yet');
  const quiet = goal.daysQuiet === 0 ? 'today' : `${count(goal.daysQuiet, 'day')} ago`;
  const plain = (text: string) => wrap(oneLine(text), columns - 12);
  const told = (name: string, words: string | null | false) => (words ? [[name, plain(words)] as const] : []);
  const facts: (readonly [string, readonly Hole[]])[] = [
    ['Progress', [measured]],
    ...told('Measure', measureWords(goal, '->')),
    ['Due', plain(`${goal.due ?? 'no date'}${goal.milestone ? ` (${goal.milestone})` : ''}`)],
    ...told('Next', goal.next),
    ...told('Serves', goal.serves),
    ['Opened', plain(`${dayOf(goal.createdAt, zone)}, last activity ${quiet}`)],
    ...told('1:1', goal.talkedOver === false && `not yet talked over; devgrowth goal agree ${goal.iid} says it was`),
    // In one piece, so that a terminal sees a link.
    ['Page', [oneLine(goal.url)]],
  ];
  return facts.flatMap(([name, lines]) =>
    lines.map((line, index) => ink`${paint.dim(pad(index === 0 ? name : '', 10))}  ${line}`),
  );
}

/** The description as typed, but headings stand out and each action shows the number that `goal check` takes. Indented: no line of it passes for one of ours. */
function descriptionLines({ goal, description: whole }: GoalDetail, page: Page): Hole[] {
  const { paint, columns } = page;
  const description = withoutBrowserAdvice(whole);
  if (description.trim() === '') return [paint.dim('No description.')];
  const items = readChecklist(description);
  const lines: Hole[] = [];
  let start = 0;
  const headings = new Map(headingsIn(description).map(({ at, rows }) => [at, rows]));
  for (const [at, line] of description.split('\n').entries()) {
    const end = start + line.length;
    const item = items.find(({ offset }) => offset >= start && offset < end);
    if (item) lines.push(...actionLines(line, item.offset - start, item, page));
    else if (headings.has(at)) lines.push(...headingLines(line, page));
    else if (headings.get(at - 1) !== 2) lines.push(...textLines(line, page));
    start = end + 1;
  }
  const open = items.find(({ done }) => !done);
  const help =
    open && goal.state === 'opened'
      ? ['', paint.dim(fit(ink`devgrowth goal check ${goal.iid} ${open.number}   ticks the next one`, columns))]
      : [];
  return [...trimBlank(lines), ...help];
}

function actionLines(
  line: string,
  box: number,
  item: { readonly number: number; readonly done: boolean },
  { paint, columns }: Page,
): Hole[] {
  const before = clean(line.slice(0, box - 1)).replaceAll('\t', '    ');
  const nested = ' '.repeat(Math.min(12, /^[ >]*/.exec(before)?.[0].length ?? 0));
  const number = ink`${nested}${pad(item.number, 3, 'right')} [${item.done ? 'x' : ' '}]`;
  const text = wrap(oneLine(line.slice(box + 2)), columns - number.width - 1);
  const colored = item.done ? paint.green(number) : paint.cyan(number);
  return text.map(
    (part, index) => ink`${index === 0 ? colored : ' '.repeat(number.width)} ${item.done ? paint.dim(part) : part}`,
  );
}

function textLines(line: string, { columns }: Page): Hole[] {
  return wrap(clean(line), columns - 2).map((part) => (part.isEmpty ? part : ink`  ${part}`));
}

function headingLines(line: string, { paint, columns }: Page): Hole[] {
  const title = line
    .trim()
    .replace(/^#{1,6}(?= |$)/, '')
    .replace(/(?<= )#+$/, '');
  return wrap(oneLine(title), columns - 2).map((part) => ink`  ${paint.bold(part)}`);
}

function trimBlank(lines: readonly Hole[]): Hole[] {
  const full = lines.map((line) => !ink`${line}`.trimEnd().isEmpty);
  return lines.slice(full.indexOf(true), full.lastIndexOf(true) + 1);
}

function section(title: string, lines: readonly Hole[], { paint }: Page): Hole[] {
  return lines.length === 0 ? [] : [paint.bold(title), ...lines];
}

/** A day, then lines beside it; the texts are clean already, for they may have our colours. */
function entry(day: string, paragraphs: readonly Hole[], { paint, columns }: Page): Hole[] {
  const lines = paragraphs.flatMap((text) => wrap(text, columns - 14));
  return lines.map((line, index) =>
    index === 0 ? ink`  ${paint.dim(day)}  ${line}` : ink`${' '.repeat(14)}${line}`.trimEnd(),
  );
}

function checkInLines(checkIn: ToldCheckIn, page: Page): Hole[] {
  const { paint } = page;
  const written = dayOf(checkIn.at, page.zone);
  const facts = [
    ...(checkIn.health ? [healthPaint(paint, checkIn.health)(healthWords[checkIn.health])] : []),
    ...(checkIn.percent === null ? [] : [ink`said ${checkIn.percent}%`]),
    ...checkIn.values,
    ...(checkIn.day === null || checkIn.day === written ? [] : [ink`for ${checkIn.day}`]),
  ];
  const lines = [
    ...(facts.length === 0 ? [] : [joined(facts, ' · ')]),
    ...(checkIn.text.trim() === '' ? [] : [clean(checkIn.text)]),
    ...(checkIn.measure ? [`Measure: ${clean(checkIn.measure)}`] : []),
    ...(checkIn.waitingFor ? [`Waiting for: ${clean(checkIn.waitingFor)}`] : []),
    ...(checkIn.next ? [`Next: ${clean(checkIn.next)}`] : []),
    ...(checkIn.help ? [`Help: ${clean(checkIn.help)}`] : []),
  ];
  return entry(written, lines.length === 0 ? ['(no words)'] : [...lines], page).concat('');
}

function commentLines({ at, by, text }: Comment, page: Page): Hole[] {
  const who = oneLine(by ?? 'somebody whose account is gone');
  return entry(dayOf(at, page.zone), [`${who}: ${clean(unmarked(text.trim()))}`], page).concat('');
}

/** Our own comments begin with a bold line; here it reads better without the asterisks. */
function unmarked(text: string): string {
  return text.replace(/^\*\*([^*\n]+)\*\*/, '$1');
}
