// `devgrowth plan edit focus`: one part of the year plan in the editor, or by --text; nothing else of it changes.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { planParts } from '#growth/goals/plan-parts.ts';
import { withTypedWords } from '#work/drafting.ts';
import { editPart } from '#work/part/editing.ts';
import { type EditWords, planEdit } from '#work/plan/editing.ts';
import { openSession, type Session } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endPart } from '../written-part.ts';

export const editCommand: CommandModule<EditWords> = {
  formats: ['text', 'json'],
  writes: true,
  forms: ['number'],
  examples: [
    'devgrowth plan edit focus --text "Deeper in databases"',
    'devgrowth plan edit FY27-Q4 --text "- With others: pair with the search team"',
  ],
  completes: { part: planParts },
  fromStdin: { flag: 'text' },
  declare(command) {
    command
      .argument('[part...]', `${planParts.join(', ')}, a quarter such as FY27-Q4; none: all of it`)
      .option('--text <text>', 'In place of the words of that part; - reads it from stdin');
  },
  parse: (part, flags) => ({ part: part.join(' ').trim(), text: textFlag(flags, 'text'), before: null }),
  run: runEdit,
};

async function runEdit(input: Input<EditWords>, world: CommandWorld): Promise<ExitCode> {
  const { shared, own } = input;
  if (own.text !== null) return withTypedWords('plan edit', input, world, (session) => edit(input, session, world));
  if (own.before === null && !shared.mayAsk) {
    throw new DevgrowthError('usage', 'nothing to change', {
      hint: 'Without a terminal, give the words of the part: --text.',
    });
  }
  return edit(input, await openSession(shared, world), world);
}

async function edit({ shared, own }: Input<EditWords>, session: Session, world: CommandWorld): Promise<ExitCode> {
  const planned = await planEdit(own, session);
  const { document, part } = planned;
  if (shared.dryRun) {
    const words = own.text === null ? ['open it in your editor'] : own.text.split('\n');
    return endDryRun([`#${document.iid} ${document.title}: ${part}`, ...words], shared, world);
  }
  return editPart(planned, session, world, (written) => endPart({ document, part, ...written }, shared, world));
}
