// Which goals a piece of work fits, by signs that are all shown: the strongest one, and the words they share. No model, no clock.
import { topicWords } from '../text/topic-words.ts';
import type { Day } from '../words/goal.ts';
import { ascending, descending, inTurn } from '../words/order.ts';
import type { Match } from './candidate.ts';
import type { WorkItem } from './found-work.ts';
import type { GoalToMatch } from './goal-to-match.ts';
import type { TrailersRead } from './goal-trailers.ts';
import type { ItemLinks } from './item-links.ts';
import type { MatchRule } from './match-rule.ts';
import type { Piece } from './piece.ts';
import { WordIndex } from './word-likeness.ts';
import { referenceOf } from './work-key.ts';

export const preselectedFrom = 70;
export const offeredFrom = 25;

const scores = {
  trailer: 100,
  named: 95,
  closes: 90,
  rule: 70,
  partner: 70,
  newcomer: 40,
  words: 50,
  home: 10,
} as const;
const mostMatches = 5;
const mostWordsShown = 4;

export interface PieceToMatch {
  readonly piece: Piece;
  readonly day: Day;
  readonly trailers: TrailersRead;
}

interface Sign {
  readonly score: number;
  readonly why: string;
}

/** The same pieces, goals and rules give the same matches, in the order of the pieces. */
export function matchesOf(
  pieces: readonly PieceToMatch[],
  goals: readonly GoalToMatch[],
  rules: readonly MatchRule[],
  linksOf: (item: WorkItem) => ItemLinks,
): readonly (readonly Match[])[] {
  const words = pieces.map(({ piece }) => wordsOf(piece));
  const index = new WordIndex(words, goals);
  const lookUp = lookUpOf(goals);
  return pieces.map((one, at) => {
    const signs = new Map<GoalToMatch, Sign[]>();
    const add = (goal: GoalToMatch | undefined, sign: Sign) => {
      if (goal === undefined || (goal.ended !== null && goal.ended < one.day)) return;
      const told = signs.get(goal);
      if (told === undefined) signs.set(goal, [sign]);
      else told.push(sign);
    };
    addOwnSigns(one, lookUp, linksOf, add);
    addSignsOfKind(one.piece, goals, rules, lookUp, add);
    const alike = new Map(index.alike(words[at] ?? new Set()).map((found) => [goals[found.goal], found]));
    for (const [goal, { cosine, shared }] of alike) {
      const why = `words: ${shared.slice(0, mostWordsShown).join(', ')}`;
      add(goal, { score: Math.round(scores.words * Math.sqrt(cosine)), why });
    }
    return [...signs]
      .map(([goal, told]) => matchOf(goal, told, one.piece, goals))
      .filter(({ score }) => score >= offeredFrom)
      .sort(
        inTurn<Match>(
          descending(({ score }) => score),
          ascending(({ goal }) => goal),
        ),
      )
      .slice(0, mostMatches);
  });
}

interface LookUp {
  readonly byNumber: ReadonlyMap<number, GoalToMatch>;
  readonly byReference: ReadonlyMap<string, readonly GoalToMatch[]>;
}

function lookUpOf(goals: readonly GoalToMatch[]): LookUp {
  const byReference = new Map<string, GoalToMatch[]>();
  for (const goal of goals)
    for (const reference of goal.names) byReference.set(reference, [...(byReference.get(reference) ?? []), goal]);
  return { byNumber: new Map(goals.map((goal) => [goal.iid, goal])), byReference };
}

/** A sum of several people's or weeks' work has a sign only where each part of it has. */
function addOwnSigns(
  { piece, trailers }: PieceToMatch,
  { byNumber, byReference }: LookUp,
  linksOf: (item: WorkItem) => ItemLinks,
  add: (goal: GoalToMatch | undefined, sign: Sign) => void,
): void {
  const whose = piece.isOwn ? 'you wrote' : 'it says';
  for (const { iid, typed } of trailers.goals)
    add(byNumber.get(iid), { score: scores.trailer, why: `${whose} "Goal: ${typed}"` });
  const counts = new Map<GoalToMatch, { readonly signs: Sign[]; items: number }>();
  for (const item of piece.items) {
    const reference = referenceOf(item);
    const named = reference === null ? [] : (byReference.get(reference) ?? []);
    const told = new Map<GoalToMatch, Sign>(
      named.map((goal) => [goal, { score: scores.named, why: `the goal names ${shownReference(item)}` }]),
    );
    for (const target of linksOf(item).closes)
      for (const goal of byReference.get(target) ?? [])
        if (!told.has(goal))
          told.set(goal, { score: scores.closes, why: `belongs to ${target}, which the goal names` });
    for (const [goal, sign] of told) {
      const count = counts.get(goal) ?? { signs: [], items: 0 };
      counts.set(goal, { signs: [...count.signs, sign], items: count.items + 1 });
    }
  }
  const needed = piece.kind === 'reviews' ? piece.items.length : 1;
  for (const [goal, { signs, items }] of counts) {
    const best = signs.toSorted(descending(({ score }) => score))[0];
    if (best !== undefined && items >= needed) add(goal, best);
  }
}

function addSignsOfKind(
  piece: Piece,
  goals: readonly GoalToMatch[],
  rules: readonly MatchRule[],
  { byNumber }: LookUp,
  add: (goal: GoalToMatch | undefined, sign: Sign) => void,
): void {
  for (const rule of rules) {
    if (piece.items.every((item) => fits(item, rule)))
      add(byNumber.get(rule.goal), { score: scores.rule, why: `a rule of the settings: ${ruleWords(rule)}` });
  }
  if (piece.helped === null) return;
  for (const goal of goals) {
    if (goal.partners.has(piece.helped.toLowerCase()))
      add(goal, { score: scores.partner, why: `the goal names @${piece.helped}` });
    if (piece.helpsNewcomer && goal.growsOthers)
      add(goal, { score: scores.newcomer, why: `@${piece.helped} is new here` });
  }
}

function fits({ home, labels, title }: WorkItem, { project, label, words }: MatchRule): boolean {
  if (project !== null && !isIn(home, project)) return false;
  if (label !== null && !labels.some((one) => one.toLowerCase() === label.toLowerCase())) return false;
  const own = new Set(topicWords(title ?? ''));
  return words.length === 0 || words.some((word) => topicWords(word).some((one) => own.has(one)));
}

/** In the project of that path, or below the group. */
function isIn(home: string | null, path: string): boolean {
  return home !== null && `${home}/`.toLowerCase().startsWith(`${path}/`.toLowerCase());
}

function ruleWords({ project, label, words }: MatchRule): string {
  const parts = [project, label === null ? null : `label ${label}`, words.length === 0 ? null : words.join(' or ')];
  return parts.filter((part) => part !== null).join(', ');
}

/** The strongest sign, with the words and where earlier pieces went on top of it. */
function matchOf(
  goal: GoalToMatch,
  signs: readonly Sign[],
  { items: [item] }: Piece,
  goals: readonly GoalToMatch[],
): Match {
  const words = signs.find(({ why }) => why.startsWith('words: '));
  const others = signs.filter((sign) => sign !== words).toSorted(descending(({ score }) => score));
  const home = item.home?.toLowerCase() ?? '';
  const kept = goal.keptFrom.get(home) ?? 0;
  const all = kept === 0 ? 0 : goals.reduce((sum, { keptFrom }) => sum + (keptFrom.get(home) ?? 0), 0);
  const share = all === 0 ? 0 : Math.round((scores.home * kept) / all);
  const score = (others[0]?.score ?? 0) + (words?.score ?? 0) + share;
  const why = [...new Set([...others, ...(words === undefined ? [] : [words])].map((sign) => sign.why))];
  if (share > 0) why.push(`${kept} of ${all} pieces of ${item.home ?? ''} were kept here`);
  // Only what the person wrote themselves is certain.
  const most = others[0]?.score === scores.trailer ? scores.trailer : scores.trailer - 1;
  return { goal: goal.iid, score: Math.min(most, score), why };
}

/** Nothing of what is confidential is shown, so none of it is compared. */
function wordsOf({ items }: Piece): ReadonlySet<string> {
  const texts = items.flatMap(({ confidential, title, labels, branch, home }) =>
    confidential ? [] : [title ?? '', labels.join(' '), branch ?? '', home?.split('/').at(-1) ?? ''],
  );
  return new Set(texts.flatMap(topicWords));
}

function shownReference(item: WorkItem): string {
  const sign = item.kind === 'epic' ? '&' : item.kind === 'issue' ? '#' : '!';
  return `${item.home ?? ''}${sign}${item.iid}`;
}
