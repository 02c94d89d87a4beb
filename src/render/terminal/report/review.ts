// The review in a terminal: goals that closed as stories, values with what shows them, what would help, the steps ahead.
import { valueName } from '#growth/words/values.ts';
import type { GoalEnding } from '#reports/endings.ts';
import type { ReportPage } from '#reports/page.ts';
import { piecesOf } from '#reports/review-page.ts';
import type { Win } from '#reports/wins.ts';
import { shortDay } from '../../day-words.ts';
import { isEmptyProject, winLead, winLink, winWords } from '../../page-words.ts';
import { plainly } from '../../people-words.ts';
import { needAge, needSentence } from '../../report-words.ts';
import {
  andMore,
  doneWords,
  endingWords,
  inFormOrder,
  measureSaid,
  noEvidence,
  reviewTitles,
  silence,
  storyWords,
  struggleWords,
  unshownWords,
} from '../../review-words.ts';
import { oneLine } from '../../text.ts';
import { type Hole, ink, pad, wrap } from '../ink.ts';
import type { Place } from './place.ts';
import { headLines, more, part, stepGroups, type Told } from './review-steps.ts';

/** @param isFolded the appendix is named and not told */
export function reviewGroups(page: ReportPage, place: Place, isFolded: boolean): Hole[][] {
  const { review } = page;
  if (review === null) return [];
  const told = { page, review, place };
  const parts = inFormOrder(page, {
    achievements: () => (review.isSilent ? [silent(told)] : achievements(told)),
    strengths: () => [values(told)],
    support: () => [support(told)],
    'next-steps': () => [...stepGroups(told), opportunities(told)],
  });
  return [...parts.flat(), done(told, isFolded)];
}

/** The finding says it already where there is no goal at all; then what to type, for who reads a terminal can. */
function silent({ page, place: { paint, columns } }: Told): Hole[] {
  const { headline, completeness } = page;
  const told = headline.goals === 0 ? [] : wrap(`${silence(completeness)}.`, columns);
  const step = isEmptyProject(page)
    ? 'devgrowth goal add "Read one book" --kind reading'
    : 'devgrowth evidence add <goal> "What I did" --date <day>';
  return completeness.complete ? [...told, ...wrap(step, columns - 2).map((line) => ink`  ${paint.cyan(line)}`)] : told;
}

function achievements(told: Told): Hole[][] {
  const { review, place } = told;
  const { stories, moreStories, others } = review;
  const groups = [
    ...stories.map((one) => story(one, told)),
    [...moreStories.shown.flatMap((one) => storyHead(one, told)), ...more(moreStories, place)],
  ].filter((lines) => lines.length > 0);
  const [first, ...rest] = groups;
  return [
    ...(first === undefined ? [] : [part(reviewTitles.achievements, first, place), ...rest]),
    part(
      first === undefined ? reviewTitles.achievements : reviewTitles.others,
      [...others.shown.flatMap((win) => row(win.goal.iid, winText(win, told), place)), ...more(others, place)],
      place,
    ),
  ];
}

function story(one: GoalEnding, told: Told): Hole[] {
  const { aim, lesson } = one;
  const measure = measureSaid(one, '->');
  const { shown, left } = piecesOf(one);
  const pieces = shown.map((win) => winText(win, told));
  const last = [pieces.at(-1) ?? noEvidence(one), andMore(left)].filter((words) => words !== null && words !== '');
  return [
    ...storyHead(one, told),
    ...labelled(storyWords.aim, aim && plainly(aim), told.place),
    ...labelled(storyWords.measure, measure && plainly(measure), told.place),
    ...[...pieces.slice(0, -1), last.join(', ')].flatMap((words, index) =>
      labelled(index === 0 ? storyWords.evidence : '', words, told.place),
    ),
    ...labelled(storyWords.lesson, lesson && plainly(lesson), told.place),
  ];
}

function storyHead(one: GoalEnding, { page, place }: Told): Hole[] {
  const { paint, iid } = place;
  const ended = `${one.confidential ? 'confidential, ' : ''}${endingWords(one, page.today)}`;
  const name = ink`  ${paint.cyan(pad(ink`#${one.goal.iid}`, iid))}  `;
  return headLines(name, one.goal.title, ended, one.outcome === 'achieved' ? paint.green : paint.dim, place);
}

const labelColumns = Math.max(...Object.values(storyWords).map((word) => word.length)) + 2;

function labelled(name: string, words: string | null, { paint, columns, iid }: Place): Hole[] {
  if (words === null || words === '') return [];
  const inset = 2 + iid + 2;
  const wide = Math.max(labelColumns, name.length + 2);
  return wrap(words, columns - inset - wide).map(
    (line, index) => ink`${' '.repeat(inset)}${paint.dim(pad(index === 0 ? name : '', wide))}${line}`,
  );
}

/** Words with what leads them, where it can be seen, and the day. */
function winText(win: Win, { page }: Told): string {
  const lead = winLead(win);
  const words = win.type === 'closed' ? oneLine(win.goal.title) : plainly(winWords(win)) || oneLine(win.goal.title);
  const learned = win.type === 'closed' && win.text !== null ? `; learned: ${plainly(win.text)}` : '';
  const link = winLink(win);
  const about = [shortDay(win.day, page.today), ...(link === null ? [] : [oneLine(link)])].join(', ');
  return `${lead === '' ? '' : `${lead}: `}${words}${learned} (${about})`;
}

function row(iid: number, words: Hole, { paint, columns, iid: wide }: Place): Hole[] {
  const inset = 2 + wide + 2;
  return wrap(words, columns - inset).map((line, index) =>
    index === 0 ? ink`  ${paint.cyan(pad(ink`#${iid}`, wide))}  ${line}` : ink`${' '.repeat(inset)}${line}`,
  );
}

function values(told: Told): Hole[] {
  const { review, page, place } = told;
  const unshown = unshownWords(review, page);
  return part(
    reviewTitles.strengths,
    [
      ...review.values.flatMap(({ value, times, proofs }) => [
        ink`  ${valueName(value, page.company.values)}${times > 1 ? place.paint.dim(ink`, ${times} times`) : ''}`,
        ...proofs.shown.flatMap((win) => row(win.goal.iid, winText(win, told), place)),
        ...more(proofs, place),
      ]),
      ...(unshown === null
        ? []
        : wrap(`${unshown}.`, place.columns - 2).map((line) => place.paint.dim(ink`  ${line}`))),
    ],
    place,
  );
}

function opportunities({ review: { opportunities: all }, page, place }: Told): Hole[] {
  if (all.shown.length === 0) return [];
  return [
    ink`  ${place.paint.bold(reviewTitles.opportunities)}`,
    ...all.shown.flatMap((one) => {
      const next = one.next === null ? '' : `; next: ${plainly(one.next)}`;
      return row(one.goal.iid, `${oneLine(one.goal.title)}: ${plainly(struggleWords(one, page.today))}${next}`, place);
    }),
    ...more(all, place, ', among the next steps'),
  ];
}

function support({ review: { support: all }, place }: Told): Hole[] {
  return part(
    reviewTitles.support,
    [
      ...all.shown.flatMap((need) => row(need.place.iid, `${plainly(needSentence(need))} (${needAge(need)})`, place)),
      ...more(all, place),
    ],
    place,
  );
}

function done({ review, place }: Told, isFolded: boolean): Hole[] {
  const { done: all } = review;
  if (all.shown.length === 0) return [];
  const title = `${reviewTitles.done}, ${doneWords(review)}`;
  if (isFolded) return wrap(`${title}: --full lists them`, place.columns).map((line) => place.paint.dim(line));
  return part(
    title,
    [...all.shown.flatMap((win) => row(win.goal.iid, win.actions.map(plainly).join('; '), place)), ...more(all, place)],
    place,
  );
}
