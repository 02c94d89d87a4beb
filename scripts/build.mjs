// Bundles src/host/main.ts and the sandbox's entry into dist/: runtime libraries included, one chunk per command, nothing to download afterwards.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { withEverydayFile } from './everyday-file.mjs';
import { writeManual } from './manual.mjs';
import { shippedTexts } from './shipped-texts.mjs';
import { inParts, writePacked } from './packages-in-parts.mjs';

// Some of what is bundled is CommonJS and calls require, or names its file, while loading. Only the files that do get these lines; what is
// required is always a module of Node's own.
const forCommonJs = [
  { used: /\brequire\b(?!:)/, line: 'const require = process.getBuiltinModule;' },
  { used: /\b__filename\b/, line: 'const __filename = import.meta.filename;' },
  { used: /\b__dirname\b/, line: 'const __dirname = import.meta.dirname;' },
];

/**
 * Takes Node's own modules as objects. An `import` reads each of their exports once, and some of those load more: `node:http` a whole
 * WebSocket client from Node 22 on (a sixth of a small report), `node:crypto` its web form.
 */
function withNodeAsObjects(text) {
  return text
    .replaceAll(/\bimport\{([^}]*)\}from"(node:[^"]+)"/g, (_, names, path) => {
      return `const{${names.replaceAll(/ as /g, ':')}}=process.getBuiltinModule("${path}")`;
    })
    .replaceAll(/\bimport ?(?:\* ?as )?([\w$]+) ?from"(node:[^"]+)"/g, 'const $1=process.getBuiltinModule("$2")');
}

// What libraries load of Node for what we have not: commander for subcommands that are programs of their own (a tenth of our start-up),
// write-file-atomic for threads that write the same file.
const neverUsed = [
  { path: 'node:child_process', by: '/commander/' },
  { path: 'worker_threads', by: '/write-file-atomic/' },
];
const withoutUnused = {
  name: 'without-unused',
  setup(build) {
    build.onResolve({ filter: /^(?:node:child_process|worker_threads)$/ }, ({ path, importer }) =>
      neverUsed.some((one) => one.path === path && importer.includes(one.by))
        ? { path, namespace: 'empty' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

const mainApart = {
  name: 'main-apart',
  setup(build) {
    build.onResolve({ filter: /^#host\/main\.ts$/ }, () => ({ path: './main.js', external: true }));
  },
};

const { version } = JSON.parse(await readFile('package.json', 'utf8'));

const common = {
  outdir: 'dist',
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  define: {
    __DEVGROWTH_VERSION__: JSON.stringify(version),
    __DEVGROWTH_JQ_FILE__: JSON.stringify('./jq.wasm.br'),
    ...(await shippedTexts()),
  },
  logLevel: 'warning',
  write: false,
};
const { metafile, outputFiles } = await build({
  ...common,
  entryPoints: { main: 'src/host/main.ts', sandbox: 'src/sandbox/entry.ts', library: 'src/library/entry.ts' },
  splitting: true,
  chunkNames: 'chunk-[hash]',
  metafile: true,
  plugins: [withoutUnused, inParts],
});
const files = await withEverydayFile(outputFiles, metafile.outputs, common);
// One small file that shares nothing: `--version` loads no other.
const { outputFiles: starts } = await build({
  ...common,
  entryPoints: { start: 'src/start.ts', hook: 'src/hook.ts' },
  plugins: [mainApart],
});

// The old bundle goes only now that the new one is whole.
await rm('dist', { recursive: true, force: true });
await mkdir('dist');
for (const { path, text: imported } of [...files, ...starts]) {
  const text = withNodeAsObjects(imported);
  const lines = forCommonJs.filter(({ used }) => used.test(text)).map(({ line }) => `${line}\n`);
  await writeFile(path, lines.join('') + text);
}

await writePacked('dist', await readFile(createRequire(import.meta.url).resolve('jq-wasm/jq.wasm')));

// The types of what others import stand in one file each: they name none from other files but the library's documents, which go along.
const declared = await mkdtemp(join(tmpdir(), 'devgrowth-types-'));
const compiler = ['node_modules/typescript/bin/tsc', '--project', 'tsconfig.types.json', '--outDir', declared];
const compiled = spawnSync(process.execPath, compiler, { encoding: 'utf8' });
if (compiled.status !== 0) throw new Error(`the types cannot be written: ${compiled.stdout}${compiled.stderr}`);
const typesOf = (file) => readFile(join(declared, 'src', file), 'utf8');
const ofOurOwn = /^(?:import|export) [^;]*? from '\.\/(?:api|documents)\.ts';\n/gm;
const libraryFiles = await Promise.all(['api', 'entry', 'documents'].map((name) => typesOf(`library/${name}.d.ts`)));
const published = {
  sandbox: await typesOf('sandbox/entry.d.ts'),
  library: libraryFiles.map((text) => text.replaceAll(ofOurOwn, '').replaceAll('export {};\n', '')).join(''),
};
await rm(declared, { recursive: true });
for (const [name, types] of Object.entries(published)) {
  if (/\bimport\b|\bfrom '/.test(types)) throw new Error(`the types of ${name} name those of another file`);
  await writeFile(`dist/${name}.d.ts`, types);
}

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

await writeManual();
