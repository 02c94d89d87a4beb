// What a move of the document looks at before it is made: said in short, and asked for a yes where it would go on without words.
import { type GapItem, gapItems } from '#growth/promotion/gap-lines.ts';
import { readFrame } from '#growth/promotion/frame.ts';
import { findPart } from '#growth/promotion/parts.ts';
import { standingOf } from '#growth/promotion/standing.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { wholeText } from '#growth/text/text-part.ts';
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { count } from '#render/text.ts';
import { type Said, said, step } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import type { PackagedDesk } from '../packaged.ts';
import type { Session } from '../session.ts';
import type { Standing } from './history.ts';

/** Others read it from here on. */
const read: ReadonlySet<PromotionState> = new Set(['manager-review', 'feedback', 'nominated']);

/** What the check stops at, others will. */
const checked: ReadonlySet<PromotionState> = new Set(['manager-review', 'nominated']);

export type LookDesk = PackagedDesk & Pick<Desk, 'ask' | 'yes' | 'talk'>;

/** @throws `usage` where it needs a yes and nobody can be asked, `cancelled` for a no */
export async function lookBefore(
  next: PromotionState,
  record: PromotionRecord,
  { history }: Pick<Standing, 'history'>,
  session: Pick<Session, 'settings' | 'now' | 'me' | 'project'>,
  desk: LookDesk,
): Promise<void> {
  const { settings, now } = session;
  const { iid, description } = record;
  const { summary, results, values, justification, missing } = standingOf(record, history, settings.company);
  const isEmpty = !summary && !justification && results.filled === 0 && values.covered.length === 0;
  const { talk } = desk;
  if (read.has(next) && isEmpty) {
    talk.warn(`#${iid} has no words yet: others would read questions`);
    talk.hint(said`Write it: \`${step('promotion edit', 'summary')}\`, \`${step('promotion result', 'add')}\`.`);
    await agreed(`Move it to ${next} all the same?`, `${next}, without a word in it, needs a yes`, desk);
    return;
  }
  if (checked.has(next)) await sayFound(next, record, session, desk);
  if (next === 'feedback' && (readFrame(description)?.endorsers ?? []).length === 0)
    talk.hint(said`Nobody is named who stands for it: \`${step('promotion edit', 'frame')}\`.`);
  if (next !== 'nominated') return;
  const until = readFrame(description)?.cycle?.nominateBy ?? null;
  const isLate = until !== null && until < now.today;
  for (const one of missing) talk.warn(`missing: ${one}`);
  if (isLate) talk.warn(`nominations ended on ${until}`);
  if (missing.length === 0 && !isLate) return;
  await agreed('Hand it in all the same?', 'what is handed in with parts missing, or late, needs a yes', desk);
}

/** Of the text that is at hand, as it will stand there. Rules are loaded by no other move. */
async function sayFound(
  next: PromotionState,
  record: PromotionRecord,
  session: Pick<Session, 'settings' | 'now' | 'me' | 'project'>,
  desk: LookDesk,
): Promise<void> {
  const { countFound } = await import('./linting.ts');
  const found = await countFound(record, next, session, desk);
  const many = found && `${count(found.errors, 'error')} and ${count(found.warnings, 'warning')}`;
  desk.talk.note(said`the check finds ${many ?? 'a text that it cannot read'}: \`${step('promotion lint')}\``);
}

function agreed(message: string, what: string, desk: Pick<Desk, 'ask' | 'yes'>): Promise<void> {
  return confirmed(desk, { message, default: false, what });
}

/** What is worth a look once it is there. @param isShown to somebody to whom it is assigned */
export function noteAfter(
  next: PromotionState,
  { description, apart }: Pick<PromotionRecord, 'description' | 'apart'>,
  isShown: boolean,
  { talk }: Pick<Desk, 'talk'>,
): void {
  const open = openGapsIn(description);
  const keptApart = apart === undefined ? [] : gapItems(apart.description, wholeText(apart.description));
  const undated = [...open, ...keptApart.filter(({ done }) => !done)].filter(({ until }) => until === null).length;
  if (next === 'gap-plan' && undated > 0) {
    talk.note(`${count(undated, 'gap')} without a day`);
    talk.hint(said`Give each one: \`${step('promotion edit', 'gaps')}\`.`);
  } else if (next === 'manager-review' && isShown && open.length > 0) {
    talk.note(`its private part tells whoever it is assigned to of ${count(open.length, 'gap')}`);
    talk.hint(keepThemApart);
  }
}

/** Those that whoever reads the document reads. */
export function openGapsIn(description: string): readonly GapItem[] {
  const found = findPart(description, { type: 'section', section: 'gaps' }, []);
  return found.type === 'found' ? gapItems(description, found.part).filter(({ done }) => !done) : [];
}

export const keepThemApart = said`What is not for them moves into an issue of your own: \`${step('promotion gap', 'apart')}\`.`;

/** One step that follows; null: the next one is somebody else's, or offered already. */
export function stepAfter(
  next: PromotionState,
  { description, url }: Pick<PromotionRecord, 'description' | 'url'>,
): Said | null {
  if (next === 'drafting' && readFrame(description)?.told?.day == null)
    return said`${step('promotion told')} (once your manager knows of it)`;
  if (next === 'gap-plan') return said`${step('promotion gap', 'goal', 1)} (a goal of a gap, with its day)`;
  if (next === 'nominated') return said`${step('promotion export', { out: 'case.docx' })} (a file to hand in)`;
  if (next === 'approved') return said`thank whoever stood for it, then close it: ${url}`;
  if (next === 'not-this-cycle')
    return said`${step('promotion state', 'gap-plan')} (gaps are kept; the next cycle goes into the frame)`;
  return null;
}
