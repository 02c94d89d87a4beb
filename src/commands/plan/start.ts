// `devgrowth plan start`: opens the year plan once, and the milestones of its quarters.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { withTypedWords } from '#work/drafting.ts';
import { planYear, type StartedYear, startYear, type StartWords, yearPlan } from '#work/plan/starting.ts';
import { planNext, startNext } from '#work/plan/renewing.ts';
import type { Session } from '#work/session.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input, SharedInput } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';
import { endDryRun, warn, writeNumbers } from '../written-goal.ts';

export const startCommand: CommandModule<StartWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth plan start',
    'devgrowth plan start --aspiration "Lead the design of one service" --focus "Deeper in databases"',
    'devgrowth plan start --from last --dry-run --no-input',
  ],
  declare(command) {
    command
      .option('--aspiration <text>', 'Where you want to be in two or three years, and why')
      .option('--focus <text>', 'The direction of this year')
      .option('--intention <text>', 'What you want to have done, and how you will know')
      .option('--from <last>', 'last: goes on from the last plan, and closes it after a yes')
      .option('--became <text>', "What became of the last plan's intention; with --from")
      .option(...templatesFlag);
  },
  parse(_args, flags) {
    const from = choiceFlag(flags, 'from', ['last'] as const);
    const became = textFlag(flags, 'became');
    if (became !== null && from === null)
      throw new DevgrowthError('usage', '--became goes with --from last', {
        hint: 'What became of an intention is told where the next plan goes on from it.',
      });
    return {
      aspiration: textFlag(flags, 'aspiration'),
      focus: textFlag(flags, 'focus'),
      intention: textFlag(flags, 'intention'),
      templates: textFlag(flags, 'templates'),
      ...(from === null ? {} : { from, became }),
    };
  },
  run: runStart,
};

function runStart({ shared, own: typed }: Input<StartWords>, world: CommandWorld): Promise<ExitCode> {
  // A yes that was typed is kept with the words: whoever resumes them has given it.
  const own = typed.from === 'last' && shared.yes ? { ...typed, isAgreed: true } : typed;
  return withTypedWords('plan start', { shared, own }, world, (session) => start({ shared, own }, session, world));
}

async function start({ shared, own }: Input<StartWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  if (own.from === 'last') return goOn({ shared, own }, session, world);
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

async function goOn({ shared, own }: Input<StartWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planNext(own, session, world, shared.dryRun);
  const { last, title, description, isThere } = planned;
  if (shared.dryRun) {
    const lines = [
      `close #${last.iid} ${last.title}`,
      `open ${title}${about(planned)}`,
      '',
      ...description.split('\n'),
    ];
    return endDryRun(isThere ? [`keep #${last.iid} ${last.title}${about(planned)}`] : lines, shared, world);
  }
  return end(await startNext(planned, session, world), shared, world, isThere ? null : last);
}

function about({ span }: Pick<StartedYear, 'span'>): string {
  return span === null ? '' : `, for ${span.name}`;
}

async function end(
  { iid, title, url, span, created, isRenewed, warnings }: StartedYear,
  { format }: SharedInput,
  world: CommandWorld,
  last: Pick<StartedYear, 'iid' | 'title' | 'url'> | null = null,
): Promise<ExitCode> {
  if (format === 'json') {
    const from = last === null ? null : { iid: last.iid, title: last.title, url: last.url };
    const written = { plan: { iid, title, url, span }, created, from, warnings };
    world.stdout.write(await documentText('plan-write', written));
  } else if (format === 'number') {
    writeNumbers([iid], world);
  } else {
    const from = last === null ? '' : `; #${last.iid} is closed`;
    const how = created ? 'Opened' : isRenewed ? "Tables of the quarters' goals added to" : 'There already:';
    world.stdout.write(ink`${how} #${iid} ${oneLine(title)}${about({ span })}${from}\n${oneLine(url)}\n`);
  }
  return warn(warnings, world);
}
