// What a template asks, what was answered, and which question applies after which answers.

export const questionTypes = ['text', 'long-text', 'date', 'number', 'choice', 'list', 'url'] as const;
export type QuestionType = (typeof questionTypes)[number];

/** A date is a `YYYY-MM-DD` string, a choice its value, a list its items in order. */
export type Answer = string | number | readonly string[];
export type Answers = Readonly<Record<string, Answer>>;

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Question {
  readonly id: string;
  readonly type: QuestionType;
  /** The question, in the words a person reads. */
  readonly ask: string;
  readonly help: string | null;
  readonly required: boolean;
  readonly default: Answer | null;
  /** Only of a `choice`. */
  readonly choices: readonly Choice[];
  /** Asked only when an earlier choice has one of these values. */
  readonly onlyIf: { readonly question: string; readonly is: readonly string[] } | null;
}

/** Asked by every goal template, so that `--set` and an import entry work for each kind; a template may word them its own way. */
export const commonQuestions: readonly Question[] = [
  plainQuestion('purpose', 'long-text', 'Why does this matter to you?'),
  plainQuestion('success', 'long-text', 'How will you know that it worked?'),
  plainQuestion('actions', 'list', 'What will you do, one step per line?'),
  plainQuestion('support', 'long-text', 'What do you need, and from whom?'),
];

function plainQuestion(id: string, type: QuestionType, ask: string): Question {
  return { id, type, ask, help: null, required: false, default: null, choices: [], onlyIf: null };
}

/** The answer with something in it; null for none, an empty text or an empty list. */
export function answerTo(id: string, answers: Answers): Answer | null {
  const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
  if (answer === undefined || answer === '') return null;
  return typeof answer === 'object' && answer.length === 0 ? null : answer;
}

function applies(question: Question, answers: Answers): boolean {
  if (question.onlyIf === null) return true;
  const answer = answerTo(question.onlyIf.question, answers);
  return typeof answer === 'string' && question.onlyIf.is.includes(answer);
}

/** The answers given to questions that apply, completed with the defaults. In the order of the questions, since one answer decides about the next. */
export function completeAnswers(questions: readonly Question[], answers: Answers): Answers {
  const complete: Record<string, Answer> = {};
  for (const question of questions) {
    if (!applies(question, complete)) continue;
    const answer = answerTo(question.id, answers) ?? question.default;
    if (answer !== null) complete[question.id] = answer;
  }
  return complete;
}

/** The questions to ask given these answers, in order; ask again after each answer, for it may open another. */
export function applicableQuestions(questions: readonly Question[], answers: Answers): readonly Question[] {
  const complete = completeAnswers(questions, answers);
  return questions.filter((question) => applies(question, complete));
}

/** Required questions that apply and have neither an answer nor a default. */
export function missingAnswers(questions: readonly Question[], answers: Answers): readonly Question[] {
  const complete = completeAnswers(questions, answers);
  return questions.filter(
    (question) => question.required && applies(question, complete) && answerTo(question.id, complete) === null,
  );
}

/** One sentence per answer that the template would drop, because its question does not apply. */
export function idleAnswers(
  questions: readonly Question[],
  answers: Answers,
): readonly { id: string; problem: string }[] {
  const complete = completeAnswers(questions, answers);
  return questions.flatMap(({ id, onlyIf, ...rest }) => {
    if (onlyIf === null || answerTo(id, answers) === null || applies({ id, onlyIf, ...rest }, complete)) return [];
    return [{ id, problem: `${id} is asked only when ${onlyIf.question} is ${onlyIf.is.join(' or ')}` }];
  });
}
