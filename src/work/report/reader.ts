// Who a report is made for: what GitLab shows them, and what the person chose to show.
import { DevgrowthError } from '#errors.ts';
import type { Listed } from '#growth/completeness.ts';
import type { GoalRecord } from '#growth/goal.ts';
import { type Role, roles } from '#growth/project.ts';
import type { PromotionRecord } from '#growth/promotion.ts';
import { type Reader, goalsFor, owner } from '#reports/audience.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { given, said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import type { Kinds } from './kinds.ts';
import type { ReportAsked } from './reading.ts';

/** Planner and above: https://docs.gitlab.com/user/permissions/#project-planning */
const seeingConfidential: ReadonlySet<Role> = new Set(roles.filter((role) => role !== 'guest'));

/** @throws `usage` when something is to be shown that does not exist */
export async function readerOf(
  { audience, stored, include }: Pick<ReportAsked, 'audience' | 'stored' | 'include'>,
  goals: Promise<Listed<GoalRecord>>,
  kinds: Promise<Kinds>,
  session: Session,
): Promise<Reader> {
  const isMine = audience === 'me';
  // The person sees everything, so that nothing of theirs waits for the templates.
  if (isMine && include.length === 0) return owner;
  const [{ items }, known, role] = await Promise.all([goals, kinds, isMine || stored ? null : managerRole(session)]);
  if (isMine) return { ...owner, chosen: chosenGoals(include, items, known) };
  return {
    seesConfidential: role !== null && seesConfidential(role),
    isSensitive: known.isSensitive,
    chosen: chosenGoals(include, items, known),
    isHandedOver: !stored,
  };
}

/** What the copy for the manager would leave out of these. */
export async function leftOutOfManagers(
  choice: Promise<{ readonly told: readonly GoalRecord[] }>,
  stories: Promise<readonly GoalStory[]>,
  kinds: Promise<Kinds>,
  session: Session,
): Promise<ProgressReport['leftOut']> {
  const { told } = await choice;
  // Without anything confidential the manager's role decides nothing, and costs no request.
  const asked = told.some(({ confidential }) => confidential) ? managerRole(session) : null;
  const [early, read] = await Promise.all([asked, stories]);
  const role = asked === null && internalCommentsIn(read) > 0 ? await managerRole(session) : early;
  const reader = {
    seesConfidential: role !== null && seesConfidential(role),
    isSensitive: (await kinds).isSensitive,
    chosen: { kinds: [], iids: [] },
    isHandedOver: true,
  };
  const { confidential, sensitive } = goalsFor(reader, told).leftOut;
  const goals = { confidential: confidential.length, sensitive: sensitive.length };
  const hidden = internalCommentsIn(
    read.filter(({ record }) => !confidential.includes(record) && !sensitive.includes(record)),
  );
  return reader.seesConfidential || hidden === 0 ? goals : { ...goals, internalComments: hidden };
}

function internalCommentsIn(stories: readonly GoalStory[]): number {
  const notes = stories.flatMap(({ activity }) => activity.notes?.items ?? []);
  return notes.filter((note) => note.type === 'comment' && note.internal).length;
}

/** A Guest reads a confidential issue that is assigned to them. What is stored is read by others, too. */
export function maySee(
  { confidential, assignees }: PromotionRecord,
  asked: Pick<ReportAsked, 'stored'>,
  { seesConfidential: seesAll }: Reader,
  { settings }: Session,
): boolean {
  if (!confidential || seesAll) return true;
  return !asked.stored && assignees.some(({ username }) => username === settings.manager);
}

async function managerRole({ project, settings }: Session): Promise<Role | null> {
  if (settings.manager === null) return null;
  const wanted = settings.manager.toLowerCase();
  // A role that could not be read is that of whoever sees least.
  const { items } = (await project.members()).asFarAsRead();
  return items.find(({ person }) => person.username.toLowerCase() === wanted)?.role ?? null;
}

/** A role that could not be read sees as little as a Guest. */
function seesConfidential(role: Role): boolean {
  return seeingConfidential.has(role);
}

/** `lesson`, `7`: kinds that exist, numbers of goals. */
function chosenGoals(include: readonly string[], goals: readonly GoalRecord[], kinds: Kinds): Reader['chosen'] {
  const iids: number[] = [];
  const names: string[] = [];
  for (const word of include.map((one) => one.trim())) {
    const number = /^#?(\d{1,9})$/.exec(word)?.[1];
    if (number !== undefined && goals.some(({ iid }) => iid === Number(number))) iids.push(Number(number));
    else if (number === undefined && (kinds.names.includes(word) || goals.some((goal) => goal.kinds.includes(word))))
      names.push(word);
    else {
      throw new DevgrowthError(
        'usage',
        said`${given('include')} takes a kind or the number of a goal; there is no "${word}"`,
        {
          hint: said`Kinds: ${kinds.names.join(', ')}. Numbers: ${step('goal list')}.`,
        },
      );
    }
  }
  return { kinds: names, iids };
}
