// `devgrowth promotion start`: opens the promotion document once, as a confidential issue, and says its state in a comment on it.
import type { ExitCode } from '#errors.ts';
import { startStates } from '#growth/promotion/transitions.ts';
import { oneLine } from '#render/text.ts';
import { planDocument, startDocument, type StartWords, unfinished } from '#work/promotion/starting.ts';
import { openSession } from '#work/session.ts';
import { choiceFlag, textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { templatesFlag } from '../templates-flag.ts';
import { endDryRun } from '../written-goal.ts';
import { endDocument } from './written-document.ts';

export const startCommand: CommandModule<StartWords> = {
  formats: ['text', 'json'],
  writes: true,
  examples: [
    'devgrowth promotion start --template general',
    'devgrowth promotion start --template senior-to-staff --state drafting --dry-run',
  ],
  completes: { '--template': 'promotion-templates', '--state': startStates },
  declare(command) {
    command
      .option('--template <name>', 'general, senior-to-staff, or one of your own')
      .option('--state <state>', `Where you are: ${startStates.join(' or ')} (default: exploring)`)
      .option(...templatesFlag);
  },
  parse: (_args, flags) => ({
    template:
      textFlag(flags, 'template')
        ?.trim()
        .replace(/^promotion\//, '') ?? null,
    state: choiceFlag(flags, 'state', startStates) ?? 'exploring',
    templates: textFlag(flags, 'templates'),
  }),
  run: runStart,
};

async function runStart({ shared, own }: Input<StartWords>, world: CommandWorld): Promise<ExitCode> {
  const session = await openSession(shared, world);
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
