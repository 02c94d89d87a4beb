// The shape of a command: how it is declared to commander, how argv becomes plain input, how it runs.
import type { Command } from 'commander';
import type { ExitCode } from '#errors.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { Desk } from '#work/desk.ts';
import type { Access } from '#work/access.ts';
import type { World } from '#world.ts';

/** Where words for a Tab come from that depend on the person's goals, templates or settings. */
export type CandidateSource =
  | 'goals'
  | 'open-goals'
  | 'closed-goals'
  | 'kinds'
  | 'templates'
  | 'values'
  | 'criteria'
  | 'promotion-templates'
  | 'drafts'
  | 'profiles'
  | 'hosts';

/** Flags every command has; resolved by cli before `parse` sees them. */
export interface SharedInput extends Access {
  /** One of the command's `formats`, the first by default; or one of its `forms`. */
  readonly format: string;
  /** False with `--no-input`, and wherever stdin or stderr is not a terminal. */
  readonly mayAsk: boolean;
  /** `--yes`: take every default and confirm everything. */
  readonly yes: boolean;
  readonly debug: boolean;
  /** Whether stdout gets colour; decided once from --color, NO_COLOR, FORCE_COLOR and the terminal. */
  readonly color: boolean;
}

/** What a run has: the World, as a desk for the use cases that it calls. */
export interface CommandWorld extends World, Desk {
  /** With `--offline`: of when what was read so far is. */
  readonly offline?: () => OfflineFacts;
}

export interface OfflineFacts {
  /** When the oldest of it was read. */
  readonly asOf: Instant;
  /** When the newest of it was. */
  readonly upTo: Instant;
  /** Username of who read it. */
  readonly as: string;
  /** Confidential items were not kept, and are missing. */
  readonly withoutConfidential: boolean;
}

/** What a run gets: the flags that every command has, and the command's own words, which alone stand in a draft. */
export interface Input<Own extends object> {
  readonly shared: SharedInput;
  readonly own: Own;
}

/** No word of its own may have the name of a shared flag: what was split stays split. */
export type OwnWords = object & { readonly [flag in keyof SharedInput]?: never };

/** The argument or flag for which `-` stands for text from stdin. A command never sees that dash: the text takes its place. */
export type StdinPlace = { readonly argument: number } | { readonly flag: string };

export interface CommandModule<Own extends OwnWords = OwnWords> {
  /** Output formats, the default first: `text` is for people. */
  readonly formats: readonly [string, ...string[]];
  /** The format that the ending of `--out` means where `--format` names none: `md` is `markdown`. */
  readonly endings?: Readonly<Record<string, string>>;
  /** Adds `--dry-run` and `--allow-public`; `narrows` says `writes: false` for a run that only reads. */
  readonly writes: boolean;
  /** Adds `--offline`: its answers are kept, and read again without a network; in these formats alone. */
  readonly offline?: readonly string[];
  /** Answers are kept, and what belongs to an issue that a list tells as it was told last time is not asked for again, but by a run that writes. */
  readonly rereads?: 'changed';
  /** Further forms of the result, each by a flag of its own: `--web` opens the page, `--number-only` prints numbers alone. */
  readonly forms?: readonly ('web' | 'number')[];
  /** It ends what another command began, and so may write what `writes` does not tell of. */
  readonly resumes?: true;
  /** Shown under --help and executed in tests against a sandbox that has goals; without the leading `$`. */
  readonly examples: readonly string[];
  /**
   * What the shell offers on Tab for an argument or a flag, by its name in the help: `number`, `--kind`. Any other is free
   * text to it, or a file where the help says `<file>`.
   */
  readonly completes?: Readonly<Record<string, CandidateSource | readonly string[]>>;
  /** Of which the help says "- reads it from stdin". */
  readonly fromStdin?: StdinPlace;
  /** Arguments and own flags. */
  declare(command: Command): void;
  /** Checks and types what commander read of the command's own words. Throws `usage` errors. No I/O. */
  parse(args: readonly string[], flags: Readonly<Record<string, unknown>>): Own;
  /** What these words make of the shared flags, such as a run that only reads; throws `usage` for flags that do not go together. */
  narrows?(own: Own, shared: SharedInput): Partial<Pick<SharedInput, 'mayAsk' | 'dryRun' | 'writes'>>;
  run(input: Input<Own>, world: CommandWorld): Promise<ExitCode>;
}

/** null: the name does not end on one of them. */
export function formatByEnding(file: string, endings: Readonly<Record<string, string>>): string | null {
  const [, ending = ''] = /\.([^./\\]+)$/.exec(file.trim().toLowerCase()) ?? [];
  return Object.hasOwn(endings, ending) ? (endings[ending] ?? null) : null;
}

/** From argv, as commander has read it, to the input of a run. Runs nothing. */
export function inputOf<Own extends OwnWords>(
  module: CommandModule<Own>,
  args: readonly string[],
  flags: Readonly<Record<string, unknown>>,
  shared: SharedInput,
): Input<Own> {
  const own = module.parse(args, flags);
  return { shared: { ...shared, ...module.narrows?.(own, shared) }, own };
}
