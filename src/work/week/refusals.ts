// Why a week is not written, and what to do about it.
import { DevgrowthError } from '#errors.ts';
import type { WeekConflict } from '#growth/week/conflicts.ts';
import type { WeekProblem } from '#growth/week/reading.ts';
import { isNamed } from '#growth/words/username.ts';
import { count, oneLine } from '#render/text.ts';
import { given, said, step } from '#wording.ts';
import type { Session } from '../session.ts';
import { conflictLines } from './planned.ts';

/** @throws `refused` for whoever the goals are not of: what happened is the person's to say */
export function refuseOthersWeek({ me, settings: { person } }: Pick<Session, 'me' | 'settings'>): void {
  if (isNamed(me, person)) return;
  throw new DevgrowthError('refused', `these are the goals of @${oneLine(person)}, whose week it is`, {
    hint: said`Say something about one of them with \`${step('goal log', 7, '"..."')}\`, or answer what it asks with \`${step('answer', 7, '"..."')}\`.`,
  });
}

export function problemsError(problems: readonly WeekProblem[]): DevgrowthError {
  const lines = problems.map(({ line, problem }) => `line ${line}: ${problem}`);
  return new DevgrowthError('usage', `${count(problems.length, 'line')} of your week cannot be understood`, {
    details: lines,
    hint: 'Nothing was written. Mend it in your text.',
  });
}

export function conflictError(conflicts: readonly WeekConflict[]): DevgrowthError {
  const what = count(conflicts.length, 'place');
  return new DevgrowthError('conflict', `somebody changed ${what} of your week on the server meanwhile`, {
    details: conflictLines(conflicts),
    hint: 'Nothing was written. Resumed in a terminal, your text opens with what the server says.',
  });
}

/** Where nothing was typed: its file is gone, which the editor's own error names. */
export function editorFailed({ kind, said: why, details, cause }: DevgrowthError): DevgrowthError {
  return new DevgrowthError(kind, why, {
    details,
    cause,
    hint: said`Nothing was typed. \`${step('config set', 'editor', 'nano')}\` names another one; \`${step('week', { ask: true })}\` asks instead.`,
  });
}

export function nobodyToAsk(): DevgrowthError {
  return new DevgrowthError('usage', 'nobody is there to be asked about the week', {
    hint: said`Print it with ${given('print')}, write in it, and give it with ${given('from', 'FILE')}.`,
  });
}
