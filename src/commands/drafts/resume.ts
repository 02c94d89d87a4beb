// `devgrowth drafts resume ID`: runs the command of a draft again with the very words and keys it was begun with.
import { DevgrowthError, type ExitCode } from '#errors.ts';
import { readDraft, withResumeHint } from '#settings/drafts.ts';
import type { World } from '#world.ts';
import type { CommandModule, SharedInput } from '../command.ts';
import { discardKept } from '../drafting.ts';

interface ResumeInput extends SharedInput {
  readonly id: string;
}

/** Commands that write a person's words; the names are those kept in the draft. */
const resumable: Readonly<Record<string, () => Promise<CommandModule>>> = {
  'evidence add': async () => (await import('../evidence/add.ts')).addCommand,
  'goal edit': async () => (await import('../goal/edit.ts')).editCommand,
  '1on1 add': async () => (await import('../one-on-one/add.ts')).addCommand,
  '1on1 prepare': async () => (await import('../one-on-one/prepare.ts')).prepareCommand,
  'goal add': async () => (await import('../goal/add.ts')).addCommand,
  'goal log': async () => (await import('../goal/log.ts')).logCommand,
  'goal close': async () => (await import('../goal/close.ts')).closeCommand,
  'goal check': async () => (await import('../goal/check.ts')).checkCommand,
  'goal uncheck': async () => (await import('../goal/check.ts')).uncheckCommand,
  'plan start': async () => (await import('../plan/start.ts')).startCommand,
  'promotion state': async () => (await import('../promotion/state.ts')).stateCommand,
  'promotion start': async () => (await import('../promotion/start.ts')).startCommand,
};

export const resumeCommand: CommandModule<ResumeInput> = {
  formats: ['text', 'json'],
  writes: false,
  examples: ['devgrowth drafts resume k3m9x2', 'devgrowth drafts resume k3m9x2 --yes'],
  completes: { id: 'drafts' },
  declare(command) {
    command
      .argument('<id>', 'Id of the draft, from `devgrowth drafts list`')
      .option('--allow-public', 'Write into a project that others can read');
  },
  parse: ([id = ''], _flags, shared) => ({ ...shared, id }),
  run: runResume,
};

async function runResume(input: ResumeInput, world: World): Promise<ExitCode> {
  const draft = await readDraft(world, input.id);
  const load = resumable[draft.command];
  if (!load) {
    throw new DevgrowthError(
      'configuration',
      `draft ${draft.id} belongs to "${draft.command}", which this version does not know`,
      {
        hint: '`devgrowth drafts list --format json` shows its words; `devgrowth drafts discard` removes it.',
      },
    );
  }
  const command = await load();
  // Where the words go was decided when they were typed. Only while nothing was sent may a mistyped place be mended:
  // what may have landed there would stand in two places. How the answer looks is decided now.
  const isUnsent = Object.keys(draft.keys).length === 0;
  const { format, color, mayAsk, yes, debug, allowPublic, caFile = null, insecureHttp = false } = input;
  const again = {
    ...(draft.input as SharedInput),
    continues: draft.id,
    profile: input.profile,
    host: (isUnsent ? input.host : null) ?? draft.host,
    project: (isUnsent ? input.project : null) ?? draft.project,
    format,
    color,
    mayAsk,
    yes,
    debug,
    caFile,
    insecureHttp,
    allowPublic,
    writes: true,
    dryRun: false,
  };
  try {
    const exitCode = await command.run(again, world);
    // Found written already, it never came to the draft.
    await discardKept(world, draft.id);
    return exitCode;
  } catch (error) {
    throw error instanceof DevgrowthError ? withResumeHint(error, draft.id) : error;
  }
}
