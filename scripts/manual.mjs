// Writes man/devgrowth.1 and the texts of --help (dist/help) from the commander tree. Run by the build.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** @param {string} version as in package.json */
export async function writeManual(version) {
  const bundle = join(tmpdir(), `devgrowth-manual-${process.pid}.mjs`);
  await build({
    stdin: {
      contents: "export * from './manual.ts'; export * from './prepared-help.ts';",
      resolveDir: 'src/cli',
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    define: { __DEVGROWTH_VERSION__: JSON.stringify(version) },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    outfile: bundle,
    logLevel: 'error',
  });
  try {
    const { manualPage, preparedHelp } = await import(pathToFileURL(bundle).href);
    const worldOf = (stdout) => ({ stdout, stderr: stdout, stdin: { isTTY: false }, env: {} });
    const text = await manualPage(worldOf({ write() {}, isTTY: false, columns: 80 }));
    await mkdir('man', { recursive: true });
    await writeFile('man/devgrowth.1', text);
    for (const [name, help] of await preparedHelp(worldOf)) {
      const path = join('dist', 'help', `${name}.txt`);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, help);
    }
  } finally {
    await rm(bundle);
  }
}
