// The tools that read: each the document of its command, told in voices, with what was left out and how whole it is.
import { DevgrowthError } from '#errors.ts';
import { completenessOf } from '#growth/words/completeness.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { readGoal } from '#work/goal/detail.ts';
import { readGoals } from '#work/goal/listing.ts';
import { asShown } from '#work/one-on-one/brought-items.ts';
import { agendaOf, meetingToShow } from '#work/one-on-one/meetings.ts';
import { readYear } from '#work/plan/reading.ts';
import { readDocument } from '#work/promotion/reading.ts';
import { shownDocument } from '#work/promotion/shown.ts';
import { askReport } from '#work/report/asking.ts';
import { said, step } from '#wording.ts';
import type { Call } from './call.ts';
import type { goalParts, Given } from './inputs.ts';
import type { Told, ToldObject } from './plain.ts';
import { readStatus } from './status.ts';
import { toldDocument } from './told-document.ts';

/** What an answer leaves out, and nothing where that is nothing. */
function leftOut({ guard }: Call): ToldObject {
  return { leftOut: { ...guard.leftOut } };
}

async function report(given: Given<'report'>, call: Call): Promise<ToldObject> {
  const asked = {
    since: given.since ?? null,
    until: given.until ?? null,
    audience: given.for ?? null,
    include: [],
    goes: 'here',
    isCompared: false,
  } as const;
  const { session, read } = await askReport(asked, call.access, call.desk);
  call.took(session);
  const document = await toldDocument('report', read.report, await call.telling(), () =>
    leftOutOfReport(read.report, call),
  );
  return given.detail === 'full' ? document : withoutDetail(document);
}

/** Beside what a copy for the manager leaves out, which the document tells already. */
function leftOutOfReport({ leftOut: manager }: Pick<ProgressReport, 'leftOut'>, { guard }: Call): ToldObject {
  const hidden = { hidden: { ...guard.leftOut } };
  return manager === null ? { leftOut: { ...guard.leftOut } } : hidden;
}

function withoutDetail(document: ToldObject): ToldObject {
  const goals = document['goals'];
  if (!Array.isArray(goals)) return document;
  return { ...document, goals: goals.map((goal: Told) => without(goal, ['said', 'series'])) };
}

function without(value: Told, names: readonly string[]): Told {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

const usualPage = 30;

async function goalList(given: Given<'goal_list'>, call: Call): Promise<ToldObject> {
  const { state = 'open', kind = null, limit = usualPage, after } = given;
  const session = await call.session();
  const words = {
    state: state === 'open' ? 'opened' : state,
    stage: null,
    kind,
    health: null,
    due: null,
    milestone: null,
    value: null,
    sort: 'need',
  } as const;
  const { goals, completeness } = await readGoals(words, session, call.desk);
  const at = after === undefined ? -1 : goals.findIndex(({ iid }) => iid === after);
  if (after !== undefined && at === -1)
    throw new DevgrowthError('usage', `the list has no goal #${after} to go on after`, {
      hint: said`Begin again: \`${step('goal list')}\`.`,
    });
  const page = goals.slice(at + 1, at + 1 + limit);
  const next = at + 1 + limit < goals.length ? (page.at(-1)?.iid ?? null) : null;
  return toldDocument('goal-list', { goals: page, completeness }, await call.telling(), () => ({
    next,
    ...leftOut(call),
  }));
}

const partFields: Readonly<Record<(typeof goalParts)[number], readonly string[]>> = {
  summary: ['goal', 'checklist', 'openAsks'],
  text: ['goal', 'description', 'checklist', 'links'],
  activity: ['goal', 'checkIns', 'comments', 'history', 'openAsks', 'answered'],
  evidence: ['goal', 'evidence'],
};

async function goalShow({ number, part }: Given<'goal_show'>, call: Call): Promise<ToldObject> {
  const session = await call.session();
  const document = await toldDocument('goal', await readGoal(number, session), await call.telling(), () =>
    leftOut(call),
  );
  if (part === undefined) return document;
  const kept = new Set(['schema', 'completeness', 'leftOut', ...partFields[part]]);
  return Object.fromEntries(Object.entries(document).filter(([name]) => kept.has(name)));
}

async function planShow({ year }: Given<'plan_show'>, call: Call): Promise<ToldObject> {
  const session = await call.session();
  const { plan, view, completeness } = await readYear(session);
  const wanted = year?.trim().toUpperCase() ?? null;
  const quarters = view.quarters.filter(({ title }) => wanted === null || title.startsWith(`${wanted}-`));
  if (wanted !== null && quarters.length === 0)
    throw new DevgrowthError('usage', 'the plan has no quarter of that year', {
      hint: `Quarters: ${view.quarters.map(({ title }) => title).join(', ')}.`,
    });
  if (plan !== null) await call.prove(plan.iid);
  return toldDocument('plan', { plan, ...view, quarters, completeness }, await call.telling(), () => leftOut(call));
}

async function oneOnOneShow(_given: Given<'one_on_one_show'>, call: Call): Promise<ToldObject> {
  const session = await call.session();
  const found = await meetingToShow(null, session);
  const shown = found === null ? null : await asShown(found, session);
  if (found !== null) await call.prove(found.iid);
  const meeting = shown?.meeting ?? null;
  const completeness = shown?.completeness ?? completenessOf([]);
  const body = {
    meeting,
    agenda: agendaOf(meeting),
    created: false,
    carried: 0,
    closed: [],
    warnings: [],
    completeness,
  };
  return toldDocument('one-on-one', body, await call.telling(), () => leftOut(call));
}

const sections: Readonly<Record<string, readonly string[]>> = {
  state: ['state', 'since', 'next', 'history', 'answer', 'changed', 'earlier', 'offered', 'alike'],
  frame: ['frame'],
  results: ['summary', 'results', 'evidence', 'justification'],
  values: ['values'],
  gaps: ['gaps', 'missing'],
};
const always = ['iid', 'title', 'url', 'open', 'confidential', 'assignees'];

async function promotionShow({ section }: Given<'promotion_show'>, call: Call): Promise<ToldObject> {
  const session = await call.session();
  const read = await readDocument(session);
  const body = { promotion: shownDocument(read), completeness: read.completeness };
  const document = await toldDocument('promotion', body, await call.telling(), () => leftOut(call));
  if (section === undefined) return document;
  const { promotion = null } = document;
  const kept = new Set([...always, ...(sections[section] ?? [])]);
  const names = typeof promotion === 'object' && promotion !== null ? Object.keys(promotion) : [];
  return {
    ...document,
    promotion: without(
      promotion,
      names.filter((name) => !kept.has(name)),
    ),
  };
}

export const reads = {
  status: readStatus,
  report,
  goal_list: goalList,
  goal_show: goalShow,
  plan_show: planShow,
  one_on_one_show: oneOnOneShow,
  promotion_show: promotionShow,
} as const;
