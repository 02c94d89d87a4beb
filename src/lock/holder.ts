// Who holds a lock: written into it, read from it, and looked for among the processes that can be seen from here.
import { readFile, readlink, stat } from 'node:fs/promises';
import { hostname, platform } from 'node:os';
import { kill, pid } from 'node:process';

/** Where a process is, as far as this system tells: its number means something in one boot and one namespace, and there until it is used again. */
interface Place {
  readonly host: string;
  readonly boot?: string;
  readonly namespace?: string;
  /** In ticks since the boot: no clock sets it. */
  readonly start?: string;
}

export interface Holder extends Partial<Place> {
  readonly pid: number;
  readonly id: string;
}

/** The first line is all there was before; a lock of that kind has no host. */
export async function lockText(id: string): Promise<string> {
  const facts = Object.entries(await thisProcess()).map(([name, value]) => `${name} ${String(value)}`);
  return [`${pid} ${id}`, ...facts, `beat ${beatDigits(0)}`, ''].join('\n');
}

export function holderOf(text: string | null): Holder | null {
  const [, number = '', id = '', rest = ''] = /^(\d+) (\S+)\n?([\s\S]*)$/.exec(text ?? '') ?? [];
  if (number === '') return null;
  const facts = Object.fromEntries(rest.split('\n').map((line) => line.split(/ (.*)/, 2)));
  return { ...facts, pid: Number(number), id };
}

export async function saidOf({ pid: number, host, namespace }: Holder): Promise<string> {
  const here = await thisProcess();
  if (host !== undefined && host !== here.host) return `process ${number} on ${host}`;
  return `process ${number}${namespace === here.namespace || host === undefined ? '' : ' in another container'}`;
}

export async function lifeOf(holder: Holder, path: string): Promise<'alive' | 'gone' | 'unknown'> {
  const here = await thisProcess();
  if (holder.host === undefined) return (await isGoneSinceLocked(holder, path)) ? 'gone' : 'alive';
  if (here.start !== undefined && holder.boot === here.boot && holder.namespace === here.namespace)
    return (await startOf(holder.pid)) === holder.start ? 'alive' : 'gone';
  // Without /proc, a Linux cannot tell a container from its neighbour.
  const isOneTable = platform() !== 'linux' && holder.boot === undefined && holder.host === here.host;
  return isOneTable && !isRunning(holder.pid) ? 'gone' : 'unknown';
}

/** All that a lock of the old kind tells is a number: ours, nobody's, or that of a process which is younger than the lock. */
async function isGoneSinceLocked({ pid: number }: Holder, path: string): Promise<boolean> {
  if (number === pid || !isRunning(number)) return true;
  const [start, boot, written] = await Promise.all([startOf(number), bootSeconds(), stat(path).catch(() => null)]);
  if (start === undefined || boot === null || written === null) return false;
  return boot + Number(start) / ticksPerSecond > written.mtimeMs / 1000 + 60;
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: sysconf(_SC_CLK_TCK), 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

async function bootSeconds(): Promise<number | null> {
  const seconds = /^btime (\d+)$/m.exec((await readOrNull('/proc/stat')) ?? '')?.[1];
  return seconds === undefined ? null : Number(seconds);
}

let here: Promise<Place> | null = null;

function thisProcess(): Promise<Place> {
  here ??= placeOfThisProcess();
  return here;
}

async function placeOfThisProcess(): Promise<Place> {
  const [boot, namespace, start, own] = await Promise.all([
    readOrNull('/proc/sys/kernel/random/boot_id'),
    readlink('/proc/self/ns/pid').catch(() => null),
    startOf(pid),
    readlink('/proc/self').catch(() => null),
  ]);
  // The /proc of another namespace tells of other processes.
  const isOurProc = own === String(pid) && boot !== null && namespace !== null && start !== undefined;
  return { host: hostname(), ...(isOurProc ? { boot: boot.trim(), namespace, start } : {}) };
}

/** undefined where there is no such process any more, or no /proc. */
async function startOf(number: number): Promise<string | undefined> {
  // The name may hold spaces and brackets; what has ended and was not fetched by its parent (Z) is still listed.
  const [state, ...fields] = ((await readOrNull(`/proc/${number}/stat`)) ?? '').replace(/^.*\) /s, '').split(' ');
  return state === 'Z' || state === 'X' ? undefined : fields[18];
}

function isRunning(number: number): boolean {
  try {
    kill(number, 0);
    return true;
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return !isCode(error, 'ESRCH');
  }
}

/** Of a fixed width: it is written over in place. */
export const beatDigits = (count: number) => String(count % 1e9).padStart(9, '0');

export const readOrNull = (path: string) => readFile(path, 'utf8').catch(() => null);

export function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
