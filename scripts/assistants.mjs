// Writes skills/devgrowth/SKILL.md and llms.txt from the catalogue; `--check` only says which are stale.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { sourceModule } from './source-module.mjs';

const { llmsText, skill } = await sourceModule('cli/skill.ts');

/** The first heading of a page. */
const titleOf = async (path) => /^# (.+)$/m.exec(await readFile(path, 'utf8'))?.[1] ?? path;
const docs = (await readdir('docs')).filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`);
const pages = ['README.md', ...docs.toSorted(), 'src/sandbox/README.md', 'SECURITY.md', 'CHANGELOG.md'];
const wanted = new Map([
  ['skills/devgrowth/SKILL.md', await skill()],
  ['llms.txt', llmsText(await Promise.all(pages.map(async (path) => [path, await titleOf(path)])))],
]);
for (const [path, text] of wanted) {
  if ((await readFile(path, 'utf8').catch(() => '')) === text) continue;
  if (process.argv.includes('--check')) {
    console.log(`${path} is stale: run \`npm run assistants\``);
    process.exitCode = 1;
    continue;
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
