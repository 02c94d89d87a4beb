// `devgrowth drafts resume [ID]`: runs the command of a draft again with the very words and keys it was begun with; `--all` those of each.
import { DevgrowthError, type ExitCode, exitCodes } from '#errors.ts';
import { documentText } from '#render/json/document.ts';
import { ink } from '#render/terminal/ink.ts';
import { oneLine } from '#render/text.ts';
import { resumeAll, type ResumedDraft } from '#work/draft/resuming-all.ts';
import { resumeDraft, theDraft } from '#work/draft/resuming.ts';
import type { Mended } from '#work/draft/mending.ts';
import { namedGoal } from '#work/goal-number.ts';
import { said } from '#wording.ts';
import { collect, listFlag, textFlag } from '../answers.ts';
import { commandWords } from '../command-words.ts';
import type { CommandModule, CommandWorld, Input } from '../command.ts';
import type { Resumable } from './resumable.ts';

interface ResumeWords extends Mended {
  /** null: the only one there is. */
  readonly id: string | null;
  readonly all: boolean;
}

type Find = (command: string) => Resumable | null;

/** @param find the command of that name, where its drafts can be resumed: `goal add` */
export function resumeCommandOf(find: Find): CommandModule<ResumeWords> {
  return {
    formats: ['text', 'json'],
    writes: false,
    resumes: true,
    examples: [
      'devgrowth drafts resume k3m9x2',
      'devgrowth drafts resume k3m9x2 --to 7',
      'devgrowth drafts resume --all',
    ],
    completes: { id: 'drafts', '--to': 'goals' },
    declare(command) {
      command
        .argument('[id]', 'Id of the draft, from `devgrowth drafts list`; the only one needs none')
        .option('--all', 'All of them, the oldest first; one that fails stops no other')
        .option('--to <goal>', 'Send it to this goal instead')
        .option('--tick <item>', 'Tick this item instead of those that were typed (repeatable)', collect)
        .option('--allow-public', 'Write into a project that others can read');
    },
    parse([id], flags) {
      const all = flags['all'] === true;
      const to = textFlag(flags, 'to');
      const ticks = listFlag(flags, 'tick');
      if (all && (id !== undefined || to !== null || ticks.length > 0))
        throw new DevgrowthError('usage', '--all takes each draft as it is', { hint: 'Leave the rest out.' });
      return { id: id ?? null, all, to: to === null ? null : namedGoal(to), ticks };
    },
    run: (input, world) => (input.own.all ? runAll(input, find, world) : runOne(input, find, world)),
  };
}

async function runOne({ shared, own }: Input<ResumeWords>, find: Find, world: CommandWorld): Promise<ExitCode> {
  const id = await theDraft(own.id, world);
  return resumeDraft(id, shared, (command) => find(command)?.(shared, world) ?? null, world, own);
}

async function runAll({ shared }: Input<ResumeWords>, find: Find, world: CommandWorld): Promise<ExitCode> {
  const isJson = shared.format === 'json';
  // What each of them prints is no part of the one document.
  const within = isJson ? { ...world, stdout: { ...world.stdout, write: () => undefined } } : world;
  const how = { ...shared, format: isJson ? 'json' : 'text' };
  const ended = await resumeAll(
    shared,
    (command) => find(command)?.(how, within) ?? null,
    world,
    (draft) => {
      if (!isJson) tell(draft, world);
    },
  );
  if (isJson) {
    const drafts = ended.map((draft) => ({
      id: draft.id,
      command: draft.command,
      outcome: draft.outcome,
      why: draft.outcome === 'written' ? null : commandWords(draft.why),
    }));
    world.stdout.write(await documentText('drafts-resumed', { drafts }));
  } else {
    const written = ended.filter(({ outcome }) => outcome === 'written').length;
    world.stdout.write(ink`${summary(written, ended.length)}\n`);
  }
  return exitOf(ended);
}

function summary(written: number, all: number): string {
  if (all === 0) return 'No drafts: all that was typed is written.';
  if (written === all) return all === 1 ? 'The draft is written.' : `All ${all} drafts are written.`;
  return `${written} of ${all} drafts are written; devgrowth drafts list shows what is left.`;
}

function tell(draft: ResumedDraft<ExitCode>, { talk }: Pick<CommandWorld, 'talk'>): void {
  if (draft.outcome === 'written') return;
  const name = `draft ${draft.id} (${oneLine(draft.command)})`;
  if (draft.outcome === 'left') talk.note(said`${name} is left as it is: ${commandWords(draft.why)}`);
  else {
    talk.warn(said`${name} could not be written: ${commandWords(draft.why)}`);
    if (draft.hint !== null) talk.hint(draft.hint);
  }
}

function exitOf(ended: readonly ResumedDraft<ExitCode>[]): ExitCode {
  if (ended.some(({ outcome }) => outcome !== 'written')) return exitCodes.failed;
  const codes = ended.flatMap((draft) => (draft.outcome === 'written' ? [draft.result] : []));
  return codes.find((code) => code === exitCodes.partlyWritten) ?? codes.find((code) => code !== 0) ?? exitCodes.done;
}
