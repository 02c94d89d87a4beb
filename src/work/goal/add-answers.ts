// What a new goal shall be: what was given first, then the draft it goes on with, then questions where there is somebody to ask.
import { DevgrowthError } from '#errors.ts';
import { count } from '#render/text.ts';
import { answersFromFlags } from '#templates/answers.ts';
import { fill } from '#templates/fill.ts';
import { servesQuestion } from '#templates/body.ts';
import { templateOf } from '#templates/goal-templates.ts';
import type { Answers } from '#templates/question.ts';
import { type GoalTemplate, resolveDue } from '#templates/template.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { given, said as sentence, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { Session } from '../session.ts';
import { type AddWords, spokenOf } from './add-words.ts';
import { askKind, askRequired, askTitle, interview, newlySaid, type Said } from './add-questions.ts';
import type { InterviewDesk } from './asked-question.ts';
import { dueHint, type Wish } from './compose.ts';

type AnswersDesk = Omit<InterviewDesk, 'ask'> & DraftWorld & Pick<Desk, 'ask' | 'yes'>;

export interface AnsweredWish {
  readonly wish: Wish;
  readonly isInterview: boolean;
}

/** An interview takes place when kind or title are left to be asked for; with both given, only what a goal cannot be without is. */
export async function answeredWish(
  own: AddWords,
  templates: readonly GoalTemplate[],
  session: Session,
  desk: AnswersDesk,
): Promise<AnsweredWish> {
  const { ask, yes } = desk;
  const { now, settings } = session;
  const known = own.kind === null ? null : templateOf(own.kind, templates);
  if (known === null && ask === null) throw missingBasics(own, templates);
  const due = dueSaid(own, session);
  const { description } = own;
  const said = newlySaid({ kind: own.kind, title: own.title, due, answers: own.answers ?? {} });
  const before = JSON.stringify([said.title, said.answers]);
  let isInterview = own.isInterview ?? false;
  try {
    if (ask !== null) said.kind ??= await askKind(templates, ask);
    const template = known ?? templateOf(said.kind ?? '', templates);
    Object.assign(said.answers, givenAnswers(template, own, session, desk));
    if (ask !== null && !own.isAsked) {
      const room = { templates, now, settings, desk: { ...desk, ask } };
      const mayInterview = !yes && description === null;
      const isOpen = known === null || titleOf(template, said, now.today) === '';
      isInterview ||= mayInterview && isOpen;
      if (isInterview) await interview(said, room);
      else if (mayInterview) await askRequired(template, said, room);
      if (titleOf(template, said, now.today) === '') said.title = await askTitle(template, said, room);
    }
    return { wish: { template, title: said.title, answers: said.answers, due: said.due, description }, isInterview };
  } catch (error) {
    const isCancelled = error instanceof DevgrowthError && error.kind === 'cancelled';
    const isUnsaid = JSON.stringify([said.title, said.answers]) === before;
    if (!isCancelled || (isUnsaid && error.typed.length === 0)) throw error;
    return keepAnswers(error, own, said, session, desk);
  }
}

/** Never returns: the error, with the way back to what was said. */
function keepAnswers(
  error: DevgrowthError,
  input: AddWords,
  said: Said,
  session: Session,
  desk: DraftWorld,
): Promise<never> {
  const { title, kind, due, answers } = said;
  const {
    description,
    serves = null,
    measure = null,
    confidential = false,
    context = null,
    place = null,
    link,
    edit,
    templates = null,
  } = input;
  const more = {
    serves,
    measure,
    ...spokenOf(input),
    confidential,
    context,
    place,
    link,
    edit,
    templates,
    set: [],
    from: null,
  };
  const words = { title, kind, due, answers, description, ...more };
  return draftedWrite(
    'goal add',
    { ...words, isInterview: true, importFile: null, importText: null },
    session,
    desk,
    async () => {
      throw error;
    },
  );
}

/** Resolved at once: a draft that is finished next week keeps its date. */
function dueSaid(
  { due }: AddWords,
  { now, settings, typedOn = now.today }: Pick<Session, 'now' | 'settings' | 'typedOn'>,
): string | null {
  if (due === null) return null;
  const resolved = resolveDue({ defaultDue: null }, due, { today: typedOn, startMonth: settings.fiscalYearStart });
  if (resolved.ok) return resolved.value ?? 'none';
  throw new DevgrowthError('usage', sentence`${given('due')}: ${resolved.problem}`, {
    hint: dueHint,
  });
}

function givenAnswers(
  template: GoalTemplate,
  { set, serves = null }: AddWords,
  { now, settings }: Pick<Session, 'now' | 'settings'>,
  { talk }: Pick<Desk, 'talk'>,
): Answers {
  const { name, questions } = template;
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart };
  const { answers, problems } = answersFromFlags(questions, set, calendar);
  if (problems.length > 0) {
    throw new DevgrowthError('usage', `${count(problems.length, 'answer is', 'answers are')} not usable`, {
      details: problems,
      hint: `Questions of ${name}: ${questions.map(({ id }) => id).join(', ')}.`,
    });
  }
  for (const { id, type } of questions) {
    const day = answers[id];
    if (type === 'date' && typeof day === 'string' && day !== '' && !set.includes(`${id}=${day}`))
      talk.say(`${id} ${day}`);
  }
  // Said already, so that it is not asked for.
  const served = serves === null ? null : servesQuestion(template);
  return served === null || serves === null ? answers : { ...answers, [served]: serves };
}

/** As the template's pattern makes it where none was given; empty when it cannot. */
function titleOf(template: GoalTemplate, { title, answers }: Said, today: string): string {
  return fill(template, { title, answers, today, due: null, person: null }).title;
}

function missingBasics(input: AddWords, templates: readonly GoalTemplate[]): DevgrowthError {
  const details = [
    ...(input.title === null ? ['a title, as the first argument'] : []),
    sentence`${given('kind')}, one of ${templates.map(({ name }) => name).join(', ')}`,
  ];
  return new DevgrowthError('usage', `missing: ${details.length === 1 ? 'one answer' : `${details.length} answers`}`, {
    details,
    hint: sentence`For instance \`${step('goal add', '"Read a book on databases"', { kind: 'reading' })}\`.`,
  });
}
