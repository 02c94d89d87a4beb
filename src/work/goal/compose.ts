// From what was typed to the goal that will be opened: kind, template, answers, due date and quarter resolved and checked.
import { DevgrowthError } from '#errors.ts';
import type { Moment } from '#growth/goals/assess.ts';
import { type Quarter, quarterOf } from '#growth/time/fiscal.ts';
import { type Rhythm, withEvery } from '#growth/goals/every.ts';
import { withMeasure } from '#growth/goals/measure.ts';
import type { CriterionTag } from '#growth/words/criteria.ts';
import { withAims } from '#growth/goals/aims.ts';
import { withServes } from '#growth/goals/serves.ts';
import type { NewGoal } from '#growth/forge/writes.ts';
import type { Day } from '#growth/words/goal.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import type { Answers } from '#templates/question.ts';
import { fill } from '#templates/fill.ts';
import { type GoalTemplate, resolveDue, templateMark } from '#templates/template.ts';
import { given, said } from '#wording.ts';
import { checkTitle } from '../goal-title.ts';
import { measureOf, quietly } from './measure.ts';
import { quietlyServed, servesMarkdown } from './serves.ts';

export const dueHint = said`For instance ${given('due', '2027-01-29')}, ${given('due', '+6w')}, ${given('due', 'end of quarter')}, ${given('due', 'FY27-Q4')}.`;

export interface Wish {
  readonly template: GoalTemplate;
  readonly title: string | null;
  readonly answers: Answers;
  /** As typed; null takes the template's default, `none` means without. */
  readonly due: string | null;
  /** In place of the template's body. */
  readonly description: string | null;
  /** Markdown above the text: where the goal comes from, in somebody else's words. */
  readonly context?: string | null;
  /** Whatever its kind. */
  readonly confidential?: boolean;
  /** As typed, whether or not the template asks for it. */
  readonly serves?: string | null;
  /** As typed; checked. */
  readonly measure?: string | null;
  /** Names of labels that are not ours. */
  readonly labels?: readonly string[];
  /** In place of the quarter's. */
  readonly milestone?: string;
  /** How often it comes again; absent: once. */
  readonly every?: Rhythm;
  /** Criteria of the person's levels. */
  readonly aims?: readonly CriterionTag[];
}

export interface ComposedGoal {
  readonly template: GoalTemplate;
  readonly goal: Omit<NewGoal, 'key'>;
  readonly quarter: Quarter | null;
}

export function composeGoal(wish: Wish, now: Moment, settings: ProjectSettings, personName: string): ComposedGoal {
  const { template, context = null, serves = null, measure = null, aims = [], labels = [], milestone, every } = wish;
  const again = (own: string) => (every === undefined ? own : withEvery(own, every));
  const measured = (own: string) =>
    measure === null ? again(own) : withMeasure(again(own), measureOf(measure, now.today), quietly);
  const served = (own: string) => (serves === null ? measured(own) : withServes(measured(own), servesMarkdown(serves)));
  const aimed = (own: string) => (aims.length === 0 ? own : withAims(own, aims));
  const text = (own: string) => aimed(served(context === null ? own : `${context}\n\n${own}`.trimEnd()));
  const due = dueOf(wish, now, settings);
  const quarter = due === null ? null : quarterOf(due, settings.fiscalYearStart);
  const filled = fill(template, {
    title: wish.title,
    answers: quietlyServed(wish.answers, template),
    today: now.today,
    due,
    person: personName,
  });
  const missing = wish.description === null ? filled.unanswered : filled.unanswered.filter((id) => id === 'title');
  if (missing.length > 0) throw missingAnswers(missing, template);
  return {
    template,
    quarter: milestone === undefined ? quarter : null,
    goal: {
      template: wish.description === null ? templateMark(template) : null,
      title: checkTitle(filled.title),
      description: text(wish.description ?? filled.description),
      kind: template.name,
      stage: 'planned',
      due,
      milestone: milestone ?? quarter?.title ?? null,
      ...(labels.length === 0 ? {} : { labels }),
      confidential: template.sensitive || wish.confidential === true,
      ...(context === null ? {} : { isQuiet: true }),
    },
  };
}

function dueOf({ template, due }: Wish, { today }: Moment, { fiscalYearStart }: ProjectSettings): Day | null {
  const resolved = resolveDue(template, due, { today, startMonth: fiscalYearStart });
  if (resolved.ok) return resolved.value;
  throw new DevgrowthError('usage', said`${given('due')}: ${resolved.problem}`, {
    hint: dueHint,
  });
}

/** Names everything that is missing at once. */
function missingAnswers(ids: readonly string[], template: GoalTemplate): DevgrowthError {
  const details = ids.map((id) => {
    const question = template.questions.find((one) => one.id === id);
    return id === 'title'
      ? 'a title, as the first argument'
      : said`${given('set', `${id}="..."`)}  ${question?.ask ?? ''}`;
  });
  return new DevgrowthError('usage', ids.length === 1 ? 'an answer is missing' : `${ids.length} answers are missing`, {
    details,
    hint: 'Give them as flags, or run the command in a terminal to be asked.',
  });
}
