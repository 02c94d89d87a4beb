// `devgrowth goal add`: opens one goal from a template, or many from a file.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { answersFromFlags } from '#templates/answers.ts';
import type { Answers } from '#templates/question.ts';
import { templateOf } from '#templates/goal-templates.ts';
import type { GoalTemplate } from '#templates/template.ts';
import { count } from '#render/text.ts';
import type { World } from '#world.ts';
import { checkTitle, collect, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { draftedWrite } from '../drafting.ts';
import { packagedTemplates } from '../packaged.ts';
import { type Session, openSession } from '../session.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { addFromFile } from './add-import.ts';
import { type ComposedGoal, composeGoal } from './compose.ts';
import { ensureGround, openGoal } from './open-goals.ts';

export interface AddInput extends SharedInput {
  readonly title: string | null;
  readonly kind: string | null;
  readonly due: string | null;
  /** `key=value` as typed. */
  readonly set: readonly string[];
  readonly description: string | null;
  /** Path of an import file; with `importText` its content, once read. */
  readonly importFile: string | null;
  readonly importText: string | null;
}

export const addCommand: CommandModule<AddInput> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth goal add "Read Designing Data-Intensive Applications" --kind reading --due "end of quarter"',
    'devgrowth goal add "Pair with the new colleague" --kind growing-others --due +6w --set purpose="Explaining it shows me what I do not know"',
    'devgrowth goal add --import goals.yml',
  ],
  declare(command) {
    command
      .argument('[title]', 'What you want to achieve')
      .option('--kind <kind>', 'Kind of goal: reading, course, mentoring, challenging-task, ...')
      .option('--due <day>', 'Due date: 2027-01-29, +6w, friday, "end of quarter", FY27-Q4, none')
      .option('--set <key=value>', "Answer to one of the template's questions (repeatable)", collect)
      .option('--description <text>', "Whole text, in place of the template's; - reads it from stdin")
      .option('--import <file>', 'Open every goal of a YAML or JSON file; importing it again changes nothing');
  },
  parse([title], flags, shared) {
    const importFile = textFlag(flags, 'import');
    const given = [title, ...['kind', 'due', 'description'].map((name) => textFlag(flags, name))].filter(
      (one) => one !== null && one !== undefined,
    );
    if (importFile !== null && (given.length > 0 || listFlag(flags, 'set').length > 0)) {
      throw new DevgrowthError('usage', '--import stands alone: titles, kinds and dates come from the file', {
        hint: 'Leave the other words out.',
      });
    }
    return {
      ...shared,
      title: title === undefined ? null : checkTitle(title),
      kind: textFlag(flags, 'kind'),
      due: textFlag(flags, 'due'),
      set: listFlag(flags, 'set'),
      description: textFlag(flags, 'description'),
      importFile,
      importText: null,
    };
  },
  run: runAdd,
};

async function runAdd(input: AddInput, world: World): Promise<ExitCode> {
  const templates = await packagedTemplates(world);
  if (input.importFile !== null) return addFromFile({ ...input, importFile: input.importFile }, templates, world);

  const chosen = input.kind === null ? null : templateOf(input.kind, templates);
  const session = await openSession(input, world);
  const answered = await withAnswers(input, chosen, templates, session, world);
  const composed = composeGoal(answered, session.now, session.settings, session.me.name);
  const { goal } = composed;
  if (goal.due && goal.due !== input.due)
    world.stderr.write(`Due ${goal.due}${goal.milestone ? ` (${goal.milestone})` : ''}\n`);
  if (input.dryRun) return endDryRun(previewOf(composed), world);

  const words = {
    ...wordsOf(input),
    title: goal.title,
    kind: goal.kind,
    due: goal.due ?? 'none',
    description: answered.description,
    set: answered.set,
  };
  return draftedWrite('goal add', words, session, world, async (draft) => {
    const mayExist = draft.tried('goal');
    const key = await draft.key('goal');
    await ensureGround(session.project, [composed]);
    const { value, warnings } = await openGoal(session.project, composed, key, mayExist);
    const facts = [goal.kind, ...(goal.due ? [`due ${goal.due}`] : []), ...(goal.confidential ? ['confidential'] : [])];
    return endWrite(
      { record: value, warnings, say: `Opened #${value.iid} ${value.title} (${facts.join(', ')})` },
      session,
      input,
      world,
    );
  });
}

function wordsOf({ importFile, importText }: AddInput) {
  return { importFile, importText };
}

interface Answered {
  readonly template: GoalTemplate;
  readonly title: string | null;
  readonly answers: Answers;
  readonly due: string | null;
  readonly description: string | null;
  readonly set: readonly string[];
}

/** Flags first, then prompts for what is missing, where there is somebody to ask. */
async function withAnswers(
  input: AddInput,
  chosen: GoalTemplate | null,
  templates: readonly GoalTemplate[],
  { now, settings }: Session,
  world: World,
): Promise<Answered> {
  if (!input.mayAsk && (chosen === null || input.title === null)) throw missingBasics(input, templates);
  const template = chosen ?? templateOf(await askKind(templates, world), templates);
  const title =
    input.title ??
    (await world.prompt.text({ name: 'title', message: 'What do you want to achieve?', check: titleCheck }));
  const calendar = { today: now.today, startMonth: settings.fiscalYearStart };
  const set = [...input.set];
  const description = input.description === '-' ? await world.stdin.readAll() : input.description;
  if (input.mayAsk && !input.yes && description === null) {
    const given = new Set(set.map((pair) => pair.split('=', 1)[0]));
    for (const question of template.questions.filter(({ id, required }) => required && !given.has(id)))
      set.push(`${question.id}=${await world.prompt.text({ name: question.id, message: question.ask })}`);
  }
  const { answers, problems } = answersFromFlags(template.questions, set, calendar);
  if (problems.length > 0) {
    throw new DevgrowthError('usage', count(problems.length, 'answer is', 'answers are') + ' not usable', {
      details: problems,
      hint: `Questions of ${template.name}: ${template.questions.map(({ id }) => id).join(', ')}.`,
    });
  }
  return { template, title, answers, due: input.due, description, set };
}

function askKind(templates: readonly GoalTemplate[], world: World): Promise<string> {
  return world.prompt.choice({
    name: 'kind',
    message: 'What kind of goal?',
    choices: templates.map(({ name, label, about }) => ({ value: name, label, about })),
  });
}

function titleCheck(text: string): string | null {
  try {
    checkTitle(text);
    return null;
  } catch (error) {
    return error instanceof DevgrowthError ? `${error.message}.` : String(error);
  }
}

function missingBasics(input: AddInput, templates: readonly GoalTemplate[]): DevgrowthError {
  const details = [
    ...(input.title === null ? ['a title, as the first argument'] : []),
    ...(input.kind === null ? [`--kind, one of ${templates.map(({ name }) => name).join(', ')}`] : []),
  ];
  return new DevgrowthError('usage', `missing: ${details.length === 1 ? 'one answer' : `${details.length} answers`}`, {
    details,
    hint: 'For instance `devgrowth goal add "Read a book on databases" --kind reading`.',
  });
}

function previewOf({ goal }: ComposedGoal): readonly string[] {
  const facts = [
    goal.kind,
    goal.due ? `due ${goal.due}` : 'no due date',
    goal.milestone ?? 'no quarter',
    ...(goal.confidential ? ['confidential'] : []),
  ];
  return [`open ${goal.title}`, facts.join(' · '), '', ...goal.description.split('\n')];
}
