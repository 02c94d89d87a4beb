// What is said of the frame when the document is opened: role, target, levels, cycle, and since when one is where one is.
import { DevgrowthError } from '#errors.ts';
import type { FrameFact } from '#growth/promotion/frame.ts';
import { withFact } from '#growth/promotion/frame-text.ts';
import { findPart } from '#growth/promotion/parts.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { oneLine } from '#render/text.ts';
import { said, step } from '#wording.ts';
import { pastDay } from '../past-day.ts';
import type { Session } from '../session.ts';

/** One line each; null: not said. */
export interface FrameWords {
  readonly role: string | null;
  readonly target: string | null;
  readonly levels: string | null;
  readonly cycle: string | null;
  /** As typed; in a draft the day. */
  readonly since: string | null;
}

/** @throws `usage` for a day that is none, or lies ahead */
export function frameOf(
  { role = null, target = null, levels = null, cycle = null, since = null }: Partial<FrameWords>,
  session: Pick<Session, 'now' | 'settings'>,
): FrameWords {
  const about = { name: 'since', ahead: 'it is the day from which you have your present role' };
  const day = since === null ? null : pastDay(since, about, session);
  return { role, target, levels, cycle: cycle === null ? null : withItsDay(cycle, session), since: day };
}

/** Of a round of the company's the last day is known, where one was published. */
function withItsDay(cycle: string, { settings }: Pick<Session, 'settings'>): string {
  const round = settings.company.promotion.cycles.find(({ name }) => name.toLowerCase() === cycle.toLowerCase());
  return round?.nominate == null ? cycle : `${round.name}, nominate by ${round.nominate}`;
}

export function withFrame(text: string, words: FrameWords): string {
  let framed = text;
  for (const [fact, line] of linesOf(words)) {
    const found = findPart(framed, { type: 'section', section: 'frame' }, []);
    // A template of one's own may have two of them: the person says which.
    if (found.type === 'found') framed = withFact(framed, found.part, fact, () => line);
  }
  return framed;
}

function linesOf({ role, target, levels, cycle, since }: FrameWords): readonly (readonly [FrameFact, string])[] {
  const roles = [role, target === null ? null : `-> ${target}`, since === null ? null : `(since ${since})`];
  const line = roles.filter((part) => part !== null).join(' ');
  return [
    ...(line === '' ? [] : [['role', line] as const]),
    ...(levels === null ? [] : [['levels', levels] as const]),
    ...(cycle === null ? [] : [['cycle', cycle] as const]),
  ];
}

/** Words for a document that is there already would be lost, so they are refused and stay in their draft. */
export function refuseFrame(words: Partial<FrameWords>, { iid, title }: PromotionRecord): void {
  const { role = null, target = null, levels = null, cycle = null, since = null } = words;
  const lines = linesOf({ role, target, levels, cycle, since });
  if (lines.length === 0) return;
  throw new DevgrowthError('refused', `the promotion document is there already: #${iid} ${oneLine(title)}`, {
    details: lines.map(([, line]) => oneLine(line)),
    hint: said`Nothing was written. Write them into it: \`${step('promotion edit', 'frame')}\`.`,
  });
}
