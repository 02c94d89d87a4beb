// A line of an agenda that is about a goal: which one, and its name at the end of the line.
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { inline } from '#render/markdown/escape.ts';
import { oneLine } from '#render/text.ts';
import { standsAs } from '#reports/urgent-first.ts';
import { given, said } from '#wording.ts';
import type { Prompter } from '#world.ts';
import type { Desk } from '../desk.ts';
import type { Session } from '../session.ts';
import { goalsAmong, theGoal } from '../which-goal.ts';
import type { AgendaWords } from './adding.ts';

/** As `goalLine` reads it. @throws `refused` for a confidential goal: every member reads the agenda */
export async function aboutGoal(
  { item, about }: AgendaWords,
  session: Session,
  desk: Pick<Desk, 'ask' | 'env'>,
): Promise<AgendaWords> {
  if (about === undefined) return { item };
  const { iid } = await theGoal(about, session, desk);
  const { title, confidential } = await session.project.goal(iid);
  if (confidential) {
    throw new DevgrowthError('refused', `#${iid} is confidential, and every member of the project reads the 1:1`, {
      hint: said`Nothing was written. Leave ${given('goal')} out, and say it in words that all may read.`,
    });
  }
  return { item: `${item}: ${inline(title)} (#${iid})` };
}

const none = 'none';

/** Goals that every reader of the agenda may see; absent where it is about none. */
export async function askedGoal(session: Session, ask: Prompter): Promise<Pick<AgendaWords, 'about'>> {
  const goals = (await goalsAmong('opened', session)).filter(({ confidential }) => !confidential);
  if (goals.length === 0) return {};
  const chosen = await ask.choice({
    name: 'goal',
    message: 'About which goal?',
    choices: [{ value: none, label: 'none of them' }, ...goals.map((goal) => choiceOf(goal, session))],
    isFiltered: true,
  });
  return chosen === none ? {} : { about: { iid: Number(chosen), goalAt: null } };
}

function choiceOf(goal: GoalRecord, { now }: Pick<Session, 'now'>) {
  return { value: String(goal.iid), label: `#${goal.iid} ${oneLine(goal.title)}`, about: standsAs(goal, now.today) };
}
