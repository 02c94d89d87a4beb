// A plan's file made true: goals opened and changed, the plan's text, then the file's own numbers. Nothing is closed, nothing is taken away.
import { changesOf, differencesLeft, rowsToMove } from '#growth/goals/plan-file.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import type { OnGoal } from '../goal/importing.ts';
import { commenting, refuseForRole } from '../role.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { type ComparedPlan, comparePlan, type CompareWords, goalsThere, isEqual, rowKey } from './comparing.ts';
import { type FileEnd, settle, settledRows, settledTexts } from './file-text.ts';
import { PlanWriting, type WrittenPlan } from './writing.ts';

export interface PlannedApply {
  readonly words: CompareWords;
  readonly compared: ComparedPlan;
}

/** Asks what a row means that says what a goal says; nothing else, and writes nothing. */
export async function planApply(
  words: CompareWords,
  session: Session,
  desk: TemplatesDesk & Pick<Desk, 'ask'>,
): Promise<PlannedApply> {
  const compared = await comparePlan(words, session, desk);
  const { difference, file } = compared;
  const changed = difference.rows.filter((one) => changesOf(one.differences).length > 0);
  for (const { record } of changed) refuseForRole('labels', record, commenting(record.iid), session);
  if (desk.ask === null || difference.alike.length === 0) return { words, compared };
  const same = [...words.same];
  for (const { row, records } of difference.alike) {
    const message = `Which goal is "${oneLine(row.wanted.title ?? '')}" of ${row.wanted.quarter}?`;
    const choices = [
      ...records.map(({ iid, title }) => ({ value: String(iid), label: `#${iid} ${oneLine(title)}` })),
      { value: 'new', label: 'a new one' },
    ];
    const chosen = await desk.ask.choice({ name: 'same', message, choices });
    same.push({ row: rowKey(row, file), iid: chosen === 'new' ? null : Number(chosen) });
  }
  return planApply({ ...words, same }, session, { ...desk, ask: null });
}

export interface AppliedPlan extends Omit<WrittenPlan, 'openedBy'> {
  /** What is left: as `plan diff` tells it. */
  readonly left: Pick<ComparedPlan, 'texts' | 'difference'>;
  /** Rows that only the person can put where their goals are. */
  readonly toMove: number;
  readonly end: FileEnd;
  /** Goals whose numbers are in no file yet. */
  readonly numbers: readonly { readonly line: number; readonly iid: number; readonly title: string }[];
}

export async function applyPlan(
  { words, compared }: PlannedApply,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk' | 'cwd' | 'namedFiles'>,
  onGoal: OnGoal,
): Promise<AppliedPlan> {
  const { project, settings, now } = session;
  const { difference, goals, openedBy, ...written } = await draftedWrite(
    'plan apply',
    { ...words },
    session,
    desk,
    () =>
      // The name of an import's turn: both open what has the same keys.
      project.inTurn('import', async () => {
        const isDone = isEqual(compared);
        const read = isDone ? compared.goals : await goalsThere(session);
        const found = isDone ? compared.difference : compared.against(read);
        const made = await new PlanWriting(compared, session, desk, onGoal).write(found, read);
        return { ...made, difference: found, goals: read };
      }),
  );
  const standing = new Map([...goals, ...written.changed, ...written.opened].map((one) => [one.iid, one]));
  const rows = settledRows(difference, openedBy, standing, settings.fiscalYearStart);
  const settled = { rows, ...settledTexts(compared), at: now.at };
  // No part of the draft: what a run that is killed here leaves out, the next one finds by its key and puts in.
  const end = await settle(words.file, compared.file, settled, settings.fiscalYearStart, desk);
  const left = difference.rows.map((one) => ({ ...one, differences: differencesLeft(one.differences) }));
  return {
    ...written,
    left: {
      difference: { ...difference, rows: left, opens: [], leftAlone: [] },
      texts: { ...compared.texts, differences: differencesLeft(compared.texts.differences) },
    },
    toMove: rowsToMove(left),
    end,
    numbers: rows.flatMap(({ row, iid }) =>
      row.iid === null ? [{ line: row.line, iid, title: standing.get(iid)?.title ?? '' }] : [],
    ),
  };
}
