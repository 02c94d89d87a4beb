// What to do next, from the settings, the drafts, and a short look at the server. Asks nothing, and never fails because the server does.
import { DevgrowthError } from '#errors.ts';
import { pausesIn } from '#growth/goals/pause.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { isComplete } from '#growth/words/completeness.ts';
import { count, oneLine } from '#render/text.ts';
import { type PromotionPart, promotionPart } from '#reports/promotion-part.ts';
import { type Move, nextMoves, quietGoals, type Standing } from '#reports/next-moves.ts';
import { listDrafts } from '#settings/drafts.ts';
import { resolveHost } from '#settings/resolution.ts';
import { type Said, said, shellWord, withoutStop } from '#wording.ts';
import type { Access } from './access.ts';
import { daysInboxWaits } from './evidence/inbox-waits.ts';
import { type DaysAway, daysAway } from './goal-stories.ts';
import { closingNext } from './plan/unclosed.ts';
import { openSession, type Session, type SessionDesk } from './session.ts';
import { nameOf, NoGoalsProject } from './whose-project.ts';

/** Long enough for a server far away, short enough for a train. */
const serverMs = 3_000;

export interface NextMoves {
  /** Where the person stands, in sentences. */
  readonly said: readonly Said[];
  /** Most pressing first. */
  readonly moves: readonly Move[];
}

/** @throws `usage` and `configuration` alone: a wish or settings that are wrong are wrong here, too */
export async function readNextMoves(access: Access, desk: SessionDesk): Promise<NextMoves> {
  const drafts = (await listDrafts(desk)).length;
  const { standing, said } = await look(access, desk);
  return { said, moves: nextMoves(standing, drafts) };
}

interface Look {
  readonly standing: Standing;
  readonly said: readonly Said[];
}

async function look(access: Access, desk: SessionDesk): Promise<Look> {
  const host = await chosenHost(access, desk);
  if (host === null) return { standing: { at: 'no-host' }, said: ['Welcome to devgrowth. No GitLab is chosen yet.'] };
  try {
    return await lookAtProject(access, desk, host);
  } catch (error) {
    if (!(error instanceof DevgrowthError) || error.kind === 'usage' || error.kind === 'configuration') throw error;
    return lookOf(error, host);
  }
}

async function chosenHost(access: Access, desk: SessionDesk): Promise<string | null> {
  try {
    return (await resolveHost(access, desk)).host;
  } catch (error) {
    if (error instanceof DevgrowthError && error.kind === 'authentication') return null;
    throw error;
  }
}

async function lookAtProject(access: Access, desk: SessionDesk, host: string): Promise<Look> {
  const session = await openSession(access, {
    ...desk,
    openForge: (target) => desk.openForge({ ...target, withinMs: serverMs }),
  });
  const { project, now, me, settings } = session;
  const [open, oneOnOnes, { answered, inboxWaits }] = await Promise.all([
    project.goals({ state: 'opened' }),
    project.oneOnOnes(),
    hiddenHere(session),
  ]);
  const [goals, meetings] = [open.asFarAsRead(), oneOnOnes.asFarAsRead()];
  const theirs = isNamed(me, settings.person) ? null : `, the goals of @${oneLine(settings.person)}`;
  const rest = theirs === null ? await restOf(goals.items, inboxWaits, session) : noRest;
  const complete = isComplete(goals.source) && isComplete(meetings.source) && rest.unread === null;
  const failed = goals.source.failed ?? meetings.source.failed ?? rest.unread?.failed ?? null;
  return {
    standing:
      theirs !== null
        ? { at: 'others', project: shellWord(oneLine(nameOf(project.facts))) }
        : {
            at: 'project',
            goals: goals.items,
            meetings: meetings.items,
            answered,
            inboxWaits,
            pauses: rest.pauses,
            awayUntil: rest.awayUntil,
            closing: closingNext(goals.items, session),
            isComplete: complete,
            now,
          },
    said: [
      `${project.facts.path} on ${spoken(host)}${theirs ?? ''}: ${count(goals.items.length, 'open goal')}.`,
      ...(rest.awayUntil === null ? [] : [`You are away until ${rest.awayUntil}: your goals rest until then.`]),
      ...(complete ? [] : [`Not everything could be read${failed ? `: ${failed.message.replace(/\.$/, '')}` : ''}.`]),
    ],
  };
}

type Rest = Pick<Extract<Standing, { at: 'project' }>, 'pauses' | 'awayUntil'> & Pick<DaysAway, 'unread'>;
const noRest: Rest = { pauses: new Map(), awayUntil: null, unread: null };
/** Of so many goals that seem quiet it is looked at whether they rest. */
const mostLookedAt = 5;

/** Looked at only where somebody would be reminded. */
async function restOf(
  goals: readonly GoalRecord[],
  inboxWaits: number | null,
  { project, now }: Pick<Session, 'project' | 'now'>,
): Promise<Rest> {
  const quiet = quietGoals(goals, new Map(), now);
  const isOverdue = goals.some(({ due }) => due !== null && due < now.today);
  if (quiet.length === 0 && !isOverdue && inboxWaits === null) return noRest;
  const said = quiet.filter(({ commentCount }) => commentCount > 0).slice(0, mostLookedAt);
  const [{ away, unread }, read] = await Promise.all([
    daysAway(project, now.zone),
    Promise.all(
      said.map(async ({ iid }) => [iid, (await project.notes(iid, { onlyLatestPage: true })).asFarAsRead()] as const),
    ),
  ]);
  const notes = new Map(read);
  const about = (iid: number) => ({ notes: notes.get(iid) ?? null, labelEvents: null, stateEvents: null, away });
  return {
    pauses: new Map(quiet.map(({ iid }) => [iid, pausesIn(about(iid), now)])),
    awayUntil: away.findLast(({ first, last }) => first <= now.today && now.today <= last)?.last ?? null,
    unread,
  };
}

type Hidden = Pick<Extract<Standing, { at: 'project' }>, 'answered' | 'inboxWaits'>;

/** Of the person alone. What of it cannot be read is told by `promotion show`: here it is one of many things. */
async function hiddenHere(session: Pick<Session, 'project' | 'settings' | 'me' | 'now'>): Promise<Hidden> {
  const { project, settings, me } = session;
  const { person, manager } = settings;
  if (!isNamed(me, person)) return { answered: null, inboxWaits: null };
  try {
    // Without a manager nobody has answered.
    const { document, inboxes } =
      manager === null
        ? { document: null, inboxes: await project.inboxes(person) }
        : await project.promotionBesideInboxes(person);
    return { answered: await answerOn(document, session), inboxWaits: daysInboxWaits(inboxes, session) };
  } catch (error) {
    if (error instanceof DevgrowthError) return { answered: null, inboxWaits: null };
    throw error;
  }
}

async function answerOn(
  record: PromotionRecord | null,
  { project, settings, now }: Pick<Session, 'project' | 'settings' | 'now'>,
): Promise<PromotionPart['answer']> {
  if (record === null || record.state === 'closed' || record.commentCount === 0) return null;
  const [notes, events] = [(await project.notes(record.iid)).asFarAsRead(), null];
  return promotionPart(record, { notes, events }, { zone: now.zone, managers: settings, company: settings.company })
    .answer;
}

function lookOf(error: DevgrowthError, host: string): Look {
  const { hint } = error;
  const problem = withoutStop(error.said);
  if (error.kind === 'authentication')
    return { standing: { at: 'no-login', host }, said: [said`Not logged in: ${problem}.`] };
  if (error instanceof NoGoalsProject) {
    const { shared, archived } = error;
    const theirs = shared.length === 0 ? [] : [`Shared with you: ${shared.join(', ')}.`];
    if (archived !== null)
      return {
        standing: { at: 'archived', project: shellWord(archived) },
        said: [said`Logged in to ${spoken(host)}: ${problem}.`, ...(hint === null ? [] : [hint])],
      };
    const where = `Logged in to ${spoken(host)}, without a goals project yet.`;
    return { standing: { at: 'no-project', shared: shared.map(shellWord) }, said: [where, ...theirs] };
  }
  return {
    standing: { at: 'in-the-dark' },
    said: [said`What is on ${spoken(host)} is not known: ${problem}.`, ...(hint === null ? [] : [hint])],
  };
}

/** `gitlab.com`, `the sandbox` */
function spoken(host: string): string {
  return host === 'sandbox' ? 'the sandbox' : host.replace(/^https:\/\//, '');
}
