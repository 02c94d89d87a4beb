// Shows a page in the person's browser: $BROWSER, else what the system has for it. Never through a shell: an address is not a command.
import { createConnection } from 'node:net';
import { basename } from 'node:path';
import { DevgrowthError } from '#errors.ts';
import { isLoopback } from '#settings/host.ts';
import { commandWords } from '#settings/program.ts';
import { startProgram } from './child-program.ts';
import type { Surroundings } from './editor.ts';
import { openerOf } from './opener.ts';

/** These show pages in the terminal itself, and are waited for. */
const inTerminal = new Set(['elinks', 'links', 'links2', 'lynx', 'w3m', 'www-browser']);
/** Who runs longer than that has begun well. */
const startMs = 1_500;
const answerMs = 500;

/** Programs to try, in their order. `$BROWSER` may name several, parted by colons; `%s` stands for the address. */
export function browserWords(address: string, { env, platform }: Surroundings): readonly (readonly string[])[] {
  const named = (env['BROWSER'] ?? '').split(platform === 'win32' ? ';' : ':').filter((one) => one.trim() !== '');
  if (named.length > 0)
    return named.map((one) => {
      const words = commandWords(one, '$BROWSER');
      return words.some((word) => word.includes('%s'))
        ? words.map((word) => word.replaceAll('%s', () => address))
        : [...words, address];
    });
  // Without a screen the system's opener takes a browser of the terminal, which nobody would see.
  const hasScreen = platform !== 'linux' || ['DISPLAY', 'WAYLAND_DISPLAY', 'WSL_DISTRO_NAME'].some((one) => env[one]);
  return hasScreen ? [openerOf(platform, address)] : [];
}

export async function browse(
  address: string,
  surroundings: Surroundings,
): Promise<'opened' | 'no-browser' | 'no-server'> {
  const { hostname, port, protocol } = new URL(address);
  if (isLoopback(hostname) && !(await isAnswered(hostname, Number(port) || (protocol === 'http:' ? 80 : 443))))
    return 'no-server';
  for (const words of wordsOrNone(address, surroundings)) if (await hasBegun(words, surroundings)) return 'opened';
  return 'no-browser';
}

function wordsOrNone(address: string, surroundings: Surroundings): readonly (readonly string[])[] {
  try {
    return browserWords(address, surroundings);
  } catch (error) {
    if (error instanceof DevgrowthError) return [];
    throw error;
  }
}

function hasBegun(words: readonly string[], { env }: Surroundings): Promise<boolean> {
  const isHere = inTerminal.has(basename(words[0] ?? ''));
  return new Promise((resolve) => {
    const stdio = isHere ? (['inherit', 2, 'inherit'] as const) : ('ignore' as const);
    const child = startProgram(words, env, { stdio: typeof stdio === 'string' ? stdio : [...stdio], detached: !isHere });
    const end = isHere ? null : setTimeout(() => goOn(true), startMs);
    const goOn = (isWell: boolean) => {
      if (end !== null) clearTimeout(end);
      child.unref();
      resolve(isWell);
    };
    child.on('error', () => goOn(false));
    child.on('close', (code) => goOn(code === 0));
  });
}

function isAnswered(hostname: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: hostname.replace(/^\[|\]$/g, ''), port, timeout: answerMs });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.on('connect', () => end(true));
    socket.on('timeout', () => end(false));
    socket.on('error', () => end(false));
  });
}
