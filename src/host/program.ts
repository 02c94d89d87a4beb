// Runs a program that the user's settings name, without a shell, and reads what it prints.
import { DevgrowthError } from '#errors.ts';
import type { World } from '#world.ts';
import { startProgram } from './child-program.ts';

/** A program that asks (a key's PIN) gets this long for its answer. */
const longestRunMs = 60_000;
const mostOutput = 100_000;

/** What it prints on stdout. It shares our terminal, so that it may ask. Its output is in no message. */
export function runProgram(
  argv: readonly string[],
  env: World['env'],
  { isQuiet = false }: { isQuiet?: boolean } = {},
): Promise<string> {
  const [program = ''] = argv;
  return new Promise((resolve, reject) => {
    const terminal = isQuiet ? 'ignore' : 'inherit';
    const child = startProgram(argv, env, { stdio: [terminal, 'pipe', terminal] });
    // Node's own time-out goes on, and keeps the process alive, where the program could not be started.
    const end = setTimeout(() => child.kill(), longestRunMs);
    const chunks: Buffer[] = [];
    let size = 0;
    child.stdout?.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostOutput) child.kill();
      else chunks.push(chunk);
    });
    child.on('error', (cause: NodeJS.ErrnoException) => {
      clearTimeout(end);
      const why = cause.code === 'ENOENT' ? 'there is no such program' : (cause.code ?? 'it could not be started');
      reject(failed(program, why));
    });
    child.on('close', (code, signal) => {
      clearTimeout(end);
      if (code === 0) resolve(Buffer.concat(chunks).toString('utf8'));
      else reject(failed(program, code === null ? `it was ended by ${signal}` : `it ended with ${code}`));
    });
  });
}

function failed(program: string, why: string): DevgrowthError {
  return new DevgrowthError('configuration', `the program ${program} gave nothing: ${why}`, {
    hint: 'Run it yourself to see what it says; `devgrowth config path` shows where your settings are.',
  });
}
