// Answers to the questions of its template that a goal's text leaves open: named as `key=value`, or asked for one by one.
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { answersFromFlags } from '#templates/answers.ts';
import { findTemplate } from '#templates/goal-templates.ts';
import { type About, choicesIn, openQuestions, saysAnswer, withAnswers } from '#templates/open-questions.ts';
import { type Answers, answerTo } from '#templates/question.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { count, oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { interview, newlySaid } from './add-questions.ts';
import type { InterviewDesk } from './asked-question.ts';
import { quietlyServed } from './serves.ts';

export type AnswersDesk = TemplatesDesk & Omit<InterviewDesk, 'ask'> & DraftWorld & Pick<Desk, 'ask'>;

/** What of the words of an edit is about them. */
interface AskedAnswers {
  readonly set?: readonly string[];
  readonly asks?: true;
  readonly answers?: Answers;
  readonly templates?: string | null;
}

/** null: nothing. */
export interface AnswersChange {
  readonly template: GoalTemplate;
  readonly answers: Answers;
  /** Ids of those that the text takes. */
  readonly taken: readonly string[];
  readonly about: About;
}

/** Writes nothing but a draft, where the questions are broken off after some were answered. */
export async function newAnswers(
  words: AskedAnswers,
  record: GoalRecord,
  session: Session,
  desk: AnswersDesk,
): Promise<AnswersChange | null> {
  const { set = [], answers: before = {}, asks = false } = words;
  if (set.length === 0 && !asks && Object.keys(before).length === 0) return null;
  const { project, settings, now, me } = session;
  const { templates } = await availableTemplates(project, settings.company, desk, words.templates ?? null);
  const template = templateOfGoal(record, templates);
  const about = { title: record.title, today: now.today, due: record.due, person: me.name };
  const named = answersNamed(set, template, session);
  const given: Answers = { ...before, ...named };
  const chosen = choicesIn(template, record.description, about);
  const open = new Set(openQuestions(template, record.description, about).map(({ id }) => id));
  // A question that hangs on a choice is open once that is made.
  const isWaiting = (id: string) => open.has(template.questions.find((one) => one.id === id)?.onlyIf?.question ?? '');
  const isSaid = (id: string) => saysAnswer(template, record.description, id, named[id] ?? '', about);
  const closed = Object.keys(named).filter((id) => !open.has(id) && !isWaiting(id) && !isSaid(id));
  if (closed.length > 0) throw answeredAlready(closed, record);
  if (!asks || desk.ask === null) return changeOf(given);

  const talked = newlySaid({ kind: template.name, title: record.title, due: 'none', answers: { ...chosen, ...given } });
  talked.asked = template.questions.flatMap(({ id }) => (open.has(id) || isWaiting(id) ? [] : [id]));
  try {
    await interview(talked, { templates, now, settings, desk: { ...desk, ask: desk.ask } });
  } catch (error) {
    const isCancelled = error instanceof DevgrowthError && error.kind === 'cancelled';
    const all = newOf(talked.answers);
    if (!isCancelled || Object.keys(all).length === 0) throw error;
    const { set: _named, ...rest } = words;
    return draftedWrite('goal edit', { ...rest, answers: all }, session, desk, () => Promise.reject(error));
  }
  return changeOf(newOf(talked.answers));

  function newOf(all: Answers): Answers {
    return Object.fromEntries(Object.entries(all).filter(([id]) => !(id in chosen)));
  }

  function changeOf(all: Answers): AnswersChange {
    const taken = Object.keys(all).filter((id) => answerTo(id, all) !== null);
    return { template, answers: quietlyServed(all, template), taken, about };
  }
}

/** The text with them, wherever it leaves their questions open. */
export function answeredIn(text: string, change: AnswersChange | null): string {
  return change === null ? text : withAnswers(change.template, text, change.answers, change.about);
}

/** The one that it was made from, else that of its kind. */
function templateOfGoal({ iid, mark, kinds }: GoalRecord, templates: readonly GoalTemplate[]): GoalTemplate {
  const names = [mark?.template?.split('@')[0], ...kinds].filter((name) => name !== undefined);
  const found = names.flatMap((name) => findTemplate(name, templates) ?? [])[0];
  if (found !== undefined) return found;
  throw new DevgrowthError('not-found', `there is no template that asks anything of #${iid}`, {
    hint: said`\`${step('goal edit', iid)}\` opens its text, \`${step('template list')}\` shows the templates.`,
  });
}

function answersNamed(
  set: readonly string[],
  { name, questions }: GoalTemplate,
  { now, settings }: Pick<Session, 'now' | 'settings'>,
): Answers {
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart };
  const { answers, problems } = answersFromFlags(questions, set, calendar);
  // What a choice in the text opens is known by the text alone.
  const wrong = problems.filter((problem) => !problem.includes(' is asked only when '));
  if (wrong.length === 0) return answers;
  throw new DevgrowthError('usage', `${count(wrong.length, 'answer is', 'answers are')} not usable`, {
    details: wrong,
    hint: `Questions of ${name}: ${questions.map(({ id }) => id).join(', ')}.`,
  });
}

function answeredAlready(ids: readonly string[], { iid, title }: GoalRecord): DevgrowthError {
  return new DevgrowthError('refused', `#${iid} ${oneLine(title)} leaves this open no more: ${ids.join(', ')}`, {
    hint: said`\`${step('goal edit', iid)}\` opens its text: what stands there is yours to change.`,
  });
}
