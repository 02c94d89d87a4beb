// Of the packages that are bundled only what is used. Each entry says why nothing is missed; what is left whole is used whole.
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { brotliCompressSync } from 'node:zlib';

const require = createRequire(import.meta.url);

// Of gitbeaker: its preset wraps every resource class that GitLab has, for a requester that we bring ourselves; its rate limiter and matcher
// are never asked; and for its query strings, qs brings six packages that stand in for WeakMap where there is none. Together they were a
// quarter of what a small report loads.
const packages = {
  'rate-limiter-flexible': 'export class RateLimiterQueue {} export class RateLimiterMemory {}',
  'picomatch-browser': 'export default {};',
  'side-channel': 'module.exports = () => new WeakMap();',
  // inquirer's own way to an editor, which we never take, brings the tables of every Asian encoding: a tenth of the package.
  '@inquirer/external-editor': 'export const editAsync = undefined;',
  // Node's own fetch takes any dispatcher, so of undici the two agents are used and no second fetch. A proxy is asked by `connect`, one of
  // the methods that undici's index puts on every dispatcher.
  undici: `
    Object.assign(require('undici/lib/dispatcher/dispatcher.js').prototype, require('undici/lib/api/index.js'));
    exports.Agent = require('undici/lib/dispatcher/agent.js');
    exports.ProxyAgent = require('undici/lib/dispatcher/proxy-agent.js');`,
};

// The reader of HTTP of undici's agents, with and without SIMD, is text in base64. As bytes, both in one file, it is a third of that.
const llhttp = ['llhttp-wasm', 'llhttp_simd-wasm'].map((name) => require(`undici/lib/llhttp/${name}.js`));
const llhttpFile = 'llhttp.wasm.br';
const ofLlhttp = (from, to) => `
  const { readFileSync } = require('node:fs');
  const packed = readFileSync(require('node:path').join(__dirname, '${llhttpFile}'));
  module.exports = require('node:zlib').brotliDecompressSync(packed).subarray(${from}, ${to});`;

const files = [
  { of: /undici\/lib\/llhttp\/llhttp-wasm\.js$/, contents: ofLlhttp(0, llhttp[0].length) },
  { of: /undici\/lib\/llhttp\/llhttp_simd-wasm\.js$/, contents: ofLlhttp(llhttp[0].length, undefined) },
  // A compiler of JSON Schemas, for answers of clients that src/assistants reads by itself.
  {
    of: /@modelcontextprotocol\/server\/dist\/ajvProvider-\w+\.mjs$/,
    contents: 'export class n { constructor() { throw new Error("JSON Schemas are not looked at here"); } }',
  },
];

export const inParts = {
  name: 'packages-in-parts',
  setup(build) {
    build.onResolve({ filter: /^@gitbeaker\/rest$/ }, ({ resolveDir }) =>
      build.resolve('@gitbeaker/core', { kind: 'import-statement', resolveDir }),
    );
    build.onResolve({ filter: new RegExp(`^(?:${Object.keys(packages).join('|')})$`) }, ({ path }) => ({
      path,
      namespace: 'stub',
    }));
    build.onLoad({ filter: /.*/, namespace: 'stub' }, ({ path }) => ({
      contents: packages[path],
      resolveDir: process.cwd(),
    }));
    const met = new Set();
    for (const file of files)
      build.onLoad({ filter: file.of }, () => {
        met.add(file);
        return { contents: file.contents };
      });
    // Another version may name them otherwise, and would come whole.
    build.onEnd(() => {
      const missed = files.find((file) => !met.has(file));
      if (missed !== undefined) throw new Error(`no file is ${missed.of} any more: see scripts/packages-in-parts.mjs`);
    });
  },
};

/** What the bundle reads beside itself. jq and llhttp are packed by us: npm's own packing leaves a third more of them. */
export async function writePacked(folder, jq) {
  await writeFile(`${folder}/jq.wasm.br`, brotliCompressSync(jq));
  await writeFile(`${folder}/${llhttpFile}`, brotliCompressSync(Buffer.concat(llhttp)));
}
