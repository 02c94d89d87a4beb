// Candidates of what a forge told of a person's work: merged, what was decided left out, put together, matched, in order.
import { itemReference } from '../goals/foreign-item.ts';
import { dayOf } from '../time/calendar.ts';
import { ascending, descending, inTurn } from '../words/order.ts';
import type { Candidate, Match } from './candidate.ts';
import { clustered } from './clusters.ts';
import type { FoundWork, WorkItem, WorkKey } from './found-work.ts';
import { trailersOf } from './goal-trailers.ts';
import { type ItemLinks, linksOf } from './item-links.ts';
import { matchesOf, offeredFrom, type PieceToMatch, preselectedFrom } from './matching.ts';
import type { CandidateBasis } from './piece.ts';
import { piecesOf } from './pieces.ts';

export interface Candidates {
  /** Those to decide: by trailer, then by score, then the newest first. */
  readonly candidates: readonly Candidate[];
  /** How many pieces were left out because they are kept or dropped. */
  readonly decidedBefore: number;
  /** Rules of the settings that name no goal. */
  readonly problems: readonly string[];
}

/** Pure: the same answers and the same goals give the same candidates, on every machine. */
export function candidatesFrom(found: FoundWork, basis: CandidateBasis): Candidates {
  const { pieces, items, closes, decidedBefore } = piecesOf(found, basis);
  const around = { base: basis.base, items, closes };
  const known = new Map<WorkKey, ItemLinks>();
  const links = (item: WorkItem): ItemLinks => {
    const read = known.get(item.key) ?? linksOf(item, around);
    known.set(item.key, read);
    return read;
  };
  const dated = clustered(pieces, links).map((piece): PieceToMatch => {
    const day = dayOf(piece.at, basis.window.zone);
    const read = piece.items.map((item) =>
      trailersOf({ item, commits: found.commits.get(item.key) ?? [], isOwn: piece.isOwn }, day, basis),
    );
    const trailers = { goals: read.flatMap(({ goals }) => goals), problems: read.flatMap(({ problems }) => problems) };
    return { piece, day, trailers };
  });
  const matches = matchesOf(dated, basis.goals, basis.rules, links);
  const numbers = new Set(basis.goals.map(({ iid }) => iid));
  return {
    candidates: dated.map((one, index) => candidateOf(one, matches[index] ?? [], basis)).sort(mostCertainFirst),
    decidedBefore,
    problems: [...new Set(basis.rules.map(({ goal }) => goal))]
      .filter((iid) => !numbers.has(iid))
      .map((iid) => `match: names #${iid}, which is no goal of this project`),
  };
}

const mostCertainFirst = inTurn<Candidate>(
  descending(({ matches }) => matches[0]?.score ?? 0),
  descending(({ day }) => day),
  ascending(({ key }) => key),
);

function candidateOf(
  { piece, day, trailers }: PieceToMatch,
  matches: readonly Match[],
  { goals, decided }: CandidateBasis,
): Candidate {
  const { items, thanks } = piece;
  const [lead] = items;
  const isThanks = piece.kind === 'thanks';
  const [firstThanks] = thanks;
  const key = isThanks ? (firstThanks?.key ?? lead.key) : lead.key;
  const others = [...(isThanks ? [] : items.map((item) => ({ key: item.key, url: item.url }))), ...thanks].filter(
    (other) => other.key !== key,
  );
  const goal = goals.find(({ iid }) => iid === matches[0]?.goal);
  const isEarly = goal !== undefined && day < goal.began;
  const isConfidential = items.some(isHidden);
  return {
    key,
    kind: piece.kind,
    roles: piece.roles,
    day,
    dayOf: piece.dayOf,
    title: isHidden(lead) ? null : lead.title,
    words: isThanks ? (thanks.find(({ body, internal }) => body !== null && !internal)?.body ?? null) : null,
    place: lead.home === null ? null : itemReference({ type: lead.kind, home: lead.home, iid: lead.iid, anchor: '' }),
    url: isThanks ? (firstThanks?.url ?? null) : lead.url,
    // What is not known to be open counts as private.
    private: items.some(({ isPrivate }) => isPrivate !== false),
    confidential: isConfidential,
    with: others.map((other) => other.key),
    former: piece.former,
    also: others.flatMap(({ url }) => url ?? []),
    labels: [...new Set(items.flatMap(({ labels }) => labels))],
    thanks: thanks.length,
    helped: piece.helped,
    matches,
    suggested: suggestedOf(matches, piece.isDoubtful || isEarly),
    values: [],
    state: [key, ...piece.former].some((one) => decided.logged.get(one) === 'later') ? 'later' : 'new',
    notes: [...piece.notes, ...trailers.problems, ...(isEarly ? [`before #${goal.iid} began`] : [])],
  };
}

/** An event tells an issue's title, and not whether the issue is confidential. */
const isHidden = ({ confidential, toldBy, kind }: WorkItem) =>
  confidential || (toldBy === 'event' && kind !== 'merge-request');

/** Of two that fit equally well none is chosen for the person. */
function suggestedOf([best, next]: readonly Match[], isDoubtful: boolean): Candidate['suggested'] {
  if (best === undefined || best.score < offeredFrom) return 'none';
  return best.score >= preselectedFrom && best.score !== next?.score && !isDoubtful ? 'keep' : 'offer';
}
