// Puts what everyday commands load into one file: of the eighty small ones that esbuild splits it into, Node takes longer to find and link
// each than to run it.
import { basename } from 'node:path';
import { build } from 'esbuild';
import { inAscii, withEagerParts } from './eager-parts.mjs';

/** Whatever else they load with an `import` statement belongs to it. */
const everyday = [
  'src/host/main.ts',
  'src/host/disk.ts',
  'src/host/carry-http.ts',
  'src/gitlab/forge.ts',
  'src/cli/status-line.ts',
  'src/settings/underway.ts',
  'src/commands/desk.ts',
  'src/commands/goal/list.ts',
  'src/commands/goal/show.ts',
  'src/commands/goal/log.ts',
  'src/commands/goal/check.ts',
  'src/commands/goal/add.ts',
  'src/commands/plan/show.ts',
  'src/commands/report/report.ts',
];

/**
 * @param files of a build with splitting, as `{ path, text }`
 * @param outputs the same in esbuild's metafile
 * @param options of that build, for the file itself
 * @returns the files to write: `main.js` with the everyday ones inside, and the others, which take them from it
 */
export async function withEverydayFile(files, outputs, options) {
  const textOf = new Map(files.map(({ path, text }) => [basename(path), text]));
  const builtOf = new Map(Object.entries(outputs).map(([path, built]) => [basename(path), built]));
  const reached = (names, found = new Set()) => {
    for (const name of names.filter((one) => !found.has(one))) {
      found.add(name);
      const statically = builtOf
        .get(name)
        .imports.filter(({ kind, external }) => kind === 'import-statement' && !external);
      reached(
        statically.map(({ path }) => basename(path)),
        found,
      );
    }
    return found;
  };
  const entries = new Map([...builtOf].flatMap(([name, { entryPoint }]) => (entryPoint ? [[entryPoint, name]] : [])));
  const named = everyday.map((source) => {
    if (entries.has(source)) return entries.get(source);
    throw new Error(`${source} is loaded by nobody on demand: take it from the everyday files`);
  });
  // A user of the sandbox alone loads nothing of ours: what both need stays apart.
  const apart = reached(['sandbox.js']);
  const inside = [...reached(named)].filter((name) => !apart.has(name));
  const loaders = inside.map((name) => `${JSON.stringify(name)}: () => import('./${name}')`).join(',\n');
  const { outputFiles } = await build({
    ...options,
    stdin: { contents: `export { main } from './main.js'; export const everyday = {\n${loaders}\n};`, resolveDir: '/' },
    plugins: [
      {
        name: 'built-files',
        setup(build) {
          build.onResolve({ filter: /^\.\// }, ({ path }) =>
            inside.includes(basename(path)) ? { path: basename(path), namespace: 'built' } : { path, external: true },
          );
          build.onLoad({ filter: /.*/, namespace: 'built' }, ({ path }) => ({ contents: textOf.get(path) }));
        },
      },
    ],
  });
  const others = files
    .filter(({ path }) => !inside.includes(basename(path)))
    .map(({ path, text }) => ({ path, text: withoutFiles(text, inside) }));
  const written = [{ path: 'dist/main.js', text: inAscii(withEagerParts(outputFiles[0].text)) }, ...others];
  refuseLeftOver(written, inside);
  return written;
}

/** An import in a form that the patterns do not know would be missed by nobody but the one who runs that command. */
function refuseLeftOver(files, names) {
  for (const { path, text } of files) {
    const left = names.find((name) => name !== 'main.js' && text.includes(`./${name}"`));
    if (left !== undefined) throw new Error(`${path} still imports ${left}, which is in the everyday file now`);
  }
}

/** The same file, with what it imports of these taken from the everyday file. */
function withoutFiles(text, names) {
  let isChanged = false;
  const from = (name) => {
    isChanged = true;
    return `__everyday[${JSON.stringify(name)}]()`;
  };
  const changed = text
    .replaceAll(/\bimport\{([^}]*)\}from"\.\/([\w.-]+)";/g, (whole, taken, name) =>
      names.includes(name) ? `const{${taken.replaceAll(' as ', ':')}}=await ${from(name)};` : whole,
    )
    .replaceAll(/\bimport"\.\/([\w.-]+)";/g, (whole, name) => (names.includes(name) ? `await ${from(name)};` : whole))
    .replaceAll(/\bimport\("\.\/([\w.-]+)"\)/g, (whole, name) => (names.includes(name) ? from(name) : whole));
  return isChanged ? `import{everyday as __everyday}from"./main.js";${changed}` : text;
}
