// `devgrowth goal edit`: changes one field, or opens the text in the editor; what is not named stays as it is.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { rhythms } from '#growth/goals/every.ts';
import type { GoalChange } from '#growth/forge/writes.ts';
import { type EditedText, editText, planText } from '#work/goal/edit-text.ts';
import { type EditWords, makeChange, planChange, type PlannedChange } from '#work/goal/editing.ts';
import { type MeantGoals, meantGoals } from '#work/each-goal.ts';
import { everyNow } from '#work/goal/copying.ts';
import { measureTyped } from '#work/goal/measure.ts';
import { servesTyped } from '#work/goal/serves.ts';
import { checkTitle } from '#work/goal-title.ts';
import type { Session } from '#work/session.ts';
import { templateFolder } from '#work/template-files.ts';
import { onGoal } from '#work/which-goal.ts';
import { aimsFlag, choiceFlag, collect, listFlag, textFlag, valueFlags } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';
import { forEachGoal, type Teller } from '../each-goal.ts';
import { endDryRun, endWrite } from '../written-goal.ts';

export const editCommand: CommandModule<MeantGoals<EditWords>> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth goal edit 2 --ask',
    'devgrowth goal edit 2 --due +2w --title "Read half of it"',
    'devgrowth goal edit 2 3 --due "end of quarter"',
  ],
  completes: { number: 'goals', '--kind': 'kinds', '--aims': 'criteria', '--value': 'values' },
  fromStdin: { flag: 'description' },
  declare(command) {
    command
      .argument('[number...]', 'Numbers or parts of titles; one alone opens in $EDITOR')
      .option('--title <title>', 'New title')
      .option('--due <day>', 'New due date (its quarter follows); none takes it off')
      .option('--kind <kind>', 'Another kind; a sensitive one makes it confidential')
      .option('--description <text>', 'Whole new text; - reads it from stdin')
      .option('--serves <words>', 'Epic, objective or need it is for; none takes it away')
      .option('--measure <words>', 'Such as "wait, 40 -> 12 min"; none takes it away')
      .option('--aims <criterion>', 'Criteria it aims at: staff/scope; none takes them away', collect)
      .option('--ask', 'Be asked what its template asks and its text leaves open')
      .option('--set <key=value>', 'Answer to one of these questions (repeatable)', collect)
      .option('--every <period>', 'quarter: once closed, the next one opens; none: never')
      .option('--value <value>', 'Value of your company that it shows (repeatable)', collect)
      .option('--confidential', 'Hide it from Guests of the project')
      .option('--no-confidential', 'Show it to everybody in the project')
      .option(...templatesFlag);
  },
  parse(numbers, flags) {
    const title = textFlag(flags, 'title');
    const confidential = flags['confidential'];
    const serves = textFlag(flags, 'serves');
    const measure = textFlag(flags, 'measure');
    return {
      ...meantGoals(numbers),
      title: title === null ? null : checkTitle(title),
      due: textFlag(flags, 'due'),
      kind: textFlag(flags, 'kind'),
      description: textFlag(flags, 'description'),
      serves: serves === null ? null : servesTyped(serves),
      measure: measure === null ? null : measureTyped(measure),
      ...aimsFlag(flags),
      ...answerFlags(flags),
      confidential: typeof confidential === 'boolean' ? confidential : null,
      before: null,
      templates: textFlag(flags, 'templates'),
    };
  },
  narrows({ asks = false, also = [] }, { mayAsk }) {
    if (!asks) return {};
    if (!mayAsk) {
      throw new DevgrowthError('usage', '--ask needs a terminal', {
        hint: 'Name the answers: `devgrowth goal edit 7 --set purpose="..."`.',
      });
    }
    if (also.length === 0) return {};
    throw new DevgrowthError('usage', '--ask is about one goal at a time', {
      hint: 'For instance `devgrowth goal edit 7 --ask`.',
    });
  },
  run: runEdit,
};

function answerFlags(flags: Readonly<Record<string, unknown>>): Pick<EditWords, 'set' | 'asks' | 'every' | 'values'> {
  const [set, values] = [listFlag(flags, 'set'), valueFlags(flags)];
  const every = choiceFlag(flags, 'every', [...rhythms, 'none']);
  return {
    ...(set.length === 0 ? {} : { set }),
    ...(flags['ask'] === true ? { asks: true } : {}),
    ...(every === null ? {} : { every }),
    ...(values.length === 0 ? {} : { values }),
  };
}

async function runEdit({ shared, own: given }: Input<MeantGoals<EditWords>>, world: CommandWorld): Promise<ExitCode> {
  const own = { ...given, templates: templateFolder(given.templates, world) };
  const { title, due, kind, description, serves, measure, aims = null, confidential } = own;
  const { set = null, asks = null, answers = null, every = null, values = null } = own;
  const isByFlag = [
    title,
    due,
    kind,
    description,
    serves,
    measure,
    aims,
    confidential,
    set,
    asks,
    answers,
    every,
    values,
  ].some((one) => one !== null);
  if (!isByFlag && own.before === null && !shared.mayAsk) {
    throw new DevgrowthError('usage', 'nothing to change', {
      hint: 'Name what changes: --title, --due, --kind, --description, --serves, --measure, --aims, --set, --value, --confidential or --no-confidential.',
    });
  }
  const input = { shared, own };
  if (isByFlag)
    return forEachGoal(
      'goal edit',
      input,
      world,
      (named: Input<EditWords>, session, tell) => editByFlags(named, session, world, tell),
      'all',
    );
  if (own.also !== undefined) {
    throw new DevgrowthError('usage', 'the text of one goal at a time', {
      hint: 'Name one goal, or what changes in all of them: `devgrowth goal edit 7 14 --due +2w`.',
    });
  }
  return onGoal(input, world, (named: Input<EditWords>, session) => editInEditor(named, session, world), 'all');
}

async function editInEditor(
  { shared, own }: Input<EditWords>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const record = await planText(own, session);
  if (shared.dryRun)
    return endDryRun([`open the text of #${record.iid} ${record.title} in your editor`], shared, world);
  const end = async ({ value, warnings, how }: EditedText): Promise<ExitCode> => {
    const name = `#${value.iid} ${value.title}`;
    if (how === 'left-empty') {
      world.talk.say('The text was left empty: nothing was written.');
      return exitCodes.cancelled;
    }
    const say = how === 'unchanged' ? `Nothing changed in ${name}` : `Changed ${name} (text)`;
    return endWrite({ record: value, warnings, say }, session, shared, world);
  };
  return editText(own, record, session, world, end);
}

async function editByFlags(
  { shared, own }: Input<EditWords>,
  session: Session,
  world: CommandWorld,
  tell: Teller,
): Promise<ExitCode> {
  const planned = await planChange(own, session, world);
  const { record, change } = planned;
  const said = [
    ...servesLine(planned),
    ...measureLine(planned),
    ...aimsLine(planned),
    ...answersLine(planned),
    ...everyLine(planned),
  ];
  const lines = [...changeLines(record, change), ...said];
  if (shared.dryRun) return tell.wouldDo([`#${record.iid} ${record.title}`, ...lines]);
  return makeChange(planned, session, world, ({ value, warnings }) => {
    const say = lines.length === 0 ? 'Already so: ' : 'Changed ';
    const words = [
      ...Object.entries(change).map(fieldWord),
      servesLine(planned).length === 0 ? '' : 'what it serves',
      measureLine(planned).length === 0 ? '' : 'measure',
      aimsLine(planned).length === 0 ? '' : 'what it aims at',
      everyLine(planned).length === 0 ? '' : 'when it comes again',
      answersLine(planned).length === 0 ? '' : answersLine(planned).join(''),
    ];
    const what = lines.length === 0 ? '' : ` (${words.filter(Boolean).join(', ')})`;
    const written = { record: value, warnings, say: `${say}#${value.iid} ${value.title}${what}` };
    return tell.written(written, session);
  });
}

function servesLine({ serves }: PlannedChange): readonly string[] {
  if (serves === null || serves.from === serves.to) return [];
  return [`serves: ${serves.from ?? 'nothing'} -> ${serves.to ?? 'nothing'}`];
}

function measureLine({ measure }: PlannedChange): readonly string[] {
  if (measure === null || measure.from === measure.to) return [];
  return [`measure: ${measure.to ?? 'none'}${measure.from === null ? '' : ` (before: ${measure.from})`}`];
}

function aimsLine({ aims }: PlannedChange): readonly string[] {
  if (aims === null) return [];
  const [from, to] = [aims.from, aims.to].map((tags) => tags.join(', ') || 'nothing');
  return from === to ? [] : [`aims at: ${from} -> ${to}`];
}

function answersLine({ answered }: PlannedChange): readonly string[] {
  return answered === null || answered.taken.length === 0 ? [] : [`answered: ${answered.taken.join(', ')}`];
}

function everyLine({ record, every }: PlannedChange): readonly string[] {
  const before = everyNow(record);
  return every === null || every === before ? [] : [`every: ${before} -> ${every}`];
}

function changeLines(record: GoalRecord, change: GoalChange): readonly string[] {
  const { title, due, kind, description, confidential, milestone, addValues = [] } = change;
  const from = (before: string | null, after: string | null) => `${before ?? 'none'} -> ${after ?? 'none'}`;
  const visible = (hidden: boolean) => (hidden ? 'confidential' : 'for everybody in the project');
  const isOtherQuarter = milestone !== undefined && milestone !== record.milestone;
  return [
    ...(title === undefined || title === record.title ? [] : [`title: ${from(record.title, title)}`]),
    ...(due === undefined || due === record.due ? [] : [`due: ${from(record.due, due)}`]),
    ...(isOtherQuarter ? [`quarter: ${from(record.milestone, milestone)}`] : []),
    ...(kind === undefined || (record.kinds.length === 1 && record.kinds[0] === kind)
      ? []
      : [`kind: ${from(record.kinds.join(', ') || null, kind)}`]),
    ...(addValues.every((value) => record.values.includes(value)) ? [] : [`values: ${addValues.join(', ')}`]),
    ...(confidential === undefined || confidential === record.confidential
      ? []
      : [`shown: ${from(visible(record.confidential), visible(confidential))}`]),
    ...(description === undefined || description === record.description
      ? []
      : ['text:', ...description.split('\n').map((line) => `  ${line}`)]),
  ];
}

const fieldWords: Readonly<Record<string, string>> = {
  title: 'title',
  due: 'due date',
  kind: 'kind',
  description: 'text',
  addValues: 'values',
};

function fieldWord([field, value]: [string, unknown]): string {
  if (field === 'confidential') return value === true ? 'now confidential' : 'now for everybody in the project';
  return fieldWords[field] ?? '';
}
