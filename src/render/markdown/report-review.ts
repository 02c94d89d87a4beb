// The review as Markdown: goals that closed as stories, values with what shows them, what would help, the steps ahead.
import { valueName } from '#growth/words/values.ts';
import type { GoalEnding } from '#reports/endings.ts';
import type { ReportPage } from '#reports/page.ts';
import { type Cut, piecesOf, type ReviewPage } from '#reports/review-page.ts';
import type { GoalAhead } from '#reports/review.ts';
import { shortDay } from '../day-words.ts';
import { needAge, needSentence } from '../report-words.ts';
import {
  andMore,
  doneWords,
  endingWords,
  inFormOrder,
  laterWords,
  measureSaid,
  noEvidence,
  noPlan,
  planParts,
  quarterWords,
  reviewTitles,
  silence,
  storyWords,
  struggleWords,
  unshownWords,
} from '../review-words.ts';
import { healthSigns, measureWords } from '../words.ts';
import { inline } from './escape.ts';
import { type Naming, quietly } from './references.ts';
import { more, people, winLine } from './report-lines.ts';

interface Told {
  readonly page: ReportPage;
  readonly review: ReviewPage;
  readonly name: Naming;
}

export function reviewParts(page: ReportPage, name: Naming): string[] {
  const { review } = page;
  if (review === null) return [];
  const told = { page, review, name };
  const parts = inFormOrder(page, {
    achievements: () => achievements(told),
    strengths: () => values(told),
    support: () => support(told),
    'next-steps': () => [...steps(told), ...opportunities(told)],
  });
  return [...parts.flat(), ...done(told)];
}

function part(title: string, lines: readonly string[], mark = '###'): string[] {
  return lines.length === 0 ? [] : ['', `${mark} ${title}`, '', ...lines];
}

/** Rows of a list, and how many are left. */
function list<Item>({ shown, left }: Cut<Item>, line: (item: Item) => string, where = ''): string[] {
  return [...shown.map((item) => `- ${line(item)}`), ...more(left, where)];
}

function achievements(told: Told): string[] {
  const { review, page } = told;
  const { stories, moreStories, others, isSilent } = review;
  if (isSilent) return page.headline.goals === 0 ? [] : ['', `${inline(silence(page.completeness))}.`];
  const closed = [...stories.flatMap((one) => story(one, told)), ...list(moreStories, (one) => ended(one, page))];
  return [
    ...part(reviewTitles.achievements, closed),
    ...part(
      closed.length === 0 ? reviewTitles.achievements : reviewTitles.others,
      list(others, (win) => winLine(win, page, quietly)),
    ),
  ];
}

function story(one: GoalEnding, { page }: Told): string[] {
  const { aim, lesson } = one;
  const measure = measureSaid(one);
  const { shown: pieces, left } = piecesOf(one);
  const none = noEvidence(one);
  const more = left > 0 ? `, ${andMore(left)}` : '';
  const shown =
    pieces.length === 0 ? none && inline(none) : `${pieces.map((win) => winLine(win, page, null)).join('; ')}${more}`;
  const rows = [
    [storyWords.aim, aim && people(aim)],
    [storyWords.measure, measure && people(measure)],
    [storyWords.evidence, shown],
    [storyWords.lesson, lesson && people(lesson)],
  ].flatMap(([name, words]) => (words ? [`  - ${name}: ${words}`] : []));
  return [`- ${ended(one, page)}`, ...rows];
}

function ended(one: GoalEnding, { today }: ReportPage): string {
  const about = `${one.confidential ? 'confidential, ' : ''}${endingWords(one, today)}`;
  return `**${inline(one.goal.title)}** ${quietly(one.goal.iid)}, ${inline(about)}`;
}

function values({ review, page }: Told): string[] {
  const unshown = unshownWords(review, page);
  return part(reviewTitles.strengths, [
    ...review.values.flatMap(({ value, times, proofs }) => [
      `- **${inline(valueName(value, page.company.values))}**${times > 1 ? `, ${times} times` : ''}`,
      ...proofs.shown.map((win) => `  - ${winLine({ ...win, values: [] }, page, quietly)}`),
      ...(proofs.left > 0 ? [`  - ${andMore(proofs.left)}`] : []),
    ]),
    ...(unshown === null ? [] : ['', `${inline(unshown)}.`]),
  ]);
}

function opportunities({ review: { opportunities: all }, page }: Told): string[] {
  return part(
    reviewTitles.opportunities,
    list(
      all,
      (one) => {
        const step = one.next === null ? '' : `; next: ${people(one.next)}`;
        return `${quietly(one.goal.iid)} ${inline(one.goal.title)}: ${people(struggleWords(one, page.today))}${step}`;
      },
      ', among the next steps',
    ),
    '####',
  );
}

function support({ review: { support: all }, name }: Told): string[] {
  return part(
    reviewTitles.support,
    list(all, (need) => `${people(needSentence(need))} (${needAge(need)}), in ${name(need.place.iid)}`),
  );
}

function steps({ review, page, name }: Told): string[] {
  const { plan, quarters, withoutQuarter, open, opportunities: all } = review;
  if (plan === null && open === 0 && all.shown.length === 0) return [];
  const none = noPlan(review, page.completeness);
  const later = laterWords(review);
  const words = plan === null ? [] : planParts.flatMap(({ name: title, of }) => sentence(title, plan[of]));
  return [
    ...part(plan === null ? reviewTitles.steps : `${reviewTitles.steps}, from the year plan (${quietly(plan.iid)})`, [
      ...words,
      ...(none === null ? [] : [`${inline(none)}.`]),
    ]),
    ...quarters.flatMap((quarter) =>
      part(
        inline(quarterWords(quarter, page.today)),
        [
          ...(quarter.words === null ? [] : [`- The plan: ${people(quarter.words)}`]),
          ...(quarter.goals.shown.length === 0
            ? ['- No goal yet']
            : list(quarter.goals, (one) => ahead(one, page, name))),
        ],
        '####',
      ),
    ),
    ...part(
      'Without a quarter',
      list(withoutQuarter, (one) => ahead(one, page, name)),
      '####',
    ),
    ...(later === null ? [] : ['', `${inline(later)}.`]),
  ];
}

function sentence(title: string, words: string | null): string[] {
  return words === null ? [] : [`- **${title}**: ${people(words)}`];
}

function ahead(
  { goal, confidential, level, percent, measure, text, due }: GoalAhead,
  { today }: ReportPage,
  name: Naming,
): string {
  const facts = [
    ...(confidential ? ['confidential'] : []),
    ...(percent === null ? [] : [`${percent} %`]),
    ...(due === null ? [] : [`due ${shortDay(due, today)}`]),
  ];
  const measured = measureWords({ measure });
  const about = facts.length === 0 ? '' : ` (${inline(facts.join(', '))})`;
  const next = text === null ? '' : `; next: ${people(text)}`;
  const numbers = measured === null ? '' : `; ${inline(measured)}`;
  return `${healthSigns[level]} ${name(goal.iid)} ${inline(goal.title)}${about}${numbers}${next}`;
}

function done({ review }: Told): string[] {
  const { done: all } = review;
  if (all.shown.length === 0) return [];
  return [
    '',
    `<details><summary>${reviewTitles.done}, ${doneWords(review)}</summary>`,
    '',
    ...list(all, (win) => `${quietly(win.goal.iid)} ${inline(win.goal.title)}: ${win.actions.map(people).join('; ')}`),
    '',
    '</details>',
  ];
}
