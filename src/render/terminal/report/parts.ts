// The parts of a report around its goals in a terminal: what is asked, won and at risk, what is next, the year.
import type { Asked } from '#reports/asked.ts';
import type { GoalWins, ReportPage } from '#reports/page.ts';
import type { Win } from '#reports/wins.ts';
import { namedDay, shortDay } from '../../day-words.ts';
import {
  askedAge,
  askedKinds,
  askedWords,
  isOwn,
  partTitles,
  riskReasons,
  winLead,
  winWords,
} from '../../page-words.ts';
import { broughtAge, broughtLead, broughtText, notTalkedOverText } from '../../brought-words.ts';
import { plainly } from '../../people-words.ts';
import { openInIt, promotionText } from '../../report-words.ts';
import { oneLine } from '../../text.ts';
import { yearSentences } from '../../year-words.ts';
import { thanksText, valuesAimedAt, valuesShown } from '../../words.ts';
import { Caveat } from '../caveat.ts';
import { type Hole, type Ink, fit, ink, joined, pad, width, wrap } from '../ink.ts';
import type { Place } from './place.ts';

const kindColumns = 8;
const most = { actions: 3 } as const;

export function askedLines(page: ReportPage, place: Place): Hole[] {
  const { asked, completeness } = page;
  const title = partTitles(page).asked;
  if (asked === null) return unread(title, 'what waits could not be read', place);
  if (asked.length === 0)
    return completeness.complete ? [] : unread(title, 'none seen, but not everything could be read', place);
  const ages = asked.reduce((longest, one) => Math.max(longest, width(ageOf(one))), 0);
  return [
    place.paint.bold(title),
    ...[...asked.filter(({ ofReader }) => ofReader), ...asked.filter(({ ofReader }) => !ofReader)].flatMap((one) =>
      askedBlock(one, page, ages, place),
    ),
  ];
}

function unread(title: string, words: string, { paint, columns }: Place): Hole[] {
  return new Caveat(words).lines(columns, paint.yellow, ink`${paint.bold(title)}  `);
}

/** The words in a column beside their age; where that is narrow, whole above it. */
function askedBlock(asked: Asked, page: ReportPage, ages: number, place: Place): Hole[] {
  const { paint, columns, iid } = place;
  const isOthers = !asked.ofReader;
  const kind = isOthers ? 'others' : askedKinds[asked.type];
  const own = plainly(askedWords(asked, page)) || oneLine(asked.place.title);
  const words = isOthers && asked.type === 'approval' ? `approval of ${own}` : own;
  const name = ink`  ${paint.cyan(pad(ink`#${asked.place.iid}`, iid))}  ${paint.yellow(pad(kind, kindColumns))}  `;
  const left = columns - name.width - 2 - ages;
  if (left >= leastWords) return [ink`${name}${pad(fit(words, left), left)}  ${paint.dim(ageOf(asked))}`];
  const inset = ' '.repeat(2 + iid + 2);
  const lines = wrap(words, columns - inset.length).map((line) => ink`${inset}${line}`);
  return [ink`${name}${paint.dim(ageOf(asked))}`.trimEnd(), ...lines];
}

const leastWords = 24;

function ageOf(asked: Asked): string {
  return `${askedAge(asked)}${asked.agendas > 1 ? `, ${asked.agendas} agendas` : ''}`;
}

/** @param rows so many goals with the words of their best win, the others with its number alone; null: every win in words */
export function winLines(page: ReportPage, place: Place, rows: number | null): Hole[] {
  const { wins, completeness } = page;
  const { paint, columns, iid } = place;
  const title = partTitles(page).praise;
  if (wins.length === 0)
    return completeness.complete ? [] : unread(title, 'none seen, but not everything could be read', place);
  if (rows === 0) return [ink`${paint.bold(title)}  ${shortWins(wins, columns - width(title) - 2, place)}`];
  const shown = rows === null ? wins : wins.slice(0, wins.length === rows + 1 ? rows + 1 : rows);
  const left = wins.slice(shown.length);
  const inset = ' '.repeat(2 + iid + 2);
  return [
    paint.bold(title),
    ...shown.flatMap(({ goal, best, others }) => [
      winLine(goal.iid, best, place),
      ...(rows === null ? others.map((win) => ink`${inset}${fit(winText(win), columns - inset.length)}`) : []),
    ]),
    ...(left.length === 0 ? [] : [ink`  ${shortWins(left, columns - 2, place)}`]),
  ];
}

function winLine(iid: number, win: Win, { paint, columns, iid: wide }: Place): Ink {
  const name = ink`  ${paint.cyan(pad(ink`#${iid}`, wide))}  `;
  return ink`${name}${fit(winText(win), columns - name.width)}`;
}

/** The number first; of a closed goal what was learned. */
function winText(win: Win): string {
  const lead = winLead(win).replace(/ points$/, '');
  if (win.type === 'closed') {
    const learned = win.text === null ? '' : `; learned: ${plainly(win.text)}`;
    return `${lead}: ${oneLine(win.goal.title)}${learned}`;
  }
  const words = plainly(winWords(win)) || oneLine(win.goal.title);
  return lead === '' ? words : `${lead}: ${words}`;
}

/** `#8 +12  #9 +8  #11`: whole entries, the rest counted. */
function shortWins(wins: readonly GoalWins[], columns: number, { paint }: Place): Ink {
  const entries = wins.map(({ goal, best }) => {
    const lead = winLead(best).replace(/ points$/, '');
    return ink`${paint.cyan(`#${goal.iid}`)}${lead === '' ? '' : ` ${lead}`}`;
  });
  for (let shown = entries.length; shown > 0; shown -= 1) {
    const left = entries.length - shown;
    const text = ink`${joined(entries.slice(0, shown), '  ')}${left === 0 ? '' : `  and ${left} more`}`;
    if (text.width <= columns) return text;
  }
  return fit(`${wins.length}`, columns);
}

export function riskLines(page: ReportPage, place: Place): Hole[] {
  const { risks, moreRisks, today } = page;
  const { paint, columns, iid } = place;
  if (risks.length === 0) return [];
  const inset = 2 + iid + 2;
  const rest = moreRisks === 0 ? [] : [paint.dim(ink`  and ${moreRisks} more, marked below`)];
  return [
    paint.bold(partTitles(page).risks),
    ...risks.flatMap((risk) => {
      const name = ink`  ${paint.cyan(pad(ink`#${risk.goal.iid}`, iid))}  `;
      return wrap(riskReasons(risk, today).join(', '), columns - inset).map((line, index) =>
        index === 0 ? ink`${name}${line}` : ink`${' '.repeat(inset)}${line}`,
      );
    }),
    ...rest,
  ];
}

export function nextLines(
  page: ReportPage,
  place: Place,
  { next: form, brought: most }: { readonly next: 'rows' | 'line'; readonly brought: number },
): Hole[] {
  const { next, today } = page;
  const { paint, columns, iid } = place;
  const title = partTitles(page).next;
  if (next === null) return unread(title, 'could not be read', place);
  const { actions } = next;
  const meeting = [...broughtLines(page, place, most), ...meetingLines(page, place)];
  if (actions.length === 0) return meeting;
  if (form === 'line') return [ink`${paint.bold('Next')}  ${shortActions(page, columns - 6)}`, ...meeting];
  const rows = actions.map(({ goal, text, due }) => {
    const when = due === null ? '' : shortDay(due, today);
    const name = ink`  ${paint.cyan(pad(ink`#${goal.iid}`, iid))}  `;
    const left = columns - name.width - (when === '' ? 0 : when.length + 2);
    return ink`${name}${pad(fit(plainly(text), left), left)}  ${paint.dim(when)}`.trimEnd();
  });
  return [paint.bold(title), ...rows, ...meeting];
}

function broughtLines(page: ReportPage, { paint, columns }: Place, limit: number): Hole[] {
  const brought = page.next?.brought ?? [];
  const rows = brought.slice(0, limit).map((item) => {
    const age = broughtAge(item, page);
    return ink`  ${fit(`${broughtLead(item, page)}: ${plainly(broughtText(item))}${age === '' ? '' : `, ${age}`}`, columns - 2)}`;
  });
  const more = brought.length - rows.length;
  return [...rows, ...(more > 0 && limit > 1 ? [paint.dim(`  and ${more} more on the agenda`)] : [])];
}

function shortActions({ next }: ReportPage, columns: number): Ink {
  const actions = next?.actions ?? [];
  const shown = actions.slice(0, most.actions);
  const more = actions.length > shown.length ? `   and ${actions.length - shown.length} more` : '';
  const room = Math.floor((columns - more.length - 3 * (shown.length - 1)) / shown.length);
  const entries = shown.map(({ goal, text }) => fit(`#${goal.iid} ${plainly(text)}`, Math.max(8, room)));
  return ink`${fit(joined(entries, '   '), columns - more.length)}${more}`;
}

/** What to type where no 1:1 is ahead; nothing to somebody who cannot type it. */
function meetingLines(page: ReportPage, { paint, columns }: Place): Hole[] {
  const { next, today } = page;
  if (next === null || next.meeting !== null || !isOwn(page)) return [];
  const { unclosed } = next;
  const words =
    unclosed === null
      ? 'Open the next 1:1: devgrowth 1on1 prepare'
      : `Close the 1:1 of ${namedDay(unclosed.day, today)}: devgrowth 1on1 close`;
  return wrap(words, columns - 2).map((line) => ink`  ${paint.dim(line)}`);
}

export function yearLines(page: ReportPage, { paint, columns }: Place): Hole[] {
  const title = page.balance?.plan.title ?? partTitles(page).year;
  const sentences = yearSentences(page).map((sentence) => `${sentence}.`);
  return new Caveat(sentences.join(' ')).lines(
    columns,
    paint.plain,
    ink`${paint.bold(fit(oneLine(title), kindColumns + 2))}  `,
  );
}

/** What belongs to no part: thanks that are given, values, the promotion document. */
export function otherLines(page: ReportPage, { paint, columns }: Place): Hole[] {
  const { promotion, wins } = page;
  const all = wins.flatMap(({ best, others }) => [best, ...others]);
  const thanks = thanksText(page);
  const untold = notTalkedOverText(page);
  const told = [
    ...(thanks === null ? [] : [plainly(thanks)]),
    ...(untold === null ? [] : [untold]),
    ...entries('Values shown', valuesShown(all, page.company)),
    ...entries('Goals aim at', valuesAimedAt(page)),
    ...(promotion === null ? [] : [`Promotion document #${promotion.iid}: ${promotionText(promotion, page.company)}`]),
    ...openInIt(promotion).map(({ name, text }) => `  ${name}: ${plainly(text)}`),
  ];
  return told.flatMap((line) => wrap(line, columns).map((part) => paint.dim(part)));
}

function entries(name: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${name}: ${values.join(', ')}`];
}
