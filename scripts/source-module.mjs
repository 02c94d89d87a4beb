// Runs modules of src in a script: bundled to a file that goes away once it is loaded.
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param {readonly string[]} paths of src, such as `cli/skill.ts` @returns {Promise<object>} what all of them export */
export async function sourceModule(...paths) {
  const { version } = JSON.parse(await readFile('package.json', 'utf8'));
  const bundle = join(tmpdir(), `devgrowth-${paths.join('-').replaceAll(/\W+/g, '-')}-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: paths.map((path) => `export * from './${path}';`).join(' '),
      resolveDir: 'src',
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    define: { __DEVGROWTH_VERSION__: JSON.stringify(version) },
    // Packages of CommonJS call it.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    outfile: bundle,
    logLevel: 'error',
  });
  try {
    return await import(pathToFileURL(bundle).href);
  } finally {
    await rm(bundle);
  }
}
