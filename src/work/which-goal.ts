// Which goal is meant: its number costs no request, a part of its title one list, and where nothing names it the person chooses.
import { DevgrowthError } from '#errors.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { meantBy } from '#growth/words/said-part.ts';
import { oneLine } from '#render/text.ts';
import { standsAs, urgentFirst } from '#reports/urgent-first.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { joined, said, step } from '#wording.ts';
import type { Prompter } from '#world.ts';
import type { Access } from './access.ts';
import type { Desk } from './desk.ts';
import { type OwnWords, withTypedWords } from './drafting.ts';
import type { MeantPlace, NamedPlace } from './goal-number.ts';
import { isJob } from './job.ts';
import { openSession, type Session, type SessionDesk } from './session.ts';
import { whole } from './whole.ts';

/** Goals among which a title is looked for; of `all` those that are open go first. */
export type Among = 'opened' | 'closed' | 'all';

type Lookup = Pick<Session, 'project' | 'now'>;
type WhichDesk = Pick<Desk, 'ask' | 'env'>;

interface Typed<Own, Shared> {
  readonly shared: Shared;
  readonly own: Own;
}

/** What was meant, with the number that was typed or found. */
export type Named<Own extends MeantPlace> = Omit<Own, 'titled'> & { readonly iid: NonNullable<Own['iid']> | number };

/** Opens the session and settles which goal is meant. @throws `usage` where nothing names one and nobody can be asked */
export async function onGoal<Own extends MeantPlace, Shared extends Access, T>(
  { shared, own }: Typed<Own, Shared>,
  desk: SessionDesk & WhichDesk,
  work: (input: Typed<Named<Own>, Shared>, session: Session) => Promise<T>,
  among: Among = 'opened',
): Promise<T> {
  refuseUnnamed(own, desk);
  const session = await openSession(shared, desk, own);
  return work({ shared, own: await theGoal(own, session, desk, { among }) }, session);
}

/** The same for words that are a draft before the first request. */
export async function onTypedGoal<Own extends MeantPlace & OwnWords, Shared extends Access, T>(
  command: string,
  { shared, own }: Typed<Own, Shared>,
  desk: SessionDesk & DraftWorld & WhichDesk,
  work: (input: Typed<Named<Own>, Shared>, session: Session) => Promise<T>,
  among: Among = 'opened',
): Promise<T> {
  refuseUnnamed(own, desk);
  return withTypedWords(command, { shared, own }, desk, async (session) =>
    work({ shared, own: await theGoal(own, session, desk, { among }) }, session),
  );
}

export function refuseUnnamed({ iid, titled }: MeantPlace, { ask }: Pick<Desk, 'ask'>): void {
  if (iid !== null || titled !== undefined || ask !== null) return;
  throw new DevgrowthError('usage', 'which goal?', {
    hint: said`Name it by its number or by a part of its title; \`${step('goal list')}\` shows them.`,
  });
}

/** The words with the goal's number. @throws `usage` for a title that names none, or several where nobody can be asked */
export async function theGoal<Own extends MeantPlace>(
  meant: Own,
  session: Lookup,
  desk: WhichDesk,
  {
    among = 'opened',
    goals = () => goalsAmong(among, session),
  }: { readonly among?: Among; readonly goals?: () => Promise<readonly GoalRecord[]> } = {},
): Promise<Named<Own>> {
  const { titled, ...own } = meant;
  const iid = meant.iid ?? (await lookedUp(titled ?? null, await goals(), session, desk, among)).iid;
  return { ...own, iid };
}

/** For what is about all goals where none is named. @returns null: all of them */
export async function titledOrAll<Place extends NamedPlace['iid']>(
  { iid, titled }: { readonly iid: Place | null; readonly titled?: string | undefined },
  session: Lookup,
  desk: WhichDesk,
  among: Among,
): Promise<Place | number | null> {
  if (iid !== null || titled === undefined) return iid;
  return (await lookedUp(titled, await goalsAmong(among, session), session, desk, among)).iid;
}

async function lookedUp(
  titled: string | null,
  goals: readonly GoalRecord[],
  session: Lookup,
  desk: WhichDesk,
  among: Among,
): Promise<Pick<GoalRecord, 'iid'>> {
  const found = titled === null ? goals : fitting(titled, goals);
  const [only] = found;
  if (titled !== null && found.length === 1 && only !== undefined) return only;
  if (goals.length === 0) throw noGoals(among);
  if (titled !== null && found.length === 0) throw fitsNone(titled, goals, among, desk);
  if (desk.ask !== null) return chosenGoal(found, titled, session, desk.ask);
  throw fitsSeveral(titled ?? '', found, desk);
}

/** Most urgent first. @throws where they could not be read whole: the title could be that of one that is missing */
export async function goalsAmong(among: Among, { project, now }: Lookup): Promise<readonly GoalRecord[]> {
  const list = await project.goals(among === 'all' ? {} : { state: among });
  return urgentFirst(whole(list, project.facts.path), now.today);
}

function fitting(titled: string, goals: readonly GoalRecord[]): readonly GoalRecord[] {
  const open = goals.filter(({ state }) => state === 'opened');
  const found = meantBy(titled, open, ({ title }) => title);
  return found.length > 0 ? found : meantBy(titled, goals, ({ title }) => title);
}

async function chosenGoal(
  goals: readonly GoalRecord[],
  titled: string | null,
  { now }: Pick<Session, 'now'>,
  ask: Prompter,
): Promise<Pick<GoalRecord, 'iid'>> {
  const chosen = await ask.choice({
    name: 'goal',
    message: titled === null ? 'Which goal?' : `Which goal? "${titled}" fits ${goals.length}`,
    choices: goals.map((goal) => ({
      value: String(goal.iid),
      label: nameOf(goal),
      about: standsAs(goal, now.today),
    })),
    isFiltered: true,
  });
  return { iid: Number(chosen) };
}

const mostListed = 10;
const nameOf = ({ iid, title }: Pick<GoalRecord, 'iid' | 'title'>): string => `#${iid} ${oneLine(title)}`;
const sort: Readonly<Record<Among, string>> = { opened: 'open goal', closed: 'closed goal', all: 'goal' };

function noGoals(among: Among): DevgrowthError {
  const hint =
    among === 'closed'
      ? said`\`${step('goal list')}\` shows those that are open.`
      : said`Open the first: \`${step('goal add')}\`.`;
  return new DevgrowthError('usage', `there is no ${sort[among]}`, { hint });
}

function fitsNone(titled: string, goals: readonly GoalRecord[], among: Among, desk: Pick<Desk, 'env'>): DevgrowthError {
  return new DevgrowthError('usage', `no ${sort[among]} has "${oneLine(titled)}" in its title`, {
    details: namesOf(goals, desk),
    hint: joined(
      [
        said`Give a number, or words of one title`,
        ...(among === 'opened' ? [said`\`${step('goal list', { state: 'all' })}\` shows closed ones, too`] : []),
      ],
      '; ',
    ),
  });
}

function fitsSeveral(titled: string, found: readonly GoalRecord[], desk: Pick<Desk, 'env'>): DevgrowthError {
  return new DevgrowthError('usage', `"${oneLine(titled)}" is in the titles of ${found.length} goals`, {
    details: namesOf(found, desk),
    hint: 'Give the number of the one that you mean, or more of its title.',
  });
}

/** What a job prints is read by others: titles of confidential goals are not for them. */
function namesOf(goals: readonly GoalRecord[], desk: Pick<Desk, 'env'>): readonly string[] {
  const shown = isJob(desk) ? goals.filter(({ confidential }) => !confidential) : goals;
  const more = shown.length - mostListed;
  return [...shown.slice(0, mostListed).map(nameOf), ...(more > 0 ? [`and ${more} more`] : [])];
}
