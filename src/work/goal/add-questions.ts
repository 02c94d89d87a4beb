// The interview about a new goal: kind, its questions one after another, title and due date, each as a person would type it.
import { DevgrowthError } from '#errors.ts';
import type { Moment } from '#growth/goals/assess.ts';
import type { ProjectSettings } from '#settings/project-settings.ts';
import { fill } from '#templates/fill.ts';
import { templateOf } from '#templates/goal-templates.ts';
import { type Answer, type Answers, answerTo, applicableQuestions, type Question } from '#templates/question.ts';
import { type GoalTemplate, resolveDue } from '#templates/template.ts';
import { checkTitle } from '../goal-title.ts';
import { type Said as Problem, sentence } from '#wording.ts';
import type { Prompter } from '#world.ts';
import { askQuestion, type InterviewDesk } from './asked-question.ts';
import { back, backHint, saysBack } from './question-words.ts';

/** What is known of the goal so far; the interview fills it in as it goes, so that Ctrl-C can keep what was said. */
export interface Said {
  kind: string | null;
  title: string | null;
  /** An ISO day, or `none`; null: not said. */
  due: string | null;
  answers: Record<string, Answer>;
  /** Questions that were asked, answered or not. */
  asked: string[];
}

interface Room {
  readonly templates: readonly GoalTemplate[];
  readonly now: Moment;
  readonly settings: ProjectSettings;
  readonly desk: InterviewDesk;
}

export async function interview(said: Said, room: Room): Promise<void> {
  const { templates, desk } = room;
  said.kind ??= await askKind(templates, desk.ask);
  const template = templateOf(said.kind, templates);
  const earlier: Earlier = new Map();
  let isTitleAsked = false;
  for (;;) {
    const next = nextQuestion(template, said);
    if (next !== null) {
      if (await askOne(next, said, room, earlier)) continue;
    } else if (said.title === null) {
      const title = await askTitle(template, said, room, said.asked.length > 0);
      if (title !== back) {
        said.title = title;
        isTitleAsked = true;
        continue;
      }
    } else if (said.due === null) {
      if (await askDue(template, said, room, isTitleAsked || said.asked.length > 0)) continue;
      if (isTitleAsked) {
        said.title = null;
        isTitleAsked = false;
        continue;
      }
    } else return;
    unask(said, earlier);
  }
}

/** Answers that were taken back, by question: it opens on them. */
type Earlier = Map<string, Answer>;

function unask(said: Said, earlier: Earlier): void {
  const id = said.asked.pop();
  if (id === undefined) return;
  const answer = said.answers[id];
  if (answer === undefined) return;
  earlier.set(id, answer);
  delete said.answers[id];
}

/** Only what the goal cannot be without. */
export async function askRequired(template: GoalTemplate, said: Said, room: Room): Promise<void> {
  for (;;) {
    const next = nextQuestion(template, said, ({ required, default: preset }) => required && preset === null);
    if (next === null) return;
    await askOne(next, said, room, null);
  }
}

export function askKind(templates: readonly GoalTemplate[], asked: Prompter): Promise<string> {
  return asked.choice({
    name: 'kind',
    message: 'What kind of goal?',
    choices: templates.map(({ name, label, about }) => ({ value: name, label, about })),
  });
}

/** Asked anew after each answer, for one may open another. */
function nextQuestion(
  { questions }: GoalTemplate,
  { answers, asked }: Said,
  isWanted: (question: Question) => boolean = () => true,
): Question | null {
  const open = applicableQuestions(questions, answers).filter(
    ({ id }) => answerTo(id, answers) === null && !asked.includes(id),
  );
  return open.find(isWanted) ?? null;
}

/** False: back to the question before. @param earlier null: it cannot go back */
async function askOne(
  question: Question,
  said: Said,
  { now, settings, desk }: Room,
  earlier: Earlier | null,
): Promise<boolean> {
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart };
  const mayGoBack = earlier !== null && said.asked.length > 0;
  const before = earlier?.get(question.id) ?? null;
  const answer = await askQuestion(question, { before, mayGoBack, calendar, desk });
  if (answer === back) return false;
  said.asked.push(question.id);
  if (answer !== null) said.answers[question.id] = answer;
  return true;
}

/** The template's own pattern stands as the default, where the answers fill it. */
export async function askTitle(
  template: GoalTemplate,
  { answers }: Said,
  { now, desk }: Room,
  mayGoBack = false,
): Promise<string> {
  const { title: preset } = fill(template, { title: null, answers, today: now.today, due: null, person: null });
  const title = await desk.ask.text({
    name: 'title',
    message: mayGoBack ? `Title of the goal? (${backHint})` : 'Title of the goal?',
    check: (text) => (mayGoBack && saysBack(text) ? null : titleCheck(text.trim() === '' ? preset : text)),
    ...(preset === '' ? {} : { default: preset }),
  });
  if (mayGoBack && saysBack(title)) return back;
  return checkTitle(title.trim() === '' ? preset : title);
}

/** False: back to the question before. */
async function askDue(
  template: GoalTemplate,
  said: Said,
  { now, settings, desk }: Room,
  mayGoBack: boolean,
): Promise<boolean> {
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart };
  const preset = template.defaultDue ?? 'none';
  const text = await desk.ask.text({
    name: 'due',
    message: `Due when? (2027-01-29, +6w, friday, end of quarter, FY27-Q4 or none${mayGoBack ? `; ${backHint}` : ''})`,
    default: preset,
    check: (entered) => {
      if (mayGoBack && saysBack(entered)) return null;
      const due = resolveDue(template, entered.trim() || preset, calendar);
      return due.ok ? null : sentence(due.problem);
    },
  });
  if (mayGoBack && saysBack(text)) return false;
  const due = resolveDue(template, text.trim() || preset, calendar);
  if (due.ok) said.due = due.value ?? 'none';
  return true;
}

function titleCheck(text: string): Problem | null {
  try {
    checkTitle(text);
    return null;
  } catch (error) {
    return error instanceof DevgrowthError ? sentence(error.said) : String(error);
  }
}

export function newlySaid(known: {
  readonly kind: string | null;
  readonly title: string | null;
  readonly due: string | null;
  readonly answers: Answers;
}): Said {
  return { ...known, answers: { ...known.answers }, asked: [] };
}
