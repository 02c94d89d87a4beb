// The next year plan from the last: its words taken over, what became of it told, the last one closed and each naming the other.
import { DevgrowthError } from '#errors.ts';
import { wordsOfParts } from '#growth/goals/plan-parts.ts';
import {
  isNearEnd,
  type LastYear,
  lessonsOf,
  previousPlan,
  withLastYear,
  withNextPlan,
} from '#growth/goals/plan-succession.ts';
import { planSpan } from '#growth/goals/plan-text.ts';
import { quartersIn } from '#growth/goals/quarter-comment.ts';
import { addDays, laterOf } from '#growth/time/calendar.ts';
import { byNumber } from '#growth/words/order.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { liveNaming, quietly } from '#render/markdown/references.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Prompter } from '#world.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { whole } from '../whole.ts';
import type { YearPlan } from './editing.ts';
import { openYear, type PlannedYear, planYear, refuseWords, type StartedYear, type StartWords } from './starting.ts';

export interface PlannedNext extends PlannedYear {
  readonly last: YearPlan;
  /** It goes on from an earlier one already: nothing is opened. */
  readonly isThere: boolean;
  /** As the last is: its words are taken over. */
  readonly confidential: boolean;
}

/** Writes nothing. @throws `not-found` where there is none to go on from */
export async function planNext(
  typed: StartWords,
  session: Session,
  desk: TemplatesDesk & Pick<Desk, 'ask' | 'talk' | 'yes'>,
  isDryRun: boolean,
): Promise<PlannedNext> {
  const { project, now, settings } = session;
  const last = await lastPlan(typed, session);
  const span = planSpan(last.description, settings.fiscalYearStart);
  if (last.iid !== typed.last && !isNearEnd(span, now.today)) {
    const planned = await planYear(typed, session, desk);
    // As the run that opened it had them: its draft is found, and ends.
    const same = { ...planned.words, last: previousPlan(last.description), isAgreed: true };
    return { ...planned, words: same, span, last, isThere: true, confidential: last.confidential };
  }
  const [notes, list] = await Promise.all([project.notes(last.iid), project.goals({ state: 'opened' })]);
  const open = whole(list, project.facts.path).toSorted(byNumber);
  const stood = stoodIn(last);
  const before = {
    iid: last.iid,
    span,
    intention: stood.intention ?? null,
    open: open.map(({ iid }) => iid),
    lessons: lessonsOf(quartersIn(whole(notes, `#${last.iid}`))),
  };
  const isBegun = typed.last === last.iid || typed.isAgreed === true;
  const words = isBegun ? typed : await answered(typed, last, before, desk);
  const begin = span === null ? now.today : laterOf(now.today, addDays(span.due, 1));
  const taken = (part: 'aspiration' | 'focus') => words[part] ?? stood[part] ?? null;
  const filled = { ...words, aspiration: taken('aspiration'), focus: taken('focus') };
  const planned = await planYear(filled, session, desk, begin);
  if (!isBegun && !isDryRun) {
    desk.talk.show([
      `Goals that stay open: ${open.map(({ iid, title }) => `#${iid} ${oneLine(title)}`).join(', ') || 'none'}`,
      ...before.lessons.map((lesson) => `Differently since ${lesson.quarter}: ${oneLine(lesson.words)}`),
    ]);
    const message = `Close #${last.iid} and open ${planned.title}${planned.span === null ? '' : `, for ${planned.span.name}`}?`;
    await confirmed(desk, { message, default: true });
  }
  const hidden = new Set(open.flatMap(({ iid, confidential }) => (confidential ? [iid] : [])));
  const live = liveNaming([last.iid, ...before.open.filter((iid) => !hidden.has(iid))], planned.description);
  const name = (iid: number) => (hidden.has(iid) ? quietly(iid) : live.name(iid));
  const description = withLastYear(planned.description, { ...before, became: words.became ?? null }, name);
  const { templates = null } = planned.words;
  return {
    ...planned,
    words: { ...words, templates, last: last.iid, isAgreed: true },
    description,
    last,
    isThere: false,
    confidential: last.confidential,
  };
}

/** What is left out of the last words is taken over as it stands. */
export async function startNext(planned: PlannedNext, session: Session, desk: DraftWorld): Promise<StartedYear> {
  const { project } = session;
  const { words, last, span, title } = planned;
  return draftedWrite('plan start', { ...words }, session, desk, async (draft) => {
    if (planned.isThere) {
      if (!draft.tried('plan') || last.mark?.key !== (await draft.key('plan'))) refuseWords(words, last, null);
      const previous = previousPlan(last.description);
      const linked = previous === null ? [] : await nameNext(previous, last.iid, session);
      return { ...last, span, created: false, isRenewed: false, warnings: linked };
    }
    const closed = await project.closeMarkedIssue(last.iid);
    const opened = await openYear(planned, draft, session);
    const plan = opened.made ?? opened.there;
    const linked = await nameNext(last.iid, plan.iid, session);
    if (opened.made === null) {
      refuseWords(words, opened.there, null);
      return { ...opened.there, created: false, isRenewed: false, warnings: [...closed, ...linked] };
    }
    const warnings = [...closed, ...opened.made.warnings, ...opened.twice, ...linked];
    return { ...opened.made, title, span, created: true, isRenewed: false, warnings };
  });
}

/** In full, as they stand there; what only the template's questions ask for is not there. */
function stoodIn({ description }: YearPlan) {
  return wordsOfParts(description, ['aspiration', 'focus', 'intention']);
}

async function nameNext(iid: number, next: number, { project }: Pick<Session, 'project'>): Promise<readonly Dropped[]> {
  return (await project.editDocument(iid, (text) => withNextPlan(text, next))).warnings;
}

/** The open one, else the newest that is closed. A draft names it. */
async function lastPlan({ last }: StartWords, { project }: Pick<Session, 'project'>): Promise<YearPlan> {
  const open = await project.issueWithMarker('plan');
  if (open !== null && (last == null || open.iid === last)) return open;
  const closed = await project.issueWithMarker('plan', 'closed');
  if (closed !== null && (last == null || closed.iid === last)) return closed;
  throw new DevgrowthError('not-found', 'there is no year plan to go on from', {
    hint: said`\`${step('plan start')}\` opens the first.`,
  });
}

async function answered(
  typed: StartWords,
  last: YearPlan,
  { intention }: Pick<LastYear, 'intention'>,
  { ask: prompter, yes, talk }: Pick<Desk, 'ask' | 'talk' | 'yes'>,
): Promise<StartWords> {
  const ask = yes ? null : prompter;
  const words = stoodIn(last);
  const still = async (part: 'aspiration' | 'focus') => {
    const stood = words[part] ?? null;
    if (typed[part] !== null || ask === null) return typed[part];
    if (stood !== null) talk.show([`${part}:`, ...stood.split('\n')]);
    const message = stood === null ? `Your ${part}? (may be empty)` : 'Still so? (Enter keeps it)';
    return answer(ask, part, message);
  };
  const aspiration = await still('aspiration');
  const focus = await still('focus');
  const asked = async (name: 'became' | 'intention', message: string) =>
    typed[name] ?? (ask === null ? null : await answer(ask, name, message));
  if (ask !== null && intention !== null) talk.show(['intention:', ...intention.split('\n')]);
  return {
    ...typed,
    aspiration,
    focus,
    became: intention === null ? (typed.became ?? null) : await asked('became', 'What became of it? (may be empty)'),
    intention: await asked('intention', 'What do you want to have done by the end of the next year? (may be empty)'),
  };
}

async function answer(ask: Prompter, name: string, message: string): Promise<string | null> {
  return (await ask.text({ name, message, takesLines: true })).trim() || null;
}
