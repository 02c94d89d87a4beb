// `devgrowth drafts resume ID`: runs the command of a draft again with the very words and keys it was begun with.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { draftFile, isReadable, readDraft, type StoredDraft, withResumeHint, wordsOf } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { CommandModule, Input, SharedInput } from '../command.ts';
import { discardKept } from '../drafting.ts';
import type { Resumable } from './resumable.ts';

interface ResumeWords {
  readonly id: string;
}

/** @param find the command of that name, where its drafts can be resumed: `goal add` */
export function resumeCommandOf(find: (command: string) => Resumable | null): CommandModule<ResumeWords> {
  return {
    formats: ['text', 'json'],
    writes: false,
    examples: ['devgrowth drafts resume k3m9x2', 'devgrowth drafts resume k3m9x2 --yes'],
    completes: { id: 'drafts' },
    declare(command) {
      command
        .argument('<id>', 'Id of the draft, from `devgrowth drafts list`')
        .option('--allow-public', 'Write into a project that others can read');
    },
    parse: ([id = '']) => ({ id }),
    run: (input, world) => runResume(input, find, world),
  };
}

async function runResume(
  { shared, own }: Input<ResumeWords>,
  find: (command: string) => Resumable | null,
  world: World,
): Promise<ExitCode> {
  const draft = await readDraft(world, own.id);
  if (!isReadable(draft)) throw notOurs(draft, 'its file cannot be understood', [], world);
  const resumable = find(draft.command);
  if (resumable === null)
    throw notOurs(draft, `it belongs to "${draft.command}", which this version does not know`, [], world);
  const read = await resumable(draft.input);
  if (!read.ok) throw notOurs(draft, 'another version or hand wrote its words', read.problems, world);
  try {
    const exitCode = await read.run(sharedAgain(draft, shared), world);
    // Found written already, it never came to the draft.
    await discardKept(world, draft.id);
    return exitCode;
  } catch (error) {
    if (!(error instanceof DevgrowthError)) throw error;
    throw isOfItsGoal(error, draft) ? withWordsToTakeAlong(error, draft) : withResumeHint(error, draft.id);
  }
}

/**
 * Where the words go was decided when they were typed. Only while nothing was sent may a mistyped place be mended:
 * what may have landed there would stand in two places. How the answer looks is decided now.
 */
function sharedAgain(draft: StoredDraft, shared: SharedInput): SharedInput {
  const isUnsent = Object.keys(draft.keys).length === 0;
  return {
    ...shared,
    continues: draft.id,
    host: (isUnsent ? shared.host : null) ?? draft.host,
    project: (isUnsent ? shared.project : null) ?? draft.project,
    writes: true,
    dryRun: false,
  };
}

/** Such as a number that is no goal's: resumed, the same words fail for ever. */
function isOfItsGoal({ kind }: DevgrowthError, { keys }: StoredDraft): boolean {
  return (kind === 'not-found' || kind === 'usage') && Object.keys(keys).length === 0;
}

function withWordsToTakeAlong(error: DevgrowthError, draft: StoredDraft): DevgrowthError {
  const { kind, message, details, cause } = error;
  return new DevgrowthError(kind, message, {
    details: [...details, ...wordsOf(draft)],
    hint: `Nothing was sent. Where the number or a flag is wrong, copy your words into a new \`devgrowth ${draft.command}\`, then \`devgrowth drafts discard ${draft.id}\`.`,
    cause,
  });
}

/** Nothing is guessed: the words are shown, and stay. */
function notOurs(draft: StoredDraft, why: string, problems: readonly string[], world: World): DevgrowthError {
  return new DevgrowthError('configuration', `draft ${draft.id} cannot be resumed: ${why}`, {
    details: [...problems, ...wordsOf(draft)],
    hint: `Nothing was sent, and nothing is lost: all of it stays in ${draftFile(world, draft.id)}. A newer devgrowth may know it. To give it up, copy your words out and use \`devgrowth drafts discard ${draft.id}\`.`,
  });
}
