// What the reader of a report is asked for: asks, reviews, approvals, and the question for the next 1:1.
import { isManager } from '#growth/goals/approval.ts';
import type { Day } from '#growth/words/goal.ts';
import type { Audience } from './audience.ts';
import type { NextSteps } from './next-steps.ts';
import type { OpenNeed } from './on-agendas.ts';

export interface Asked extends Omit<OpenNeed, 'type'> {
  readonly type: OpenNeed['type'] | 'question';
  /** Whoever reads this copy can answer; else somebody else has to. In the person's own report both wait for somebody. */
  readonly ofReader: boolean;
}

interface Told {
  readonly needsYou: readonly OpenNeed[] | null;
  readonly next: NextSteps | null;
  readonly audience: Audience;
  /** Username. */
  readonly manager: string | null;
}

/** In the order of `needsIn`, the question last: it waits for its day. null: neither asks nor agenda could be read. */
export function askedIn(report: Told): readonly Asked[] | null {
  const { needsYou, audience, manager } = report;
  const question = questionIn(report);
  if (needsYou === null) return question === null ? null : [question];
  const asked = needsYou.map((need) => ({ ...need, ofReader: audience === 'me' || isManagers(need, manager) }));
  return [...asked, ...(question === null ? [] : [question])];
}

/** Where an ask is the question, it is told once. */
function questionIn({ next, needsYou }: Told): Asked | null {
  const { question = null, meeting = null, unclosed = null } = next ?? {};
  const place = meeting ?? unclosed;
  if (question === null || question.trim() === '' || place === null) return null;
  if (needsYou?.some(({ type, text }) => type === 'ask' && text === question) === true) return null;
  const { iid, title, url } = place;
  const about = { who: null, since: null, days: null, atLeast: false, agendas: 1, ofReader: true };
  return { type: 'question', place: { type: 'one-on-one', iid, title, url }, text: question, ...about };
}

/** An approval of somebody else, and a goal that waits for somebody, are nothing that the manager can give. */
function isManagers({ type, who }: OpenNeed, manager: string | null): boolean {
  if (type === 'waiting') return false;
  return type !== 'approval' || isManager(who ?? '', manager);
}

/** The day since which the longest waiting of them waits; null where none says. */
export function oldestOf(asked: readonly Pick<Asked, 'since'>[]): Day | null {
  return asked.flatMap(({ since }) => (since === null ? [] : [since])).toSorted()[0] ?? null;
}
