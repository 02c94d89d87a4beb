// Decisions that are named by keys, without anybody to ask: each key must be one that was found, or nothing is written.
import { DevgrowthError } from '#errors.ts';
import type { Candidate } from '#growth/candidates/candidate.ts';
import type { WorkKey } from '#growth/candidates/found-work.ts';
import { commentKeyOf } from '#growth/candidates/work-key.ts';
import type { Decided } from '#growth/candidates/piece.ts';
import type { ValueId } from '#growth/words/values.ts';
import { oneLine } from '#render/text.ts';
import { titleRule } from './private-titles.ts';
import { quoteRule } from './quoted-words.ts';
import { given, said, step } from '#wording.ts';
import type { Desk } from '../desk.ts';
import { type NamedPlace, winsWord } from '../goal-number.ts';
import type { Session } from '../session.ts';
import { namedValues } from '../values.ts';
import { readOfWins } from './wins.ts';
import type { Decision, Looked } from './sitting.ts';

export interface NamedDecision {
  readonly word: 'keep' | 'drop' | 'later';
  readonly key: WorkKey;
  /** null: the one that it fits for certain. */
  readonly goal: NamedPlace['iid'] | null;
  readonly result: string | null;
  readonly did: string | null;
  /** null: those of the candidate. */
  readonly values: readonly ValueId[] | null;
}

interface Named {
  readonly decisions: readonly NamedDecision[];
  /** Titles of private items are kept, too. */
  readonly titles: boolean;
  readonly quotes: boolean;
}

/** What was decided in the same way before is done: a run that was killed is run again. @throws `usage` with every problem */
export async function resolveDecisions(
  { decisions, titles, quotes }: Named,
  looked: Looked & { readonly decided: Decided },
  session: Pick<Session, 'project' | 'me' | 'forge' | 'settings'>,
  desk: Pick<Desk, 'ask' | 'yes'>,
): Promise<readonly Decision[]> {
  const open = decisions.filter((one) => !isDone(one, looked.decided));
  const problems = [...twiceIn(open), ...open.flatMap((one) => problemOf(one, looked) ?? [])];
  if (problems.length > 0) throw (await ontoDocument(open, looked, session)) ?? undecidable(problems);
  const mayTell = titleRule(titles, session, desk);
  const mayQuote = quoteRule(quotes, session);
  const wins = readOfWins(looked.wins, session.me);
  const resolved: Decision[] = [];
  for (const { word, key, goal, result, did, values } of open) {
    const candidate = found(key, looked);
    const kept = goal ?? candidate?.matches[0]?.goal;
    const place = kept === winsWord ? wins : looked.records.find(({ iid }) => iid === kept);
    if (word !== 'keep') resolved.push({ word, key });
    else if (candidate !== undefined && kept !== undefined && place !== undefined) {
      const told = await mayTell(candidate, place);
      const how = {
        did,
        result,
        values: values === null ? candidate.values : namedValues(values, session),
        mayTell: told,
        quotes: await mayQuote(candidate),
      };
      resolved.push({ word, key, goal: kept, ...how });
    }
  }
  return resolved;
}

const found = (key: WorkKey, { candidates }: Looked): Candidate | undefined =>
  candidates.find((candidate) => candidate.key === key);

function isDone({ word, key }: NamedDecision, { logged, marks }: Decided): boolean {
  if (word === 'keep') return marks.has(commentKeyOf(key));
  return word === 'drop' && logged.get(key) === 'dropped';
}

function problemOf({ word, key, goal }: NamedDecision, looked: Looked): string | null {
  const candidate = found(key, looked);
  if (candidate === undefined) {
    const whole = looked.candidates.find((one) => one.with.includes(key));
    return whole === undefined ? `${key}: was not found, or is decided` : `${key}: is decided with ${whole.key}`;
  }
  if (word !== 'keep') return null;
  if (goal === null)
    return candidate.suggested === 'keep' ? null : `${key}: fits no goal for certain: name one, or ${winsWord}`;
  if (goal === winsWord) return null;
  return looked.records.some(({ iid }) => iid === goal) ? null : `${key}: there is no goal #${goal}`;
}

/** Asked for only where something named no goal. */
async function ontoDocument(
  open: readonly NamedDecision[],
  { records }: Looked,
  { project, settings }: Pick<Session, 'project' | 'settings'>,
): Promise<DevgrowthError | null> {
  const unknown = open.filter(({ goal }) => typeof goal === 'number' && !records.some(({ iid }) => iid === goal));
  if (unknown.length === 0) return null;
  const document = await project.promotionDocument(settings.person);
  const meant = unknown.find(({ goal }) => goal === document?.iid);
  if (meant === undefined) return null;
  return new DevgrowthError('usage', `${oneLine(meant.key)}: #${meant.goal} is the promotion document, not a goal`, {
    hint: said`Nothing was written. Keep it with a goal of yours, or ${given('goal', winsWord)}; then \`${step('promotion result', 'add', { 'from-evidence': 7 })}\` takes it into the document.`,
  });
}

function twiceIn(decisions: readonly NamedDecision[]): readonly string[] {
  const keys = decisions.map(({ key }) => key);
  return [...new Set(keys.filter((key, at) => keys.indexOf(key) !== at))].map((key) => `${key}: is named twice`);
}

function undecidable(problems: readonly string[]): DevgrowthError {
  return new DevgrowthError('usage', `${problems.length === 1 ? 'a key cannot' : 'some keys cannot'} be decided`, {
    hint: said`Nothing was written. \`${step('evidence scan')}\` lists what there is to decide, with its keys.`,
    details: problems.map(oneLine),
  });
}

/** @throws `usage` where one of them was neither dropped nor put off */
export function checkRestored(keys: readonly WorkKey[], { log }: Pick<Looked, 'log'>): void {
  const unknown = keys.filter((key) => !log.standing.decided.has(key));
  if (unknown.length === 0) return;
  throw new DevgrowthError('usage', `${unknown.map(oneLine).join(', ')}: the log of the inbox knows no such key`, {
    hint: said`Nothing was written. \`${step('evidence inbox', { dropped: true })}\` lists what was dropped.`,
  });
}
