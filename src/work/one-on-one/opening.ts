// Opens the next 1:1 once: carries over what was not ticked, adds what the goals ask for, and only then closes the one before.
import { DevgrowthError } from '#errors.ts';
import { agendaText, carryInto, lackedBy, merged } from '#growth/meetings/agenda-text.ts';
import { readAgenda, topicOf, topicsIn } from '#growth/meetings/agenda.ts';
import { type LeftLines, carriedOver, leftLines } from '#growth/meetings/carry-over.ts';
import { openIssue, type Shown, showsNoMore } from '#growth/forge/exposure.ts';
import { issuesNamed } from '#growth/goals/foreign-item.ts';
import type { Day, GoalRecord } from '#growth/words/goal.ts';
import { layoutLabels } from '#growth/forge/layout.ts';
import {
  type DatedOneOnOne,
  type OneOnOne,
  nextMeeting,
  nextMeetingDay,
  oneOnOneTitle,
} from '#growth/meetings/one-on-one.ts';
import type { Dropped, Written } from '#growth/forge/writes.ts';
import type { Draft } from '#settings/drafts.ts';
import type { ReadGoals } from '../ask-label.ts';
import { onceOnly } from '../once-only.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { whole } from '../whole.ts';
import { given, said } from '#wording.ts';
import { type Agendas, dated, readAgendas } from './meetings.ts';
import { daysInboxWaits } from '../evidence/inbox-waits.ts';
import { openGoals } from '../open-goals-page.ts';
import { peopleOf } from './attendees.ts';
import { refuseSecond } from './second-agenda.ts';
import { type Brought, allBrought, commentedSince } from './brought-items.ts';
import { preparedItems } from './prepared-items.ts';
import { settledItems } from './settled-items.ts';
import { byNumber } from '#growth/words/order.ts';

export interface Opening {
  /** What it was planned from. */
  readonly planned: Agendas;
  readonly day: Day;
  /** What its issue is called. */
  readonly title: string;
  /** The meeting of that day, where it is there already. */
  readonly there: DatedOneOnOne | null;
  /** What comments bring to it. */
  readonly brought: Brought | null;
  /** Items in Markdown, in order: those carried over, then those prepared. */
  readonly carried: readonly string[];
  readonly prepared: readonly string[];
  /** Not each of the prepared ones links its goal. */
  readonly isCut: boolean;
  /** What the goals ask for and a meeting that is there does not hold: whoever took it off meant it, so it is only told. */
  readonly missing: readonly string[];
  /** Others that stay open: still ahead, or of no day. */
  readonly others: readonly OneOnOne[];
  /** What an earlier run prepared and is done since: stays on the old agenda. */
  readonly settled: readonly string[];
  /** Confidential ones whose open lines stay there: more people read the new one. */
  readonly withheld: readonly DatedOneOnOne[];
  /** Goals that more people would read of than they are for: carried lines that name one stay behind. */
  readonly concealed: readonly GoalRecord[];
  /** On the agendas that are taken over. */
  readonly left: readonly LeftLines[];
  /** Open ones before it. */
  readonly toClose: readonly DatedOneOnOne[];
  /** The goals that it was planned from, with their activity. */
  readonly read: ReadGoals;
  /** Days for which the inbox is quiet; null where that is no news. */
  readonly inboxWaits: number | null;
}

/** The next 1:1 that is open, else one rhythm after the last; null where neither says. */
export function defaultDay(
  meetings: readonly DatedOneOnOne[],
  { now, settings }: Pick<Session, 'now' | 'settings'>,
): Day | null {
  const next = nextMeeting(meetings, now.today);
  if (next !== null) return next.day;
  // One that was held before its day, and is closed, has had its turn.
  const last = meetings.findLast(({ day, state }) => day <= now.today || state === 'closed')?.day ?? null;
  return nextMeetingDay({ last, today: now.today, ...settings.oneOnOne });
}

/** What preparing it will do; nothing is written. @param isAsked the day was typed: only then a second agenda may be meant */
export async function planOpening(
  { day, isAsked }: { readonly day: Day; readonly isAsked: boolean },
  planned: Agendas,
  session: Session,
  desk: TemplatesDesk,
): Promise<Opening> {
  const { meetings, undated } = planned;
  const { today } = session.now;
  if (day < today) {
    throw new DevgrowthError('usage', `${day} is past: a 1:1 is prepared for a day ahead`, {
      hint: said`Give a day from today on, such as ${given('date', 'tuesday')}.`,
    });
  }
  const found = meetings.findLast((meeting) => meeting.day === day) ?? null;
  if (found?.state === 'closed') {
    throw new DevgrowthError('refused', `the 1:1 of ${day} is closed already (#${found.iid})`, {
      hint: said`Give another day with ${given('date')}, or reopen it in GitLab.`,
    });
  }
  const ahead = meetings.filter((one) => one.state === 'opened' && one.day > today && one.day !== day);
  if (found === null) refuseSecond(day, isAsked, ahead, undated);
  const before = meetings.filter((one) => one.day < day && !ahead.includes(one));
  const toClose = before.filter(({ state }) => state === 'opened');
  const brought = found === null ? null : await allBrought(found, session, commentedSince(found, meetings, session.me));
  const there = brought?.meeting ?? null;
  const sources = await Promise.all(
    takenOver(before, found).map(async (one) => (await allBrought(one, session)).meeting),
  );
  const isShown = (one: Shown) => showsNoMore(there ?? openIssue, one, session.me);
  const left = carriedItems(sources.filter(isShown), there);
  const named = await goalsNamed(left, session);
  const concealed = named.filter((goal) => !isShown(goal));
  const settled = await settledItems(left, named, session);
  const isSettled = (item: string) => settled.includes(item);
  const stays = (item: string) => concealed.some(({ iid }) => issuesNamed(item).has(iid));
  const items = left.filter((item) => !isSettled(item) && !stays(item));
  const wanted = await preparedItems(items, session, desk);
  const agendas = [...ahead, ...(there === null ? [] : [there])];
  const known = topicsIn([...items.map(topicOf), ...agendas.flatMap(({ description }) => readAgenda(description))]);
  const asked = wanted.items.filter((item) => known.find(topicOf(item)) === null);
  return {
    planned,
    day,
    title: oneOnOneTitle(day),
    there,
    brought,
    carried: items,
    prepared: there === null ? asked : [],
    isCut: wanted.isCut,
    missing: there === null ? [] : asked,
    others: [...ahead, ...undated],
    settled,
    withheld: sources.filter((one) => !isShown(one) && carriedOver(one.description, one.day).length > 0),
    concealed,
    left: sources.map(({ description }) => leftLines(description)),
    toClose,
    read: wanted.read,
    inboxWaits: daysInboxWaits(wanted.inboxes, session),
  };
}

/** A line tells of its goal by its title, and names it by its number. */
async function goalsNamed(
  items: readonly string[],
  { project }: Pick<Session, 'project'>,
): Promise<readonly GoalRecord[]> {
  const named = issuesNamed(items.join('\n'));
  if (named.size === 0) return [];
  return whole(await project.goals(), project.facts.path).filter(({ iid }) => named.has(iid));
}

/**
 * From the meetings that are open still, and from the latest one. A meeting that we opened has taken over what the closed
 * one before it left: whoever then removed an item meant it.
 */
function takenOver(before: readonly DatedOneOnOne[], there: DatedOneOnOne | null): readonly DatedOneOnOne[] {
  const latest = before.at(-1);
  const isOurs = there?.mark?.type === 'one-on-one';
  return before.filter((one) => one.state === 'opened' || (one === latest && !isOurs));
}

function carriedItems(sources: readonly DatedOneOnOne[], there: DatedOneOnOne | null): readonly string[] {
  const items = sources.flatMap(({ description, day }) => carriedOver(description, day)).map(({ text }) => text);
  return there === null ? merged(items) : lackedBy(there.description, items);
}

export interface Opened {
  readonly meeting: DatedOneOnOne;
  readonly created: boolean;
  readonly closed: readonly DatedOneOnOne[];
  readonly warnings: readonly Dropped[];
}

/**
 * The new one first: what is carried over is safe before anything is closed.
 * @returns `changed` with the agendas as they are by now, where somebody opened or closed one since the plan was made
 */
export async function openMeeting(
  opening: Opening,
  session: Session,
  draft: Draft,
): Promise<Opened | { readonly changed: Agendas }> {
  const { project } = session;
  const { day, there, carried, toClose } = opening;
  const warnings: Dropped[] = [];
  let meeting: DatedOneOnOne;
  if (there === null) {
    const opened = await onceOnly(project, {
      what: '1:1',
      async look() {
        const agendas = await readAgendas(session);
        return isSameAs(agendas, opening.planned) ? null : agendas;
      },
      create: () => createMeeting(opening, session, draft),
      async all({ value }) {
        const known = new Set(openIn(opening.planned).map(({ iid }) => iid));
        const open = openIn(await readAgendas(session)).filter(({ iid }) => !known.has(iid) || iid === value.iid);
        return open.toSorted(byNumber).map(({ url }) => url);
      },
    });
    if (opened.made === null) return { changed: opened.there };
    const { made, twice } = opened;
    meeting = dated(made.value, day);
    warnings.push(...made.warnings, ...twice);
  } else {
    const written = await project.editAgenda(there.iid, (text) =>
      carryInto(opening.brought?.fold(text) ?? text, carried),
    );
    meeting = dated(written.value, day);
    warnings.push(...written.warnings);
  }
  const closed = await Promise.all(
    toClose.map(async (one) => {
      const written = await project.closeOneOnOne(one.iid);
      warnings.push(...written.warnings);
      return dated(written.value, one.day);
    }),
  );
  return { meeting, created: there === null, closed, warnings };
}

async function createMeeting(
  { day, carried, prepared, isCut }: Opening,
  session: Session,
  draft: Draft,
): Promise<Written<OneOnOne>> {
  const { project } = session;
  const label = layoutLabels.find(({ word }) => word.group === 'marker' && word.value === 'one-on-one');
  if (label) await project.ensureLabel(label);
  const mayExist = draft.tried('meeting');
  return project.createOneOnOne({
    key: await draft.key('meeting'),
    mayExist,
    title: oneOnOneTitle(day),
    description: agendaText([...carried, ...prepared], isCut ? openGoals(project) : null),
    day,
    assignees: await peopleOf(session),
  });
}

function openIn({ meetings, undated }: Agendas): readonly OneOnOne[] {
  return [...meetings, ...undated].filter(({ state }) => state === 'opened');
}

function isSameAs(one: Agendas, other: Agendas): boolean {
  const numbers = (agendas: Agendas) => openIn(agendas).map(({ iid, due }) => `${iid} ${due}`);
  return numbers(one).join() === numbers(other).join();
}
