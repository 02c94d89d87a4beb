// Says of a criterion that it cannot be met where somebody works, and why. It stands in the plan: who only has a browser reads it there, and
// changes it; a file of the repository no Guest can open, and not everybody has a promotion document.
import { DevgrowthError } from '#errors.ts';
import { withNotAsked } from '#growth/levels/not-asked.ts';
import type { CriterionTag } from '#growth/words/criteria.ts';
import type { TextPart } from '#growth/text/text-part.ts';
import { oneLine } from '#render/text.ts';
import { given, said } from '#wording.ts';
import type { PlannedPart } from '../part/editing.ts';
import { thePlan } from '../plan/editing.ts';
import { saysNone } from '../says-none.ts';
import type { Session } from '../session.ts';
import type { LevelsDesk } from './known.ts';
import { namedCriteria } from './tags.ts';

export interface NotAskedWords {
  /** As typed; a draft holds it as it is written. */
  readonly criterion: string;
  /** One line; `none` takes it back. */
  readonly why: string;
  /** The plan's text that the change is made from; of a draft only. */
  readonly before: string | null;
}

/** @throws `usage` for a reason that says nothing, or more than a line */
export function reasonTyped(typed: string | null): string {
  const why = oneLine(typed ?? '').trim();
  const problem = why === '' ? 'n/a needs a reason' : why.length > most ? 'the reason is longer than a line' : null;
  if (problem === null) return why;
  throw new DevgrowthError('usage', problem, {
    hint: said`Say it in a few words: ${given('why', 'the team hires nobody until 2027')}. ${given('why', 'none')} takes it back.`,
  });
}

/** As much as a title. */
const most = 255;

/** Writes nothing. @throws `not-found` where there is no plan */
export async function planNotAsked(
  words: NotAskedWords,
  session: Session,
  desk: LevelsDesk,
): Promise<PlannedPart & { readonly line: string }> {
  const [document, [criterion = words.criterion]] = await Promise.all([
    thePlan(session),
    namedCriteria(null, [words.criterion], session, desk),
  ]);
  const why = saysNone(words.why) ? null : words.why;
  desk.talk.note(`who reads the plan (#${document.iid}) reads it there`);
  return {
    does: 'levels na',
    words: { ...words, criterion },
    document,
    find: (text) => lineIn(text, why === null ? '' : lineOf(criterion, why)),
    make: (text) => withNotAsked(text, criterion, why),
    line: why === null ? `${criterion} can be met again` : lineOf(criterion, why),
  };
}

const lineOf = (criterion: CriterionTag, why: string) => `n/a ${criterion}: ${why}`;

/** That line alone is what the person wrote; where it does not stand yet, nothing at the end. */
function lineIn(text: string, line: string): TextPart {
  const at = line === '' ? -1 : text.lastIndexOf(line);
  const span = at === -1 ? { start: text.length, end: text.length } : { start: at, end: at + line.length };
  return { name: 'Levels', whole: span, body: span, new: null };
}
