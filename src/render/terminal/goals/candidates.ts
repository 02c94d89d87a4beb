// `devgrowth evidence scan` in a terminal: how whole it is, how many of what, then each piece with its key and the goal it fits.
import type { Candidate, CandidateKind } from '#growth/candidates/candidate.ts';
import type { WorkSourceRead } from '#growth/candidates/found-work.ts';
import type { Completeness } from '#growth/words/completeness.ts';
import type { Day } from '#growth/words/goal.ts';
import { candidateFacts, candidateMatches, candidateTitle, decidedBeforeWords } from '../../candidate-words.ts';
import { count, oneLine } from '../../text.ts';
import { type Ink, ink, spaced, stacked, wrap } from '../ink.ts';
import { paintFor, type TerminalOptions, usableColumns } from '../paint.ts';

export interface ScanShown {
  readonly window: { readonly since: Day; readonly until: Day; readonly why: string };
  readonly candidates: readonly Candidate[];
  readonly decidedBefore: number;
  readonly requests: number;
  readonly sources: readonly WorkSourceRead[];
  /** Of the goals project. */
  readonly completeness: Completeness;
  readonly problems: readonly string[];
}

export interface CandidateOptions extends TerminalOptions {
  readonly today: Day;
  /** null: all. */
  readonly most: number | null;
  /** Of a goal by its number. */
  readonly titleOf: (goal: number) => string | null;
}

const kinds: readonly (readonly [CandidateKind, string, string])[] = [
  ['merge-request', 'merge request', 'merge requests'],
  ['reviews', 'line of reviews', 'lines of reviews'],
  ['issue', 'issue', 'issues'],
  ['answers', 'answer', 'answers'],
  ['epic', 'epic', 'epics'],
  ['thanks', 'word of thanks', 'words of thanks'],
];

const inset = 4;

export function renderScan(scan: ScanShown, options: CandidateOptions): Ink {
  const { candidates, window, requests, decidedBefore, sources, problems } = scan;
  const paint = paintFor(options);
  const columns = usableColumns(options.columns);
  const lacking = sources.filter(({ state }) => state === 'partial' || state === 'unknown');
  const isWhole = lacking.length === 0 && scan.completeness.complete;
  const verdict = isWhole ? paint.green('COMPLETE') : paint.alarm('PARTIAL');
  const tally = kinds.flatMap(([kind, one, many]) => {
    const found = candidates.filter((candidate) => candidate.kind === kind).length;
    return found === 0 ? [] : [`${found} ${found === 1 ? one : many}`];
  });
  const known = isWhole ? '' : ', as far as it is known';
  const head = [
    ...wrap(
      ink`${window.since} to ${window.until} (${window.why}) · ${count(requests, 'request')}  ${verdict}`,
      columns,
    ),
    ...wrap(
      [
        candidates.length === 0
          ? `Nothing to look at${known}`
          : `${candidates.length} to look at${known}: ${tally.join(', ')}`,
        ...decidedBeforeWords(decidedBefore),
      ].join(' · '),
      columns,
    ),
  ];
  const why = [
    ...lacking.map(({ name, state, why: told }) => `${name}: ${state}${told === null ? '' : `, ${oneLine(told)}`}`),
    ...scan.completeness.sources.flatMap(({ name, failed }) =>
      failed === null ? [] : [`${oneLine(name)}: ${oneLine(failed.message)}`],
    ),
    ...problems.map(oneLine),
  ].flatMap((line) => wrap(line, columns - inset).map((part) => ink`    ${part}`));
  const shown = options.most === null ? candidates : candidates.slice(0, options.most);
  const blocks = shown.map((candidate) => {
    const [best] = candidateMatches(candidate, options.titleOf);
    return [
      ...wrap(candidateTitle(candidate), columns - 2).map((line) => ink`  ${paint.bold(line)}`),
      ...wrap(`${candidate.key} · ${candidateFacts(candidate, options.today)}`, columns - inset).map(
        (line) => ink`    ${paint.dim(line)}`,
      ),
      ...wrap(best ?? 'no goal fits', columns - inset).map((line) => ink`    ${line}`),
    ];
  });
  const left = candidates.length - shown.length;
  const foot = [
    ...(left > 0 ? [`${left} more: devgrowth evidence scan --all`] : []),
    ...(candidates.length > 0 ? ['Decide them: devgrowth evidence inbox'] : []),
  ];
  return stacked(spaced([[...head, ...why], ...blocks, foot]));
}
