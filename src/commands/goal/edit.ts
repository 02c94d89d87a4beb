// `devgrowth goal edit`: changes one field, or opens the text in the editor; what is not named stays as it is.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { type Quarter, quarterOf } from '#growth/time/fiscal.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import type { GoalChange } from '#growth/forge/writes.ts';
import { ink } from '#render/terminal/ink.ts';
import { templateOf } from '#templates/goal-templates.ts';
import { type GoalTemplate, resolveDue } from '#templates/template.ts';
import type { World } from '#world.ts';
import { checkTitle, textFlag } from '../answers.ts';
import { availableTemplates } from '../available-templates.ts';
import type { CommandModule, Input } from '../command.ts';
import { draftedWrite, withTypedWords } from '../drafting.ts';
import { type NamedGoal, namedGoal } from '../goal-number.ts';
import { type Session, openSession } from '../session.ts';
import { templateFolder, templatesFlag } from '../template-files.ts';
import { endDryRun, endWrite } from '../written-goal.ts';
import { sayWhereItStands, sayWhoStillReads } from './concealed.ts';
import { editInEditor } from './edit-text.ts';
import { ensureGround } from './open-goals.ts';
import { noteOfPast } from './past-due.ts';

export interface EditWords extends NamedGoal {
  readonly title: string | null;
  /** As typed; `none` takes it away. */
  readonly due: string | null;
  readonly kind: string | null;
  readonly description: string | null;
  readonly confidential: boolean | null;
  /** The text that an editor was opened on; of a draft only. */
  readonly before: string | null;
  /** Folder of own templates, for `kind`. */
  readonly templates?: string | null;
}

export const editCommand: CommandModule<EditWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: ['devgrowth goal edit 2', 'devgrowth goal edit 2 --due +2w --title "Read half of it"'],
  completes: { number: 'goals', '--kind': 'kinds' },
  fromStdin: { flag: 'description' },
  declare(command) {
    command
      .argument('<number>', 'Number of the goal; without a flag its text opens in $EDITOR')
      .option('--title <title>', 'New title')
      .option('--due <day>', 'New due date (its quarter follows): 2027-01-29, +6w, none')
      .option('--kind <kind>', 'Another kind; a sensitive one makes the goal confidential')
      .option('--description <text>', 'Whole new text; - reads it from stdin')
      .option('--confidential', 'Hide it from guests of the project')
      .option('--no-confidential', 'Show it to everybody in the project')
      .option(...templatesFlag);
  },
  parse([number = ''], flags) {
    const title = textFlag(flags, 'title');
    const confidential = flags['confidential'];
    return {
      ...namedGoal(number),
      title: title === null ? null : checkTitle(title),
      due: textFlag(flags, 'due'),
      kind: textFlag(flags, 'kind'),
      description: textFlag(flags, 'description'),
      confidential: typeof confidential === 'boolean' ? confidential : null,
      before: null,
      templates: textFlag(flags, 'templates'),
    };
  },
  run: runEdit,
};

async function runEdit({ shared, own: given }: Input<EditWords>, world: World): Promise<ExitCode> {
  const own = { ...given, templates: templateFolder(given.templates, world) };
  const { title, due, kind, description, confidential } = own;
  const isByFlag = [title, due, kind, description, confidential].some((one) => one !== null);
  if (!isByFlag && own.before === null && !shared.mayAsk) {
    throw new DevgrowthError('usage', 'nothing to change', {
      hint: 'Name what changes: --title, --due, --kind, --description, --confidential or --no-confidential.',
    });
  }
  const input = { shared, own };
  if (isByFlag) return withTypedWords('goal edit', input, world, (session) => editByFlags(input, session, world));
  return editText(input, await openSession(shared, world, own), world);
}

async function editText({ shared, own }: Input<EditWords>, session: Session, world: World): Promise<ExitCode> {
  const record = await session.project.goal(own.iid);
  const before = own.before ?? record.description;
  if (shared.dryRun)
    return endDryRun([`open the text of #${record.iid} ${record.title} in your editor`], shared, world);
  const words = { ...own, before };
  return draftedWrite('goal edit', words, session, world, (draft) =>
    editInEditor({ record, before, draft, session, input: shared }, world),
  );
}

async function editByFlags(
  { shared, own: typed }: Input<EditWords>,
  session: Session,
  world: World,
): Promise<ExitCode> {
  const record = await session.project.goal(typed.iid);
  const due = newDue(typed, session);
  const own = { ...typed, due: due === undefined ? null : (due ?? 'none') };
  const template = await newKind(own, session, world);
  const quarter = due ? quarterOf(due, session.settings.fiscalYearStart) : null;
  const change = changeOf(own, { due, quarter, template });
  if (due && due !== typed.due) world.stderr.write(ink`Due ${due} (${quarter?.title ?? 'no quarter'})\n`);
  noteOfPast(due ?? null, session.now.today, world);
  if (change.confidential === false && record.confidential)
    world.stderr.write(ink`note: every member of the project will read it, guests too\n`);
  const isConcealed = change.confidential === true && !record.confidential;
  if (isConcealed && own.confidential === null)
    world.stderr.write(
      ink`note: a goal of kind ${template?.name ?? ''} is confidential; guests of the project lose sight of it\n`,
    );
  if (isConcealed) sayWhoStillReads(record, session, world);
  const lines = changeLines(record, change);
  if (shared.dryRun) return endDryRun([`#${record.iid} ${record.title}`, ...lines], shared, world);

  return draftedWrite('goal edit', { ...own }, session, world, async () => {
    await ensureGround(session.project, [{ template, quarter }], world);
    const { value, warnings } = await session.project.changeGoal(record.iid, change);
    if (isConcealed && value.confidential) await sayWhereItStands(record, session, world);
    const say = lines.length === 0 ? 'Already so: ' : 'Changed ';
    const what = lines.length === 0 ? '' : ` (${Object.entries(change).map(fieldWord).filter(Boolean).join(', ')})`;
    return endWrite(
      { record: value, warnings, say: `${say}#${value.iid} ${value.title}${what}` },
      session,
      shared,
      world,
    );
  });
}

/** undefined: not asked for; null: without. */
function newDue({ due }: EditWords, { now, settings }: Session): Day | null | undefined {
  if (due === null) return undefined;
  const resolved = resolveDue({ defaultDue: null }, due, { today: now.today, startMonth: settings.fiscalYearStart });
  if (resolved.ok) return resolved.value;
  throw new DevgrowthError('usage', `--due: ${resolved.problem}`, {
    hint: 'For instance --due 2027-01-29, --due +6w, --due "end of quarter", --due FY27-Q4, --due none.',
  });
}

async function newKind(
  { kind, templates }: EditWords,
  { project }: Session,
  world: World,
): Promise<GoalTemplate | null> {
  if (kind === null) return null;
  return templateOf(kind, (await availableTemplates(project, world, templates)).templates);
}

function changeOf(
  { title, description, confidential }: EditWords,
  { due, quarter, template }: { due: Day | null | undefined; quarter: Quarter | null; template: GoalTemplate | null },
): GoalChange {
  const hidden = confidential ?? (template?.sensitive === true ? true : null);
  return {
    ...(title === null ? {} : { title }),
    ...(due === undefined ? {} : { due, milestone: quarter?.title ?? null }),
    ...(template === null ? {} : { kind: template.name }),
    ...(description === null ? {} : { description }),
    ...(hidden === null ? {} : { confidential: hidden }),
  };
}

function changeLines(record: GoalRecord, change: GoalChange): readonly string[] {
  const { title, due, kind, description, confidential, milestone } = change;
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
};

function fieldWord([field, value]: [string, unknown]): string {
  if (field === 'confidential') return value === true ? 'now confidential' : 'now for everybody in the project';
  return fieldWords[field] ?? '';
}
