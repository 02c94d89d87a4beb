// Changes what was named of a goal; what was not stays as it is.
import { DevgrowthError } from '#errors.ts';
import { type Quarter, quarterOf } from '#growth/time/fiscal.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import { aimsIn, withAims } from '#growth/goals/aims.ts';
import type { CriterionTag } from '#growth/words/criteria.ts';
import { plainServes, servesIn, withServes } from '#growth/goals/serves.ts';
import type { GoalChange, Written } from '#growth/forge/writes.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { templateOf } from '#templates/goal-templates.ts';
import { type GoalTemplate, resolveDue } from '#templates/template.ts';
import { given, said } from '#wording.ts';
import { askBeside } from '../ask-label.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { NamedGoal } from '../goal-number.ts';
import { criteriaInPlace } from '../levels/tags.ts';
import { commenting, refuseForRole } from '../role.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { sayWhereItStands, sayWhoStillReads } from './concealed.ts';
import { ensureGround } from './open-goals.ts';
import { goalOrWay } from './no-goal.ts';
import { noteOfPast } from './past-due.ts';
import { saysNone, servesMarkdown } from './serves.ts';

export interface EditWords extends NamedGoal {
  readonly title: string | null;
  /** As typed; `none` takes it away. */
  readonly due: string | null;
  readonly kind: string | null;
  readonly description: string | null;
  /** As typed; `none` takes it away. */
  readonly serves: string | null;
  /** Criteria, as typed; `none` takes them away. Absent: as before. */
  readonly aims?: readonly string[];
  readonly confidential: boolean | null;
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
interface AimsChange {
  readonly from: readonly CriterionTag[];
  readonly to: readonly CriterionTag[];
}

export interface PlannedChange {
  readonly record: GoalRecord;
  readonly change: GoalChange;
  /** null: as before. */
  readonly serves: ServesChange | null;
  readonly aims: AimsChange | null;
  /** All that is needed to make it another time. */
  readonly words: EditWords;
  /** Guests read it before, and no longer. */
  readonly isConcealed: boolean;
  readonly ground: { readonly template: GoalTemplate | null; readonly quarter: Quarter | null };
}

export async function planChange(typed: EditWords, session: Session, desk: TemplatesDesk): Promise<PlannedChange> {
  const { talk } = desk;
  const isTextAlone = typed.due === null && typed.kind === null && typed.confidential === null;
  const record = await goalOrWay(typed.iid, session);
  refuseForRole(isTextAlone ? 'text' : 'labels', record, commenting(typed.iid), session);
  const due = newDue(typed, session);
  const words = { ...typed, due: due === undefined ? null : (due ?? 'none') };
  const template = await newKind(words, session, desk);
  const quarter = due ? quarterOf(due, session.settings.fiscalYearStart) : null;
  const serves = newServes(typed, record);
  const to = await criteriaInPlace('aims', typed.aims ?? [], session, desk);
  const aims = to === null ? null : { from: aimsIn(record.description), to };
  const change = changeOf(words, { due, quarter, template, say: sayingBoth(serves, aims) });
  if (due && due !== typed.due) talk.say(`Due ${due} (${quarter?.title ?? 'no quarter'})`);
  noteOfPast(due ?? null, session.now.today, talk);
  if (change.confidential === false && record.confidential)
    talk.note('every member of the project will read it, guests too');
  const isConcealed = change.confidential === true && !record.confidential;
  if (isConcealed && words.confidential === null)
    talk.note(`a goal of kind ${template?.name ?? ''} is confidential; guests of the project lose sight of it`);
  if (isConcealed) sayWhoStillReads(record, session, talk);
  return { record, change, serves, aims, words, ground: { template, quarter }, isConcealed };
}

/** @param end what must have worked, too, before the draft is let go of */
export function makeChange<T>(
  { record, change, serves, aims, words, ground, isConcealed }: PlannedChange,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  end: (written: Written<GoalRecord>) => Promise<T>,
): Promise<T> {
  const { project } = session;
  return draftedWrite('goal edit', { ...words }, session, desk, async () => {
    await ensureGround(project, [ground], desk.talk);
    const asks = await askBeside(record, { description: change.description ?? record.description }, session);
    const rest = { ...change, ...asks };
    // In a whole new text it stands already; of the one that is there only its line changes, once nobody reads it who should not.
    const isLine = (serves ?? aims) !== null && change.description === undefined;
    const changed = isLine && Object.keys(rest).length === 0 ? null : await project.changeGoal(record.iid, rest);
    const served = isLine ? await project.editDescription(record.iid, sayingBoth(serves, aims)) : null;
    const value = served?.value ?? changed?.value ?? record;
    const written = { value, warnings: [...(changed?.warnings ?? []), ...(served?.warnings ?? [])] };
    if (isConcealed && written.value.confidential) await sayWhereItStands(record, session, desk.talk);
    return end(written);
  });
}

/** The lines that were named, in whatever text. */
function sayingBoth(serves: ServesChange | null, aims: AimsChange | null): (text: string) => string {
  return (text) => {
    const served = serves === null ? text : withServes(text, serves.line);
    return aims === null ? served : withAims(served, aims.to);
  };
}

function newServes({ serves }: EditWords, { description }: GoalRecord): ServesChange | null {
  if (serves === null) return null;
  const line = saysNone(serves) ? null : servesMarkdown(serves);
  return { line, from: servesIn(description), to: line === null ? null : plainServes(line) };
}

/** undefined: not asked for; null: without. */
function newDue({ due }: EditWords, { now, settings }: Pick<Session, 'now' | 'settings'>): Day | null | undefined {
  if (due === null) return undefined;
  const resolved = resolveDue({ defaultDue: null }, due, { today: now.today, startMonth: settings.fiscalYearStart });
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

function changeOf(
  { title, description, confidential }: EditWords,
  {
    due,
    quarter,
    template,
    say,
  }: {
    say: (text: string) => string;
    due: Day | null | undefined;
    quarter: Quarter | null;
    template: GoalTemplate | null;
  },
): GoalChange {
  const hidden = confidential ?? (template?.sensitive === true ? true : null);
  return {
    ...(title === null ? {} : { title }),
    ...(due === undefined ? {} : { due, milestone: quarter?.title ?? null }),
    ...(template === null ? {} : { kind: template.name }),
    ...(description === null ? {} : { description: say(description) }),
    ...(hidden === null ? {} : { confidential: hidden }),
  };
}
