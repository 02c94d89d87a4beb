// What would help a goal that was just opened, in one line: the rules that `goal lint` asks, without a request.
import { lintGoal } from '#growth/lint/goal-lint.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { count, oneLine } from '#render/text.ts';
import { openQuestions } from '#templates/open-questions.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { type Said, said, step } from '#wording.ts';
import type { PackagedDesk } from '../packaged.ts';
import { settledWays, shippedRules } from '../rules.ts';
import type { Session } from '../session.ts';

/** What helps most stands first. */
const telling = ['unanswered', 'no-measure', 'no-step', 'no-day'];

/**
 * null: nothing is to say.
 */
export async function adviceOn(
  goal: GoalRecord,
  template: GoalTemplate | null,
  { settings, now, me }: Pick<Session, 'settings' | 'now' | 'me'>,
  desk: PackagedDesk,
): Promise<Said | null> {
  const { iid, title, due, description } = goal;
  const about = { title, today: now.today, due, person: me.name };
  const open = template === null ? 0 : openQuestions(template, description, about).length;
  const asks = said`${count(open, 'question')} of its template ${open === 1 ? 'is' : 'are'} open: \`${step('goal edit', iid, { ask: true })}\` asks ${open === 1 ? 'it' : 'them'}`;
  const rules = (await shippedRules(desk, settings.company)).filter(({ id }) => telling.includes(id));
  const { findings } = lintGoal(rules, { goal, inQuarter: 0, zone: now.zone }, settledWays(settings.check));
  const found = telling.flatMap((id) => findings.find(({ rule }) => rule === id) ?? [])[0];
  if (found === undefined) return null;
  if (found.rule === 'unanswered' && open > 0) return asks;
  return said`${oneLine(found.say)}: ${oneLine(found.mend)} (\`${step('goal edit', iid)}\`)`;
}
