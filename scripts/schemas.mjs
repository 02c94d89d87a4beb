// Writes schemas/*.json, and the library's types, from the zod schemas of src/render/json; `--check` only says which are stale.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentTypes, libraryDocuments } from './document-types.mjs';
import { sourceModule } from './source-module.mjs';

const { jsonSchemas } = await sourceModule('render/json/document-shapes.ts');

const wanted = new Map(jsonSchemas().map(({ file, text }) => [file, text]));
await mkdir('schemas', { recursive: true });
const present = (await readdir('schemas')).filter((file) => file.endsWith('.json'));
const stale = [];
for (const [file, text] of wanted)
  if ((await readFile(join('schemas', file), 'utf8').catch(() => '')) !== text) stale.push(file);
const surplus = present.filter((file) => !wanted.has(file));

const typesFile = 'src/library/documents.ts';
const types = documentTypes(
  new Map(libraryDocuments.map((name) => [name, JSON.parse(wanted.get(`${name}.v1.schema.json`))])),
);
const isTyped = (await readFile(typesFile, 'utf8').catch(() => '')) === types;

if (process.argv.includes('--check')) {
  if (!isTyped) console.log(`${typesFile} is stale: run \`npm run schemas\``);
  for (const file of [...stale, ...surplus]) console.log(`schemas/${file} is stale: run \`npm run schemas\``);
  process.exitCode = stale.length + surplus.length > 0 || !isTyped ? 1 : 0;
} else {
  for (const file of stale) await writeFile(join('schemas', file), wanted.get(file));
  if (!isTyped) await writeFile(typesFile, types);
  for (const file of surplus) await rm(join('schemas', file));
  console.log(`${wanted.size} schemas, ${stale.length} written, ${surplus.length} removed`);
}
