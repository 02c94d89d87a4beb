// Writes man/devgrowth.1 from the commander tree. Run by the build.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param {string} version as in package.json */
export async function writeManual(version) {
  const bundle = join(tmpdir(), `devgrowth-manual-${process.pid}.mjs`);
  await build({
    entryPoints: ['src/cli/manual.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    define: { __DEVGROWTH_VERSION__: JSON.stringify(version) },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    outfile: bundle,
    logLevel: 'error',
  });
  try {
    const { manualPage } = await import(pathToFileURL(bundle).href);
    const stream = { write() {}, isTTY: false, columns: 80 };
    const text = await manualPage({ stdout: stream, stderr: stream, stdin: { isTTY: false }, env: {} });
    await mkdir('man', { recursive: true });
    await writeFile('man/devgrowth.1', text);
  } finally {
    await rm(bundle);
  }
}
