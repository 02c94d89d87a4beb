// Changes what was named of a goal; what was not stays as it is.
import { DevgrowthError } from '#errors.ts';
import { type Quarter, quarterOf } from '#growth/time/fiscal.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import { formatMeasure, type Measure, measureIn, withMeasure } from '#growth/goals/measure.ts';
import { type Rhythm, withEvery } from '#growth/goals/every.ts';
import { aimsIn, withAims } from '#growth/goals/aims.ts';
import type { CriterionTag } from '#growth/words/criteria.ts';
import { plainServes, servesIn, withServes } from '#growth/goals/serves.ts';
import type { GoalChange, Written } from '#growth/forge/writes.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import type { ValueId } from '#growth/words/values.ts';
import { templateOf } from '#templates/goal-templates.ts';
import type { Answers } from '#templates/question.ts';
import { type GoalTemplate, resolveDue } from '#templates/template.ts';
import { given, said } from '#wording.ts';
import type { Talk } from '#world.ts';
import { askBeside } from '../ask-label.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import { criteriaInPlace } from '../levels/tags.ts';
import { commenting, refuseForRole } from '../role.ts';
import { saysNone } from '../says-none.ts';
import { namedValues } from '../values.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { type AnswersChange, type AnswersDesk, answeredIn, newAnswers } from './edit-answers.ts';
import { sayWhereItStands, sayWhoStillReads } from './concealed.ts';
import { measureOf, quietly } from './measure.ts';
import { ensureGround } from './open-goals.ts';
import { goalOrWay } from './no-goal.ts';
import { noteOfPast } from './past-due.ts';
import { servesMarkdown } from './serves.ts';

export interface EditWords extends NamedGoal {
  readonly title: string | null;
  /** As typed; `none` takes it away. */
  readonly due: string | null;
  readonly kind: string | null;
  readonly description: string | null;
  /** As typed; `none` takes it away. */
  readonly serves: string | null;
  /** As typed; `none` takes it away. */
  readonly measure: string | null;
  /** Criteria, as typed; `none` takes them away. Absent: as before. */
  readonly aims?: readonly string[];
  readonly confidential: boolean | null;
  /** Answers to questions of its template, `key=value` as typed; absent: none. */
  readonly set?: readonly string[];
  /** What its text leaves open is asked for. */
  readonly asks?: true;
  /** Only of a draft: what was answered. */
  readonly answers?: Answers;
  /** When the next one is opened; `none`: never. Absent: as before. */
  readonly every?: Rhythm | 'none';
  /** Values of the company that it shows, beside those that it has; absent: none. */
  readonly values?: readonly ValueId[];
  /** The text that an editor was opened on; of a draft only. */
  readonly before: string | null;
  /** Folder of own templates, for `kind`. */
  readonly templates?: string | null;
}

/** null: nothing. */
interface ServesChange {
  /** Markdown. */
  readonly line: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

/** null: nothing. */
interface MeasureChange {
  readonly measure: Measure | null;
  /** As lines. */
  readonly from: string | null;
  readonly to: string | null;
}

/** null: nothing. */
interface AimsChange {
  readonly from: readonly CriterionTag[];
  readonly to: readonly CriterionTag[];
}

export interface PlannedChange {
  readonly record: GoalRecord;
  readonly change: GoalChange;
  /** null: as before. */
  readonly serves: ServesChange | null;
  readonly measure: MeasureChange | null;
  readonly aims: AimsChange | null;
  readonly answered: AnswersChange | null;
  readonly every: Rhythm | 'none' | null;
  /** All that is needed to make it another time. */
  readonly words: EditWords;
  /** Guests read it before, and no longer. */
  readonly isConcealed: boolean;
  readonly ground: { readonly template: GoalTemplate | null; readonly quarter: Quarter | null };
}

type Lines = Pick<PlannedChange, 'serves' | 'measure' | 'aims' | 'answered' | 'every'>;

export async function planChange(typed: EditWords, session: Session, desk: AnswersDesk): Promise<PlannedChange> {
  const { talk } = desk;
  const values = namedValues(typed.values ?? [], session);
  const isTextAlone = typed.due === null && typed.kind === null && typed.confidential === null && values.length === 0;
  const record = await goalOrWay(typed.iid, session);
  refuseForRole(isTextAlone ? 'text' : 'labels', record, commenting(typed.iid), session);
  const due = newDue(typed, session);
  const { set: _named, asks: _asks, ...plain } = typed;
  const words: EditWords = { ...plain, due: due === undefined ? null : (due ?? 'none') };
  const template = await newKind(words, session, desk);
  const quarter = due ? quarterOf(due, session.settings.fiscalYearStart) : null;
  const serves = newServes(typed, record);
  const measure = newMeasure(typed, record, session.now.today);
  const to = await criteriaInPlace('aims', typed.aims ?? [], session, desk);
  const aims = to === null ? null : { from: aimsIn(record.description), to };
  const answered = await newAnswers(typed, record, session, desk);
  const lines: Lines = { serves, measure, aims, answered, every: typed.every ?? null };
  const inText = (text: string) => saidIn(text, lines);
  const shown = values.length === 0 ? {} : { addValues: values };
  const change = { ...changeOf(words, { due, quarter, template, inText }), ...shown };
  if (due && due !== typed.due) talk.say(`Due ${due} (${quarter?.title ?? 'no quarter'})`);
  noteOfPast(due ?? null, session.now.today, talk);
  if (change.confidential === false && record.confidential)
    talk.note('every member of the project will read it, guests too');
  const isConcealed = saysConcealed(record, change, words.confidential === null ? template : null, session, talk);
  // Everything was asked: a draft asks nothing again.
  const settled = answered === null ? words : { ...words, answers: answered.answers };
  return { record, change, ...lines, words: settled, ground: { template, quarter }, isConcealed };
}

/**
 * Whether guests read it before and no longer; then it says who does.
 * @param template of the kind that makes it so; null: the person did
 */
export function saysConcealed(
  record: GoalRecord,
  change: GoalChange,
  template: GoalTemplate | null,
  session: Pick<Session, 'me'>,
  talk: Pick<Talk, 'note'>,
): boolean {
  if (change.confidential !== true || record.confidential) return false;
  if (template !== null)
    talk.note(`a goal of kind ${template.name} is confidential; guests of the project lose sight of it`);
  sayWhoStillReads(record, session, talk);
  return true;
}

/** @param end what must have worked, too, before the draft is let go of */
export function makeChange<T>(
  { words, ground, ...planned }: PlannedChange,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  end: (written: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  return draftedWrite('goal edit', { ...words }, session, desk, async () => {
    await ensureGround(session.project, [ground], desk.talk);
    return end(await changeOnGround(planned, session, desk));
  });
}

/** None of a goal's lines. */
export const noLines = { serves: null, measure: null, aims: null, answered: null, every: null } as const;

/** Where the labels and milestones that it needs are there. The same change once more writes nothing. */
export async function changeOnGround(
  { record, change, isConcealed, ...lines }: Omit<PlannedChange, 'words' | 'ground'>,
  session: Session,
  desk: Pick<Desk, 'talk'>,
): Promise<Written<GoalRecord>> {
  const { project } = session;
  const inText = (text: string) => saidIn(text, lines);
  const asks = await askBeside(record, { description: change.description ?? inText(record.description) }, session);
  const rest = { ...change, ...asks };
  // In a whole new text it stands already; of the one that is there only its lines change, once nobody reads it who should not.
  const isLine = Object.values(lines).some((one) => one !== null) && change.description === undefined;
  const changed = isLine && Object.keys(rest).length === 0 ? null : await project.changeGoal(record.iid, rest);
  const edited = isLine ? await project.editDescription(record.iid, inText) : null;
  const value = edited?.value ?? changed?.value ?? record;
  if (isConcealed && value.confidential) await sayWhereItStands(record, session, desk.talk);
  return { value, warnings: [...(changed?.warnings ?? []), ...(edited?.warnings ?? [])] };
}

function newServes({ serves }: EditWords, { description }: GoalRecord): ServesChange | null {
  if (serves === null) return null;
  const line = saysNone(serves) ? null : servesMarkdown(serves);
  return { line, from: servesIn(description), to: line === null ? null : plainServes(line) };
}

/** What it is today stays, where the measure is still counted in the same unit. */
function newMeasure({ measure }: EditWords, { description }: GoalRecord, today: Day): MeasureChange | null {
  if (measure === null) return null;
  const from = measureIn(description);
  const typed = measureOf(measure, today);
  const now = typed?.now ?? (typed?.unit === from?.unit ? (from?.now ?? null) : null);
  const to = typed && { ...typed, now };
  return { measure: to, from: from && formatMeasure(from), to: to && formatMeasure(to) };
}

/** The lines that were named, in whatever text. */
function saidIn(text: string, { serves, measure, aims, answered, every }: Lines): string {
  const told = answeredIn(text, answered);
  const own = every === null ? told : withEvery(told, every === 'none' ? null : every);
  const measured = measure === null ? own : withMeasure(own, measure.measure, quietly);
  const served = serves === null ? measured : withServes(measured, serves.line);
  return aims === null ? served : withAims(served, aims.to);
}

/** undefined: not asked for; null: without. */
function newDue(
  { due }: EditWords,
  { now, settings, typedOn = now.today }: Pick<Session, 'now' | 'settings' | 'typedOn'>,
): Day | null | undefined {
  if (due === null) return undefined;
  const resolved = resolveDue({ defaultDue: null }, due, { today: typedOn, startMonth: settings.fiscalYearStart });
  if (resolved.ok) return resolved.value;
  throw new DevgrowthError('usage', said`${given('due')}: ${resolved.problem}`, {
    hint: said`For instance ${given('due', '2027-01-29')}, ${given('due', '+6w')}, ${given('due', 'end of quarter')}, ${given('due', 'FY27-Q4')}, ${given('due', 'none')}.`,
  });
}

async function newKind(
  { kind, templates }: EditWords,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
  desk: TemplatesDesk,
): Promise<GoalTemplate | null> {
  if (kind === null) return null;
  return templateOf(kind, (await availableTemplates(project, settings.company, desk, templates)).templates);
}

/** A goal stands in the quarter of its day. */
export function changeOf(
  { title, description, confidential }: Pick<EditWords, 'title' | 'description' | 'confidential'>,
  {
    due,
    quarter,
    template,
    inText,
  }: {
    due: Day | null | undefined;
    quarter: Quarter | null;
    template: GoalTemplate | null;
    inText: (text: string) => string;
  },
): GoalChange {
  const hidden = confidential ?? (template?.sensitive === true ? true : null);
  return {
    ...(title === null ? {} : { title }),
    ...(due === undefined ? {} : { due, milestone: quarter?.title ?? null }),
    ...(template === null ? {} : { kind: template.name }),
    ...(description === null ? {} : { description: inText(description) }),
    ...(hidden === null ? {} : { confidential: hidden }),
  };
}
