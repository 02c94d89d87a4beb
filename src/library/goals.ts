// Goals of a World, for programs: the use cases of the commands, their documents, and their failures as errors of the library.
import { DevgrowthError } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import type { Ink } from '#render/terminal/ink.ts';
import type { Access } from '#work/access.ts';
import type { Desk } from '#work/desk.ts';
import { readGoal } from '#work/goal/detail.ts';
import { readGoals } from '#work/goal/listing.ts';
import { tokenHider } from '#work/hidden-tokens.ts';
import { reportIn } from '#work/report/asking.ts';
import { momentOf, openSession, type Session } from '#work/session.ts';
import type { World } from '#world.ts';
import { type Goals, GoalsError, type ListOptions, type OpenOptions, type ReportOptions } from './api.ts';
import type { GoalDocument, GoalListDocument, ReportDocument } from './documents.ts';

/** @throws GoalsError */
export async function goalsOn(world: World, options: OpenOptions): Promise<Goals> {
  const desk = deskOf(world, options);
  const told = <T>(work: () => Promise<T>) => withOurErrors(desk, work);
  const { host, token, project, profile } = options;
  const access: Access = {
    host: token === undefined ? (host ?? null) : null,
    project: project ?? null,
    profile: profile ?? null,
    writes: false,
    allowPublic: false,
    dryRun: false,
    isSilent: options.onNote === undefined,
  };
  const opened = await told(() => {
    if (token !== undefined && host === undefined)
      throw new DevgrowthError('usage', 'a token is given, and no host that it is for', { hint: 'Give host with it.' });
    return openSession(access, desk);
  });
  /** Whoever keeps it open for days asks about today. */
  const session = (): Session => ({ ...opened, now: momentOf(desk, opened.settings.timeZone) });
  return {
    project: opened.project.facts.path,
    user: opened.me.username,
    list: (asked = {}) => told(async () => documentOf(await listed(asked, session(), desk)) as GoalListDocument),
    show: (number) =>
      told(async () => {
        if (!Number.isSafeInteger(number) || number < 1)
          throw new DevgrowthError('usage', `no number of a goal: ${number}`, { hint: 'Give that of its issue.' });
        return documentOf(await documentText('goal', await readGoal(number, session()))) as GoalDocument;
      }),
    report: (asked = {}) =>
      told(async () => documentOf(await reported(asked, session(), access, desk)) as ReportDocument),
  };
}

async function listed(
  { state = 'opened', kind, due, sort = 'need' }: ListOptions,
  session: Session,
  desk: Desk,
): Promise<Ink> {
  const words = {
    state,
    kind: kind ?? null,
    due: due ?? null,
    sort,
    stage: null,
    health: null,
    milestone: null,
    value: null,
  } as const;
  return documentText('goal-list', await readGoals(words, session, desk));
}

async function reported(
  { since, until, for: audience, include = [] }: ReportOptions,
  session: Session,
  access: Access,
  desk: Desk,
): Promise<Ink> {
  const days = { since: since ?? null, until: until ?? null };
  const words = { ...days, audience: audience ?? null, include, goes: 'here', isCompared: false } as const;
  return documentText('report', (await reportIn(session, words, access, desk)).read.report);
}

/** Its shape is checked where it is made, and the types are made from that shape. */
function documentOf(text: Ink): unknown {
  return JSON.parse(text.toString());
}

function deskOf(world: World, { host, token, onNote = () => {} }: OpenOptions): Desk {
  const tell = (sentence: unknown) => onNote(String(sentence));
  return {
    ...world,
    env: token === undefined ? world.env : { ...world.env, DEVGROWTH_HOST: host, DEVGROWTH_TOKEN: token },
    talk: { note: tell, warn: tell, hint: tell, say: tell, show: (lines) => tell(lines.join('\n')) },
    ask: null,
    yes: false,
    trace: null,
  };
}

async function withOurErrors<T>(desk: Desk, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    const hide = await tokenHider(desk);
    throw new GoalsError(error.kind, hide(String(error.said)), {
      hint: error.hint === null ? null : hide(String(error.hint)),
      details: error.details.map((detail) => hide(String(detail))),
    });
  }
}
