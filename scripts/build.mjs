// Bundles src/main.ts into dist/: runtime libraries included, one chunk per command, nothing to download afterwards.
import { readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';

const banner = [
  // commander, yaml and write-file-atomic are CommonJS: they call require, or name their file, while loading.
  "import { createRequire as __createRequire } from 'node:module';",
  'const require = __createRequire(import.meta.url);',
  'const __filename = import.meta.filename;',
  'const __dirname = import.meta.dirname;',
].join('\n');

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

await rm('dist', { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { main: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  minify: true,
  keepNames: false,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  chunkNames: 'chunk-[hash]',
  banner: { js: banner },
  define: { __DEVGROWTH_VERSION__: JSON.stringify(version) },
  // gitbeaker's own limiter and glob matcher are never reached: we bring our own requester.
  metafile: true,
  logLevel: 'warning',
});

/** Licences of everything that was bundled, as the licences ask. */
async function notices(inputs) {
  const names = new Set();
  for (const path of Object.keys(inputs)) {
    const match = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path);
    if (match) names.add(path.slice(0, path.lastIndexOf('node_modules/') + 'node_modules/'.length) + match[1]);
  }
  const parts = [];
  for (const folder of [...names].toSorted((one, other) => (one < other ? -1 : 1))) {
    const pkg = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
    let text = '';
    for (const file of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'License', 'LICENCE', 'LICENSE-MIT']) {
      text = await readFile(`${folder}/${file}`, 'utf8').catch(() => '');
      if (text) break;
    }
    parts.push(`## ${pkg.name} ${pkg.version}\n\n${text.trim() || `Licence: ${pkg.license}`}\n`);
  }
  return `# Third-party notices\n\nThe published bundle contains these packages.\n\n${parts.join('\n')}`;
}
await writeFile('dist/THIRD-PARTY-NOTICES.md', await notices(metafile.inputs));
