// jq itself, as WebAssembly: loaded by `--jq` alone. It sees no file, no variable and no network of this machine.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import { type Jq as Instance, loadJq } from 'jq-wasm';
import type { Filtered, Jq } from '#world.ts';
import { endedByInterrupts } from './interrupts.ts';

/** The file beside the bundle, packed; in the source tree there is none, and the package's own is read. */
declare const __DEVGROWTH_JQ_FILE__: string | undefined;

async function program(): Promise<Uint8Array> {
  if (typeof __DEVGROWTH_JQ_FILE__ !== 'string')
    return readFile(createRequire(import.meta.url).resolve('jq-wasm/jq.wasm'));
  return brotliDecompressSync(await readFile(new URL(__DEVGROWTH_JQ_FILE__, import.meta.url)));
}

export async function openJq(): Promise<Jq> {
  const instance = await loadJq({ wasmBinary: await program() });
  return {
    // Without any input a filter is read and not run.
    problemOf: (filter) => {
      const { said, hasFailed } = ran(instance, filter, '');
      return hasFailed ? said : null;
    },
    run: (filter, document) => ran(instance, filter, document),
  };
}

/** `--`: a filter such as `-1` is no flag. Not `-r`: jq-wasm trims what is printed, and a text's own blanks with it. */
function ran(instance: Instance, filter: string, document: string): Filtered {
  try {
    const { stdout, stderr, exitCode } = endedByInterrupts(() => instance.raw(document, filter, ['-c', '--']));
    return {
      values: stdout === '' ? [] : stdout.split('\n'),
      said: stderr,
      hasFailed: exitCode !== 0,
    };
  } catch (error) {
    return { values: [], said: error instanceof Error ? error.message : String(error), hasFailed: true };
  }
}
