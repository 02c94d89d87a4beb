// Programs that the user's settings name (`token_command: pass show gitlab`): how they are written, and how they are run.
import { DevgrowthError } from '#errors.ts';
import type { World } from '#world.ts';
import { startProgram } from './child-program.ts';

/** A program that asks (a key's PIN) gets this long for its answer. */
const longestRunMs = 60_000;
const mostOutput = 100_000;

/**
 * `pass show "GitLab token"` -> its words, as a shell would part them. There is no shell: nothing is replaced, and what would need one is refused.
 * @param said where it stands, for the error: `token_command of profile work`
 */
export function commandWords(text: string, said: string): readonly string[] {
  const words: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const word = /^(?:[^\s'"\\]|'[^']*'|"(?:[^"\\]|\\.)*"|\\.)+/s.exec(rest)?.[0];
    if (word === undefined) throw wrong(said, 'has a quote that is not closed');
    const bare = word.replace(/'[^']*'|"(?:[^"\\]|\\.)*"|\\./gs, '');
    if (/[|&;<>`$()*?]/.test(bare))
      throw wrong(said, `holds "${/[|&;<>`$()*?]/.exec(bare)?.[0]}", which needs a shell`);
    words.push(unquoted(word));
    rest = rest.slice(word.length).trimStart();
  }
  if (words.length === 0) throw wrong(said, 'is empty');
  return words;
}

function unquoted(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
    (_, single?: string, double?: string, escaped?: string) =>
      single !== undefined ? single : (double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? ''),
  );
}

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

function wrong(said: string, problem: string): DevgrowthError {
  return new DevgrowthError('configuration', `${said} ${problem}`, {
    hint: 'Write one program with its words, such as `pass show gitlab`; for more, name a script of your own.',
  });
}
