// The person takes over what their manager said: its state, its points as gaps, the justification in its place. Once, by the comment.
import { DevgrowthError } from '#errors.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import {
  type Justification,
  justificationFor,
  justificationSaid,
  stateAfter,
  withGaps,
  withJustification,
  withTaken,
} from '#growth/promotion/accepting.ts';
import { acceptedAnswers, type Answer, answerKey, answersTo, verdictWords } from '#growth/promotion/answer.ts';
import { readPromotionDocument } from '#growth/promotion/document.ts';
import { findPart } from '#growth/promotion/parts.ts';
import { acceptKey, formatState } from '#growth/promotion/state-comment.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import { wholeText } from '#growth/text/text-part.ts';
import { dayOf } from '#growth/time/calendar.ts';
import type { PromotionState } from '#growth/words/promotion-words.ts';
import { count, oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { draftedWrite } from '../drafting.ts';
import { refuseInJob } from '../job.ts';
import type { Session } from '../session.ts';
import { noteAfter } from './looked-at.ts';
import { documentToWrite, partOfDocument } from './editing.ts';
import { knownStanding } from './history.ts';
import { refuseOthers } from './moving.ts';

export interface AcceptWords {
  /** Others are asked for feedback before it is handed in. */
  readonly asksOthers: boolean;
  /** Only of a draft: what was accepted, by the comment and its words. */
  readonly answer: string | null;
  readonly justification: string | null;
}

export interface PlannedAccept {
  readonly words: AcceptWords;
  readonly record: PromotionRecord;
  readonly from: PromotionState | null;
  readonly to: PromotionState | null;
  /** null: there is none to be accepted. */
  readonly answer: Answer | null;
  readonly justification: Justification | null;
  /** For people: `more evidence (gap-plan, 2 gaps)`, `the justification`. */
  readonly what: readonly string[];
  /** All of it was accepted before. */
  readonly isDone: boolean;
}

/** Writes nothing. @throws `not-found` where there is nothing to accept, `refused` for whoever did not open the document */
export async function planAccept(
  words: AcceptWords,
  session: Pick<Session, 'project' | 'me' | 'settings'>,
  desk: Pick<Desk, 'talk' | 'env'>,
): Promise<PlannedAccept> {
  refuseInJob(desk);
  const record = await documentToWrite(session, desk);
  refuseOthers(record, session);
  const { state, history } = await knownStanding(session.project, record);
  const { answer: fresh, changed, earlier } = answersTo(record, history, session.settings);
  const [waiting, offered] = [fresh ?? changed, justificationFor(record.description, history, session.settings)];
  const accepted = acceptedAnswers(record, history);
  const isResumed = words.answer !== null || words.justification !== null;
  // The same words of the manager are the same write, whatever of it has landed by now.
  const keys = isResumed
    ? words
    : {
        answer: waiting === null ? (accepted.at(-1) ?? null) : answerKey(waiting),
        justification: justificationSaid(history, session.settings)?.key ?? null,
      };
  if (keys.answer === null && keys.justification === null) throw nothingSaid(session.settings.manager);
  const answer = waiting !== null && answerKey(waiting) === keys.answer ? waiting : null;
  if (answer === null && keys.answer !== null && !accepted.includes(keys.answer)) throw saysOtherwise(record);
  if (answer !== null) refuseEnded(record, state);
  if (answer !== null) noteEarlier(earlier, desk);
  const justification = offered !== null && offered.key === keys.justification ? offered : null;
  const to = answer === null ? state : stateAfter(answer.verdict, state, words.asksOthers);
  const what = [...whatFollows(answer, to), ...(justification === null ? [] : ['the justification'])];
  const isDone = answer === null && justification === null;
  return { words: { ...words, ...keys }, record, from: state, to, answer, justification, what, isDone };
}

function whatFollows(answer: Answer | null, to: PromotionState | null): readonly string[] {
  if (answer === null) return [];
  const { verdict, points } = answer;
  const gaps = points.length === 0 ? '' : `, ${count(points.length, 'gap')}`;
  return [`${verdictWords(verdict)} (${to ?? 'no state'}${gaps})`];
}

/** Once the state has moved, nothing shows them any more. */
function noteEarlier(earlier: readonly Answer[], { talk }: Pick<Desk, 'talk'>): void {
  const points = earlier.flatMap((answer) => answer.points);
  if (points.length === 0) return;
  talk.warn(`an earlier answer has ${count(points.length, 'point')} that this one does not repeat: not taken over`);
  talk.show(points.map((point) => `- ${oneLine(point)}`));
  talk.hint(said`What is still to be shown keep with \`${step('promotion gap', 'add', '"..."')}\`.`);
}

function saysOtherwise({ iid }: PromotionRecord): DevgrowthError {
  return new DevgrowthError('conflict', `the answer to #${iid} says something else by now`, {
    hint: said`Look with \`${step('promotion show')}\`, then accept it anew.`,
  });
}

function nothingSaid(manager: string | null): DevgrowthError {
  const who = manager === null ? 'nobody is named as your manager' : `@${oneLine(manager)} has not answered`;
  return new DevgrowthError('not-found', `there is nothing to accept: ${who}`, {
    hint: said`A comment of theirs on it counts: \`**Answer** · more evidence\`, with the points as a list below, or \`**Justification**\` with its words. What was said shows \`${step('promotion show')}\`.`,
  });
}

function refuseEnded({ iid, state }: PromotionRecord, at: PromotionState | null): void {
  if (state !== 'closed' && at !== 'approved') return;
  throw new DevgrowthError('refused', `the promotion document #${iid} has come to its end`, {
    hint: said`Nothing was written. Another one begins with \`${step('promotion start')}\`.`,
  });
}

export interface Accepted {
  readonly state: PromotionState | null;
  /** Of the document, as it stands there now. */
  readonly text: string;
  readonly warnings: readonly Dropped[];
}

/** The text first, the state last: whoever reads of a gap plan finds its gaps. */
export function accept<T>(
  { words, record, from, to, answer, justification }: PlannedAccept,
  session: Session,
  desk: DraftWorld & Pick<Desk, 'talk'>,
  end: (accepted: Accepted) => Promise<T>,
): Promise<T> {
  const { project, now } = session;
  const { iid } = record;
  return draftedWrite('promotion accept', { ...words }, session, desk, async () => {
    const warnings: Dropped[] = [];
    let isLeft = false;
    let text = record.description;
    const points = answer?.points ?? [];
    const { apart } = record;
    if (points.length > 0 && apart !== undefined) {
      const added = await project.editDocument(apart.iid, (current) => withGaps(current, wholeText, points));
      warnings.push(...added.warnings);
    }
    if (points.length > 0 || justification !== null) {
      const written = await project.editDocument(iid, (current) => {
        const made = withWordsOf(current, { answer, justification }, record, session);
        isLeft = made.isLeft;
        return made.text;
      });
      text = written.value;
      warnings.push(...written.warnings);
    }
    if (answer !== null && to !== null) {
      const day = answer.day ?? dayOf(answer.at, now.zone);
      const body = `${formatState(now.today, to)}\n\nAccepted: the answer of ${day}, ${verdictWords(answer.verdict)}`;
      // Asked for each time: another machine may have accepted it.
      const comment = { key: acceptKey(answerKey(answer)), mayExist: true, type: 'state', body };
      warnings.push(...(await project.comment(iid, comment)).warnings);
      noteAfter(to, { ...record, description: text }, false, desk);
    }
    if (isLeft) throw holdsOtherWords(iid, answer !== null);
    return end({ state: answer === null ? from : to, text, warnings });
  });
}

function withWordsOf(
  text: string,
  { answer, justification }: Pick<PlannedAccept, 'answer' | 'justification'>,
  record: PromotionRecord,
  session: Session,
): { readonly text: string; readonly isLeft: boolean } {
  const gaps = (of: string) => partOfDocument(of, { type: 'section', section: 'gaps' }, record, session);
  const points = answer?.points ?? [];
  const framed = withGaps(text, gaps, record.apart === undefined ? points : []);
  const { values } = session.settings.company;
  let put: string | null = framed;
  if (justification !== null) {
    const found = findPart(framed, { type: 'section', section: 'justification' }, values);
    const isOpen = readPromotionDocument(framed, values).justification === null;
    put = found.type === 'found' ? withJustification(framed, found.part, justification, isOpen) : null;
  }
  const keys = [
    ...(answer === null || points.length === 0 ? [] : [answerKey(answer)]),
    ...(justification === null || put === null ? [] : [justification.key]),
  ];
  return { text: withTaken(put ?? framed, text, keys), isLeft: put === null };
}

function holdsOtherWords(iid: number, isAccepted: boolean): DevgrowthError {
  return new DevgrowthError(
    'conflict',
    `#${iid} has no room for the justification: its part holds other words, or is not there`,
    {
      hint: said`${isAccepted ? 'The answer is accepted. ' : ''}Nothing was written over. Make room with \`${step('promotion edit', 'justification')}\`.`,
    },
  );
}
