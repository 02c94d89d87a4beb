// Results that nobody has begun, filled from evidence that the document does not use: proposed one by one, in the person's own words.
import { DevgrowthError } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import { placeResult } from '#growth/promotion/adding-result.ts';
import { inOrderOfProposal } from '#growth/promotion/proposals.ts';
import type { ResultWords } from '#growth/promotion/result-text.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { leavesOpen } from '#growth/text/open-end.ts';
import { resultFields } from '#growth/words/promotion-words.ts';
import { oneLine } from '#render/text.ts';
import { type DraftWorld, listDrafts } from '#settings/drafts.ts';
import { given, said, step } from '#wording.ts';
import { confirmed } from '../confirm.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { namedPieces } from '../evidence/listing.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import type { TemplatesDesk } from '../template-files.ts';
import { toldWords } from './adding-result.ts';
import { documentToWrite } from './editing.ts';
import { type PlacedEvidence, readEvidencePlaces } from './evidence.ts';
import { evidenceAsWords } from './result-evidence.ts';
import { wordsOf } from './result-words.ts';

export interface FillWords {
  /** Evidence on confidential goals, too. */
  readonly withPrivate: boolean;
}

export interface FillPick {
  /** Of its comment. */
  readonly id: number;
  readonly words: ResultWords;
}

export interface PlannedFill {
  readonly record: PromotionRecord;
  readonly words: FillWords;
  readonly picks: readonly FillPick[];
}

interface Proposal extends FillPick {
  readonly piece: PlacedEvidence;
}

/** Writes nothing. Asks of each, where somebody is there. @throws `server` where it is not known what is unused */
export async function planFill(
  words: FillWords,
  session: Session,
  desk: TemplatesDesk & Pick<Desk, 'ask' | 'env' | 'files' | 'places' | 'talk' | 'yes'>,
  isDryRun: boolean,
): Promise<PlannedFill> {
  refuseInJob(desk);
  const begun = await begunBefore(session, desk);
  if (begun !== null) return { ...begun, record: await documentToWrite(session, desk) };
  await documentToWrite(session, desk);
  const { record, evidence, completeness } = await readEvidencePlaces(session, desk);
  if (!completeness.complete) {
    throw new DevgrowthError('server', 'not all evidence could be read, so that nobody knows what is unused', {
      hint: said`Nothing was written. \`${step('promotion evidence')}\` says what is missing; name one yourself: \`${step('promotion result', 'add', { 'from-evidence': 7 })}\`.`,
    });
  }
  const unused = evidence.filter(({ used, probably }) => used.length + probably.length === 0);
  const open = unused.filter(({ confidential, place }) => words.withPrivate || !confidential || place === 'promotion');
  if (open.length < unused.length)
    desk.talk.note(
      said`${unused.length - open.length} unused on confidential goals are left out; ${given('with-private')} proposes them, too`,
    );
  const proposals = inOrderOfProposal(namedPieces(open, session.now)).map((piece): Proposal => {
    const { lines, copied } = evidenceAsWords([piece], evidence, session);
    const fields = Object.fromEntries(resultFields.map((field) => [field, copied.fields[field] ?? null]));
    const typed = { title: copied.title, ...fields, evidence: lines } as Parameters<typeof wordsOf>[0];
    return { id: piece.id, piece, words: wordsOf(typed) };
  });
  const picks = await agreedOn(proposals, record, session, desk, isDryRun);
  if (picks.length === 0)
    desk.talk.note(open.length === 0 ? 'no evidence is unused' : 'no result is untouched, or none was taken');
  return { record, words, picks };
}

/** What a run that was cut off had agreed on: what it wrote by then is no longer unused. */
async function begunBefore(
  { connection, project }: Pick<Session, 'connection' | 'project'>,
  desk: Pick<DraftWorld, 'files' | 'places'>,
): Promise<Pick<PlannedFill, 'words' | 'picks'> | null> {
  const drafts = await listDrafts(desk);
  const draft = drafts.find(
    ({ command, host, project: path }) =>
      command === 'promotion fill' && host === connection.host && path === project.facts.path,
  );
  const picks = picksIn(draft?.progress);
  const typed = draft?.input;
  const isPrivate = typeof typed === 'object' && typed !== null && 'withPrivate' in typed && typed.withPrivate === true;
  return picks === null ? null : { words: { withPrivate: isPrivate }, picks };
}

function picksIn(progress: unknown): readonly FillPick[] | null {
  if (typeof progress !== 'object' || progress === null || !('picks' in progress)) return null;
  return Array.isArray(progress.picks) && progress.picks.every(isPick) ? progress.picks : null;
}

function isPick(noted: unknown): noted is FillPick {
  const { id, words } = (noted ?? {}) as { readonly [name in keyof FillPick]?: unknown };
  const { title, fields, evidence } = (words ?? {}) as { readonly [name in keyof ResultWords]?: unknown };
  const isTitle = title === null || typeof title === 'string';
  return typeof id === 'number' && isTitle && typeof fields === 'object' && Array.isArray(evidence);
}

/** Each into the place that it would have behind those before it, until there is none. */
async function agreedOn(
  proposals: readonly Proposal[],
  { description }: PromotionRecord,
  session: Pick<Session, 'settings'>,
  desk: Pick<Desk, 'ask' | 'talk' | 'yes'>,
  isDryRun: boolean,
): Promise<readonly FillPick[]> {
  const picks: FillPick[] = [];
  let text = description;
  for (const { id, words, piece } of proposals) {
    const place = placed(text, words, null, session);
    if (place === null) continue;
    const hidden = piece.confidential ? ', a confidential goal' : '';
    desk.talk.show([
      `Result ${place.number}, from #${piece.goal.iid} ${oneLine(piece.goal.title)}${hidden}:`,
      ...toldWords(words),
    ]);
    const question = {
      name: `from #${piece.goal.iid}`,
      message: `Write it into Result ${place.number}?`,
      default: true,
    };
    if (!isDryRun && !(await isWanted(question, desk))) continue;
    text = place.text;
    picks.push({ id, words });
  }
  return picks;
}

async function isWanted(
  question: { readonly name: string; readonly message: string; readonly default: boolean },
  { ask, yes }: Pick<Desk, 'ask' | 'yes'>,
): Promise<boolean> {
  if (ask !== null && !yes) return ask.confirm(question);
  await confirmed({ ask, yes }, question);
  return true;
}

/** null: no place is left, or it is there. */
function placed(
  text: string,
  words: ResultWords,
  key: string | null,
  { settings: { company } }: Pick<Session, 'settings'>,
) {
  const rules = { values: company.values, limit: company.promotion.results, replace: null };
  const place = placeResult(text, words, key, rules);
  if (place.type !== 'slot' && place.type !== 'new') return null;
  return leavesOpen(place.text) && !leavesOpen(text) ? null : place;
}

interface Filled {
  readonly numbers: readonly number[];
  readonly warnings: readonly Dropped[];
}

/** All in one write, each by a key of its own. */
export function fillResults<T>(
  { record, words, picks }: PlannedFill,
  session: Session,
  desk: DraftWorld,
  end: (filled: Filled) => Promise<T>,
): Promise<T> {
  return draftedWrite('promotion fill', { ...words }, session, desk, async (draft) => {
    await draft.saveProgress({ picks });
    const keyed: (FillPick & { readonly key: string })[] = [];
    for (const pick of picks) keyed.push({ ...pick, key: await draft.key(`result ${pick.id}`) });
    const numbers = new Set<number>();
    const { warnings } = await session.project.editDocument(record.iid, (text) =>
      keyed.reduce((made, pick) => {
        const place = placed(made, pick.words, pick.key, session);
        if (place === null) return made;
        numbers.add(place.number);
        return place.text;
      }, text),
    );
    return end({ numbers: [...numbers], warnings });
  });
}
