// The promotion document as every front end tells of it: its facts, where it stands, and what was answered to it.
import type { Justification } from '#growth/promotion/accepting.ts';
import type { Answer, Answers } from '#growth/promotion/answer.ts';
import type { PromotionRecord } from '#growth/promotion/transitions.ts';
import type { DocumentRead } from './reading.ts';

export function aboutDocument({ iid, title, url, state, confidential, assignees }: PromotionRecord) {
  const usernames = assignees.map(({ username }) => username);
  return { iid, title, url, open: state === 'opened', confidential, assignees: usernames };
}

function toldAnswers({
  answer,
  changed,
  earlier,
  alike,
  offered,
}: Answers & { readonly offered: Justification | null }) {
  const told = ({ verdict, day, points, by, at }: Answer) => ({ verdict, day, points, by: by.username, at });
  return {
    answer: answer && told(answer),
    changed: changed && told(changed),
    earlier: earlier.map(told),
    alike: alike.map(({ verdict, words, by, at, why }) => ({ verdict, words, by: by?.username ?? null, at, why })),
    offered: offered && { day: offered.day, by: offered.by.username, at: offered.at },
  };
}

/** null: there is none, or none that one may see. */
export function shownDocument({ document }: Pick<DocumentRead, 'document'>) {
  if (document === null) return null;
  const { record, standing, answers, offered, frame, evidence } = document;
  return {
    ...aboutDocument(record),
    ...standing,
    ...toldAnswers({ ...answers, offered }),
    frame,
    evidence,
    history: standing.taken,
  };
}
