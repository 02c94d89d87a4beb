// Opens the year plan once, and the milestones of its quarters.
import { DevgrowthError } from '#errors.ts';
import { quarterLines, quartersAhead } from '#growth/goals/plan.ts';
import { type PlanSpan, planSpan, spanOf } from '#growth/goals/plan-text.ts';
import type { GoalsProject } from '#growth/forge/forge.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { oneLine } from '#render/text.ts';
import type { DraftKeys, DraftWorld } from '#settings/drafts.ts';
import { documentOf } from '#templates/document-template.ts';
import { fillDocument } from '#templates/document-fill.ts';
import { said, step } from '#wording.ts';
import { availableTemplates } from '../available-templates.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { onceOnly } from '../once-only.ts';
import type { Session } from '../session.ts';
import { templateFolder, type TemplatesDesk } from '../template-files.ts';
import { whole } from '../whole.ts';
import { quarterTables } from './quarter-tables.ts';

export interface StartWords {
  readonly aspiration: string | null;
  readonly focus: string | null;
  readonly intention: string | null;
  /** The last plan: its words are taken over, and it is closed. */
  readonly from?: 'last' | null;
  /** What became of the last plan's intention. */
  readonly became?: string | null;
  /** Only of a draft: the last plan's number, once that was agreed to. */
  readonly last?: number | null;
  /** Only of a draft: that the last plan is closed was agreed to. */
  readonly isAgreed?: boolean;
  /** Folder of own templates: one named plan/year takes the place of the built-in. */
  readonly templates?: string | null;
}

interface PlanIssue {
  readonly iid: number;
  readonly title: string;
  readonly url: string;
}

export interface PlannedYear {
  readonly words: StartWords;
  readonly quarters: ReturnType<typeof quartersAhead>;
  readonly title: string;
  readonly description: string;
  /** What it is about; null where the template names no quarter. */
  readonly span: PlanSpan | null;
  /** What a plan that is there lacks of its quarters' goals; its own text where it lacks nothing. */
  readonly renewed: (text: string) => string;
}

/** @param begin the day from which its quarters are counted */
export async function planYear(
  typed: StartWords,
  session: Session,
  desk: TemplatesDesk,
  begin = session.now.today,
): Promise<PlannedYear> {
  const { project, me, now, settings } = session;
  const words = { ...typed, templates: templateFolder(typed.templates, desk) };
  const [{ documents }, withGoals] = await Promise.all([
    availableTemplates(project, settings.company, desk, words.templates),
    quarterTables(session),
  ]);
  const quarters = quartersAhead(begin, settings.fiscalYearStart);
  const template = documentOf(
    'year',
    documents.filter(({ type }) => type === 'plan'),
  );
  const { aspiration, focus, intention } = words;
  const filled = fillDocument(template, {
    person: me.name,
    today: now.today,
    quarters: quarterLines(quarters),
    aspiration,
    focus,
    intention,
  });
  const renewed = (text: string) => withGoals(text, filled.description);
  const span = planSpan(filled.description, settings.fiscalYearStart);
  return { words, quarters, ...filled, description: renewed(filled.description), span, renewed };
}

type Marked = NonNullable<Awaited<ReturnType<GoalsProject['issueWithMarker']>>>;

/** null where there is none yet. */
export async function yearPlan({
  project,
  settings,
  now,
}: Pick<Session, 'project' | 'settings' | 'now'>): Promise<SpannedPlan | null> {
  const plan = await project.issueWithMarker('plan');
  if (plan === null) return null;
  const span = planSpan(plan.description, settings.fiscalYearStart);
  return { ...plan, span, hasEnded: span !== null && span.due < now.today };
}

interface SpannedPlan extends Marked {
  readonly span: PlanSpan | null;
  /** The last day that it is about is over: its text is left as it is. */
  readonly hasEnded: boolean;
}

export interface StartedYear extends PlanIssue {
  readonly span: PlanSpan | null;
  /** False where one was there already. */
  readonly created: boolean;
  /** One that was there got tables of its quarters' goals. */
  readonly isRenewed: boolean;
  readonly warnings: readonly Dropped[];
}

export function startYear(
  { words, quarters, title, description, span, renewed }: PlannedYear,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
): Promise<StartedYear> {
  const { project } = session;
  return draftedWrite('plan start', { ...words }, session, desk, async (draft) => {
    const opened = await openYear({ quarters, title, description }, draft, session);
    if (opened.made === null) {
      const { there } = opened;
      const ended = there.hasEnded ? there.span : null;
      refuseWords(words, there, ended);
      if (ended !== null)
        desk.talk.hint(
          said`#${there.iid} ended on ${ended.due}. \`${step('plan start', { from: 'last' })}\` closes it and opens one${forNext(quarters)}.`,
        );
      const isRenewed = !there.hasEnded && renewed(there.description) !== there.description;
      const warnings = isRenewed ? await project.editMarkedIssue(there.iid, renewed) : [];
      return { ...there, created: false, isRenewed, warnings };
    }
    const { made, twice } = opened;
    return { ...made, warnings: [...made.warnings, ...twice], title, span, created: true, isRenewed: false };
  });
}

interface OpenedYear extends Pick<PlannedYear, 'quarters' | 'title' | 'description'> {
  readonly confidential?: boolean;
}

/** Or finds the one that is open; one that the same draft opened is its own. */
export async function openYear(
  { quarters, title, description, confidential = false }: OpenedYear,
  draft: DraftKeys,
  session: Pick<Session, 'project' | 'settings' | 'now'>,
): ReturnType<typeof onceOnly<SpannedPlan, CreatedPlan>> {
  const { project } = session;
  const mayExist = draft.tried('plan');
  const key = await draft.key('plan');
  return onceOnly(project, {
    what: 'year plan',
    async look() {
      const plan = await yearPlan(session);
      return plan?.mark?.key === key ? null : plan;
    },
    async create() {
      await ensureQuarters(session, quarters);
      return project.createMarkedIssue({ key, mayExist, marker: 'plan', title, description, confidential });
    },
    all: async () => (await project.issueWithMarker('plan'))?.places ?? [],
  });
}

type CreatedPlan = Awaited<ReturnType<GoalsProject['createMarkedIssue']>>;

async function ensureQuarters(
  { project }: Pick<Session, 'project'>,
  quarters: ReturnType<typeof quartersAhead>,
): Promise<void> {
  const there = whole(await project.milestones(), project.facts.path);
  for (const quarter of quarters)
    if (!there.some(({ title }) => title === quarter.title)) await project.ensureMilestone(quarter);
}

/** Words for a plan that is there already would be lost, so they are refused and stay in their draft. */
export function refuseWords(
  { aspiration, focus, intention, became = null }: StartWords,
  there: PlanIssue,
  ended: PlanSpan | null,
): void {
  const words = [aspiration, focus, intention, became].filter((one) => one !== null);
  if (words.length === 0) return;
  const [part] = Object.entries({ aspiration, focus, intention }).flatMap(([name, one]) =>
    one === null ? [] : [name],
  );
  const edit = part === undefined ? step('plan edit') : step('plan edit', part);
  const first = said`Write them into it: \`${edit}\`; to begin another instead, close it first, on its page: ${there.url}`;
  throw new DevgrowthError('refused', `the year plan is there already: #${there.iid} ${oneLine(there.title)}`, {
    details: words.map(oneLine),
    hint:
      ended === null ? first : `It ended on ${ended.due}: close it on its page, ${there.url}, and they begin the next.`,
  });
}

function forNext(quarters: PlannedYear['quarters']): string {
  const next = spanOf(quarters);
  return next === null ? '' : ` for ${next.name}`;
}
