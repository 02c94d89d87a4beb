// The manager's answer to a promotion document: one comment on it, once. What follows from it is the person's to do.
import { DevgrowthError } from '#errors.ts';
import {
  answersTo,
  formatAnswer,
  type Verdict,
  verdictNamed,
  verdicts,
  verdictWords,
} from '#growth/promotion/answer.ts';
import { noManager } from '#growth/goals/managers.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { PromotionState } from '#growth/words/promotion-words.ts';
import type { Dropped } from '#growth/forge/writes.ts';
import type { Day } from '#growth/words/goal.ts';
import { suggestion } from '#growth/words/nearest.ts';
import { isNamed } from '#growth/words/username.ts';
import { oneLine } from '#render/text.ts';
import type { DraftWorld } from '#settings/drafts.ts';
import { said, step } from '#wording.ts';
import { draftedWrite } from '../drafting.ts';
import type { Session } from '../session.ts';
import { theDocument } from './document.ts';
import { knownStanding } from './history.ts';

export interface DocumentAnswerWords {
  readonly verdict: Verdict;
  readonly points: readonly string[];
  /** Words below the points; null for none. */
  readonly text: string | null;
  /** Only of a draft: the day on which it was said. */
  readonly day?: Day;
}

export interface PlannedDocumentAnswer {
  readonly words: DocumentAnswerWords;
  readonly record: PromotionRecord;
  /** Where it is; an answer moves nothing. */
  readonly state: PromotionState | null;
  readonly body: string;
  /** `more evidence` */
  readonly said: string;
  /** The same answer is the caller's last word on it. */
  readonly isThere: boolean;
}

/** @throws `usage` for a word that is no answer */
export function typedVerdict(typed: string): Verdict {
  const found = verdictNamed(typed);
  if (found !== null) return found;
  throw new DevgrowthError(
    'usage',
    `"${typed}" is no answer to a promotion document${suggestion(typed.toLowerCase(), verdicts)}`,
    {
      hint: `Answers: ${verdicts.join(', ')}.`,
    },
  );
}

/** Writes nothing. @throws `refused` for whoever is not the manager, and on a document that has come to its end */
export async function planDocumentAnswer(
  words: DocumentAnswerWords,
  session: Pick<Session, 'project' | 'me' | 'settings' | 'now'>,
): Promise<PlannedDocumentAnswer> {
  const { project, me, now } = session;
  refuseOthers(session);
  const record = await theDocument(session);
  if (record.state === 'closed')
    throw new DevgrowthError('refused', `the promotion document #${record.iid} is closed: it waits for no answer`, {
      hint: `Nothing was written. A comment is possible: ${record.url}`,
    });
  const { state, history } = await knownStanding(project, record);
  const day = words.day ?? now.today;
  const { answer } = answersTo(record, history, { ...noManager, manager: me.username });
  const body = formatAnswer({ verdict: words.verdict, day, points: words.points }, words.text ?? '');
  return {
    words: { ...words, day },
    record,
    state,
    body,
    said: verdictWords(words.verdict),
    isThere: answer !== null && flat(answer.body) === flat(body),
  };
}

export function answerDocument(
  { words, record, body }: PlannedDocumentAnswer,
  session: Session,
  desk: DraftWorld,
): Promise<readonly Dropped[]> {
  return draftedWrite('promotion answer', { ...words }, session, desk, async (draft) => {
    const mayExist = draft.tried('comment');
    const key = await draft.key('comment');
    return (await session.project.comment(record.iid, { key, mayExist, type: 'answer', body })).warnings;
  });
}

function refuseOthers({ me, settings }: Pick<Session, 'me' | 'settings'>): void {
  const { person, manager } = settings;
  if (isNamed(me, person)) {
    throw new DevgrowthError('refused', 'it is your own promotion document: your manager answers it', {
      hint: said`Nothing was written. Where it is and can go: \`${step('promotion state')}\`.`,
    });
  }
  if (isNamed(me, manager)) return;
  const who = manager === null ? 'nobody is named as their manager' : `@${oneLine(manager)} is their manager`;
  throw new DevgrowthError('refused', `only the manager of @${oneLine(person)} answers it; ${who}`, {
    hint: 'Nothing was written. A comment on it, in the browser, is possible where you can see it.',
  });
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();
