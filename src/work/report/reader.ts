// Who a report is made for: what GitLab shows them, and what the person chose to show.
import { DevgrowthError } from '#errors.ts';
import { itemsOf, type Listed } from '#growth/words/completeness.ts';
import { type Reader as Member, seesConfidential } from '#growth/forge/exposure.ts';
import type { GoalRecord } from '#growth/words/goal.ts';
import { isNamed } from '#growth/words/username.ts';
import { type Audience, type Reader, goalsFor, owner } from '#reports/audience.ts';
import type { GoalStory } from '#reports/listed-goal.ts';
import type { ProgressReport } from '#reports/progress-report.ts';
import { given, said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import type { Kinds } from './kinds.ts';

export interface ReaderAsked {
  readonly audience: Audience;
  /** Kept where others read it: made for whoever sees least there. */
  readonly stored: boolean;
  /** Sensitive kinds, and numbers of goals, that the person chose to show. */
  readonly include: readonly string[];
}

/** What is stored is read by others, too: it is for nobody in particular, and for whoever sees least. */
export const leastReader: Member = { person: null, role: null };

/** @throws `usage` when something is to be shown that does not exist */
export async function readerOf(
  { audience, stored, include }: ReaderAsked,
  goals: Promise<Listed<GoalRecord>>,
  kinds: Promise<Kinds>,
  session: Session,
): Promise<Reader> {
  const isMine = audience === 'me';
  // The person sees everything, so that nothing of theirs waits for the templates.
  if (isMine && include.length === 0) return owner;
  const [{ items }, known, reader] = await Promise.all([
    goals,
    kinds,
    isMine ? owner : managersReader(stored, kinds, session),
  ]);
  const form = audience === 'review' ? { isForm: true as const } : {};
  return { ...reader, ...form, chosen: chosenGoals(include, items, known) };
}

/** Of a copy for the manager for which the person chose nothing. */
export async function managersReader(stored: boolean, kinds: Promise<Kinds>, session: Session): Promise<Reader> {
  const [{ isSensitive }, member] = await Promise.all([kinds, stored ? leastReader : managerAmong(session)]);
  return { ...member, isSensitive, chosen: { kinds: [], iids: [] }, isHandedOver: !stored };
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
  const asked = told.some(({ confidential }) => confidential) ? managerAmong(session) : null;
  const [early, read] = await Promise.all([asked, stories]);
  const member = early ?? (internalCommentsIn(read) > 0 ? await managerAmong(session) : leastReader);
  const reader = {
    ...member,
    isSensitive: (await kinds).isSensitive,
    chosen: { kinds: [], iids: [] },
    isHandedOver: true,
  };
  const { confidential, sensitive } = goalsFor(reader, told).leftOut;
  const goals = { confidential: confidential.length, sensitive: sensitive.length };
  const hidden = internalCommentsIn(
    read.filter(({ record }) => !confidential.includes(record) && !sensitive.includes(record)),
  );
  return seesConfidential(reader.role) || hidden === 0 ? goals : { ...goals, internalComments: hidden };
}

function internalCommentsIn(stories: readonly GoalStory[]): number {
  const notes = stories.flatMap(({ activity }) => itemsOf(activity.notes));
  return notes.filter((note) => note.type === 'comment' && note.internal).length;
}

async function managerAmong({ project, settings }: Pick<Session, 'project' | 'settings'>): Promise<Member> {
  if (settings.manager === null) return leastReader;
  // A role that could not be read is that of whoever sees least, and so is that of somebody who is no member.
  const { items } = (await project.members()).asFarAsRead();
  return items.find(({ person }) => isNamed(person, settings.manager)) ?? leastReader;
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
