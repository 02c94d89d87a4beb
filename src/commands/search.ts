// `devgrowth search retry`: finds words in goals, comments, evidence, agendas and documents, open and closed. Reads alone.
import { type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { renderFound } from '#render/terminal/project/found.ts';
import { searchedSorts } from '#reports/found.ts';
import { search, type SearchWords } from '#work/search/searching.ts';
import { openSession } from '#work/session.ts';
import { choiceFlag, countFlag, textFlag } from './answers.ts';
import { offlinePart } from './offline-part.ts';
import type { CommandModule, CommandWorld, Input } from './command.ts';

interface OwnWords extends SearchWords {
  /** Issues at most. */
  readonly limit: number;
}

const usualLimit = 20;

export const searchCommand: CommandModule<OwnWords> = {
  formats: ['text', 'json'],
  writes: false,
  rereads: 'changed',
  offline: ['text', 'json'],
  examples: ['devgrowth search retry', 'devgrowth search "circuit breaker" --since "this year" --kind goal'],
  completes: { '--kind': 'kinds', '--state': ['open', 'closed', 'all'] },
  declare(command) {
    command
      .argument('<words...>', 'All of them stand in one goal, 1:1 or document; a phrase goes in quotes')
      .option('--kind <kind>', `Only of this kind of goal, or: ${searchedSorts.join(', ')}`)
      .option('--state <state>', 'open, closed or all (default: all)')
      .option('--since <day>', 'Only what was written or changed since: 2026-11-16, 2w, "this year"')
      .option('--limit <number>', `Show so many at most (default: ${usualLimit})`)
      .option('--max-requests <number>', 'Send no more for it; what is left out is said');
  },
  parse(words, flags) {
    const state = choiceFlag(flags, 'state', ['open', 'opened', 'closed', 'all']) ?? 'all';
    return {
      words,
      kind: textFlag(flags, 'kind'),
      state: state === 'open' ? 'opened' : state,
      since: textFlag(flags, 'since'),
      maxRequests: countFlag(flags, 'maxRequests', 40),
      limit: countFlag(flags, 'limit', usualLimit) ?? usualLimit,
    };
  },
  run: runSearch,
};

async function runSearch({ shared, own }: Input<OwnWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
  const found = await search(own, session, world);
  const { needles, issues, searched, completeness } = found;
  if (shared.format === 'json') {
    const shown = issues.slice(0, own.limit);
    const document = {
      words: needles,
      issues: shown,
      found: issues.length,
      searched,
      completeness,
      ...offlinePart(world),
    };
    world.stdout.write(await documentText('search', document));
  } else {
    const { columns } = world.stdout;
    const { today } = session.now;
    world.stdout.write(renderFound(found, { limit: own.limit, today, color: shared.color, columns }));
  }
  return completeness.complete ? exitCodes.done : exitCodes.notClean;
}
