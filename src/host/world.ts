// The real World: this process, its disk, clock and network.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { clearedStream } from '#cli/cleared-stream.ts';
import { run } from '#cli/run.ts';
import { DevgrowthError } from '#errors.ts';
import { terminalPrompter } from '#cli/prompt.ts';
import { ink } from '#render/terminal/ink.ts';
import { userPlaces } from './places.ts';
import { leavingInterruptsTo } from './interrupts.ts';
import { outputStream, readStdin } from './streams.ts';
import type { AnnouncedWait, StatusLine } from '#cli/status-line.ts';
import type { Carry } from '#gitlab/wire/carry.ts';
import type { Files, NamedFiles, World } from '#world.ts';

/** The line of whoever waits for the server; null before the first forge is opened. */
export interface Waiting {
  line: StatusLine | null;
  /** Until it is stopped: then nothing is waited for any more. */
  serves: boolean;
}

/** @param streams for whoever has none of the process's: a program that uses us as a library */
export function realWorld(
  waiting: Waiting,
  interrupted: () => void,
  streams: Pick<World, 'stdout' | 'stderr'> = {
    stdout: outputStream(process.stdout),
    stderr: outputStream(process.stderr),
  },
): World {
  const now = () => new Date().toISOString();
  const sleep = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
  /** Nothing is kept waiting for it to end. */
  const idly = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms).unref());
  const terminal = streams.stderr;
  const stderr = clearedStream(terminal, () => waiting.line);
  const alone = <T>(work: () => Promise<T>) => waiting.line?.hiddenFor(work) ?? work();
  const places = userPlaces();
  const files = diskFilesOnDemand();
  /** Whoever asks the same server, also for another account, does so over the same connections. */
  const carries = new Map<string, Carry>();
  const carryOnce = (way: string, open: () => Carry): Carry => {
    const carry = carries.get(way) ?? open();
    carries.set(way, carry);
    return carry;
  };
  const lock = <T>(name: string, work: () => Promise<T>) => files.withLock(join(places.state, 'locks', name), work);
  return {
    stdout: clearedStream(streams.stdout, () => waiting.line),
    stderr,
    stdin: {
      get isTTY() {
        return process.stdin.isTTY;
      },
      readAll: readStdin,
    },
    env: process.env,
    cwd: process.cwd(),
    zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    places,
    nodeVersion: process.versions.node,
    packageRoot: fileURLToPath(new URL('..', import.meta.url)),
    files,
    namedFiles: namedFilesOnDemand(),
    inScratchFolder: async (work) => (await import('./named-files.ts')).inScratchFolder(work),
    prompt: terminalPrompter(
      {
        get input() {
          return process.stdin;
        },
        output: process.stderr,
      },
      alone,
    ),
    progress: (step) => waiting.line?.onStep(step),
    now,
    sleep,
    newKey: () => Buffer.from(crypto.getRandomValues(new Uint8Array(9))).toString('base64url'),
    untilStopped: () => {
      waiting.serves = true;
      return untilStopped(interrupted);
    },
    devgrowth: run,
    openEditor: (path) =>
      alone(async () => {
        const { openEditor } = await import('./editor.ts');
        const { readUserSettings } = await import('#settings/user-config.ts');
        const { editor } = await readUserSettings({ files, places });
        const { env, platform } = process;
        return leavingInterruptsTo(() => openEditor(path, { editor, env, platform }));
      }),
    runCommand: (argv, options) =>
      alone(async () => (await import('./program.ts')).runProgram(argv, process.env, options)),
    openKeyring: async () => {
      const { execPath: node, platform, env } = process;
      return (await import('./keyring.ts')).systemKeyring({ node, platform, env });
    },
    askPublic: async (address, network) => (await import('./public-answer.ts')).publicAnswer(address, network),
    openJq: async () => (await import('./jq.ts')).openJq(),
    page: (text) =>
      alone(async () => {
        const { showInPager } = await import('./pager.ts');
        return leavingInterruptsTo(() => showInPager(text, process.env));
      }),
    open: async (path) => (await import('./opener.ts')).openWithSystem(path, process),
    browse: (address) => alone(async () => (await import('./browser.ts')).browse(address, process)),
    openForge: async (target) => {
      const { openForge } = await import('./forge.ts');
      const { sayWait, statusLine } = await import('#cli/status-line.ts');
      const { host, token, network, onTrace, clock = now } = target;
      waiting.line ??= statusLine({ stderr: terminal, now, sleep: idly });
      const { onWait, onWork } = waiting.line;
      const told = onTrace ? { onWait: (wait: AnnouncedWait) => sayWait({ stderr, now }, wait) } : { onWait, onWork };
      const machine = { files, places, now, sleep, idly, lock, told };
      if (host === 'sandbox') {
        const { openSandboxFile } = await import('#sandbox/file.ts');
        const { backwardsNote } = await import('#sandbox/state/newest-day.ts');
        const at = () => Date.parse(clock());
        const sandbox = await asOurs(openSandboxFile({ folder: places.state, now: at }));
        const backwards = backwardsNote(await asOurs(sandbox.read()), at());
        if (backwards !== null) stderr.write(ink`note: ${backwards}\n`);
        const { byFetch } = await import('#gitlab/wire/carry.ts');
        const carry = byFetch((request) => asOurs(sandbox.fetch(request)));
        return openForge({ base: sandbox.externalUrl, token: sandbox.token, carry }, target, machine);
      }
      if (network === undefined) {
        const { carryByHttp } = await import('./carry-http.ts');
        return openForge({ base: host, token, carry: carryOnce(host, carryByHttp) }, target, machine);
      }
      const { createTransport } = await import('./transport.ts');
      const { proxy, ca } = network;
      const through = { proxy: proxy?.url ?? null, ca: ca?.text ?? null };
      const way = {
        carry: carryOnce(JSON.stringify([host, through]), () => createTransport(host, through)),
        ...(proxy === null ? {} : { proxy }),
        ...(ca === null ? {} : { trusted: ca.said }),
      };
      return openForge({ base: host, token, ...way }, target, machine);
    },
  };
}

/** A sandbox file that cannot be used is the user's to mend, like any other file of theirs, and so is the disk under it. */
async function asOurs<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const { SandboxFileError } = await import('#sandbox/file-failure.ts');
    if (!(error instanceof SandboxFileError)) throw error;
    const [kind, hint] = {
      file: ['configuration', 'See `devgrowth sandbox --help`.'] as const,
      disk: ['server', 'What was sent last is not written. Mend that (disk space, permissions), then go on.'] as const,
      busy: ['conflict', 'What was sent last is not written. Go on when that process is done.'] as const,
    }[error.fault];
    throw new DevgrowthError(kind, error.message, { hint, cause: error });
  }
}

function untilStopped(interrupted: () => void): Promise<void> {
  process.off('SIGINT', interrupted);
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/** The disk code is loaded by the first command that touches a file, not by `--help`. */
function diskFilesOnDemand(): Files {
  const disk = async () => (await import('./disk.ts')).diskFiles();
  return {
    read: async (path) => (await disk()).read(path),
    readBytes: async (path, mostBytes) => (await disk()).readBytes(path, mostBytes),
    write: async (path, text) => (await disk()).write(path, text),
    remove: async (path) => (await disk()).remove(path),
    list: async (folder) => (await disk()).list(folder),
    mode: async (path) => (await disk()).mode(path),
    makeExecutable: async (path) => (await disk()).makeExecutable(path),
    makePrivate: async (path) => (await disk()).makePrivate(path),
    withLock: async (path, work) => (await disk()).withLock(path, work),
  };
}

function namedFilesOnDemand(): NamedFiles {
  const disk = async () => (await import('./named-files.ts')).namedFiles;
  return {
    text: async (path, mostBytes) => (await disk()).text(path, mostBytes),
    bytes: async (path, mostBytes) => (await disk()).bytes(path, mostBytes),
    isFolder: async (path) => (await disk()).isFolder(path),
    names: async (folder) => (await disk()).names(folder),
    realPath: async (path) => (await disk()).realPath(path),
  };
}
