// `devgrowth 1on1 edit 2 "HELP a reviewer"`, `note 2 "..."`, `remove 2`: an item of the agenda, mended where it stands.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { oneLine } from '#render/text.ts';
import { withTypedWords } from '#work/drafting.ts';
import { type Mending, mendAgenda, type MendWords, planMending } from '#work/one-on-one/mending.ts';
import type { Session } from '#work/session.ts';
import { textFlag } from '../answers.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import { endDryRun } from '../written-goal.ts';
import { endMeeting } from './ended.ts';

export const editCommand = mendCommand('edit', 'Its new words; its tag stays where none is typed', [
  'devgrowth 1on1 edit 1 "DISCUSS career: which gap first?"',
  'devgrowth 1on1 edit 1 "HELP a reviewer" --dry-run',
]);
export const noteCommand = mendCommand('note', 'What was said; it stands below the item', [
  'devgrowth 1on1 note 1 "After the release; Sam asks the team"',
  'devgrowth 1on1 note 1 "Yes" --dry-run',
]);
export const removeCommand = mendCommand('remove', null, [
  'devgrowth 1on1 remove 1 --dry-run',
  'devgrowth 1on1 remove 1',
]);

function mendCommand(how: Mending, about: string | null, examples: readonly string[]): CommandModule<MendWords> {
  return {
    formats: ['text', 'json'],
    writes: true,
    forms: ['number'],
    examples,
    declare(command) {
      command.argument('<item>', 'Number of an item, or part of its text');
      if (about !== null) command.argument('<text>', about);
      command.option('--date <day>', 'On the 1:1 of this day (default: the next one)');
    },
    parse([item = '', text], flags) {
      if (about !== null && (text ?? '').trim() === '')
        throw new DevgrowthError('usage', 'the text is empty', { hint: 'Say at least a word.' });
      return { item, text: about === null ? null : (text ?? ''), date: textFlag(flags, 'date') };
    },
    run: (input, world) => withTypedWords(`1on1 ${how}`, input, world, (session) => mend(how, input, session, world)),
  };
}

async function mend(
  how: Mending,
  { shared, own }: Input<MendWords>,
  session: Session,
  world: CommandWorld,
): Promise<ExitCode> {
  const planned = await planMending(how, own, session, world);
  const { words, text, meeting: there } = planned;
  const place = `#${there.iid} ${oneLine(there.title)}`;
  const [now, was] = [oneLine(text), oneLine(words)];
  const plan = { edit: `${was} -> ${now}`, note: `${was}: - ${now}`, remove: `take off ${was}` }[how];
  if (shared.dryRun) return endDryRun([place, plan], shared, world);
  const { meeting, warnings } = await mendAgenda(how, own, planned, session, world);
  const say = { edit: `Says now: ${now}`, note: `Noted below ${was}`, remove: `Taken off: ${was}` }[how];
  return endMeeting({ meeting, warnings, say: [`${say} (${place})`] }, shared, session, world);
}
