// `devgrowth evidence scan`: what the person did on GitLab and has not decided about yet. Reads, and writes nothing.
import { type ExitCode, exitCodes } from '#errors.ts';
import { type WorkSource, workSources } from '#growth/candidates/found-work.ts';
import { completenessOf } from '#growth/words/completeness.ts';
import { documentText } from '#render/json/document.ts';
import { ink, stacked } from '#render/terminal/ink.ts';
import { renderScan } from '#render/terminal/goals/candidates.ts';
import { oneLine } from '#render/text.ts';
import { refuseOthersInbox } from '#work/evidence/inbox.ts';
import { type LookedAt, type LookLimits, lookAtWork, type LookWords, planLook } from '#work/evidence/looking.ts';
import { openSession, type Session } from '#work/session.ts';
import { choiceFlag, collect, countFlag, listFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';

export interface ScanWords extends LookWords, LookLimits {
  readonly all: boolean;
  readonly explain: boolean;
}

/** One page of a sitting. */
const shownAtOnce = 20;

export const scanCommand: CommandModule<ScanWords> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth evidence scan', 'devgrowth evidence scan --since 3m --explain'],
  completes: { '--source': workSources },
  declare(command) {
    command
      .option('--since <day>', 'First day (default: where the last inbox ended, else six months ago)')
      .option('--until <day>', 'Last day (default: today)')
      .option('--source <source>', `Only these (repeatable): ${workSources.join(', ')}`, collect)
      .option('--deep', 'Also emoji and more commits of your merge requests, and who is new: a request for each')
      .option('--max-requests <number>', 'Send no more for it; what is left out is said')
      .option('--explain', 'Print what would be asked, and ask nothing of your work')
      .option('--all', 'Show all of them, not the first 20');
  },
  parse: (_args, flags) => ({
    since: textFlag(flags, 'since'),
    until: textFlag(flags, 'until'),
    sources: sourcesTyped(listFlag(flags, 'source')),
    deep: flags['deep'] === true,
    maxRequests: countFlag(flags, 'maxRequests', 40),
    explain: flags['explain'] === true,
    all: flags['all'] === true,
  }),
  run: runScan,
};

async function runScan({ shared, own }: Input<ScanWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  refuseOthersInbox(session, world);
  if (own.explain) {
    const { window, requests } = await planLook(own, session, own);
    const { since, until, why } = window;
    if (shared.format === 'json') {
      const plan = { window: { since, until, why }, requests: [...requests] };
      world.stdout.write(await documentText('evidence-scan-plan', plan));
    } else {
      const lines = requests.flatMap(({ source, request, times }) => [
        ink`${source}: ${oneLine(request)}`,
        ink`    ${times}`,
      ]);
      world.stdout.write(stacked([ink`${since} to ${until} (${why}); nothing of your work was asked:`, ...lines]));
    }
    return exitCodes.done;
  }
  const looked = await lookAtWork(own, session, own);
  await show(looked, { shared, own }, session, world);
  return isWhole(looked) ? exitCodes.done : exitCodes.notClean;
}

const isLacking = ({ state }: { readonly state: string }) => state === 'partial' || state === 'unknown';
const isWhole = ({ sources, record }: LookedAt) => record.length === 0 && !sources.some(isLacking);

async function show(
  looked: LookedAt,
  { shared, own }: Input<ScanWords>,
  { now }: Session,
  world: CommandWorld,
): Promise<void> {
  const { window, candidates, decidedBefore, problems, requests, sources, record, records } = looked;
  const { since, until, why } = window;
  if (shared.format === 'json') {
    const told = [
      ...sources.map(({ name, state, why: reason, requests: sent, seen }) => ({
        name,
        state,
        why: reason,
        requests: sent,
        // What was not read is no number.
        seen: state === 'unknown' || state === 'skipped' ? null : seen,
      })),
      ...record.map(({ name, failed, requests: sent, seen }) => ({
        name,
        state: 'partial',
        why: failed?.message ?? null,
        requests: sent,
        seen,
      })),
    ];
    const completeness = { complete: isWhole(looked), sources: told };
    const items = candidates.map(({ also: _also, words: _words, helped: _helped, former: _former, ...item }) => item);
    world.stdout.write(
      await documentText('candidates', {
        window: { since, until, why },
        items,
        decidedBefore,
        problems,
        requests,
        completeness,
      }),
    );
    return;
  }
  const titles = new Map(records.map(({ iid, title }) => [iid, title]));
  world.stdout.write(
    renderScan(
      { window, candidates, decidedBefore, requests, sources, completeness: completenessOf(record), problems },
      {
        today: now.today,
        most: own.all ? null : shownAtOnce,
        titleOf: (goal) => titles.get(goal) ?? null,
        color: shared.color,
        columns: world.stdout.columns,
      },
    ),
  );
}

function sourcesTyped(typed: readonly string[]): readonly WorkSource[] {
  const named = typed.flatMap((words) => words.split(',')).filter((word) => word.trim() !== '');
  return [
    ...new Set(named.map((source) => choiceFlag({ source: source.trim() }, 'source', workSources) ?? 'authored')),
  ];
}
