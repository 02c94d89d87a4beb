// `devgrowth report`: what changed in a window of days, for the 1:1.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import type { GoalRecord } from '#growth/goal.ts';
import { parseWindow, type Window } from '#growth/window.ts';
import { documentText } from '#render/json/document.ts';
import { renderReportMarkdown } from '#render/markdown/report.ts';
import { renderReport } from '#render/terminal/report.ts';
import { buildProgressReport } from '#reports/progress-report.ts';
import type { World } from '#world.ts';
import { textFlag } from './answers.ts';
import type { CommandModule, SharedInput } from './command.ts';
import { readStories, sourcesOf } from './goal-stories.ts';
import { type Session, openSession } from './session.ts';

interface ReportInput extends SharedInput {
  readonly since: string | null;
  readonly until: string | null;
}

export const reportCommand: CommandModule<ReportInput> = {
  formats: ['text', 'markdown', 'json'],
  writes: false,
  examples: ['devgrowth report', 'devgrowth report --since monday', 'devgrowth report --since 2w --format markdown'],
  declare(command) {
    command
      .option(
        '--since <day>',
        'First day: 2026-11-16, 2w, monday, "last month", "this quarter", FY27-Q3 (default: 7 days)',
      )
      .option('--until <day>', 'Last day, inclusive (default: today)');
  },
  parse: (_args, flags, shared) => ({ ...shared, since: textFlag(flags, 'since'), until: textFlag(flags, 'until') }),
  run: runReport,
};

async function runReport(input: ReportInput, world: World): Promise<ExitCode> {
  const session = await openSession(input, world);
  const { project, now } = session;
  const window = windowOf(input, session);
  const list = await project.goals();
  const stories = await readStories(
    project,
    list.items.filter((record) => concerns(record, window)),
    window.start,
  );
  const report = buildProgressReport({
    person: personOf(session),
    at: now.at,
    today: now.today,
    window,
    goals: stories,
    sources: [list.source, ...sourcesOf(stories)],
  });
  world.stdout.write(
    input.format === 'json'
      ? documentText('report', report)
      : input.format === 'markdown'
        ? renderReportMarkdown(report)
        : renderReport(report, { color: input.color, ...world.stdout }),
  );
  return report.completeness.complete ? exitCodes.done : exitCodes.notClean;
}

/** Whose goals these are: the settings say who, and whoever owns the project or asks has the name to it. */
function personOf({ settings, project, me }: Session): { username: string; name: string } {
  const known = [me, project.facts.owner].find((person) => person?.username === settings.person);
  return { username: settings.person, name: known?.name ?? settings.person };
}

/** A goal closed before the window has nothing to say in it, and costs no request. */
function concerns(record: GoalRecord, window: Window): boolean {
  return record.state === 'opened' || record.closedAt === null || record.closedAt >= window.start;
}

function windowOf(input: ReportInput, { now, settings }: Session): Window {
  const window = parseWindow({
    since: input.since,
    until: input.until,
    today: now.today,
    zone: now.zone,
    startMonth: settings.fiscalYearStart,
  });
  if (window.ok) return window.value;
  throw new DevgrowthError('usage', window.problem, {
    hint: 'Give days such as --since 2026-11-16, --since 2w, --since monday.',
  });
}
