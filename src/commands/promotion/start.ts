// `devgrowth promotion start`: opens the promotion document once, as a confidential issue, and says its state in a comment on it.
import type { ExitCode } from '#errors.ts';
import { startStates } from '#growth/promotion/transitions.ts';
import { oneLine } from '#render/text.ts';
import { withTypedWords } from '#work/drafting.ts';
import { planDocument, startDocument, type StartWords, unfinished } from '#work/promotion/starting.ts';
import { openSession, type Session } from '#work/session.ts';
import { choiceFlag, lineFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';
import { endDryRun } from '../written-goal.ts';
import { endDocument } from './written-document.ts';

export const startCommand: CommandModule<StartWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth promotion start --template general',
    'devgrowth promotion start --template senior-to-staff --state drafting --dry-run',
  ],
  completes: { '--template': 'promotion-templates', '--state': startStates },
  declare(command) {
    command
      .option('--template <name>', 'general, senior-to-staff, or one of your own')
      .option('--state <state>', `Where you are: ${startStates.join(' or ')} (default: exploring)`)
      .option('--role <text>', 'Your role today')
      .option('--since <day>', 'Since when you have it')
      .option('--target <text>', 'The role it is about')
      .option('--levels <text>', 'What says what that level asks for: a page, a file')
      .option('--cycle <text>', 'Which cycle: "FY28-Q2, nominate by 2027-01-29"')
      .option(...templatesFlag);
  },
  parse: (_args, flags) => ({
    template:
      textFlag(flags, 'template')
        ?.trim()
        .replace(/^promotion\//, '') ?? null,
    state: choiceFlag(flags, 'state', startStates) ?? 'exploring',
    templates: textFlag(flags, 'templates'),
    role: lineFlag(flags, 'role'),
    target: lineFlag(flags, 'target'),
    levels: lineFlag(flags, 'levels'),
    cycle: lineFlag(flags, 'cycle'),
    since: lineFlag(flags, 'since'),
  }),
  run: runStart,
};

async function runStart(input: Input<StartWords>, world: CommandWorld): Promise<ExitCode> {
  const { role, target, levels, cycle } = input.own;
  if ([role, target, levels, cycle].some((words) => words != null))
    return withTypedWords('promotion start', input, world, (session) => start(input, session, world));
  return start(input, await openSession(input.shared, world), world);
}

async function start({ shared, own }: Input<StartWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planDocument(own, session, world);
  if (shared.dryRun) {
    const there = await unfinished(session);
    const lines = [`open ${planned.title}`, `${own.state} · confidential`, '', ...planned.description.split('\n')];
    return endDryRun(there === null ? lines : [`keep #${there.record.iid} ${there.record.title}`], shared, world);
  }
  const started = await startDocument(planned, session, world);
  const { record, state, created } = started;
  const say = created
    ? `Opened #${record.iid} ${record.title} (${own.state}${record.confidential ? ', confidential' : ''})`
    : `There already: #${record.iid} ${oneLine(record.title)} (${state ?? 'no state'})`;
  return endDocument({ ...started, say }, shared, world);
}
