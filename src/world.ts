// The capabilities a command gets instead of globals: streams, environment, clock, files, prompts, a way to a forge.
import type { OfflineAnswers, OnlineAnswers } from '#growth/forge/kept-answers.ts';
import type { Forge } from '#growth/forge/forge.ts';
import type { WriteJournal } from '#growth/forge/written.ts';
import type { Instant } from '#growth/words/goal.ts';
import type { Ink } from '#render/terminal/ink.ts';
import type { Said } from '#wording.ts';

export interface OutputStream {
  /** Ink alone: what came from a server, a file or an argument is cleaned by then. */
  write(text: Ink): void;
  readonly isTTY: boolean;
  readonly columns: number;
  /** Lines of the terminal; absent where it is none. */
  readonly rows?: number;
}

export interface InputStream {
  readonly isTTY: boolean;
  readAll(): Promise<string>;
}

/** What is said by the way, beside the result; one sentence each. */
export interface Talk {
  /** Good to know. */
  note(sentence: Said): void;
  /** Not as it was meant. */
  warn(sentence: Said): void;
  /** What to do about what was said just before. */
  hint(sentence: Said): void;
  say(sentence: Said): void;
  /** A text of several lines, as it will stand somewhere. */
  show(lines: readonly string[]): void;
}

/** The user's own files: settings and drafts. Every write is atomic, file mode 0600, folders 0700. */
export interface Files {
  /** null when the file does not exist. */
  read(path: string): Promise<string | null>;
  /** The same for what is no text, or a long one. @throws where it is longer than `mostBytes` */
  readBytes(path: string, mostBytes: number): Promise<Uint8Array | null>;
  write(path: string, content: string | Uint8Array): Promise<void>;
  remove(path: string): Promise<void>;
  /** File names in a folder, sorted; empty when the folder does not exist. */
  list(folder: string): Promise<readonly string[]>;
  /** Permission bits (`0o600`) of a file or folder; null where it is not there, or the system has none. */
  mode(path: string): Promise<number | null>;
  /** Takes group and others their permissions on a file. False where that did not help: it is not ours, or the file system knows none. */
  makePrivate(path: string): Promise<boolean>;
  /** Of its owner alone. */
  makeExecutable(path: string): Promise<void>;
  /** Runs `work` while no other process holds the same lock file. */
  withLock<T>(path: string, work: () => Promise<T>): Promise<T>;
}

/** Files and folders that somebody names, or that ship with us. They are read alone, and what goes wrong is told in the system's words. */
export interface NamedFiles {
  /** @throws NoTextFile where something else stands under the name, or more than that */
  text(path: string, mostBytes?: number): Promise<string>;
  /** @throws NoTextFile as `text` does */
  bytes(path: string, mostBytes: number): Promise<Uint8Array>;
  isFolder(path: string): Promise<boolean>;
  /** What a folder holds, sorted. */
  names(folder: string): Promise<readonly string[]>;
  /** Where links lead. */
  realPath(path: string): Promise<string>;
}

/**
 * A question has a `name` (that of the flag that answers it), so that a missing answer can name the flag. Ctrl-C throws
 * `cancelled`, with what stood there by then.
 */
export interface Prompter {
  text(question: {
    name: string;
    message: string;
    default?: string;
    /** null: it is taken. May ask the server; must not fail. */
    check?: (text: string) => Said | null | Promise<Said | null>;
    /** Several lines that are pasted stay lines; else they become one. */
    takesLines?: boolean;
    /** Stands there as if it had been typed. */
    begun?: string;
  }): Promise<string>;
  choice<T extends string>(question: {
    name: string;
    message: string;
    choices: readonly { value: T; label: string; about?: string }[];
    default?: T;
    /** The first letter of a label chooses it, without Enter. */
    byKey?: boolean;
    /** What is typed leaves those alone whose label has it. */
    isFiltered?: boolean;
  }): Promise<T>;
  /** Any of them, and none as well: the space bar takes one in or out. */
  several<T extends string>(question: {
    name: string;
    message: string;
    choices: readonly { value: T; label: string }[];
    /** At least one. */
    isNeeded?: boolean;
  }): Promise<readonly T[]>;
  confirm(question: { name: string; message: string; default: boolean }): Promise<boolean>;
  secret(question: { name: string; message: string }): Promise<string>;
  /** One item a line until an empty one; `check` sees each of them. */
  list(question: {
    name: string;
    message: string;
    check?: (item: string) => Said | null;
    /** Items, one a line: they stand there as if they had been typed. */
    begun?: string;
  }): Promise<readonly string[]>;
}

/** The operating system's keyring. Entries go by host. */
export interface Keyring {
  /** False where it is likely to forget everything when the computer starts again. */
  readonly lasts: boolean;
  get(host: string): Promise<string | null>;
  set(host: string, token: string): Promise<void>;
  /** False when there was none. */
  remove(host: string): Promise<boolean>;
  /** Whether another process finds this token there. */
  isSeenElsewhere(host: string, token: string): Promise<boolean>;
}

/** jq, as a person's filter needs it. */
export interface Jq {
  /** What is wrong with a filter, in jq's words, without running it; null: nothing. */
  problemOf(filter: string): string | null;
  /** Blocks until the filter ends, which an endless one never does: Ctrl-C ends the process meanwhile. */
  run(filter: string, document: string): Filtered;
}

export interface Filtered {
  /** Each result as JSON on one line. */
  readonly values: readonly string[];
  /** What jq said on stderr: `debug`, or why it failed. */
  readonly said: string;
  /** `values` are those before it failed. */
  readonly hasFailed: boolean;
}

/** How requests leave this machine, where that is out of the ordinary. */
export interface NetworkPath {
  readonly proxy: {
    /** With its user name and password. Never printed. */
    readonly url: string;
    /** `HTTPS_PROXY` */
    readonly variable: string;
    /** `http://proxy.example.com:3128` */
    readonly shown: string;
  } | null;
  /** Certificates trusted besides the usual ones: `said` names them, `text` holds them. */
  readonly ca: { readonly file: string; readonly said: Said; readonly text: string } | null;
}

/** Which server, and with which token. */
export interface ForgeTarget {
  /** `sandbox`, or a base address with protocol: `https://gitlab.com`. */
  readonly host: string;
  readonly token: string;
  /** What a front before GitLab asks for, from the profile. */
  readonly front?: {
    readonly authHeader: 'bearer' | 'private-token';
    readonly headers: Readonly<Record<string, string>>;
  };
  readonly network?: NetworkPath;
  /** All of it must be answered within this time: then requests are given up. Nothing is waited for, nobody is told. */
  readonly withinMs?: number;
  /** Another clock than this machine's, for a sandbox that plays another day. */
  readonly clock?: () => Instant;
  readonly answers?: OfflineAnswers | OnlineAnswers;
  /** Is told of all that is written. */
  readonly journal?: WriteJournal;
  /** `--debug`: gets one line for each request, without the token. */
  readonly onTrace?: (line: string) => void;
}

export interface World {
  /** Result only. */
  readonly stdout: OutputStream;
  /** Talk: prompts, progress, warnings, errors. */
  readonly stderr: OutputStream;
  readonly stdin: InputStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** IANA name of the system's time zone; the first use of Intl costs a twentieth of a small `goal list`. */
  readonly zone: () => string;
  /** Folders for settings and for state (drafts, the sandbox's file). */
  readonly places: { readonly config: string; readonly state: string };
  /** `22.11.0` */
  readonly nodeVersion: string;
  /** Folder of the installed package: templates, examples. */
  readonly packageRoot: string;
  readonly files: Files;
  readonly namedFiles: NamedFiles;
  /** A folder that goes away with all it holds when `work` is done. */
  inScratchFolder<T>(work: (folder: string) => Promise<T>): Promise<T>;
  readonly prompt: Prompter;
  /** Tells whoever waits at a terminal how far it is (`5/12 Read one book`), until told otherwise; empty: nothing more to tell. */
  progress(step: string): void;
  now(): Instant;
  sleep(ms: number): Promise<void>;
  /** A fresh random id, for write keys. */
  newKey(): string;
  /** Resolves when the process is asked to stop (SIGINT, SIGTERM). */
  untilStopped(): Promise<void>;
  openForge(target: ForgeTarget): Promise<Forge>;
  /** What stands at an address that anybody may read. Sent once, without anything of the person's. */
  askPublic(address: string, network: NetworkPath | null): Promise<string>;
  /** Opens a file in the person's editor ($VISUAL, $EDITOR) and resolves when they have closed it. */
  openEditor(path: string): Promise<void>;
  /** Runs a program that the user's settings name, without a shell, and resolves to what it printed. `isQuiet`: it may neither ask nor complain. */
  runCommand(argv: readonly string[], options?: { readonly isQuiet?: boolean }): Promise<string>;
  /** null where the package that reaches it is not installed. */
  openKeyring(): Promise<Keyring | null>;
  /** Takes a moment to load. After a failure (a recursion without end) it may be of no more use. */
  openJq(): Promise<Jq>;
  /** Shows a file with the program that the system opens it with. Resolves when that has begun. */
  open(path: string): Promise<void>;
  /** Shows a page in the person's browser. `no-server`: it is of this machine, and nothing listens there. */
  browse(address: string): Promise<'opened' | 'no-browser' | 'no-server'>;
  /** Shows what is longer than the screen in the person's pager ($PAGER, less). False where there is none, and nothing was shown. */
  page(text: Ink): Promise<boolean>;
  /** Runs another command line in another world: the demo plays its story through the front door. */
  devgrowth(argv: readonly string[], world: World): Promise<number>;
}
