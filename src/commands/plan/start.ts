// `devgrowth plan start`: opens the year plan once, and the milestones of its quarters.
import type { ExitCode } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { withTypedWords } from '#work/drafting.ts';
import { planYear, type StartedYear, startYear, type StartWords, yearPlan } from '#work/plan/starting.ts';
import type { Session } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';
import { endDryRun, warn } from '../written-goal.ts';

export const startCommand: CommandModule<StartWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth plan start',
    'devgrowth plan start --aspiration "Lead the design of one service" --focus "Deeper in databases"',
  ],
  declare(command) {
    command
      .option('--aspiration <text>', 'Where you want to be in two or three years, and why')
      .option('--focus <text>', 'The direction of this year')
      .option('--intention <text>', 'What you want to have done, and how you will know')
      .option(...templatesFlag);
  },
  parse: (_args, flags) => ({
    aspiration: textFlag(flags, 'aspiration'),
    focus: textFlag(flags, 'focus'),
    intention: textFlag(flags, 'intention'),
    templates: textFlag(flags, 'templates'),
  }),
  run: runStart,
};

function runStart({ shared, own }: Input<StartWords>, world: CommandWorld): Promise<ExitCode> {
  return withTypedWords('plan start', { shared, own }, world, (session) => start({ shared, own }, session, world));
}

async function start({ shared, own }: Input<StartWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planYear(own, session, world);
  if (shared.dryRun) {
    const there = await yearPlan(session);
    const lines = [`open ${planned.title}${about(planned)}`, '', ...planned.description.split('\n')];
    if (there === null) return endDryRun(lines, shared, world);
    const isKept = there.hasEnded || planned.renewed(there.description) === there.description;
    const change = isKept ? 'keep' : "add tables of the quarters' goals to";
    return endDryRun([`${change} #${there.iid} ${there.title}${about(there)}`], shared, world);
  }
  return end(await startYear(planned, session, world), shared, world);
}

function about({ span }: Pick<StartedYear, 'span'>): string {
  return span === null ? '' : `, for ${span.name}`;
}

async function end(
  { iid, title, url, span, created, isRenewed, warnings }: StartedYear,
  { format }: SharedInput,
  world: CommandWorld,
): Promise<ExitCode> {
  if (format === 'json') {
    world.stdout.write(await documentText('plan-write', { plan: { iid, title, url, span }, created, warnings }));
  } else {
    const how = created ? 'Opened' : isRenewed ? "Tables of the quarters' goals added to" : 'There already:';
    world.stdout.write(ink`${how} #${iid} ${oneLine(title)}${about({ span })}\n${oneLine(url)}\n`);
  }
  return warn(warnings, world);
}
