// What a goal serves, as somebody types it: one line of Markdown in which nothing is a reference, so that nobody elsewhere hears of it.
import { DevgrowthError } from '#errors.ts';
import { plainServes } from '#growth/goals/serves.ts';
import { inline } from '#render/markdown/escape.ts';
import { servesQuestion } from '#templates/body.ts';
import type { Answers } from '#templates/question.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { given, said } from '#wording.ts';

/** As much as a title. */
const most = 255;

/** @throws `usage` for what says nothing, or more than a line */
export function servesTyped(typed: string): string {
  const words = plainServes(typed);
  const problem = words === null ? 'says nothing' : Array.from(words).length > most ? 'is longer than a line' : null;
  if (problem === null) return typed.trim();
  throw new DevgrowthError('usage', said`${given('serves')} ${problem}`, {
    hint: said`An epic, an objective, or a few words: ${given('serves', 'acme&12 Zero-downtime upgrades')}.`,
  });
}

export const servesMarkdown = (typed: string): string => inline(plainServes(typed) ?? '');

/** Its line is one of the template's: then the answer is written as a line of ours is. */
export function quietlyServed(answers: Answers, template: GoalTemplate): Answers {
  const id = servesQuestion(template);
  const answer = id === null ? undefined : answers[id];
  return id === null || typeof answer !== 'string' || answer === ''
    ? answers
    : { ...answers, [id]: servesMarkdown(answer) };
}
